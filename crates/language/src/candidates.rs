//! The languages that are told apart, by script.

use std::ops::Range;
use vestnik_document::Language;

/// How many candidates there are; arrays of points have this length.
pub(crate) const COUNT: usize = 20;

/// A script that candidates are written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Script {
    Cyrillic,
    Latin,
}

/// A language with its line in the data files.
pub(crate) struct Candidate {
    pub(crate) code: &'static str,
    pub(crate) script: Script,
    pub(crate) language: Language,
}

const fn cyrillic(code: &'static str, language: Language) -> Candidate {
    Candidate { code, script: Script::Cyrillic, language }
}

const fn latin(code: &'static str, language: Language) -> Candidate {
    Candidate { code, script: Script::Latin, language }
}

/// All candidates. The first of each script is what a text in it is taken for when nothing else is known.
pub(crate) const CANDIDATES: [Candidate; COUNT] = [
    cyrillic("ru", Language::Russian),
    cyrillic("uk", Language::Ukrainian),
    cyrillic("be", Language::Belarusian),
    cyrillic("bg", Language::Bulgarian),
    cyrillic("sr", Language::Serbian),
    cyrillic("mk", Language::Macedonian),
    cyrillic("kk", Language::Kazakh),
    latin("en", Language::English),
    latin("de", Language::German),
    latin("fr", Language::French),
    latin("es", Language::Spanish),
    latin("it", Language::Italian),
    latin("pt", Language::Portuguese),
    latin("pl", Language::Polish),
    latin("tr", Language::Turkish),
    latin("nl", Language::Dutch),
    latin("cs", Language::Czech),
    latin("sv", Language::Swedish),
    // Serbian in Latin letters; Croatian and Bosnian are not told from it.
    latin("sh", Language::Serbian),
    // Russian in Latin letters, as in the addresses of pages: neither of the languages that are served.
    latin("ru-Latn", Language::Other),
];

/// The places of the candidates of a script: those in Cyrillic stand first.
pub(crate) const fn places_of(script: Script) -> Range<usize> {
    match script {
        Script::Cyrillic => 0..CYRILLIC,
        Script::Latin => CYRILLIC..COUNT,
    }
}

/// How many candidates are written in Cyrillic.
const CYRILLIC: usize = 7;

/// The candidates of a script with their places.
pub(crate) fn of_script(script: Script) -> impl Iterator<Item = (usize, &'static Candidate)> {
    places_of(script).map(|place| (place, &CANDIDATES[place]))
}

/// The place of a code in [`CANDIDATES`].
pub(crate) fn place(code: &str) -> Option<usize> {
    CANDIDATES.iter().position(|candidate| candidate.code == code)
}

/// The place of a script's first candidate.
pub(crate) const fn first(script: Script) -> usize {
    places_of(script).start
}

/// The place of a language in a script.
pub(crate) fn place_of(language: Language, script: Script) -> Option<usize> {
    of_script(script).find(|(_, candidate)| candidate.language == language).map(|(place, _)| place)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_candidates_of_a_script_stand_together() {
        for script in [Script::Cyrillic, Script::Latin] {
            let of_script = CANDIDATES.iter().enumerate().filter(|(_, candidate)| candidate.script == script);
            assert!(places_of(script).eq(of_script.map(|(place, _)| place)));
        }
    }
}
