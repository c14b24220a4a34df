//! Letters to sounds, one byte each, and sounds to keys. The rules are `data/phonetic/*.tsv`.

use crate::rules::{Rule, rules};
use std::sync::OnceLock;

const CYRILLIC: &str = include_str!("../../data/phonetic/cyrillic.tsv");
const LATIN: &str = include_str!("../../data/phonetic/latin.tsv");

/// The most readings of a Latin word that are followed.
const MOST_READINGS: usize = 24;

/// Words longer than this, in bytes, are no names.
const LONGEST_WORD: usize = 64;

/// Words with fewer letters or consonants sound like too much else.
const FEWEST_LETTERS: usize = 4;
const FEWEST_CONSONANTS: usize = 2;

/// The script of a word, by its letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Script {
    Cyrillic,
    Latin,
}

impl Script {
    pub(crate) fn other(self) -> Self {
        match self {
            Self::Cyrillic => Self::Latin,
            Self::Latin => Self::Cyrillic,
        }
    }
}

/// A word as it may sound: its script and its readings, none of which is empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Sounds {
    pub(crate) script: Script,
    pub(crate) readings: Vec<Vec<u8>>,
}

pub(crate) fn is_vowel(sound: u8) -> bool {
    matches!(sound, b'a' | b'e' | b'i' | b'o' | b'u')
}

/// How a folded word sounds; `None` for words of other letters and for those that are too short to tell.
pub(crate) fn sounds(word: &str) -> Option<Sounds> {
    if word.len() > LONGEST_WORD || word.chars().count() < FEWEST_LETTERS {
        return None;
    }
    let script = script_of(word)?;
    let mut readings = match script {
        Script::Cyrillic => readings(word, CYRILLIC_RULES.get_or_init(|| rules(CYRILLIC))),
        Script::Latin => readings(word, LATIN_RULES.get_or_init(|| rules(LATIN))),
    };
    readings.retain(|reading| reading.iter().filter(|&&sound| !is_vowel(sound)).count() >= FEWEST_CONSONANTS);
    (!readings.is_empty()).then_some(Sounds { script, readings })
}

/// The key of a reading: its consonants, near ones merged, after a mark that says whether it begins with a vowel.
pub(crate) fn key(reading: &[u8]) -> Vec<u8> {
    let first = reading.first().is_some_and(|&sound| is_vowel(sound));
    let consonants = reading.iter().filter(|&&sound| !is_vowel(sound)).map(|&sound| match sound {
        b'x' => b'g',
        b'z' => b's',
        sound => sound,
    });
    std::iter::once(if first { b'+' } else { b'-' }).chain(consonants).collect()
}

fn script_of(word: &str) -> Option<Script> {
    if word.bytes().all(|b| b.is_ascii_lowercase() || b == b'\'') {
        Some(Script::Latin)
    } else if word.chars().all(|c| matches!(c, 'а'..='я' | 'і' | 'ї' | 'є' | 'ґ')) {
        Some(Script::Cyrillic)
    } else {
        None
    }
}

static CYRILLIC_RULES: OnceLock<Vec<Rule>> = OnceLock::new();
static LATIN_RULES: OnceLock<Vec<Rule>> = OnceLock::new();

/// All readings of a word by the longest letters that fit at each place, the likeliest first; doubled sounds count once.
fn readings(word: &str, rules: &[Rule]) -> Vec<Vec<u8>> {
    let mut readings: Vec<Vec<u8>> = vec![Vec::new()];
    let mut at = 0;
    while at < word.len() {
        let Some(rule) = rules.iter().find(|rule| rule.fits(word, at)) else {
            at += word[at..].chars().next().map_or(1, char::len_utf8);
            continue;
        };
        readings = extended(&readings, &rule.choices);
        at += rule.letters.len();
    }
    readings.retain(|reading| !reading.is_empty());
    readings
}

/// Every reading with every choice, the first choices of all before the second ones.
fn extended(readings: &[Vec<u8>], choices: &[String]) -> Vec<Vec<u8>> {
    let mut longer: Vec<Vec<u8>> = Vec::with_capacity(readings.len() * choices.len());
    for choice in choices {
        for reading in readings {
            if longer.len() == MOST_READINGS {
                return longer;
            }
            let mut reading = reading.clone();
            for &sound in choice.as_bytes() {
                if reading.last() != Some(&sound) {
                    reading.push(sound);
                }
            }
            if !longer.contains(&reading) {
                longer.push(reading);
            }
        }
    }
    longer
}

#[cfg(test)]
mod tests {
    use super::*;

    fn heard(word: &str) -> Vec<String> {
        let readings = sounds(word).map(|sounds| sounds.readings).unwrap_or_default();
        readings.into_iter().map(|one| String::from_utf8(one).expect("ASCII")).collect()
    }

    #[test]
    fn words_have_the_sounds_of_their_script() {
        assert_eq!(heard("джонсон"), ["Jonson"]);
        assert_eq!(heard("хрущев"), ["xruSev"]);
        assert!(heard("johnson").contains(&"Jonson".to_owned()));
        assert!(heard("khrushchev").contains(&"xruSev".to_owned()));
        assert!(heard("thatcher").contains(&"teCer".to_owned()));
        assert_eq!(heard("мария"), ["maria"]);
    }

    #[test]
    fn short_and_strange_words_have_none() {
        for word in ["", "рим", "may", "aeiou", "су34", "путиn", "東京", &"х".repeat(100)] {
            assert_eq!(sounds(word), None, "{word}");
        }
    }

    #[test]
    fn keys_are_consonants_with_near_ones_merged() {
        assert_eq!(key(b"gitler"), key(b"xitler"));
        assert_eq!(key(b"obama"), b"+bm");
        assert_ne!(key(b"obama"), key(b"bama"));
    }
}
