//! The headline: all witnesses are heard, and those that agree speak louder (`vote`).

mod vote;

use super::confirmed::confirm;
use super::lines::is_date_line;
use super::slug::{Slug, heading_of_address};
use super::titles::{line_of_title, strip_last_part, strip_site};
use super::unnamed::{first_line, is_no_title};
use super::witness::Witness;
use crate::dom::{Element, ElementId, Page, Tag};
use crate::entities::unescape;
use crate::fold::{bare_words, is_letter, squeezed};
use crate::jsonld::LdFacts;
use crate::marks::Marks;
use crate::words::Words;
use vestnik_document::Source;
use vote::choose;

/// The chosen headline, the witnesses, and which of them won.
#[derive(Clone, Debug, Default)]
pub(crate) struct Headline {
    pub(crate) text: String,
    pub(crate) witnesses: Vec<Witness>,
    pub(crate) winner: Option<usize>,
    /// The element that shows it.
    pub(crate) element: Option<ElementId>,
}

/// The name of a witness: a part of the `h1` that is named as the headline.
const INNER: &str = "headline class within the h1";

const META_TITLES: &[(&str, Source, u32)] = &[
    ("og:title", Source::OpenGraph, 5),
    ("twitter:title", Source::Meta, 3),
    ("dc.title", Source::Meta, 2),
    ("dcterms.title", Source::Meta, 2),
    ("cxenseparse:title", Source::Meta, 3),
    ("parsely-title", Source::Meta, 3),
    ("sailthru.title", Source::Meta, 2),
    ("title", Source::Meta, 2),
    ("headline", Source::Meta, 3),
    ("mrc__share_title", Source::Meta, 2),
];

/// Hears all witnesses and decides. The address supports the witness that it was made from.
pub(crate) fn headline(
    page: &Page<'_>,
    facts: &LdFacts,
    site_names: &[String],
    address: Option<&str>,
) -> Headline {
    let mut witnesses = in_page(page);
    if let Some(text) = facts.headline.as_deref().filter(|_| facts.is_article) {
        witnesses.push(Witness::new(Source::JsonLd, "headline", text, 7));
    }
    for (name, source, weight) in META_TITLES {
        if let Some(text) = page.meta(name) {
            let text = strip_site(&unescape(text), site_names);
            witnesses.push(Witness::new(*source, name, text, *weight));
        }
    }
    let title = unescape(&page.title);
    witnesses.extend(line_of_title(page, &title));
    let stripped = strip_site(&title, site_names);
    witnesses.push(Witness::new(Source::Title, "title", strip_last_part(&stripped), 3));
    if strip_last_part(&stripped) != stripped {
        witnesses.push(Witness::new(Source::Title, "title, whole", stripped, 2));
    }
    witnesses.retain(|witness| witness.value.contains(char::is_alphanumeric) && !is_no_title(witness));
    if witnesses.is_empty() {
        witnesses.extend(first_line(page));
    }
    complete(&mut witnesses);
    let mut all = words_of(&witnesses);
    confirm(page, &mut witnesses, &mut all);
    let slug = Slug::of(address);
    if let Some(heading) = heading_of_address(page, &witnesses, &all, &slug) {
        all.push(Words::of(&heading.value));
        witnesses.push(heading);
    }
    choose(page, witnesses, &all, site_names, &slug)
}

/// The words of each witness. Most say what one before has said.
fn words_of(witnesses: &[Witness]) -> Vec<Words> {
    let mut all: Vec<Words> = Vec::with_capacity(witnesses.len() + 1);
    for witness in witnesses {
        let before = witnesses[..all.len()].iter().position(|before| before.value == witness.value);
        let words = before.map_or_else(|| Words::of(&witness.value), |before| all[before].clone());
        all.push(words);
    }
    all
}

