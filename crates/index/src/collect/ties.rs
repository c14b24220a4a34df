//! Documents that tie, in the order of their ids.
//!
//! Within a segment ids are compared by their ordinals, which are ordered alike. Across segments the ids themselves are read,
//! which is slow: so ties are only settled where somebody can see them.

use super::{Address, Scored};
use crate::ReadError;
use crate::schema::column;
use std::collections::HashMap;
use std::collections::hash_map::Entry;
use tantivy::Searcher;
use tantivy::columnar::StrColumn;

/// Sorts documents by their ids.
pub(super) fn by_id(run: &mut [Scored], searcher: &Searcher) -> Result<(), ReadError> {
    let mut columns: HashMap<u32, Option<StrColumn>> = HashMap::new();
    let one_segment = run.iter().all(|scored| scored.address.segment == run[0].address.segment);
    let mut named = Vec::with_capacity(run.len());
    for scored in run.iter() {
        let Address { segment, doc } = scored.address;
        let column = match columns.entry(segment) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(new) => new.insert(searcher.segment_reader(segment).fast_fields().str(column::ID)?),
        };
        let (mut ord, mut id) = (u64::MAX, String::new());
        if let Some(column) = column {
            ord = column.ords().first(doc).unwrap_or(u64::MAX);
            if !one_segment {
                column.ord_to_str(ord, &mut id)?;
            }
        }
        named.push((id, ord, *scored));
    }
    named.sort_by(|a, b| (&a.0, a.1).cmp(&(&b.0, b.1)));
    run.iter_mut().zip(named).for_each(|(place, (.., scored))| *place = scored);
    Ok(())
}

/// Puts those of the first `shown` documents in order that tied before they were ranked again and tie now. `before` holds the
/// scores of then.
pub(crate) fn settle(
    top: &mut [Scored],
    shown: usize,
    before: &HashMap<Address, f32>,
    searcher: &Searcher,
) -> Result<(), ReadError> {
    let then = |scored: &Scored| before.get(&scored.address).copied().unwrap_or(scored.score);
    let mut start = 0;
    for run in top.chunk_by_mut(|a, b| a.score == b.score) {
        if start >= shown {
            break;
        }
        start += run.len();
        if run.len() == 1 {
            continue;
        }
        run.sort_by(|a, b| then(b).total_cmp(&then(a)));
        for tied in run.chunk_by_mut(|a, b| then(a) == then(b)) {
            if tied.len() > 1 {
                by_id(tied, searcher)?;
            }
        }
    }
    Ok(())
}
