//! The catalogue held against the documents that are safe: what each file has, and what it lacks.

use super::salvage::Salvaged;
use super::survey::{Lacking, Survey};
use crate::Snapshot;
use crate::catalogue::{Catalogue, FileEntry, Outcome, Place, Record};
use std::collections::HashSet;
use vestnik_document::DocumentId;
use xxhash_rust::xxh3::xxh3_64;

/// The catalogue of the files whose documents are all safe. The others go to the survey. `fits` says whether the index was made
/// by this program's format and analyzer, `has_all` whether no segment is damaged.
pub(super) fn match_up(
    salvaged: Salvaged,
    (fits, has_all): (bool, bool),
    view: Option<&Snapshot>,
    ids: &[DocumentId],
    survey: &mut Survey,
) -> Catalogue {
    let known = &salvaged.catalogue;
    let mut catalogue = Catalogue::default();
    for root in known.roots().iter() {
        catalogue.apply(Record::Root(root.clone()));
    }
    let (safe, twice) = told_apart(ids);
    let has_documents = |place: &Place, entry: &FileEntry| {
        let key = xxh3_64(&known.roots().key(place).unwrap_or_default());
        let id = DocumentId::from_hash(key);
        match entry.outcome {
            Outcome::Page => safe.contains(&id) && !twice.contains(&id),
            // Lines with the same id make one document: fewer than lines are no sign of loss by themselves.
            Outcome::Documents(count) => has_all || (fits && documents_of(view, key) >= count),
            // That a page was removed is known to nothing but the catalogue.
            Outcome::Removed => true,
            Outcome::NotAPage | Outcome::Failed(_) => fits,
        }
    };
    // Pages that gave way to documents which are not safe are there again, unless their files are gone.
    let is_lost =
        |(place, entry): (&Place, &FileEntry)| is_of_documents(entry) && !has_documents(place, entry);
    let any_lost = known.files().any(is_lost);
    for (place, entry) in known.files() {
        if any_lost && entry.outcome == Outcome::Removed {
            continue;
        }
        if has_documents(place, entry) {
            catalogue.apply(Record::File(place.clone(), entry.clone()));
        } else {
            survey.lacking.extend(lacking(known, place, entry));
        }
    }
    survey.problems.extend(twice.iter().map(|id| format!("document {id} is there twice")));
    if has_all && salvaged.is_whole {
        let without = survey.lacking.iter().map(|file| format!("{} has no document", file.path.display()));
        let without: Vec<String> = without.collect();
        survey.problems.extend(without);
    }
    if !salvaged.is_whole {
        view.into_iter().for_each(|view| add_unknown(view, &mut catalogue));
    }
    if !salvaged.is_whole || !fits {
        let labelled = known.roots().iter().filter(|root| !root.is_lone());
        survey.folders = labelled.map(|root| root.path.clone()).collect();
    }
    survey.safe = safe.len() as u64;
    catalogue
}

fn is_of_documents(entry: &FileEntry) -> bool {
    matches!(entry.outcome, Outcome::Documents(_))
}

/// All ids, and those that are there more than once.
fn told_apart(ids: &[DocumentId]) -> (HashSet<&DocumentId>, HashSet<&DocumentId>) {
    let mut safe = HashSet::with_capacity(ids.len());
    let twice = ids.iter().filter(|id| !safe.insert(*id)).collect();
    (safe, twice)
}

fn documents_of(view: Option<&Snapshot>, source: u64) -> u64 {
    view.and_then(|view| view.ids_of_source(source).ok()).map_or(0, |ids| ids.len() as u64)
}

fn lacking(known: &Catalogue, place: &Place, entry: &FileEntry) -> Option<Lacking> {
    let documents = match entry.outcome {
        Outcome::Page => 1,
        Outcome::Documents(count) if count > 0 => count,
        _ => return None,
    };
    Some(Lacking { path: known.roots().path(place)?, documents })
}

/// Pages whose documents are safe, but which a damaged catalogue does not know: as files that have to be read again, so that
/// the next update takes them for changed, or for gone.
fn add_unknown(view: &Snapshot, catalogue: &mut Catalogue) {
    let unread = FileEntry { size: 0, modified_ns: 0, hash: 0, outcome: Outcome::Page };
    for address in view.addresses() {
        let Ok(Some((id, place))) = view.place_of(address) else { continue };
        let key = catalogue.roots().key(&place).map(|key| xxh3_64(&key));
        let is_page = key.is_some_and(|key| DocumentId::from_hash(key) == id);
        if is_page && catalogue.get(&place).is_none() {
            catalogue.apply(Record::File(place, unread.clone()));
        }
    }
}
