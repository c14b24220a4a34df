//! One word of the query: the best of its alternatives, each the best of its fields and a little of the others.

use super::Target;
use super::best::WordScorer;
use super::blocks::Blocks;
use super::field::Norms;
use super::leaf::{Docs, Leaf};
use super::phrase::PhraseDocs;
use super::terms::{self, Lookup};
use crate::ReadError;
use crate::collect::typed;
use crate::schema::ScopedField;
use tantivy::postings::SegmentPostings;
use tantivy::query::{EmptyScorer, Scorer};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{BitSet, SegmentReader, TERMINATED};
use vestnik_query::plan::{Alternative, ExpansionSource, Matcher, Scope, WordGroup};

/// How much more the headline weighs than the body.
const HEADLINE: f32 = 2.0;
/// In a short query a word of this inverse document frequency counts for half of it. Else one rare word, which may be a
/// slip or a chance form, outweighs two ordinary ones; in a text there are others to make up for it.
const HALF_IDF: f32 = 8.0;
/// Up to this many terms of a prefix are scored one by one; more only say whether a document has one of them.
const SCORED_TERMS: usize = 16;

/// A word group made ready for one snapshot.
pub(crate) struct CompiledWord {
    pub(crate) alternatives: Vec<CompiledAlternative>,
    /// The inverse document frequency of the word itself.
    pub(crate) rarity: f32,
    /// The form that was typed, where it is one plain word that is looked for in headline or body.
    pub(crate) typed: Option<String>,
    /// Whether words of the other language stand for it too.
    pub(crate) translated: bool,
    negated: bool,
}

/// What may stand for the word.
pub(crate) struct CompiledAlternative {
    weight: f32,
    idf: f32,
    pub(crate) parts: Vec<Part>,
}

/// An alternative in one field.
pub(crate) struct Part {
    pub(crate) scoped: ScopedField,
    pub(crate) field: Field,
    /// Inverse document frequency times the weight of the field.
    pub(crate) gain: f32,
    pub(crate) norms: Norms,
    pub(crate) kind: PartKind,
}

/// What is matched there.
pub(crate) enum PartKind {
    /// One of these terms; the one that stands there most often counts.
    Terms(Vec<Lookup>),
    /// One of very many terms.
    Set(Vec<Lookup>),
    /// These slots near each other.
    Phrase { slots: Vec<(u32, Vec<Lookup>)>, slop: u32 },
}

impl CompiledWord {
    pub(crate) fn compile(word: &WordGroup, target: &Target<'_>) -> Result<Self, ReadError> {
        let compile = |alternative| CompiledAlternative::compile(alternative, word.scope, target);
        let alternatives: Vec<CompiledAlternative> =
            word.alternatives.iter().map(compile).collect::<Result<_, _>>()?;
        let rarity = alternatives.iter().find(|found| !found.parts.is_empty()).map_or(0.0, |found| found.idf);
        let translated = word.alternatives.iter().any(|alternative| is_translation(alternative.source));
        Ok(Self { alternatives, rarity, typed: typed_form(word), translated, negated: word.negated })
    }

    /// Lets the rarity of a word of a short query saturate.
    pub(super) fn saturate(&mut self) {
        self.rarity *= share_of(self.rarity);
        for alternative in &mut self.alternatives {
            let share = share_of(alternative.idf);
            alternative.parts.iter_mut().for_each(|part| part.gain *= share);
        }
    }

    /// Whether the word stands at single positions of headline or body, by at most so many terms.
    pub(crate) fn counts_for_proximity(&self, most_terms: usize) -> bool {
        let parts = self.alternatives.iter().flat_map(|alternative| &alternative.parts);
        let in_text = |part: &Part| matches!(part.scoped, ScopedField::Headline | ScopedField::Body);
        let terms: usize = parts
            .filter(|part| in_text(part))
            .map(|part| if let PartKind::Terms(lookups) = &part.kind { lookups.len() } else { 0 })
            .sum();
        !self.negated && (1..=2 * most_terms).contains(&terms)
    }

