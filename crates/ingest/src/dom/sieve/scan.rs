//! Where a tag ends and which attributes it has, by the states of the HTML standard's tokenizer.
//!
//! The sieve has to see the same tags as the parser behind it: a tag that ends later for the one than for the other
//! would carry markup past the limits.

use super::attribute::{AttributeName, AttributeSpan};
use crate::dom::first::first_of;
use crate::dom::name::Name;
use crate::dom::short_name::short_name;
use std::ops::Range;

/// A tag in the text.
#[derive(Clone, Debug)]
pub(in crate::dom) struct TagSpan {
    pub(in crate::dom) name: Name,
    pub(in crate::dom) name_range: Range<usize>,
    /// Where its `<` stands.
    pub(in crate::dom) start: usize,
    /// Behind its `>`.
    pub(in crate::dom) end: usize,
    pub(in crate::dom) self_closed: bool,
    /// How many attributes it has, whatever their names.
    pub(in crate::dom) attributes: usize,
}

/// The end of a name that begins at `from`.
pub(super) fn name_end(text: &str, from: usize) -> usize {
    let rest = text.as_bytes().get(from..).unwrap_or_default();
    // Only ASCII ends a name, so this is a border of characters.
    from + rest.iter().position(|&b| ends_name(b)).unwrap_or(rest.len())
}

fn ends_name(byte: u8) -> bool {
    KINDS[usize::from(byte)] & (SPACE | ENDS_NAME) != 0
}

fn is_space(byte: u8) -> bool {
    KINDS[usize::from(byte)] & SPACE != 0
}

/// What a byte is within a tag.
const KINDS: [u8; 256] = {
    let mut kinds = [0; 256];
    let mut byte = 0;
    while byte < 128 {
        kinds[byte] = match byte as u8 {
            b'>' | b'/' => ENDS_NAME,
            b'=' => EQUALS,
            space if space.is_ascii_whitespace() => SPACE,
            _ => 0,
        };
        byte += 1;
    }
    kinds
};
const SPACE: u8 = 1;
const ENDS_NAME: u8 = 2;
const EQUALS: u8 = 4;

/// The tag at `start` whose name begins at `name_start`; `None` when it never ends. Leaves its attributes in
/// `attributes`.
#[inline(always)]
pub(super) fn scan_tag(
    text: &str,
    start: usize,
    name_start: usize,
    attributes: &mut Vec<AttributeSpan>,
) -> Option<TagSpan> {
    attributes.clear();
    let (name, name_end) = match short_name(&text.as_bytes()[name_start..]) {
        Some((name, length)) => (name, name_start + length),
        None => {
            let end = name_end(text, name_start);
            (Name::of(&text.as_bytes()[name_start..end]), end)
        }
    };
    if text.as_bytes().get(name_end) == Some(&b'>') {
        let end = name_end + 1;
        return Some(TagSpan {
            name,
            name_range: name_start..name_end,
            start,
            end,
            self_closed: false,
            attributes: 0,
        });
    }
    let mut scan = Scan { bytes: text.as_bytes(), attributes, seen: 0, count: 0 };
    let (end, self_closed) = scan.run(name_end)?;
    Some(TagSpan { name, name_range: name_start..name_end, start, end, self_closed, attributes: scan.count })
}

struct Scan<'s> {
    bytes: &'s [u8],
    attributes: &'s mut Vec<AttributeSpan>,
    /// The names that were met, one bit each.
    seen: u32,
    count: usize,
}

/// The value of an attribute.
struct Value {
    start: usize,
    end: usize,
    odd: bool,
    /// Where the tag goes on.
    behind: usize,
}

