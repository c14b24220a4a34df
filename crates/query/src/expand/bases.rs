//! What a word may be without its case ending, for expanders that look for names in the other script.

use super::ExpandInput;
use super::sequence::is_plain;
use crate::plan::{ExpansionSource, WordGroup};

/// A word as typed, then without its ending, each once; none for phrases, numbers and words under a negation, and none for
/// words that the glossary has: names among them have their usual spellings there.
pub(super) fn bases(input: &ExpandInput<'_>, group: &WordGroup) -> Vec<String> {
    let translated = group.alternatives.iter().any(|one| one.source == ExpansionSource::Glossary);
    if translated || !is_plain(group) {
        return Vec::new();
    }
    let words = input.analyzer.query_words(&group.text);
    let [word] = words.as_slice() else {
        return Vec::new();
    };
    let mut bases = vec![input.analyzer.fold(&group.text[word.span.clone()])];
    for term in &word.terms {
        push_new(&mut bases, term.term.clone());
        // Adjectives are also surnames: Зеленского, Навальному.
        if ["ск", "цк", "льн"].iter().any(|ending| term.term.ends_with(ending)) {
            push_new(&mut bases, format!("{}ий", term.term));
            push_new(&mut bases, format!("{}ый", term.term));
        }
    }
    bases.retain(|base| base.chars().all(char::is_alphabetic));
    bases
}

fn push_new(bases: &mut Vec<String>, base: String) {
    if !bases.contains(&base) {
        bases.push(base);
    }
}
