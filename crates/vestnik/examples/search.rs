//! Searches an index and prints the hits of two pages, with the matching words in brackets.
//!
//! ```text
//! cargo run --example search -- /tmp/corpus-index "nato dialogue"
//! ```
#![allow(clippy::print_stdout, reason = "an example talks to a person")]

use vestnik::{Corpus, Facet, Highlight, Hits, SearchRequest};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let (Some(index), Some(query)) = (arguments.next(), arguments.next()) else {
        return Err("usage: search INDEX QUERY".into());
    };
    // A searcher is one view of the index: both pages are of the same state, whatever is indexed meanwhile.
    let searcher = Corpus::open_read_only(index)?.searcher()?;
    let request = SearchRequest { limit: 5, facets: vec![Facet::Language], ..SearchRequest::new(query) };
    let first = searcher.search(&request)?;
    for warning in &first.warnings {
        println!("note: {}", warning.message);
    }
    for suggestion in &first.suggestions {
        println!("did you mean: {}", suggestion.query);
    }
    println!("{} documents have all the words; by language: {:?}", first.total, first.facets[0].counts);
    print_hits(&first);
    if let Some(next) = first.next {
        print_hits(&searcher.search(&SearchRequest { after: Some(next), ..request })?);
    }
    Ok(())
}

fn print_hits(hits: &Hits) {
    for hit in &hits.hits {
        let headline = hit.headline.as_ref().map_or("", |headline| headline.text.as_str());
        println!("{:>3}. {} [{}]", hit.rank, marked(headline, &hit.headline_highlights), hit.lang);
        println!("     {}", marked(&hit.snippet.text, &hit.snippet.highlights));
        println!("     {}{}", hit.path, if hit.relaxed { " (some words are missing)" } else { "" });
    }
}

/// The text with its highlights in brackets.
fn marked(text: &str, highlights: &[Highlight]) -> String {
    let (mut marked, mut end) = (String::new(), 0);
    for highlight in highlights {
        marked.push_str(&text[end..highlight.bytes.start]);
        marked.push_str(&format!("[{}]", &text[highlight.bytes.clone()]));
        end = highlight.bytes.end;
    }
    marked + &text[end..]
}
