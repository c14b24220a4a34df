//! Elements whose content is no markup.

use super::attribute::{AttributeName, AttributeSpan};
use super::scan::{TagSpan, name_end};
use crate::dom::name::Name;

/// Where the content of a raw element ends.
pub(super) enum RawEnd {
    /// At its end tag.
    At {
        /// Where its end tag begins.
        content: usize,
        /// Behind its end tag.
        end: usize,
    },
    /// It is written as `<iframe/>` and has no end tag of its own.
    Empty,
    /// Nowhere: the rest of the page is its content.
    Never,
}

/// Scripts inside a comment inside a script; each costs another look at all of it.
const MAX_INNER_SCRIPTS: usize = 16;

/// Whether something in it is read later on.
pub(super) fn keeps_text(text: &str, tag: &TagSpan, attributes: &[AttributeSpan]) -> bool {
    let is_data = |kind: &[u8]| kind.windows(7).any(|part| part.eq_ignore_ascii_case(b"ld+json"));
    match tag.name {
        Name::SCRIPT => attributes.iter().any(|attribute| {
            attribute.name == AttributeName::Type && is_data(&text.as_bytes()[attribute.start..attribute.end])
        }),
        Name::TITLE | Name::TEXTAREA | Name::XMP => true,
        _ => false,
    }
}

/// Finds the end of a raw element.
pub(super) fn raw_end(text: &str, tag: &TagSpan) -> RawEnd {
    let name = &text[tag.name_range.clone()];
    // An element closed in place has no end tag before the next of its name: searching further would make a page of
    // many such elements cost its length for each of them.
    if tag.self_closed {
        let next = find_tag(text, tag.end, name, false).unwrap_or(text.len());
        if find_tag(&text[..next], tag.end, name, true).is_none() {
            return RawEnd::Empty;
        }
    }
    let mut from = tag.end;
    for ends in 1.. {
        let Some(close) = find_tag(text, from, name, true) else {
            return if tag.self_closed { RawEnd::Empty } else { RawEnd::Never };
        };
        let content = &text[tag.end..close];
        if tag.self_closed && find_tag(content, 0, name, false).is_some() {
            return RawEnd::Empty;
        }
        let behind = name_end(text, close + 2);
        let Some(end) = text[behind..].find('>').map(|at| behind + at + 1) else { return RawEnd::Never };
        let is_script = tag.name == Name::SCRIPT;
        if is_script && ends < MAX_INNER_SCRIPTS && is_double_escaped(content) && end < text.len() {
            from = end;
            continue;
        }
        return RawEnd::At { content: close, end };
    }
    RawEnd::Never
}

/// Whether a script ends inside `<!-- <script>`, where an end tag only ends that inner one.
fn is_double_escaped(content: &str) -> bool {
    // Nearly no script has one, and looking from the front is much quicker.
    if memchr::memmem::find(content.as_bytes(), b"<!--").is_none() {
        return false;
    }
    let Some(open) = content.rfind("<!--") else { return false };
    let escaped = &content[open..];
    if escaped.contains("-->") {
        return false;
    }
    let inner = |end: bool| {
        let (mut count, mut from) = (0, 0);
        while let Some(at) = find_tag(escaped, from, "script", end) {
            count += 1;
            from = at + 2;
        }
        count
    };
    inner(false) > inner(true)
}

/// Behind the end tag of a drawing that begins before `from`; `None` when it has none, or hides half the page.
pub(super) fn drawing_end(text: &str, from: usize) -> Option<usize> {
    let mut depth = 1;
    let mut at = from;
    while depth > 0 {
        let found = memchr::memchr(b'<', &text.as_bytes()[at..])? + at;
        let rest = &text[found + 1..];
        let (closing, name) = match rest.strip_prefix('/') {
            Some(name) => (true, name),
            None => (false, rest),
        };
        at = found + 1;
        if !begins_with_name(name.as_bytes(), "svg") {
            continue;
        }
        if closing {
            depth -= 1;
            at = found + text[found..].find('>')? + 1;
        } else {
            let tag = super::scan::scan_tag(text, found, found + 1, &mut Vec::new())?;
            depth += usize::from(!tag.self_closed);
            at = tag.end;
        }
        if at - from > 1 << 20 {
            return None;
        }
    }
    Some(at)
}

/// The next `<name` or `</name` at or behind `from`.
fn find_tag(text: &str, from: usize, name: &str, end: bool) -> Option<usize> {
    let bytes = text.as_bytes();
    let is_it = |at: &usize| {
        let behind = at + 1 + usize::from(end);
        (!end || bytes.get(at + 1) == Some(&b'/'))
            && bytes.get(behind..).is_some_and(|rest| begins_with_name(rest, name))
    };
    memchr::memchr_iter(b'<', &bytes[from..]).map(|at| from + at).find(is_it)
}

fn begins_with_name(text: &[u8], name: &str) -> bool {
    let head = text.get(..name.len());
    let behind = text.get(name.len());
    head.is_some_and(|head| head.eq_ignore_ascii_case(name.as_bytes()))
        && behind.is_none_or(|b| b.is_ascii_whitespace() || matches!(b, b'>' | b'/'))
}
