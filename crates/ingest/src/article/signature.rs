//! The name under the text: `Степан Огородников` alone on the line behind the last paragraph.
//!
//! Small papers sign their articles so and name the author nowhere else. Only names in Cyrillic are believed: in English two
//! capital words alone on a line are a button more often than a name.

use super::scene::Scene;
use super::verdict::Verdict;

/// How many lines behind the last paragraph are looked at.
const REACH: usize = 2;

/// The name in one of the first lines that were left out behind the text.
pub(super) fn signature(scene: &Scene<'_, '_>, verdicts: &[Verdict]) -> Option<String> {
    let last = verdicts.iter().rposition(|verdict| *verdict == Verdict::Keep)?;
    let behind = scene.page.blocks.iter().zip(verdicts).skip(last + 1).take(REACH);
    let lines = behind
        .filter(|(block, verdict)| **verdict == Verdict::Tail && block.link_chars == 0 && block.chars < 50)
        .map(|(block, _)| scene.page.block_text(block).trim_end_matches(['.', ',']))
        .map(without_paper);
    lines.filter(|text| is_name(text)).map(str::to_owned).next()
}

/// The name without the paper that it wrote for: `Иван Петров, «Северные вести»`.
fn without_paper(text: &str) -> &str {
    text.split_once(", «").filter(|(_, paper)| paper.ends_with('»')).map_or(text, |(name, _)| name)
}

/// Two or three words, each a name or an initial, one at least a whole name.
fn is_name(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    (2..=3).contains(&words.len())
        && words.iter().all(|word| is_name_part(word))
        && words.iter().any(|word| !word.ends_with('.'))
}

fn is_name_part(word: &str) -> bool {
    let bare = word.trim_end_matches('.');
    let is_part = |part: &str| {
        let mut chars = part.chars();
        chars.next().is_some_and(is_capital) && chars.all(|c| matches!(c, 'а'..='я' | 'ё'))
    };
    let initials = word.ends_with('.')
        && bare.split('.').all(|part| part.chars().count() == 1 && part.chars().all(is_capital));
    initials
        || is_surname_in_capitals(word)
        || (!word.contains('.') && word.chars().count() > 1 && word.split('-').all(is_part))
}

/// How surnames end. Other words in capitals are abbreviations and titles.
const ENDINGS: [&str; 17] = [
    "ОВ", "ОВА", "ЕВ", "ЕВА", "ЁВ", "ИН", "ИНА", "ЫН", "ЫНА", "СКИЙ", "СКАЯ", "КО", "УК", "ЮК", "ИЧ", "ЯН",
    "ДЗЕ",
];

fn is_surname_in_capitals(word: &str) -> bool {
    word.chars().count() > 3 && word.chars().all(is_capital) && ENDINGS.iter().any(|end| word.ends_with(end))
}

fn is_capital(c: char) -> bool {
    matches!(c, 'А'..='Я' | 'Ё')
}

#[cfg(test)]
mod tests {
    use super::{is_name, without_paper};

    #[test]
    fn names_are_told_from_lines() {
        for name in [
            "Степан Огородников",
            "Анна-Мария Римская-Корсакова",
            "А. Иванов",
            "А.П. Иванов",
            "Иван Петрович Ёлкин",
            "Иван ПЕТРОВ",
            "А. ЛИСИЦЫНА",
        ] {
            assert!(is_name(name), "{name}");
        }
        for line in [
            "Фото автора",
            "Огородников",
            "А. П.",
            "ТАСС Новости",
            "Фото РОСКОСМОС",
            "Stepan Green",
            "Иван Петров из Москвы",
            "Пресс-служба мэрии",
            "",
        ] {
            assert!(!is_name(line), "{line}");
        }
    }

    #[test]
    fn a_paper_may_stand_behind_the_name() {
        assert_eq!(without_paper("Иван Петров, «Северные вести»"), "Иван Петров");
        assert_eq!(without_paper("Иван Петров, Остров"), "Иван Петров, Остров");
    }
}
