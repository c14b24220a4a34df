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
        for one in bases.iter().flat_map(|base| self.table.alike(base)) {
            match alike.iter_mut().find(|(term, _)| *term == one.term) {
                Some((_, distance)) => *distance = distance.min(one.distance),
                None => alike.push((one.term, one.distance)),
            }
        }
        // No name is meant by `this`, however much it sounds like «ТАСС»: nearly every document would be a hit.
        alike.retain(|(term, _)| !is_function_word(term) && input.vocabulary.document_frequency(term) > 0);
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

impl Expander for Phonetic {
    fn expand(&self, input: &ExpandInput<'_>) -> Vec<Expansion> {
        let groups = input.words.iter().enumerate();
        groups.flat_map(|(number, group)| self.of_word(input, number, group)).collect()
    }

    fn translates(&self) -> bool {
        true
    }
}
