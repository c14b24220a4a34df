//! Addresses that were pasted into a query.

use super::chars::{is_double_quote, is_word_char};

/// The length of the address at the start of a text: `https://…`, `www.…`, or a host with a path.
pub(crate) fn url_at(text: &str) -> Option<usize> {
    let schemed = ["http://", "https://"].into_iter().find(|scheme| starts_with_ignoring_case(text, scheme));
    let host_start = schemed.map_or(0, str::len);
    let host = &text[host_start..];
    let host_length = host_length(host);
    let (host, after) = host.split_at(host_length);
    let begins_well = host.starts_with(char::is_alphanumeric);
    let is_url = match schemed {
        Some(_) => begins_well,
        None if starts_with_ignoring_case(host, "www.") => host[4..].starts_with(char::is_alphanumeric),
        None => begins_well && after.starts_with('/') && has_top_level(host),
    };
    let length = if is_url { trimmed_length(&text[..run_length(text)]) } else { 0 };
    (length >= host_start + host_length && length > 0).then_some(length)
}

/// The longest host that is looked at, in characters: names in the DNS have at most 253.
const MAX_HOST: usize = 253;

fn host_length(text: &str) -> usize {
    let host = text.chars().take(MAX_HOST).take_while(|&c| c.is_alphanumeric() || matches!(c, '.' | '-'));
    let length = host.map(char::len_utf8).sum();
    text[..length].trim_end_matches(['.', '-']).len()
}

/// `ria.ru`, `пример.рф`: two parts or more, the last of letters.
fn has_top_level(host: &str) -> bool {
    host.rsplit_once('.')
        .is_some_and(|(_, top)| top.chars().count() >= 2 && top.chars().all(char::is_alphabetic))
}

fn starts_with_ignoring_case(text: &str, prefix: &str) -> bool {
    text.get(..prefix.len()).is_some_and(|start| start.eq_ignore_ascii_case(prefix))
}

/// Until white space, a quote or a bracket that is not one of a pair within.
fn run_length(text: &str) -> usize {
    let mut open = Vec::new();
    for (at, c) in text.char_indices() {
        match c {
            '(' => open.push(at),
            ')' if open.pop().is_none() => return at,
            '<' | '>' | '«' | '»' | '^' | '*' | '|' => return open.first().copied().unwrap_or(at),
            c if c.is_whitespace() || c.is_control() || is_double_quote(c) => {
                return open.first().copied().unwrap_or(at);
            }
            _ => {}
        }
    }
    open.first().copied().unwrap_or(text.len())
}

/// Without the punctuation of the sentence around it.
fn trimmed_length(text: &str) -> usize {
    text.trim_end_matches(|c: char| !is_word_char(c) && !matches!(c, '/' | '=' | ')')).len()
}

#[cfg(test)]
mod tests {
    use super::url_at;

    #[test]
    fn addresses_end_where_the_sentence_goes_on() {
        for (text, url) in [
            ("https://ria.ru/20240215/nato-1.html, и", Some("https://ria.ru/20240215/nato-1.html")),
            ("HTTP://Example.com", Some("HTTP://Example.com")),
            ("www.tass.com.", Some("www.tass.com")),
            ("tass.ru/politika) x", Some("tass.ru/politika")),
            (
                "https://ru.wikipedia.org/wiki/НАТО_(значения) x",
                Some("https://ru.wikipedia.org/wiki/НАТО_(значения)"),
            ),
            ("https://a.ru/(b", Some("https://a.ru/")),
            ("пример.рф/новость", Some("пример.рф/новость")),
            ("http://localhost/a?b=c&d", Some("http://localhost/a?b=c&d")),
            ("ria.ru", None),
            ("AC/DC", None),
            ("http://", None),
            ("https:// ria.ru", None),
            ("24.02/25", None),
        ] {
            assert_eq!(url_at(text).map(|length| &text[..length]), url, "{text}");
        }
    }
}
