//! Did you mean: near words of the index for words that it does not have.

use super::neighbours::{MOST_TERMS, neighbours, with_ending};
use super::sequence::is_plain;
use super::ukrainian::{in_russian, is_ukrainian};
use super::{ExpandInput, Expander, Rewrite};
use crate::plan::{ExpansionSource, WordGroup};
use crate::surname::surname_ending;
use vestnik_analysis::TermKind;
use vestnik_bilingual::glossary;

/// Offers words that are near to what was typed, the likeliest first.
#[derive(Clone, Copy, Debug, Default)]
pub struct Spelling;

/// A shorter word has too many neighbours.
const MIN_LETTERS: usize = 4;

/// A text of so many unknown words is in another language, or none.
const MOST_WORDS: usize = 8;

impl Expander for Spelling {
    fn rewrite(&self, input: &ExpandInput<'_>) -> Vec<Rewrite> {
        let unknown = || input.words.iter().filter(|group| input.is_unknown(group));
        // A page may have the first name as it is, of a person whom others name in Russian.
        let is_ukrainian = unknown().any(|group| is_ukrainian(&input.analyzer.fold(&group.text)));
        let is_read = |group: &&WordGroup| input.is_unknown(group) || is_ukrainian && is_plain(group);
        let read = |group| {
            let russian = ukrainian(input, group);
            let others = || if input.is_unknown(group) { readings(input, group) } else { Vec::new() };
            russian.map_or_else(others, |russian| vec![russian])
        };
        input.words.iter().filter(is_read).take(MOST_WORDS).flat_map(read).collect()
    }

    fn likelier(&self, input: &ExpandInput<'_>) -> Vec<Rewrite> {
        let read = |group| likelier(input, group).or_else(|| likelier_in_russian(input, group));
        input.words.iter().filter_map(read).collect()
    }
}

/// A word that more documents have is no slip, however many have the other.
const FEW: u64 = 2;

/// So many times as many documents have the word that was meant.
const MANY_TIMES: u64 = 50;

/// A shorter word has likely neighbours by chance.
const MIN_LETTERS_OF_KNOWN: usize = 6;

/// A near word for one that a few documents have: `goverment` is there where someone wrote it so, and has a stem with `governess`.
fn likelier(input: &ExpandInput<'_>, group: &WordGroup) -> Option<Rewrite> {
    let typed = input.analyzer.fold(&group.text);
    let is_word = typed.chars().all(char::is_alphabetic) && typed.chars().count() >= MIN_LETTERS_OF_KNOWN;
    let found = input.document_frequency(&group.text);
    if !is_word || !is_plain(group) || !(1..=FEW).contains(&found) {
        return None;
    }
    let words = input.analyzer.query_words(&group.text);
    let [word] = words.as_slice() else { return None };
    let near = |term: &str| {
        let mut near = input.vocabulary.near(term, 1, MOST_TERMS);
        near.retain(|(other, count)| {
            *count >= MANY_TIMES * found && other.chars().next() == term.chars().next()
        });
        best(term, near)
    };
    let text = near(&typed).or_else(|| with_ending(input, &typed, &near(&word.terms.first()?.term)?))?;
    Some(Rewrite { span: group.span.clone(), text, source: ExpansionSource::Spelling })
}

/// The Russian form of a word that a few pages have in Ukrainian.
fn likelier_in_russian(input: &ExpandInput<'_>, group: &WordGroup) -> Option<Rewrite> {
    let russian = ukrainian(input, group).filter(|_| is_plain(group))?;
    let found = input.document_frequency(&group.text);
    (found > 0 && input.document_frequency(&russian.text) >= MANY_TIMES * found).then_some(russian)
}

/// The most frequent of these; of equal ones the first in order of letters.
fn best(term: &str, near: Vec<(String, u64)>) -> Option<String> {
    near.into_iter()
        .filter(|(other, _)| other != term && other.chars().all(char::is_alphabetic))
        .max_by_key(|(other, count)| (*count, std::cmp::Reverse(other.clone())))
        .map(|(other, _)| other)
}

/// The Russian form of a word in Ukrainian spelling.
fn ukrainian(input: &ExpandInput<'_>, group: &WordGroup) -> Option<Rewrite> {
    let text = in_russian(input, &input.analyzer.fold(&group.text))?;
    Some(Rewrite { span: group.span.clone(), text, source: ExpansionSource::Spelling })
}

