//! Addresses of copies in an archive of the web.

/// The address that such a copy is of: `https://web.archive.org/web/20230115021305/https://…`. The number is the time of the copy, no
/// date of the page.
pub(crate) fn original(url: &str) -> &str {
    let bare = url.strip_prefix("https:").or_else(|| url.strip_prefix("http:")).unwrap_or(url);
    let behind = bare.strip_prefix("//web.archive.org/web/").and_then(|rest| rest.split_once('/'));
    behind.map(|(_, kept)| kept).filter(|kept| kept.starts_with("http")).unwrap_or(url)
}

#[cfg(test)]
mod tests {
    use super::original;

    #[test]
    fn copies_have_the_address_of_their_page() {
        let kept = "https://www.example.org/a";
        for url in [
            kept.to_owned(),
            format!("https://web.archive.org/web/20230115021305/{kept}"),
            format!("//web.archive.org/web/2023id_/{kept}"),
        ] {
            assert_eq!(original(&url), kept);
        }
        for url in [
            "https://web.archive.org/web/",
            "https://web.archive.org/web/2023/about",
            "https://a.example/x?of=https://web.archive.org/web/2023/https://b.example/2021/05/06/y",
            "https://a.example//web.archive.org/web/2023/https://b.example/y",
        ] {
            assert_eq!(original(url), url);
        }
    }
}
