//! How much of the letters of a query the openings of documents have.
//!
//! A query of many words is a headline mostly. The page that it stood over says the same once more in its first sentences, with other
//! parts of speech and in compounds: `Украинец выиграл` over `победа украинского пловца`. Stems are apart there; runs of four
//! letters are not (McNamee and Mayfield, "Character N-Gram Tokenization for European Language Text Retrieval", 2004).
//! What most of the documents have that are compared tells little: it is what their story is about.

use super::forms::{folded, is_letter};
use super::stored::Typed;
use crate::schema::body_lines;
use vestnik_document::Document;

/// What the opening gives that has every run, as a share of the best score.
pub(super) const ALIKE: f32 = 0.5;
/// So many letters of the body are its opening, spaces among them. Pages of agencies say in three sentences what happened.
const OPENING: usize = 400;
/// The letters of a run. The edges of a word count as letters.
const RUN: usize = 4;
const EDGE: char = ' ';

type Run = [char; RUN];

/// For each document the weighted share of the runs of these words that its opening has, 0 to 1.
pub(super) fn likeness(words: &[Typed<'_>], documents: &[Document]) -> Vec<f32> {
    let runs = runs_of_words(words);
    let had: Vec<Vec<bool>> = documents.iter().map(|document| runs_of(document, &runs)).collect();
    let weight = |run: usize| {
        let frequency = had.iter().filter(|had| had[run]).count();
        (1.0 + documents.len() as f32 / (frequency as f32 + 0.5)).ln()
    };
    let weights: Vec<f32> = (0..runs.len()).map(weight).collect();
    let all = weights.iter().sum::<f32>().max(f32::MIN_POSITIVE);
    let of_one = |had: &Vec<bool>| {
        had.iter().zip(&weights).filter(|(had, _)| **had).map(|(_, weight)| weight).sum::<f32>()
    };
    had.iter().map(|had| of_one(had) / all).collect()
}

/// The runs of these words, sorted, each once.
fn runs_of_words(words: &[Typed<'_>]) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    let mut letters = vec![EDGE];
    for word in words {
        letters.truncate(1);
        letters.extend(word.form.chars().chain([EDGE]));
        runs.extend(runs_in(&letters));
    }
    runs.sort_unstable();
    runs.dedup();
    runs
}

/// Which of these runs, which are sorted, stand in the headline or the opening of a document.
fn runs_of(document: &Document, runs: &[Run]) -> Vec<bool> {
    let mut had = vec![false; runs.len()];
    let mut letters = vec![EDGE];
    if let Some(headline) = &document.headline {
        add(&mut letters, &headline.text, usize::MAX);
    }
    let end = letters.len().saturating_add(OPENING);
    for line in body_lines(document) {
        add(&mut letters, line, end);
    }
    letters.truncate(end);
    for run in runs_in(&letters) {
        if let Ok(place) = runs.binary_search(&run) {
            had[place] = true;
        }
    }
    had
}

fn runs_in(letters: &[char]) -> impl Iterator<Item = Run> {
    letters.windows(RUN).filter_map(|run| Run::try_from(run).ok())
}

/// Adds the letters of a line with one edge between its words and behind the last, no more than up to this number.
fn add(letters: &mut Vec<char>, line: &str, end: usize) {
    for letter in line.chars().chain([EDGE]) {
        if letters.len() >= end {
            break;
        }
        if is_letter(letter) {
            letters.push(folded(letter));
        } else if letters.last() != Some(&EDGE) {
            letters.push(EDGE);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use vestnik_document::{DocumentId, Paragraph, Text};

    fn document(headline: &str, body: &[&str]) -> Document {
        let mut document = Document::new(DocumentId::from_hash(1));
        document.headline =
            (!headline.is_empty()).then(|| Text { text: headline.to_owned(), ..Text::default() });
        let paragraph = |text: &&str| Paragraph { text: (*text).to_owned(), ..Paragraph::default() };
        document.body = body.iter().map(paragraph).collect();
        document
    }

    fn shares(query: &[&str], documents: &[Document]) -> Vec<f32> {
        let words: Vec<Typed<'_>> = query.iter().map(|form| Typed { form, rarity: 1.0 }).collect();
        likeness(&words, documents)
    }

    #[test]
    fn runs_of_letters_are_found_wherever_the_opening_has_them() {
        let far = "слово ".repeat(80);
        for (query, headline, body, found) in [
            // ` укр`, `укра`, `краи`, `раин` of seven: the ending and what is behind it are others.
            ("украинец", "", &["Победа украинского пловца"][..], 4),
            ("елка", "", &["Ёлка"], 3),
            ("елка", "Ёлка", &[], 3),
            ("елка", "", &["Дом.", "Вот ёлка."], 3),
            // A run does not reach over the edge of a word, and a word of one letter has none.
            ("а", "", &["а"], 0),
            ("елка", "", &["е л к а"], 0),
            ("елка", "", &[&far, "ёлка"], 0),
            ("елка", "", &[], 0),
        ] {
            let runs = runs_of_words(&[Typed { form: query, rarity: 1.0 }]);
            let had = runs_of(&document(headline, body), &runs);
            let had = had.iter().filter(|had| **had).count();
            assert_eq!(had, found, "{query} in {headline:?} {body:?}");
        }
    }

    #[test]
    fn a_headline_takes_nothing_from_the_opening() {
        let headline = "длинный заголовок ".repeat(40);
        assert_eq!(shares(&["елка"], &[document(&headline, &["ёлка"])]), [1.0]);
    }

    #[test]
    fn what_all_have_tells_less_than_what_one_has() {
        let documents =
            [document("", &["ёлка горит"]), document("", &["ёлка в доме"]), document("", &["ёлка"])];
        let given = shares(&["елка", "доме"], &documents);
        assert!(given[0] == given[2] && given[1] == 1.0 && given[0] < 0.4, "{given:?}");
    }
}
