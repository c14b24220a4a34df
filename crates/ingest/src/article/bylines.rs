//! Names of authors in lines and links of the page that no attribute says to be names.

use super::address::host;
use super::by::{BY, may_begin_by, without_by};
use super::names::split_names;
use super::person::reads_like_name;
use super::scene::Scene;
use super::witness::Witness;
use crate::dom::{Block, ElementId};
use crate::fold::lowered;
use crate::marks::Marks;
use std::cell::LazyCell;
use vestnik_document::Source;

/// Marks of what has authors of its own.
pub(super) const ELSEWHERE: [Marks; 5] =
    [Marks::RELATED, Marks::COMMENTS, Marks::SIDEBAR, Marks::NAV, Marks::FOOTER];

/// Lines near the headline that begin with "by", or stand below one that says no more than that; links to the page of an
/// author there; where there is none of these, the first line that begins with "Author:".
pub(super) fn by_lines(scene: &Scene<'_, '_>) -> Vec<Witness> {
    let near: Vec<&Block> = scene.blocks_near_headline().collect();
    let mut found: Vec<Witness> = near.iter().filter_map(|block| line(scene, block)).collect();
    found.extend(below_label(scene, &near));
    found.extend(links_to_authors(scene));
    if found.is_empty() {
        found.extend(line_anywhere(scene));
    }
    found
}

/// What follows one of these words at the beginning of a short line. In lower case they may begin a sentence, so that a name
/// has to follow.
fn line(scene: &Scene<'_, '_>, block: &Block) -> Option<Witness> {
    let text = scene.page.block_text(block);
    if block.chars >= 80 || !may_begin_by(text) {
        return None;
    }
    let rest = without_by(text);
    let fits = if BY.iter().any(|by| text.starts_with(by)) {
        // Behind a colon anything may stand; without one a sentence may go on.
        !BEFORE_SENTENCE.iter().any(|by| text.starts_with(by)) || !rest.starts_with(char::is_lowercase)
    } else {
        let begins = text.starts_with("by ") || text.starts_with("by: ");
        begins && split_names(rest).first().is_some_and(|name| reads_like_name(name))
    };
    fits.then(|| Witness::new(Source::PageText, "line that begins with by", rest, 0))
}

/// Words for "author" that sentences begin with too.
const BEFORE_SENTENCE: [&str; 2] = ["Автор ", "Author "];

/// Lines that say that the next one is a name.
const LABELS: [&str; 12] = [
    "by",
    "written by",
    "article by",
    "story by",
    "words by",
    "author",
    "автор",
    "автор статьи",
    "автор текста",
    "текст",
    "par",
    "autor",
];

/// The line below such a label, where it reads like a name.
fn below_label(scene: &Scene<'_, '_>, near: &[&Block]) -> Option<Witness> {
    let text = |block: &Block| scene.page.block_text(block).trim_end_matches([':', ' ']);
    let is_label = |block: &Block| block.chars < 20 && LABELS.contains(&lowered(text(block)).as_str());
    let pair = near.windows(2).find(|pair| is_label(pair[0]) && reads_like_name(text(pair[1])))?;
    Some(Witness::new(Source::PageText, "line below a label", text(pair[1]), 0))
}

/// Parts of paths below which sites keep the pages of their authors.
const PAGES_OF_AUTHORS: [&str; 14] = [
    "author",
    "authors",
    "people",
    "person",
    "profile",
    "profiles",
    "writer",
    "writers",
    "staff",
    "contributor",
    "contributors",
    "reporter",
    "autor",
    "auteur",
];

/// Of these, the ones below which sites keep the pages of anybody: on another host they are no pages of its authors.
const PAGES_OF_ANYBODY: [&str; 4] = ["people", "person", "profile", "profiles"];

/// Links near the headline that read like a name and lead to a page below `/author/` or the like that has a part of it in its
/// address. Sentences link to those whom they are about.
fn links_to_authors(scene: &Scene<'_, '_>) -> Vec<Witness> {
    let links = scene.page.links.iter().filter(|link| scene.near_headline(link.element));
    let own = LazyCell::new(|| own_host(scene));
    let named = links.filter(|link| is_below_authors(link.href, || own.as_deref())).filter_map(|link| {
        let at = scene.page.blocks.partition_point(|block| block.range.end <= link.range.start);
        let block = scene.page.blocks.get(at).filter(|block| block.chars < 80)?;
        let text = scene.page.text_of(link.element);
        // Some sign with one name, which has to stand behind "by".
        let line = scene.page.block_text(block);
        let signs = || {
            line.len() > 3
                && ["by ", "By "]
                    .iter()
                    .any(|by| line.strip_prefix(by).is_some_and(|rest| rest.starts_with(text.as_str())))
        };
        let fits = (reads_like_name(&text) || signs())
            && has_part_of(link.href, &text)
            && is_here(scene, link.element);
        fits.then(|| Witness::new(Source::PageText, "link to an author", text, 0))
    });
    named.collect()
}

/// The host of the page, where it says so itself.
fn own_host(scene: &Scene<'_, '_>) -> Option<String> {
    let mut links = scene.page.head_links.iter();
    let canonical = links.find(|(rel, _)| rel.eq_ignore_ascii_case("canonical")).map(|(_, href)| *href);
    [canonical, scene.page.meta("og:url")].into_iter().flatten().find_map(host)
}

