//! The text of a link to another article, taken apart: a time before the headline, arrows and a label around it.

use crate::dates::{DateOrder, find, relative};
use crate::fold::lowered;
use vestnik_document::Moment;

/// What stands before the headline of a neighbour, behind it a colon.
const LABELS: [&str; 12] = [
    "предыдущая",
    "предыдущий материал",
    "предыдущая статья",
    "предыдущая новость",
    "следующая",
    "следующий материал",
    "следующая статья",
    "следующая новость",
    "previous",
    "previous article",
    "next",
    "next article",
];

/// The headline in the text of a link, and the time that stands before it. `day` is the day of the page.
pub(super) fn headline_and_time(text: &str, day: Option<Moment>) -> (&str, Option<Moment>) {
    let text = without_label(text.trim_matches(is_arrow));
    match time_before(text, day) {
        Some((time, rest)) => (rest, Some(time)),
        None => (text, None),
    }
}

fn is_arrow(c: char) -> bool {
    c.is_whitespace() || matches!(c, '←' | '→' | '<' | '>' | '‹' | '›' | '⟵' | '⟶' | '◄' | '►' | '•')
}

fn without_label(text: &str) -> &str {
    let Some((label, rest)) = text.split_once(':') else { return text };
    if LABELS.contains(&lowered(label.trim()).as_str()) { rest.trim_matches(is_arrow) } else { text }
}

/// A date or a clock at the very beginning, `15 ноября`, `вчера в 18:40`, and what follows it.
fn time_before(text: &str, day: Option<Moment>) -> Option<(Moment, &str)> {
    let behind = |at: usize| {
        let rest = text[at..].trim_start_matches(|c: char| c.is_whitespace() || ",|—–-·".contains(c));
        // A headline may begin with a day: then a small letter or a sign follows.
        rest.starts_with(|c: char| c.is_uppercase() || matches!(c, '«' | '"' | '“')).then_some(rest)
    };
    if let Some(found) = find(text, DateOrder::DayFirst).filter(|found| found.range.start == 0) {
        return behind(found.range.end).map(|rest| (found.moment, rest));
    }
    let end = relative_end(text)?;
    Some((relative(&text[..end], day?)?, behind(end)?))
}

/// The most characters before the minutes.
const LONGEST_BEFORE: usize = 23;

/// Where `вчера в 18:40` at the start of a text ends.
fn relative_end(text: &str) -> Option<usize> {
    let clock = memchr::memchr(b':', text.as_bytes())?;
    if text[..clock].chars().nth(LONGEST_BEFORE).is_some() {
        return None;
    }
    let minutes = text.get(clock + 1..clock + 3)?;
    minutes.bytes().all(|b| b.is_ascii_digit()).then_some(clock + 3)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_headline_loses_time_arrows_and_label() {
        let day = Moment::day(2023, 11, 17).ok();
        for (text, headline, time) in [
            ("вчера в 18:40 Вратарь «Зари» отстоял", "Вратарь «Зари» отстоял", Some("2023-11-16T18:40")),
            (
                "15 ноября Почему в Заречье не хватает льда",
                "Почему в Заречье не хватает льда",
                Some("--11-15"),
            ),
            ("15 ноября откроют мост", "15 ноября откроют мост", None),
            ("<< Предыдущая: Школьники посадили сто лип", "Школьники посадили сто лип", None),
            ("Lighthouse keeper retires →", "Lighthouse keeper retires", None),
            ("Счёт 4:3 решил всё", "Счёт 4:3 решил всё", None),
            ("Метеор — Сокол: обзор матча", "Метеор — Сокол: обзор матча", None),
            ("", "", None),
        ] {
            let (found, at) = headline_and_time(text, day);
            assert_eq!((found, at.map(|at| at.to_string()).as_deref()), (headline, time), "{text}");
        }
    }
}
