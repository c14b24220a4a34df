//! Text of a block while it is being gathered: white space folded, invisible characters left out.

use super::blank::blank_length;
use super::first::{PIECE, first_pair};
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
        let mut rest = text;
        while !rest.is_empty() {
            // Most white space is ASCII; lines of markup are indented with a lot of it.
            let spaces = blank_length(rest.as_bytes(), |byte| matches!(byte, b'\t'..=b'\r' | b' '));
            if spaces > 0 {
                self.space = true;
                rest = &rest[spaces..];
                continue;
            }
            let plain = plain_length(rest.as_bytes());
            if plain > 0 {
                self.push_plain(&rest[..plain]);
                rest = &rest[plain..];
                continue;
            }
            let end = rest.find(is_space).unwrap_or(rest.len());
            if end > 0 {
                self.push_word(&rest[..end]);
            }
            let behind = &rest[end..];
            rest = behind.trim_start_matches(is_space);
            self.space |= rest.len() != behind.len();
        }
        let added = self.chars - before;
        self.link_chars += if style.link { added } else { 0 };
    }

    /// Adds words with one space between them.
    fn push_plain(&mut self, words: &str) {
        if self.space && self.all.len() > self.start {
            self.all.push(' ');
            self.chars += 1;
        }
        self.space = false;
        self.breaks = 0;
        self.all.push_str(words);
        self.chars += chars_of(words.as_bytes());
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

/// How many characters there are: every one has one byte that continues no other. A sum of one byte holds those of a
/// short piece, which lets the processor count many at a time.
fn chars_of(text: &[u8]) -> u32 {
    let of = |piece: &[u8]| u32::from(piece.iter().map(|byte| u8::from(*byte & 0xc0 != 0x80)).sum::<u8>());
    text.chunks(128).map(of).sum()
}

/// How much of a text may be taken over as it stands: whole words of visible ASCII and of letters whose first byte only
/// letters have, one space between two. Zero when the first word has something else in it.
fn plain_length(text: &[u8]) -> usize {
    let mut at = 0;
    loop {
        let in_word = |at: usize| at > 0 && text[at - 1] != b' ';
        if in_word(at) || text.get(at) != Some(&b' ') {
            at += without_odd(&text[at..]);
        }
        at += text[at..].iter().take_while(|byte| PLAIN[usize::from(**byte)]).count();
        let in_word = in_word(at);
        match text.get(at) {
            Some(b' ') if in_word => at += 1,
            Some(0xc2 | 0xe2) if mark_length(&text[at..]) > 0 => at += mark_length(&text[at..]),
            None if in_word => return at,
            // What follows the words is white space that is to be folded, or belongs to the last word.
            Some(b'\n' | b'\t' | b'\r') if in_word => return at,
            _ => return text[..at].iter().rposition(|byte| *byte == b' ').unwrap_or(0),
        }
    }
}

/// How many bytes stand before the first that is odd.
#[inline]
fn without_odd(text: &[u8]) -> usize {
    let mut at = 0;
    while let Some(piece) = text[at..].first_chunk() {
        match first_pair(piece, is_odd) {
            Some(odd) => return at + odd,
            None => at += PIECE,
        }
    }
    let rest = &text[at..];
    if rest.len() < WORTH_A_COPY {
        return at;
    }
    // What is behind the text is odd.
    let mut piece = [0; PIECE + 1];
    piece[..rest.len()].copy_from_slice(rest);
    at + first_pair(&piece, is_odd).unwrap_or(rest.len())
}

/// The length of the mark of print that a text begins with: `«`, `»`, U+2010 to U+2027, which are its dashes, quotation marks and
/// dots. Texts are full of them.
fn mark_length(text: &[u8]) -> usize {
    match text {
        [0xc2, 0xab | 0xbb, ..] => 2,
        [0xe2, 0x80, 0x90..=0xa7, ..] => 3,
        _ => 0,
    }
}

/// So many bytes at the end of a text are looked at together, for which they are copied.
const WORTH_A_COPY: usize = 12;

/// Whether a byte is to be looked at for itself: it is not plain, or a space before another, or one of some plain ones that are
/// rare.
fn is_odd(byte: u8, next: u8) -> bool {
    (byte < b' ') | (byte == 0x7f) | (byte == 0xc2) | (byte >= 0xe1) | (byte | next == b' ')
}

/// Bytes of visible ASCII and of letters; the others may be white space, or show nothing.
const PLAIN: [bool; 256] = {
    let mut plain = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        // Behind these first bytes stand spaces and invisible characters too.
        plain[byte] = byte > b' ' as usize && !matches!(byte, 0x7f | 0xc2 | 0xe1 | 0xe2 | 0xe3 | 0xef);
        byte += 1;
    }
    plain
};

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Word by word, as the rules are written.
    fn slowly(run: &mut TextRun, text: &str) {
        for word in text.split_inclusive(is_space) {
            let trimmed = word.trim_end_matches(is_space);
            if !trimmed.is_empty() {
                run.push_word(trimmed);
            }
            run.space |= trimmed.len() != word.len();
        }
    }

    proptest! {
        #[test]
        fn text_is_folded_word_by_word(
            texts in prop::collection::vec("(a|b |ж|«|» |’|—|…|–|a long word |длинное|\u{ad}|\u{a0}|\u{200b}|\u{2003}|\u{1}|é|ё |  |\n|—|\u{3000}|\u{feff}|\u{85}|😀|日){0,12}", 0..4)
        ) {
            let (mut fast, mut slow) = (TextRun::default(), TextRun::default());
            for text in &texts {
                fast.push(text, Style::default());
                slowly(&mut slow, text);
                prop_assert_eq!((&fast.all, fast.chars, fast.space, fast.breaks), (&slow.all, slow.chars, slow.space, slow.breaks));
            }
        }
    }
}
