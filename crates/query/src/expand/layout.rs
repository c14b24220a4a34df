//! Text typed on the wrong keyboard layout: `kfdhjd` for `лавров`, `тфещ` for `nato`.
//!
//! Works on chunks between spaces, because a quarter of Russian words has a letter on a key of punctuation, which the
//! query parser takes as such: `k.,jdm` is `любовь`.

use super::{ExpandInput, Expander, Rewrite};
use crate::plan::ExpansionSource;
use std::ops::Range;
use vestnik_analysis::layout::other_layout;

/// Offers the other layout where the index has what it says and not what was typed.
#[derive(Clone, Copy, Debug, Default)]
pub struct Layout;

/// A shorter word says too little.
const MIN_LETTERS: usize = 3;

impl Expander for Layout {
    fn rewrite(&self, input: &ExpandInput<'_>) -> Vec<Rewrite> {
        let mut rewrites: Vec<Rewrite> = Vec::new();
        for group in input.words.iter().filter(|group| input.is_unknown(group)) {
            let span = chunk_around(input.query, &group.span);
            if rewrites.iter().any(|known| known.span == span) {
                continue;
            }
            rewrites.extend(reading(input, span));
        }
        rewrites
    }
}

fn reading(input: &ExpandInput<'_>, span: Range<usize>) -> Option<Rewrite> {
    let typed = &input.query[span.clone()];
    let turned = other_layout(typed)?;
    let letters = turned.chars().filter(|c| c.is_alphabetic()).count();
    // The other layout of a Latin chunk may begin or end with a letter where a bracket or a comma was meant.
    let candidates = [(span.clone(), turned), trimmed(typed, &span)?];
    let known = candidates.into_iter().find(|(_, text)| input.document_frequency(text) > 0);
    let (span, text) = known.filter(|_| letters >= MIN_LETTERS)?;
    Some(Rewrite { span, text, source: ExpansionSource::Layout })
}

/// The chunk without the punctuation round it, turned.
fn trimmed(typed: &str, span: &Range<usize>) -> Option<(Range<usize>, String)> {
    let start = span.start + (typed.len() - typed.trim_start_matches(|c: char| !c.is_alphanumeric()).len());
    let inner = typed.trim_matches(|c: char| !c.is_alphanumeric());
    Some((start..start + inner.len(), other_layout(inner)?))
}

/// The text without white space round a place.
fn chunk_around(query: &str, span: &Range<usize>) -> Range<usize> {
    let start = query[..span.start]
        .rfind(char::is_whitespace)
        .map_or(0, |at| at + query[at..].chars().next().map_or(1, char::len_utf8));
    let end = query[span.end..].find(char::is_whitespace).map_or(query.len(), |at| span.end + at);
    start..end
}
