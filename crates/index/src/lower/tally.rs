//! The scores of a window of documents, word after word.
//!
//! A word has leaves by the dozen: forms, fields, all that may stand for it in the other language. To ask each of them about each document
//! costs far more than to go through them one after another and to keep the best of each document in a small table.

use super::best::TIE;
use std::ops::Range;
use tantivy::DocId;

/// How many documents a window has: few enough for the tables to stay in the processor's nearest memory.
pub(super) const WINDOW: u32 = 4096;

/// No score is negative: the document was not met.
const ABSENT: f32 = -1.0;

/// A number for each document of a window that was met.
struct Sparse {
    values: Box<[f32]>,
    met: Vec<u16>,
}

impl Sparse {
    fn new() -> Self {
        Self { values: vec![ABSENT; WINDOW as usize].into(), met: Vec::new() }
    }

    /// Keeps the greater one.
    #[inline]
    fn raise(&mut self, at: u16, value: f32) {
        let known = &mut self.values[usize::from(at)];
        if *known < 0.0 {
            self.met.push(at);
        }
        *known = known.max(value);
    }

    /// Hands over what there is and is empty again.
    #[inline]
    fn drain(&mut self, mut each: impl FnMut(u16, f32)) {
        for at in self.met.drain(..) {
            each(at, std::mem::replace(&mut self.values[usize::from(at)], ABSENT));
        }
    }
}

/// The tables of a window.
pub(super) struct Tally {
    start: DocId,
    /// The best leaf in one field.
    slot: Sparse,
    /// The best field of an alternative, and the sum of all.
    field: Sparse,
    sums: Box<[f32]>,
    /// The best alternative.
    word: Sparse,
    /// The sum over the words, and of their weights.
    scores: Box<[f32]>,
    weights: Box<[f32]>,
    /// Whether only documents count that have a word already.
    only_met: bool,
}

impl Tally {
    pub(super) fn new() -> Self {
        let zeros = || vec![0.0; WINDOW as usize].into();
        Self {
            start: 0,
            slot: Sparse::new(),
            field: Sparse::new(),
            sums: zeros(),
            word: Sparse::new(),
            scores: zeros(),
            weights: zeros(),
            only_met: false,
        }
    }

    /// Begins the window that starts with this document.
    pub(super) fn begin(&mut self, start: DocId) {
        (self.start, self.only_met) = (start, false);
    }

    /// From here on only documents of the window count that have a word already: the words to come have too little weight for others.
    pub(super) fn only_met(&mut self) {
        self.only_met = true;
    }

    /// Whether anything is to be kept of this document of the window.
    #[inline]
    pub(super) fn takes(&self, doc: DocId) -> bool {
        !self.only_met || self.weights[(doc - self.start) as usize] > 0.0
    }

    /// The documents of the window.
    pub(super) fn window(&self) -> Range<DocId> {
        self.start..self.start + WINDOW
    }

    /// What one of several leaves in a field gives to a document of the window.
    #[inline]
    pub(super) fn leaf(&mut self, doc: DocId, score: f32) {
        self.slot.raise((doc - self.start) as u16, score);
    }

    /// What the only leaf in a field gives.
    #[inline]
    pub(super) fn lone_leaf(&mut self, doc: DocId, score: f32) {
        let at = (doc - self.start) as u16;
        self.field.raise(at, score);
        self.sums[usize::from(at)] += score;
    }

    /// The leaves in one field are through.
    pub(super) fn end_field(&mut self) {
        let (field, sums) = (&mut self.field, &mut self.sums);
        self.slot.drain(|at, score| {
            field.raise(at, score);
            sums[usize::from(at)] += score;
        });
    }

    /// The fields of an alternative are through.
    pub(super) fn end_alternative(&mut self) {
        let (word, sums) = (&mut self.word, &mut self.sums);
        self.field.drain(|at, best| {
            let sum = std::mem::take(&mut sums[usize::from(at)]);
            word.raise(at, best + TIE * (sum - best));
        });
    }

    /// What a document of the window has of the present word as a whole, or of an alternative that is one leaf.
    #[inline]
    pub(super) fn whole(&mut self, doc: DocId, score: f32) {
        self.word.raise((doc - self.start) as u16, score);
    }

    /// A word is through; its documents have its weight.
    pub(super) fn end_word(&mut self, weight: f32) {
        let (scores, weights) = (&mut self.scores, &mut self.weights);
        self.word.drain(|at, score| {
            scores[usize::from(at)] += score;
            weights[usize::from(at)] += weight;
        });
    }

    /// The documents that have so much weight, in order, with their scores; the window is empty then.
    pub(super) fn finish(&mut self, at_least: f32, found: &mut Vec<(DocId, f32)>) {
        let enough = at_least.max(f32::MIN_POSITIVE);
        for ((doc, score), weight) in (self.start..).zip(&self.scores).zip(&self.weights) {
            if *weight >= enough {
                found.push((doc, *score));
            }
        }
        self.scores.fill(0.0);
        self.weights.fill(0.0);
    }
}
