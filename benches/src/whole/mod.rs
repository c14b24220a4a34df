//! Whole programs measured: what a run costs as a process, and what it is compared with.

mod bare;
mod cost;
mod folder;
mod growth;
mod peers;
mod table;

pub use bare::Bare;
pub use cost::{Cost, median, run};
pub use folder::{Folder, folder_size};
pub use growth::{Growth, draw, growth_table};
pub use peers::{PEERS, Peer};
pub use table::{Row, Runs};
