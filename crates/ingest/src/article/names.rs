//! Names out of the values that hold them: `By Ann Lee and John Roe, May 5, 2021`.

use super::by::without_by;
use super::person::{is_name, reads_like_name};
use super::roles::without_offices;
use crate::dates::{DateOrder, find};
use crate::fold::squeezed;
use std::borrow::Cow;

/// One name each of a byline: `By A and B` gives two.
pub(crate) fn split_names(value: &str) -> Vec<String> {
    let value = value.trim();
    if value.contains("://") || value.starts_with("www.") || value.starts_with('@') || value.starts_with('{')
    {
        return Vec::new();
    }
    let whole = without_by(value);
    let undated = without_date(whole);
    // A section may stand beside a date too.
    let fits = |name: &str| undated.len() == whole.len() || reads_like_name(name);
    let value = without_offices(without_remark(undated));
    let value = with_commas(&value);
    // `Jane Roe, PhD` is one name; `Jane Roe, John Doe` are two.
    let commas = value.split(',').filter(|part| !part.trim().is_empty());
    let listed = commas.clone().all(|part| part.split_whitespace().nth(1).is_some());
    let value = if listed { &*value } else { commas.clone().next().unwrap_or("") };
    value
        .split([',', ';', '|', '•', '·', '⋅', '\n'])
        .map(without_by)
        .map(without_marks)
        .map(without_place)
        .filter(|name| is_name(name) && fits(name))
        .map(squeezed)
        .collect()
}

/// Words behind a name that a full stop belongs to.
const CUT: [&str; 6] = ["Jr", "Sr", "jr", "sr", "мл", "ст"];

/// A name without the marks around it, but with the full stop of an initial: `Котова М. И.`.
fn without_marks(name: &str) -> &str {
    let is_mark = |c: char| c.is_whitespace() || matches!(c, '-' | '–' | '—' | ':' | '.');
    let name = name.trim_start_matches(is_mark);
    let bare = name.trim_end_matches(is_mark);
    let last = bare.rsplit([' ', '.', '\u{a0}']).next().unwrap_or(bare);
    let is_initial = last.chars().count() == 1 && last.chars().all(char::is_uppercase);
    let stops = (is_initial || CUT.contains(&last)) && name[bare.len()..].starts_with('.');
    &name[..bare.len() + usize::from(stops)]
}

/// The value with a comma for each word that joins two names.
fn with_commas(value: &str) -> Cow<'_, str> {
    let mut value = Cow::Borrowed(value);
    for joint in [" and ", " und ", " и ", " & "] {
        if value.contains(joint) {
            value = Cow::Owned(value.replace(joint, ","));
        }
    }
    value
}

/// What stands between the name of a reporter and the place that he wrote from.
const FROM: [&str; 4] = [" in ", " at ", " en ", " à "];

/// What stands behind a name and says that it is one of a reporter.
const TITLES: [&str; 6] = [" 기자", " 특파원", " 선임기자", " 記者", "記者", "记者"];

/// A name without the place or the title behind it: `Ann Lee in Westering`.
fn without_place(name: &str) -> &str {
    let name = TITLES.iter().find_map(|title| name.strip_suffix(title)).unwrap_or(name).trim_end();
    let cut = FROM.iter().filter_map(|from| name.split_once(from)).map(|(before, _)| before);
    cut.filter(|before| reads_like_name(before)).min_by_key(|before| before.len()).unwrap_or(name)
}

/// The value without a date in it, and without what stands behind that: `Ann Lee - May 5, 2021 8:02 pm`.
fn without_date(value: &str) -> &str {
    let Some(date) = find(value, DateOrder::DayFirst) else { return value };
    let before = value[..date.range.start].trim_end_matches([' ', ',', '-', '–', '—', '|', '•', '·', '(']);
    if !before.contains(char::is_alphabetic) {
        return &value[date.range.end..];
    }
    // `Ann Lee on May 5, 2021`.
    match before.rsplit_once(' ') {
        Some((name, "on" | "am" | "le" | "от")) => name,
        _ => before,
    }
}

