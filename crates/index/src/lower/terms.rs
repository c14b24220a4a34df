//! Terms in the dictionaries of all segments: single ones, those with a prefix, those within an edit distance.

use super::Lookups;
use std::collections::BTreeMap;
use std::sync::Arc;
use tantivy::postings::TermInfo;
use tantivy::query::FuzzyTermQuery;
use tantivy::schema::{Field, Term};
use tantivy::{Searcher, SegmentReader};

/// Where one term stands: its postings in each segment.
#[derive(Clone, Debug)]
pub(crate) struct Lookup {
    pub(crate) segments: Vec<Option<TermInfo>>,
    pub(crate) documents: u64,
}

impl Lookup {
    /// The postings in one segment; `None` where it has none.
    pub(crate) fn in_segment(&self, ord: usize) -> Option<&TermInfo> {
        self.segments.get(ord)?.as_ref()
    }
}

/// One term in the dictionaries of all segments; `None` where no segment has it.
pub(crate) fn look_up(
    searcher: &Searcher,
    lookups: &Lookups,
    field: Field,
    term: &str,
) -> tantivy::Result<Option<Arc<Lookup>>> {
    lookups.get_or(field, term, || {
        let term = Term::from_field_text(field, term);
        let segments = searcher.segment_readers();
        let mut found = Lookup { segments: Vec::with_capacity(segments.len()), documents: 0 };
        for segment in segments {
            let info = segment.inverted_index(field)?.get_term_info(&term)?;
            found.documents += info.as_ref().map_or(0, |info| u64::from(info.doc_freq));
            found.segments.push(info);
        }
        Ok((found.documents > 0).then_some(found))
    })
}

/// All terms that start so, in order.
pub(crate) fn with_prefix(searcher: &Searcher, field: Field, prefix: &str) -> tantivy::Result<Vec<Lookup>> {
    collect(searcher, |segment, visit| {
        let index = segment.inverted_index(field)?;
        let mut stream = index.terms().range().ge(prefix.as_bytes()).into_stream()?;
        while stream.advance() && stream.key().starts_with(prefix.as_bytes()) {
            visit(stream.key(), stream.value());
        }
        Ok(())
    })
    .map(|found| found.into_values().collect())
}

/// All terms within 1 or 2 edits (a swap of neighbours is one), in order.
pub(crate) fn within(
    searcher: &Searcher,
    field: Field,
    word: &str,
    distance: u8,
) -> tantivy::Result<BTreeMap<Vec<u8>, Lookup>> {
    within_range(searcher, &[field], word, distance, "")
}

/// The same for those terms that begin so, in the first of these fields that has any.
fn within_range(
    searcher: &Searcher,
    fields: &[Field],
    word: &str,
    distance: u8,
    start: &str,
) -> tantivy::Result<BTreeMap<Vec<u8>, Lookup>> {
    // The same for all fields and segments: to make it costs as much as to go through a dictionary with it.
    let term = Term::from_field_text(fields[0], word);
    let automaton = FuzzyTermQuery::new(term, distance.clamp(1, 2), true).automaton()?;
    for &field in fields {
        let found = collect(searcher, |segment, visit| {
            let index = segment.inverted_index(field)?;
            let range = index.terms().search(&automaton).ge(start.as_bytes());
            // Without an end the stream would look through all that follows for one more.
            let mut stream = match behind(start) {
                Some(end) => range.lt(&end).into_stream()?,
                None => range.into_stream()?,
            };
            while stream.advance() {
                visit(stream.key(), stream.value());
            }
            Ok(())
        })?;
        if !found.is_empty() {
            return Ok(found);
        }
    }
    Ok(BTreeMap::new())
}

/// What follows all texts that begin so; `None` where every text does.
fn behind(start: &str) -> Option<Vec<u8>> {
    let mut end = start.as_bytes().to_vec();
    // No byte of UTF-8 is 0xff.
    *end.last_mut()? += 1;
    Some(end)
}

/// The terms within an edit distance with the documents that have them, most frequent first: those of the first field that
/// has any, since nearly all words of one are also in the other.
///
/// At distance 2 only those that begin with the same letter: people hardly mistake the first one, and going through
/// the whole dictionary would take longer than the search itself.
pub(crate) fn near_terms(
    searcher: &Searcher,
    fields: [Field; 2],
    word: &str,
    distance: u8,
    limit: usize,
) -> tantivy::Result<Vec<(String, u64)>> {
    let first = word.chars().next().map_or(0, char::len_utf8);
    let start = if distance > 1 { &word[..first] } else { "" };
    let found = within_range(searcher, &fields, word, distance, start)?.into_iter();
    let mut near: Vec<(String, u64)> =
        found.filter_map(|(term, lookup)| Some((String::from_utf8(term).ok()?, lookup.documents))).collect();
    near.sort_unstable_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    near.truncate(limit);
    Ok(near)
}

type Visit<'v> = &'v mut dyn FnMut(&[u8], &TermInfo);

fn collect(
    searcher: &Searcher,
    each: impl Fn(&SegmentReader, Visit<'_>) -> tantivy::Result<()>,
) -> tantivy::Result<BTreeMap<Vec<u8>, Lookup>> {
    let count = searcher.segment_readers().len();
    let mut found: BTreeMap<Vec<u8>, Lookup> = BTreeMap::new();
    for (ord, segment) in searcher.segment_readers().iter().enumerate() {
        each(segment, &mut |term, info| {
            let lookup = match found.get_mut(term) {
                Some(lookup) => lookup,
                None => found
                    .entry(term.to_vec())
                    .or_insert_with(|| Lookup { segments: vec![None; count], documents: 0 }),
            };
            lookup.documents += u64::from(info.doc_freq);
            lookup.segments[ord] = Some(info.clone());
        })?;
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::behind;

    #[test]
    fn all_that_begins_so_lies_before_what_is_behind() {
        for start in ["a", "z", "а", "п", "р", "я", "ё", "北"] {
            let end = behind(start).expect("there is a start");
            for text in [start.to_owned(), format!("{start}\u{10ffff}"), format!("{start}\u{0}")] {
                assert!(text.as_bytes() < end.as_slice(), "{text}");
            }
            let next =
                char::from_u32(u32::from(start.chars().next().expect("a letter")) + 1).expect("a letter");
            assert!(next.to_string().as_bytes() >= end.as_slice(), "{next}");
        }
        assert_eq!(behind(""), None);
    }
}
