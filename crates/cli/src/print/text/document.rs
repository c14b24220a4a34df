//! The reading view of one document.

use super::spans::highlighted;
use crate::paths;
use crate::terminal::{Console, Role, Screen, Span, wrap};
use std::io;
use vestnik::document::{Moment, Paragraph, ParagraphKind};
use vestnik::{Document, Highlight};

/// Where query words stand in a document that is shown.
#[derive(Clone, Debug, Default)]
pub(crate) struct Marks {
    pub(crate) headline: Vec<Highlight>,
    pub(crate) dek: Vec<Highlight>,
    /// For each paragraph of the body.
    pub(crate) body: Vec<Vec<Highlight>>,
}

/// A document and what is to be marked in it.
#[derive(Clone, Debug)]
pub(crate) struct Version<'a> {
    pub(crate) document: &'a Document,
    pub(crate) marks: Marks,
}

impl<'a> Version<'a> {
    /// A document with nothing marked.
    pub(crate) fn plain(document: &'a Document) -> Self {
        Self { document, marks: Marks::default() }
    }
}

/// Writes headline, facts, dek, body and what stands beside it.
pub(in crate::print) fn document(console: &mut Console, version: &Version<'_>) -> io::Result<()> {
    lines(&console.screen, version).iter().try_for_each(|line| console.line(line))
}

/// The same as lines for a screen.
pub(super) fn lines(screen: &Screen, Version { document, marks }: &Version<'_>) -> Vec<String> {
    let mut view = View { screen: *screen, lines: Vec::new() };
    match &document.headline {
        Some(headline) => view.text(&highlighted(&headline.text, &marks.headline, Role::Headline), 0),
        None => view.text(&[Span::new(Role::Dim, "(no headline)")], 0),
    }
    view.facts(document);
    if let Some(dek) = &document.dek {
        view.gap();
        view.text(&highlighted(&dek.text, &marks.dek, Role::Headline), 0);
    }
    let none = Vec::new();
    for (at, paragraph) in document.body.iter().enumerate() {
        let before = at.checked_sub(1).map(|at| &document.body[at]);
        view.paragraph(paragraph, marks.body.get(at).unwrap_or(&none), before);
    }
    view.beside(document);
    view.lines
}

/// `2024-02-15 18:01 +03:00`: to the minute, in the page's own zone.
fn day_and_time(moment: Moment) -> String {
    let day = moment.without_time();
    let Some(time) = moment.time() else { return day.to_string() };
    let zone = match time.offset {
        None => String::new(),
        Some(0) => " UTC".to_owned(),
        Some(offset) => {
            let sign = if offset < 0 { '-' } else { '+' };
            format!(" {sign}{:02}:{:02}", offset.abs() / 60, offset.abs() % 60)
        }
    };
    format!("{day} {:02}:{:02}{zone}", time.hour, time.minute)
}

struct View {
    screen: Screen,
    lines: Vec<String>,
}

impl View {
    fn gap(&mut self) {
        self.lines.push(String::new());
    }

    fn text(&mut self, spans: &[Span], indent: usize) {
        self.lines.extend(wrap(&self.screen, spans, indent));
    }

    /// An item of a list: its lines stand behind the bullet.
    fn item(&mut self, spans: &[Span]) {
        let lines = wrap(&self.screen, spans, 4).into_iter().enumerate();
        self.lines
            .extend(lines.map(|(at, line)| if at == 0 { line.replacen("    ", "  • ", 1) } else { line }));
    }

    fn facts(&mut self, document: &Document) {
        let date = document.published.as_ref().map(|published| day_and_time(published.date));
        let facts: Vec<String> = date
            .into_iter()
            .chain(document.site.clone())
            .chain([document.lang.to_string()])
            .chain(document.agency.clone())
            .chain(document.authors.iter().cloned())
            .collect();
        self.text(&[Span::new(Role::Dim, facts.join(" · "))], 0);
        if let Some(url) = &document.url {
            self.text(&[Span::new(Role::Dim, url.clone())], 0);
        }
        self.place(document);
    }

    /// Path and id on one line, on lines of their own where that is too long.
    fn place(&mut self, document: &Document) {
        let (path, id) = (paths::shown(&document.path), document.id.as_str());
        let columns = console::measure_text_width(&path) + 2 + console::measure_text_width(id);
        let painted = self.screen.paint(Role::Dim, id);
        if path.is_empty() {
            self.lines.push(painted);
        } else if self.screen.links || self.screen.width.is_none_or(|width| columns <= width) {
            let link = self.screen.link(&paths::absolute(&document.path), &path);
            self.lines.push(format!("{link}  {painted}"));
        } else {
            self.text(&[Span::new(Role::Path, path)], 0);
            self.lines.push(painted);
        }
    }

    fn paragraph(&mut self, paragraph: &Paragraph, marks: &[Highlight], before: Option<&Paragraph>) {
        let joined = before.is_some_and(|before| before.kind == paragraph.kind)
            && matches!(
                paragraph.kind,
                ParagraphKind::ListItem | ParagraphKind::TableRow | ParagraphKind::Verbatim
            );
        if !joined {
            self.gap();
        }
        let role = if paragraph.kind == ParagraphKind::Subhead { Role::Headline } else { Role::Plain };
        let spans = highlighted(&paragraph.text, marks, role);
        match paragraph.kind {
            ParagraphKind::ListItem => self.item(&spans),
            ParagraphKind::Quote => self.text(&spans, 4),
            _ => self.text(&spans, 0),
        }
    }

    /// What the page shows beside the article.
    fn beside(&mut self, document: &Document) {
        let captions: Vec<String> = document.captions.iter().map(|caption| caption.text.clone()).collect();
        let rights: Vec<String> = document.rights.iter().cloned().collect();
        let related: Vec<String> = document.related.iter().map(|related| related.text.clone()).collect();
        let parts = [
            ("Captions", captions, "\n"),
            ("Images", document.image_credits.clone(), " · "),
            ("Tags", document.tags.clone(), " · "),
            ("Also on the page", related, "\n"),
            ("Rights", rights, " "),
        ];
        if parts.iter().any(|(_, values, _)| !values.is_empty()) {
            self.gap();
        }
        parts.iter().for_each(|(label, values, separator)| self.labelled(label, values, separator));
    }

    fn labelled(&mut self, label: &str, values: &[String], separator: &str) {
        match values {
            [] => {}
            values if separator == "\n" => {
                self.text(&[Span::new(Role::Dim, format!("{label}:"))], 0);
                values.iter().for_each(|value| self.text(&[Span::new(Role::Plain, value.clone())], 2));
            }
            values => {
                let label = Span::new(Role::Dim, format!("{label}: "));
                self.text(&[label, Span::new(Role::Plain, values.join(separator))], 0);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_shown_to_the_minute_with_their_zone() {
        for (moment, shown) in [
            ("2024-02-15T18:01:33+03:00", "2024-02-15 18:01 +03:00"),
            ("2024-02-15T18:01Z", "2024-02-15 18:01 UTC"),
            ("2024-02-15T18:01:33-03:30", "2024-02-15 18:01 -03:30"),
            ("2024-02-15T18:01", "2024-02-15 18:01"),
            ("2024-02-15", "2024-02-15"),
            ("2024", "2024"),
        ] {
            assert_eq!(day_and_time(moment.parse().unwrap()), shown);
        }
    }
}
