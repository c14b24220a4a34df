//! Text of a block while it is being gathered: white space folded, invisible characters left out.

use super::page::Block;

/// The growing text of the page and the block at its end.
#[derive(Debug, Default)]
pub(super) struct TextRun {
    pub(super) all: String,
    start: usize,
    chars: u32,
    link_chars: u32,
    space: bool,
    /// Line breaks since the last visible character.
    breaks: u8,
}

/// How the characters of a piece of text count.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Style {
    pub(super) link: bool,
}

impl TextRun {
    /// Adds a piece of text.
    pub(super) fn push(&mut self, text: &str, style: Style) {
        let before = self.chars;
        for word in text.split_inclusive(is_space) {
            let trimmed = word.trim_end_matches(is_space);
            if !trimmed.is_empty() {
                self.push_word(trimmed);
            }
            self.space |= trimmed.len() != word.len();
        }
        let added = self.chars - before;
        self.link_chars += if style.link { added } else { 0 };
    }

    fn push_word(&mut self, word: &str) {
        if self.space && self.all.len() > self.start {
            self.all.push(' ');
            self.chars += 1;
        }
        self.space = false;
        self.breaks = 0;
        if word.is_ascii() {
            self.all.push_str(word);
            self.chars += word.len() as u32;
            return;
        }
        for c in word.chars().filter(|c| !is_invisible(*c)) {
            self.all.push(c);
            self.chars += 1;
        }
    }

    /// White space.
    pub(super) fn space(&mut self) {
        self.space = true;
    }

    /// A line break: two in a row are the border of a paragraph.
    pub(super) fn line_break(&mut self) -> bool {
        self.space = true;
        self.breaks = self.breaks.saturating_add(1);
        self.breaks > 1
    }

    /// Where the next visible character will stand.
    pub(super) fn position(&self) -> usize {
        self.all.len() + usize::from(self.space && self.all.len() > self.start)
    }

    /// Ends the block; `None` when it holds nothing.
    pub(super) fn take(&mut self) -> Option<Block> {
        let range = self.start..self.all.len();
        let block = (!range.is_empty()).then(|| Block {
            range,
            element: 0,
            context: Default::default(),
            chars: self.chars,
            link_chars: self.link_chars,
        });
        if block.is_some() {
            self.all.push('\n');
        }
        self.start = self.all.len();
        (self.chars, self.link_chars, self.space, self.breaks) = (0, 0, false, 0);
        block
    }
}

fn is_space(c: char) -> bool {
    c.is_whitespace()
}

/// Characters that show nothing and would only split words: soft hyphen, zero-width space, byte order mark, controls.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2060}' | '\u{feff}') || c.is_control()
}