    /// The scorer for one segment.
    pub(crate) fn scorer(
        &self,
        segment: &SegmentReader,
        ord: usize,
        factor: f32,
    ) -> Result<Box<dyn Scorer>, ReadError> {
        Ok(match self.word_scorer(segment, ord, factor)? {
            Some(scorer) => Box::new(scorer),
            None => Box::new(EmptyScorer),
        })
    }

    /// The same as what it is; `None` where the segment has no document with the word.
    pub(super) fn word_scorer(
        &self,
        segment: &SegmentReader,
        ord: usize,
        factor: f32,
    ) -> Result<Option<WordScorer>, ReadError> {
        let mut leaves = Vec::new();
        for (number, alternative) in self.alternatives.iter().enumerate() {
            for (slot, part) in alternative.parts.iter().enumerate() {
                let gain = part.gain * alternative.weight * factor;
                part.add_leaves(segment, ord, (number, slot), gain, &mut leaves)?;
            }
        }
        leaves.retain(|leaf| leaf.docs.doc() != TERMINATED);
        Ok((!leaves.is_empty()).then(|| WordScorer::new(leaves)))
    }
}

impl CompiledAlternative {
    fn compile(alternative: &Alternative, scope: Scope, target: &Target<'_>) -> Result<Self, ReadError> {
        let mut parts = Vec::new();
        // One word has one rarity, whichever field it is found in: that of the field where it is most frequent.
        let mut idf = f32::INFINITY;
        for &scoped in target.fields.of_scope(scope) {
            let field = target.fields.field(scoped);
            let Some((kind, rarity)) = lower(&alternative.matcher, field, target)? else { continue };
            idf = idf.min(rarity);
            let gain = if scoped == ScopedField::Headline && scope == Scope::Text { HEADLINE } else { 1.0 };
            parts.push(Part { scoped, field, gain, norms: target.statistics.norms(scoped)?, kind });
        }
        parts.iter_mut().for_each(|part| part.gain *= idf);
        Ok(Self { weight: alternative.weight, idf, parts })
    }
}

/// What is left of an inverse document frequency that saturates.
fn share_of(idf: f32) -> f32 {
    1.0 / (1.0 + idf / HALF_IDF)
}

fn is_translation(source: ExpansionSource) -> bool {
    use ExpansionSource as S;
    matches!(source, S::Glossary | S::Transliteration | S::Phonetic | S::Dictionary | S::Learned)
}

fn typed_form(word: &WordGroup) -> Option<String> {
    let in_text = matches!(word.scope, Scope::Text | Scope::Headline | Scope::Body);
    let as_typed = matches!(
        word.alternatives.first(),
        Some(Alternative { matcher: Matcher::Terms(_), source: ExpansionSource::Query, .. })
    );
    (in_text && as_typed && !word.negated).then(|| typed(&word.text)).flatten()
}

