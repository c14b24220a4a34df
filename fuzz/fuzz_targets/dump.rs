//! `vestnik_fuzz::dump` under libFuzzer.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| vestnik_fuzz::dump::check(bytes));
