//! Addresses of one site that name the same article: `en.site.ru/news/481516` and `site.ru/news/481516`.

/// A shorter number counts pages or days, not articles.
const LEAST_DIGITS: usize = 5;

/// What two addresses share whose articles are versions of each other: the site without the part that says which
/// language, and the longest number of the path. None where the address has no such number.
pub(super) fn article_key(url: &str) -> Option<String> {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let end = rest.find(['?', '#']).unwrap_or(rest.len());
    let (host, path) = rest[..end].split_once('/')?;
    let host = host.split(':').next()?.to_ascii_lowercase();
    let runs = path.split(|c: char| !c.is_ascii_digit()).filter(|run| run.len() >= LEAST_DIGITS);
    // Of equally long ones the last: days come before articles.
    let number = runs.enumerate().max_by_key(|(at, run)| (run.len(), *at)).map(|(_, run)| run)?;
    let labels = host.split('.').filter(|label| !is_language_or_www(label));
    Some(format!("{}/{number}", labels.collect::<Vec<_>>().join(".")))
}

/// `ru` at the end of a host is a country, but then it is so in both addresses.
fn is_language_or_www(label: &str) -> bool {
    matches!(label, "www" | "m" | "en" | "eng" | "english" | "rus" | "russian")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_share_a_key() {
        for (one, other) in [
            ("https://en.example.ru/politics/4815162", "https://www.example.ru/politika/4815162.html"),
            (
                "http://example.org/en/2024/02/15/news-10442.html",
                "http://example.org/ru/2024/02/15/novosti-10442.html",
            ),
            (
                "https://example.com:443/a/20240215/1081234567?utm=1",
                "https://rus.example.com/b/20240216/1081234567",
            ),
        ] {
            assert!(article_key(one).is_some());
            assert_eq!(article_key(one), article_key(other), "{one}");
        }
    }

    #[test]
    fn others_do_not() {
        assert_ne!(article_key("https://a.ru/481516"), article_key("https://b.ru/481516"));
        assert_eq!(article_key("https://a.ru/2024/02/15/story"), None);
        assert_eq!(article_key("481516"), None);
        assert_eq!(article_key(""), None);
    }
}
