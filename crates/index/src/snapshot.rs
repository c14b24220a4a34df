//! A snapshot: one commit of the index, unchanging, to search and to read documents from.

use crate::catalogue::{Place, Roots, path_from_bytes};
use crate::collect::Address;
use crate::lower::{self, Lookups, Target, look_up, near_terms};
use crate::payload::Payload;
use crate::schema::{Fields, column};
use crate::stores::Stores;
use crate::{Prepared, ReadError, Wanted, stored};
use std::sync::Arc;
use tantivy::collector::{Count, DocSetCollector};
use tantivy::directory::OwnedBytes;
use tantivy::query::TermQuery;
use tantivy::schema::{IndexRecordOption, Term};
use tantivy::{DocSet, Searcher, TERMINATED};
use vestnik_analysis::Analyzer;
use vestnik_document::{Document, DocumentId, comparable_url};
use vestnik_query::hits::{Facet, Sort};
use vestnik_query::plan::{PlanNode, QueryPlan};
use vestnik_query::vocabulary::Vocabulary;
use xxhash_rust::xxh3::xxh3_64;

/// One commit of an index. Cheap to clone, `Send + Sync`.
#[derive(Clone)]
pub struct Snapshot {
    searcher: Searcher,
    fields: Fields,
    analyzer: Arc<Analyzer>,
    roots: Arc<Roots>,
    files: u64,
    lookups: Arc<Lookups>,
    stores: Arc<Stores>,
}

impl Snapshot {
    pub(crate) fn new(
        searcher: Searcher,
        fields: Fields,
        analyzer: Arc<Analyzer>,
        payload: &Payload,
    ) -> Self {
        Self {
            stores: Arc::new(Stores::of(&searcher)),
            searcher,
            fields,
            analyzer,
            roots: Arc::new(payload.roots()),
            files: payload.files,
            lookups: Arc::default(),
        }
    }

