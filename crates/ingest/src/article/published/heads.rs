//! What the head of a page, or its JSON-LD, says of its dates.

use crate::article::scene::Scene;
use crate::article::witness::Witness;
use crate::dates::{self, DateOrder};
use crate::jsonld::LdFacts;
use vestnik_document::{Published, Source};

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

/// The witnesses of the day of publication that are not shown to readers.
pub(super) fn witnesses(scene: &Scene<'_, '_>, facts: &LdFacts) -> Vec<Witness> {
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
    witnesses
}

/// When the page was last changed.
pub(super) fn modified(scene: &Scene<'_, '_>, facts: &LdFacts, order: DateOrder) -> Option<Published> {
    let from_json = facts.modified.as_deref().map(|value| (value, Source::JsonLd));
    let from_meta = MODIFIED_METAS
        .iter()
        .filter_map(|(name, source)| scene.page.meta(name).map(|value| (value, *source)));
    from_json
        .into_iter()
        .chain(from_meta)
        .find_map(|(value, source)| dates::read(value, order).map(|moment| Published::new(moment, source)))
}
