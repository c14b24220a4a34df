//! Names that sound alike in the two scripts: `Тэтчер` for `Thatcher`.

use super::bases::bases;
use super::{ExpandInput, Expander, Expansion};
use crate::plan::{Alternative, ExpansionSource, Matcher, WordGroup};
use crate::planner::is_function_word;
use vestnik_bilingual::TableBytes;
use vestnik_bilingual::phonetic::PhoneticTable;

/// Adds terms of the other script that sound like a word of the query, for words that the glossary does not have.
#[derive(Clone, Debug)]
pub struct Phonetic {
    table: PhoneticTable<TableBytes>,
}

/// Each unit of distance takes twice its share.
const DISTANCE: f32 = 2.0;

/// Where a name is there as it is spelled, what only sounds like it is in no more than so many times as many documents.
const MORE_TIMES: u64 = 8;

/// How many words are taken.
const MOST: usize = 5;

impl Phonetic {
    /// What a word that sounds the same is worth.
    pub const WEIGHT: f32 = 0.7;

    /// An expander over the sounds of the vocabulary that is searched.
    pub fn new(table: PhoneticTable<TableBytes>) -> Self {
        Self { table }
    }

    fn of_word(&self, input: &ExpandInput<'_>, number: usize, group: &WordGroup) -> Vec<Expansion> {
        let mut alike: Vec<(&str, f32)> = Vec::new();
        let bases = bases(input, group);
        let typed = bases.first().map_or(0, |typed| typed.chars().count());
        let heard = |base: &'_ String| {
            // What is left of a word without its suffix is another word: `gover` of `goverment` is only like «говор».
            let is_stem = base.is_ascii() && 3 * base.chars().count() < 2 * typed;
            let alike = self.table.alike(base).into_iter();
            alike.filter(move |one| !is_stem || one.distance == 0.0)
        };
        for one in bases.iter().flat_map(heard) {
            match alike.iter_mut().find(|(term, _)| *term == one.term) {
                Some((_, distance)) => *distance = distance.min(one.distance),
                None => alike.push((one.term, one.distance)),
            }
        }
        // No name is meant by `this`, however much it sounds like «ТАСС»: nearly every document would be a hit.
        alike.retain(|(term, _)| !is_function_word(term) && input.vocabulary.document_frequency(term) > 0);
        // Where a word in Latin letters is there in Russian ones, a rarer one that is only like it is another word: `prezident` is no «прецедент». Not so the other way, where few spellings are right.
        let spelled = documents(input, group, ExpansionSource::Transliteration);
        let is_latin = group.text.is_ascii();
        // Nor is a far commoner word a name that is there as it is spelled: `button` is no «Бутина» where there is `Butina`.
        let most = MORE_TIMES * spelled.max(documents(input, group, ExpansionSource::Query));
        let is_meant = |term: &str, distance: f32| {
            let frequency = input.vocabulary.document_frequency(term);
            (distance == 0.0 || !is_latin || frequency >= spelled) && (spelled == 0 || frequency <= most)
        };
        alike.retain(|(term, distance)| is_meant(term, *distance));
        alike.sort_by(|(_, one), (_, other)| one.total_cmp(other));
        let expansion = |(term, distance): (&str, f32)| Expansion {
            words: number..number + 1,
            alternative: Alternative {
                matcher: Matcher::Terms(vec![term.to_owned()]),
                weight: Self::WEIGHT * (1.0 - DISTANCE * distance),
                source: ExpansionSource::Phonetic,
                shown: term.to_owned(),
            },
        };
        alike.into_iter().take(MOST).map(expansion).collect()
    }
}

/// How many documents have the word by what a source has for it.
fn documents(input: &ExpandInput<'_>, group: &WordGroup, source: ExpansionSource) -> u64 {
    let terms =
        group.alternatives.iter().filter(|one| one.source == source).filter_map(|one| match &one.matcher {
            Matcher::Terms(terms) => Some(terms),
            _ => None,
        });
    terms.flatten().map(|term| input.vocabulary.document_frequency(term)).max().unwrap_or(0)
}

impl Expander for Phonetic {
    fn expand(&self, input: &ExpandInput<'_>) -> Vec<Expansion> {
        let groups = input.words.iter().enumerate();
        groups.flat_map(|(number, group)| self.of_word(input, number, group)).collect()
    }

    fn translates(&self) -> bool {
        true
    }
}
