//! Where the page says that the same article stands in the other language: alternate links of its head, and links that
//! say so.

use super::address::{host, resolve};
use super::beginnings::Beginnings;
use super::line_of_link::LineOfLink;
use crate::dom::{Link, Page};
use crate::fold::{is_in_word, lower, squeezed};
use crate::start::start_of;
use std::collections::{BTreeMap, HashSet};
use std::sync::LazyLock;
use vestnik_document::Language;

/// The most addresses of one page.
const MOST: usize = 8;
/// How much of a text is looked at, in bytes: what says so is short, or begins so.
const LOOKED_AT: usize = 120;

/// Texts of links (`link`) and beginnings of lines (`line`) by their first letter: most links begin like none of them.
static PHRASES: LazyLock<BTreeMap<char, Vec<(&str, &str)>>> = LazyLock::new(|| {
    let lines = include_str!("versions.tsv").lines().filter(|line| !line.starts_with('#'));
    let mut phrases: BTreeMap<char, Vec<(&str, &str)>> = BTreeMap::new();
    for (kind, some) in lines.filter_map(|line| line.split_once('\t')) {
        for phrase in some.split('|') {
            phrases.entry(phrase.chars().next().unwrap_or(' ')).or_default().push((kind, phrase));
        }
    }
    phrases
});

static BEGINNINGS: LazyLock<Beginnings> =
    LazyLock::new(|| Beginnings::of(PHRASES.values().flatten().map(|(_, phrase)| *phrase)));

/// Absolute addresses of English and Russian versions of the page, without its own.
pub(crate) fn versions(page: &Page<'_>, own: Option<&str>) -> Vec<String> {
    let alternates =
        page.alternates.iter().filter(|(language, _)| is_of_two_languages(language)).map(|(_, href)| *href);
    let mut lines = Lines::default();
    let shown = page.links.iter().filter(|link| lines.say_so(page, link)).map(|link| link.href);
    let mut seen: HashSet<String> = own.map(bare).into_iter().collect();
    let absolute = alternates.chain(shown).filter_map(|href| resolve(href.trim(), own));
    absolute.filter(|url| host(url).is_some() && seen.insert(bare(url))).take(MOST).collect()
}

fn is_of_two_languages(tag: &str) -> bool {
    let language = tag.trim().split(['-', '_']).next().unwrap_or("").to_ascii_lowercase();
    matches!(Language::from_code(&language), Some(Language::English | Language::Russian))
}

fn bare(url: &str) -> String {
    url.split('#').next().unwrap_or("").trim_end_matches('/').to_owned()
}

/// What is known of the line of the last link: many have several.
#[derive(Default)]
struct Lines {
    line: LineOfLink,
    last: Option<(usize, bool)>,
}

impl Lines {
    /// Whether a link says that it leads to another version, or its line does.
    fn say_so(&mut self, page: &Page<'_>, link: &Link<'_>) -> bool {
        let at = self.line.of(page, link);
        let (_, line_says) = match self.last.filter(|(last, _)| *last == at) {
            Some(last) => last,
            None => {
                let line = page.blocks.get(at).map_or("", |block| page.block_text(block));
                *self.last.insert((at, is_phrase("line", line)))
            }
        };
        line_says || is_phrase("link", page.text.get(link.range.clone()).unwrap_or(""))
    }
}

fn is_phrase(kind: &str, text: &str) -> bool {
    let text = text.trim_start_matches(|c| !is_in_word(c));
    if !BEGINNINGS.may_begin(text) {
        return false;
    }
    let Some(phrases) = text.chars().next().and_then(|first| PHRASES.get(&lower(first))) else {
        return false;
    };
    // Nearly all texts part from every phrase within a few letters.
    let begins_so = |phrase: &str| {
        text.chars()
            .zip(phrase.chars())
            .take(4)
            .all(|(c, wanted)| lower(c) == wanted || (c.is_whitespace() && wanted == ' '))
    };
    if !phrases.iter().any(|&(of, phrase)| of == kind && begins_so(phrase)) {
        return false;
    }
    let start = start_of(text, LOOKED_AT);
    let start = squeezed(start).to_lowercase();
    let whole = start.trim_end_matches(|c: char| !c.is_alphanumeric());
    phrases.iter().any(|&(of, phrase)| {
        of == kind && if kind == "link" { whole == phrase } else { start.starts_with(phrase) }
    })
}

#[cfg(test)]
mod tests {
    use super::{PHRASES, is_phrase, versions};
    use crate::dom::Parsed;

    #[test]
    fn every_phrase_is_known_by_its_beginning() {
        for (kind, phrase) in PHRASES.values().flatten() {
            for text in [phrase.to_string(), phrase.to_uppercase(), phrase.replace(' ', "\u{a0}")] {
                assert!(is_phrase(kind, &format!("« {text}")), "{text}");
            }
        }
    }

    #[test]
    fn versions_are_named_in_the_head_and_by_links() {
        let own = Some("https://paper.example/ru/2024/1.html");
        for (html, wanted) in [
            (
                r#"<link rel="alternate" hreflang="en-GB" href="https://paper.example/en/2024/1.html">"#,
                &["https://paper.example/en/2024/1.html"][..],
            ),
            (
                r#"<link hreflang=en rel="Alternate nofollow" href=/en/1.html>"#,
                &["https://paper.example/en/1.html"],
            ),
            (r#"<link rel=alternate hreflang=ru href="https://paper.example/ru/2024/1.html#top">"#, &[]),
            (
                r#"<link rel=alternate hreflang=de href=/de/1.html><link rel=alternate hreflang=x-default href=/1>"#,
                &[],
            ),
            (r#"<link rel=alternate type="application/rss+xml" href=/rss>"#, &[]),
            (r#"<link rel=next hreflang=en href=/en/2.html>"#, &[]),
            (r#"<p><a href="//en.paper.example/1">Read  in English</a> »"#, &["https://en.paper.example/1"]),
            (
                r#"<p>Оригинал публикации: <a href="https://other.example/a">Talks go on</a>"#,
                &["https://other.example/a"],
            ),
            (r#"<p>Об этом <a href="https://other.example/a">пишет газета</a>"#, &[]),
            (
                r#"<a href="javascript:go()">English</a> <a href="mailto:a@b.example">English version</a>"#,
                &[],
            ),
        ] {
            let parsed = Parsed::parse(html, 1 << 20);
            assert_eq!(versions(&parsed.page(), own), wanted, "{html}");
        }
    }

    #[test]
    fn a_page_names_few_versions() {
        let links: String = (0..100)
            .map(|n| format!("<link rel=alternate hreflang=en href=https://a.example/{n}>"))
            .collect();
        assert_eq!(versions(&Parsed::parse(&links, 1 << 20).page(), None).len(), 8);
    }
}
