//! Words that are written short behind a number, with letters that mean something else elsewhere: `2025 г.` is a year, `500 г` are grams
//! and `г. Москва` is a city; `15 мар` is a day, `Сент` of `Сент-Луис` no month.

use crate::chars::is_digit_space;
use crate::segment::{connector, segment_starting};
use std::ops::Range;

/// What the letters stand for behind a year.
const OF_YEARS: [(&str, &str); 2] = [("г", "год"), ("гг", "год")];

/// What they stand for behind a day.
const OF_DAYS: [(&str, &str); 13] = [
    ("янв", "январь"),
    ("фев", "февраль"),
    ("мар", "март"),
    ("апр", "апрель"),
    ("июн", "июнь"),
    ("июл", "июль"),
    ("авг", "август"),
    ("сен", "сентябрь"),
    ("сент", "сентябрь"),
    ("окт", "октябрь"),
    ("ноя", "ноябрь"),
    ("нояб", "ноябрь"),
    ("дек", "декабрь"),
];

/// None of them is longer, in bytes.
const LONGEST: usize = "сент".len();

/// How many digits a year has.
pub(crate) const YEAR: usize = 4;

/// The word that these letters stand for behind this number.
pub(crate) fn word_behind(number: &str, letters: &str) -> Option<&'static str> {
    let table = match number.parse().ok()? {
        1..=31 if number.len() < 3 => &OF_DAYS[..],
        1700..=2099_u16 if number.len() == YEAR => &OF_YEARS[..],
        _ => return None,
    };
    if letters.len() > LONGEST {
        return None;
    }
    let letters = letters.to_lowercase();
    table.iter().find(|(short, _)| *short == letters).map(|(_, word)| *word)
}

/// Where the letters end that stand for a word behind this number and a space.
pub(crate) fn end_of_word_behind(text: &str, number: Range<usize>) -> Option<usize> {
    let space = connector(text, number.end).filter(|&c| is_digit_space(c))?;
    let start = number.end + space.len_utf8();
    // Most numbers count something else: that is seen before the word is read.
    let may_be = number.len() <= YEAR && matches!(text.as_bytes().get(start), Some(0xd0 | 0xd1));
    let letters = may_be.then(|| segment_starting(text, start)).flatten()?;
    word_behind(&text[number], &text[letters.start..letters.end]).map(|_| letters.end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_mean_a_word_behind_some_numbers() {
        for (number, letters, word) in [
            ("2025", "г", Some("год")),
            ("1998", "ГГ", Some("год")),
            ("500", "г", None),
            ("1500", "г", None),
            ("2100", "г", None),
            ("1700", "г", Some("год")),
            ("2099", "г", Some("год")),
            ("0500", "г", None),
            ("15", "сен", Some("сентябрь")),
            ("01", "Мар", Some("март")),
            ("32", "мар", None),
            ("015", "мар", None),
            ("2025", "мар", None),
            ("1,5", "г", None),
        ] {
            assert_eq!(word_behind(number, letters), word, "{number} {letters}");
        }
        for (text, end) in
            [("2025 г. в", Some(7)), ("2025\u{a0}г", Some(8)), ("2025  г", None), ("2025", None)]
        {
            assert_eq!(end_of_word_behind(text, 0..4), end, "{text}");
        }
    }
}
