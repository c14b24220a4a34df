//! Documents and plans to tantivy: schema, writer, catalogue, snapshots.
//!
//! This is the only crate that knows tantivy, and none of its types shows in a public signature. An index is a folder
//! ([`Store`]); one [`Writer`] changes it, any number of [`Snapshot`]s read it. See `docs/FORMAT.md` for what the folder
//! holds.

mod ahead;
mod begin;
mod build;
mod catalogue;
mod check;
mod collect;
mod create;
mod disk;
mod documents;
mod error;
mod forget;
mod format;
mod lower;
mod mapped;
mod numbers;
mod optimize;
mod payload;
mod prepared;
mod readonly;
mod repair;
mod schema;
mod snapshot;
mod store;
mod stored;
mod stores;
mod terms;
#[doc(hidden)]
pub mod untrusted;
mod verified;
mod verify;
mod writer;

pub use ahead::{AnalyzedDocument, DocumentAnalyzer};
pub use catalogue::{Catalogue, FileEntry, Outcome, Place, Root, Roots};
pub use check::CheckReport;
pub use collect::{Address, Bucket, Scored, Step};
pub use create::discard_unfit;
pub use error::{OpenError, ReadError, RepairError, WriteError};
pub use format::FORMAT_VERSION;
pub use mapped::MappedFile;
pub use prepared::{Found, Prepared, Wanted};
pub use repair::{Lacking, Mended, Survey, repair, survey};
pub use schema::Origin;
pub use snapshot::Snapshot;
pub use store::Store;
pub use writer::{Writer, WriterOptions};
