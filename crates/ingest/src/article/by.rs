//! The words that say that the name of an author follows: `By `, `Автор:`, `Von `.

use super::beginnings::Beginnings;
use crate::fold::{lowered, same_letters};
use std::sync::LazyLock;

/// How lines begin that name an author, where a line near the headline is expected to do so.
pub(super) const BY: [&str; 10] =
    ["Written by", "By ", "By:", "Авторы:", "Автор:", "Автор ", "Текст:", "Von ", "Author:", "Author "];

/// What stands before a name where a place is known to hold one; elsewhere a sentence may begin so.
const BEFORE_NAME: [&str; 45] = [
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
    "Автор статьи:",
    "Автор материала:",
    "Автор текста:",
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
    BEFORE_NAME
        .iter()
        .chain(&BY)
        .find_map(|by| {
            let head = value.get(..by.len()).filter(|head| same_letters(head, by))?;
            let rest = &value[head.len()..];
            let in_word = head.ends_with(char::is_alphabetic) && rest.starts_with(char::is_alphabetic);
            (!in_word).then(|| rest.trim_start_matches([':', ' ']))
        })
        .unwrap_or(value)
}
