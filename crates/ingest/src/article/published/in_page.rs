//! The dates that the page itself holds, most of them for its readers to see.

use super::shown::{is_here, may_date};
use crate::article::lines::{goes_on, is_sentence};
use crate::article::scene::Scene;
use crate::article::witness::Witness;
use crate::dates::{DateOrder, find};
use crate::dom::{ElementId, Tag};
use crate::fold::{is_in_word, lowered};
use crate::marks::Marks;
use aho_corasick::AhoCorasick;
use std::sync::LazyLock;
use vestnik_document::{Moment, Published, Source};

/// Marks of what has dates of its own.
pub(super) const ELSEWHERE: [Marks; 5] =
    [Marks::RELATED, Marks::COMMENTS, Marks::SIDEBAR, Marks::NAV, Marks::FOOTER];

/// Elements that are made or named for dates, and short lines near the headline; where there are none, the first
/// line behind the headline that is mostly a date.
pub(super) fn witnesses(scene: &Scene<'_, '_>) -> Vec<Witness> {
    let mut found = in_elements(scene);
    for block in scene.blocks_near_headline().filter(|block| block.chars < 120) {
        let text = scene.page.block_text(block);
        if has_year(text) && !is_range(text) {
            let weight = if is_update(text) { 1 } else { 4 };
            found.push(Witness::new(Source::PageText, "text beside the headline", date_part(text), weight));
        }
    }
    if found.is_empty() {
        found.extend(first_date_line(scene));
    }
    found.extend(revision_of_wiki(scene));
    found
}

fn in_elements(scene: &Scene<'_, '_>) -> Vec<Witness> {
    let elsewhere = ELSEWHERE.into_iter().fold(Marks::default(), |all, mark| all | mark);
    let mut found = Vec::new();
    let mut times = 0;
    for (id, element) in scene.page.telling() {
        let rare = scene.page.rare_of(element);
        let prop = (!rare.itemprop.is_empty() && rare.itemprop.contains("datePublished"))
            || rare.property.ends_with("datePublished");
        let named = element.marks.intersects(Marks::DATE);
        if !(prop || element.tag == Tag::Time || named) || scene.dropped(id).intersects(elsewhere) {
            continue;
        }
        let value = machine_value(scene, id);
        if value.is_empty() || value.chars().count() > 80 || !has_year(&value) || is_range(&value) {
            continue;
        }
        times += 1;
        let near = scene.near_headline(id);
        let (source, name, weight) = match (prop, element.tag == Tag::Time) {
            (true, _) => (Source::Microdata, "itemprop datePublished", 7),
            (_, true) if near => (Source::Time, "time element near the headline", 6),
            (_, true) if times == 1 => (Source::Time, "time element", 3),
            _ if is_update(&value) && (near || times == 1) => (Source::PageText, "date of an update", 1),
            _ if near => (Source::PageText, "date beside the headline", 5),
            _ if times == 1 => (Source::PageText, "date somewhere", 2),
            _ => continue,
        };
        found.push(Witness::new(source, name, value, weight));
    }
    found
}

fn has_year(text: &str) -> bool {
    find(text, DateOrder::DayFirst).is_some_and(|date| date.moment.year().is_some())
}

/// Whether a line names a span from one day to another, which is of an event or of an archive: `07 Mar 2019 - 05 Nov 2025`.
pub(super) fn is_range(text: &str) -> bool {
    let rest = |from: usize| text.get(from..).unwrap_or_default();
    let Some(first) = find(text, DateOrder::DayFirst) else { return false };
    let behind = rest(first.range.end).trim_start();
    let behind =
        ["—", "–", "-", "to ", "until ", "по ", "до ", "bis "].iter().find_map(|to| behind.strip_prefix(to));
    let second = behind.and_then(|behind| find(behind, DateOrder::DayFirst).map(|second| (behind, second)));
    second.is_some_and(|(behind, second)| {
        behind[..second.range.start].trim().is_empty()
            && first.moment.without_time() != second.moment.without_time()
            && second.moment.year().is_some()
    })
}