/// The matcher in one field and its inverse document frequency there.
fn lower(matcher: &Matcher, field: Field, target: &Target<'_>) -> Result<Option<(PartKind, f32)>, ReadError> {
    let searcher = target.searcher;
    let of_most_frequent = |lookups: &[Lookup]| {
        target.statistics.idf(lookups.iter().map(|lookup| lookup.documents).max().unwrap_or(0))
    };
    let of_any =
        |lookups: &[Lookup]| target.statistics.idf(lookups.iter().map(|lookup| lookup.documents).sum());
    let many = |lookups: Vec<Lookup>| {
        let idf = of_any(&lookups);
        let kind =
            if lookups.len() > SCORED_TERMS { PartKind::Set(lookups) } else { PartKind::Terms(lookups) };
        (!kind.is_empty()).then_some((kind, idf))
    };
    Ok(match matcher {
        Matcher::Terms(terms) => {
            let lookups = lookup_all(terms, field, target)?;
            let idf = of_most_frequent(&lookups);
            (!lookups.is_empty()).then_some((PartKind::Terms(lookups), idf))
        }
        Matcher::Prefix(prefix) => many(terms::with_prefix(searcher, field, prefix)?),
        Matcher::Fuzzy { term, distance } => {
            many(terms::within(searcher, field, term, *distance)?.into_values().collect())
        }
        Matcher::Phrase { slots, slop } => {
            let mut lowered = Vec::with_capacity(slots.len());
            let mut idf = 0.0;
            for slot in slots {
                let lookups = lookup_all(&slot.terms, field, target)?;
                if lookups.is_empty() {
                    return Ok(None);
                }
                idf += of_most_frequent(&lookups);
                lowered.push((slot.offset, lookups));
            }
            (!lowered.is_empty()).then_some((PartKind::Phrase { slots: lowered, slop: *slop }, idf))
        }
    })
}

fn lookup_all(terms: &[String], field: Field, target: &Target<'_>) -> Result<Vec<Lookup>, ReadError> {
    let mut lookups = Vec::with_capacity(terms.len());
    for term in terms {
        lookups.extend(target.look_up(field, term)?.map(|found| Lookup::clone(&found)));
    }
    Ok(lookups)
}

impl PartKind {
    fn is_empty(&self) -> bool {
        match self {
            PartKind::Terms(lookups) | PartKind::Set(lookups) => lookups.is_empty(),
            PartKind::Phrase { slots, .. } => slots.is_empty(),
        }
    }
}

impl Part {
    fn add_leaves(
        &self,
        segment: &SegmentReader,
        ord: usize,
        group: (usize, usize),
        gain: f32,
        leaves: &mut Vec<Leaf>,
    ) -> Result<(), ReadError> {
        let lengths = segment.fieldnorms_readers().get_field(self.field)?;
        let index = segment.inverted_index(self.field)?;
        let mut push = |docs| {
            leaves.push(Leaf { docs, group, gain, norms: self.norms.clone(), lengths: lengths.clone() })
        };
        match &self.kind {
            PartKind::Terms(lookups) => {
                for lookup in lookups {
                    let Some(info) = lookup.in_segment(ord) else { continue };
                    let block =
                        index.read_block_postings_from_terminfo(info, IndexRecordOption::WithFreqs)?;
                    push(Docs::Postings(Box::new(Blocks::new(block))));
                }
            }
            PartKind::Set(lookups) => push(Docs::Set(union(segment, self.field, lookups, ord)?.into())),
            PartKind::Phrase { slots, slop } => {
                if let Some(phrase) = PhraseDocs::open(segment, self.field, slots, *slop, ord)? {
                    push(Docs::Phrase(Box::new(phrase)));
                }
            }
        }
        Ok(())
    }
}

/// The postings of a term in one segment.
pub(crate) fn postings(
    segment: &SegmentReader,
    field: Field,
    lookup: &Lookup,
    ord: usize,
    option: IndexRecordOption,
) -> Result<Option<SegmentPostings>, ReadError> {
    let Some(info) = lookup.in_segment(ord) else { return Ok(None) };
    Ok(Some(segment.inverted_index(field)?.read_postings_from_terminfo(info, option)?))
}

fn union(segment: &SegmentReader, field: Field, lookups: &[Lookup], ord: usize) -> Result<BitSet, ReadError> {
    let mut set = BitSet::with_max_value(segment.max_doc());
    let index = segment.inverted_index(field)?;
    for info in lookups.iter().filter_map(|lookup| lookup.in_segment(ord)) {
        let mut block = index.read_block_postings_from_terminfo(info, IndexRecordOption::Basic)?;
        while !block.docs().is_empty() {
            for &doc in block.docs() {
                set.insert(doc);
            }
            block.advance();
        }
    }
    Ok(set)
}
