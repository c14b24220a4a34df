//! The leaves of a word's scorer: postings of a term, a phrase, or a set of documents.

use super::blocks::Blocks;
use super::field::{Norms, saturation};
use super::phrase::PhraseDocs;
use super::tally::Tally;
use tantivy::fieldnorm::FieldNormReader;
use tantivy::query::BitSetDocSet;
use tantivy::{DocId, DocSet};

/// Documents with something of a word in one field, and what it gives there.
pub(crate) struct Leaf {
    pub(crate) docs: Docs,
    /// The number of the alternative, and of the field within it.
    pub(crate) group: (usize, usize),
    pub(crate) gain: f32,
    pub(crate) norms: Norms,
    /// The lengths of the field; absent where it keeps none.
    pub(crate) lengths: Option<FieldNormReader>,
}

/// The documents of a leaf.
pub(crate) enum Docs {
    Postings(Box<Blocks>),
    Phrase(Box<PhraseDocs>),
    Set(BitSetDocSet),
}

impl Leaf {
    /// What the leaf gives to the document that it stands on.
    #[inline]
    pub(crate) fn score(&mut self) -> f32 {
        let frequency = match &mut self.docs {
            Docs::Postings(postings) => postings.frequency(),
            Docs::Phrase(phrase) => phrase.frequency(),
            // As good as one occurrence in a field of average length.
            Docs::Set(_) => return self.gain,
        };
        let length = match &self.lengths {
            Some(lengths) => lengths.fieldnorm_id(self.docs.doc()),
            None => return self.gain,
        };
        self.gain * saturation(&self.norms, length, frequency)
    }

    /// Puts what the leaf gives to the documents of the window into the tables, and stands behind it then.
    #[inline]
    pub(super) fn tally(&mut self, tally: &mut Tally, put: impl Fn(&mut Tally, DocId, f32)) {
        let window = tally.window();
        if let (Docs::Postings(postings), Some(lengths)) = (&mut self.docs, &self.lengths) {
            let (gain, norms) = (self.gain, &*self.norms);
            postings.within(&window, |doc, frequency| {
                if tally.takes(doc) {
                    put(tally, doc, gain * saturation(norms, lengths.fieldnorm_id(doc), frequency));
                }
            });
            return;
        }
        let mut doc = self.docs.doc();
        if doc < window.start {
            doc = self.docs.seek(window.start);
        }
        while doc < window.end {
            if tally.takes(doc) {
                put(tally, doc, self.score());
            }
            doc = self.docs.advance();
        }
    }
}

impl Docs {
    #[inline]
    pub(crate) fn doc(&self) -> DocId {
        match self {
            Docs::Postings(docs) => docs.doc(),
            Docs::Phrase(docs) => docs.doc(),
            Docs::Set(docs) => docs.doc(),
        }
    }

    #[inline]
    pub(crate) fn advance(&mut self) -> DocId {
        match self {
            Docs::Postings(docs) => docs.advance(),
            Docs::Phrase(docs) => docs.advance(),
            Docs::Set(docs) => docs.advance(),
        }
    }

    /// Goes to `target` or behind it; it must not lie before the present document.
    pub(crate) fn seek(&mut self, target: DocId) -> DocId {
        match self {
            Docs::Postings(docs) => docs.seek(target),
            Docs::Phrase(docs) => docs.seek(target),
            Docs::Set(docs) => docs.seek(target),
        }
    }

    pub(crate) fn size_hint(&self) -> u32 {
        match self {
            Docs::Postings(docs) => docs.documents(),
            Docs::Phrase(docs) => docs.size_hint(),
            Docs::Set(docs) => docs.size_hint(),
        }
    }
}
