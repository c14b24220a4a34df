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
) -> Result<IndexWriter<TantivyDocument>, WriteError> {
    let engine = acquire(store, options)?;
    // The engine (0.27) stamps operations from the stamp of the last commit on, that one included: a merge that goes
    // up to the last commit would take the first deletion for a part of it, or lose it. Nothing is stamped so now.
    engine.run([])?;
    let mut policy = LogMergePolicy::default();
    policy.set_del_docs_ratio_before_merge(DELETED_RATIO);
    policy.set_min_num_segments(4);
    policy.set_min_layer_size(SMALL_SEGMENT);
    engine.set_merge_policy(Box::new(policy));
    Ok(engine)
}

fn acquire(store: &Store, options: WriterOptions) -> Result<IndexWriter<TantivyDocument>, WriteError> {
    let start = Instant::now();
    loop {
        let busy = match store.index().writer_with_num_threads(1, ENGINE_MEMORY).map_err(WriteError::from) {
            Err(WriteError::Busy) => WriteError::Busy,
            other => return other,
        };
        if start.elapsed() >= options.wait {
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
