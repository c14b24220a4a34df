//! The program as its users meet it: the binary is run in a home folder of its own, over the sample pages.
//!
//! Most cases are transcripts (`tests/transcripts/*.md`, README.md, docs/GUIDE.md): text with commands and what they
//! print. A new case is a few lines there. With `SNAPSHOTS=overwrite` the files are rewritten with what is printed now.

#![cfg(unix)]

mod creation;
mod disks;
mod hostile;
mod json;
mod kills;
mod reference;
mod session;
mod signals;
mod terminal;
mod transcript;
mod transcripts;
