//! Writes every document of an index as a line of JSON, in the shape that `vestnik index FILE.ndjson` takes.
//!
//! ```text
//! cargo run --example export -- /tmp/corpus-index > all.ndjson
//! ```
#![allow(clippy::print_stderr, reason = "an example talks to a person")]

use std::io::{BufWriter, Write, stdout};
use vestnik::Corpus;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let index = std::env::args_os().nth(1).ok_or("usage: export INDEX")?;
    // A searcher is one view of the index: what is written meanwhile does not show.
    let searcher = Corpus::open_read_only(index)?.searcher()?;
    let mut out = BufWriter::new(stdout().lock());
    for document in searcher.all_documents() {
        match document {
            Ok(document) => writeln!(out, "{}", serde_json::to_string(&document)?)?,
            // One that is damaged; those behind it may be sound.
            Err(error) => eprintln!("left out: {error}"),
        }
    }
    out.flush()?;
    Ok(())
}
