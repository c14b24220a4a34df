//! Two versions of one story: side by side where the terminal is wide enough, else one after the other.

use super::document::{Version, lines};
use super::hits::language_name;
use crate::terminal::{Console, Role, Screen, Span, wrap};
use std::io;
use vestnik::Partner;

/// Narrower than this, two columns are hard to read.
const WIDE: usize = 100;
/// What stands between the columns.
const BETWEEN: &str = " │ ";

/// Writes both, and why they are taken for versions of one story.
pub(in crate::print) fn versions(
    console: &mut Console,
    version: &Version<'_>,
    partner: &Partner,
    other: &Version<'_>,
) -> io::Result<()> {
    let screen = console.screen;
    match screen.width.filter(|&width| width >= WIDE) {
        Some(width) => {
            for line in side_by_side(&screen, width, version, other) {
                console.line(&line)?;
            }
            console.line("")?;
            write(console, &[Span::new(Role::Dim, format!("one story {}", evidence(partner)))])
        }
        None => {
            lines(&screen, version).iter().try_for_each(|line| console.line(line))?;
            console.line("")?;
            let label = format!("── in {} {} ──", language_name(partner.lang), evidence(partner));
            write(console, &[Span::new(Role::Dim, label)])?;
            console.line("")?;
            lines(&screen, other).iter().try_for_each(|line| console.line(line))
        }
    }
}

/// `by text, likeness 1.49, margin 5.7`
fn evidence(Partner { evidence, likeness, margin, .. }: &Partner) -> String {
    format!("by {evidence}, likeness {likeness:.2}, margin {margin:.1}")
}

fn write(console: &mut Console, spans: &[Span]) -> io::Result<()> {
    wrap(&console.screen, spans, 0).iter().try_for_each(|line| console.line(line))
}

fn side_by_side(screen: &Screen, width: usize, left: &Version<'_>, right: &Version<'_>) -> Vec<String> {
    let column = (width - console::measure_text_width(BETWEEN)) / 2;
    // A link counts as text where widths are measured.
    let narrow = Screen { width: Some(column), links: false, ..*screen };
    let (left, right) = (lines(&narrow, left), lines(&narrow, right));
    let line = |at: usize| {
        let (one, other) =
            (left.get(at).map_or("", String::as_str), right.get(at).map_or("", String::as_str));
        let padding = " ".repeat(column.saturating_sub(console::measure_text_width(one)));
        format!("{one}{padding}{}{other}", screen.paint(Role::Dim, BETWEEN)).trim_end().to_owned()
    };
    (0..left.len().max(right.len())).map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use vestnik::document::{Paragraph, Text};
    use vestnik::{Document, DocumentId, Language};

    fn document(headline: &str, body: &str) -> Document {
        let mut document = Document::new(DocumentId::from_hash(1));
        document.headline = Some(Text { text: headline.to_owned(), lang: Language::English });
        document.path = format!("a/very/long/path/{}.html", "x".repeat(60));
        document.body = vec![Paragraph { text: body.to_owned(), ..Paragraph::default() }];
        document
    }

    #[test]
    fn columns_stand_beside_each_other() {
        let (one, other) = (document("Dialogue", &"word ".repeat(40)), document("Диалог", "слово"));
        for color in [false, true] {
            let screen = Screen { color, links: true, width: Some(100) };
            let lines = side_by_side(&screen, 100, &Version::plain(&one), &Version::plain(&other));
            assert!(lines.len() > 6, "{lines:?}");
            for line in &lines {
                let plain = console::strip_ansi_codes(line).into_owned();
                let (left, right) = plain.split_once('│').expect("a line between the columns");
                assert_eq!(console::measure_text_width(left), 49, "{plain}");
                assert!(console::measure_text_width(right) <= 49, "{plain}");
            }
            assert!(lines[0].contains("Dialogue") && lines[0].contains("Диалог"), "{lines:?}");
        }
    }
}