impl Scan<'_> {
    /// Where the tag ends whose name ends at `at`, and whether it is closed in place.
    #[inline(never)]
    fn run(&mut self, mut at: usize) -> Option<(usize, bool)> {
        let mut slash = false;
        loop {
            let byte = *self.bytes.get(at)?;
            if is_space(byte) {
                at += 1;
                slash = false;
            } else if byte == b'>' {
                return Some((at + 1, slash));
            } else if byte == b'/' {
                at += 1;
                slash = true;
            } else {
                at = self.attribute(at)?;
                slash = false;
            }
        }
    }

    /// Reads the attribute at `start`; gives the place behind it.
    #[inline(always)]
    fn attribute(&mut self, start: usize) -> Option<usize> {
        self.count += 1;
        let (name, length) = match AttributeName::at_start(&self.bytes[start..]) {
            Some(short) => short,
            None => self.long_name(start)?,
        };
        let name_end = start + length;
        let value = match self.bytes.get(name_end..)? {
            // As nearly all are written.
            [b'=', b'"', ..] => self.quoted(name_end + 2, b'"')?,
            _ => self.value_behind(name_end)?,
        };
        if let Some(name) = name
            && self.seen & 1 << name as u32 == 0
        {
            self.seen |= 1 << name as u32;
            self.attributes.push(AttributeSpan { name, start: value.start, end: value.end, odd: value.odd });
        }
        Some(value.behind)
    }

    /// Any name that begins here, and its length.
    fn long_name(&self, start: usize) -> Option<(Option<AttributeName>, usize)> {
        // A sign of equality that no name stands before begins a name itself.
        let rest = &self.bytes[start..];
        let length = 1 + rest[1..].iter().position(|&b| KINDS[usize::from(b)] != 0)?;
        Some((AttributeName::of(&rest[..length]), length))
    }

    /// The next place at or behind `at` that holds no white space.
    #[inline(always)]
    fn behind_space(&self, mut at: usize) -> Option<usize> {
        while is_space(*self.bytes.get(at)?) {
            at += 1;
        }
        Some(at)
    }

    /// The value of an attribute whose name ends at `name_end`.
    fn value_behind(&self, name_end: usize) -> Option<Value> {
        let at = self.behind_space(name_end)?;
        if self.bytes[at] != b'=' {
            return Some(Value { start: name_end, end: name_end, odd: false, behind: at });
        }
        let at = self.behind_space(at + 1)?;
        let quote = self.bytes[at];
        if quote == b'"' || quote == b'\'' {
            return self.quoted(at + 1, quote);
        }
        let rest = &self.bytes[at..];
        let length = rest.iter().position(|&b| is_space(b) || b == b'>')?;
        Some(Value { start: at, end: at + length, odd: rest[..length].contains(&b'&'), behind: at + length })
    }

    /// The value that begins behind a quotation mark.
    #[inline(always)]
    fn quoted(&self, start: usize, quote: u8) -> Option<Value> {
        // What is odd is looked for on the way to the end.
        let is_it = |byte| (byte == quote) | (byte == b'&') | (byte == b'\r');
        let search = |rest: &[u8]| memchr::memchr3(quote, b'&', b'\r', rest);
        let mut end = start + first_of(&self.bytes[start..], is_it, search)?;
        let odd = self.bytes[end] != quote;
        if odd {
            end += memchr::memchr(quote, &self.bytes[end..])?;
        }
        Some(Value { start, end, odd, behind: end + 1 })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_end_where_the_parser_ends_them() {
        for (text, tag, attributes, self_closed) in [
            ("<p>x>", "<p>", 0, false),
            ("<p a='>' b=\"'>\">x", "<p a='>' b=\"'>\">", 2, false),
            ("<p =\">x\">", "<p =\">", 1, false),
            ("<p a=b=\">x\">", "<p a=b=\">", 1, false),
            ("<p a\"=\">\">", "<p a\"=\">\">", 1, false),
            ("<p a = >x", "<p a = >", 1, false),
            ("<p a=\"b\"c=d>", "<p a=\"b\"c=d>", 2, false),
            ("<br/>", "<br/>", 0, true),
            ("<br / >", "<br / >", 0, false),
            ("<br a/>", "<br a/>", 1, true),
            ("<br a=b/>", "<br a=b/>", 1, false),
            ("<br a=\"b\" / c>", "<br a=\"b\" / c>", 2, false),
        ] {
            let found = scan_tag(text, 0, 1, &mut Vec::new()).unwrap();
            let seen = (&text[..found.end], found.attributes, found.self_closed);
            assert_eq!(seen, (tag, attributes, self_closed), "{text}");
        }
        for text in ["<p", "<p a", "<p a=", "<p a=\">", "<p a='x\">"] {
            assert!(scan_tag(text, 0, 1, &mut Vec::new()).is_none(), "{text}");
        }
    }

    #[test]
    fn odd_values_are_known() {
        for (value, inner, odd) in [
            ("\"\"", "", false),
            ("\"a\"", "a", false),
            ("'a&'", "a&", true),
            ("\"a\r\n\"", "a\r\n", true),
            ("'\"&amp;\"'", "\"&amp;\"", true),
            ("\"a'\"", "a'", false),
            ("a", "a", false),
            ("a&b", "a&b", true),
        ] {
            for behind in ["", " lang=&"] {
                let text = format!("<p id={value}{behind}>&\r");
                let mut found = Vec::new();
                scan_tag(&text, 0, 1, &mut found).unwrap();
                assert_eq!((&text[found[0].start..found[0].end], found[0].odd), (inner, odd), "{text:?}");
            }
        }
    }

    #[test]
    fn the_first_attribute_of_a_name_counts() {
        let text = "<p ID=a class = 'b c' id=d data-id=e hidden lang=\"\" role=f/g>";
        let mut found = Vec::new();
        scan_tag(text, 0, 1, &mut found).unwrap();
        let found: Vec<_> = found.iter().map(|span| (span.name, &text[span.start..span.end])).collect();
        let wanted = [
            (AttributeName::Id, "a"),
            (AttributeName::Class, "b c"),
            (AttributeName::Hidden, ""),
            (AttributeName::Lang, ""),
            (AttributeName::Role, "f/g"),
        ];
        assert_eq!(found, wanted);
    }
}
