//! The grammar of datelines: place, date, agency and who wrote it, in that order mostly, then a dash or a full stop.

use super::day::with_year;
use super::place::is_capitals;
use super::script::is_cyrillic;
use vestnik_document::{Agency, Dateline, Moment};

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
