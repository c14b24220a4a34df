//! The headline: all witnesses are heard, and those that agree speak louder.

use super::confirmed::confirm;
use super::slug::Slug;
use super::titles::{ends_title, line_of_title, strip_last_part, strip_site};
use super::witness::Witness;
use super::words;
use crate::dom::{ElementId, Page, Tag};
use crate::entities::unescape;
use crate::fold::has_words;
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
    witnesses.retain(|witness| witness.value.contains(char::is_alphanumeric));
    complete(&mut witnesses);
    confirm(page, &mut witnesses);
    choose(page, witnesses, site_names, &Slug::of(address))
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
        let listed = || found.iter().filter(|witness: &&Witness| witness.source == Source::PageText).count();
        if !(prop || is_h1 || inner || (named && listed() < 4)) || found.len() > 40 {
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

/// Each witness is supported by those of other kinds that say the same words. Within a kind they are copies of each
/// other: titles of the head come from one field of the site's editor. What the page shows is also supported by those
/// that say a part of it, and never the other way round: readers see the whole line.
fn choose(page: &Page<'_>, mut witnesses: Vec<Witness>, site_names: &[String], slug: &Slug) -> Headline {
    let all: Vec<Vec<String>> = witnesses.iter().map(|witness| words(&witness.value)).collect();
    weigh_kickers(&mut witnesses, &all);
    let by_address = supported_by_address(&witnesses, &all, slug);
    let score = |at: usize| -> u32 {
        let own = &witnesses[at].value;
        let is_site =
            site_names.iter().any(|name| super::same_words(name, own)) || ends_title(own, &page.title);
        if is_site || is_decorated(at, &witnesses, &all) {
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
        4 * witnesses[at].weight + support + if by_address[at] { ADDRESS } else { 0 }
    };
    let winner = (0..witnesses.len()).max_by_key(|at| (score(*at), std::cmp::Reverse(*at)));
    let text = winner.map(|at| witnesses[at].value.clone()).unwrap_or_default();
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let element = element_of(page, &text);
    Headline { text, witnesses, winner, element }
}

/// What it counts that the address was made from a witness: a little more than an `h1` that stands alone.
const ADDRESS: u32 = 40;

/// Which witnesses the address is most like. Addresses are also made from short forms of the headline: a text that
/// shortens what the page shows, or adds to it, is not supported. The line behind a kicker is no short form.
fn supported_by_address(witnesses: &[Witness], all: &[Vec<String>], slug: &Slug) -> Vec<bool> {
    let alike: Vec<usize> = witnesses.iter().map(|witness| slug.likeness(&witness.value)).collect();
    let most = alike.iter().copied().max().filter(|most| *most > 0);
    let is_shown = |witness: &Witness| matches!(witness.name.as_str(), "h1" | INNER);
    let is_form_of_shown = |own: &Vec<String>| {
        let shown =
            witnesses.iter().zip(all).filter(|(witness, _)| is_shown(witness)).map(|(_, words)| words);
        let mut others = shown.filter(|shown| *shown != own);
        others.any(|shown| is_part(shown, own) || (shortens(own, shown) && !shown.ends_with(own)))
    };
    alike.iter().zip(all).map(|(alike, own)| Some(*alike) == most && !is_form_of_shown(own)).collect()
}

/// Whether nearly all words of a text are in another, longer one.
fn shortens(short: &[String], long: &[String]) -> bool {
    let common = short.iter().filter(|word| long.contains(word)).count();
    short.len() < long.len() && common * 10 >= short.len() * 8
}

/// Where a part of the `h1` is named as the headline, the rest of it is a kicker, unless others say the whole.
fn weigh_kickers(witnesses: &mut [Witness], all: &[Vec<String>]) {
    let Some(h1) = witnesses.iter().position(|witness| witness.name == "h1") else { return };
    let inner = |(at, witness): (usize, &Witness)| (witness.name == INNER && all[at].len() > 2).then_some(at);
    let inner: Vec<usize> = witnesses.iter().enumerate().filter_map(inner).collect();
    let others = witnesses.iter().zip(all).filter(|(witness, _)| Kind::of(witness.source) != Kind::Page);
    let whole_is_said = others.clone().any(|(_, words)| *words == all[h1]);
    let part_is_said = others.clone().any(|(_, words)| inner.iter().any(|at| all[*at] == *words));
    if whole_is_said && !part_is_said {
        inner.into_iter().for_each(|at| witnesses[at].weight = 2);
    } else if !inner.is_empty() {
        witnesses[h1].weight = 5;
    }
}

/// Whether a title of the head, or of the JSON-LD, is another witness with a section or a site behind it.
fn is_decorated(at: usize, witnesses: &[Witness], all: &[Vec<String>]) -> bool {
    let own = &all[at];
    let is_bare = |bare: &(&Witness, &Vec<String>)| {
        let (bare, words) = (bare.0.value.trim(), bare.1);
        let rest = witnesses[at].value.trim().strip_prefix(bare).map(str::trim_start);
        words.len() > 3
            && own.len() > words.len()
            && own.len() <= words.len() + 4
            && rest.is_some_and(|rest| rest.starts_with(['|', '-', '–', '—', '·', '•', '»', '/']))
    };
    // What microdata say may stand in an attribute, unseen.
    let is_unseen = Kind::of(witnesses[at].source) != Kind::Page || witnesses[at].source == Source::Microdata;
    is_unseen && witnesses.iter().zip(all).any(|bare| is_bare(&bare))
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
    let all: Vec<Vec<String>> = witnesses.iter().map(|witness| words(&witness.value)).collect();
    for at in (0..all.len()).filter(|at| all[*at].len() > 3) {
        // The last word may be cut too.
        let begins = |words: &Vec<String>| {
            words.len() >= all[at].len() && words.starts_with(&all[at][..all[at].len() - 1])
        };
        // A headline that ends in dots may stand before the name of a section.
        let own = witnesses[at].value.trim();
        let may_be = |other: &Witness| !is_cut(other) && !other.value.trim_start().starts_with(own);
        let whole = (0..all.len()).find(|other| begins(&all[*other]) && may_be(&witnesses[*other]));
        if let Some(whole) = whole.filter(|_| is_cut(&witnesses[at])) {
            witnesses[at].value = witnesses[whole].value.clone();
        }
    }
}

/// The element that shows the headline: a heading with its words, else the first `h1`.
fn element_of(page: &Page<'_>, headline: &str) -> Option<ElementId> {
    let headings =
        || page.elements.iter().enumerate().filter(|(_, element)| matches!(element.tag, Tag::Heading(_)));
    let wanted = words(headline);
    let by_words = headings().find(|(id, element)| {
        let own = words(&page.text_of(*id as ElementId));
        // The first heading may be a short form of what the head says.
        let begins = element.tag == Tag::Heading(1) && wanted.starts_with(&own);
        own == wanted || (own.len() > 3 && (begins || wanted.ends_with(&own) || own.ends_with(&wanted)))
    });
    let first =
        || headings().find(|(_, element)| element.tag == Tag::Heading(1) && !element.blocks.is_empty());
    let by_block = || {
        page.blocks.iter().find(|block| has_words(page.block_text(block), &wanted)).map(|block| block.element)
    };
    // Where headings are only large print, a section or a date may stand on the same line.
    let by_end_of_block = || {
        let most = headline.chars().count() as u32 + LONGEST_KICKER;
        let mut short = page.blocks.iter().filter(|block| block.chars < most);
        short.find(|block| words(page.block_text(block)).ends_with(&wanted)).map(|block| block.element)
    };
    by_words
        .map(|(id, _)| id as ElementId)
        .or_else(|| by_block().filter(|_| !wanted.is_empty()))
        .or_else(|| by_end_of_block().filter(|_| wanted.len() > 3))
        .or_else(|| first().map(|(id, _)| id as ElementId))
}

/// What may stand on the line of a headline before it, in characters.
const LONGEST_KICKER: u32 = 60;

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

#[cfg(test)]
mod tests {
    use super::element_of;
    use crate::dom::Parsed;
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
            (format!("<title>{whole} | Travel</title>{itemprop}<div class=headline>{whole}</div>"), whole),
        ] {
            let page = DecodedText { text: html.clone(), encoding: "UTF-8", ..DecodedText::default() };
            assert_eq!(extract(&page, &ExtractOptions::default()).article.headline, wanted, "{html}");
        }
    }

    #[test]
    fn the_headline_stands_where_its_words_do() {
        for (html, wanted) in [
            ("<h1>Best ferries of the isles</h1><h2>Best ferries of the isles in 2025</h2>", Some(1)),
            ("<h1>Guide</h1><h2>Best ferries of the isles in 2025</h2>", Some(2)),
            ("<h1>Travel: best ferries of the isles in 2025</h1>", Some(1)),
            ("<h1>Guide</h1>", Some(1)),
            ("<p>None", None),
        ] {
            let parsed = Parsed::parse(html, 1 << 20);
            let page = parsed.page();
            let found = element_of(&page, "Best ferries of the isles in 2025");
            let level = found.map(|id| page.element(id).context.heading());
            assert_eq!(level, wanted, "{html}");
        }
    }
}
