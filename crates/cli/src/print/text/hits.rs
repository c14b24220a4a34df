//! The list of hits: headline; date, site, language and path; the passage; what stood for what.

use super::spans::highlighted;
use crate::paths;
use crate::terminal::{Console, Role, Screen, Span, wrap};
use std::io;
use std::path::PathBuf;
use vestnik::document::Published;
use vestnik::{
    DocumentId, ExpansionSource, Facet, FacetCounts, Hit, Hits, Language, Partner, Snippet, Why, weight_text,
};

/// Stands before the headline of the version in the other language.
const ARROW: &str = "↔ ";

/// Writes the hits, those that lack words below a line that says so.
pub(in crate::print) fn hits(console: &mut Console, answer: &Hits) -> io::Result<()> {
    let hits: Vec<Shown<'_>> = answer.hits.iter().map(|hit| (hit.rank, hit)).collect();
    list(console, &hits, answer.total + answer.total_other)
}

/// A hit and the number that it is shown under.
type Shown<'a> = (u64, &'a Hit);

/// Writes the hits in the language of the query, then those in the other one under a line that says so. They are numbered as
/// they stand: their ranks are those of the one list that both are in elsewhere.
pub(in crate::print) fn hits_in_blocks(console: &mut Console, answer: &Hits) -> io::Result<()> {
    let (others, own): (Vec<&Hit>, Vec<&Hit>) = answer.hits.iter().partition(|hit| hit.other_language);
    let shown: Vec<Shown<'_>> = (1..).zip(own.iter().chain(&others).copied()).collect();
    let (own, others) = shown.split_at(own.len());
    list(console, own, answer.total + answer.total_other)?;
    let Some((_, first)) = others.first() else { return Ok(()) };
    if !own.is_empty() {
        console.line("")?;
    }
    let label = format!("── in {} ──", language_name(first.lang));
    let label = console.screen.paint(Role::Dim, &label);
    console.line(&label)?;
    console.line("")?;
    list(console, others, answer.total_other)
}

pub(super) fn language_name(language: Language) -> String {
    match language {
        Language::Russian => "Russian".to_owned(),
        Language::English => "English".to_owned(),
        other => other.to_string(),
    }
}

