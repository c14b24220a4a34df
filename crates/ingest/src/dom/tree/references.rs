//! Character references: `&amp;`, `&#1071;`, and the many that are rare.
//!
//! The common ones are in a table. The parser is asked for all others, one by one, so that what it knows is known here.

use scraper::Html;

/// The longest name of a reference has 32 letters.
const LONGEST: usize = 40;
/// So many references of a page are asked for, each of which costs as much as a small page.
const MOST_ASKED: usize = 200;

/// Resolves the references of one page.
#[derive(Debug, Default)]
pub(super) struct References {
    asked: usize,
}

/// Where a text stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    Content,
    Attribute,
}

impl References {
    /// Writes a text with its references resolved and its line ends made one character. `None` when the page has more
    /// odd references than are looked up here.
    pub(super) fn resolve(&mut self, text: &str, place: Place, out: &mut String) -> Option<()> {
        let mut rest = text;
        while let Some(at) = memchr::memchr2(b'&', b'\r', rest.as_bytes()) {
            out.push_str(&rest[..at]);
            rest = &rest[at..];
            if rest.starts_with('\r') {
                out.push('\n');
                rest = rest.strip_prefix("\r\n").unwrap_or(&rest[1..]);
                continue;
            }
            let length = self.reference(rest, place, out)?;
            rest = &rest[length..];
        }
        out.push_str(rest);
        Some(())
    }

    /// Resolves what begins with an `&`; gives the length of what is done with.
    fn reference(&mut self, text: &str, place: Place, out: &mut String) -> Option<usize> {
        let bytes = text.as_bytes();
        if let Some(found) = common(text) {
            out.push(found.1);
            return Some(found.0);
        }
        let numeric = bytes.get(1) == Some(&b'#');
        let name_start = 1 + usize::from(numeric);
        let name = bytes[name_start..].iter().take(LONGEST).take_while(|b| b.is_ascii_alphanumeric()).count();
        let end = name_start + name;
        let behind = bytes.get(end).copied();
        // In an attribute `&copy=1` is no reference.
        let plain = name == 0 || (place == Place::Attribute && !numeric && behind == Some(b'='));
        if plain {
            out.push('&');
            return Some(1);
        }
        self.asked += 1;
        if self.asked > MOST_ASKED {
            return None;
        }
        let end = end + usize::from(behind == Some(b';'));
        let asked = &text[..end];
        out.push_str(&ask(asked, place)?);
        Some(end)
    }
}

/// A frequent reference at the beginning of a text, with its length.
fn common(text: &str) -> Option<(usize, char)> {
    let end = text.bytes().take(9).position(|b| b == b';')?;
    let name = &text[1..end];
    if let Some(number) = name.strip_prefix('#') {
        let code: u32 = match number.strip_prefix(['x', 'X']) {
            Some(hex) if hex.bytes().all(|b| b.is_ascii_hexdigit()) => u32::from_str_radix(hex, 16).ok()?,
            None if number.bytes().all(|b| b.is_ascii_digit()) => number.parse().ok()?,
            _ => return None,
        };
        // The others have rules of their own.
        let sound = matches!(code, 0x20..=0x7e | 0xa0..=0xd7ff | 0xe000..=0xfdcf | 0xfdf0..=0xfffd);
        return char::from_u32(code).filter(|_| sound).map(|c| (end + 1, c));
    }
    COMMON.iter().find(|(known, _)| *known == name).map(|(_, c)| (end + 1, *c))
}

const COMMON: [(&str, char); 29] = [
    ("nbsp", '\u{a0}'),
    ("amp", '&'),
    ("quot", '"'),
    ("laquo", '«'),
    ("raquo", '»'),
    ("mdash", '—'),
    ("ndash", '–'),
    ("rsquo", '’'),
    ("lsquo", '‘'),
    ("ldquo", '“'),
    ("rdquo", '”'),
    ("bdquo", '„'),
    ("hellip", '…'),
    ("lt", '<'),
    ("gt", '>'),
    ("copy", '©'),
    ("apos", '\''),
    ("middot", '·'),
    ("bull", '•'),
    ("shy", '\u{ad}'),
    ("reg", '®'),
    ("times", '×'),
    ("deg", '°'),
    ("euro", '€'),
    ("eacute", 'é'),
    ("uuml", 'ü'),
    ("ouml", 'ö'),
    ("auml", 'ä'),
    ("trade", '™'),
];

/// What the parser makes of a reference; `None` when that is not just text.
fn ask(reference: &str, place: Place) -> Option<String> {
    match place {
        Place::Content => {
            let html = Html::parse_document(&format!("<p>{reference}"));
            Some(html.root_element().text().collect())
        }
        Place::Attribute => {
            let html = Html::parse_document(&format!("<p title=\"{reference}\">"));
            let mut elements = html.tree.values().filter_map(|node| node.as_element());
            elements.find_map(|element| element.attr("title")).map(str::to_owned)
        }
    }
}