/// What may have been meant by a word that no document has, the likeliest first.
fn readings(input: &ExpandInput<'_>, group: &WordGroup) -> Vec<Rewrite> {
    let typed = input.analyzer.fold(&group.text);
    let is_word = typed.chars().count() >= MIN_LETTERS && typed.chars().all(char::is_alphabetic);
    // A word that the index has by its stem alone is asked for where no page has it as it is: the glossary has stems too.
    let is_hidden = || input.document_frequency(&group.text) > 0;
    if !is_word || !is_hidden() && is_right(input, &group.text) {
        return Vec::new();
    }
    let ending = surname_ending(&group.text);
    let mut found = neighbours(input, &typed, if ending.is_some() { 1 } else { 2 });
    let is_alike = |word: &str, ending| word.ends_with(ending) && word.chars().next() == typed.chars().next();
    found.retain(|one| ending.is_none_or(|ending| is_alike(&one.word, ending)));
    let rewrite = |text| Rewrite { span: group.span.clone(), text, source: ExpansionSource::Spelling };
    found.into_iter().map(|one| rewrite(one.word)).collect()
}

/// Whether the glossary has the word, or the analyzer knows it as a name: it is rightly spelled then, and no page has it.
fn is_right(input: &ExpandInput<'_>, word: &str) -> bool {
    let table = glossary::built_in();
    let words = input.analyzer.query_words(word);
    let mut terms = words.iter().flat_map(|word| &word.terms);
    terms.any(|term| term.kind == TermKind::Entity || table.lookup(&term.term).next().is_some())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::expand::tests::Terms;
    use crate::hits::{SearchRequest, Suggestion};
    use crate::planner::Planner;
    use vestnik_analysis::Analyzer;

    #[test]
    fn a_rare_word_beside_a_frequent_one_may_be_a_slip() {
        let vocabulary = Terms(&[
            ("gover", 2),
            ("govern", 300),
            ("over", 900),
            ("лаврин", 1),
            ("лавров", 49),
            ("budget", 9),
        ]);
        let (analyzer, expanders) = (Analyzer::new(), [Box::new(Spelling) as Box<dyn Expander>]);
        let planner = Planner::new(&analyzer, &vocabulary).with_expanders(&expanders);
        for (query, offered) in [
            ("goverment", Some("government")),
            ("goverment budget", Some("government budget")),
            ("-goverment budget", None),
            ("goverm*", None),
            ("author:goverment", None),
            // Too short, not frequent enough, unknown.
            ("gover", None),
            ("лаврин", None),
            ("govermint", None),
            ("government", None),
        ] {
            let request = SearchRequest::new(query);
            let found = planner.suggest_likelier(&request, &planner.plan(&request));
            assert_eq!(found.first().map(|found| found.query.as_str()), offered, "{query}");
        }
    }

    #[test]
    fn names_are_not_taken_for_slips_of_other_words() {
        let vocabulary = Terms(&[
            ("щенк", 9),
            ("щенок", 9),
            ("куч", 9),
            ("мебел", 9),
            ("лавров", 9),
            ("порошенк", 9),
            ("ходаковск", 9),
            ("городов", 9),
            ("город", 9),
        ]);
        let (analyzer, expanders) = (Analyzer::new(), [Box::new(Spelling) as Box<dyn Expander>]);
        let planner = Planner::new(&analyzer, &vocabulary).with_expanders(&expanders);
        for (query, offered) in [
            ("Ющенко", None),
            ("ющенко", None),
            ("Парошенко", Some("порошенко")),
            // The glossary has these.
            ("Кучма", None),
            ("кучма", None),
            ("Меркель", None),
            ("Ходорковский", None),
            // Of a surname one letter may be wrong.
            ("Ходоковский", Some("ходаковский")),
            ("Ходукувский", None),
            ("Лаврв", Some("лавров")),
            ("Горадов", Some("городов")),
        ] {
            let request = SearchRequest::new(query);
            let found = planner.suggest(&request, &planner.plan(&request));
            assert_eq!(found.first().map(|found| found.query.as_str()), offered, "{query}");
        }
    }

    #[test]
    fn ukrainian_names_are_read_in_russian() {
        let vocabulary = Terms(&[
            ("харьков", 70),
            ("владимир", 90),
            ("володимир", 3),
            ("зеленск", 80),
            ("украин", 600),
            ("україн", 3),
            ("крым", 60),
            ("крик", 90),
        ]);
        let (analyzer, expanders) = (Analyzer::new(), [Box::new(Spelling) as Box<dyn Expander>]);
        let planner = Planner::new(&analyzer, &vocabulary).with_expanders(&expanders);
        for (query, unknown, rare) in [
            ("Харків", Some("харьков"), None),
            // The first name is known, but not in Russian.
            ("Володимир Зеленський", Some("владимир зеленский"), None),
            ("Володимир", None, None),
            ("Крим", Some("крым"), None),
            ("Україна", None, Some("украина")),
            ("Украина", None, None),
        ] {
            let request = SearchRequest::new(query);
            let plan = planner.plan(&request);
            let first = |found: Vec<Suggestion>| found.first().map(|found| found.query.clone());
            assert_eq!(first(planner.suggest(&request, &plan)).as_deref(), unknown, "{query}");
            assert_eq!(first(planner.suggest_likelier(&request, &plan)).as_deref(), rare, "{query}");
        }
    }
}
