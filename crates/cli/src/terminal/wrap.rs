//! Coloured text in lines no wider than the terminal, measured in columns and not in bytes.

use super::{Role, Screen, clean};
use unicode_width::UnicodeWidthChar;

/// A piece of text in one role.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Span {
    pub(crate) role: Role,
    pub(crate) text: String,
}

impl Span {
    pub(crate) fn new(role: Role, text: impl Into<String>) -> Self {
        Self { role, text: text.into() }
    }
}

/// The spans as lines that fit the screen behind `indent` columns of spaces. Lines break at spaces; a word that is
/// wider than a line is broken where it has to be. Without a width everything is one line.
pub(crate) fn wrap(screen: &Screen, spans: &[Span], indent: usize) -> Vec<String> {
    let text: Vec<(char, Role)> = spans
        .iter()
        .flat_map(|span| clean(&span.text).chars().map(|c| (c, span.role)).collect::<Vec<_>>())
        .collect();
    let width = screen.width.map_or(usize::MAX, |width| width.saturating_sub(indent).max(8));
    breaks(&text, width).into_iter().map(|line| " ".repeat(indent) + &paint_line(screen, line)).collect()
}

fn breaks(text: &[(char, Role)], width: usize) -> Vec<&[(char, Role)]> {
    let mut lines = Vec::new();
    let mut rest = trim(text);
    while !rest.is_empty() {
        let cut = line_end(rest, width);
        lines.push(trim(&rest[..cut]));
        rest = trim(&rest[cut..]);
    }
    lines
}

/// Where the first line of `text` ends: at the last space that fits, else in the middle of a word.
fn line_end(text: &[(char, Role)], width: usize) -> usize {
    let mut columns = 0;
    let mut last_space = None;
    for (at, (c, _)) in text.iter().enumerate() {
        if *c == ' ' {
            last_space = Some(at);
        }
        columns += c.width().unwrap_or(0);
        if columns > width {
            return last_space.unwrap_or(at).max(1);
        }
    }
    text.len()
}

fn trim(mut text: &[(char, Role)]) -> &[(char, Role)] {
    while let [(' ', _), rest @ ..] = text {
        text = rest;
    }
    while let [rest @ .., (' ', _)] = text {
        text = rest;
    }
    text
}

fn paint_line(screen: &Screen, line: &[(char, Role)]) -> String {
    line.chunk_by(|a, b| a.1 == b.1)
        .map(|run| screen.paint(run[0].1, &run.iter().map(|(c, _)| c).collect::<String>()))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn screen(width: usize) -> Screen {
        Screen { width: Some(width), ..Screen::default() }
    }

    #[test]
    fn lines_break_at_spaces_and_never_inside_a_match() {
        let spans = [
            Span::new(Role::Plain, "Послы обсудили «"),
            Span::new(Role::Match, "диалог"),
            Span::new(Role::Plain, "» с альянсом"),
        ];
        assert_eq!(wrap(&screen(20), &spans, 2), ["  Послы обсудили", "  «диалог» с", "  альянсом"]);
        assert_eq!(wrap(&Screen::default(), &spans, 2), ["  Послы обсудили «диалог» с альянсом"]);
    }

    #[test]
    fn colours_follow_the_text_over_the_break() {
        let coloured = Screen { color: true, ..screen(8) };
        let lines = wrap(&coloured, &[Span::new(Role::Headline, "abcd efgh")], 0);
        assert_eq!(lines, ["\u{1b}[1mabcd\u{1b}[0m", "\u{1b}[1mefgh\u{1b}[0m"]);
    }

    #[test]
    fn wide_characters_and_long_words_fit() {
        let wide = [Span::new(Role::Plain, "漢字漢字漢字")];
        assert_eq!(wrap(&screen(8), &wide, 0), ["漢字漢字", "漢字"]);
        assert!(wrap(&screen(8), &[], 0).is_empty());
    }

    proptest! {
        #[test]
        fn no_line_is_too_wide_and_no_letter_is_lost(text in "[a-zа-я漢 \u{301}]{0,80}", width in 8usize..40) {
            let lines = wrap(&screen(width), &[Span::new(Role::Plain, text.clone())], 0);
            for line in &lines {
                prop_assert!(unicode_width::UnicodeWidthStr::width(line.as_str()) <= width);
            }
            let letters = |text: &str| text.chars().filter(|c| *c != ' ').collect::<String>();
            prop_assert_eq!(letters(&lines.concat()), letters(&text));
        }
    }
}
