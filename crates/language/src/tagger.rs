//! The tagger: what it detects in one text.

use crate::candidates::{self, CANDIDATES, Script};
use crate::confidence::confidence;
use crate::reading::Reading;
use crate::trigrams::{ENOUGH_LETTERS, Trigrams};
use vestnik_document::Language;

/// Tags texts with their language. Cheap to clone, and shared between threads.
#[derive(Clone, Debug)]
pub struct Tagger {
    trigrams: Trigrams,
}

/// The language of a text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Detection {
    /// The language; [`Language::Other`] for one that has no name here, [`Language::Undetermined`] where nothing can
    /// be said.
    pub language: Language,
    /// From 0 to 1: the share of texts with this much evidence whose tag is right.
    pub confidence: f32,
}

/// Fewer letters than this say nothing.
const FEWEST_LETTERS: usize = 2;
/// What Russian and English are ahead by before anything is known: they are what is collected.
pub(crate) const HEAD_START: f32 = 2.0;
/// A lead of so many points needs no trigrams.
const CLEAR_LEAD: f32 = 4.0;
/// What the trigrams' verdict is worth in points.
const TRIGRAM_POINTS: f32 = 2.5;

impl Default for Tagger {
    fn default() -> Self {
        Self::new()
    }
}

impl Tagger {
    /// A tagger. The tables behind it are shared.
    pub fn new() -> Self {
        Self { trigrams: Trigrams::new() }
    }

    /// The language of one text. Texts with fewer than two letters are undetermined with confidence 0.
    pub fn detect(&self, text: &str) -> Detection {
        let mut reading = Reading::new();
        reading.read(text);
        self.detect_read(text, &reading)
    }

    /// The language of a text that is read already.
    pub(crate) fn detect_read(&self, text: &str, reading: &Reading) -> Detection {
        let letters = &reading.letters;
        if letters.total() < FEWEST_LETTERS {
            return Detection { language: Language::Undetermined, confidence: 0.0 };
        }
        let Some(script) = letters.script() else {
            let share = letters.other as f32 / letters.total() as f32;
            return Detection { language: Language::Other, confidence: share };
        };
        let mut evidence = reading.evidence(script);
        if !(script == Script::Cyrillic && reading.is_spelled_unlike_russian(text)) {
            evidence.favour(candidates::first(script), HEAD_START);
        }
        let (_, lead) = evidence.winner();
        if lead < CLEAR_LEAD
            && letters.of(script) >= ENOUGH_LETTERS
            && let Some(place) = self.trigrams.judge(text)
            && CANDIDATES[place].script == script
        {
            evidence.favour(place, TRIGRAM_POINTS);
        }
        let (place, lead) = evidence.winner();
        Detection {
            language: candidates::CANDIDATES[place].language,
            confidence: confidence(lead, script, letters),
        }
    }
}

#[cfg(test)]
mod tests;
