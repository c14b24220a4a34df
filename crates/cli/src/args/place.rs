//! Which index a command speaks of.

use clap::{Args, ValueHint};
use std::path::PathBuf;

/// The index that a command writes or checks.
#[derive(Args, Debug)]
pub(crate) struct PlaceArgs {
    /// The folder of the index [default: $VESTNIK_INDEX, else the nearest `.vestnik` in this folder or above it]
    #[arg(long, value_name = "DIR", value_hint = ValueHint::DirPath)]
    pub(crate) index: Option<PathBuf>,
}

/// The index that a command reads: one that stands, or that of a folder of pages.
#[derive(Args, Debug)]
pub(crate) struct IndexArgs {
    #[command(flatten)]
    pub(crate) place: PlaceArgs,

    /// Answer about this folder of saved pages, keeping its index in the user's cache folder up to date
    #[arg(long = "in", value_name = "FOLDER", value_hint = ValueHint::DirPath, conflicts_with = "index")]
    pub(crate) folder: Option<PathBuf>,
}