    /// Makes a plan ready to run on this snapshot.
    ///
    /// # Errors
    /// [`ReadError`] when the index cannot be read.
    pub fn prepare(&self, plan: &QueryPlan) -> Result<Prepared<'_>, ReadError> {
        Ok(Prepared::new(self, lower::compile(plan, &self.target())?))
    }

    pub(crate) fn target(&self) -> Target<'_> {
        Target::new(&self.searcher, self.fields, &self.lookups)
    }

    /// The document at an address of this snapshot.
    ///
    /// # Errors
    /// [`ReadError`] when it cannot be read.
    pub fn document(&self, address: Address) -> Result<Document, ReadError> {
        let bytes = self.stored(address)?;
        let (mut document, root) = stored::decode(&bytes)?;
        if let Some(root) = root.and_then(|root| self.roots.get(root)) {
            let path = root.path.join(path_from_bytes(document.path.as_bytes()));
            document.path = path.to_string_lossy().into_owned();
        }
        Ok(document)
    }

    /// The addresses of all documents.
    pub(crate) fn addresses(&self) -> impl Iterator<Item = Address> {
        let segments = self.searcher.segment_readers().iter().enumerate();
        segments.flat_map(|(ord, segment)| {
            segment.doc_ids_alive().map(move |doc| Address { segment: ord as u32, doc })
        })
    }

    /// The id of the document at an address, and the place that its path tells; `None` where it lies in no root.
    ///
    /// # Errors
    /// [`ReadError`] when it cannot be read.
    pub(crate) fn place_of(&self, address: Address) -> Result<Option<(DocumentId, Place)>, ReadError> {
        let (document, root) = stored::decode(&self.stored(address)?)?;
        Ok(root.map(|root| (document.id, Place { root, path: document.path.into_bytes() })))
    }

    /// Whether the document at an address is stored just so.
    ///
    /// # Errors
    /// [`ReadError`] when it cannot be read.
    pub fn holds(&self, address: Address, document: &Document, root: Option<u32>) -> Result<bool, ReadError> {
        Ok(*self.stored(address)? == *stored::encode(document, root))
    }

    fn stored(&self, address: Address) -> Result<OwnedBytes, ReadError> {
        let bytes = self.stores.bytes(&self.searcher, address, self.fields.stored)?;
        bytes.ok_or_else(|| ReadError::Damaged("a document was not stored".to_owned()))
    }

    /// Where the document with this id is.
    ///
    /// # Errors
    /// [`ReadError`] when the index cannot be read.
    pub fn address(&self, id: &DocumentId) -> Result<Option<Address>, ReadError> {
        let term = Term::from_field_text(self.fields.id, id.as_str());
        for (ord, segment) in self.searcher.segment_readers().iter().enumerate() {
            let index = segment.inverted_index(self.fields.id)?;
            let Some(mut postings) = index.read_postings(&term, IndexRecordOption::Basic)? else { continue };
            while postings.doc() != TERMINATED {
                if !segment.is_deleted(postings.doc()) {
                    return Ok(Some(Address { segment: ord as u32, doc: postings.doc() }));
                }
                postings.advance();
            }
        }
        Ok(None)
    }

    /// The ids that start so, in order, at most `limit`.
    ///
    /// # Errors
    /// [`ReadError`] when the index cannot be read.
    pub fn ids_with_prefix(&self, prefix: &str, limit: usize) -> Result<Vec<DocumentId>, ReadError> {
        let mut ids = std::collections::BTreeSet::new();
        for segment in self.searcher.segment_readers() {
            let index = segment.inverted_index(self.fields.id)?;
            let mut stream = index.terms().range().ge(prefix.as_bytes()).into_stream()?;
            let mut taken = 0;
            while taken < limit && stream.advance() && stream.key().starts_with(prefix.as_bytes()) {
                let id = std::str::from_utf8(stream.key()).ok().and_then(|id| DocumentId::new(id).ok());
                if let Some(id) = id
                    && self.address(&id)?.is_some()
                {
                    ids.insert(id);
                    taken += 1;
                }
            }
        }
        Ok(ids.into_iter().take(limit).collect())
    }

    /// The ids of all documents that came from one file of documents.
    ///
    /// # Errors
    /// [`ReadError`] when the index cannot be read.
    pub fn ids_of_source(&self, source: u64) -> Result<Vec<DocumentId>, ReadError> {
        self.ids_of(Term::from_field_u64(self.fields.source, source))
    }

    /// How many documents came from one file of documents.
    ///
    /// # Errors
    /// [`ReadError`] when the index cannot be read.
    pub fn count_of_source(&self, source: u64) -> Result<u64, ReadError> {
        let term = Term::from_field_u64(self.fields.source, source);
        Ok(self.searcher.search(&TermQuery::new(term, IndexRecordOption::Basic), &Count)? as u64)
    }

    /// The ids of all documents with this address.
    ///
    /// # Errors
    /// [`ReadError`] when the index cannot be read.
    pub fn ids_of_url(&self, url: &str) -> Result<Vec<DocumentId>, ReadError> {
        self.ids_of(Term::from_field_u64(self.fields.url, xxh3_64(comparable_url(url).as_bytes())))
    }

    fn ids_of(&self, term: Term) -> Result<Vec<DocumentId>, ReadError> {
        let found =
            self.searcher.search(&TermQuery::new(term, IndexRecordOption::Basic), &DocSetCollector)?;
        let mut columns = Vec::new();
        for segment in self.searcher.segment_readers() {
            columns.push(segment.fast_fields().str(column::ID)?);
        }
        let mut ids = Vec::with_capacity(found.len());
        for address in found {
            let Some(column) = &columns[address.segment_ord as usize] else { continue };
            let mut id = String::new();
            if let Some(ord) = column.ords().first(address.doc_id) {
                column.ord_to_str(ord, &mut id)?;
            }
            ids.extend(DocumentId::new(id));
        }
        ids.sort_unstable();
        Ok(ids)
    }

    /// How many documents there are by language code, most frequent first.
    ///
    /// # Errors
    /// [`ReadError`] when the index cannot be read.
    pub fn languages(&self) -> Result<Vec<(String, u64)>, ReadError> {
        let wanted =
            Wanted { limit: 0, sort: Sort::Relevance, recent_from: None, facets: &[Facet::Language] };
        let all = QueryPlan { root: PlanNode::All, ..QueryPlan::default() };
        let found = self.prepare(&all)?.run(&wanted)?;
        Ok(found.facets.into_iter().flat_map(|facet| facet.counts).collect())
    }

    /// The latest day (`yyyymmdd`) of any document.
    ///
    /// # Errors
    /// [`ReadError`] when the index cannot be read.
    pub fn newest_day(&self) -> Result<Option<u32>, ReadError> {
        let mut newest = None;
        for segment in self.searcher.segment_readers() {
            let days = segment.fast_fields().column_opt::<u64>(column::LAST_DAY)?;
            let last = days.filter(|days| days.num_docs() > 0).map(|days| days.max_value());
            newest = newest.max(last.and_then(|day| u32::try_from(day).ok()).filter(|day| *day > 0));
        }
        Ok(newest)
    }

    /// How many documents there are.
    pub fn documents(&self) -> u64 {
        self.searcher.num_docs()
    }

    /// How many files the catalogue knows.
    pub fn files(&self) -> u64 {
        self.files
    }

    /// The folders that were indexed.
    pub fn roots(&self) -> &Roots {
        &self.roots
    }

    /// How many segments there are, and how many documents in them are deleted but not yet merged away.
    pub fn segments(&self) -> (usize, u64) {
        let segments = self.searcher.segment_readers();
        (segments.len(), segments.iter().map(|segment| u64::from(segment.num_deleted_docs())).sum())
    }

    /// The analyzer that the index was made with.
    pub fn analyzer(&self) -> &Arc<Analyzer> {
        &self.analyzer
    }

    pub(crate) fn searcher(&self) -> &Searcher {
        &self.searcher
    }
}

/// Reading errors count as "not in the index": a search that follows will name them.
impl Vocabulary for Snapshot {
    fn document_frequency(&self, term: &str) -> u64 {
        let frequency = |field| {
            let found = look_up(&self.searcher, &self.lookups, field, term).ok().flatten();
            found.map_or(0, |found| found.documents)
        };
        frequency(self.fields.body).max(frequency(self.fields.headline))
    }

    fn document_count(&self) -> u64 {
        self.searcher.num_docs()
    }

    fn near(&self, term: &str, distance: u8, limit: usize) -> Vec<(String, u64)> {
        let fields = [self.fields.body, self.fields.headline];
        near_terms(&self.searcher, fields, term, distance, limit).unwrap_or_default()
    }
}
