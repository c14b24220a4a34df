//! The declared charset: what came with the page, an XML declaration, or a `meta` tag. A hint, no more.

use super::charset::Charset;

/// How far down a declaration is looked for. A quarter of pages have it behind the first 1,024 bytes.
const WITHIN: usize = 8192;

/// The first declaration that names an encoding. UTF-16 in a `meta` tag that can be read byte by byte means UTF-8, as
/// in the WHATWG standard.
pub(super) fn declared(hint: Option<&str>, bytes: &[u8]) -> Option<Charset> {
    let head = &bytes[..bytes.len().min(WITHIN)];
    let from_page = || xml_declaration(head).or_else(|| meta_tags(head));
    let charset = hint.and_then(|label| Charset::from_label(label.as_bytes())).or_else(from_page)?;
    let wide = charset == Charset::UTF_16LE || charset == Charset::UTF_16BE;
    Some(if wide { Charset::UTF_8 } else { charset })
}

fn xml_declaration(head: &[u8]) -> Option<Charset> {
    let head = head.trim_ascii_start().strip_prefix(b"<?xml")?;
    let end = head.iter().position(|&byte| byte == b'>')?;
    Charset::from_label(value_after(&head[..end], b"encoding")?)
}

/// Goes from tag to tag, passing over comments, because old pages keep another charset in one.
fn meta_tags(head: &[u8]) -> Option<Charset> {
    let mut rest = head;
    while let Some(at) = rest.iter().position(|&byte| byte == b'<') {
        rest = &rest[at + 1..];
        if rest.starts_with(b"!--") {
            rest = &rest[find(rest, b"-->")?..];
        } else if rest.get(..4).is_some_and(|name| name.eq_ignore_ascii_case(b"meta")) {
            let end = rest.iter().position(|&byte| byte == b'>').unwrap_or(rest.len());
            let charset = value_after(&rest[..end], b"charset").and_then(Charset::from_label);
            if charset.is_some() {
                return charset;
            }
            rest = &rest[end..];
        }
    }
    None
}

/// The value behind `name =`, quoted or bare.
fn value_after<'a>(tag: &'a [u8], name: &[u8]) -> Option<&'a [u8]> {
    let mut rest = tag;
    loop {
        rest = &rest[find(rest, name)? + name.len()..];
        if let Some(value) = rest.trim_ascii_start().strip_prefix(b"=") {
            rest = value;
            break;
        }
    }
    let is_quote = |byte: &u8| matches!(byte, b'"' | b'\'');
    let value = rest.trim_ascii_start();
    let value = if value.first().is_some_and(is_quote) { &value[1..] } else { value };
    let is_end =
        |byte: &u8| is_quote(byte) || matches!(byte, b';' | b'/' | b'>' | b'?') || byte.is_ascii_whitespace();
    Some(&value[..value.iter().position(is_end).unwrap_or(value.len())])
}

fn find(haystack: &[u8], needle: &[u8]) -> Option<usize> {
    haystack.windows(needle.len()).position(|window| window.eq_ignore_ascii_case(needle))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn declarations_are_found_where_pages_have_them() {
        for (head, name) in [
            ("<meta charset=koi8-r>", Some("KOI8-R")),
            (
                "<META HTTP-EQUIV=Content-Type CONTENT=\"text/html; charset=windows-1251\">",
                Some("windows-1251"),
            ),
            ("<meta charset = 'UTF-8' />", Some("UTF-8")),
            ("<?xml version=\"1.0\" encoding=\"IBM855\"?><html>", Some("IBM855")),
            ("<!-- <meta charset=koi8-r> --><meta charset=cp866>", Some("IBM866")),
            ("<meta name=charset-info content=x><meta charset=windows-1252>", Some("windows-1252")),
            ("<meta charset=nonsense><meta charset=windows-1251>", Some("windows-1251")),
            ("<meta charset=utf-16>", Some("UTF-8")),
            ("<!-- <meta charset=koi8-r>", None),
            ("<p>charset=koi8-r", None),
            ("<meta charset", None),
            ("<meta charset=", None),
            ("<", None),
        ] {
            assert_eq!(declared(None, head.as_bytes()).map(Charset::name), name, "{head}");
        }
        assert_eq!(declared(Some("cp866"), b"<meta charset=koi8-r>").map(Charset::name), Some("IBM866"));
        assert_eq!(declared(Some("?"), b"<meta charset=koi8-r>").map(Charset::name), Some("KOI8-R"));
    }
}
