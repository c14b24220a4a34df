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

/// The first way to read a chunk that the index knows: a sign at either end may be a letter or just a sign.
fn reading(input: &ExpandInput<'_>, chunk: Range<usize>) -> Option<Rewrite> {
    let typed = &input.query[chunk.clone()];
    let sign = |c: char| !c.is_alphanumeric();
    let (first, last) =
        (typed.len() - typed.trim_start_matches(sign).len(), typed.trim_end_matches(sign).len());
    let bare = typed.rfind([':', '(']).map_or(0, |at| at + 1);
    let places = [0..typed.len(), 0..last, first..typed.len(), first..last, bare..last.max(bare)];
    places.into_iter().find_map(|place| {
        let text = other_layout(typed.get(place.clone())?)?;
        let letters = text.chars().filter(|c| c.is_alphabetic()).count();
        let span = chunk.start + place.start..chunk.start + place.end;
        (letters >= MIN_LETTERS && input.document_frequency(&text) > 0).then_some(Rewrite {
            span,
            text,
            source: ExpansionSource::Layout,
        })
    })
}

/// The text without white space round a place.
fn chunk_around(query: &str, span: &Range<usize>) -> Range<usize> {
    let start = query[..span.start]
        .rfind(char::is_whitespace)
        .map_or(0, |at| at + query[at..].chars().next().map_or(1, char::len_utf8));
    let end = query[span.end..].find(char::is_whitespace).map_or(query.len(), |at| span.end + at);
    start..end
}
