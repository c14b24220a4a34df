//! The head of the answer of a server, which some programs keep before the page (`wget --save-headers`).

use super::NotAPage;
use crate::Hints;

/// No head is longer, in bytes.
const LONGEST: usize = 32 << 10;

/// Takes such a head off the bytes, and what it says of the page into the hints.
///
/// # Errors
/// [`NotAPage::Empty`] when nothing follows it.
pub(super) fn take_off(bytes: &mut Vec<u8>, hints: &mut Hints) -> Result<(), NotAPage> {
    let Some(length) = length_of(bytes) else { return Ok(()) };
    let head = String::from_utf8_lossy(&bytes[..length]).into_owned();
    let mut lines = head.lines().filter_map(|line| line.split_once(':'));
    let kind = lines.find(|(name, _)| name.trim().eq_ignore_ascii_case("content-type"));
    let charset =
        kind.and_then(|(_, kind)| kind.split(';').find_map(|part| part.trim().strip_prefix("charset=")));
    hints.charset = charset.map(|charset| charset.trim_matches(['"', '\'', ' ']).to_owned());
    bytes.drain(..length);
    if bytes.iter().all(u8::is_ascii_whitespace) { Err(NotAPage::Empty) } else { Ok(()) }
}

/// The length of the head that a file begins with, the empty line behind it included.
fn length_of(bytes: &[u8]) -> Option<usize> {
    let status = bytes.strip_prefix(b"HTTP/")?;
    if !status.first().is_some_and(u8::is_ascii_digit) {
        return None;
    }
    let start = &bytes[..bytes.len().min(LONGEST)];
    let ends = [&b"\r\n\r\n"[..], b"\n\n"]
        .into_iter()
        .filter_map(|end| Some(memchr::memmem::find(start, end)? + end.len()));
    ends.min()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_head_of_an_answer_is_no_part_of_the_page() {
        for (head, page, charset) in [
            (
                "HTTP/1.1 200 OK\r\nServer: a\r\nContent-Type: text/html; charset=windows-1251\r\n\r\n",
                "<p>\r\n\r\n",
                Some("windows-1251"),
            ),
            ("HTTP/2 200\ncontent-type: text/html; charset=\"UTF-8\"\n\n", "<p>", Some("UTF-8")),
            ("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n", "<p>", None),
            ("", "HTTP/1.1 is a protocol", None),
            ("", "HTTP/ is its name\n\n", None),
            ("", "<p>HTTP/1.1 200 OK\n\n", None),
        ] {
            let (mut bytes, mut hints) = (format!("{head}{page}").into_bytes(), Hints::default());
            assert_eq!(take_off(&mut bytes, &mut hints), Ok(()), "{head}");
            assert_eq!(
                (String::from_utf8(bytes).unwrap().as_str(), hints.charset.as_deref()),
                (page, charset)
            );
        }
        let mut bytes = b"HTTP/1.1 404 Not Found\r\n\r\n \n".to_vec();
        assert_eq!(take_off(&mut bytes, &mut Hints::default()), Err(NotAPage::Empty));
    }
}
