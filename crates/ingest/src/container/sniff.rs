//! Whether bytes begin like HTML.
//!
//! After the patterns of the WHATWG MIME sniffing standard, made milder where saved pages need it: comments and an
//! XML declaration may come first, UTF-16 is seen through, and `<html` may stand a little below the start.

/// What a page begins with, in lower case, without the `<`.
const FIRST_TAGS: &[&str] = &[
    "!doctype html",
    "html",
    "head",
    "body",
    "title",
    "meta",
    "link",
    "script",
    "style",
    "div",
    "table",
    "article",
    "main",
    "header",
    "section",
    "iframe",
    "h1",
    "h2",
    "font",
    "center",
    "a",
    "b",
    "br",
    "p",
    "span",
    "img",
    "ul",
];

/// Tags that are proof enough anywhere in the first [`HEAD`] bytes.
const PROOF: &[&str] = &["<!doctype html", "<html", "<head>", "<body"];

const HEAD: usize = 4096;

/// Whether the bytes are most likely an HTML or XHTML page.
pub(super) fn looks_like_html(bytes: &[u8]) -> bool {
    let head = ascii_head(bytes);
    begins_like_html(&head) || PROOF.iter().any(|proof| contains_tag(&head, proof))
}

/// The first bytes in lower case with `?` for all that is not ASCII; the zero bytes of UTF-16 and byte order marks
/// fall out.
fn ascii_head(bytes: &[u8]) -> String {
    let head = &bytes[..bytes.len().min(HEAD)];
    let marks: [&[u8]; 3] = [b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff"];
    let head = marks.into_iter().find_map(|mark| head.strip_prefix(mark)).unwrap_or(head);
    let ascii = |&byte: &u8| if byte.is_ascii() { byte.to_ascii_lowercase() as char } else { '?' };
    head.iter().filter(|&&byte| byte != 0).map(ascii).collect()
}

fn begins_like_html(head: &str) -> bool {
    let mut rest = head.trim_start();
    loop {
        let end = if rest.starts_with("<!--") {
            rest.find("-->").map(|at| at + 3)
        } else if rest.starts_with("<?xml") {
            rest.find("?>").map(|at| at + 2)
        } else {
            break;
        };
        let Some(end) = end else { return false };
        rest = rest[end..].trim_start();
    }
    FIRST_TAGS.iter().any(|tag| is_tag(rest.strip_prefix('<').unwrap_or(""), tag))
}

fn contains_tag(head: &str, proof: &str) -> bool {
    head.match_indices(proof).any(|(at, _)| is_tag(&head[at..], proof))
}

/// A tag's name ends at white space, `>` or `/`, so that `<a` is not the start of `<about>`.
fn is_tag(rest: &str, tag: &str) -> bool {
    rest.strip_prefix(tag).is_some_and(|after| {
        tag.ends_with('>')
            || after.is_empty()
            || after.starts_with(['>', '/'])
            || after.starts_with(char::is_whitespace)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn html_is_told_from_the_rest() {
        for text in [
            "<!DOCTYPE HTML><title>x",
            "  \n<html lang=ru>",
            "<?xml version=\"1.0\"?>\n<!-- saved --><html xmlns=\"x\">",
            "\u{feff}<head>",
            "<h1>Заголовок</h1><p>Текст",
            "Warning: cannot connect\n<html>",
        ] {
            assert!(looks_like_html(text.as_bytes()), "{text}");
            let utf16: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
            assert!(looks_like_html(&utf16), "{text} in UTF-16");
        }
        for text in [
            "",
            "Заголовок\n\nТекст о теге <p>.",
            "<?xml version=\"1.0\"?><rss><channel>",
            "{\"a\": 1}",
            "<about>",
            "<!--",
        ] {
            assert!(!looks_like_html(text.as_bytes()), "{text}");
        }
    }
}
