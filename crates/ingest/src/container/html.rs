//! A saved page as it is: HTML or XHTML, by its name or by its look.

use super::{Container, FileBytes, NotAPage, binary, http_head, single_file, sniff};
use crate::{Hints, PageKind, RawPage};

pub(super) const CONTAINER: Container = Container { claims, open };

const ENDINGS: &[&str] = &["html", "htm", "xhtml", "shtml"];

/// How far into the page a browser writes down where it was saved from.
const SAVED_FROM_WITHIN: usize = 2048;

fn claims(file: &FileBytes<'_>) -> bool {
    file.ending.is_some_and(|ending| ENDINGS.contains(&ending)) || sniff::looks_like_html(file.bytes)
}

fn open(mut bytes: Vec<u8>) -> Result<RawPage, NotAPage> {
    if binary::is_binary(&bytes) {
        return Err(NotAPage::Binary);
    }
    let mut hints = Hints { kind: PageKind::Html, ..Hints::default() };
    http_head::take_off(&mut bytes, &mut hints)?;
    let head = &bytes[..bytes.len().min(SAVED_FROM_WITHIN)];
    single_file::read(head, &mut hints);
    hints.url = saved_from(head).or(hints.url);
    Ok(RawPage::new(bytes).with_hints(hints))
}

/// The address in the comment that browsers leave: `<!-- saved from url=(0022)https://example.org/ -->`.
fn saved_from(head: &[u8]) -> Option<String> {
    let mark = b"saved from url=(";
    let rest = String::from_utf8_lossy(&head[memchr::memmem::find(head, mark)? + mark.len()..]);
    let (digits, rest) = rest.split_once(')')?;
    let length: usize = digits.trim().parse().ok()?;
    let url = rest.get(..length).unwrap_or(rest).split([' ', '\r', '\n', '>', '"']).next()?;
    (url.starts_with("http://") || url.starts_with("https://")).then(|| url.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_that_a_browser_wrote_down_is_a_hint() {
        for (head, url) in [
            ("<!-- saved from url=(0022)https://example.org/a/ --><html>", Some("https://example.org/a/")),
            (
                "<!DOCTYPE html>\n<!-- saved from url=(0023)https://example.org/a/ -->",
                Some("https://example.org/a/"),
            ),
            ("<!-- saved from url=(0014)about:internet -->", None),
            ("<!-- saved from url=(", None),
            ("<p>", None),
        ] {
            assert_eq!(saved_from(head.as_bytes()).as_deref(), url, "{head}");
        }
    }
}
