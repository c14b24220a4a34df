//! `vestnik_fuzz::query` under libFuzzer.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| vestnik_fuzz::query::check(bytes));
