//! `vestnik_fuzz::dictionary` under libFuzzer.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| vestnik_fuzz::dictionary::check(bytes));
