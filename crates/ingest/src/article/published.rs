//! When it was published and last changed.

use super::scene::Scene;
use super::witness::Witness;
use crate::dates::{self, DateOrder, find};
use crate::dom::{ElementId, Tag};
use crate::fold::lowered;
use crate::jsonld::LdFacts;
use crate::marks::Marks;
use std::collections::BTreeMap;
use vestnik_document::{Moment, Precision, Published, Source};

/// The witnesses of a date, what each of them was read as, and who won.
#[derive(Clone, Debug, Default)]
pub(crate) struct Dating {
    pub(crate) published: Option<Published>,
    pub(crate) modified: Option<Published>,
    pub(crate) witnesses: Vec<(Witness, Moment)>,
    pub(crate) winner: Option<usize>,
}

const PUBLISHED_METAS: &[(&str, Source, u32)] = &[
    ("article:published_time", Source::OpenGraph, 8),
    ("og:article:published_time", Source::OpenGraph, 7),
    ("og:published_time", Source::OpenGraph, 6),
    ("datepublished", Source::Microdata, 7),
    ("article:published", Source::OpenGraph, 6),
    ("article.published", Source::Meta, 6),
    ("parsely-pub-date", Source::Meta, 5),
    ("cxenseparse:recs:publishtime", Source::Meta, 5),
    ("cxenseparse:publishtime", Source::Meta, 5),
    ("sailthru.date", Source::Meta, 4),
    ("publish-date", Source::Meta, 5),
    ("publish_date", Source::Meta, 5),
    ("publishdate", Source::Meta, 5),
    ("pubdate", Source::Meta, 5),
    ("pub_date", Source::Meta, 5),
    ("publication_date", Source::Meta, 5),
    ("published_at", Source::Meta, 5),
    ("published", Source::Meta, 4),
    ("article_date_original", Source::Meta, 5),
    ("originalpublicationdate", Source::Meta, 5),
    ("dc.date.issued", Source::Meta, 5),
    ("dcterms.created", Source::Meta, 4),
    ("dcterms.date", Source::Meta, 4),
    ("dc.date.created", Source::Meta, 4),
    ("dc.date", Source::Meta, 4),
    ("date", Source::Meta, 4),
    ("mediator_published_time", Source::Meta, 5),
    ("article:create_time", Source::Meta, 4),
    ("citation_publication_date", Source::Meta, 4),
    ("datecreated", Source::Meta, 3),
    ("shareaholic:article_published_time", Source::Meta, 4),
    ("twitter:data1", Source::Meta, 1),
];

const MODIFIED_METAS: &[(&str, Source)] = &[
    ("article:modified_time", Source::OpenGraph),
    ("og:updated_time", Source::OpenGraph),
    ("og:article:modified_time", Source::OpenGraph),
    ("datemodified", Source::Microdata),
    ("article:modified", Source::OpenGraph),
    ("lastmod", Source::Meta),
    ("last-modified", Source::Meta),
    ("dcterms.modified", Source::Meta),
    ("dc.date.modified", Source::Meta),
    ("revised", Source::Meta),
];

/// What is known beside the page's own words.
pub(crate) struct Evidence<'e> {
    pub(crate) url: Option<&'e str>,
    /// How `02/03/2024` is read.
    pub(crate) order: DateOrder,
    /// When the file was last changed, in nanoseconds since 1970: when the page was saved, at the earliest.
    pub(crate) saved_ns: Option<i64>,
}