/// The first short line behind the headline that is mostly a date, where nothing better is found.
fn first_date_line(scene: &Scene<'_, '_>) -> Option<Witness> {
    let start = scene.headline_block().unwrap_or(0);
    let lines = scene.page.blocks[start..]
        .iter()
        .filter(|block| block.chars < 60)
        .map(|block| scene.page.block_text(block));
    let dated = |text: &&str| {
        find(text, DateOrder::DayFirst).is_some_and(|date| {
            date.moment.day_range().is_some_and(|(first, last)| first == last)
                && (date.chars(text) * 2 > text.chars().count() || tells_of_post(text))
        })
    };
    lines
        .filter(dated)
        .find(|text| !is_update(text) && !is_range(text))
        .map(|text| Witness::new(Source::PageText, "line with a date", date_part(text), 1))
}

/// Whether a line says who put the page there: `Submitted by ann on Mon, 05/24/2021 - 18:55`. Sentences begin so, too.
fn tells_of_post(text: &str) -> bool {
    let begins = |words: &str| text.strip_prefix(words).is_some_and(|rest| !rest.starts_with(is_in_word));
    if text.chars().nth(60).is_some() || is_sentence(text) {
        return false;
    }
    ["Submitted by", "Posted by", "Posted on", "Gespeichert von"].iter().any(|words| begins(words))
        || ["Опубликовал", "Добавил", "Разместил"].iter().any(|words| begins(words))
            && !text.contains(", что ")
            && find(text, DateOrder::DayFirst).is_some_and(|date| !goes_on(&text[date.range.end..]))
}

/// What of a line is read as a date: all of it, as a sentence with a date in it is none, unless it tells of a post.
fn date_part(text: &str) -> &str {
    let date = tells_of_post(text).then(|| find(text, DateOrder::DayFirst)).flatten();
    date.map_or(text, |date| &text[date.range])
}

/// A page of a wiki has the text of its last revision, and in its head the day on which somebody began it. MediaWiki
/// says the former in its foot.
fn revision_of_wiki(scene: &Scene<'_, '_>) -> Option<Witness> {
    scene.page.meta("generator").filter(|program| program.starts_with("MediaWiki"))?;
    let mut elements = scene.page.elements.iter().enumerate();
    let (id, _) = elements.find(|(_, element)| element.id.ends_with("-lastmod"))?;
    let text = scene.page.text_of(id as ElementId);
    let date = find(&text, DateOrder::DayFirst)?;
    Some(Witness::new(Source::PageText, "last revision of a wiki page", &text[date.range], REVISION))
}

/// More than all others together.
const REVISION: u32 = 100;

/// Whether a line tells of a change rather than of the publication.
pub(super) fn is_update(text: &str) -> bool {
    let end = text.char_indices().nth(40).map_or(text.len(), |(at, _)| at);
    let lower = lowered(&text[..end]);
    CHANGE.is_match(&lower) && !["publi", "опубл", "posted", "veröff"].iter().any(|word| lower.contains(word))
}

static CHANGE: LazyLock<AhoCorasick> = LazyLock::new(|| {
    let words = [
        "updat",
        "modified",
        "revised",
        "reviewed",
        "обновл",
        "измен",
        "aktualisiert",
        "actualizado",
        "mis à jour",
    ];
    AhoCorasick::new(words).expect("they are few and short")
});

/// A line without the change that it tells of before the publication: `Updated May 9; published May 5` from its second date on.
pub(super) fn without_change(line: &str, order: DateOrder) -> &str {
    let mut dates = dates_of(line, order).peekable();
    match dates.next_if(|date| date.is_change) {
        Some(_) => dates.find(|date| !date.is_change).map_or(line, |date| &line[date.start..]),
        None => line,
    }
}

/// When a line says that the page was changed: `Updated May 9; published May 5`, `May 9 (updated)`.
pub(super) fn change_in(line: &str, order: DateOrder) -> Option<Moment> {
    let dates: Vec<DateOf> = dates_of(line, order).collect();
    let said = dates.iter().find(|date| date.is_change);
    let only = || dates.first().filter(|_| dates.len() == 1 && is_update(line));
    said.or_else(only).map(|date| date.moment).filter(|moment| moment.year().is_some())
}

