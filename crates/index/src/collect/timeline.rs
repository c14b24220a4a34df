//! Counts by month or day, split by language.

use super::Collect;
use crate::ReadError;
use crate::schema::column;
use std::collections::BTreeMap;
use tantivy::columnar::{Column, StrColumn};
use tantivy::query::Scorer;
use tantivy::{DocId, SegmentReader};
use vestnik_document::Language;

/// How long the time of one count is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Step {
    /// A day.
    Day,
    /// A month.
    #[default]
    Month,
}

/// The documents of one day or month.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bucket {
    /// `2024-02-15`, or `2024-02`.
    pub period: String,
    /// How many documents in each language, in the order of [`Language::ALL`]; languages without any are left out.
    pub counts: Vec<(Language, u64)>,
}

/// Counts documents by time and language.
pub(crate) struct TimeCounter {
    step: Step,
    counts: BTreeMap<(u64, Language), u64>,
    segment: Option<Segment>,
}

struct Segment {
    first: Column<u64>,
    last: Column<u64>,
    langs: StrColumn,
    /// The language of each ordinal of `langs`.
    languages: Vec<Language>,
}

impl TimeCounter {
    pub(crate) fn new(step: Step) -> Self {
        Self { step, counts: BTreeMap::new(), segment: None }
    }

    /// The periods that have documents, in order of time.
    pub(crate) fn finish(self) -> Vec<Bucket> {
        let mut buckets: Vec<(u64, Bucket)> = Vec::new();
        for ((period, language), count) in self.counts {
            if buckets.last().is_none_or(|(last, _)| *last != period) {
                buckets.push((period, Bucket { period: self.step.name(period), counts: Vec::new() }));
            }
            if let Some((_, bucket)) = buckets.last_mut() {
                bucket.counts.push((language, count));
            }
        }
        buckets.into_iter().map(|(_, bucket)| bucket).collect()
    }
}

impl Step {
    /// The period of a `yyyymmdd`.
    fn period(self, day: u64) -> u64 {
        match self {
            Step::Day => day,
            Step::Month => day / 100,
        }
    }

    fn name(self, period: u64) -> String {
        match self {
            Step::Day => format!("{:04}-{:02}-{:02}", period / 10_000, period / 100 % 100, period % 100),
            Step::Month => format!("{:04}-{:02}", period / 100, period % 100),
        }
    }
}

impl Collect for TimeCounter {
    fn segment(&mut self, _ord: u32, segment: &SegmentReader) -> Result<(), ReadError> {
        let columns = segment.fast_fields();
        let days = (columns.column_opt(column::DAY)?, columns.column_opt(column::LAST_DAY)?);
        let ((Some(first), Some(last)), Some(langs)) = (days, columns.str(column::LANG)?) else {
            self.segment = None;
            return Ok(());
        };
        let mut languages = Vec::with_capacity(langs.num_terms());
        for ord in 0..langs.num_terms() as u64 {
            let mut code = String::new();
            langs.ord_to_str(ord, &mut code)?;
            languages.push(Language::from_code(&code).unwrap_or(Language::Other));
        }
        self.segment = Some(Segment { first, last, langs, languages });
        Ok(())
    }

    fn document(&mut self, doc: DocId, _scorer: &mut dyn Scorer) {
        let Some(segment) = &self.segment else { return };
        let period = |column: &Column<u64>| column.first(doc).map(|day| self.step.period(day));
        // A date that does not say which day or month it is belongs to none.
        let (Some(first), Some(last)) = (period(&segment.first), period(&segment.last)) else { return };
        if first != last {
            return;
        }
        let ord = segment.langs.ords().first(doc).map_or(usize::MAX, |ord| ord as usize);
        let language = segment.languages.get(ord).copied().unwrap_or_default();
        *self.counts.entry((first, language)).or_default() += 1;
    }
}
