//! What is said about an answer beside its hits, on standard error: warnings, other readings, the closing line.

use super::text::{lacks_phrase, source_name};
use crate::terminal::Console;
use std::borrow::Cow;
use std::time::Duration;
use vestnik::{Hits, Suggestion, Warning};

/// Says what could not be taken literally, and which other readings of the query there are.
pub(crate) fn notes(console: &mut Console, query: &str, answer: &Hits) {
    warnings(console, query, &answer.warnings);
    suggestions(console, answer);
}

/// Says which other readings of the query there are.
fn suggestions(console: &mut Console, answer: &Hits) {
    for suggestion in &answer.suggestions {
        console.note(&suggestion_line(suggestion));
    }
}

/// So many warnings are said; the rest is counted.
const MOST_WARNINGS: usize = 5;
/// So many characters of a query are shown, or of a place in one.
const MOST_SHOWN: usize = 100;

/// Says what could not be taken literally.
fn warnings(console: &mut Console, query: &str, warnings: &[Warning]) {
    warning_lines(query, warnings).iter().for_each(|line| console.warn(line));
}

/// A line for each warning, those that say the same counted in one.
fn warning_lines(query: &str, warnings: &[Warning]) -> Vec<String> {
    let mut counted: Vec<(String, usize)> = Vec::new();
    let mut more = 0;
    for line in warnings.iter().map(|warning| warning_line(query, warning)) {
        match counted.iter().position(|(known, _)| *known == line) {
            Some(at) => counted[at].1 += 1,
            None if counted.len() < MOST_WARNINGS => counted.push((line, 1)),
            None => more += 1,
        }
    }
    let told =
        |(line, count): (String, usize)| if count == 1 { line } else { format!("{line}, {count} times") };
    let rest = (more > 0).then(|| format!("and {more} more"));
    counted.into_iter().map(told).chain(rest).collect()
}

fn warning_line(query: &str, Warning { span, message, .. }: &Warning) -> String {
    match query.get(span.clone()).filter(|text| !text.trim().is_empty()) {
        Some(text) => format!("{message} (at “{}”)", shortened(text)),
        None => message.clone(),
    }
}

/// The beginning of a query that is too long to be shown whole.
pub(crate) fn shortened(query: &str) -> Cow<'_, str> {
    match query.char_indices().nth(MOST_SHOWN) {
        Some((end, _)) => Cow::Owned(format!("{}…", &query[..end])),
        None => Cow::Borrowed(query),
    }
}

fn suggestion_line(suggestion: &Suggestion) -> String {
    let Suggestion { query, source, applied, .. } = suggestion;
    let (query, source) = (shortened(query), source_name(*source));
    if *applied {
        format!("showing hits for “{query}” ({source})")
    } else {
        format!("did you mean “{query}”? ({source})")
    }
}

/// Says how many hits there are, how long it took, and how to go on.
pub(crate) fn closing(console: &mut Console, query: &str, answer: &Hits, took: Duration) {
    if console.notes.width.is_some() && !answer.hits.is_empty() {
        console.note("");
    }
    let more = more(answer);
    console.note(&format!("{} ({:.1} ms){more}", counts(query, answer), took.as_secs_f64() * 1e3));
}

/// How to go on. The hits of another reading have no cursor: it would belong to the query as typed.
fn more(answer: &Hits) -> String {
    let applied = answer.suggestions.iter().find(|suggestion| suggestion.applied);
    let shown = (answer.hits.len() + answer.folded) as u64;
    let is_all = shown >= answer.total + answer.total_other;
    match (&answer.next, applied) {
        (Some(cursor), _) => format!("; more with --after {}", cursor.0),
        (None, Some(reading)) if !is_all => {
            format!("; more by searching for “{}”", shortened(&reading.query))
        }
        _ => String::new(),
    }
}

fn counts(query: &str, answer: &Hits) -> String {
    let Hits { total, total_other, relaxed, folded, .. } = answer;
    let shown = answer.hits.len();
    let all = total + total_other;
    let noun = if all == 1 { "hit" } else { "hits" };
    let other = match total_other {
        0 => String::new(),
        other => format!(", {other} of them in the other language"),
    };
    let counts = match (shown, relaxed, all) {
        // None was asked for, or all were on pages before.
        (0, _, all) if all > 0 => format!("{shown} of {all} {noun}{other}"),
        (0, ..) => format!("no hits for “{}”", shortened(query)),
        (_, 0, _) => format!("{shown} of {all} {noun}{other}"),
        (_, _, 0) if answer.hits.iter().all(lacks_phrase) => {
            format!("no hits with the phrase, {relaxed} with some of its words")
        }
        (_, _, 0) => format!("no hits with all the words, {relaxed} with some"),
        _ => format!("{all} {noun} with all the words{other}, {relaxed} with some"),
    };
    match folded {
        0 => counts,
        1 => counts + ", 1 shown with its other version",
        folded => format!("{counts}, {folded} shown with their other versions"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use vestnik::ExpansionSource;

    #[test]
    fn a_warning_shows_the_place_it_speaks_of() {
        let warning = |span| Warning { span, message: "an unknown field".to_owned() };
        assert_eq!(warning_line("пут:1 x", &warning(0..6)), "an unknown field (at “пут”)");
        assert_eq!(warning_line("пут:1", &warning(0..1)), "an unknown field");
        assert_eq!(warning_line("", &warning(0..0)), "an unknown field");
    }

    #[test]
    fn a_flood_of_warnings_is_counted() {
        let warning = |span, message: &str| Warning { span, message: message.to_owned() };
        let brackets: Vec<Warning> = (0..30).map(|at| warning(at..at + 1, "too deep")).collect();
        assert_eq!(warning_lines(&"(".repeat(30), &brackets), ["too deep (at “(”), 30 times"]);
        let fields: Vec<Warning> = (0..9).map(|at| warning(0..0, &format!("no field {at}"))).collect();
        let lines = warning_lines("", &fields);
        assert_eq!((lines.len(), lines[5].as_str()), (6, "and 4 more"));
    }

    #[test]
    fn a_long_query_is_cut() {
        let cut = format!("{}…", "я".repeat(MOST_SHOWN));
        assert_eq!(shortened(&"я".repeat(50_000)), cut);
        assert_eq!(shortened(&"я".repeat(MOST_SHOWN)), "я".repeat(MOST_SHOWN));
        let line = counts(&"x".repeat(50_000), &Hits::default());
        assert_eq!(line.chars().count(), "no hits for “…”".chars().count() + MOST_SHOWN);
    }

    #[test]
    fn a_suggestion_says_whether_it_is_in_force() {
        let suggestion =
            |applied| Suggestion {
                query: "Лавров".to_owned(), source: ExpansionSource::Layout, applied
            };
        assert_eq!(suggestion_line(&suggestion(true)), "showing hits for “Лавров” (other keyboard layout)");
        assert_eq!(suggestion_line(&suggestion(false)), "did you mean “Лавров”? (other keyboard layout)");
    }
}
