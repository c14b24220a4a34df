//! What a writer begins with: the engine, with the policy of its merges, and the log that the last commit names.

use crate::catalogue::{Catalogue, Log};
use crate::store::{Store, read_payload};
use crate::writer::WriterOptions;
use crate::{ReadError, WriteError};
use std::time::{Duration, Instant};
use tantivy::indexer::LogMergePolicy;
use tantivy::{IndexWriter, TantivyDocument};

/// What the engine wants for its own threads, which have nothing to do: segments are built by [`crate::build`].
const ENGINE_MEMORY: usize = 15_000_000;
/// Segments with more deleted documents than this are merged: without it many small runs would grow the index.
const DELETED_RATIO: f32 = 0.25;

/// Segments of fewer documents count as equally large: four of them are merged. With the engine's 10,000 a few changed pages had all segments of
/// ten thousand merged with them.
const SMALL_SEGMENT: u32 = 1_000;

/// The engine's writer, of which there is one at a time.
pub(crate) fn engine(
    store: &Store,
    options: WriterOptions,
    is_cancelled: &dyn Fn() -> bool,
) -> Result<IndexWriter<TantivyDocument>, WriteError> {
    let engine = acquire(store, options, is_cancelled)?;
    // The engine (0.27) stamps operations from the stamp of the last commit on, that one included: a merge that goes
    // up to the last commit would take the first deletion for a part of it, or lose it. Nothing is stamped so now.
    engine.run([])?;
    if has_leftovers(store)? {
        // What cannot be removed now is tried again by the next commit.
        let _ = engine.garbage_collect_files().wait();
    }
    let mut policy = LogMergePolicy::default();
    policy.set_del_docs_ratio_before_merge(DELETED_RATIO);
    policy.set_min_num_segments(4);
    policy.set_min_layer_size(SMALL_SEGMENT);
    engine.set_merge_policy(Box::new(policy));
    Ok(engine)
}

/// Whether there are files that the last commit does not name, as a run leaves that was cut off or found no room: the next one may need
/// theirs.
fn has_leftovers(store: &Store) -> Result<bool, WriteError> {
    let segments = store.index().searchable_segment_ids()?;
    let names: Vec<String> = segments.iter().map(|segment| segment.uuid_string()).collect();
    let is_needed = |file: &str| file == "meta.json" || names.iter().any(|name| file.starts_with(name));
    let managed = store.index().directory().list_managed_files();
    Ok(!managed.iter().filter_map(|file| file.to_str()).all(is_needed))
}

fn acquire(
    store: &Store,
    options: WriterOptions,
    is_cancelled: &dyn Fn() -> bool,
) -> Result<IndexWriter<TantivyDocument>, WriteError> {
    let start = Instant::now();
    loop {
        let busy = match store.index().writer_with_num_threads(1, ENGINE_MEMORY).map_err(WriteError::from) {
            Err(WriteError::Busy) => WriteError::Busy,
            other => return other,
        };
        if start.elapsed() >= options.wait || is_cancelled() {
            return Err(busy);
        }
        std::thread::sleep(Duration::from_millis(50).min(options.wait));
    }
}

/// The log that the last commit names, cut to its valid part; a first log where there is none.
pub(crate) fn open_log(store: &Store) -> Result<(Log, Catalogue), WriteError> {
    let payload = read_payload(store.index())?;
    if payload.catalogue.is_empty() {
        let empty = Catalogue::default();
        return Ok((Log::create(store.disk(), store.folder(), log_name(1), &empty)?, empty));
    }
    Log::open(store.disk(), store.folder(), payload.catalogue, payload.length).map_err(|error| {
        match error.kind() {
            std::io::ErrorKind::InvalidData | std::io::ErrorKind::NotFound => {
                WriteError::Damaged(error.to_string())
            }
            _ => WriteError::Io(error),
        }
    })
}

/// The log after the one with this name, with this catalogue.
pub(crate) fn next_log(store: &Store, name: &str, catalogue: &Catalogue) -> Result<Log, ReadError> {
    let number = name.strip_prefix("catalogue-").and_then(|rest| rest.strip_suffix(".log"));
    let number = number.and_then(|number| number.parse::<u64>().ok()).unwrap_or(0) + 1;
    Ok(Log::create(store.disk(), store.folder(), log_name(number), catalogue)?)
}

pub(crate) fn log_name(number: u64) -> String {
    format!("catalogue-{number}.log")
}

#[cfg(test)]
mod tests {
    use crate::{Origin, Store, Writer, WriterOptions};
    use std::path::Path;
    use std::sync::Arc;
    use tantivy::Directory;
    use vestnik_analysis::Analyzer;
    use vestnik_document::{Document, DocumentId};

    #[test]
    fn a_writer_begins_with_removing_what_no_commit_names() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::create(&folder.path().join("index"), Arc::new(Analyzer::new())).unwrap();
        let mut writer = Writer::open(&store, WriterOptions::default()).unwrap();
        writer.add(&Document::new(DocumentId::from_hash(1)), Origin::default()).unwrap();
        writer.finish().unwrap();
        let directory = store.index().directory();
        let before = directory.list_managed_files();
        let left = Path::new("0123456789abcdef0123456789abcdef.store");
        directory.atomic_write(left, b"half of it").unwrap();
        drop(Writer::open(&store, WriterOptions::default()).unwrap());
        assert!(!directory.exists(left).unwrap());
        assert_eq!(directory.list_managed_files(), before);
        assert!(before.iter().all(|file| directory.exists(file).unwrap()));
    }
}
