//! Everything that reads bytes from outside, each as one function that takes any bytes.
//!
//! A target is a file here, a line in [`TARGETS`], a folder of seeds in `seeds/` and three lines in `fuzz_targets/`.
//! `fuzz/run` lets libFuzzer look for bytes that make one panic or hang; the tests run over the seeds, which what was
//! found joins.

#![forbid(unsafe_code)]

pub mod decode;
pub mod dictionary;
pub mod dump;
pub mod highlight;
pub mod metadata;
pub mod page;
mod parts;
pub mod query;

/// A target: takes any bytes and panics where a promise is broken.
pub type Target = fn(&[u8]);

/// All targets by their names.
pub const TARGETS: &[(&str, Target)] = &[
    ("decode", decode::check),
    ("page", page::check),
    ("dump", dump::check),
    ("query", query::check),
    ("highlight", highlight::check),
    ("dictionary", dictionary::check),
    ("metadata", metadata::check),
];
