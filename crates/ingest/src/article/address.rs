//! The address of the page and the names of its site.

use crate::archived::original;
use crate::dom::Page;
use crate::fold::lowered;
use crate::jsonld::LdFacts;
use crate::words::Words;
use vestnik_document::Source;

/// The page's own address: canonical link, else `og:url`, JSON-LD, microdata, the hint that came with the file.
pub(crate) fn address(page: &Page<'_>, facts: &LdFacts, hint: Option<&str>) -> Option<(String, Source)> {
    let canonical =
        page.head_links.iter().find(|(rel, _)| rel.eq_ignore_ascii_case("canonical")).map(|(_, href)| *href);
    let candidates = [
        (canonical, Source::Link),
        (page.meta("og:url"), Source::OpenGraph),
        (facts.url.as_deref(), Source::JsonLd),
        (page.meta("twitter:url"), Source::Meta),
        (main_entity(page), Source::Microdata),
        (hint, Source::Container),
    ];
    let absolute = |url: &&str| host(url).is_some();
    candidates.into_iter().find_map(|(url, source)| {
        url.map(str::trim).map(original).filter(absolute).map(|url| (url.to_owned(), source))
    })
}

/// The address that the microdata of the page give; nothing where they tell of several articles.
fn main_entity<'a>(page: &Page<'a>) -> Option<&'a str> {
    let mut links =
        page.head_links.iter().filter(|(rel, _)| *rel == "mainEntityOfPage").map(|(_, href)| *href);
    let first = links.next().or_else(|| page.meta("mainentityofpage"))?;
    links.all(|link| link == first).then_some(first)
}

/// The host of an address, lower case, without `www.` and port; `None` when it is not absolute.
pub(crate) fn host(url: &str) -> Option<String> {
    let rest = url.strip_prefix("//").or_else(|| url.split_once("://").map(|(_, rest)| rest))?;
    let end = rest.bytes().position(|b| matches!(b, b'/' | b'?' | b'#')).unwrap_or(rest.len());
    let host = rest[..end].rsplit('@').next()?.split(':').next()?;
    if !host.contains('.') || host.contains(char::is_whitespace) {
        return None;
    }
    let host = lowered(host);
    let bare = host.strip_prefix("www.").unwrap_or(&host);
    bare.contains('.').then(|| bare.to_owned())
}

/// An address as it stands on a page, in full where that can be told: a path needs the page's own address.
pub(crate) fn resolve(href: &str, own: Option<&str>) -> Option<String> {
    if href.starts_with("//") {
        return Some(format!("https:{href}"));
    }
    if !href.starts_with('/') {
        return href.contains("://").then(|| href.to_owned());
    }
    let own = own?;
    let start = own.find("://")? + 3;
    let end = own[start..].find(['/', '?', '#']).map_or(own.len(), |end| start + end);
    Some(format!("{}{href}", &own[..end]))
}

/// What the site may call itself in titles.
pub(crate) fn site_names(page: &Page<'_>, facts: &LdFacts, host: Option<&str>) -> Vec<String> {
    let metas =
        ["og:site_name", "application-name", "al:android:app_name", "twitter:site", "publisher", "copyright"];
    let mut names: Vec<String> = metas.iter().filter_map(|name| page.meta(name)).map(str::to_owned).collect();
    names.extend(facts.publisher.clone());
    // Some pages give themselves the name of the article as an application.
    let title = page.meta("og:title").unwrap_or("");
    names.retain(|name| !super::same_words(name, title) || Words::of(name).len() <= LONGEST_NAME);
    if let Some(host) = host {
        names.push(host.to_owned());
        let parts: Vec<&str> = host.split('.').collect();
        let longest = parts[..parts.len() - 1].iter().max_by_key(|part| part.len());
        names.extend(longest.filter(|part| part.len() > 3).map(|part| (*part).to_owned()));
    }
    names
}

/// Words in the name of a site.
const LONGEST_NAME: usize = 5;

#[cfg(test)]
mod tests {
    use super::host;

    #[test]
    fn hosts_are_bare() {
        for (url, wanted) in [
            ("https://www.Example.org/a", Some("example.org")),
            ("//m.example.org:8080?x", Some("m.example.org")),
            ("http://user@пример.рф/", Some("пример.рф")),
            ("/relative", None),
            ("mailto:a@b.c", None),
            ("https://", None),
        ] {
            assert_eq!(host(url).as_deref(), wanted, "{url}");
        }
    }
}
