//! The headline: all witnesses are heard, and those that agree speak louder.

use super::witness::Witness;
use super::words;
use crate::dom::{ElementId, Page, Tag};
use crate::entities::unescape;
use crate::jsonld::LdFacts;
use crate::marks::Marks;
use vestnik_document::Source;

/// The chosen headline, the witnesses, and which of them won.
#[derive(Clone, Debug, Default)]
pub(crate) struct Headline {
    pub(crate) text: String,
    pub(crate) witnesses: Vec<Witness>,
    pub(crate) winner: Option<usize>,
    /// The element that shows it.
    pub(crate) element: Option<ElementId>,
}

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

/// Hears all witnesses and decides.
pub(crate) fn headline(page: &Page<'_>, facts: &LdFacts, site_names: &[String]) -> Headline {
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
    let stripped = strip_site(&title, site_names);
    witnesses.push(Witness::new(Source::Title, "title", strip_last_part(&stripped), 3));
    if strip_last_part(&stripped) != stripped {
        witnesses.push(Witness::new(Source::Title, "title, whole", stripped, 2));
    }
    witnesses.retain(|witness| witness.value.contains(char::is_alphanumeric));
    choose(page, witnesses, site_names)
}

fn in_page(page: &Page<'_>) -> Vec<Witness> {
    let mut found = Vec::new();
    let mut h1s = 0;
    for (id, element) in page.elements.iter().enumerate() {
        let id = id as ElementId;
        let prop = element.attributes.itemprop.split_ascii_whitespace().any(|prop| prop == "headline");
        let is_h1 = element.tag == Tag::Heading(1);
        let named = element.marks.intersects(Marks::HEADLINE) && !element.marks.intersects(Marks::DISCARD);
        let inner = named && element.context.heading() == 1 && !is_h1;
        let listed = found.iter().filter(|witness: &&Witness| witness.source == Source::PageText).count();
        if !(prop || is_h1 || inner || (named && listed < 4)) || found.len() > 40 {
            continue;
        }
        let text = if prop && !element.attributes.content.is_empty() {
            element.attributes.content.to_owned()
        } else {
            page.text_of(id)
        };
        if text.is_empty() || text.chars().count() > 300 {
            continue;
        }
        h1s += usize::from(is_h1);
        let (name, weight) = match (is_h1, prop) {
            (true, _) if h1s == 1 && words(&text).len() > 2 => ("h1", 8),
            (true, _) if h1s == 1 => ("short h1", 5),
            (true, _) => ("another h1", 4),
            (_, true) => ("itemprop headline", 5),
            _ if inner => ("headline class within the h1", 8),
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
    // Where a part of the h1 is named as the headline, the rest of it is a kicker.
    let within = found
        .iter()
        .any(|witness| witness.name == "headline class within the h1" && words(&witness.value).len() > 2);
    for witness in found.iter_mut().filter(|witness| within && witness.name == "h1") {
        witness.weight = 5;
    }
    found
}

/// Each witness is supported by those of other kinds that say the same words. Within a kind they are copies of each
/// other: titles of the head come from one field of the site's editor. What the page shows is also supported by those
/// that say a part of it, and never the other way round: readers see the whole line.
fn choose(page: &Page<'_>, witnesses: Vec<Witness>, site_names: &[String]) -> Headline {
    let all: Vec<Vec<String>> = witnesses.iter().map(|witness| words(&witness.value)).collect();
    let is_site = |text: &str| site_names.iter().any(|name| super::same_words(name, text));
    let score = |at: usize| -> u32 {
        if is_site(&witnesses[at].value) {
            return 0;
        }
        let own = &all[at];
        let kind = Kind::of(witnesses[at].source);
        let support_of = |from: Kind| {
            let others = witnesses.iter().zip(&all).filter(|(witness, _)| Kind::of(witness.source) == from);
            let agreeing =
                others.filter(|(_, words)| *words == own || (kind == Kind::Page && is_part(words, own)));
            agreeing.map(|(witness, _)| 2 * witness.weight).max().unwrap_or(0)
        };
        let support: u32 =
            Kind::ALL.iter().filter(|other| **other != kind).map(|other| support_of(*other)).sum();
        4 * witnesses[at].weight + support
    };
    let winner = (0..witnesses.len()).max_by_key(|at| (score(*at), std::cmp::Reverse(*at)));
    let text = winner.map(|at| witnesses[at].value.clone()).unwrap_or_default();
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let element = element_of(page, &text);
    Headline { text, witnesses, winner, element }
}

/// The element that shows the headline: a heading with its words, else the first `h1`.
fn element_of(page: &Page<'_>, headline: &str) -> Option<ElementId> {
    let headings =
        || page.elements.iter().enumerate().filter(|(_, element)| matches!(element.tag, Tag::Heading(_)));
    let wanted = words(headline);
    let by_words = headings().find(|(id, _)| {
        let own = words(&page.text_of(*id as ElementId));
        own == wanted || (own.len() > 3 && (wanted.ends_with(&own) || own.ends_with(&wanted)))
    });
    let first =
        || headings().find(|(_, element)| element.tag == Tag::Heading(1) && !element.blocks.is_empty());
    let by_block = || {
        page.blocks.iter().find(|block| words(page.block_text(block)) == wanted).map(|block| block.element)
    };
    by_words
        .map(|(id, _)| id as ElementId)
        .or_else(|| by_block().filter(|_| !wanted.is_empty()))
        .or_else(|| first().map(|(id, _)| id as ElementId))
}

const SEPARATORS: [&str; 13] =
    [" | ", " - ", " – ", " — ", " :: ", " / ", " » ", " · ", " • ", " « ", " // ", " > ", "|"];

/// The title without the name of the site at either end.
fn strip_site(title: &str, site_names: &[String]) -> String {
    let mut title = title.trim();
    for _ in 0..3 {
        let cut = SEPARATORS.iter().find_map(|separator| {
            let (head, tail) = title.rsplit_once(separator)?;
            if is_name(tail, site_names) && !head.trim().is_empty() {
                return Some(head);
            }
            let (head, tail) = title.split_once(separator)?;
            (is_name(head, site_names) && !tail.trim().is_empty()).then_some(tail)
        });
        match cut {
            Some(rest) => title = rest.trim(),
            None => break,
        }
    }
    title.to_owned()
}

fn is_name(text: &str, site_names: &[String]) -> bool {
    let compact = |text: &str| words(text).concat();
    let text = compact(text);
    site_names.iter().any(|name| {
        let name = compact(name);
        !text.is_empty()
            && !name.is_empty()
            && (text == name
                || (name.len() > 4 && text.contains(&name))
                || (text.len() > 4 && name.contains(&text)))
    })
}

/// The title without a short last part, which mostly is a section or a site.
fn strip_last_part(title: &str) -> String {
    let cut = SEPARATORS
        .iter()
        .filter_map(|separator| title.rsplit_once(separator))
        .max_by_key(|(head, _)| head.len());
    match cut {
        Some((head, tail)) if words(tail).len() <= 4 && words(head).len() >= 3 => head.trim().to_owned(),
        _ => title.to_owned(),
    }
}

/// Witnesses that copy each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Page,
    JsonLd,
    Head,
}

impl Kind {
    const ALL: [Kind; 3] = [Kind::Page, Kind::JsonLd, Kind::Head];

    fn of(source: Source) -> Kind {
        match source {
            Source::Heading | Source::Microdata | Source::PageText => Kind::Page,
            Source::JsonLd => Kind::JsonLd,
            _ => Kind::Head,
        }
    }
}

/// Whether some words stand within others and are most of them.
fn is_part(part: &[String], whole: &[String]) -> bool {
    part.len() > 2 && part.len() * 2 > whole.len() && whole.windows(part.len()).any(|window| window == part)
}
