//! The best passage of a document: the one that covers most of the words, close together, cut at the ends of sentences.

use super::piece::{Piece, body};
use super::reading::{Found, Occurrence, Reading, highlights};
use super::sentence;
use crate::hits::{Highlight, Snippet};
use crate::plan::{QueryPlan, Scope};
use std::ops::Range;

/// The usual length of a snippet, in characters.
pub const SNIPPET_CHARS: usize = 240;

/// What every further occurrence of a covered word adds.
const REPEATED: f32 = 0.02;

/// What a passage loses that is as long as it may be, against one of no length.
const STRETCHED: f32 = 0.3;

/// What a passage of another field than the body loses.
const ELSEWHERE: f32 = 0.5;

/// What the first paragraph gains over one far below.
const EARLY: f32 = 0.1;

impl Reading<'_, '_> {
    /// The best passage of at most about `chars` characters; where no word stands in the body, its beginning.
    pub fn snippet(&self, chars: usize) -> Snippet {
        let best = self
            .found
            .iter()
            .filter(|found| found.piece.scope != Scope::Headline)
            .filter_map(|found| {
                best_window(found, self.plan, chars).map(|(window, score)| (found, window, score))
            })
            // The first of the best.
            .reduce(|best, next| if next.2 > best.2 { next } else { best });
        match best {
            Some((found, window, _)) => {
                let place = around(found.piece.text, window, chars);
                cut(found.piece, place, &found.occurrences, self.plan)
            }
            None => self.beginning(chars),
        }
    }

    fn beginning(&self, chars: usize) -> Snippet {
        let Some(piece) = body(self.document).find(|piece| !piece.text.trim().is_empty()) else {
            return Snippet::default();
        };
        cut(piece, around(piece.text, 0..0, chars), &[], self.plan)
    }
}

/// The bytes from the first to the last occurrence of the best window of a piece, and its score.
fn best_window(found: &Found<'_>, plan: &QueryPlan, chars: usize) -> Option<(Range<usize>, f32)> {
    let occurrences = &found.occurrences;
    let text = found.piece.text;
    let gain = |found: &Occurrence| {
        let group = &plan.words[found.word];
        group.idf.max(0.1) * group.alternatives[found.alternative].weight
    };
    let mut counts = vec![0_usize; plan.words.len()];
    let (mut from, mut score) = (0, 0.0);
    let mut best: Option<(Range<usize>, f32)> = None;
    // Characters from one occurrence to the next, so that the length of a window is known without counting it again.
    let mut length = 0;
    for (to, last) in occurrences.iter().enumerate() {
        length += match to.checked_sub(1).map(|before| &occurrences[before]) {
            Some(before) => text[before.bytes.start..last.bytes.start].chars().count(),
            None => 0,
        };
        counts[last.word] += 1;
        score += if counts[last.word] == 1 { gain(last) } else { REPEATED };
        let last_length = text[last.bytes.clone()].chars().count();
        // The window that ends here: the shortest with these words, and not longer than a passage.
        while from < to && (length + last_length > chars || counts[occurrences[from].word] > 1) {
            let first = &occurrences[from];
            counts[first.word] -= 1;
            score -= if counts[first.word] == 0 { gain(first) } else { REPEATED };
            from += 1;
            length -= text[first.bytes.start..occurrences[from].bytes.start].chars().count();
        }
        let stretch = STRETCHED * (length as f32 / chars.max(1) as f32);
        let early = EARLY / (1 + found.piece.number) as f32;
        let elsewhere = if found.piece.scope == Scope::Body { 0.0 } else { ELSEWHERE };
        let total = score - stretch + early - elsewhere;
        if best.as_ref().is_none_or(|(_, most)| total > *most) {
            best = Some((occurrences[from].bytes.start..last.bytes.end, total));
        }
    }
    best
}

/// The passage round a window: from the beginning of its sentence where that fits, to the end of the last sentence that
/// fits, and then sentences before it while there is room.
fn around(text: &str, window: Range<usize>, chars: usize) -> Range<usize> {
    let reach = back(text, window.start, chars);
    let mut starts = sentence::starts(text, reach..forward(text, window.start, 1));
    starts.retain(|&at| at <= window.start);
    if reach == 0 {
        starts.insert(0, 0);
    }
    let spare = chars.saturating_sub(text[window.clone()].chars().count());
    let earliest = back(text, window.start, spare);
    let Some(own) = starts.pop().filter(|&at| at >= earliest) else {
        let start = word_start(text, back(text, window.start, spare / 3), window.start);
        return start..end_of(text, start, window.end, chars);
    };
    let end = end_of(text, own, window.end, chars);
    let earliest = back(text, end, chars);
    let start = starts.into_iter().find(|&at| at >= earliest).unwrap_or(own);
    start..end
}

