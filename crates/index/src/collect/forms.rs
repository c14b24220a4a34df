//! The best documents ranked once more by whether they have the words just as typed.
//!
//! The index keeps stems, so that every form of a word finds every other. Yet who wrote the headline wrote the text
//! beneath it, mostly with the same forms, and who types a form has most often read it. No postings tell one form from
//! another: the stored texts of the first few documents do.

use super::stored::Typed;
use crate::schema::body_lines;
use vestnik_document::Document;

/// What a word gives that stands there as typed again and again, as a share of its rarity; once gives half of it.
const EXACT: f32 = 0.8;

/// A word as it is compared; `None` where it is more than letters and digits.
pub(crate) fn typed(text: &str) -> Option<String> {
    (!text.is_empty() && text.chars().all(is_letter)).then(|| text.chars().map(folded).collect())
}

/// What the forms of these words give to a document.
pub(super) fn exactness(words: &[Typed<'_>], document: &Document) -> f32 {
    let mut counts = vec![0u32; words.len()];
    let headline = document.headline.iter().map(|headline| headline.text.as_str());
    for line in headline.chain(body_lines(document)) {
        for word in line.split(|letter| !is_letter(letter)).filter(|word| !word.is_empty()) {
            for (typed, count) in words.iter().zip(&mut counts) {
                *count += u32::from(is_form(word, typed.form));
            }
        }
    }
    let of_one = |(typed, &count): (&Typed<'_>, &u32)| typed.rarity * count as f32 / (count as f32 + 1.0);
    EXACT * words.iter().zip(&counts).map(of_one).sum::<f32>()
}

/// Whether a word of a text is this form, whatever its case. Letters have as many bytes in either case, but for a few that
/// no Russian or English word has.
fn is_form(word: &str, form: &str) -> bool {
    word.len() == form.len() && word.chars().map(folded).eq(form.chars())
}

/// A letter or digit. The standard library looks Cyrillic ones up in a table, and a query goes through some ten thousand.
#[inline]
pub(super) fn is_letter(letter: char) -> bool {
    match letter {
        letter if letter.is_ascii() => letter.is_ascii_alphanumeric(),
        '\u{400}'..='\u{481}' => true,
        letter => letter.is_alphanumeric(),
    }
}

pub(super) fn folded(letter: char) -> char {
    match letter {
        'ё' | 'Ё' => 'е',
        letter => letter.to_lowercase().next().unwrap_or(letter),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use vestnik_document::{DocumentId, Language, Paragraph, Text};

    fn document(headline: &str, body: &str) -> Document {
        let mut document = Document::new(DocumentId::from_hash(1));
        document.headline = Some(Text { text: headline.to_owned(), lang: Language::Russian });
        document.body = vec![Paragraph { text: body.to_owned(), ..Paragraph::default() }];
        document
    }

    #[test]
    fn forms_count_as_they_were_typed() {
        for (form, headline, body, count) in [
            ("дохе", "", "Этап в Дохе. Доха ждёт.", 1.0),
            ("елка", "Ёлка", "елка, ёлки", 2.0),
            ("talks", "", "Talks about talk: “TALKS”", 2.0),
            ("s21", "", "Galaxy S21-й", 1.0),
            ("стол", "", "столом", 0.0),
        ] {
            let given = exactness(&[Typed { form, rarity: 2.0 }], &document(headline, body));
            assert!((given - EXACT * 2.0 * count / (count + 1.0)).abs() < 1e-6, "{form}: {given}");
        }
    }

    #[test]
    fn letters_are_those_of_the_standard() {
        let other = ('\0'..='\u{ffff}').find(|letter| is_letter(*letter) != letter.is_alphanumeric());
        assert_eq!(other, None);
    }

    #[test]
    fn only_a_plain_word_has_a_form() {
        for (text, form) in
            [("Ёлка", Some("елка")), ("S21", Some("s21")), ("Су-34", None), ("a b", None), ("", None)]
        {
            assert_eq!(typed(text).as_deref(), form, "{text}");
        }
    }
}
