//! Documents that tie, in the order of their ids.
//!
//! Within a segment ids are compared by their ordinals, which are ordered alike. Across segments the ids themselves are read,
//! which is slow: so ties are only settled where somebody can see them.

use super::{Address, Scored};
use crate::ReadError;
use crate::schema::column;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap, HashMap};
use tantivy::Searcher;
use tantivy::columnar::StrColumn;

/// Brings the first `wanted` documents of a run by their ids to its front, in order. Of each segment only so many ids are read as
/// it takes to tell.
pub(super) fn by_id(run: &mut [Scored], wanted: usize, searcher: &Searcher) -> Result<(), ReadError> {
    let mut segments: BTreeMap<u32, Vec<Scored>> = BTreeMap::new();
    for scored in run.iter() {
        segments.entry(scored.address.segment).or_default().push(*scored);
    }
    let alone = segments.len() == 1;
    let mut queues = Vec::with_capacity(segments.len());
    for (segment, scored) in segments {
        queues.push(Queue::new(segment, scored, searcher)?);
    }
    let mut heads = BinaryHeap::with_capacity(queues.len());
    let mut ordered = Vec::with_capacity(run.len());
    for (number, queue) in queues.iter().enumerate() {
        heads.push(Reverse((queue.head(alone)?, number)));
    }
    while ordered.len() < wanted
        && let Some(Reverse((_, number))) = heads.pop()
    {
        ordered.extend(queues[number].documents.pop().map(|(_, scored)| scored));
        if !queues[number].documents.is_empty() {
            heads.push(Reverse((queues[number].head(alone)?, number)));
        }
    }
    let rest = queues.into_iter().flat_map(|queue| queue.documents.into_iter().rev());
    ordered.extend(rest.map(|(_, scored)| scored));
    run.copy_from_slice(&ordered);
    Ok(())
}

/// The documents of one segment that tie, the first by its id at the end.
struct Queue {
    ids: Option<StrColumn>,
    documents: Vec<(u64, Scored)>,
}

impl Queue {
    fn new(segment: u32, scored: Vec<Scored>, searcher: &Searcher) -> Result<Self, ReadError> {
        let ids = searcher.segment_reader(segment).fast_fields().str(column::ID)?;
        let ord = |doc| ids.as_ref().and_then(|ids| ids.ords().first(doc)).unwrap_or(u64::MAX);
        let mut documents: Vec<(u64, Scored)> =
            scored.into_iter().map(|scored| (ord(scored.address.doc), scored)).collect();
        documents.sort_by_key(|(ord, _)| Reverse(*ord));
        Ok(Self { ids, documents })
    }

    /// The id of the first document; where there is no other segment, nobody asks for it.
    fn head(&self, alone: bool) -> Result<String, ReadError> {
        let mut id = String::new();
        if let (Some(ids), Some((ord, _)), false) = (&self.ids, self.documents.last(), alone) {
            ids.ord_to_str(*ord, &mut id)?;
        }
        Ok(id)
    }
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
                by_id(tied, tied.len(), searcher)?;
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use tantivy::Index;
    use tantivy::indexer::NoMergePolicy;
    use tantivy::schema::{FAST, STRING, Schema};
    use vestnik_query::hits::Gains;

    /// A searcher over segments of documents with these ids.
    fn searcher(segments: &[&[&str]]) -> Searcher {
        let mut schema = Schema::builder();
        let id = schema.add_text_field(column::ID, STRING | FAST);
        let index = Index::create_in_ram(schema.build());
        let mut writer = index.writer_with_num_threads(1, 15_000_000).unwrap();
        writer.set_merge_policy(Box::new(NoMergePolicy));
        for ids in segments {
            for &text in *ids {
                writer.add_document(tantivy::doc!(id => text)).unwrap();
            }
            writer.commit().unwrap();
        }
        index.reader().unwrap().searcher()
    }

    /// All documents with this score, and the id of each.
    fn all(searcher: &Searcher, score: f32) -> Vec<Scored> {
        let segments = searcher.segment_readers().iter().zip(0..);
        let addresses = segments
            .flat_map(|(reader, segment)| (0..reader.max_doc()).map(move |doc| Address { segment, doc }));
        addresses.map(|address| Scored { address, score, gains: Gains::default() }).collect()
    }

    fn id(searcher: &Searcher, scored: &Scored) -> String {
        let mut id = String::new();
        let column = searcher.segment_reader(scored.address.segment).fast_fields().str(column::ID);
        let column = column.unwrap().unwrap();
        column.ord_to_str(column.ords().first(scored.address.doc).unwrap(), &mut id).unwrap();
        id
    }

    const SEGMENTS: [&[&str]; 3] = [&["f", "b", "i"], &["a", "h"], &["g", "c", "e", "d"]];

    #[test]
    fn as_many_as_are_wanted_come_first_by_their_ids() {
        let searcher = searcher(&SEGMENTS);
        for wanted in 0..=9 {
            let mut run = all(&searcher, 1.0);
            run.reverse();
            by_id(&mut run, wanted, &searcher).unwrap();
            let mut ids: Vec<String> = run.iter().map(|scored| id(&searcher, scored)).collect();
            assert_eq!(ids[..wanted].concat(), "abcdefghi"[..wanted], "{wanted}");
            ids.sort_unstable();
            assert_eq!(ids.concat(), "abcdefghi", "{wanted}");
        }
    }

    #[test]
    fn ties_are_settled_by_the_score_before_then_by_id_as_far_as_is_shown() {
        let searcher = searcher(&SEGMENTS);
        let mut top = all(&searcher, 1.0);
        let mut before = HashMap::new();
        for scored in &mut top {
            match id(&searcher, scored).as_str() {
                "e" => scored.score = 3.0,
                "b" => scored.score = 0.5,
                "h" | "g" => _ = before.insert(scored.address, 2.0),
                _ => {}
            }
        }
        top.sort_by(|a, b| b.score.total_cmp(&a.score));
        let unsettled: String = top[1..].iter().map(|scored| id(&searcher, scored)).collect();
        for (shown, expected) in [(1, format!("e{unsettled}")), (2, "eghacdfib".to_owned())] {
            let mut top = top.clone();
            settle(&mut top, shown, &before, &searcher).unwrap();
            let ids: String = top.iter().map(|scored| id(&searcher, scored)).collect();
            assert_eq!(ids, expected, "{shown}");
        }
    }
}
