//! An acronym and the name that it stands for, in one language: `ЕС` and «Евросоюз», `UN` and `United Nations`.
//!
//! A line of the glossary has all names of one thing in both languages. Of the names in the language of the query those are
//! taken of which one, or the one typed, is an acronym: two words of which none is may be two senses of the other language's word. A single word
//! without a capital says what kind of thing it is: «авария» for `ДТП`, «американский» for `США`.

use super::equivalents::matchers;
use super::sequence::{Place, places, whole_groups};
use super::{ExpandInput, Expander, Expansion};
use crate::plan::{Alternative, ExpansionSource, Matcher, WordGroup};
use crate::planner::{TEXT, is_function_word};
use vestnik_bilingual::{Equivalent, PhraseTable, glossary};

/// Adds the acronym of a name, and the name of an acronym, that the index has. Not to texts, whose other words find the page, nor to what is in quotes.
#[derive(Clone, Copy, Debug)]
pub struct Acronyms {
    table: PhraseTable<&'static [u8]>,
}

/// What the other name is worth beside the one typed.
const WEIGHT: f32 = 0.8;
/// How many words of the other language are asked, best first.
const PIVOTS: usize = 2;
/// How many names are taken, the best known first.
const MOST: usize = 2;

impl Default for Acronyms {
    fn default() -> Self {
        Self { table: glossary::built_in() }
    }
}

impl Expander for Acronyms {
    fn expand(&self, input: &ExpandInput<'_>) -> Vec<Expansion> {
        if input.words.len() >= TEXT {
            return Vec::new();
        }
        let places = places(input);
        let words: Vec<Vec<&str>> =
            places.iter().map(|place| place.terms.iter().map(String::as_str).collect()).collect();
        let mut expansions = Vec::new();
        let mut at = 0;
        while at < places.len() {
            let found = self.table.matches(&words[at..]).into_iter().next();
            at += found.as_ref().map_or(1, |found| {
                self.add(input, &places[at..at + found.words], &found.equivalents, &mut expansions);
                found.words
            });
        }
        expansions
    }
}

impl Acronyms {
    /// Adds the other names of what a run of words names.
    fn add(
        &self,
        input: &ExpandInput<'_>,
        run: &[Place],
        equivalents: &[Equivalent<'_>],
        expansions: &mut Vec<Expansion>,
    ) {
        let Some(words) = whole_groups(run).filter(|words| !is_asked_for_as_it_is(&input.words[words.start]))
        else {
            return;
        };
        for pivot in equivalents.iter().take(PIVOTS) {
            let names = self.names(input, *pivot);
            let Some(typed) = names.iter().find(|name| is_typed(input, run, **name)) else { continue };
            let is_other = |name: &&Equivalent<'_>| {
                *name != typed
                    && is_name(name.text())
                    && (is_acronym(name.text()) || is_acronym(typed.text()))
            };
            for name in names.iter().filter(is_other).take(MOST) {
                expansions.extend(matchers(input, *name).into_iter().flatten().map(|matcher| Expansion {
                    words: words.clone(),
                    alternative: Alternative {
                        matcher,
                        weight: WEIGHT,
                        source: ExpansionSource::Synonym,
                        shown: name.text().to_owned(),
                    },
                }));
            }
            return;
        }
    }

    /// What the glossary has for a phrase of the other language.
    fn names(&self, input: &ExpandInput<'_>, pivot: Equivalent<'_>) -> Vec<Equivalent<'_>> {
        // Its other terms may be those of another word: «премьера» is a form of «премьер» too.
        let mut words = terms(input, pivot);
        words.iter_mut().for_each(|terms| terms.truncate(1));
        let whole = self.table.matches(&words).into_iter().find(|found| found.words == words.len());
        whole.map(|found| found.equivalents).unwrap_or_default()
    }
}

/// The terms of the words of a name.
fn terms(input: &ExpandInput<'_>, name: Equivalent<'_>) -> Vec<Vec<String>> {
    let words = input.analyzer.query_words(name.forms().next().unwrap_or_default());
    words.into_iter().map(|word| word.terms.into_iter().map(|term| term.term).collect()).collect()
}

fn is_typed(input: &ExpandInput<'_>, run: &[Place], name: Equivalent<'_>) -> bool {
    let words = terms(input, name);
    let same = |(place, terms): (&Place, &Vec<String>)| place.terms.iter().any(|term| terms.contains(term));
    words.len() == run.len() && run.iter().zip(&words).all(same)
}

/// Whether words are to stand one after another, or `who` and `it` ask rather than name.
fn is_asked_for_as_it_is(group: &WordGroup) -> bool {
    let is_phrase = || group.alternatives.iter().any(|one| matches!(one.matcher, Matcher::Phrase { .. }));
    is_function_word(&group.text) || group.text.contains(char::is_whitespace) && is_phrase()
}

fn is_name(text: &str) -> bool {
    text.contains(char::is_whitespace) || text.contains(char::is_uppercase)
}

fn is_acronym(name: &str) -> bool {
    let mut letters = name.chars().filter(|letter| letter.is_alphabetic());
    letters.by_ref().next().is_some_and(char::is_uppercase)
        && letters.next().is_some_and(char::is_uppercase)
        && letters.all(char::is_uppercase)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hits::SearchRequest;
    use crate::planner::Planner;
    use crate::vocabulary::NoVocabulary;
    use vestnik_analysis::Analyzer;

    #[test]
    fn a_thing_is_found_by_its_acronym_and_by_its_name() {
        let expanders: Vec<Box<dyn Expander>> = vec![Box::new(Acronyms::default())];
        let analyzer = Analyzer::new();
        for (query, names) in [
            ("ЕС", &["Евросоюз", "Европейский союз"][..]),
            ("ес санкции", &["Евросоюз", "Европейский союз"]),
            ("Евросоюз", &["ЕС"]),
            ("Европейского союза", &["ЕС"]),
            ("«Европейский союз»", &[]),
            ("-ЕС санкции", &[]),
            ("EU", &["European Union"]),
            ("МИД", &["министерство иностранных дел", "внешнеполитическое ведомство"]),
            // Kinds of things and peoples are no names of them.
            ("ДТП", &[]),
            ("США", &["Соединённые Штаты", "Америка"]),
            ("who", &[]),
            ("WHO", &["World Health Organization", "World Health Organisation"]),
            ("Путин Лавров", &[]),
            ("prime minister", &["PM"]),
            ("premiere", &[]),
            ("ЕС ввёл новые санкции против нефти", &[]),
        ] {
            let plan = Planner::new(&analyzer, &NoVocabulary)
                .with_expanders(&expanders)
                .plan(&SearchRequest::new(query));
            let mut found: Vec<&str> = Vec::new();
            for one in plan.words.iter().flat_map(|word| &word.alternatives) {
                if one.source == ExpansionSource::Synonym && !found.contains(&one.shown.as_str()) {
                    found.push(&one.shown);
                }
            }
            assert_eq!(found, names, "{query}");
        }
    }
}
