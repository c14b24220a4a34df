//! The headline: all witnesses are heard, and those that agree speak louder.

use super::confirmed::confirm;
use super::headline_element::element_of;
use super::slug::{Slug, heading_of_address};
use super::titles::{line_of_title, short_ends, strip_last_part, strip_site};
use super::witness::Witness;
use crate::dom::{ElementId, Page, Tag};
use crate::entities::unescape;
use crate::fold::{bare_words, squeezed};
use crate::jsonld::LdFacts;
use crate::marks::Marks;
use crate::words::Words;
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

/// Each witness is supported by those of other kinds that say the same words. Within a kind they are copies of each
/// other: titles of the head come from one field of the site's editor. What the page shows is also supported by those
/// that say a part of it, and never the other way round: readers see the whole line.
fn choose(
    page: &Page<'_>,
    mut witnesses: Vec<Witness>,
    all: &[Words],
    site_names: &[String],
    slug: &Slug,
) -> Headline {
    weigh_kickers(&mut witnesses, all);
    let by_address = supported_by_address(&witnesses, all, slug);
    let ends = short_ends(&page.title);
    let score = |at: usize| -> u32 {
        let own = &witnesses[at].value;
        let mut sites = site_names.iter().map(String::as_str).chain(ends.iter().copied());
        if sites.any(|site| super::same_words(site, own)) || is_decorated(at, &witnesses, all) {
            return 0;
        }
        let own = &all[at];
        let kind = Kind::of(witnesses[at].source);
        let support_of = |from: Kind| {
            let others = witnesses.iter().zip(all).filter(|(witness, _)| Kind::of(witness.source) == from);
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
    let text = squeezed(&text);
    let element = element_of(page, &text);
    Headline { text, witnesses, winner, element }
}

/// What it counts that the address was made from a witness: a little more than an `h1` that stands alone.
const ADDRESS: u32 = 40;

/// Which witnesses the address is most like. Addresses are also made from short forms of the headline: a text that
/// shortens what the page shows, or adds to it, is not supported. The line behind a kicker is no short form.
fn supported_by_address(witnesses: &[Witness], all: &[Words], slug: &Slug) -> Vec<bool> {
    // Most witnesses say the same as the first.
    let of_first = all.first().map_or(0, |first| slug.likeness(first));
    let alike: Vec<usize> =
        all.iter().map(|own| if all.first() == Some(own) { of_first } else { slug.likeness(own) }).collect();
    let most = alike.iter().copied().max().filter(|most| *most > 0);
    let is_shown = |witness: &Witness| matches!(witness.name, "h1" | INNER);
    let is_form_of_shown = |own: &Words| {
        let shown =
            witnesses.iter().zip(all).filter(|(witness, _)| is_shown(witness)).map(|(_, words)| words);
        let mut others = shown.filter(|shown| *shown != own);
        others.any(|shown| is_part(shown, own) || (shortens(own, shown) && !shown.ends_with(own)))
    };
    alike.iter().zip(all).map(|(alike, own)| Some(*alike) == most && !is_form_of_shown(own)).collect()
}

/// Whether nearly all words of a text are in another, longer one.
fn shortens(short: &Words, long: &Words) -> bool {
    let common = short.iter().filter(|word| long.contains(word)).count();
    short.len() < long.len() && common * 10 >= short.len() * 8
}

/// Where a part of the `h1` is named as the headline, the rest of it is a kicker, unless others say the whole.
fn weigh_kickers(witnesses: &mut [Witness], all: &[Words]) {
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
fn is_decorated(at: usize, witnesses: &[Witness], all: &[Words]) -> bool {
    let own = &all[at];
    let is_bare = |bare: &(&Witness, &Words)| {
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
fn is_part(part: &Words, whole: &Words) -> bool {
    part.len() > 2 && part.len() * 2 > whole.len() && whole.contains_run(part)
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
            (format!("<title>{whole} | Travel</title>{itemprop}<div class=headline>{whole}</div>"), whole),
        ] {
            let page = DecodedText { text: html.clone(), encoding: "UTF-8", ..DecodedText::default() };
            assert_eq!(extract(&page, &ExtractOptions::default()).article.headline, wanted, "{html}");
        }
    }
}
