//! Pairs and entries as they are shown, and what the user says about them.

use super::event::LearnError;
use super::files::{self, Files, content};
use crate::script::is_cyrillic;
use serde::Serialize;
use vestnik_bilingual::lexicon::{Decision, Decisions, Lexicon};
use vestnik_bilingual::pairs::from_text;
use vestnik_document::DocumentId;

/// Two documents that are versions of one story. Its serde form is the program's JSON.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct DocumentPair {
    /// The English document.
    pub english: DocumentId,
    /// The Russian document.
    pub russian: DocumentId,
    /// Why they are a pair: `link`, `address` or `text`.
    pub evidence: &'static str,
    /// How much of each other they have, from 0 to about 2.
    pub likeness: f32,
    /// How many times less alike the next best document is to either.
    pub margin: f32,
    /// The states of the texts that were compared.
    #[serde(skip)]
    pub(crate) stamps: (u64, u64),
}

/// Two words that stand for each other. Its serde form is the program's JSON.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct WordPair {
    /// The English word.
    pub english: String,
    /// The Russian word.
    pub russian: String,
    /// The share of the pairs with either word in which they stand for each other, 0 to 1; 0 for a word that only the user
    /// has given.
    pub share: f32,
    /// In how many pairs of documents they stand for each other.
    pub pairs: u32,
    /// Some of these pairs of documents, the English one first.
    pub examples: Vec<(DocumentId, DocumentId)>,
    /// What the user has said: `accept`, `reject` or nothing.
    pub decision: Option<&'static str>,
}

/// The pairs that were learned; none where nothing was.
pub(crate) fn pairs(files: &Files) -> Result<Vec<DocumentPair>, LearnError> {
    let Some(text) = files::read(&files.pairs)? else { return Ok(Vec::new()) };
    let pairs = from_text(&text).map_err(|error| content(&files.pairs, error))?;
    let shown = pairs.into_iter().map(|pair| DocumentPair {
        english: pair.english,
        russian: pair.russian,
        evidence: pair.evidence.name(),
        likeness: pair.likeness,
        margin: pair.margin,
        stamps: pair.stamps,
    });
    Ok(shown.collect())
}

/// The entries that were learned and the words that the user has given, in the order of the English words.
pub(crate) fn word_pairs(files: &Files) -> Result<Vec<WordPair>, LearnError> {
    let decisions = decisions(files)?;
    let mut words: Vec<WordPair> = Vec::new();
    for entry in lexicon(files)?.entries {
        let decision = decisions.about(&entry.english, &entry.russian).map(name);
        words.push(WordPair {
            english: entry.english,
            russian: entry.russian,
            share: entry.share,
            pairs: entry.count,
            examples: entry.examples,
            decision,
        });
    }
    let learned = Decisions::of(words.iter().map(|word| (word.english.as_str(), word.russian.as_str())));
    let given = decisions.all().filter(|(_, english, russian)| learned.about(english, russian).is_none());
    words.extend(given.map(|(decision, english, russian)| WordPair {
        english: english.to_owned(),
        russian: russian.to_owned(),
        share: 0.0,
        pairs: 0,
        examples: Vec::new(),
        decision: Some(name(decision)),
    }));
    words.sort_by(|one, other| {
        one.english
            .cmp(&other.english)
            .then(other.share.total_cmp(&one.share))
            .then_with(|| one.russian.cmp(&other.russian))
    });
    Ok(words)
}

/// Takes down what the user says about two words in either order, and gives the English one first.
pub(crate) fn decide<'w>(
    files: &Files,
    decision: Decision,
    one: &'w str,
    other: &'w str,
) -> Result<(&'w str, &'w str), LearnError> {
    files.refuse_read_only()?;
    let mut decisions = decisions(files)?;
    let words = || LearnError::Words { one: one.to_owned(), other: other.to_owned() };
    // `IT-компания` is Russian.
    let is_russian = |word: &str| word.contains(is_cyrillic);
    let (english, russian) = match (is_russian(one), is_russian(other)) {
        (false, true) => (one, other),
        (true, false) => (other, one),
        _ => return Err(words()),
    };
    if !decisions.decide(decision, english, russian) {
        return Err(words());
    }
    files.write(&files.decisions, decisions.to_text().as_bytes())?;
    Ok((english, russian))
}

pub(super) fn lexicon(files: &Files) -> Result<Lexicon, LearnError> {
    let Some(text) = files::read(&files.lexicon)? else { return Ok(Lexicon::default()) };
    Lexicon::from_text(&text).map_err(|error| content(&files.lexicon, error))
}

pub(super) fn decisions(files: &Files) -> Result<Decisions, LearnError> {
    let Some(text) = files::read(&files.decisions)? else { return Ok(Decisions::default()) };
    let (decisions, wrong) = Decisions::from_text(&text);
    match wrong.first() {
        Some(1) if text.starts_with('#') => Err(content(&files.decisions, "not decisions of this version")),
        // Writing the file again would lose what the user meant by that line.
        Some(line) => Err(content(&files.decisions, format!("line {line} is no decision"))),
        None => Ok(decisions),
    }
}

/// What is wrong with what was learned and decided, file by file.
pub(crate) fn damage(files: &Files) -> Vec<LearnError> {
    [pairs(files).err(), lexicon(files).err(), decisions(files).err()].into_iter().flatten().collect()
}

fn name(decision: Decision) -> &'static str {
    match decision {
        Decision::Accept => "accept",
        _ => "reject",
    }
}
