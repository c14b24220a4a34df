//! `vestnik_fuzz::decode` under libFuzzer.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| vestnik_fuzz::decode::check(bytes));
