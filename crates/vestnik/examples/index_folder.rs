//! Indexes a folder of saved pages, and again on every later run: only what changed is read.
//!
//! ```text
//! cargo run --example index_folder -- corpus /tmp/corpus-index
//! ```
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "an example talks to a person")]

use std::path::PathBuf;
use vestnik::{CancelToken, Corpus, FileResult, UpdateEvent, UpdateOptions};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args_os().skip(1).map(PathBuf::from);
    let (Some(pages), Some(index)) = (arguments.next(), arguments.next()) else {
        return Err("usage: index_folder PAGES INDEX".into());
    };
    let corpus = Corpus::open_or_create(&index)?;
    let mut on_event = |event: UpdateEvent<'_>| {
        if let UpdateEvent::File { path, result: FileResult::Added | FileResult::Changed, .. } = event {
            println!("{}", path.display());
        }
    };
    // Another thread may call `cancel` on a clone of the token; what is done by then is kept.
    let cancel = CancelToken::new();
    let report = corpus.update(&[pages], &UpdateOptions::default(), &mut on_event, &cancel)?;
    println!(
        "{} added, {} changed, {} removed, {} unchanged",
        report.added, report.changed, report.removed, report.unchanged
    );
    for (reason, count) in &report.skipped {
        println!("{count} left out: {reason}");
    }
    for failed in &report.failed {
        eprintln!("{}: {}", failed.path.display(), failed.message);
    }
    Ok(())
}
