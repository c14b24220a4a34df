//! Filters: they decide and give no score.

use crate::ReadError;
use crate::schema::{Fields, column};
use std::sync::Arc;
use tantivy::columnar::Column;
use tantivy::query::{ConstScorer, EmptyScorer, Scorer};
use tantivy::schema::{IndexRecordOption, Term};
use tantivy::{DocId, DocSet, SegmentReader, TERMINATED};
use vestnik_query::plan::Filter;
use xxhash_rust::xxh3::xxh3_64;

/// A filter made ready.
pub(crate) enum CompiledFilter {
    /// Documents with this term.
    Term(Term),
    /// Documents that may have been published within these days.
    Days(u64, u64),
    /// A filter that this index does not know.
    Unknown,
}

impl CompiledFilter {
    pub(crate) fn compile(filter: &Filter, fields: Fields) -> Self {
        match filter {
            Filter::Language(language) => Self::Term(Term::from_field_text(fields.lang, language.code())),
            Filter::Site(site) => Self::Term(Term::from_field_text(fields.host, &site.to_lowercase())),
            Filter::Url(url) => Self::Term(Term::from_field_u64(fields.url, xxh3_64(url.as_bytes()))),
            Filter::Days { from, to } => {
                Self::Days(u64::from(from.unwrap_or(0)), u64::from(to.unwrap_or(u32::MAX)))
            }
            _ => Self::Unknown,
        }
    }

    pub(crate) fn scorer(&self, segment: &SegmentReader) -> Result<Box<dyn Scorer>, ReadError> {
        Ok(match self {
            Self::Term(term) => {
                let index = segment.inverted_index(term.field())?;
                match index.read_postings(term, IndexRecordOption::Basic)? {
                    Some(postings) => Box::new(ConstScorer::new(postings, 0.0)),
                    None => Box::new(EmptyScorer),
                }
            }
            Self::Days(from, to) => {
                let columns = segment.fast_fields();
                let (first, last) = (columns.u64(column::DAY)?, columns.u64(column::LAST_DAY)?);
                Box::new(ConstScorer::new(
                    DayDocs::new(Arc::new((first, last)), *from, *to, segment.max_doc()),
                    0.0,
                ))
            }
            Self::Unknown => Box::new(EmptyScorer),
        })
    }
}

/// Documents by their days. Dates follow no order of documents, so the columns are read one by one, and only where a
/// rarer part of the query leads: the size hint says that this one is long.
struct DayDocs {
    columns: Arc<(Column<u64>, Column<u64>)>,
    from: u64,
    to: u64,
    doc: DocId,
    end: DocId,
}

impl DayDocs {
    fn new(columns: Arc<(Column<u64>, Column<u64>)>, from: u64, to: u64, end: DocId) -> Self {
        let mut docs = Self { columns, from, to, doc: 0, end };
        docs.find(0);
        docs
    }

    fn find(&mut self, start: DocId) -> DocId {
        let (first, last) = &*self.columns;
        let within = |doc: &DocId| {
            first.first(*doc).is_some_and(|day| day <= self.to)
                && last.first(*doc).is_some_and(|day| day >= self.from)
        };
        self.doc = (start..self.end).find(within).unwrap_or(TERMINATED);
        self.doc
    }
}

impl DocSet for DayDocs {
    fn advance(&mut self) -> DocId {
        if self.doc == TERMINATED { TERMINATED } else { self.find(self.doc + 1) }
    }

    fn seek(&mut self, target: DocId) -> DocId {
        if target <= self.doc { self.doc } else { self.find(target) }
    }

    fn doc(&self) -> DocId {
        self.doc
    }

    fn size_hint(&self) -> u32 {
        self.end
    }
}
