//! The threads that read and extract: a feeder, workers, and the caller's thread, which takes the outcomes in order.
//!
//! The feeder reads files of documents and archives of pages itself, a block at a time, so that a million lines are never in memory;
//! pages are read by the workers.

use super::archive::{self, ArchiveReader};
use super::lines::{self, LineError, LineReader, hash_file};
use super::order::{Reorder, Window};
use super::scan::Job;
use super::{CancelToken, UpdateError};
use crate::page::{self, PageOutcome};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use vestnik_document::Document;
use vestnik_index::{AnalyzedDocument, DocumentAnalyzer, Origin, Outcome, Store};
use vestnik_ingest::{FileKind, ReadLimits, is_crawl};
use vestnik_language::Tagger;

/// What a piece of work gave.
pub(crate) enum WorkOutcome<'j> {
    /// A page.
    Page(&'j Job, PageOutcome),
    /// A block of a file of documents: of its lines, or its pages.
    Lines { job: &'j Job, documents: Vec<Result<LineDocument, LineError>>, lines: u64, bytes: u64 },
    /// A file of documents whose time has changed, but none of its bytes.
    SameLines(&'j Job, u64),
    /// A file of documents is through, or why it could not be read to its end.
    EndOfLines(&'j Job, std::io::Result<End>),
}

/// How a file of documents was read to its end.
pub(crate) struct End {
    /// The hash of its bytes.
    pub(crate) hash: u64,
    /// Whether it is damaged, so that documents of it may be missing.
    pub(crate) is_damaged: bool,
}

/// A document of a line.
pub(crate) struct LineDocument {
    pub(crate) document: Document,
    pub(crate) origin: Origin,
    /// Made ready to be written, where the file is new. One of a known file is mostly in the index as it is.
    pub(crate) analyzed: Option<AnalyzedDocument>,
}

/// What all threads work with.
#[derive(Clone, Copy)]
pub(crate) struct Workplace<'a> {
    pub(crate) store: &'a Store,
    pub(crate) threads: usize,
    pub(crate) limits: &'a ReadLimits,
}

/// Some documents of a file that has many.
enum Block {
    Lines(lines::Block),
    Pages(archive::Block),
}

enum Task<'j> {
    Pages(&'j [Job]),
    Block(&'j Job, Block),
    SameLines(&'j Job, u64),
    EndOfLines(&'j Job, std::io::Result<End>),
}

/// Pages are handed out by so many, so that threads seldom wait for each other; fewer where they are large or where there
/// are few of them.
const PAGES_TOGETHER: usize = 16;
const BYTES_TOGETHER: u64 = 2 << 20;
/// How many pieces of work each thread should get at least.
const PIECES: usize = 8;

/// Works on all jobs and hands each outcome to `take`, in order. Stops early when cancelled, or when `take` fails.
pub(crate) fn run(
    jobs: &[Job],
    place: Workplace<'_>,
    cancel: &CancelToken,
    take: &mut dyn FnMut(WorkOutcome<'_>) -> Result<(), UpdateError>,
) -> Result<(), UpdateError> {
    let threads = place.threads;
    let window = Window::new(threads as u64 * 4);
    let together = (jobs.len() / (threads * PIECES)).clamp(1, PAGES_TOGETHER);
    let tagger = Tagger::new();
    let stop = CancelToken::new();
    std::thread::scope(|scope| {
        let (task_sender, task_receiver) = sync_channel(threads * 2);
        let (result_sender, result_receiver) = sync_channel(threads * 2);
        let task_receiver = Arc::new(Mutex::new(task_receiver));
        let (window, tagger, stop) = (&window, &tagger, &stop);
        scope.spawn(move || {
            let halted = || cancel.is_cancelled() || stop.is_cancelled();
            feed(jobs, place.limits, together, &task_sender, window, &halted);
        });
        for _ in 0..threads {
            let sender = result_sender.clone();
            let tasks = Arc::clone(&task_receiver);
            scope.spawn(move || work(&tasks, &sender, place, tagger, cancel));
        }
        drop((result_sender, task_receiver));
        let taken = collect(&result_receiver, window, take);
        // After an error the feeder must not wait for a window that no longer moves, nor workers for a full channel.
        stop.cancel();
        window.open();
        while result_receiver.recv().is_ok() {}
        taken
    })
}

fn collect<'j>(
    results: &Receiver<(u64, Vec<WorkOutcome<'j>>)>,
    window: &Window,
    take: &mut dyn FnMut(WorkOutcome<'_>) -> Result<(), UpdateError>,
) -> Result<(), UpdateError> {
    let mut reorder = Reorder::new();
    while let Ok((number, outcomes)) = results.recv() {
        reorder.put(number, outcomes);
        while let Some((outcomes, done)) = reorder.take() {
            outcomes.into_iter().try_for_each(&mut *take)?;
            window.advance(done);
        }
    }
    Ok(())
}

/// Sends all tasks with their numbers; ends early when halted.
fn feed<'j>(
    mut jobs: &'j [Job],
    limits: &ReadLimits,
    together: usize,
    tasks: &SyncSender<(u64, Task<'j>)>,
    window: &Window,
    halted: &dyn Fn() -> bool,
) {
    let mut number = 0;
    let mut send = |task| {
        window.wait_for(number);
        let sent = !halted() && tasks.send((number, task)).is_ok();
        number += 1;
        sent
    };
    while let Some(job) = jobs.first() {
        let count = match job.file.kind {
            FileKind::Documents => 1,
            _ => count_together(jobs, together),
        };
        let (piece, rest) = jobs.split_at(count);
        let sent = match job.file.kind {
            FileKind::Documents => feed_lines(job, limits, &mut send),
            _ => send(Task::Pages(piece)),
        };
        if !sent {
            return;
        }
        jobs = rest;
    }
}

/// How many of the first jobs go together; at least one.
fn count_together(jobs: &[Job], together: usize) -> usize {
    let mut bytes = 0;
    let fit = |job: &&Job| {
        bytes += job.file.size;
        job.file.kind != FileKind::Documents && bytes <= BYTES_TOGETHER
    };
    jobs.iter().take(together).take_while(fit).count().max(1)
}

fn feed_lines<'j>(job: &'j Job, limits: &ReadLimits, send: &mut dyn FnMut(Task<'j>) -> bool) -> bool {
    let known =
        job.known.as_ref().filter(|known| !job.again && !job.has_given && known.size == job.file.size);
    if let Some(known) = known
        && matches!(known.outcome, Outcome::Documents(_))
        && hash_file(&job.file.path).is_ok_and(|hash| hash == known.hash)
    {
        return send(Task::SameLines(job, known.hash));
    }
    let mut reader = match BlockReader::open(job, limits) {
        Ok(reader) => reader,
        Err(error) => return send(Task::EndOfLines(job, Err(error))),
    };
    loop {
        match reader.next_block() {
            Ok(Some(block)) => {
                if !send(Task::Block(job, block)) {
                    return false;
                }
            }
            Ok(None) => return send(Task::EndOfLines(job, Ok(reader.end()))),
            Err(error) => return send(Task::EndOfLines(job, Err(error))),
        }
    }
}

enum BlockReader {
    Lines(Box<LineReader>),
    Pages(Box<ArchiveReader>),
}

impl BlockReader {
    fn open(job: &Job, limits: &ReadLimits) -> std::io::Result<Self> {
        let path = &job.file.path;
        Ok(if path.file_name().is_some_and(is_crawl) {
            Self::Pages(Box::new(ArchiveReader::open(path, limits)?))
        } else {
            Self::Lines(Box::new(LineReader::open(path)?))
        })
    }

    fn next_block(&mut self) -> std::io::Result<Option<Block>> {
        Ok(match self {
            Self::Lines(reader) => reader.next_block()?.map(Block::Lines),
            Self::Pages(reader) => reader.next_block()?.map(Block::Pages),
        })
    }

    fn end(self) -> End {
        match self {
            Self::Lines(reader) => End { hash: reader.hash(), is_damaged: false },
            Self::Pages(reader) => reader.end(),
        }
    }
}

fn work<'j>(
    tasks: &Mutex<Receiver<(u64, Task<'j>)>>,
    results: &SyncSender<(u64, Vec<WorkOutcome<'j>>)>,
    place: Workplace<'_>,
    tagger: &Tagger,
    cancel: &CancelToken,
) {
    let mut analyzer = DocumentAnalyzer::new(place.store);
    loop {
        let task = tasks.lock().unwrap_or_else(PoisonError::into_inner).recv();
        let Ok((number, task)) = task else { return };
        let outcomes = match task {
            Task::Pages(jobs) => {
                let mut read = |job| page::read(job, place.limits, tagger, &mut analyzer);
                // Whoever asks to stop does not want to wait for the rest of them.
                let jobs = jobs.iter().take_while(|_| !cancel.is_cancelled());
                jobs.map(|job| WorkOutcome::Page(job, read(job))).collect()
            }
            Task::Block(job, block) => {
                let (lines, bytes, documents) = match block {
                    Block::Lines(block) => (block.lines(), block.bytes(), block.parse(tagger)),
                    Block::Pages(block) => {
                        (block.pages(), block.bytes(), block.parse(job.key, place.limits, tagger))
                    }
                };
                let documents = documents.into_iter();
                let documents =
                    documents.map(|parsed| parsed.map(|it| ready(job, it, &mut analyzer))).collect();
                vec![WorkOutcome::Lines { job, documents, lines, bytes }]
            }
            Task::SameLines(job, hash) => vec![WorkOutcome::SameLines(job, hash)],
            Task::EndOfLines(job, result) => vec![WorkOutcome::EndOfLines(job, result)],
        };
        if results.send((number, outcomes)).is_err() {
            return;
        }
    }
}

fn ready(job: &Job, mut document: Document, analyzer: &mut DocumentAnalyzer) -> LineDocument {
    let mut origin = Origin { root: None, source: Some(job.key) };
    if document.path.is_empty() {
        document.path = String::from_utf8_lossy(&job.place.path).into_owned();
        origin.root = Some(job.place.root);
    }
    let analyzed = job.known.is_none().then(|| analyzer.analyze(&document, origin));
    LineDocument { document, origin, analyzed }
}
