//! Which witness of the headline is believed.

use super::{Headline, INNER};
use crate::article::headline_element::element_of;
use crate::article::slug::Slug;
use crate::article::titles::short_ends;
use crate::article::witness::Witness;
use crate::dom::Page;
use crate::fold::{same_words, squeezed};
use crate::words::Words;
use vestnik_document::Source;

/// Each witness is supported by those of other kinds that say the same words. Within a kind they are copies of each
/// other: titles of the head come from one field of the site's editor. What the page shows is also supported by those
/// that say a part of it, and never the other way round: readers see the whole line.
pub(super) fn choose(
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
        if sites.any(|site| same_words(site, own)) || is_decorated(at, &witnesses, all) {
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