fn list(console: &mut Console, hits: &[Shown<'_>], total: u64) -> io::Result<()> {
    // In the list of a whole text hits that lack words stand among the others: each says so itself.
    let first = hits.iter().position(|(_, hit)| hit.relaxed);
    let apart = first.filter(|&first| hits[first..].iter().all(|(_, hit)| hit.relaxed || hit.other_language));
    let gutter = hits.last().map_or(0, |(number, _)| number.to_string().len() + 2);
    for (at, (number, hit)) in hits.iter().enumerate() {
        if at > 0 {
            console.line("")?;
        }
        if apart == Some(at) {
            let line = relaxed_line(&hits[at..], at == 0 && total == 0);
            let line = console.screen.paint(Role::Dim, line);
            console.line(&line)?;
            console.line("")?;
        }
        for line in hit_lines(&console.screen, *number, hit, gutter) {
            console.line(&line)?;
        }
    }
    Ok(())
}

/// What is said above hits that lack words; `none`: no hit has all of them.
fn relaxed_line(below: &[Shown<'_>], none: bool) -> &'static str {
    if below.iter().any(|(_, hit)| !hit.relaxed) {
        // Hits of the other language have them all.
        "── some words are missing below where a hit says so ──"
    } else if none && below.iter().all(|(_, hit)| lacks_phrase(hit)) {
        "── no page has the phrase; these have some of the words ──"
    } else if none {
        "── no page has all the words; these have some ──"
    } else {
        "── some words are missing below ──"
    }
}

/// Whether the words of a phrase do not stand together in a hit.
pub(in crate::print) fn lacks_phrase(hit: &Hit) -> bool {
    hit.missing.iter().any(|missing| missing.starts_with('"'))
}

fn hit_lines(screen: &Screen, number: u64, hit: &Hit, gutter: usize) -> Vec<String> {
    let mut lines = headline_lines(screen, number, hit, gutter);
    let id = hit.partner.as_ref().map(|_| &hit.id);
    lines.extend(place_lines(
        screen,
        &facts(hit.published.as_ref(), hit.site.as_ref(), hit.lang, id),
        place(&hit.path, hit.url.as_deref()),
        gutter,
    ));
    lines.extend(hit.partner.iter().flat_map(|partner| partner_lines(screen, partner, gutter)));
    lines.extend(wrap(screen, &snippet_spans(&hit.snippet), gutter));
    lines.extend(wrap(screen, &stand_ins(hit), gutter));
    lines.extend(wrap(screen, &missing(hit), gutter));
    lines
}

fn headline_lines(screen: &Screen, number: u64, hit: &Hit, gutter: usize) -> Vec<String> {
    let spans = match &hit.headline {
        Some(headline) => highlighted(&headline.text, &hit.headline_highlights, Role::Headline),
        None => vec![Span::new(Role::Dim, "(no headline)")],
    };
    let mut lines = wrap(screen, &spans, gutter);
    if let Some(first) = lines.first_mut() {
        let number = format!("{number:<gutter$}");
        first.replace_range(..gutter, &screen.paint(Role::Dim, &number));
    }
    lines
}

/// The version in the other language: its headline behind an arrow, its facts below.
fn partner_lines(screen: &Screen, partner: &Partner, gutter: usize) -> Vec<String> {
    let headline = match &partner.headline {
        Some(headline) => Span::new(Role::Headline, headline.text.clone()),
        None => Span::new(Role::Dim, "(no headline)"),
    };
    let mut lines = wrap(screen, &[headline], gutter + ARROW.chars().count());
    if let Some(first) = lines.first_mut() {
        first.replace_range(gutter..gutter + ARROW.chars().count(), &screen.paint(Role::Dim, ARROW));
    }
    let facts = facts(partner.published.as_ref(), partner.site.as_ref(), partner.lang, Some(&partner.id));
    let place = place(&partner.path, partner.url.as_deref());
    lines.extend(place_lines(screen, &facts, place, gutter + ARROW.chars().count()));
    lines
}

/// `2024-02-15 · ria.ru · ru`; the id is told of pages that go by twos, to ask for each.
fn facts(
    published: Option<&Published>,
    site: Option<&String>,
    lang: Language,
    id: Option<&DocumentId>,
) -> String {
    let date = published.map(|published| published.date.without_time().to_string());
    let site_and_language = site.cloned().into_iter().chain([lang.to_string()]);
    let facts = date.into_iter().chain(site_and_language).chain(id.map(DocumentId::to_string));
    facts.collect::<Vec<_>>().join(" · ")
}

/// Where to look a document up: its file, or its address where that file is an archive of many.
fn place<'a>(path: &'a str, url: Option<&'a str>) -> &'a str {
    url.filter(|_| vestnik::is_crawl(path.as_ref())).unwrap_or(path)
}

/// `2024-02-15 · ria.ru · ru · pages/1.html`, the path on a line of its own where the terminal is too narrow.
fn place_lines(screen: &Screen, facts: &str, path: &str, gutter: usize) -> Vec<String> {
    let shown = paths::shown(path);
    // An address is no file that a terminal could open.
    let target = if path.starts_with("http") { PathBuf::new() } else { paths::absolute(path) };
    let link = screen.link(&target, &shown);
    let indent = " ".repeat(gutter);
    let columns = gutter + console::measure_text_width(facts) + 3 + console::measure_text_width(&shown);
    if shown.is_empty() {
        vec![indent + &screen.paint(Role::Dim, facts)]
    } else if screen.width.is_some_and(|width| columns > width) {
        vec![indent.clone() + &screen.paint(Role::Dim, facts), indent + &link]
    } else {
        vec![indent + &screen.paint(Role::Dim, &format!("{facts} · ")) + &link]
    }
}

fn snippet_spans(snippet: &Snippet) -> Vec<Span> {
    highlighted(&snippet.text, &snippet.highlights, Role::Plain)
}

/// `NATO → нато (glossary, 1.0)` for each word of the query that was matched by something else than its own forms; words that one
/// phrase stands for are named together.
fn stand_ins(hit: &Hit) -> Vec<Span> {
    let others: Vec<&Why> = hit.why.iter().filter(|why| why.source != ExpansionSource::Query).collect();
    let shown: Vec<String> = others
        .chunk_by(|one, next| (one.source, &one.shown) == (next.source, &next.shown))
        .map(|words| {
            let Why { shown, source, weight, .. } = words[0];
            let query: Vec<&str> = words.iter().map(|why| why.query.as_str()).collect();
            let (query, source) = (query.join(" "), source_name(*source));
            format!("{query} → {shown} ({source}, {})", weight_text(*weight))
        })
        .collect();
    if shown.is_empty() { Vec::new() } else { vec![Span::new(Role::Dim, shown.join("; "))] }
}

/// `without: встреча, Анкара` for a hit that lacks words.
fn missing(hit: &Hit) -> Vec<Span> {
    if hit.missing.is_empty() {
        return Vec::new();
    }
    vec![Span::new(Role::Dim, format!("without: {}", hit.missing.join(", ")))]
}

/// The source of an alternative in words.
pub(in crate::print) fn source_name(source: ExpansionSource) -> &'static str {
    match source {
        ExpansionSource::Query => "as typed",
        ExpansionSource::Layout => "other keyboard layout",
        ExpansionSource::Spelling => "spelling",
        ExpansionSource::Compound => "compound",
        ExpansionSource::Filter => "filter",
        ExpansionSource::Kin => "same beginning",
        ExpansionSource::Synonym => "synonym",
        ExpansionSource::Glossary => "glossary",
        ExpansionSource::Transliteration => "transliteration",
        ExpansionSource::Phonetic => "sound",
        ExpansionSource::Dictionary => "dictionary",
        ExpansionSource::Learned => "learned or accepted",
        _ => "other",
    }
}

/// How many values of a facet people see; programs get more of them.
const FACET_VALUES: usize = 12;

/// Writes one line for each facet that has any: its most frequent values with their counts.
pub(in crate::print) fn facets(console: &mut Console, answer: &Hits) -> io::Result<()> {
    let mut facets = answer.facets.iter().filter(|facet| !facet.counts.is_empty()).peekable();
    if facets.peek().is_some() && !answer.hits.is_empty() {
        console.line("")?;
    }
    for FacetCounts { facet, counts, more, .. } in facets {
        let mut spans = vec![Span::new(Role::Dim, format!("{:<9}", facet_name(*facet)))];
        for (at, (value, count)) in counts.iter().take(FACET_VALUES).enumerate() {
            let separator = if at == 0 { " " } else { " · " };
            spans.push(Span::new(Role::Plain, format!("{separator}{value}")));
            spans.push(Span::new(Role::Dim, format!(" {count}")));
        }
        let rest = counts.len().saturating_sub(FACET_VALUES) as u64 + more;
        if rest > 0 {
            spans.push(Span::new(Role::Dim, format!(" · {rest} more")));
        }
        for line in wrap(&console.screen, &spans, 0) {
            console.line(&line)?;
        }
    }
    Ok(())
}

fn facet_name(facet: Facet) -> &'static str {
    match facet {
        Facet::Site => "site",
        Facet::Language => "language",
        Facet::Agency => "agency",
        Facet::Month => "month",
        _ => "other",
    }
}
