//! `vestnik_fuzz::highlight` under libFuzzer.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| vestnik_fuzz::highlight::check(bytes));
