//! One segment: documents go in, and its files come out, as the engine itself would write them.

use super::postings::Postings;
use crate::ahead::{self, AnalyzedDocument, PackedTerms};
use std::collections::HashSet;
use tantivy::BitSet;
use tantivy::directory::TerminatingWrite;
use tantivy::fastfield::{FastFieldsWriter, write_alive_bitset};
use tantivy::fieldnorm::{FieldNormReaders, FieldNormsSerializer, FieldNormsWriter};
use tantivy::index::{Segment, SegmentComponent};
use tantivy::postings::InvertedIndexSerializer;
use tantivy::schema::{Field, FieldType, IndexRecordOption};
use tantivy::store::StoreWriter;

/// A segment that is being built.
pub(super) struct SegmentBuilder {
    segment: Segment,
    /// By the number of the field.
    postings: Vec<Postings>,
    has_places: Vec<bool>,
    norms: FieldNormsWriter,
    columns: FastFieldsWriter,
    stored: StoreWriter,
    documents: u32,
    /// The numbers of documents that were deleted again.
    dead: HashSet<u32>,
}

/// The engine names a list of deletions by the stamp up to which it goes; this one is older than any.
const OLDEST_STAMP: u64 = 0;

impl SegmentBuilder {
    pub(super) fn new(segment: Segment) -> tantivy::Result<Self> {
        let schema = segment.schema();
        let settings = segment.index().settings();
        let has_places: Vec<bool> =
            schema.fields().map(|(_, entry)| has_places(entry.field_type())).collect();
        let stored = StoreWriter::new(
            segment.open_write(SegmentComponent::Store)?,
            settings.docstore_compression,
            settings.docstore_blocksize,
            settings.docstore_compress_dedicated_thread,
        )?;
        let tokenizers = segment.index().fast_field_tokenizer().clone();
        Ok(Self {
            postings: has_places.iter().map(|&has_places| Postings::new(has_places)).collect(),
            has_places,
            norms: FieldNormsWriter::for_schema(&schema),
            columns: FastFieldsWriter::from_schema_and_tokenizer_manager(&schema, tokenizers)?,
            stored,
            documents: 0,
            dead: HashSet::new(),
            segment,
        })
    }

    /// About how much memory the postings take.
    pub(super) fn memory(&self) -> usize {
        self.postings.iter().map(Postings::memory).sum()
    }

    /// Adds a document; gives its number.
    pub(super) fn add(&mut self, document: &AnalyzedDocument) -> tantivy::Result<u32> {
        let number = self.documents;
        let has_places = |field: Field| self.has_places.get(index(field)).is_some_and(|&has| has);
        for field in ahead::fields(&document.terms, has_places) {
            let postings = &mut self.postings[index(field.field)];
            postings.tokens += u64::from(field.tokens);
            self.norms.record(number, field.field, field.tokens);
            match field.terms {
                PackedTerms::WithPlaces(terms) => {
                    postings.speak(&document.vocabulary);
                    postings.add(number, terms);
                }
                PackedTerms::Keys(keys) => keys.for_each(|key| postings.add_key(number, key)),
            }
        }
        self.columns.add_document(&document.columns)?;
        self.stored.store_bytes(&document.stored)?;
        self.documents += 1;
        Ok(number)
    }

    /// Deletes the document with this number.
    pub(super) fn delete(&mut self, number: u32) {
        self.dead.insert(number);
    }

    /// Writes what is not written yet and closes all files. `None` where every document was deleted again.
    pub(super) fn finish(mut self) -> tantivy::Result<Option<Segment>> {
        if self.dead.len() == self.documents as usize {
            return Ok(None);
        }
        self.write_norms()?;
        self.write_postings()?;
        let mut columns = self.segment.open_write(SegmentComponent::FastFields)?;
        self.columns.serialize(&mut columns, None)?;
        columns.terminate()?;
        self.stored.close()?;
        with_deletions(self.segment.with_max_doc(self.documents), &self.dead).map(Some)
    }

    fn write_norms(&mut self) -> tantivy::Result<()> {
        self.norms.fill_up_to_max_doc(self.documents);
        let file = self.segment.open_write(SegmentComponent::FieldNorms)?;
        self.norms.serialize(FieldNormsSerializer::from_write(file)?, None)?;
        Ok(())
    }

    fn write_postings(&mut self) -> tantivy::Result<()> {
        let norms = FieldNormReaders::open(self.segment.open_read(SegmentComponent::FieldNorms)?)?;
        let mut out = InvertedIndexSerializer::open(&self.segment)?;
        for (number, postings) in (0..).zip(std::mem::take(&mut self.postings)) {
            if postings.terms.len() > 0 {
                let field = Field::from_field_id(number);
                let mut field_out = out.new_field(field, postings.tokens, norms.get_field(field)?)?;
                postings.write(&mut field_out)?;
                field_out.close()?;
            }
        }
        out.close()?;
        Ok(())
    }
}

fn with_deletions(segment: Segment, dead: &HashSet<u32>) -> tantivy::Result<Segment> {
    if dead.is_empty() {
        return Ok(segment);
    }
    let mut alive = BitSet::with_max_value_and_full(segment.meta().max_doc());
    dead.iter().for_each(|&number| alive.remove(number));
    let segment = segment.with_delete_meta(dead.len() as u32, OLDEST_STAMP);
    let mut file = segment.open_write(SegmentComponent::Delete)?;
    write_alive_bitset(&alive, &mut file)?;
    file.terminate()?;
    Ok(segment)
}

fn index(field: Field) -> usize {
    field.field_id() as usize
}

fn has_places(kind: &FieldType) -> bool {
    kind.index_record_option().is_some_and(IndexRecordOption::has_positions)
}
