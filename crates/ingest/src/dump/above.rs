//! What stands above the body: headline, dek, date, authors, credits, address.

use super::line::{Line, Look};
use crate::article::{credit, split_names};
use crate::dates::{DateOrder, read};
use vestnik_document::{Article, Published, Source};

/// How far above the body a headline may stand.
const REACH: usize = 16;

/// Reads the lines above the body into the article.
pub(super) fn read_above(lines: &[Line<'_>], article: &mut Article) {
    let near = &lines[lines.len().saturating_sub(REACH)..];
    if let Some(at) = headline_line(near) {
        article.headline = near[at].text.to_owned();
        article.dek = near[at + 1..]
            .iter()
            .find(|line| line.look == Look::Prose)
            .map_or(String::new(), |line| line.text.to_owned());
    }
    for line in near {
        read_line(line, article);
    }
    let address =
        lines.iter().find_map(|line| line.text.split_whitespace().find(|word| word.contains("://")));
    article.url = address.map(|url| url.trim_matches(['<', '>', '(', ')', ',']).to_owned());
}

/// The headline: the nearest line above the body with three words or more that is no sentence; else the longest.
fn headline_line(lines: &[Line<'_>]) -> Option<usize> {
    let candidate =
        |line: &Line<'_>| matches!(line.look, Look::Words | Look::Prose) && !line.text.contains("://");
    let words = |line: &Line<'_>| line.text.split_whitespace().count();
    let name = |line: &Line<'_>| words(line) < 4 && line.chars < 30;
    let nearest = lines
        .iter()
        .rposition(|line| candidate(line) && line.look == Look::Words && words(line) >= 3 && !name(line));
    let any = || {
        lines
            .iter()
            .enumerate()
            .filter(|(_, line)| candidate(line))
            .max_by_key(|(at, line)| (line.chars, std::cmp::Reverse(*at)))
    };
    nearest.or_else(|| any().map(|(at, _)| at))
}

fn read_line(line: &Line<'_>, article: &mut Article) {
    if article.published.is_none() && line.look == Look::Date {
        article.published = read(line.text, DateOrder::DayFirst)
            .filter(|moment| moment.year().is_some())
            .map(|moment| Published::new(moment, Source::TextDump));
    }
    if line.look == Look::Boilerplate("credit") {
        article.image_credits.push(credit(line.text).unwrap_or(line.text).to_owned());
    }
    if article.authors.is_empty() {
        article.authors = authors(line.text);
    }
}

/// The authors of a line that begins as bylines do.
pub(super) fn authors(text: &str) -> Vec<String> {
    const BY: [&str; 7] = ["By ", "BY ", "Автор: ", "Авторы: ", "Текст: ", "Author: ", "Written by "];
    let rest = BY.iter().find_map(|by| text.strip_prefix(by)).filter(|rest| rest.chars().count() < 80);
    rest.map(split_names).unwrap_or_default()
}
