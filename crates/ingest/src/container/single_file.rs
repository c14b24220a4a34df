//! The comment that SingleFile leaves at the head of a page:
//!
//! ```text
//! <!--
//!  Page saved with SingleFile
//!  url: https://example.org/news/8812
//!  saved date: Thu Nov 06 2025 12:00:00 GMT+0300 (Moscow Standard Time)
//! -->
//! ```

use crate::Hints;
use crate::dates;

/// Fills in where and when the page was saved, as far as the comment says it.
pub(super) fn read(head: &[u8], hints: &mut Hints) {
    let mark = b"Page saved with SingleFile";
    let Some(at) = memchr::memmem::find(head, mark) else { return };
    let comment = String::from_utf8_lossy(&head[at + mark.len()..]);
    let comment = comment.split("-->").next().unwrap_or_default();
    let value = |key: &str| comment.lines().find_map(|line| line.trim().strip_prefix(key)).map(str::trim);
    let is_address = |url: &&str| url.starts_with("http://") || url.starts_with("https://");
    hints.url = value("url:").filter(is_address).map(str::to_owned);
    hints.modified_ns = value("saved date:").and_then(saved_ns);
}

fn saved_ns(date: &str) -> Option<i64> {
    // What stands in brackets is the name of the zone in any language.
    let date = date.split('(').next()?;
    dates::read_date(date).and_then(dates::ns_of)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_comment_says_where_and_when_the_page_was_saved() {
        let date = "saved date: Thu Nov 06 2025 12:00:00 GMT+0300 (Москва, стандартное время)";
        let url = "url: https://example.org/a?b=c";
        let (at, from) = (Some(1_762_419_600_000_000_000), Some("https://example.org/a?b=c"));
        for (lines, wanted) in [
            (format!("{url} \n {date} \n-->"), (from, at)),
            (format!("{date}\n{url}\n-->"), (from, at)),
            (format!("{url}\n-->\n{date}"), (from, None)),
            (format!("url: file:///tmp/a.html\n{date}\n-->"), (None, at)),
            (format!("{url}\nsaved date: soon"), (from, None)),
            (String::new(), (None, None)),
        ] {
            let mut hints = Hints::default();
            read(
                format!("<!DOCTYPE html> <html lang=ru><!--\n Page saved with SingleFile \n {lines}")
                    .as_bytes(),
                &mut hints,
            );
            assert_eq!((hints.url.as_deref(), hints.modified_ns), wanted, "{lines}");
            let mut hints = Hints::default();
            read(format!("<!--\n Page saved by hand\n {lines}").as_bytes(), &mut hints);
            assert_eq!(hints, Hints::default(), "{lines}");
        }
    }
}
