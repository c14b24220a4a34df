//! Letters to sounds, one byte each, and sounds to keys. The rules are `data/phonetic/*.tsv`.

use super::readings::{Reader, Readings};
use std::sync::LazyLock;

const CYRILLIC: &str = include_str!("../../data/phonetic/cyrillic.tsv");
const LATIN: &str = include_str!("../../data/phonetic/latin.tsv");

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

/// A word as it may sound.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Sounds {
    pub(crate) script: Script,
    readings: Readings,
}

impl Sounds {
    /// Its readings, at least one, with consonants enough in each to tell it by.
    pub(crate) fn readings(&self) -> impl Iterator<Item = &[u8]> {
        self.readings.iter().filter(|reading| is_telling(reading))
    }
}

fn is_telling(reading: &[u8]) -> bool {
    reading.iter().filter(|&&sound| !is_vowel(sound)).count() >= FEWEST_CONSONANTS
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
    let reader = match script {
        Script::Cyrillic => &CYRILLIC_READER,
        Script::Latin => &LATIN_READER,
    };
    let sounds = Sounds { script, readings: reader.read(word) };
    let has_any = sounds.readings().next().is_some();
    has_any.then_some(sounds)
}

/// The key of a reading: its consonants, near ones merged, after a mark that says whether it begins with a vowel.
pub(crate) fn key(reading: &[u8]) -> impl Iterator<Item = u8> {
    let first = reading.first().is_some_and(|&sound| is_vowel(sound));
    let consonants = reading.iter().filter(|&&sound| !is_vowel(sound)).map(|&sound| match sound {
        b'x' => b'g',
        b'z' => b's',
        sound => sound,
    });
    std::iter::once(if first { b'+' } else { b'-' }).chain(consonants)
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

static CYRILLIC_READER: LazyLock<Reader> = LazyLock::new(|| Reader::new(CYRILLIC));
static LATIN_READER: LazyLock<Reader> = LazyLock::new(|| Reader::new(LATIN));

#[cfg(test)]
mod tests {
    use super::*;

    fn heard(word: &str) -> Vec<String> {
        let Some(sounds) = sounds(word) else { return Vec::new() };
        sounds.readings().map(|one| String::from_utf8(one.to_vec()).expect("ASCII")).collect()
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
        let key = |reading: &[u8]| key(reading).collect::<Vec<u8>>();
        assert_eq!(key(b"gitler"), key(b"xitler"));
        assert_eq!(key(b"obama"), b"+bm");
        assert_ne!(key(b"obama"), key(b"bama"));
    }
}