fn in_page(page: &Page<'_>) -> Vec<Witness> {
    let mut found = Vec::new();
    let mut h1s = 0;
    for (id, element) in page.telling() {
        let props = page.rare_of(element).itemprop;
        let is_h1 = element.tag == Tag::Heading(1);
        // Nearly all elements have nothing that could tell.
        if props.is_empty() && !is_h1 && !element.marks.intersects(Marks::HEADLINE) {
            continue;
        }
        let prop = !props.is_empty() && props.split_ascii_whitespace().any(|prop| prop == "headline");
        let named = element.marks.intersects(Marks::HEADLINE) && !element.marks.intersects(Marks::DISCARD);
        let inner = named && element.context.heading() == 1 && !is_h1;
        let listed = || found.iter().filter(|witness: &&Witness| witness.source == Source::PageText).count();
        if !(prop || is_h1 || inner || (named && listed() < 4)) || found.len() > 40 {
            continue;
        }
        let text = match page.rare_of(element).content {
            content if prop && !content.is_empty() => content.to_owned(),
            _ if is_h1 => without_date(page, id).unwrap_or_else(|| page.text_of(id)),
            _ => page.text_of(id),
        };
        if text.is_empty() || text.chars().count() > 300 {
            continue;
        }
        h1s += usize::from(is_h1);
        let (name, weight) = match (is_h1, prop) {
            (true, _) if h1s == 1 && bare_words(&text).nth(2).is_some() => ("h1", 8),
            (true, _) if h1s == 1 => ("short h1", 5),
            (true, _) => ("another h1", 4),
            (_, true) => ("itemprop headline", 5),
            _ if inner => (INNER, 8),
            _ => ("headline class", 2),
        };
        let source = if is_h1 {
            Source::Heading
        } else if prop {
            Source::Microdata
        } else {
            Source::PageText
        };
        found.push(Witness::new(source, name, text, weight));
    }
    found
}

/// The text of a heading before the element at its end that holds a date: `<h1>Ferry returns <small>12 March 2003</small></h1>`.
fn without_date(page: &Page<'_>, id: ElementId) -> Option<String> {
    let heading = page.element(id);
    let text = |from: u32, to: u32| page.text.get(from as usize..to as usize);
    let is_last = |inner: &&Element<'_>| {
        let behind = text(inner.text.end, heading.text.end);
        inner.text.start > heading.text.start && behind.is_some_and(|behind| behind.trim().is_empty())
    };
    let inner = page.elements.get(id as usize + 1..heading.end as usize)?.iter().find(is_last)?;
    let before = text(heading.text.start, inner.text.start)?;
    let has_date = is_date_line(text(inner.text.start, inner.text.end)?.trim());
    (has_date && before.contains(is_letter)).then(|| squeezed(before))
}

/// Lets witnesses whose text ends in dots say the whole of it, where another one begins with the same words.
fn complete(witnesses: &mut [Witness]) {
    let is_cut = |witness: &Witness| {
        let text = witness.value.trim_end();
        text.ends_with('…') || text.ends_with("...")
    };
    if !witnesses.iter().any(is_cut) {
        return;
    }
    let all = words_of(witnesses);
    for at in (0..all.len()).filter(|at| all[*at].len() > 3) {
        // The last word may be cut too.
        let begins = |words: &Words| words.len() >= all[at].len() && words.starts_with_all_but_last(&all[at]);
        // A headline that ends in dots may stand before the name of a section.
        let own = witnesses[at].value.trim();
        let may_be = |other: &Witness| !is_cut(other) && !other.value.trim_start().starts_with(own);
        let whole = (0..all.len()).find(|other| begins(&all[*other]) && may_be(&witnesses[*other]));
        if let Some(whole) = whole.filter(|_| is_cut(&witnesses[at])) {
            witnesses[at].value = witnesses[whole].value.clone();
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::{DecodedText, ExtractOptions, extract};

    #[test]
    fn what_is_cut_short_or_decorated_is_no_headline() {
        let whole = "Best ferries of the isles in 2025";
        let cut = "<h1>Best ferries of the is...</h1>";
        let itemprop = format!("<meta itemprop=headline content='{whole} | Travel'>");
        for (html, wanted) in [
            (format!("<meta property=og:title content='{whole}'>{cut}"), whole),
            (format!("<meta property=og:title content='{whole}'><title>Where to sail</title>{cut}"), whole),
            (format!("<meta property=og:title content='Ferries'>{cut}"), "Best ferries of the is..."),
            (
                format!("<title>{whole}</title><h1>Best ferries: where next...</h1>"),
                "Best ferries: where next...",
            ),
            (format!("<title>Isles</title><h1>{whole}<br><small>12 March 2003, 15:40</small></h1>"), whole),
            ("<h1>Isles <small>in March</small></h1>".to_owned(), "Isles in March"),
            (format!("<title>{whole} | Travel</title>{itemprop}<div class=headline>{whole}</div>"), whole),
        ] {
            let page = DecodedText { text: html.clone(), encoding: "UTF-8", ..DecodedText::default() };
            assert_eq!(extract(&page, &ExtractOptions::default()).article.headline, wanted, "{html}");
        }
    }
}
