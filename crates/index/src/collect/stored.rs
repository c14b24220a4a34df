//! The best documents ranked once more by what only their stored texts tell: the forms of their words ([`forms`]), and, where the
//! query is a text itself, how they begin ([`openings`]).

use super::{Address, Scored, forms, openings};
use crate::ReadError;
use crate::lower::Compiled;
use vestnik_document::Document;

/// How many documents are read: the first page, which is read in any case. Of those behind it hardly one would come first.
pub(crate) const DEPTH: usize = 10;

/// A word of the query in the form that was typed.
#[derive(Clone, Copy)]
pub(super) struct Typed<'a> {
    /// As [`forms::typed`] makes it.
    pub(super) form: &'a str,
    /// The inverse document frequency of the word.
    pub(super) rarity: f32,
}

/// Adds what their texts give to the first [`DEPTH`] documents and puts these in order again. Gives back the documents that it
/// had to read.
pub(crate) fn rank_by_text(
    compiled: &Compiled,
    top: &mut [Scored],
    read: impl Fn(Address) -> Result<Document, ReadError>,
) -> Result<Vec<(Address, Document)>, ReadError> {
    let typed: Vec<Typed<'_>> = compiled
        .words
        .iter()
        .filter_map(|word| Some(Typed { form: word.typed.as_deref()?, rarity: word.rarity }))
        .collect();
    let count = top.len().min(DEPTH);
    // A text in the other language cannot have them.
    let is_translated = compiled.words.iter().any(|word| word.translated);
    if typed.is_empty() || count < 2 || is_translated {
        return Ok(Vec::new());
    }
    let top = &mut top[..count];
    let documents: Vec<Document> = top.iter().map(|scored| read(scored.address)).collect::<Result<_, _>>()?;
    let addresses: Vec<Address> = top.iter().map(|scored| scored.address).collect();
    let best = top.iter().map(|scored| scored.score).fold(0.0, f32::max);
    if compiled.is_text {
        for (scored, share) in top.iter_mut().zip(openings::likeness(&typed, &documents)) {
            scored.gains.alike += openings::ALIKE * best * share;
            scored.score += openings::ALIKE * best * share;
        }
    }
    for (scored, document) in top.iter_mut().zip(&documents) {
        let gain = forms::exactness(&typed, document);
        scored.score += gain;
        scored.gains.exact += gain;
    }
    // Stable: documents that tied before and tie now stay in their order.
    top.sort_by(|a, b| b.score.total_cmp(&a.score));
    Ok(addresses.into_iter().zip(documents).collect())
}
