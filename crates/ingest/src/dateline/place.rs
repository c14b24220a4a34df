//! The place that a dateline begins with, and the region, country or second place beside it.

use super::parse::Reader;
use crate::dates::{DateOrder, find};
use vestnik_document::Agency;

/// Words of place names that are not capitalised.
const SMALL_WORDS: [&str; 14] =
    ["de", "la", "le", "of", "the", "del", "upon", "on", "и", "на", "обл", "область", "край", "под"];

impl Reader<'_> {
    /// Capitalised words up to the first sign.
    pub(super) fn place(&mut self) -> Option<String> {
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

pub(super) fn is_capitals(place: &str) -> bool {
    place.chars().count() > 2 && place.chars().all(|c| !c.is_lowercase())
}
