//! A query explained: what it is taken for, as a tree, then what each word gave to each hit.

use super::hits::source_name;
use crate::terminal::{Console, Role, Span, clean, wrap};
use std::io;
use vestnik::{ExpansionSource, Explained, Gains, Hit, Scope, Why, weight_text};

/// Writes the tree, then the hits.
pub(in crate::print) fn explained(console: &mut Console, explained: &Explained) -> io::Result<()> {
    for line in format!("{:#}", explained.explanation).lines() {
        console.line(&clean(line))?;
    }
    for hit in &explained.hits.hits {
        console.line("")?;
        spans(console, &hit_spans(hit), 0)?;
        for why in &hit.why {
            spans(console, &why_spans(why), 3)?;
        }
        if let Some(gains) = gains_text(&hit.gains) {
            spans(console, &[Span::new(Role::Dim, gains)], 3)?;
        }
    }
    Ok(())
}

fn spans(console: &mut Console, spans: &[Span], indent: usize) -> io::Result<()> {
    for line in wrap(&console.screen, spans, indent) {
        console.line(&line)?;
    }
    Ok(())
}

fn hit_spans(hit: &Hit) -> Vec<Span> {
    let headline = hit.headline.as_ref().map_or("(no headline)", |headline| headline.text.as_str());
    vec![
        Span::new(Role::Dim, format!("{}  ", hit.rank)),
        Span::new(Role::Headline, headline),
        Span::new(Role::Dim, format!("  score {:.2}", hit.score)),
    ]
}

/// `dialogue → dialogue, dialogues  in headline and body, as typed, gave 4.20`
fn why_spans(why: &Why) -> Vec<Span> {
    let forms = if why.forms.is_empty() { "not found".to_owned() } else { why.forms.join(", ") };
    let places: Vec<&str> = why.fields.iter().map(|field| scope_name(*field)).collect();
    let places = if places.is_empty() { String::new() } else { format!("  in {}", places.join(" and ")) };
    let weight = match why.source {
        ExpansionSource::Query => String::new(),
        _ => format!(" ({})", weight_text(why.weight)),
    };
    let score = why.score.map(|score| format!(", gave {score:.2}")).unwrap_or_default();
    vec![
        Span::new(Role::Plain, format!("{} → ", why.query)),
        Span::new(Role::Match, forms),
        Span::new(Role::Dim, format!("{places}, {}{weight}{score}", source_name(why.source))),
    ]
}

/// `standing early gave 4.20, the form typed 1.10`; `None` where nothing was gained.
fn gains_text(gains: &Gains) -> Option<String> {
    let Gains { early, close, exact, alike, recent } = *gains;
    let parts = [
        ("standing early", early),
        ("standing close together", close),
        ("the form typed", exact),
        ("an opening like it", alike),
        ("being recent", recent),
    ];
    let mut parts = parts.into_iter().filter(|(_, gain)| *gain >= 0.005);
    let (first, gain) = parts.next()?;
    let text = format!("{first} gave {gain:.2}");
    Some(parts.fold(text, |text, (name, gain)| format!("{text}, {name} {gain:.2}")))
}

fn scope_name(scope: Scope) -> &'static str {
    match scope {
        Scope::Text => "headline or body",
        Scope::Headline => "headline",
        Scope::Body => "body",
        Scope::Dek => "dek",
        Scope::Author => "authors",
        Scope::Agency => "agency",
        Scope::Place => "place",
        Scope::Tag => "tags",
        Scope::Related => "related headlines",
        Scope::Caption => "captions",
        _ => "another field",
    }
}
