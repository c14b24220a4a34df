//! `vestnik_fuzz::metadata` under libFuzzer.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| vestnik_fuzz::metadata::check(bytes));