/// The value without a remark in brackets at its end, where it is too long for a name: `Jeanne Moulin (avec Paul Moulin et
/// Anne Meunier)`.
fn without_remark(value: &str) -> &str {
    let cut = value.trim_end().strip_suffix(')').and_then(|rest| rest.split_once(" ("));
    match cut {
        Some((name, remark)) if !remark.contains('(') && !is_name(value) => name,
        _ => value,
    }
}

#[cfg(test)]
mod tests {
    use super::split_names;

    #[test]
    fn bylines_are_cut_into_names() {
        for (value, wanted) in [
            ("By Ann Lee and John Roe", &["Ann Lee", "John Roe"][..]),
            ("Автор: Иван Петров", &["Иван Петров"]),
            ("View all posts by Ann Lee", &["Ann Lee"]),
            ("Autor/in: Jana Roth", &["Jana Roth"]),
            ("Par Jeanne Moulin", &["Jeanne Moulin"]),
            ("Jane Roe, PhD", &["Jane Roe"]),
            ("Подготовила Анна Иванова-Петрова", &["Анна Иванова-Петрова"]),
            ("Подготовил: Иван Петров", &["Иван Петров"]),
            ("Беседовала Анна Лис", &["Анна Лис"]),
            ("Byron Lee", &["Byron Lee"]),
            ("Reporting by John Roe; Editing by Jane Lee", &["John Roe"]),
            (
                "Reporting by John Roe and Ann Lee; Additional reporting by Tom Fox; Editing by Jane Lee",
                &["John Roe", "Ann Lee", "Tom Fox"],
            ),
            ("Текст: Иван Петров; Редактор: Вера Лис", &["Иван Петров"]),
            ("Ann Lee - Apr 16, 2015 8:02 pm UTC", &["Ann Lee"]),
            ("By ANN LEE March 11, 2015 3:46 PM", &["ANN LEE"]),
            ("Иван Петров, 5 мая 2024, 10:00", &["Иван Петров"]),
            ("Ann Lee on May 5, 2021", &["Ann Lee"]),
            ("5 мая 2024 Иван Петров", &["Иван Петров"]),
            ("Updated: May 5, 2021", &[]),
            ("Personal finance May 5, 2021", &[]),
            ("Jeanne Moulin (avec Paul Moulin et Anne Meunier)", &["Jeanne Moulin"]),
            ("Richard (R.J.) Roe", &["Richard (R.J.) Roe"]),
            ("Ann Lee (retd)", &["Ann Lee (retd)"]),
            ("Ann Lee in Westering and John Roe in Port Anne", &["Ann Lee", "John Roe"]),
            ("Text: Jana Roth", &["Jana Roth"]),
            ("作者：温素霞", &["温素霞"]),
            ("신현주 기자", &["신현주"]),
            ("Ann Lee, Head of Ferries and Harbours, John Roe", &["Ann Lee", "John Roe"]),
            ("Автор материала: Иван Петров", &["Иван Петров"]),
            ("Автор текста — Иван Петров", &["Иван Петров"]),
            ("Котова М. И.", &["Котова М. И."]),
            ("Котова М.И.; Петров И.П.", &["Котова М.И.", "Петров И.П."]),
            ("John Roe Jr. and Ann Lee.", &["John Roe Jr.", "Ann Lee"]),
            ("Скриншот документации", &[]),
            ("Места: Рязань", &[]),
            ("undefined", &[]),
            ("Null", &[]),
            ("admin", &[]),
            ("Category", &[]),
            ("Por", &[]),
            ("Autor:", &[]),
            ("By", &[]),
            ("Автор:", &[]),
            ("Ann Lee Headshot", &[]),
            ("(Image: Getty Images)", &[]),
            ("Bildrechte: Agentur", &[]),
            ("https://a.example/ann", &[]),
        ] {
            assert_eq!(split_names(value), wanted, "{value}");
        }
    }
}
