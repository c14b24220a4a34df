//! The words that say that the name of an author follows: `By `, `Автор:`, `Von `.

use super::beginnings::Beginnings;
use crate::fold::{lowered, same_letters};
use std::sync::LazyLock;

/// How lines begin that name an author, where a line near the headline is expected to do so.
pub(super) const BY: [&str; 10] =
    ["Written by", "By ", "By:", "Авторы:", "Автор:", "Автор ", "Текст:", "Von ", "Author:", "Author "];

/// What stands before a name where a place is known to hold one; elsewhere a sentence may begin so.
const BEFORE_NAME: [&str; 48] = [
    "View all posts by",
    "View all articles by",
    "All posts by",
    "Posts by",
    "More by",
    "Story by",
    "Words by",
    "Text by",
    "Reporting by",
    "Autor/in:",
    "Autorin:",
    "Autor:",
    "Auteur :",
    "Auteur:",
    "Par ",
    "Por ",
    "Автор статьи",
    "Автор материала",
    "Автор текста",
    "Авторы статьи",
    "Авторы материала",
    "Авторы текста",
    "Материал подготовила",
    "Материал подготовил",
    "Подготовили",
    "Подготовила",
    "Подготовил",
    "Беседовала",
    "Беседовал",
    "Additional reporting by",
    "Текст и фото:",
    "Фото и текст:",
    "Записала",
    "Записал",
    "Беседовали",
    "Penulis:",
    "Oleh:",
    "Text:",
    "Tekst:",
    "Gastbeitrag von",
    "Ein Gastbeitrag von",
    "Kommentar von",
    "Ein Kommentar von",
    "Eine Analyse von",
    "Interview von",
    "作者：",
    "作者:",
    "记者",
];

static ALONE: LazyLock<Vec<String>> = LazyLock::new(|| {
    let phrases = BEFORE_NAME.iter().chain(&BY);
    phrases.map(|by| lowered(by.trim_end_matches([' ', ':', '：']))).collect()
});

/// Whether a text, given in lower case, is such a word and no more.
pub(super) fn is_by_alone(text: &str) -> bool {
    ALONE.iter().any(|by| by == text)
}

static BEGINNINGS: LazyLock<Beginnings> = LazyLock::new(|| {
    let phrases: Vec<String> = BEFORE_NAME.iter().chain(&BY).map(|by| lowered(by)).collect();
    Beginnings::of(phrases.iter().map(String::as_str))
});

/// Whether a line may begin as those do that name an author.
pub(super) fn may_begin_by(line: &str) -> bool {
    BEGINNINGS.may_begin(line)
}

/// The value without the word that says that a name follows.
pub(super) fn without_by(value: &str) -> &str {
    let value = value.trim();
    if !may_begin_by(value) {
        return value;
    }
    let rests = BEFORE_NAME.iter().chain(&BY).filter_map(|by| {
        let head = value.get(..by.len()).filter(|head| same_letters(head, by))?;
        let rest = &value[head.len()..];
        let in_word = head.ends_with(char::is_alphabetic) && rest.starts_with(char::is_alphabetic);
        (!in_word).then(|| rest.trim_start_matches([':', ' ', '—', '–']))
    });
    // Of "Автор" and "Автор текста" the longer one is meant.
    rests.min_by_key(|rest| rest.len()).unwrap_or(value)
}
