//! The grammar of datelines: place, date, agency and who wrote it, in that order mostly, then a dash or a full stop.

use super::script::is_cyrillic;
use crate::dates::{DateOrder, find};
use vestnik_document::{Agency, Dateline, Moment, Precision};

/// A dateline, and the persons that it names behind the agency.
#[derive(Clone, Debug)]
pub(crate) struct Opening {
    pub(crate) dateline: Dateline,
    pub(crate) persons: Vec<String>,
}

/// Takes the dateline at the start of a text apart; `None` when there is none.
///
/// A day without a year takes the year from `evidence` (the date of publication), in which it may lie up to a week
/// ahead; without evidence it stays without a year.
pub(crate) fn opening(text: &str, evidence: Option<Moment>) -> Option<Opening> {
    let mut reader = Reader { text, at: 0 };
    reader.skip(|c| matches!(c, '/' | '(' | '—' | '–' | '-') || c.is_whitespace());
    let place = reader.place();
    let mut closed = reader.skip_joint();
    let mut date = None;
    let mut agency = None;
    let (mut before, mut persons) = (Joint::default(), Vec::new());
    for _ in 0..2 {
        if date.is_none() {
            date = reader.date();
            closed = reader.skip_joint().or(closed, date.is_some());
        }
        if agency.is_none() {
            agency = reader.agency();
            if agency.is_some() && (place.is_some() || date.is_some()) {
                before = closed;
                reader.skip_edition();
                persons = reader.persons(before.bracket);
            }
            closed = reader.skip_joint().or(closed, agency.is_some());
        }
    }
    let known = match (&place, &date, &agency) {
        (Some(_), Some(_), Some(_)) if before.dash && reader.begins_sentence() => true,
        (Some(_), Some(_), _) | (_, Some(_), Some(_)) => closed.ends(),
        (Some(place), None, Some(_)) => closed.ends() && place.chars().count() < 40,
        // Alone, `AC/DC —` and `ВОЗ (Женева) —` begin sentences.
        (Some(place), None, None) => {
            closed.dash && is_capitals(place) && !text[..reader.at].contains(['/', '('])
        }
        (None, None, Some(_)) => closed.dash || closed.bracket,
        _ => false,
    };
    let dateline = || Dateline {
        place,
        date: date.map(|date| with_year(date, evidence)),
        agency: agency.map(|agency| agency.name(is_cyrillic(text)).to_owned()),
        text: text[..reader.at].trim().to_owned(),
    };
    known.then(|| Opening { dateline: dateline(), persons })
}

/// The signs between two parts of a dateline.
#[derive(Clone, Copy, Debug, Default)]
struct Joint {
    dash: bool,
    stop: bool,
    bracket: bool,
}

impl Joint {
    fn ends(self) -> bool {
        self.dash || self.stop || self.bracket
    }

    /// This joint when the part before it was found, else the one before.
    fn or(self, before: Joint, found: bool) -> Joint {
        if found { self } else { before }
    }
}

pub(super) struct Reader<'t> {
    pub(super) text: &'t str,
    pub(super) at: usize,
}

/// Words of place names that are not capitalised.
const SMALL_WORDS: [&str; 14] =
    ["de", "la", "le", "of", "the", "del", "upon", "on", "и", "на", "обл", "область", "край", "под"];

