//! Documents of both languages, reduced to what pairing and learning look at.

use super::address::article_key;
use super::day::day_number;
use super::link::Pair;
use super::words::Words;
use std::collections::HashMap;
use vestnik_analysis::Scratch;
use vestnik_document::{Document, DocumentId, Language, comparable_url};
use xxhash_rust::xxh3::{Xxh3, xxh3_64};

/// How many words of a text are read: news says first what it is about, and memory stays bounded.
pub const LONGEST_TEXT: usize = 800;

/// Documents of both languages as sequences of numbered words. About four kilobytes a document at most.
#[derive(Debug, Default)]
pub struct Collection {
    pub(super) words: Words,
    pub(super) english: Vec<Profile>,
    pub(super) russian: Vec<Profile>,
    scratch: Scratch,
}

/// One document.
#[derive(Debug)]
pub(crate) struct Profile {
    pub(super) id: DocumentId,
    /// The day of publication, counted from 1970.
    pub(super) day: Option<i32>,
    /// What its address shares with that of its other version.
    pub(super) key: Option<String>,
    /// Its address, as a hash.
    pub(super) address: Option<u64>,
    /// The addresses that it names as its versions in the other language.
    pub(super) versions: Box<[u64]>,
    /// The state of its text.
    pub(super) stamp: u64,
    /// Its words in order, headline first.
    pub(crate) words: Box<[u32]>,
}

/// The state of a document's text: another one where headline, dek, body or language have changed, so that a pair found for
/// one state is not believed of another.
pub fn stamp(document: &Document) -> u64 {
    let mut hash = Xxh3::new();
    let dek = document.dek.iter().map(|dek| dek.text.as_str());
    let body = document.body.iter().map(|paragraph| paragraph.text.as_str());
    for text in [document.lang.code(), document.headline_text()].into_iter().chain(dek).chain(body) {
        hash.update(text.as_bytes());
        hash.update(&[0]);
    }
    hash.digest()
}

fn hash(url: &str) -> u64 {
    xxh3_64(comparable_url(url).as_bytes())
}

impl Collection {
    /// An empty one.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a document; one that is neither English nor Russian, or has no words, is passed over. The id of a document
    /// must not come twice.
    pub fn add(&mut self, document: &Document) {
        if !matches!(document.lang, Language::English | Language::Russian) {
            return;
        }
        let mut words: Vec<u32> = Vec::new();
        let dek = document.dek.iter().map(|dek| dek.text.as_str());
        let body = document.body.iter().map(|paragraph| paragraph.text.as_str());
        for text in std::iter::once(document.headline_text()).chain(dek).chain(body) {
            if words.len() < LONGEST_TEXT {
                self.words.read(text, &mut self.scratch, &mut |word| words.push(word));
            }
        }
        words.truncate(LONGEST_TEXT);
        if words.is_empty() {
            return;
        }
        let profile = Profile {
            id: document.id.clone(),
            day: document.published.as_ref().and_then(|published| day_number(published.date)),
            key: document.url.as_deref().and_then(article_key),
            address: document.url.as_deref().map(hash),
            versions: document.versions.iter().map(|url| hash(url)).collect(),
            stamp: stamp(document),
            words: words.into(),
        };
        if document.lang == Language::English { &mut self.english } else { &mut self.russian }.push(profile);
    }

    /// How many English and how many Russian documents there are.
    pub fn len(&self) -> (usize, usize) {
        (self.english.len(), self.russian.len())
    }

    /// Whether one of the languages is missing.
    pub fn is_one_sided(&self) -> bool {
        self.english.is_empty() || self.russian.is_empty()
    }

    /// Puts the documents in the order of their days, those without one last, so that the order of adding does not count.
    pub(super) fn sort(&mut self) {
        for side in [&mut self.english, &mut self.russian] {
            side.sort_unstable_by(|one, other| {
                let day = |profile: &Profile| profile.day.unwrap_or(i32::MAX);
                day(one).cmp(&day(other)).then_with(|| one.id.cmp(&other.id))
            });
        }
    }

    /// The numbered words.
    pub(crate) fn words(&self) -> &Words {
        &self.words
    }

    /// The documents of these pairs, in their order; those of pairs that are not of this collection are left out.
    pub(crate) fn profiles_of(&self, pairs: &[Pair]) -> (Vec<&Profile>, Vec<&Profile>) {
        fn by_id(side: &[Profile]) -> HashMap<&DocumentId, &Profile> {
            side.iter().map(|profile| (&profile.id, profile)).collect()
        }
        let (english, russian) = (by_id(&self.english), by_id(&self.russian));
        pairs
            .iter()
            .filter_map(|pair| Some((*english.get(&pair.english)?, *russian.get(&pair.russian)?)))
            .unzip()
    }
}
