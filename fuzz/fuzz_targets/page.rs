//! `vestnik_fuzz::page` under libFuzzer.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| vestnik_fuzz::page::check(bytes));
