//! Words of the index that may have been meant by one that it does not have.

use super::ExpandInput;
use crate::distance::distance_within;
use crate::slip::slip_weight;

/// A word that may have been meant.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Neighbour {
    /// The word, in small letters.
    pub(super) word: String,
    /// How many documents have it in any form, times how likely the slip is.
    pub(super) weight: f32,
    /// The term that most of these documents have.
    term: String,
}

/// From so many letters on, two of them may be wrong.
const LONG: usize = 7;

/// How many neighbours are given.
const MOST: usize = 10;

/// How many terms of the index to look at.
pub(super) const MOST_TERMS: usize = 24;

/// The words of the index that are near to what was typed, which is in small letters: the likeliest first, each stem once.
///
/// The index has stems, and a slip may hide the ending that a stem would lose: `elction` has not the stem of `election`. So all
/// words that are one slip away are tried, then those whose stems are near.
pub(super) fn neighbours(input: &ExpandInput<'_>, typed: &str, slips: usize) -> Vec<Neighbour> {
    let words = input.analyzer.query_words(typed);
    let own: Vec<&str> = words.iter().flat_map(|word| &word.terms).map(|term| term.term.as_str()).collect();
    let mut found: Vec<Neighbour> = Vec::new();
    for word in one_slip_away(typed).into_iter().chain(near_terms(input, typed, 1)) {
        add(&mut found, input, typed, word);
    }
    if found.is_empty() && slips > 1 && typed.chars().count() >= LONG {
        for word in near_terms(input, typed, 2) {
            add(&mut found, input, typed, word);
        }
    }
    // Another form of what was typed is no other word.
    found.retain(|one| !own.contains(&one.term.as_str()));
    found.sort_by(|one, other| other.weight.total_cmp(&one.weight).then_with(|| one.word.cmp(&other.word)));
    found.truncate(MOST);
    found
}

/// Adds a word that the index has, or puts it in the place of one of the same stem that is a less likely slip.
fn add(found: &mut Vec<Neighbour>, input: &ExpandInput<'_>, typed: &str, word: String) {
    if word == typed || !word.chars().all(char::is_alphabetic) {
        return;
    }
    let words = input.analyzer.query_words(&word);
    let [only] = words.as_slice() else { return };
    let counted = only.terms.iter().map(|term| (input.vocabulary.document_frequency(&term.term), &term.term));
    let Some((count, term)) = counted.max_by_key(|(count, _)| *count).filter(|(count, _)| *count > 0) else {
        return;
    };
    #[expect(clippy::cast_precision_loss, reason = "an order of size is enough")]
    let weight = count as f32 * slip_weight(&word, typed);
    match found.iter_mut().find(|known| known.term == *term) {
        Some(known) if known.weight >= weight => {}
        Some(known) => (known.word, known.weight) = (word, weight),
        None => found.push(Neighbour { term: term.clone(), word, weight }),
    }
}

/// All texts that one slip makes of a word: two letters swapped, a letter left out, put in or exchanged.
fn one_slip_away(typed: &str) -> Vec<String> {
    let letters: Vec<char> = typed.chars().collect();
    let mut texts = Vec::new();
    let mut add = |before: &[char], between: &[char], after: &[char]| {
        texts.push([before, between, after].into_iter().flatten().collect());
    };
    let alphabet = alphabet(typed);
    for at in 0..=letters.len() {
        let (before, after) = letters.split_at(at);
        alphabet.clone().for_each(|letter| add(before, &[letter], after));
        if let [first, rest @ ..] = after {
            add(before, &[], rest);
            alphabet.clone().filter(|letter| letter != first).for_each(|letter| add(before, &[letter], rest));
        }
        if let [first, second, rest @ ..] = after {
            add(before, &[*second, *first], rest);
        }
    }
    texts
}

/// The letters that may be missing in a word: those of its script; none for scripts other than the two.
fn alphabet(typed: &str) -> std::ops::RangeInclusive<char> {
    match typed.chars().next() {
        Some('a'..='z') => 'a'..='z',
        Some('а'..='я') => 'а'..='я',
        _ => 'b'..='a',
    }
}

/// The terms near to a word, and those near to its stem with an ending of the word, so that they read as words.
fn near_terms(input: &ExpandInput<'_>, typed: &str, distance: u8) -> Vec<String> {
    let near =
        |term: &str| input.vocabulary.near(term, distance, MOST_TERMS).into_iter().map(|(near, _)| near);
    let stem =
        input.analyzer.query_words(typed).into_iter().next().and_then(|word| word.terms.into_iter().next());
    let of_stem = stem.into_iter().flat_map(|stem| near(&stem.term));
    near(typed).chain(of_stem.filter_map(|stem| with_ending(input, typed, &stem))).collect()
}

/// The longest ending of the typed word that may stand behind a stem.
const MOST_ENDING: usize = 4;

/// The near stem with an ending of the typed word, so that the suggestion reads as a word: the one nearest to what was typed.
pub(super) fn with_ending(input: &ExpandInput<'_>, typed: &str, stem: &str) -> Option<String> {
    let letters: Vec<char> = typed.chars().collect();
    let endings = (0..=MOST_ENDING.min(letters.len())).map(|length| &letters[letters.len() - length..]);
    let words = endings.map(|ending| format!("{stem}{}", ending.iter().collect::<String>()));
    let known = words.filter(|word| word != typed && input.document_frequency(word) > 0);
    known
        .filter_map(|word| {
            let distance = distance_within(&letters, &word.chars().collect::<Vec<_>>(), letters.len())?;
            // Of equal ones that which keeps most of what was typed.
            Some((distance, std::cmp::Reverse(word.chars().count()), word))
        })
        .min()
        .map(|(.., word)| word)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::expand::tests::Terms;
    use vestnik_analysis::Analyzer;

    #[test]
    fn likely_slips_of_frequent_words_come_first() {
        let vocabulary = Terms(&[
            ("elect", 300),
            ("electron", 4),
            ("chang", 90),
            ("charg", 40),
            ("chase", 2),
            ("hous", 100),
            ("home", 120),
            ("министерств", 80),
            ("президентск", 30),
        ]);
        let analyzer = Analyzer::new();
        for (typed, words) in [
            // A slip that hides the ending, and the stem with it.
            ("elction", &["election"][..]),
            ("chage", &["change", "charge", "chase"]),
            ("houe", &["house", "home"]),
            // What was left out is likelier than what was exchanged.
            ("министерсто", &["министерство"]),
            ("президентсие", &["президентские"]),
            ("небывальщина", &[]),
            ("日本語日本語", &[]),
        ] {
            let input = ExpandInput { query: "", words: &[], analyzer: &analyzer, vocabulary: &vocabulary };
            let found = neighbours(&input, typed, 2);
            assert_eq!(found.iter().map(|one| one.word.as_str()).collect::<Vec<_>>(), words, "{typed}");
        }
    }
}
