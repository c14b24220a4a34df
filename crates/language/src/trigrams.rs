//! whatlang: the statistics of letter triples, for texts that are long enough for them.

use crate::candidates;
use whatlang::{Detector, Lang};

/// Fewer letters than this make no statistics.
pub(crate) const ENOUGH_LETTERS: usize = 40;
/// More bytes than this add nothing but time.
const ENOUGH_BYTES: usize = 1200;

/// Which candidate each of whatlang's languages is.
const KNOWN: [(Lang, &str); 18] = [
    (Lang::Rus, "ru"),
    (Lang::Ukr, "uk"),
    (Lang::Bel, "be"),
    (Lang::Bul, "bg"),
    (Lang::Srp, "sr"),
    (Lang::Mkd, "mk"),
    (Lang::Eng, "en"),
    (Lang::Deu, "de"),
    (Lang::Fra, "fr"),
    (Lang::Spa, "es"),
    (Lang::Ita, "it"),
    (Lang::Por, "pt"),
    (Lang::Pol, "pl"),
    (Lang::Tur, "tr"),
    (Lang::Nld, "nl"),
    (Lang::Ces, "cs"),
    (Lang::Swe, "sv"),
    (Lang::Hrv, "sh"),
];

/// The detector, restricted to the candidates.
#[derive(Clone, Debug)]
pub(crate) struct Trigrams {
    detector: Detector,
}

impl Trigrams {
    pub(crate) fn new() -> Self {
        Self { detector: Detector::with_allowlist(KNOWN.iter().map(|(lang, _)| *lang).collect()) }
    }

    /// The candidate that the text's triples are most like, where whatlang itself calls that reliable.
    pub(crate) fn judge(&self, text: &str) -> Option<usize> {
        let end =
            (0..=ENOUGH_BYTES.min(text.len())).rev().find(|&end| text.is_char_boundary(end)).unwrap_or(0);
        let info = self.detector.detect(&text[..end]).filter(whatlang::Info::is_reliable)?;
        let (_, code) = KNOWN.iter().find(|(lang, _)| *lang == info.lang())?;
        candidates::place(code)
    }
}
