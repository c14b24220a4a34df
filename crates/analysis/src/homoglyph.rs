//! Look-alike letters: `Мocквa` typed with Latin o, c, a. Only words that mix both alphabets are touched, and only where
//! all letters of the one alphabet look like letters of the other.

use crate::chars::{CYRILLIC, LATIN, traits};

const LATIN_FORMS: &str = "aceopxyABCEHKMOPTX";
const CYRILLIC_FORMS: &str = "асеорхуАВСЕНКМОРТХ";

/// The word in one alphabet, if it mixes two and can be repaired.
pub(crate) fn repair(word: &str, bits: u8) -> Option<String> {
    if bits & (LATIN | CYRILLIC) != LATIN | CYRILLIC {
        return None;
    }
    exchange(word, LATIN, LATIN_FORMS, CYRILLIC_FORMS)
        .or_else(|| exchange(word, CYRILLIC, CYRILLIC_FORMS, LATIN_FORMS))
}

/// The word with all letters of one script replaced by their look-alikes; `None` if one has none.
fn exchange(word: &str, script: u8, from: &str, to: &str) -> Option<String> {
    word.chars()
        .map(|c| {
            if traits(c) & script == 0 {
                return Some(c);
            }
            let place = from.chars().position(|form| form == c)?;
            to.chars().nth(place)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_mixed_words_with_look_alikes_are_repaired() {
        for (word, repaired) in [
            ("Мocквa", Some("Москва")),
            ("НATO", Some("НАТО")),
            ("СOVID", Some("COVID")),
            ("Zoomом", None),
            ("COP", None),
            ("СОР", None),
        ] {
            let bits = word.chars().fold(0, |bits, c| bits | traits(c));
            assert_eq!(repair(word, bits).as_deref(), repaired, "{word}");
        }
    }
}
