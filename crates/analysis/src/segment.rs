//! Segments: the longest runs of letters, digits and marks. Units are made of them.

use crate::chars::{CYRILLIC, DIGIT, IDEOGRAPH, LETTER, LOWER, MARK, UPPER, WORD, is_ignorable, traits};

/// A run of word characters.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Segment {
    /// Its first byte.
    pub(crate) start: usize,
    /// The byte after its last visible character.
    pub(crate) end: usize,
    /// The byte after its last character, invisible ones included.
    pub(crate) next: usize,
    /// All the bits of its characters.
    pub(crate) bits: u8,
    /// How many letters it has.
    pub(crate) letters: usize,
    /// How many digits it has.
    pub(crate) digits: usize,
    /// Whether a line feed stands between the point of search and the segment.
    pub(crate) after_break: bool,
}

impl Segment {
    pub(crate) fn is_number(&self) -> bool {
        self.bits & !MARK == DIGIT
    }

    pub(crate) fn is_letters(&self) -> bool {
        self.bits & LETTER != 0 && self.bits & (DIGIT | IDEOGRAPH) == 0
    }

    /// All capitals, at least two of them.
    pub(crate) fn is_capitals(&self) -> bool {
        self.letters >= 2 && self.bits & UPPER != 0 && self.bits & LOWER == 0
    }
}

/// The first segment at or after `from`, which is a character boundary.
pub(crate) fn next_segment(text: &str, from: usize) -> Option<Segment> {
    let mut after_break = false;
    let mut at = from;
    while let Some((c, bits)) = char_at(text, at) {
        if bits & WORD != 0 {
            return Some(Segment { after_break, ..segment_at(text, at) });
        }
        after_break |= c == '\n';
        at += c.len_utf8();
    }
    None
}

/// The segment that begins at exactly this byte, if a word character stands there.
pub(crate) fn segment_starting(text: &str, at: usize) -> Option<Segment> {
    char_at(text, at).filter(|(_, bits)| bits & WORD != 0).map(|_| segment_at(text, at))
}

/// The character at this byte and its length.
pub(crate) fn connector(text: &str, at: usize) -> Option<char> {
    text.get(at..)?.chars().next()
}

fn segment_at(text: &str, start: usize) -> Segment {
    let mut segment = Segment { start, end: start, next: start, ..Segment::default() };
    loop {
        let (length, bits) = letters_at(text.as_bytes(), &mut segment);
        if length > 0 {
            segment.next += length;
            segment.end = segment.next;
            segment.bits |= bits;
        }
        let Some((c, bits)) = char_at(text, segment.next) else { return segment };
        let starts_another = bits & IDEOGRAPH != 0 || segment.bits & IDEOGRAPH != 0;
        if bits == 0 || (starts_another && bits != MARK && segment.bits != 0) {
            return segment;
        }
        segment.next += c.len_utf8();
        if !(bits == MARK && is_ignorable(c)) {
            segment.end = segment.next;
        }
        segment.bits |= bits;
        segment.letters += usize::from(bits & LETTER != 0);
        segment.digits += usize::from(bits & DIGIT != 0);
    }
}

/// The run of English and Russian letters and of digits that the segment goes on with: its bytes and all bits. Counts its
/// characters. Nearly all words are one such run.
#[inline]
fn letters_at(bytes: &[u8], segment: &mut Segment) -> (usize, u8) {
    if segment.bits & IDEOGRAPH != 0 {
        return (0, 0);
    }
    let (mut at, mut all) = (segment.next, 0);
    while let Some(&byte) = bytes.get(at) {
        let (length, bits) = match byte {
            0..0x80 => (1, traits(char::from(byte))),
            0xd0 => (2, if bytes.get(at + 1).is_some_and(|&second| second < 0xb0) { CAPITAL } else { SMALL }),
            0xd1 if bytes.get(at + 1).is_some_and(|&second| second < 0xa0) => (2, SMALL),
            _ => break,
        };
        if bits == 0 {
            break;
        }
        at += length;
        all |= bits;
        segment.letters += usize::from(bits & DIGIT == 0);
        segment.digits += usize::from(bits & DIGIT != 0);
    }
    (at - segment.next, all)
}

/// The Cyrillic letters of two bytes that begin with 0xd0: U+0400 to U+042F, then U+0430 to U+043F.
const CAPITAL: u8 = CYRILLIC | UPPER;
const SMALL: u8 = CYRILLIC | LOWER;

/// The character at this byte and its bits. Russian letters, two bytes each, are read without the general way.
#[inline]
fn char_at(text: &str, at: usize) -> Option<(char, u8)> {
    let bytes = text.as_bytes();
    let byte = *bytes.get(at)?;
    if byte < 128 {
        let c = char::from(byte);
        return Some((c, traits(c)));
    }
    if matches!(byte, 0xd0 | 0xd1) {
        let c = char::from_u32((u32::from(byte) & 0x1f) << 6 | u32::from(*bytes.get(at + 1)?) & 0x3f)?;
        return Some((c, traits(c)));
    }
    text[at..].chars().next().map(|c| (c, traits(c)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn segments(text: &str) -> Vec<&str> {
        let mut at = 0;
        let mut found = Vec::new();
        while let Some(segment) = next_segment(text, at) {
            found.push(&text[segment.start..segment.end]);
            at = segment.next;
        }
        found
    }

    #[test]
    fn a_run_of_letters_says_of_each_what_the_general_way_says() {
        for c in (0..0x530).filter_map(char::from_u32).filter(|&c| traits(c) & WORD != 0) {
            let text = format!("{c}{c}");
            let segment = next_segment(&text, 0).expect("a word character begins a segment");
            assert_eq!((segment.bits, segment.end), (traits(c), text.len()), "{c}");
            let counts = if traits(c) & DIGIT != 0 { (0, 2) } else { (2, 0) };
            assert_eq!((segment.letters, segment.digits), counts, "{c}");
        }
    }

    #[test]
    fn segments_of_all_scripts() {
        assert_eq!(segments("Су-34, U.S. 5%"), ["Су", "34", "U", "S", "5"]);
        assert_eq!(
            segments("за\u{301}мок пере\u{ad}говоры\u{ad} \u{301}x"),
            ["за\u{301}мок", "пере\u{ad}говоры", "x"]
        );
        assert_eq!(segments("北京ok 서울 مرحبا"), ["北", "京", "ok", "서울", "مرحبا"]);
        assert_eq!(segments(""), [""; 0]);
    }
}
