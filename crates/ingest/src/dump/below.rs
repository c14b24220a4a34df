//! What stands below the body: rights, tags, other articles with their times.

use super::above::authors;
use super::line::{Line, Look, day_and_month, is_clock};
use crate::dates::{DateOrder, find};
use vestnik_document::{Article, Moment, RelatedArticle, Time};

/// Reads the lines below the body into the article.
pub(super) fn read_below(lines: &[Line<'_>], article: &mut Article) {
    let year = article.published.as_ref().and_then(|published| published.date.year());
    let mut rights: Vec<&str> = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        match line.look {
            Look::Boilerplate("rights") => rights.push(line.text),
            Look::Boilerplate("tags") => article.tags.extend(tags(line, &lines[at + 1..])),
            Look::Boilerplate("credit") => article.image_credits.push(line.text.to_owned()),
            Look::Boilerplate("source") if article.authors.is_empty() => article.authors = authors(line.text),
            _ => {}
        }
    }
    article.rights = rights.join(" ");
    article.related.extend(related(lines, year));
}

/// Tags on the line itself (`Tags: a, b`), else on short bulleted lines behind it.
fn tags(line: &Line<'_>, behind: &[Line<'_>]) -> Vec<String> {
    let own = line.text.split_once(':').map_or("", |(_, tags)| tags);
    let own: Vec<String> = own
        .split([',', ';'])
        .map(|tag| tag.trim().trim_start_matches('#').to_owned())
        .filter(|tag| !tag.is_empty())
        .collect();
    if !own.is_empty() {
        return own;
    }
    let listed = behind.iter().take_while(|line| line.look == Look::Words && line.bullet && line.chars < 40);
    listed.map(|line| line.text.trim_start_matches('#').to_owned()).collect()
}

/// Other articles. Where the lines have times, each time belongs to one headline: the next one when the list begins
/// with a time, else the one before.
fn related(lines: &[Line<'_>], year: Option<i16>) -> Vec<RelatedArticle> {
    let is_headline = |line: &Line<'_>| {
        matches!(line.look, Look::Words | Look::Prose)
            && line.text.split_whitespace().count() >= 3
            && line.chars >= 15
    };
    let times: Vec<Option<Moment>> = lines.iter().map(|line| time_of(line, year)).collect();
    let dated = times.iter().flatten().count() >= 2;
    let first_time = lines.iter().zip(&times).position(|(line, time)| time.is_some() || is_stamp(line));
    let first_headline = lines.iter().position(is_headline);
    let time_first = first_time.is_some_and(|time| {
        let stamped =
            |from: usize, to: usize| lines[from..to].iter().filter(|line| is_headline(line)).count();
        first_headline.is_none_or(|headline| time < headline)
            || stamped(0, time) < 1 + stamped(time, lines.len()) / 4
    });
    let mut found: Vec<RelatedArticle> = Vec::new();
    let (mut waiting, mut open) = (None, false);
    for (line, time) in lines.iter().zip(&times) {
        if is_stamp(line) {
            match found.last_mut().filter(|_| !time_first) {
                Some(last) => last.time = last.time.or(*time),
                None => (waiting, open) = (*time, true),
            }
        } else if is_headline(line) && (!dated || !time_first || open) {
            found.push(RelatedArticle { text: line.text.to_owned(), time: waiting.take(), url: None });
            open = false;
        }
    }
    found
}

fn is_stamp(line: &Line<'_>) -> bool {
    line.look == Look::Date
}

/// The time of a line: as much as it says. A day and a month get the time of day only when the year is known.
fn time_of(line: &Line<'_>, year: Option<i16>) -> Option<Moment> {
    if !is_stamp(line) {
        return None;
    }
    let mut words = line.text.split_whitespace();
    if let Some((day, month)) = words.next().and_then(|word| day_and_month(word.trim_end_matches(','))) {
        let moment = Moment::day_of_year(month, day).ok()?;
        let Some(dated) = year.and_then(|year| moment.in_year(year).ok()) else { return Some(moment) };
        return Some(words.next().and_then(|clock| dated.at(clock_time(clock)?).ok()).unwrap_or(dated));
    }
    find(line.text, DateOrder::DayFirst).map(|found| found.moment)
}

fn clock_time(text: &str) -> Option<Time> {
    let (hour, minute) = text.split_once(':').filter(|_| is_clock(text))?;
    Some(Time {
        hour: hour.parse().ok()?,
        minute: minute.get(..2)?.parse().ok()?,
        second: None,
        offset: None,
    })
}
