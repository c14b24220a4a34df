//! Damaged indexes: whatever happened to the files, the answer is the right one or an error, and never a panic; and a repair
//! loses nothing that is sound or can be read again.

#![allow(clippy::unwrap_used, reason = "helpers of tests may unwrap as tests do")]

mod found;
mod harm;
mod index;
mod repaired;
