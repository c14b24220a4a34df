//! Text typed on the wrong keyboard layout: `kfdhjd` for `лавров`, `тфещ` for `nato`.
//!
//! Works on chunks between spaces, because a quarter of Russian words has a letter on a key of punctuation, which the
//! query parser takes as such: `k.,jdm` is `любовь`.

use super::{ExpandInput, Expander, Rewrite};
use crate::plan::{ExpansionSource, WordGroup};
use crate::planner::is_function_word;
use std::ops::Range;
use vestnik_analysis::{QueryTerm, layout::other_layout};

/// Offers the other layout where the index has what it says and not what was typed.
#[derive(Clone, Copy, Debug, Default)]
pub struct Layout;

/// A shorter word says too little.
const MIN_LETTERS: usize = 3;

/// A word of so many letters must be in two documents.
const SHORT: usize = 3;

/// A stem of less than [`MIN_LETTERS`] must be in one of so many documents.
const SCANT_STEM_SHARE: u64 = 1_000;

impl Expander for Layout {
    fn rewrite(&self, input: &ExpandInput<'_>) -> Vec<Rewrite> {
        let mut chunks: Vec<Range<usize>> = Vec::new();
        for group in input.words {
            let chunk = chunk_around(input.query, &group.span);
            let is_new = chunks.last() != Some(&chunk);
            if is_new && (input.is_unknown(group) || is_broken_up(input, &chunk)) {
                chunks.push(chunk);
            }
        }
        let mut read: Vec<Rewrite> = chunks.into_iter().filter_map(|chunk| reading(input, chunk)).collect();
        let little: Vec<Rewrite> =
            input.words.iter().filter_map(|group| function_word(input, group, &read)).collect();
        read.extend(little);
        read
    }
}

/// The function word that stands between words which were read otherwise: `b` of `genby b nhfvg` is «и», though pages have a `b`.
fn function_word(input: &ExpandInput<'_>, group: &WordGroup, read: &[Rewrite]) -> Option<Rewrite> {
    let chunk = chunk_around(input.query, &group.span);
    let overlaps = |known: &Rewrite| known.span.start < chunk.end && chunk.start < known.span.end;
    if group.negated || read.iter().any(overlaps) {
        return None;
    }
    let typed = &input.query[chunk.clone()];
    // `об` is `j,`: the comma may be a letter.
    let bare = typed.trim_end_matches(|c: char| !c.is_alphanumeric()).len();
    [typed.len(), bare].into_iter().find_map(|length| {
        let text = other_layout(&typed[..length])?;
        let is_of_same = |known: &Rewrite| is_cyrillic(&known.text) == is_cyrillic(&text);
        let is_meant = is_function_word(&text.to_lowercase()) && read.iter().any(is_of_same);
        let span = chunk.start..chunk.start + length;
        is_meant.then_some(Rewrite { span, text, source: ExpansionSource::Layout })
    })
}

fn is_cyrillic(text: &str) -> bool {
    text.contains(|c| matches!(c, '\u{400}'..='\u{4ff}'))
}

/// Whether letters on keys of punctuation have left nothing but scraps of a word: `,f,f` for `баба`.
fn is_broken_up(input: &ExpandInput<'_>, chunk: &Range<usize>) -> bool {
    let within = |group: &&WordGroup| chunk.start <= group.span.start && group.span.end <= chunk.end;
    let scraps = input
        .words
        .iter()
        .filter(within)
        .all(|group| !group.negated && group.text.chars().count() < MIN_LETTERS);
    let typed = &input.query[chunk.clone()];
    let bare = typed.trim_end_matches(|c: char| !c.is_alphanumeric());
    scraps && bare.contains(['[', ']', ';', '\'', ',', '.', '`', '{', '}', ':', '<', '>'])
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
        (letters >= MIN_LETTERS && is_known(input, &text, letters)).then_some(Rewrite {
            span,
            text,
            source: ExpansionSource::Layout,
        })
    })
}

/// Whether the index has what the other layout says, often enough to be meant. The shorter a word or its stem, the more
/// often nonsense hits upon one: `bust` is `игые`, which has the stem of `иг`.
fn is_known(input: &ExpandInput<'_>, text: &str, letters: usize) -> bool {
    let short = if letters <= SHORT { 2 } else { 1 };
    let scant = (input.vocabulary.document_count() / SCANT_STEM_SHARE).max(short);
    let words = input.analyzer.query_words(text);
    let known = |term: &QueryTerm| {
        let needed = if term.term.chars().count() < MIN_LETTERS { scant } else { short };
        input.vocabulary.document_frequency(&term.term) >= needed
    };
    !words.is_empty() && words.iter().all(|word| word.terms.iter().any(known))
}

/// The text without white space round a place.
fn chunk_around(query: &str, span: &Range<usize>) -> Range<usize> {
    let start = query[..span.start]
        .rfind(char::is_whitespace)
        .map_or(0, |at| at + query[at..].chars().next().map_or(1, char::len_utf8));
    let end = query[span.end..].find(char::is_whitespace).map_or(query.len(), |at| span.end + at);
    start..end
}