impl<'t> Reader<'t> {
    pub(super) fn rest(&self) -> &'t str {
        &self.text[self.at..]
    }

    pub(super) fn skip(&mut self, of: impl Fn(char) -> bool) {
        let rest = self.rest();
        self.at += rest.len() - rest.trim_start_matches(of).len();
    }

    fn skip_joint(&mut self) -> Joint {
        let before = self.at;
        self.skip(|c| {
            matches!(c, ',' | '.' | '/' | '(' | ')' | '—' | '–' | '-' | '−' | ':' | '[' | ']')
                || c.is_whitespace()
        });
        let signs = &self.text[before..self.at];
        Joint {
            dash: signs.contains(['—', '–', '−'])
                || signs.contains(" - ")
                || signs.contains("- ")
                || signs.contains("--"),
            stop: signs.contains('.'),
            bracket: signs.contains([')', '/']),
        }
    }

    /// Capitalised words up to the first sign.
    fn place(&mut self) -> Option<String> {
        let rest = self.rest();
        let sign = rest.find([',', '.', '(', '/', '—', '–', '−', ':', '"', '«', ';']);
        // Where there is a sign, a dash counts that stands before it.
        let end = rest[..sign.unwrap_or(rest.len())].find(" - ").or(sign)?;
        let end = end + second_place(&rest[..end], &rest[end..]);
        let place = rest[..end].trim();
        let sound = place.split([' ', '-', '/']).all(|word| {
            word.is_empty() || word.starts_with(char::is_uppercase) || SMALL_WORDS.contains(&word)
        });
        let length = place.chars().count();
        if !sound
            || !(2..=40).contains(&length)
            || place.split(' ').count() > 4
            || Agency::at_start(place).is_some()
        {
            return None;
        }
        if find(place, DateOrder::DayFirst).is_some_and(|date| date.range.start == 0) {
            return None;
        }
        self.at += end;
        // `NEW YORK, N.Y.`, `Rostov, Russia,` are left at their first part; the region is skipped below.
        self.skip_region();
        self.skip_country();
        Some(place.to_owned())
    }

    /// `БЕЛГРАД /Сербия/,`.
    fn skip_country(&mut self) {
        let bare = self.rest().trim_start();
        let close = match bare.chars().next() {
            Some('/') => '/',
            Some('(') => ')',
            _ => return,
        };
        let Some((country, behind)) = bare[1..].split_once(close) else { return };
        let sound = country.split([' ', '-']).all(|word| {
            word.starts_with(char::is_uppercase) && word.chars().all(char::is_alphabetic)
                || SMALL_WORDS.contains(&word)
        });
        let followed = behind.trim_start().starts_with([',', '.', '—', '–', '-']);
        if sound && followed && country.chars().count() < 24 && Agency::at_start(country).is_none() {
            self.at = self.text.len() - behind.len();
        }
    }

    fn skip_region(&mut self) {
        let Some(region) = self.rest().strip_prefix(", ") else { return };
        let word: String =
            region.chars().take_while(|c| c.is_alphabetic() || matches!(c, '.' | ' ')).collect();
        let capital = word.split(' ').all(|part| part.is_empty() || part.starts_with(char::is_uppercase));
        let dated = find(region, DateOrder::DayFirst).is_some_and(|date| date.range.start == 0);
        let followed = region[word.len()..].starts_with([',', '(', '—', '–', '-']);
        if capital
            && followed
            && !dated
            && !word.trim().is_empty()
            && word.chars().count() < 24
            && Agency::at_start(region).is_none()
        {
            self.at += 2 + word.trim_end().len();
        }
    }

    fn date(&mut self) -> Option<Moment> {
        let rest = self.rest();
        let end = rest.char_indices().nth(40).map_or(rest.len(), |(at, _)| at);
        let found = find(&rest[..end], DateOrder::DayFirst).filter(|found| found.range.start == 0)?;
        self.at += found.range.end;
        self.skip_clock();
        Some(found.moment.without_time())
    }

    /// The time of day behind a day without a year: `15 февраля, 10:30`.
    fn skip_clock(&mut self) {
        let clock = self.rest().trim_start_matches([',', ' ']);
        let Some((hour, rest)) = clock.split_once(':') else { return };
        let minute = rest.trim_start_matches(|c: char| c.is_ascii_digit());
        let digits = hour.bytes().all(|b| b.is_ascii_digit());
        if digits && matches!((hour.len(), rest.len() - minute.len()), (1 | 2, 2)) {
            self.at = self.text.len() - minute.len();
        }
    }

    /// The agency, behind a word for its correspondent or not.
    fn agency(&mut self) -> Option<&'static Agency> {
        let before = self.at;
        self.skip_role();
        let Some((agency, length)) = Agency::at_start(self.rest()) else {
            self.at = before;
            return None;
        };
        self.at += length;
        Some(agency)
    }

    /// Whether the rest is the beginning of a text rather than of what an agency does: `ТАСС сообщает`.
    fn begins_sentence(&self) -> bool {
        self.rest()
            .starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || matches!(c, '«' | '"' | '“'))
    }
}

/// The length of `/MOSCOW` behind `LONDON`.
fn second_place(first: &str, rest: &str) -> usize {
    let Some(second) = rest.strip_prefix('/').filter(|_| first.ends_with(char::is_alphabetic)) else {
        return 0;
    };
    let length = second.find([',', '.', '(', '/', '—', '–', ':']).unwrap_or(0);
    let word = second[..length].trim_end();
    let is_place = word.starts_with(char::is_uppercase) && Agency::at_start(word).is_none();
    if is_place { 1 + word.len() } else { 0 }
}

fn is_capitals(place: &str) -> bool {
    place.chars().count() > 2 && place.chars().all(|c| !c.is_lowercase())
}