/// Hears all witnesses; the day that most of them name wins, and on it the most precise of the trusted.
///
/// "Today at 20:12" counts only when nothing else names a day. It is resolved against the date on which the page
/// says that it was changed, else against the time of the file.
pub(crate) fn dating(scene: &Scene<'_, '_>, facts: &LdFacts, evidence: &Evidence<'_>) -> Dating {
    let read = |witness: Witness| dates::read(&witness.value, evidence.order).map(|moment| (witness, moment));
    let mut witnesses: Vec<(Witness, Moment)> = hear(scene, facts).into_iter().filter_map(read).collect();
    if let Some((url, moment)) = evidence.url.and_then(|url| dates::in_url(url).map(|moment| (url, moment))) {
        witnesses.push((Witness::new(Source::Url, "address", url, 4), moment));
    }
    let modified = modified(scene, facts, evidence.order);
    if witnesses.is_empty() {
        witnesses.extend(in_names(scene, evidence.order));
    }
    if witnesses.is_empty() {
        let base = modified
            .as_ref()
            .map(|modified| modified.date)
            .or_else(|| evidence.saved_ns.and_then(dates::day_of_ns));
        witnesses.extend(base.and_then(|base| relative_date(scene, base)));
    }
    // A page that only says when it was changed was published by then: better found near that day than undated.
    if let Some(changed) = modified.as_ref().filter(|_| witnesses.is_empty()) {
        let value = changed.date.to_string();
        witnesses.push((Witness::new(changed.source, "date of the last change", value, 1), changed.date));
    }
    let winner = vote(&witnesses);
    let published = winner.map(|at| Published::new(witnesses[at].1, witnesses[at].0.source));
    Dating { published, modified, witnesses, winner }
}

/// Where nothing else is dated: the date at the end of the title, else the day under which the main image is filed.
fn in_names(scene: &Scene<'_, '_>, order: DateOrder) -> Option<(Witness, Moment)> {
    let last = scene.page.title.rsplit([' ', '|']).next().unwrap_or("");
    let is_day = |moment: &Moment| moment.day_range().is_some_and(|(first, last)| first == last);
    let in_title = find(last, order)
        .filter(|found| found.range.len() == last.len() && is_day(&found.moment))
        .map(|found| (Witness::new(Source::Title, "end of the title", last, 2), found.moment));
    let in_image = || {
        let image = scene.page.meta("og:image").or_else(|| scene.page.meta("twitter:image"))?;
        let moment = dates::in_url(image).filter(is_day)?;
        Some((Witness::new(Source::OpenGraph, "address of the image", image, 1), moment))
    };
    in_title.or_else(in_image)
}

fn relative_date(scene: &Scene<'_, '_>, base: Moment) -> Option<(Witness, Moment)> {
    let lines = scene
        .blocks_near_headline()
        .filter(|block| block.chars < 60)
        .map(|block| scene.page.block_text(block));
    let mut dated = lines.filter_map(|text| dates::relative(text, base).map(|moment| (text, moment)));
    dated.next().map(|(text, moment)| (Witness::new(Source::PageText, "relative date", text, 1), moment))
}

fn hear(scene: &Scene<'_, '_>, facts: &LdFacts) -> Vec<Witness> {
    let mut witnesses = Vec::new();
    if let Some(date) = &facts.published {
        let weight = if facts.is_article { 9 } else { 5 };
        witnesses.push(Witness::new(Source::JsonLd, "datePublished", date.clone(), weight));
    }
    for (name, source, weight) in PUBLISHED_METAS {
        if let Some(date) = scene.page.meta(name) {
            witnesses.push(Witness::new(*source, name, date, *weight));
        }
    }
    witnesses.extend(in_page(scene));
    witnesses
}

/// The best witness of the best day. Each kind of source counts once for a day.
fn vote(witnesses: &[(Witness, Moment)]) -> Option<usize> {
    let mut days: BTreeMap<u32, BTreeMap<Source, u32>> = BTreeMap::new();
    for (witness, moment) in witnesses {
        if let Some((day, _)) = moment.day_range().filter(|(first, last)| first == last) {
            let weight = days.entry(day).or_default().entry(witness.source).or_default();
            *weight = witness.weight.max(*weight);
        }
    }
    let best = days
        .iter()
        .max_by_key(|(day, sources)| (sources.values().sum::<u32>(), std::cmp::Reverse(**day)))
        .map(|(day, _)| *day);
    let on_day = |moment: &Moment| {
        best.is_none() || moment.day_range().is_some_and(|(first, last)| Some(first) == best && first == last)
    };
    let rank = |(witness, moment): &(Witness, Moment)| {
        let timed = moment.precision() >= Precision::Minute;
        let zoned = moment.time().is_some_and(|time| time.offset.is_some());
        (timed, zoned, witness.weight)
    };
    (0..witnesses.len())
        .filter(|at| on_day(&witnesses[*at].1) && witnesses[*at].1.year().is_some())
        .max_by_key(|at| (rank(&witnesses[*at]), std::cmp::Reverse(*at)))
}

