//! The words of a text in lower case, to be compared with those of others.

use crate::fold::{bare_words, is_in_word, push_lower, push_lowered, small_word_length};
use std::borrow::Cow;

/// Words in lower case, without punctuation. They stand in one text with a space between two: a string for each of them
/// cost more than all that was asked of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Words {
    text: String,
    count: usize,
}

impl Words {
    /// The words of a text.
    pub(crate) fn of(text: &str) -> Words {
        let mut words = Words { text: String::with_capacity(text.len() + 1), count: 0 };
        let mut in_word = false;
        let mut rest = text;
        loop {
            let (small, behind) = rest.split_at(small_word_length(rest));
            if !small.is_empty() {
                if !in_word {
                    words.begin();
                }
                in_word = true;
                words.text.push_str(small);
            }
            let mut chars = behind.chars();
            let Some(c) = chars.next() else { return words };
            rest = chars.as_str();
            // At the end of a word this letter has a form of its own.
            if c == 'Σ' {
                return bare_words(text).collect();
            }
            let continues = is_in_word(c);
            if continues {
                if !in_word {
                    words.begin();
                }
                push_lower(&mut words.text, c);
            }
            in_word = continues;
        }
    }

    fn begin(&mut self) {
        if self.count > 0 {
            self.text.push(' ');
        }
        self.count += 1;
    }

    /// How many there are.
    pub(crate) fn len(&self) -> usize {
        self.count
    }

    /// Whether there is none.
    pub(crate) fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// One after the other.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &str> {
        self.text.split(' ').filter(|word| !word.is_empty())
    }

    /// The same, each letter written as these say. None of them may be left out or become a space.
    pub(crate) fn written(mut self, write: impl Fn(&str) -> String) -> Words {
        self.text = write(&self.text);
        self
    }

    /// The same where they have any such letters.
    pub(crate) fn written_by(
        &self,
        write: impl Fn(&str) -> String,
        has_any: impl Fn(&str) -> bool,
    ) -> Cow<'_, Words> {
        if has_any(&self.text) { Cow::Owned(self.clone().written(write)) } else { Cow::Borrowed(self) }
    }

    /// Whether a word is among them.
    pub(crate) fn contains(&self, word: &str) -> bool {
        let (text, word) = (self.text.as_bytes(), word.as_bytes());
        // The last byte tells more than the first, which all letters of a script may share.
        let Some(last) = word.last() else { return false };
        memchr::memchr_iter(*last, text).any(|at| {
            let before = text[..=at].strip_suffix(word);
            text.get(at + 1).is_none_or(|byte| *byte == b' ')
                && before.is_some_and(|before| before.last().is_none_or(|byte| *byte == b' '))
        })
    }

    /// Whether they begin with others, in the same order.
    pub(crate) fn starts_with(&self, others: &Words) -> bool {
        starts_with(&self.text, &others.text)
    }

    /// Whether they begin with others but the last of them.
    pub(crate) fn starts_with_all_but_last(&self, others: &Words) -> bool {
        starts_with(&self.text, others.text.rsplit_once(' ').map_or("", |(before, _)| before))
    }

    /// Whether they end with others, in the same order.
    pub(crate) fn ends_with(&self, others: &Words) -> bool {
        let rest = self.text.strip_suffix(others.text.as_str());
        others.is_empty() || rest.is_some_and(|rest| rest.is_empty() || rest.ends_with(' '))
    }

    /// Whether others stand among them, in the same order and side by side.
    pub(crate) fn contains_run(&self, others: &Words) -> bool {
        let mut starts =
            std::iter::once(0).chain(memchr::memchr_iter(b' ', self.text.as_bytes()).map(|at| at + 1));
        starts.any(|at| starts_with(&self.text[at..], &others.text))
    }
}

impl<'w> FromIterator<&'w str> for Words {
    fn from_iter<T: IntoIterator<Item = &'w str>>(given: T) -> Words {
        let mut words = Words::default();
        for word in given {
            words.begin();
            push_lowered(&mut words.text, word);
        }
        words
    }
}

/// Whether some words begin with others.
fn starts_with(words: &str, others: &str) -> bool {
    let rest = words.strip_prefix(others);
    others.is_empty() || rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn plain(text: &str) -> Vec<String> {
        let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        words.map(str::to_lowercase).collect()
    }

    proptest! {
        #[test]
        fn words_in_one_text_are_as_those_in_a_list(a in "[aAbBжЁΣσİ -]{0,8}", b in "[aAbBжЁΣσİ -]{0,4}") {
            let (own, other) = (Words::of(&a), Words::of(&b));
            let (owns, others) = (plain(&a), plain(&b));
            prop_assert_eq!(own.iter().collect::<Vec<_>>(), owns.iter().collect::<Vec<_>>());
            prop_assert_eq!((own.len(), own.is_empty()), (owns.len(), owns.is_empty()));
            prop_assert_eq!(own == other, owns == others);
            prop_assert_eq!(own.starts_with(&other), owns.starts_with(&others));
            let but_last = &others[..others.len().saturating_sub(1)];
            prop_assert_eq!(own.starts_with_all_but_last(&other), owns.starts_with(but_last));
            prop_assert_eq!(own.ends_with(&other), owns.ends_with(&others));
            let is_run = others.is_empty() || owns.windows(others.len()).any(|run| run == others);
            prop_assert_eq!(own.contains_run(&other), is_run);
            for word in &others {
                prop_assert_eq!(own.contains(word), owns.contains(word));
            }
        }
    }
}
