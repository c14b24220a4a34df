//! The evidence of a text's words and letters: points for each candidate.

use crate::candidates::{self, CANDIDATES, Script};
use crate::lexicon::{LEXICON, LONGEST_WORD, Points};

/// What one text says about its language, within one script.
#[derive(Clone, Debug)]
pub(crate) struct Evidence {
    /// Points for each candidate of the script.
    pub(crate) points: Points,
    script: Script,
}

impl Evidence {
    /// Gathers the evidence of a text.
    pub(crate) fn gather(text: &str, script: Script) -> Self {
        let (mut points, mut is_first) = (Points::default(), true);
        let mut word = String::with_capacity(LONGEST_WORD + 4);
        for part in text.split(|c: char| !is_letter(c)).filter(|part| !part.is_empty()) {
            word.clear();
            for c in part.chars() {
                for c in lower(c) {
                    add(&mut points, LEXICON.letter(c, script));
                    word.push(c);
                }
            }
            // A capital alone is an initial or a mark ("Vitamin D", "План А"), not a word.
            let is_capital = part.starts_with(char::is_uppercase);
            let is_initial = is_capital && part.chars().nth(1).is_none();
            if word.len() <= LONGEST_WORD
                && !is_initial
                && let Some(worth) = LEXICON.word(&word)
            {
                add_word(&mut points, worth, is_capital && !is_first);
            }
            if !is_capital && let Some(worth) = LEXICON.ending(&word) {
                add(&mut points, worth);
            }
            is_first = false;
        }
        Self { points, script }
    }

    /// Adds to one candidate.
    pub(crate) fn favour(&mut self, place: usize, points: f32) {
        self.points[place] += points;
    }

    /// The candidate with most points, and by how many it leads.
    pub(crate) fn winner(&self) -> (usize, f32) {
        let (mut best, mut second) = ((0, f32::NEG_INFINITY), f32::NEG_INFINITY);
        for (place, _) in candidates::of_script(self.script) {
            let points = self.points[place];
            if points > best.1 {
                second = best.1;
                best = (place, points);
            } else {
                second = second.max(points);
            }
        }
        (best.0, best.1 - second)
    }
}

/// Whether a character is a letter. The letters of the two scripts are told by their range: the tables of Unicode cost
/// more than all the rest here.
fn is_letter(c: char) -> bool {
    match c {
        '\0'..='\x7f' => c.is_ascii_alphabetic(),
        '\u{400}'..='\u{481}' | '\u{48a}'..='\u{52f}' => true,
        _ => c.is_alphabetic(),
    }
}

/// A letter in lower case; the common ones by their range.
fn lower(c: char) -> impl Iterator<Item = char> {
    let common = match c {
        '\0'..='\x7f' => Some(c.to_ascii_lowercase()),
        'а'..='џ' => Some(c),
        'А'..='Я' => char::from_u32(u32::from(c) + 0x20),
        _ => None,
    };
    common.into_iter().chain(common.is_none().then(|| c.to_lowercase()).into_iter().flatten())
}

/// English headlines capitalise every word, the others do not: "Le Monde", "Los Angeles" and "Pro" are names there.
fn add_word(sum: &mut Points, points: &Points, is_name: bool) {
    for (place, (sum, points)) in sum.iter_mut().zip(points).enumerate() {
        let counts =
            !is_name || CANDIDATES[place].script == Script::Cyrillic || CANDIDATES[place].code == "en";
        *sum += if counts { *points } else { 0.0 };
    }
}

fn add(sum: &mut Points, points: &Points) {
    for (sum, points) in sum.iter_mut().zip(points) {
        *sum += points;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_agree_with_unicode() {
        for c in '\0'..='\u{1fff}' {
            assert_eq!(is_letter(c), c.is_alphabetic(), "{c:?}");
            assert!(lower(c).eq(c.to_lowercase()), "{c:?}");
        }
    }
}