/// Gives a day of the year its year: that of the evidence, or the year before when the day would lie ahead of it.
fn with_year(date: Moment, evidence: Option<Moment>) -> Moment {
    let evidence =
        evidence.filter(|evidence| evidence.precision() >= Precision::Day && evidence.year().is_some());
    let (Some(evidence), Precision::DayOfYear) = (evidence, date.precision()) else { return date };
    let Some(year) = evidence.year() else { return date };
    let key = |moment: Moment| (moment.month_number(), moment.day_number());
    let ahead = key(date) > key(evidence);
    let near_turn = evidence.month_number() == Some(1) && date.month_number() == Some(12);
    let far_ahead = ahead && date.month_number() != evidence.month_number();
    let back = evidence.month_number() == Some(12) && date.month_number() == Some(1);
    let year = match (near_turn || far_ahead, back) {
        (_, true) => year + 1,
        (true, _) => year - 1,
        _ => year,
    };
    date.in_year(year).unwrap_or(date)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(text: &str) -> Option<(String, String, String)> {
        let evidence = Moment::day(2022, 2, 16).ok();
        opening(text, evidence).map(|Opening { dateline: line, .. }| {
            let date = line.date.map(|date| date.to_string()).unwrap_or_default();
            (line.place.unwrap_or_default(), date, line.agency.unwrap_or_default())
        })
    }

    #[test]
    fn datelines_are_taken_apart() {
        for (text, place, date, agency) in [
            ("WASHINGTON, Feb 15 - RIA Novosti. NATO allies", "WASHINGTON", "2022-02-15", "RIA Novosti"),
            ("МОСКВА, 15 фев — РИА Новости. Посол", "МОСКВА", "2022-02-15", "РИА Новости"),
            ("МОСКВА, 15 февраля. /ТАСС/. Посол", "МОСКВА", "2022-02-15", "ТАСС"),
            ("Москва. 15 февраля. INTERFAX.RU - Посол", "Москва", "2022-02-15", "Интерфакс"),
            ("KYIV, Ukraine (AP) — The", "KYIV", "", "AP"),
            ("PARIS, Feb 15 (Reuters) - The", "PARIS", "2022-02-15", "Reuters"),
            ("Feb 15 (Reuters) - The", "", "2022-02-15", "Reuters"),
            ("LONDON — The minister", "LONDON", "", ""),
            ("НЬЮ-ЙОРК, 31 декабря 2021 года — Сегодня", "НЬЮ-ЙОРК", "2021-12-31", ""),
            ("(AFP) - The minister", "", "", "AFP"),
            ("ПАРИЖ, 15 фев — РИА Новости, Вера Лис. Текст", "ПАРИЖ", "2022-02-15", "РИА Новости"),
            ("НЬЮ-ЙОРК, 15 февраля. /Корр. ТАСС Иван Лис/. Текст", "НЬЮ-ЙОРК", "2022-02-15", "ТАСС"),
            ("BELGRADE /Serbia/, February 15. /TASS/. Text", "BELGRADE", "2022-02-15", "TASS"),
            ("БЕЛГРАД /Сербия/, 15 февраля. /ТАСС/. Текст", "БЕЛГРАД", "2022-02-15", "ТАСС"),
            ("КИЕВ, 15 фев - РИА Новости Украина. Текст", "КИЕВ", "2022-02-15", "РИА Новости"),
            ("МОСКВА, 15 февраля. /ТАСС-ДОСЬЕ/. Текст", "МОСКВА", "2022-02-15", "ТАСС"),
            ("МОСКВА, 15 февраля 2022, 10:30 — REGNUM Текст", "МОСКВА", "2022-02-15", "РЕГНУМ"),
            ("МОСКВА, 15 февраля, 10:30 — REGNUM Текст", "МОСКВА", "2022-02-15", "РЕГНУМ"),
            ("LONDON/MOSCOW, Feb. 15 (Reuters) - Text", "LONDON/MOSCOW", "2022-02-15", "Reuters"),
            ("РОСТОВ-НА-ДОНУ, 31 дек - РИА Новости. Дом", "РОСТОВ-НА-ДОНУ", "2021-12-31", "РИА Новости"),
        ] {
            let wanted = (place.to_owned(), date.to_owned(), agency.to_owned());
            assert_eq!(parts(text), Some(wanted), "{text}");
        }
    }

    #[test]
    fn sentences_are_no_datelines() {
        for text in [
            "Reuters reported on Monday that",
            "Smith also added that the alliance is ready.",
            "По словам министра, всё хорошо.",
            "Вчера, 15 февраля, прошло заседание",
            "President Biden, who — as he said — left",
            "Иван Петров — врач.",
            "BBC, the broadcaster",
            "AP Photo/Jane Roe",
            "AC/DC — the band — plays",
            "ВОЗ (Женева) — это агентство",
            "Паром, 15 февраля вышедший в море, ТАСС не видел",
            "МОСКВА, 15 февраля — ТАСС сообщает, что всё хорошо",
            "Иван Петров (Россия), чемпион мира",
            "",
            "—",
        ] {
            assert_eq!(parts(text), None, "{text}");
        }
    }

    #[test]
    fn without_evidence_the_year_stays_open() {
        let line = opening("WASHINGTON, Feb 15 - RIA Novosti. NATO", None).unwrap().dateline;
        assert_eq!(line.date.unwrap().to_string(), "--02-15");
        assert_eq!(line.text, "WASHINGTON, Feb 15 - RIA Novosti.");
    }
}
