//! What was learned: pairs of documents, pairs of words.

use crate::paths;
use crate::print::ShownPair;
use crate::terminal::{Console, Role, Span, wrap};
use std::io;
use vestnik::{Document, WordPair};

/// Writes both headlines of a pair, each with its facts below, and why it is one.
pub(in crate::print) fn pair(console: &mut Console, shown: &ShownPair<'_>, first: bool) -> io::Result<()> {
    if !first {
        console.line("")?;
    }
    version(console, shown.english)?;
    version(console, shown.russian)?;
    let pair = shown.pair;
    let why = format!("by {}, likeness {:.2}, margin {:.1}", pair.evidence, pair.likeness, pair.margin);
    let line = console.screen.paint(Role::Dim, &why);
    console.line(&line)
}

fn version(console: &mut Console, document: &Document) -> io::Result<()> {
    let headline = match document.headline_text() {
        "" => "(no headline)",
        headline => headline,
    };
    for line in wrap(&console.screen, &[Span::new(Role::Headline, headline.to_owned())], 0) {
        console.line(&line)?;
    }
    let date = document.published.as_ref().map(|published| published.date.without_time().to_string());
    let facts: Vec<String> =
        date.into_iter().chain(document.site.clone()).chain([document.lang.to_string()]).collect();
    let place = if document.path.is_empty() {
        console.screen.paint(Role::Dim, document.id.as_str())
    } else {
        console.screen.link(&paths::absolute(&document.path), &paths::shown(&document.path))
    };
    let line = format!("   {}{place}", console.screen.paint(Role::Dim, &(facts.join(" · ") + " · ")));
    console.line(&line)
}

/// Writes `english – russian`, the share and the number of pairs, what the user said.
pub(in crate::print) fn word_pair(console: &mut Console, entry: &WordPair) -> io::Result<()> {
    let evidence = match entry.pairs {
        0 => "given".to_owned(),
        1 => format!("{:.2}, 1 pair", entry.share),
        pairs => format!("{:.2}, {pairs} pairs", entry.share),
    };
    let example = entry.examples.first().map(|(one, other)| format!(", as in {one} and {other}"));
    let decision = entry.decision.map(|decision| format!(", {decision}ed")).unwrap_or_default();
    let words = console.screen.paint(Role::Plain, &format!("{} – {}", entry.english, entry.russian));
    let facts = format!("  ({evidence}{}{decision})", example.unwrap_or_default());
    let line = words + &console.screen.paint(Role::Dim, &facts);
    console.line(&line)
}
