//! Versions of one story: which of the documents found are one, and what the other version of a document is.
//!
//! What was learned may be older than the index. A pair counts as long as both texts are what they were.

use std::collections::HashMap;
use vestnik_bilingual::pairs::{PairList, stamp};
use vestnik_document::{Document, DocumentId};
use vestnik_index::{Address, ReadError, Snapshot};
use vestnik_query::hits::Partner;

/// The pairs of a list in a snapshot.
#[derive(Clone, Copy)]
pub(crate) struct Versions<'a> {
    snapshot: &'a Snapshot,
    pairs: &'a PairList,
}

impl<'a> Versions<'a> {
    pub(crate) fn new(snapshot: &'a Snapshot, pairs: &'a PairList) -> Self {
        Self { snapshot, pairs }
    }

    /// The other version of a document.
    pub(crate) fn of(&self, document: &Document) -> Result<Option<Partner>, ReadError> {
        let Some(pair) = self.pairs.of(&document.id) else { return Ok(None) };
        let (own, id, state) = match pair.english == document.id {
            true => (pair.stamps.0, pair.russian, pair.stamps.1),
            false => (pair.stamps.1, pair.english, pair.stamps.0),
        };
        if stamp(document) != own {
            return Ok(None);
        }
        let other = self.snapshot.address(&id)?.map(|address| self.snapshot.document(address)).transpose()?;
        Ok(other.filter(|other| stamp(other) == state).map(|other| Partner {
            id,
            path: other.path,
            url: other.url,
            site: other.site,
            headline: other.headline,
            published: other.published,
            lang: other.lang,
            found: false,
            evidence: pair.evidence.name().to_owned(),
            likeness: pair.likeness,
            margin: pair.margin,
        }))
    }

    /// Each of these documents whose other version is among them, with it.
    pub(crate) fn among(&self, addresses: &[Address]) -> Result<HashMap<Address, Address>, ReadError> {
        let ids = self.snapshot.ids(addresses)?;
        let places: HashMap<&DocumentId, Address> = ids.iter().zip(addresses.iter().copied()).collect();
        let mut partners = HashMap::new();
        for pair in ids.iter().filter_map(|id| self.pairs.of(id).filter(|pair| pair.english == *id)) {
            let two = (places.get(&pair.english), places.get(&pair.russian));
            let (Some(&english), Some(&russian)) = two else { continue };
            let state = |address| Ok::<u64, ReadError>(stamp(&self.snapshot.document(address)?));
            if (state(english)?, state(russian)?) == pair.stamps {
                partners.extend([(english, russian), (russian, english)]);
            }
        }
        Ok(partners)
    }
}
