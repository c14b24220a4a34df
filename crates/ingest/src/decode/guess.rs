//! The choice of an encoding for bytes that are no UTF-8: a declaration checked by the letters, or the letters alone.

use super::charset::Charset;
use super::{cyrillic, sample};
use crate::EncodingEvidence;
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};

/// The encoding that was chosen and why.
pub(super) struct Choice {
    pub(super) charset: Charset,
    pub(super) evidence: EncodingEvidence,
}

/// From this mean score on (see [`cyrillic::Verdict`]) the letters are Russian whatever else may be said.
const SURELY_RUSSIAN: f32 = 4.0;
/// From this on they may well be, where chardetng thinks of a Cyrillic encoding too.
const MAYBE_RUSSIAN: f32 = -14.0;
/// Fewer letters than this decide nothing against a declaration or chardetng.
const ENOUGH_LETTERS: usize = 6;
/// A declared Cyrillic encoding stands unless another reads so much better.
const CLEARLY_BETTER: f32 = 6.0;

/// Chooses; a declaration of UTF-8 no longer counts here.
pub(super) fn choose(bytes: &[u8], declared: Option<Charset>) -> Choice {
    let sample = sample::sample(bytes);
    let verdict = cyrillic::best(&sample);
    let sure = verdict.filter(|verdict| verdict.score >= SURELY_RUSSIAN && verdict.letters >= ENOUGH_LETTERS);
    if let Some(declared) = declared.filter(|&declared| declared != Charset::UTF_8)
        && stands(declared, bytes, &sample, sure)
    {
        return Choice { charset: declared, evidence: EncodingEvidence::Declared };
    }
    let charset = match sure {
        Some(verdict) => verdict.charset,
        None => general(&sample, verdict),
    };
    Choice { charset, evidence: EncodingEvidence::Detected }
}

/// Whether a declared encoding can be the true one.
fn stands(declared: Charset, bytes: &[u8], sample: &[u8], sure: Option<cyrillic::Verdict>) -> bool {
    match (sure, cyrillic::score_of(declared, sample)) {
        (Some(best), Some(score)) => score + CLEARLY_BETTER >= best.score,
        (Some(_), None) => false,
        (None, _) => is_readable(declared, bytes),
    }
}

/// Whether at most one character in fifty above ASCII comes out as U+FFFD.
fn is_readable(charset: Charset, bytes: &[u8]) -> bool {
    let (text, bad) = charset.decode(bytes);
    let (mut replaced, mut high) = (0, 0);
    if bad {
        for c in text.chars().filter(|c| !c.is_ascii()) {
            high += 1;
            replaced += usize::from(c == '\u{fffd}');
        }
    }
    replaced * 50 <= high
}

/// The general detector, with our own decision where it thinks of a Cyrillic encoding.
fn general(sample: &[u8], verdict: Option<cyrillic::Verdict>) -> Charset {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(sample, true);
    let guess = Charset::Known(detector.guess(None, Utf8Detection::Deny));
    let is_cyrillic = cyrillic::score_of(guess, sample).is_some();
    match verdict {
        Some(verdict) if is_cyrillic && verdict.score >= MAYBE_RUSSIAN => verdict.charset,
        _ => guess,
    }
}
