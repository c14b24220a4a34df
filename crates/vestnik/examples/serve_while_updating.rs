//! A long-lived program: some threads search all the time while another one keeps the index up to date.
//!
//! One `Corpus` is shared by all. Each search sees the last commit as a whole; nobody waits for the update.
//!
//! ```text
//! cargo run --example serve_while_updating -- corpus /tmp/corpus-index
//! ```
#![allow(clippy::print_stdout, reason = "an example talks to a person")]

use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::Duration;
use vestnik::{CancelToken, Corpus, SearchRequest, UpdateOptions};

const QUERIES: [&str; 4] = ["nato dialogue", "переговоры", "\"in the city\"", "lang:ru выборы"];

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args_os().skip(1).map(PathBuf::from);
    let (Some(pages), Some(index)) = (arguments.next(), arguments.next()) else {
        return Err("usage: serve_while_updating PAGES INDEX".into());
    };
    let corpus = Corpus::open_or_create(index)?;
    let (done, answered) = (AtomicBool::new(false), AtomicU64::new(0));
    std::thread::scope(|scope| {
        for number in 0..3 {
            // A clone is cheap and shares the open index; a reference would do as well.
            let (corpus, done, answered) = (corpus.clone(), &done, &answered);
            scope.spawn(move || {
                for query in QUERIES.iter().cycle().skip(number) {
                    if done.load(Ordering::Relaxed) {
                        return;
                    }
                    match corpus.search(&SearchRequest::new(*query)) {
                        Ok(_hits) => drop(answered.fetch_add(1, Ordering::Relaxed)),
                        Err(error) => println!("{query}: {error}"),
                    }
                }
            });
        }
        let updated = keep_up_to_date(&corpus, &pages);
        done.store(true, Ordering::Relaxed);
        updated
    })?;
    println!("{} searches were answered meanwhile", answered.into_inner());
    Ok(())
}

/// Three rounds; a real service would go on, and cancel the running round when it is told to stop.
fn keep_up_to_date(corpus: &Corpus, pages: &PathBuf) -> Result<(), vestnik::UpdateError> {
    let cancel = CancelToken::new();
    // Small batches make new pages visible soon.
    let options =
        UpdateOptions { batch_documents: 500, wait: Duration::from_secs(5), ..UpdateOptions::default() };
    for round in 1..=3 {
        let report = corpus.update(std::slice::from_ref(pages), &options, &mut |_event| {}, &cancel)?;
        println!(
            "round {round}: {} added, {} changed, {} removed",
            report.added, report.changed, report.removed
        );
        std::thread::sleep(Duration::from_millis(200));
    }
    Ok(())
}
