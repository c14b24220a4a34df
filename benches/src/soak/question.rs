//! Queries, and whether a page answers them: found out by reading the page's own words one after the other.

use super::words::{ENGLISH, RUSSIAN};
use crate::retrieval::XorShift;

/// The words of a page as they stand in its file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Page {
    headline: Vec<String>,
    sentences: Vec<Vec<String>>,
}

impl Page {
    /// Reads a file of [`super::Pages`]: the text of `h1` and of each `p`, in small letters.
    pub fn parse(html: &str) -> Page {
        let mut page = Page::default();
        for line in html.lines() {
            if let Some(text) = between(line, "<h1>", "</h1>") {
                page.headline = words(text);
            } else if let Some(text) = between(line, "<p>", "</p>") {
                page.sentences.extend(text.split('.').map(words).filter(|words| !words.is_empty()));
            }
        }
        page
    }

    fn texts(&self) -> impl Iterator<Item = &Vec<String>> {
        std::iter::once(&self.headline).chain(&self.sentences)
    }

    fn has(&self, wanted: &str) -> bool {
        self.texts().flatten().any(|word| word == wanted)
    }
}

fn between<'a>(line: &'a str, open: &str, close: &str) -> Option<&'a str> {
    line.trim().strip_prefix(open)?.strip_suffix(close)
}

fn words(text: &str) -> Vec<String> {
    let words = text.split(|letter: char| !letter.is_alphanumeric());
    words.filter(|word| !word.is_empty()).map(str::to_lowercase).collect()
}

/// A query whose answer a plain scan can tell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Question {
    /// All of the words.
    All(Vec<&'static str>),
    /// One of two words.
    Either(&'static str, &'static str),
    /// The first word without the second.
    Without(&'static str, &'static str),
    /// One word directly after the other.
    Phrase(&'static str, &'static str),
    /// A word of the headline.
    Headline(&'static str),
}

impl Question {
    /// The query as one types it.
    pub fn query(&self) -> String {
        match self {
            Question::All(words) => words.join(" "),
            Question::Either(one, other) => format!("{one} OR {other}"),
            Question::Without(wanted, unwanted) => format!("{wanted} -{unwanted}"),
            Question::Phrase(first, second) => format!("\"{first} {second}\""),
            Question::Headline(word) => format!("headline:{word}"),
        }
    }

    /// Whether a page answers it.
    pub fn is_answered_by(&self, page: &Page) -> bool {
        match self {
            Question::All(words) => words.iter().all(|word| page.has(word)),
            Question::Either(one, other) => page.has(one) || page.has(other),
            Question::Without(wanted, unwanted) => page.has(wanted) && !page.has(unwanted),
            Question::Phrase(first, second) => {
                page.texts().any(|text| text.windows(2).any(|pair| pair[0] == *first && pair[1] == *second))
            }
            Question::Headline(word) => page.headline.iter().any(|there| there == word),
        }
    }
}

/// Questions of every kind with each word of both languages, the same for the same number.
pub fn questions(number: u64) -> Vec<Question> {
    let mut random = XorShift::new(number);
    let mut questions = Vec::new();
    for language in [&ENGLISH, &RUSSIAN] {
        for (at, &word) in language.iter().enumerate() {
            // Another one than the word itself.
            let mut other = || language[(at + 1 + random.below(language.len() - 1)) % language.len()];
            questions.push(match at % 6 {
                0 => Question::All(vec![word, other()]),
                1 => Question::Either(word, other()),
                2 => Question::Without(word, other()),
                3 => Question::Phrase(word, other()),
                4 => Question::Headline(word),
                _ => Question::All(vec![word]),
            });
        }
    }
    questions
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_answers_what_its_words_say() {
        let page =
            Page::parse("<h1>Ferry Island</h1>\n<p>Clerks: bridge market. Clerks: winter</p>\n<li>needle");
        for (question, answered) in [
            (Question::All(vec!["ferry", "winter"]), true),
            (Question::All(vec!["ferry", "needle"]), false),
            (Question::Either("needle", "market"), true),
            (Question::Without("market", "needle"), true),
            (Question::Without("market", "ferry"), false),
            (Question::Phrase("bridge", "market"), true),
            (Question::Phrase("market", "bridge"), false),
            (Question::Phrase("island", "clerks"), false),
            (Question::Headline("island"), true),
            (Question::Headline("market"), false),
        ] {
            assert_eq!(question.is_answered_by(&page), answered, "{question:?}");
        }
    }
}
