//! Other readings of a whole query, put together from the rewrites of its words.

use crate::expand::{ExpandInput, Expander, Rewrite};
use crate::hits::Suggestion;

/// For every word the rewrite of the first expander that has one; then, where they differ, those of each expander alone.
pub(super) fn suggestions(expanders: &[Box<dyn Expander>], input: &ExpandInput<'_>) -> Vec<Suggestion> {
    put_together(expanders.iter().map(|expander| expander.rewrite(input)).collect(), input)
}

/// The same of words that hardly a document has.
pub(super) fn likelier(expanders: &[Box<dyn Expander>], input: &ExpandInput<'_>) -> Vec<Suggestion> {
    put_together(expanders.iter().map(|expander| expander.likelier(input)).collect(), input)
}

fn put_together(by_expander: Vec<Vec<Rewrite>>, input: &ExpandInput<'_>) -> Vec<Suggestion> {
    let mut merged: Vec<Rewrite> = Vec::new();
    for rewrite in by_expander.iter().flatten() {
        add_unless_overlapping(&mut merged, rewrite);
    }
    let mut suggestions: Vec<Suggestion> = Vec::new();
    for rewrites in std::iter::once(&merged).chain(&by_expander) {
        let Some(first) = rewrites.first() else { continue };
        let query = rewritten(input.query, rewrites);
        let is_new = query != input.query && suggestions.iter().all(|known| known.query != query);
        if is_new {
            suggestions.push(Suggestion { query, source: first.source, applied: false });
        }
    }
    suggestions
}

fn add_unless_overlapping(merged: &mut Vec<Rewrite>, rewrite: &Rewrite) {
    let overlaps =
        |known: &Rewrite| known.span.start < rewrite.span.end && rewrite.span.start < known.span.end;
    if !merged.iter().any(overlaps) {
        merged.push(rewrite.clone());
    }
}

fn rewritten(query: &str, rewrites: &[Rewrite]) -> String {
    let mut ordered: Vec<&Rewrite> = rewrites.iter().collect();
    ordered.sort_by_key(|rewrite| rewrite.span.start);
    let mut text = String::with_capacity(query.len());
    let mut at = 0;
    for rewrite in ordered.into_iter() {
        if rewrite.span.start < at {
            continue;
        }
        text.push_str(&query[at..rewrite.span.start]);
        text.push_str(&rewrite.text);
        at = rewrite.span.end;
    }
    text + &query[at..]
}