/// The end of the last sentence within so many characters from `start` that ends after `from`; else that of a word.
fn end_of(text: &str, start: usize, from: usize, chars: usize) -> usize {
    let limit = forward(text, start, chars).max(from);
    if limit == text.len() {
        return text.trim_end().len().max(from);
    }
    let next = text[limit..].find(|c: char| !c.is_whitespace()).map_or(text.len(), |offset| limit + offset);
    let starts = sentence::starts(text, start..forward(text, next, 2));
    match starts.into_iter().rfind(|&at| at >= from && at <= next) {
        Some(next) => start + text[start..next].trim_end().len(),
        None => word_end(text, from, limit),
    }
}

/// So many characters before a place.
fn back(text: &str, from: usize, chars: usize) -> usize {
    text[..from].char_indices().rev().take(chars).last().map_or(from, |(at, _)| at)
}

/// So many characters after a place.
fn forward(text: &str, from: usize, chars: usize) -> usize {
    text[from..].char_indices().nth(chars).map_or(text.len(), |(offset, _)| from + offset)
}

/// The first word that begins at or after `from` and not after `until`.
fn word_start(text: &str, from: usize, until: usize) -> usize {
    if from == 0 {
        return 0;
    }
    let within = text[..from].chars().next_back().is_some_and(|c| !c.is_whitespace());
    let offset = if within { text[from..until].find(char::is_whitespace) } else { Some(0) };
    let at = offset.map_or(until, |offset| from + offset);
    at + (text[at..until].len() - text[at..until].trim_start().len())
}

/// The end of the last word that ends at or before `until` and not before `from`.
fn word_end(text: &str, from: usize, until: usize) -> usize {
    let whole = text[until..].chars().next().is_none_or(char::is_whitespace);
    let end = if whole {
        until
    } else {
        text[from..until].rfind(char::is_whitespace).map_or(until, |at| from + at)
    };
    from + text[from..end].trim_end().len()
}

/// A passage as a snippet: one line, with `…` where a sentence is cut.
fn cut(piece: Piece<'_>, place: Range<usize>, occurrences: &[Occurrence], plan: &QueryPlan) -> Snippet {
    let (text, (field, paragraph)) = (piece.text, piece.place);
    let (start_cut, end_cut) = is_cut(text, &place);
    let mut line = String::from(if start_cut { "…" } else { "" });
    let (bytes, chars) = (line.len(), line.chars().count());
    // White space of any kind becomes a space of the same length, so that places stay what they are.
    line.extend(text[place.clone()].chars().map(|c| if c.is_ascii_whitespace() { ' ' } else { c }));
    line.push_str(if end_cut { "…" } else { "" });
    let within: Vec<Occurrence> = occurrences
        .iter()
        .filter(|found| found.bytes.start >= place.start && found.bytes.end <= place.end)
        .map(|found| Occurrence {
            bytes: found.bytes.start - place.start..found.bytes.end - place.start,
            ..found.clone()
        })
        .collect();
    let shifted = highlights(&text[place.clone()], &within, plan).into_iter().map(|found| Highlight {
        bytes: found.bytes.start + bytes..found.bytes.end + bytes,
        chars: found.chars.start + chars..found.chars.end + chars,
        word: found.word,
    });
    Snippet { text: line, highlights: shifted.collect(), field: Some(field), paragraph, bytes: place }
}

/// Whether a passage begins and whether it ends within a sentence.
fn is_cut(text: &str, place: &Range<usize>) -> (bool, bool) {
    let before = text[..place.start].trim_end();
    let begins = before.is_empty()
        || sentence::starts(text, back(text, place.start, 80)..forward(text, place.start, 1))
            .contains(&place.start);
    let rest = text[place.end..].trim_start();
    let next = text.len() - rest.len();
    let ends = rest.is_empty() || sentence::starts(text, place.start..forward(text, next, 1)).contains(&next);
    (!begins, !ends)
}
