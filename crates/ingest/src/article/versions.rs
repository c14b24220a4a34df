//! Where the page says that the same article stands in the other language: alternate links of its head, and links that
//! say so.

use super::address::{host, resolve};
use super::beginnings::{Beginnings, from_word};
use super::line_of_link::LineOfLink;
use crate::dom::{Link, Page};
use crate::fold::{lower, squeezed};
use crate::start::start_of;
use std::collections::HashSet;
use std::sync::LazyLock;
use vestnik_document::Language;

/// The most addresses of one page.
const MOST: usize = 8;
/// How much of a text is looked at, in bytes: what says so is short, or begins so.
const LOOKED_AT: usize = 120;

/// Phrases of one kind.
struct Phrases {
    all: Vec<&'static str>,
    beginnings: Beginnings,
}

impl Phrases {
    fn of(kind: &str) -> Phrases {
        let lines = include_str!("versions.tsv").lines().filter_map(|line| line.split_once('\t'));
        let all: Vec<_> = lines.filter(|(of, _)| *of == kind).flat_map(|(_, some)| some.split('|')).collect();
        let beginnings = Beginnings::of(all.iter().copied());
        Phrases { all, beginnings }
    }
}

/// Texts of links.
static LINKS: LazyLock<Phrases> = LazyLock::new(|| Phrases::of("link"));
/// Beginnings of lines.
static LINES: LazyLock<Phrases> = LazyLock::new(|| Phrases::of("line"));

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
                *self.last.insert((at, is_line(line)))
            }
        };
        line_says || is_link(page.text.get(link.range.clone()).unwrap_or(""))
    }
}

/// The beginning of a text in lower case, where it may be a phrase or begin with one.
fn start_like(phrases: &Phrases, text: &str) -> Option<String> {
    let text = from_word(text);
    if !phrases.beginnings.may_begin(text) {
        return None;
    }
    // Nearly all texts part from every phrase within a few letters.
    let begins_so = |phrase: &&str| {
        text.chars()
            .zip(phrase.chars())
            .take(4)
            .all(|(c, wanted)| lower(c) == wanted || (c.is_whitespace() && wanted == ' '))
    };
    let is_like = phrases.all.iter().any(begins_so);
    is_like.then(|| squeezed(start_of(text, LOOKED_AT)).to_lowercase())
}

/// Whether a line begins with a phrase.
fn is_line(text: &str) -> bool {
    let start = start_like(&LINES, text);
    start.is_some_and(|start| LINES.all.iter().any(|phrase| start.starts_with(phrase)))
}

/// Whether the text of a link is a phrase.
fn is_link(text: &str) -> bool {
    let start = start_like(&LINKS, text);
    start.is_some_and(|start| LINKS.all.contains(&start.trim_end_matches(|c: char| !c.is_alphanumeric())))
}

#[cfg(test)]
mod tests {
    use super::{LINES, LINKS, is_line, is_link, versions};
    use crate::dom::Parsed;

    #[test]
    fn every_phrase_is_known_by_its_beginning() {
        let forms =
            |phrase: &&str| [phrase.to_string(), phrase.to_uppercase(), phrase.replace(' ', "\u{a0}")];
        for text in LINKS.all.iter().flat_map(forms) {
            assert!(is_link(&format!("« {text}")), "{text}");
        }
        for text in LINES.all.iter().flat_map(forms) {
            assert!(is_line(&format!("« {text} of today")), "{text}");
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
