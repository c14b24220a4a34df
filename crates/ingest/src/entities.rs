//! Character references inside values that were escaped once too often.

/// Resolves the references that occur in titles and JSON values: numeric ones and the common names. Twice-escaped
/// text (`&amp;quot;`) is resolved twice.
pub(crate) fn unescape(text: &str) -> String {
    let once = unescape_once(text);
    if once.contains('&') && once != text { unescape_once(&once) } else { once }
}

fn unescape_once(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let end = rest.bytes().take(12).position(|b| b == b';');
        match end.and_then(|end| named(&rest[1..end]).map(|c| (c, end))) {
            Some((c, end)) => {
                out.push(c);
                rest = &rest[end + 1..];
            }
            None => {
                out.push('&');
                rest = &rest[1..];
            }
        }
    }
    out.push_str(rest);
    out
}

fn named(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok()?,
            None => number.parse().ok()?,
        };
        return char::from_u32(code).filter(|c| !c.is_control());
    }
    Some(match name {
        "amp" => '&',
        "quot" => '"',
        "apos" => '\'',
        "lt" => '<',
        "gt" => '>',
        "nbsp" => '\u{a0}',
        "laquo" => '«',
        "raquo" => '»',
        "ldquo" => '“',
        "rdquo" => '”',
        "bdquo" => '„',
        "lsquo" => '‘',
        "rsquo" => '’',
        "ndash" => '–',
        "mdash" => '—',
        "hellip" => '…',
        "shy" => '\u{ad}',
        "copy" => '©',
        "eacute" => 'é',
        "auml" => 'ä',
        "ouml" => 'ö',
        "uuml" => 'ü',
        "szlig" => 'ß',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::unescape;

    #[test]
    fn references_are_resolved() {
        for (text, wanted) in [
            ("&quot;a&quot; &amp; b", "\"a\" & b"),
            ("&amp;laquo;x&amp;raquo;", "«x»"),
            ("&#1044;&#x430;", "Да"),
            ("R&D; AT&T & &unknown; &", "R&D; AT&T & &unknown; &"),
            ("&ж;", "&ж;"),
        ] {
            assert_eq!(unescape(text), wanted);
        }
    }
}
