//! The postings of a term, taken block by block: documents and frequencies as slices cost a fraction of asking for one after
//! another.

use std::ops::Range;
use tantivy::DocId;
use tantivy::postings::BlockSegmentPostings;

/// A place in the postings of a term in one segment.
pub(crate) struct Blocks {
    block: BlockSegmentPostings,
    /// Within the block. Behind the last document of a block that is not full the engine keeps `TERMINATED`.
    at: usize,
}

/// How many documents a full block has.
const FULL: usize = 128;

impl Blocks {
    /// Stands on the first document.
    pub(crate) fn new(block: BlockSegmentPostings) -> Self {
        Self { block, at: 0 }
    }

    #[inline]
    pub(crate) fn doc(&self) -> DocId {
        self.block.doc(self.at)
    }

    /// How often the term stands in the present document.
    #[inline]
    pub(crate) fn frequency(&self) -> u32 {
        self.block.freq(self.at)
    }

    /// How many documents have the term.
    pub(crate) fn documents(&self) -> u32 {
        self.block.doc_freq()
    }

    #[inline]
    pub(crate) fn advance(&mut self) -> DocId {
        self.at += 1;
        if self.at == FULL {
            self.at = 0;
            self.block.advance();
        }
        self.doc()
    }

    /// Goes to `target` or behind it; it must not lie before the present document.
    #[inline]
    pub(crate) fn seek(&mut self, target: DocId) -> DocId {
        if self.doc() < target && self.advance() < target {
            self.at = self.block.seek(target);
        }
        self.doc()
    }

    /// Hands out the documents of a window with their frequencies, and stands behind it then.
    #[inline]
    pub(crate) fn within(&mut self, window: &Range<DocId>, mut each: impl FnMut(DocId, u32)) {
        let mut doc = self.seek(window.start);
        while doc < window.end {
            let docs = self.block.docs();
            let (from, last) = (self.at, docs.last().copied().unwrap_or_default());
            let to =
                if last < window.end { docs.len() } else { docs.partition_point(|doc| *doc < window.end) };
            for (at, doc) in (from..to).zip(&docs[from..to]) {
                each(*doc, self.block.freq(at));
            }
            self.at = to - 1;
            doc = self.advance();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeMap;
    use tantivy::schema::{IndexRecordOption, STRING, Schema, TEXT};
    use tantivy::{Index, TERMINATED, Term, doc};

    /// The postings of a word that stands in these documents so often.
    fn blocks(documents: &BTreeMap<u32, u32>, count: u32) -> Blocks {
        let mut schema = Schema::builder();
        let (text, other) = (schema.add_text_field("text", TEXT), schema.add_text_field("other", STRING));
        let index = Index::create_in_ram(schema.build());
        let mut writer = index.writer_with_num_threads(1, 15_000_000).unwrap();
        for doc in 0..count {
            let words = "word ".repeat(documents.get(&doc).copied().unwrap_or_default() as usize);
            writer.add_document(doc!(text => words, other => "it")).unwrap();
        }
        writer.commit().unwrap();
        let searcher = index.reader().unwrap().searcher();
        let inverted = searcher.segment_reader(0).inverted_index(text).unwrap();
        let term = Term::from_field_text(text, "word");
        let block = inverted.read_block_postings(&term, IndexRecordOption::WithFreqs).unwrap();
        Blocks::new(block.unwrap_or_else(BlockSegmentPostings::empty))
    }

    /// Everything from where it stands, by one step after another.
    fn rest(blocks: &mut Blocks) -> Vec<(u32, u32)> {
        let mut found = Vec::new();
        while blocks.doc() != TERMINATED {
            found.push((blocks.doc(), blocks.frequency()));
            blocks.advance();
        }
        found
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(48))]

        #[test]
        fn steps_jumps_and_windows_find_what_is_there(
            documents in prop_oneof![
                prop::collection::btree_map(0u32..700, 1u32..4, 0..300),
                (0u32..400).prop_map(|count| (0..count).map(|doc| (doc, 1 + doc % 3)).collect()),
            ],
            stops in prop::collection::btree_set(0u32..720, 0..8),
        ) {
            let all: Vec<(u32, u32)> = documents.iter().map(|(doc, count)| (*doc, *count)).collect();
            let from = |start: u32| all.iter().copied().filter(|(doc, _)| *doc >= start).collect::<Vec<_>>();
            let open = || blocks(&documents, 700);
            prop_assert_eq!(rest(&mut open()), all.clone());
            let (mut jumping, mut windows, mut found) = (open(), open(), Vec::new());
            let mut start = 0;
            for &stop in &stops {
                if jumping.doc() <= stop {
                    jumping.seek(stop);
                }
                prop_assert_eq!(jumping.doc(), from(stop).first().map_or(TERMINATED, |first| first.0));
                windows.within(&(start..stop), |doc, frequency| found.push((doc, frequency)));
                start = stop;
            }
            prop_assert_eq!(rest(&mut jumping), from(start));
            prop_assert_eq!(rest(&mut windows), from(start));
            found.extend(from(start));
            prop_assert_eq!(found, all);
        }
    }
}