fn is_below_authors<'o>(href: &str, own: impl Fn() -> Option<&'o str>) -> bool {
    let is_elsewhere = || own().is_some_and(|own| host(href).is_some_and(|host| host != own));
    let mut parts = href.split('/');
    // Most parts begin with another letter.
    let may_be = |part: &str| part.starts_with(['a', 'p', 'w', 's', 'c', 'r']);
    let is_page = |part: &&str| may_be(part) && PAGES_OF_AUTHORS.contains(part);
    let Some(part) = parts.find(is_page) else { return false };
    parts.next().is_some_and(|next| !next.is_empty()) && !(PAGES_OF_ANYBODY.contains(&part) && is_elsewhere())
}

/// Whether an address has a word of a name, where it can be compared.
fn has_part_of(href: &str, name: &str) -> bool {
    let href = href.to_ascii_lowercase();
    let mut words = name.split_whitespace().filter(|word| word.len() > 2);
    !name.is_ascii() || words.any(|word| href.contains(&word.to_ascii_lowercase()))
}

/// Not to be mistaken for the beginning of a sentence.
const BY_ANYWHERE: [&str; 4] = ["Автор:", "Авторы:", "Текст:", "Author:"];

/// The first line anywhere that begins so, or that is named as a byline and begins with "by" and a name.
fn line_anywhere(scene: &Scene<'_, '_>) -> Option<Witness> {
    let mut short = scene.page.blocks.iter().filter(|block| block.chars < 80);
    short.find_map(|block| {
        let text = scene.page.block_text(block);
        let named = || scene.dropped(block.element).intersects(Marks::BYLINE);
        // A second label is another line that has lost its end.
        let labelled =
            BY_ANYWHERE.iter().any(|by| text.strip_prefix(by).is_some_and(|rest| !rest.contains(": ")));
        if !(labelled || named()) || !is_here(scene, block.element) {
            return None;
        }
        let names_person = |witness: &Witness| {
            split_names(&witness.value).first().is_some_and(|name| reads_like_name(name)) || !named()
        };
        line(scene, block).filter(names_person)
    })
}

/// Whether an element belongs to this article rather than to what stands beside it.
pub(super) fn is_here(scene: &Scene<'_, '_>, id: ElementId) -> bool {
    let elsewhere = ELSEWHERE.into_iter().fold(Marks::default(), |all, mark| all | mark);
    !scene.dropped(id).intersects(elsewhere) && !scene.in_other_article(id)
}

#[cfg(test)]
mod tests {
    use crate::{DecodedText, ExtractOptions, extract};

    fn authors(html: String) -> Vec<String> {
        let page = DecodedText { text: html, encoding: "UTF-8", ..DecodedText::default() };
        extract(&page, &ExtractOptions::default()).article.authors
    }

    #[test]
    fn names_are_found_in_lines_and_links_beside_the_headline() {
        for (line, wanted) in [
            ("<p>By Ann Lee</p>", &["Ann Lee"][..]),
            ("<p>by: Ann Lee, Dec 17, 2025</p>", &["Ann Lee"]),
            ("<p>by the sea</p>", &[]),
            ("<p>Written by</p><p>Ann Lee</p>", &["Ann Lee"]),
            ("<div>Автор:</div><div>Иван Петров</div>", &["Иван Петров"]),
            ("<p>Автор текста — Мария Котова</p>", &["Мария Котова"]),
            ("<p>Автор материала: Мария Котова</p>", &["Мария Котова"]),
            ("<p>Автор Мария Котова</p>", &["Мария Котова"]),
            ("<p>Автор материала не назван</p>", &[]),
            ("<p>Author</p><p>Ferry comes home</p>", &[]),
            ("<p><a href=/authors/ann-lee>Ann Lee</a> in <a href=/city>City Hall</a></p>", &["Ann Lee"]),
            ("<p><a href=https://a.example/people/lee-14>Ann Lee</a></p>", &["Ann Lee"]),
            ("<p>by <a href=/author/ann/>Ann</a> · Dec 20, 2025</p>", &["Ann"]),
            ("<p><a href=/author/ann/>Ann</a> sails</p>", &[]),
            ("<p><a href=/authors/ann-lee>Other Roe</a></p>", &[]),
            ("<p><a href=/authors/>Ann Lee</a></p>", &[]),
            ("<p><a href=/city/ann-lee>Ann Lee</a></p>", &[]),
            ("<nav><a href=/authors/ann-lee>Ann Lee</a></nav>", &[]),
            (
                "<p>Owner <a href=/profile/ann-lee>Ann Lee</a> said on Tuesday that the ferry would sail again before winter comes.</p>",
                &[],
            ),
            ("<p><a href=https://b.example/profile/ann-lee>Ann Lee</a></p>", &[]),
            ("<p><a href=https://b.example/author/ann-lee>Ann Lee</a></p>", &["Ann Lee"]),
        ] {
            let text = "<p>The ferry sailed on Tuesday, the harbour master said to reporters.</p>".repeat(5);
            let own = "<link rel=canonical href=https://a.example/ferry>";
            let html = format!("{own}<h1>Ferry sails before winter</h1>{line}{text}");
            assert_eq!(authors(html), wanted, "{line}");
        }
    }

    #[test]
    fn a_byline_may_stand_far_from_the_headline() {
        let lines: String = (1..30).map(|at| format!("<p>Line {at} of a bar</p>")).collect();
        for (name, line, wanted) in [
            ("byline", "By Ann Lee", &["Ann Lee"][..]),
            ("line", "By Ann Lee", &[]),
            ("byline", "By no means", &[]),
            ("line", "Author: Ann Lee", &["Ann Lee"]),
        ] {
            let text = "<p>The ferry sailed on Tuesday, the harbour master said to reporters.</p>".repeat(5);
            let html =
                format!("<h1>Ferry sails before winter</h1>{lines}<div class={name}>{line}</div>{text}");
            assert_eq!(authors(html), wanted, "{name} {line}");
        }
    }
}
