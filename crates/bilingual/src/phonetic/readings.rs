//! All readings of a word: a vocabulary has each of its words read, so that the room is shared and rules are found by a letter.

use crate::rules::{Rule, rules};

/// The most readings of a word that are followed.
const MOST_READINGS: usize = 24;

/// Rules by the last byte of their first letter, which tells nearly all letters of one script apart.
pub(super) struct Reader {
    rules: Vec<Vec<Rule>>,
}

/// Readings of a word, one after another.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Readings {
    sounds: Vec<u8>,
    ends: Vec<usize>,
}

impl Reader {
    /// A reader by the rules of a file.
    pub(super) fn new(file: &str) -> Self {
        let mut by_letter: Vec<Vec<Rule>> = vec![Vec::new(); 256];
        for rule in rules(file) {
            let first = rule.letters.chars().next().map_or(0, char::len_utf8);
            if let Some(&byte) = rule.letters.as_bytes().get(first.wrapping_sub(1)) {
                by_letter[usize::from(byte)].push(rule);
            }
        }
        Self { rules: by_letter }
    }

    /// All readings of a word by the longest letters that fit at each place, the likeliest first; doubled sounds count once.
    pub(super) fn read(&self, word: &str) -> Readings {
        let (mut readings, mut longer) = (Readings::with_room(word), Readings::with_room(word));
        readings.ends.push(0);
        let mut at = 0;
        while let Some(letter) = word[at..].chars().next() {
            let byte = word.as_bytes()[at + letter.len_utf8() - 1];
            let Some(rule) = self.rules[usize::from(byte)].iter().find(|rule| rule.fits(word, at)) else {
                at += letter.len_utf8();
                continue;
            };
            readings.extend_into(&rule.choices, &mut longer);
            std::mem::swap(&mut readings, &mut longer);
            at += rule.letters.len();
        }
        readings
    }
}

impl Readings {
    fn with_room(word: &str) -> Self {
        Self { sounds: Vec::with_capacity(4 * word.len()), ends: Vec::with_capacity(MOST_READINGS) }
    }

    /// Each of them; none is empty.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &[u8]> {
        let mut start = 0;
        let all = self.ends.iter().map(move |&end| &self.sounds[std::mem::replace(&mut start, end)..end]);
        all.filter(|reading| !reading.is_empty())
    }

    /// Every reading with every choice, the first choices of all before the second ones.
    fn extend_into(&self, choices: &[String], longer: &mut Self) {
        longer.sounds.clear();
        longer.ends.clear();
        for choice in choices {
            let mut start = 0;
            for &end in &self.ends {
                if longer.ends.len() == MOST_READINGS {
                    return;
                }
                longer.add(&self.sounds[start..end], choice.as_bytes());
                start = end;
            }
        }
    }

    /// Adds a reading that goes on with this choice, unless it is there.
    fn add(&mut self, reading: &[u8], choice: &[u8]) {
        let start = self.sounds.len();
        self.sounds.extend_from_slice(reading);
        for &sound in choice {
            if self.sounds[start..].last() != Some(&sound) {
                self.sounds.push(sound);
            }
        }
        let (before, new) = self.sounds.split_at(start);
        let mut from = 0;
        if self.ends.iter().any(|&end| before[std::mem::replace(&mut from, end)..end] == *new) {
            self.sounds.truncate(start);
        } else {
            self.ends.push(self.sounds.len());
        }
    }
}
