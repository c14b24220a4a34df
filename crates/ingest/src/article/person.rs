//! Whether a text is the name of a person: what may stand in a byline, and what reads like a name anywhere.

use super::by::is_by_alone;
use crate::fold::{is_letter, lowered};
use aho_corasick::AhoCorasick;
use std::sync::LazyLock;

/// What stands before the name of somebody who did not write it.
const NOT_BY: [&str; 7] =
    ["Editing by", "Edited by", "Translated by", "Fact checked by", "Редактор:", "Перевод:", "Под редакцией"];

/// Words of lines that stand in bylines but name nobody.
const NO_NAMES: [&str; 20] = [
    "photo",
    "foto",
    "фото",
    "comment",
    "updated",
    "read",
    "редакция сайта",
    "©",
    "about",
    "published",
    "posted",
    "share",
    "headshot",
    "avatar",
    "image:",
    "bildrechte",
    "getty",
    "bildbeitrag",
    "скриншот",
    "screenshot",
];

static NO_NAMES_WORDS: LazyLock<AhoCorasick> =
    LazyLock::new(|| AhoCorasick::new(NO_NAMES).expect("they are few and short"));

static NOT_BY_LOWER: LazyLock<[String; NOT_BY.len()]> = LazyLock::new(|| NOT_BY.map(lowered));

/// What programs write where nobody is named, and labels that have lost what they stand before.
const NOBODY: [&str; 16] = [
    "undefined",
    "null",
    "none",
    "nan",
    "unknown",
    "anonymous",
    "admin",
    "administrator",
    "root",
    "guest",
    "category",
    "topic",
    "tags",
    "админ",
    "администратор",
    "гость",
];

/// Whether a text may be a name, where a byline is known to hold one.
pub(super) fn is_name(name: &str) -> bool {
    // Most values that name nobody are too long.
    if name.chars().count() >= 60
        || name.bytes().any(|b| matches!(b, b'@' | b':') || b.is_ascii_digit())
        || name.chars().filter(|c| is_letter(*c)).nth(1).is_none()
        || name.split_whitespace().nth(6).is_some()
    {
        return false;
    }
    let lower = lowered(name);
    !NOT_BY_LOWER.iter().any(|by| lower.starts_with(by))
        && !is_by_alone(&lower)
        && !NOBODY.contains(&lower.as_str())
        && !NO_NAMES_WORDS.is_match(&lower)
}

/// Little words within names.
const PARTICLES: [&str; 18] = [
    "de", "da", "do", "dos", "del", "della", "di", "du", "la", "le", "van", "von", "der", "den", "ter",
    "bin", "al", "el",
];

/// Whether a text reads like the name of a person and no more: two to four words with capitals, little ones between them.
pub(super) fn reads_like_name(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    let capital = |word: &&&str| word.starts_with(char::is_uppercase);
    let particle = |word: &&str| PARTICLES.contains(word);
    (2..=4).contains(&words.len())
        && is_name(text)
        && words.iter().all(|word| capital(&word) || particle(word))
        && words.iter().filter(capital).count() >= 2
        && !text.contains([':', '|', '?', '!', '…', '/', '«', '"', '“'])
}

#[cfg(test)]
mod tests {
    use super::reads_like_name;

    #[test]
    fn names_are_told_from_other_short_lines() {
        for name in ["Ann Lee", "Ludwig van der Meer", "Иван Петров", "José María Ruiz"] {
            assert!(reads_like_name(name), "{name}");
        }
        for line in [
            "Ann",
            "Ferry comes home",
            "Read more",
            "What now?",
            "5 мая 2024",
            "de la",
            "A B C D E",
            "Articles by Ann",
        ] {
            assert!(!reads_like_name(line), "{line}");
        }
    }
}
