//! What a stream can show: colours, links, a width; and how each role of text looks there.

use super::clean;
use console::{Style, Term};
use std::path::Path;

/// When to use colours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum ColorWhen {
    // No doc comments: they would take eight lines in the help of every command.
    #[default]
    Auto,
    Always,
    Never,
}

/// What a piece of text is, so that one place decides how it looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    Plain,
    Headline,
    /// A word of the query where it was found.
    Match,
    /// Said in passing: numbers, dates, separators.
    Dim,
    Path,
    Warning,
    Error,
    /// The Russian share of a chart.
    Russian,
    /// The English share of a chart.
    English,
}

/// What one output stream can show.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Screen {
    /// Whether roles are coloured.
    pub(crate) color: bool,
    /// Whether paths are links (OSC 8).
    pub(crate) links: bool,
    /// Columns of the terminal; `None` where the stream is none, and text is not wrapped then.
    pub(crate) width: Option<usize>,
}

/// Wider than this, lines are hard to read.
const WIDEST: usize = 110;
/// Narrower than this, wrapping does more harm than good.
const NARROWEST: usize = 30;

impl Screen {
    /// The screen behind a stream.
    pub(crate) fn of(term: &Term, when: ColorWhen) -> Self {
        let terminal = term.is_term();
        let refused = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
        let color = match when {
            ColorWhen::Always => true,
            ColorWhen::Never => false,
            ColorWhen::Auto => terminal && !refused && !console::is_dumb(),
        };
        let width = term.size_checked().map(|(_, columns)| usize::from(columns).clamp(NARROWEST, WIDEST));
        Self {
            color,
            links: terminal && !console::is_dumb() && supports_hyperlinks::supports_hyperlinks(),
            width: width.filter(|_| terminal),
        }
    }

    /// The text, cleaned, in the look of its role.
    pub(crate) fn paint(&self, role: Role, text: &str) -> String {
        let text = clean(text);
        if !self.color || role == Role::Plain || text.is_empty() {
            return text.into_owned();
        }
        style(role).apply_to(text).force_styling(true).to_string()
    }

    /// A path, cleaned and coloured, as a link to the file where the terminal knows links.
    pub(crate) fn link(&self, target: &Path, shown: &str) -> String {
        let shown = self.paint(Role::Path, shown);
        if !self.links || !target.is_absolute() {
            return shown;
        }
        format!("\u{1b}]8;;{}\u{1b}\\{shown}\u{1b}]8;;\u{1b}\\", file_url(target))
    }
}

fn style(role: Role) -> Style {
    let style = Style::new();
    match role {
        Role::Plain => style,
        Role::Headline => style.bold(),
        Role::Match => style.red().bold(),
        Role::Dim => style.dim(),
        Role::Path => style.cyan(),
        Role::Warning => style.yellow().bold(),
        Role::Error => style.red().bold(),
        Role::Russian => style.blue(),
        Role::English => style.green(),
    }
}

/// `file:///…` with every byte escaped that has a meaning in an address or in an escape sequence.
fn file_url(path: &Path) -> String {
    let mut url = String::from("file://");
    for byte in path.as_os_str().as_encoded_bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'/' | b'-' | b'.' | b'_' | b'~' => {
                url.push(char::from(*byte))
            }
            _ => url.push_str(&format!("%{byte:02X}")),
        }
    }
    url
}

#[cfg(test)]
mod tests {
    use super::*;

    const COLORED: Screen = Screen { color: true, links: true, width: Some(80) };
    const PLAIN: Screen = Screen { color: false, links: false, width: None };

    #[test]
    fn roles_are_coloured_only_where_colours_are_wanted() {
        assert_eq!(PLAIN.paint(Role::Match, "НАТО"), "НАТО");
        assert_eq!(COLORED.paint(Role::Match, "НАТО"), "\u{1b}[31m\u{1b}[1mНАТО\u{1b}[0m");
        assert_eq!(COLORED.paint(Role::Plain, "НАТО"), "НАТО");
        assert_eq!(PLAIN.paint(Role::Headline, "a\u{1b}[2Jb"), "a�[2Jb");
    }

    #[cfg(unix)]
    #[test]
    fn a_link_cannot_be_broken_out_of() {
        let link = COLORED.link(Path::new("/a b/\u{1b}\\новость;.html"), "x");
        assert_eq!(
            link,
            "\u{1b}]8;;file:///a%20b/%1B%5C%D0%BD%D0%BE%D0%B2%D0%BE%D1%81%D1%82%D1%8C%3B.html\u{1b}\\\
             \u{1b}[36mx\u{1b}[0m\u{1b}]8;;\u{1b}\\"
        );
        assert_eq!(PLAIN.link(Path::new("/a"), "a"), "a");
    }
}