fn in_page(scene: &Scene<'_, '_>) -> Vec<Witness> {
    let mut found = Vec::new();
    let elsewhere = Marks::RELATED | Marks::COMMENTS | Marks::SIDEBAR | Marks::NAV | Marks::FOOTER;
    let mut times = 0;
    for (id, element) in scene.page.elements.iter().enumerate() {
        let id = id as ElementId;
        let prop = element.attributes.itemprop.contains("datePublished")
            || element.attributes.property.ends_with("datePublished");
        let named = element.marks.intersects(Marks::DATE);
        if !(prop || element.tag == Tag::Time || named) || scene.dropped(id).intersects(elsewhere) {
            continue;
        }
        let value = machine_value(scene, id);
        if value.is_empty() || value.chars().count() > 80 {
            continue;
        }
        if find(&value, DateOrder::DayFirst).is_none_or(|date| date.moment.year().is_none()) {
            continue;
        }
        times += 1;
        let near = scene.near_headline(id);
        let (source, name, weight) = match (prop, element.tag == Tag::Time) {
            (true, _) => (Source::Microdata, "itemprop datePublished", 7),
            (_, true) if near => (Source::Time, "time element near the headline", 6),
            (_, true) if times == 1 => (Source::Time, "time element", 3),
            _ if is_update(&value) => (Source::PageText, "date of an update", 1),
            _ if near => (Source::PageText, "date beside the headline", 5),
            _ if times == 1 => (Source::PageText, "date somewhere", 2),
            _ => continue,
        };
        found.push(Witness::new(source, name, value, weight));
    }
    for block in scene.blocks_near_headline().filter(|block| block.chars < 120) {
        let text = scene.page.block_text(block);
        if find(text, DateOrder::DayFirst).is_some_and(|date| date.moment.year().is_some()) {
            let weight = if is_update(text) { 1 } else { 4 };
            found.push(Witness::new(Source::PageText, "text beside the headline", text, weight));
        }
    }
    if found.is_empty() {
        found.extend(first_date_line(scene));
    }
    found
}

/// The first short line behind the headline that is mostly a date, where nothing better is found.
fn first_date_line(scene: &Scene<'_, '_>) -> Option<Witness> {
    let start = scene.headline_block().unwrap_or(0);
    let lines = scene.page.blocks[start..]
        .iter()
        .filter(|block| block.chars < 60)
        .map(|block| scene.page.block_text(block));
    let dated = |text: &&str| {
        find(text, DateOrder::DayFirst).is_some_and(|date| {
            date.moment.day_range().is_some_and(|(first, last)| first == last)
                && date.range.len() * 2 > text.len()
        })
    };
    lines
        .filter(dated)
        .find(|text| !is_update(text))
        .map(|text| Witness::new(Source::PageText, "line with a date", text, 1))
}

/// Whether a line tells of a change rather than of the publication.
fn is_update(text: &str) -> bool {
    let end = text.char_indices().nth(40).map_or(text.len(), |(at, _)| at);
    let lower = lowered(&text[..end]);
    [
        "updat",
        "modified",
        "revised",
        "reviewed",
        "обновл",
        "измен",
        "aktualisiert",
        "actualizado",
        "mis à jour",
    ]
    .iter()
    .any(|word| lower.contains(word))
        && !["publi", "опубл", "posted", "veröff"].iter().any(|word| lower.contains(word))
}

fn machine_value(scene: &Scene<'_, '_>, id: ElementId) -> String {
    let attributes = &scene.page.element(id).attributes;
    [attributes.datetime, attributes.content]
        .into_iter()
        .find(|value| value.contains(|c: char| c.is_ascii_digit()))
        .map_or_else(|| scene.page.text_of(id), str::to_owned)
}

fn modified(scene: &Scene<'_, '_>, facts: &LdFacts, order: DateOrder) -> Option<Published> {
    let from_json = facts.modified.as_deref().map(|value| (value, Source::JsonLd));
    let from_meta = MODIFIED_METAS
        .iter()
        .filter_map(|(name, source)| scene.page.meta(name).map(|value| (value, *source)));
    from_json
        .into_iter()
        .chain(from_meta)
        .find_map(|(value, source)| dates::read(value, order).map(|moment| Published::new(moment, source)))
}