/// A date in a line, and what it is the date of.
struct DateOf {
    start: usize,
    moment: Moment,
    is_change: bool,
}

/// The dates of a line. What stands between a date and the one before it says what it is the date of.
fn dates_of(line: &str, order: DateOrder) -> impl Iterator<Item = DateOf> {
    let mut behind = 0;
    std::iter::from_fn(move || {
        let rest = &line[behind..];
        let found = find(rest, order)?;
        let is_change = is_update(&rest[..found.range.start]);
        let start = behind + found.range.start;
        behind += found.range.end;
        Some(DateOf { start, moment: found.moment, is_change })
    })
}

/// The last change that a line beside the headline tells readers of.
pub(super) fn change(scene: &Scene<'_, '_>, order: DateOrder) -> Option<Published> {
    let lines = scene.blocks_near_headline().filter(|block| may_date(scene, block) && is_here(scene, block));
    let mut changes = lines.filter_map(|block| change_in(scene.page.block_text(block), order));
    changes.next().map(|moment| Published::new(moment, Source::PageText))
}

fn machine_value(scene: &Scene<'_, '_>, id: ElementId) -> String {
    let rare = scene.page.rare_of(scene.page.element(id));
    [rare.datetime, rare.content]
        .into_iter()
        .find(|value| value.contains(|c: char| c.is_ascii_digit()))
        .map_or_else(|| scene.page.text_of(id), str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_that_tell_of_a_post_are_told_from_sentences() {
        for (line, wanted) in [
            ("Submitted by ann on Mon, 05/24/2021 - 18:55", true),
            ("Опубликовал: Иван Петров, 15 мая 2021", true),
            ("Добавил Иван Петров 15 мая 2021 года в 10:00", true),
            ("Опубликовала ведомство снимок ещё 15 мая 2019", false),
            ("Опубликовал снимок остров 15 мая 2019 года.", false),
            ("Добавил Иван Петров, что 15 мая 2021 паром ушёл", false),
            ("Разместил газету 15 мая 2021 паром с острова", false),
        ] {
            assert_eq!(tells_of_post(line), wanted, "{line}");
        }
    }

    #[test]
    fn the_dates_of_a_line_are_told_apart() {
        for (line, published, changed) in [
            ("Updated Feb 16, 2022; published Feb 15, 2022", "2022-02-15", "2022-02-16"),
            ("Обновлено 16.02.2022, опубликовано 15.02.2022", "2022-02-15", "2022-02-16"),
            ("Published Feb 15, 2022; updated Feb 16, 2022", "2022-02-15", "2022-02-16"),
            ("18:01 15.02.2022 (обновлено: 19:00 16.02.2022)", "2022-02-15T18:01", "2022-02-16T19:00"),
            ("Обновлено: 16.02.2022 11:00", "2022-02-16T11:00", "2022-02-16T11:00"),
            ("16 February 2022 (updated)", "2022-02-16", "2022-02-16"),
            ("15 февраля 2022", "2022-02-15", ""),
        ] {
            let order = DateOrder::DayFirst;
            let first = crate::dates::read(without_change(line, order), order).unwrap().to_string();
            let change = change_in(line, order).map(|moment| moment.to_string()).unwrap_or_default();
            assert_eq!((first.as_str(), change.as_str()), (published, changed), "{line}");
        }
    }

    #[test]
    fn spans_of_days_are_told_from_days() {
        for (line, wanted) in [
            ("07 Mar 2019 - 05 Nov 2025", true),
            ("с 7 марта 2019 по 5 ноября 2025 года", true),
            ("7 March 2019 to 5 November 2025", true),
            ("7 March – 5 November 2025", true),
            ("07 Mar 2019 - 12:30", false),
            ("07 Mar 2019 - Ann Lee", false),
            ("Published 7 Mar 2019 - Updated 5 Nov 2025", false),
            ("07.03.2019 — 07.03.2019 12:30", false),
            ("07 Mar 2019", false),
        ] {
            assert_eq!(is_range(line), wanted, "{line}");
        }
    }
}
