//! One pass of the analyzer over a document.

use super::phrase::{self, Candidate};
use super::piece::{Piece, looks_at, pieces};
use super::terms::{Target, Terms};
use crate::hits::Highlight;
use crate::plan::{Matcher, QueryPlan, Scope};
use std::ops::Range;
use vestnik_analysis::{Analyzer, Focus, Scratch, Token};
use vestnik_document::Document;

/// Finds the words of one plan in documents. Keeps what it learns of words between documents: make one for each search.
pub struct Highlighter<'p> {
    plan: &'p QueryPlan,
    analyzer: &'p Analyzer,
    terms: Terms,
    focus: Focus,
    scratch: Scratch,
    /// Which scopes any word looks at.
    scopes: Vec<Scope>,
}

/// What one document has of the words of a plan.
pub struct Reading<'p, 'd> {
    pub(super) plan: &'p QueryPlan,
    pub(super) analyzer: &'p Analyzer,
    pub(super) document: &'d Document,
    /// What was found, in the order of the pieces and of their text.
    pub(super) found: Vec<Found<'d>>,
}

/// What was found in one piece of text; pieces without anything are left out.
pub(super) struct Found<'d> {
    pub(super) piece: Piece<'d>,
    pub(super) occurrences: Vec<Occurrence>,
}

/// A word of the plan at one place of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Occurrence {
    pub(super) bytes: Range<usize>,
    pub(super) position: u32,
    pub(super) word: usize,
    pub(super) alternative: usize,
}

impl<'p> Highlighter<'p> {
    /// A highlighter for this plan; the analyzer is that of the index.
    pub fn new(plan: &'p QueryPlan, analyzer: &'p Analyzer) -> Self {
        Self::with_scratch(plan, analyzer, Scratch::new())
    }

    /// The same with the scratch of an earlier one, which already knows many words.
    pub fn with_scratch(plan: &'p QueryPlan, analyzer: &'p Analyzer, scratch: Scratch) -> Self {
        let scopes = plan.words.iter().filter(|group| !group.negated).map(|group| group.scope).collect();
        let terms = Terms::of(plan);
        Self { plan, analyzer, focus: terms.focus(), terms, scratch, scopes }
    }

    /// Gives the scratch back for the next highlighter.
    pub fn into_scratch(self) -> Scratch {
        self.scratch
    }

    /// Finds all words of the plan in all fields where they are looked for.
    pub fn read<'d>(&mut self, document: &'d Document) -> Reading<'p, 'd> {
        let mut found = Vec::new();
        for piece in pieces(document) {
            if self.scopes.iter().any(|&scope| looks_at(scope, piece.scope)) {
                let occurrences = self.occurrences(piece.text, piece.scope);
                if !occurrences.is_empty() {
                    found.push(Found { piece, occurrences });
                }
            }
        }
        Reading { plan: self.plan, analyzer: self.analyzer, document, found }
    }

    /// The highlights of any one text as a part of this field, in order and not overlapping.
    pub fn highlights(&mut self, text: &str, scope: Scope) -> Vec<Highlight> {
        highlights(text, &self.occurrences(text, scope), self.plan)
    }

    fn occurrences(&mut self, text: &str, scope: Scope) -> Vec<Occurrence> {
        let mut occurrences: Vec<Occurrence> = Vec::new();
        let mut candidates: Vec<(Target, Candidate)> = Vec::new();
        let (plan, terms) = (self.plan, &mut self.terms);
        self.analyzer.analyze_for(text, &self.focus, &mut self.scratch, &mut |token: Token<'_>| {
            terms.matching(token.term, |target| {
                if !looks_at(plan.words[target.word].scope, scope) {
                    return;
                }
                let bytes = token.start..token.end;
                match target.slot {
                    Some(slot) => {
                        candidates.push((target, Candidate { slot, position: token.position, bytes }))
                    }
                    None => occurrences.push(Occurrence {
                        bytes,
                        position: token.position,
                        word: target.word,
                        alternative: target.alternative,
                    }),
                }
            });
        });
        if !candidates.is_empty() {
            add_phrases(plan, candidates, &mut occurrences);
        }
        // Several terms of one token may stand for one word: the best alternative says why.
        occurrences.sort_by_key(|found| (found.bytes.start, found.word, found.alternative));
        occurrences.dedup_by_key(|found| (found.bytes.start, found.word));
        occurrences
    }
}

fn add_phrases(
    plan: &QueryPlan,
    mut candidates: Vec<(Target, Candidate)>,
    occurrences: &mut Vec<Occurrence>,
) {
    // Stable: within an alternative they stay in the order of the text.
    candidates.sort_by_key(|(target, _)| (target.word, target.alternative));
    for same in candidates.chunk_by(|(a, _), (b, _)| (a.word, a.alternative) == (b.word, b.alternative)) {
        let target = same[0].0;
        let Some(alternative) = plan.words[target.word].alternatives.get(target.alternative) else {
            continue;
        };
        let Matcher::Phrase { slots, slop } = &alternative.matcher else { continue };
        let list: Vec<Candidate> = same.iter().map(|(_, candidate)| candidate.clone()).collect();
        let mut add = |bytes: Range<usize>| {
            let position = list.iter().find(|candidate| candidate.bytes.start == bytes.start);
            occurrences.push(Occurrence {
                position: position.map_or(0, |candidate| candidate.position),
                bytes,
                word: target.word,
                alternative: target.alternative,
            });
        };
        for spans in phrase::find(slots, *slop, &list) {
            match (spans.first(), spans.last()) {
                (Some(first), Some(last)) if *slop == 0 => add(first.start..last.end),
                _ => spans.into_iter().for_each(&mut add),
            }
        }
    }
}

impl Reading<'_, '_> {
    /// The highlights of the headline.
    pub fn headline(&self) -> Vec<Highlight> {
        let headline = self.found.iter().find(|found| found.piece.scope == Scope::Headline);
        headline.map_or_else(Vec::new, |found| highlights(found.piece.text, &found.occurrences, self.plan))
    }
}

/// Occurrences as highlights: in order, the longer of two that begin alike, none within another.
pub(super) fn highlights(text: &str, occurrences: &[Occurrence], plan: &QueryPlan) -> Vec<Highlight> {
    let mut ordered: Vec<&Occurrence> = occurrences.iter().collect();
    let weight = |found: &Occurrence| plan.words[found.word].alternatives[found.alternative].weight;
    ordered.sort_by(|a, b| {
        let by_place = a.bytes.start.cmp(&b.bytes.start).then(b.bytes.end.cmp(&a.bytes.end));
        by_place.then(weight(b).total_cmp(&weight(a))).then(a.word.cmp(&b.word))
    });
    let mut highlights: Vec<Highlight> = Vec::new();
    let (mut bytes_done, mut chars_done) = (0, 0);
    for found in ordered {
        if found.bytes.start < bytes_done || found.bytes.is_empty() {
            continue;
        }
        let start = chars_done + text[bytes_done..found.bytes.start].chars().count();
        let end = start + text[found.bytes.clone()].chars().count();
        (bytes_done, chars_done) = (found.bytes.end, end);
        highlights.push(Highlight { bytes: found.bytes.clone(), chars: start..end, word: found.word });
    }
    highlights
}
