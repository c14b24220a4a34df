//! The keys that a phrase is found by.

use super::format::LONGEST_PHRASE;
use super::writer::TableWriter;
use vestnik_analysis::{Analyzer, Scratch, TermKind};

/// Adds a headword, one or several words, with one equivalent.
///
/// The key has the first term of each word, which every query word that means the same form has too. A headword of one
/// word is also found by its further terms, unless it is a known name: `Газа` is not what `газ` is.
pub(crate) fn add_entry(
    table: &mut TableWriter,
    scratch: &mut Scratch,
    (headword, equivalent): (&str, &str),
    rank: u32,
) {
    let mut words: Vec<Vec<String>> = Vec::new();
    let (mut last, mut known) = (None, false);
    Analyzer::new().analyze(headword, scratch, &mut |token| {
        if last != Some(token.position) {
            words.push(Vec::new());
            last = Some(token.position);
            known = token.kind == TermKind::Entity;
        }
        if let Some(word) = words.last_mut()
            && (word.is_empty() || token.kind != TermKind::Part && !known)
        {
            word.push(token.term.to_owned());
        }
    });
    match words.as_slice() {
        [] => {}
        [word] => word.iter().for_each(|term| table.add(term, equivalent, rank)),
        words if words.len() > LONGEST_PHRASE => {}
        words => table.add(
            &words.iter().map(|word| word[0].as_str()).collect::<Vec<_>>().join(" "),
            equivalent,
            rank,
        ),
    }
}
