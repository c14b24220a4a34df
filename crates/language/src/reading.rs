//! What one text says about its language: its letters by script, how often each occurs, and what its words say.
//!
//! Everything that a tag is judged by comes out of one pass, whatever the script turns out to be.

use crate::candidates::Script;
use crate::evidence::Evidence;
use crate::letters::Letters;
use crate::lexicon::{LEXICON, Points};
use crate::reader::Reader;
use crate::sums::{add_all, cyrillic, cyrillic_mut, latin, latin_mut};
use crate::tally::PLACES;

/// What one text says about its language.
#[derive(Clone, Debug)]
pub(crate) struct Reading {
    pub(crate) letters: Letters,
    /// How often each letter occurs, by its place in the lexicon.
    pub(crate) counts: [u32; PLACES],
    /// Whether it may have letters that have no code in [`packed`](crate::packed).
    pub(crate) has_rare: bool,
    /// The points of its words and their endings.
    pub(crate) words: Points,
}

/// Letters of other languages in Cyrillic, Ukrainian ones first.
const FOREIGN: [char; 17] =
    ['і', 'ї', 'є', 'ґ', 'ў', 'ј', 'љ', 'њ', 'ђ', 'ћ', 'џ', 'ќ', 'ѓ', 'қ', 'ғ', 'ң', 'ү'];

/// Letters that Ukrainian, Serbian and Macedonian do without.
const RUSSIAN: [char; 4] = ['ы', 'э', 'ъ', 'ё'];

impl Reading {
    /// Of a text of which nothing is read yet.
    #[inline]
    pub(crate) fn new() -> Reading {
        Reading {
            letters: Letters::default(),
            counts: [0; PLACES],
            has_rare: false,
            words: Points::default(),
        }
    }

    /// Reads the text. All is written where it stays: a reading is too large to be moved about.
    pub(crate) fn read(&mut self, text: &str) {
        Reader::new(self).read(text);
    }

    /// Whether the letters of this text, which was read, are those of another language: one that Russian does not have is there, and none
    /// of those that its neighbours do without. A capital `І` may be a Roman numeral.
    pub(crate) fn is_spelled_unlike_russian(&self, text: &str) -> bool {
        let is_there = |letter: char| self.counts[usize::from(LEXICON.place(letter))] > 0;
        // Most texts are asked no further: to look through one takes longer.
        let has_foreign = FOREIGN.into_iter().any(|letter| is_there(letter) && text.contains(letter));
        has_foreign && !RUSSIAN.into_iter().any(is_there)
    }

    /// The evidence for the languages of one script.
    pub(crate) fn evidence(&self, script: Script) -> Evidence {
        let mut points = self.words;
        // Letters that do not occur add zeros: to ask whether they do would take longer.
        let letters = LEXICON.letters_of(script, self.has_rare).iter();
        let counted = letters.map(|letter| (self.counts[usize::from(letter.place)], &letter.points));
        match script {
            Script::Cyrillic => {
                add_all(cyrillic_mut(&mut points), counted.map(|(n, worth)| (n, cyrillic(worth))))
            }
            Script::Latin => add_all(latin_mut(&mut points), counted.map(|(n, worth)| (n, latin(worth)))),
        }
        Evidence { points, script }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::letters::Kind;
    use proptest::prelude::*;

    fn read(text: &str) -> Reading {
        let mut reading = Reading::new();
        reading.read(text);
        reading
    }

    /// Reads a text with plain words and without: nothing may differ.
    fn check(text: &str) {
        let (mut fast, mut slow) = (read(text), Reading::new());
        let mut reader = Reader::new(&mut slow);
        text.chars().for_each(|c| {
            reader.single(c);
        });
        reader.end();
        // Letters that say nothing are counted there, and what is none.
        (fast.counts[0], slow.counts[0]) = (0, 0);
        assert_eq!(fast.letters, slow.letters, "{text}");
        assert_eq!(fast.counts, slow.counts, "{text}");
        let bits = |points: Points| points.map(f32::to_bits);
        assert_eq!(bits(fast.words), bits(slow.words), "{text}");
        // All letters that there are, as if any were there.
        slow.has_rare = true;
        for script in [Script::Cyrillic, Script::Latin] {
            assert_eq!(bits(fast.evidence(script).points), bits(slow.evidence(script).points), "{text}");
        }
    }

    proptest! {
        #[test]
        fn whole_words_are_read_as_single_letters(
            text in "(the|The|THE|le|Le|der|Der|and|D|walked|Walking|x|don’t|für|between|themselves|что|Что|ЧТО|и|И|который|двенадцать|ґанок|е́|ходил|ходить|ѣ|Ѣ|ѡ|Ѡ|\u{482}|é| |, |\\.|\u{ad}|\u{a0}|«|»|—|ª|º|1){0,12}"
        ) {
            check(&text);
        }

        #[test]
        fn words_of_all_lengths_are_read_as_single_letters(
            text in "([a-z]{1,18}|[A-Z][a-z]{0,17}|[A-Z]{1,18}|[а-яё]{1,18}|[А-ЯЁ][а-яё]{0,17}|[Ѐ-ѿ]{1,18}|[a-zа-яÀ-ž]{1,6}|[ -~]{1,3}| ){0,60}"
        ) {
            check(&text);
        }

        #[test]
        fn any_text_is_read_as_single_letters(text in "\\PC{0,40}") {
            check(&text);
        }

        #[test]
        fn runs_are_counted_as_single_letters(text in "[a-dA-Dа-вА-Вёѐҕ´. İé]{0,12}") {
            let mut single = Letters::default();
            text.chars().for_each(|c| single.add(Kind::of(c)));
            single.add(None);
            prop_assert_eq!(read(&text).letters, single);
        }
    }

    #[test]
    fn words_are_cut_where_letters_end() {
        let of = |text: &str| read(text).words;
        assert_eq!(of("и в"), of("и; в"));
        assert_ne!(of("и в"), of("ив"));
        // A capital alone is no word, a capitalised word within a text is none in most languages.
        assert_eq!(of("x И"), of("x"));
        assert_ne!(of("x le"), of("x Le"));
        // Only the first word may be one that is written so, whatever the letters of the first are.
        for text in ["что Le мир", "Что Le", "Le что Le", "x что Le"] {
            check(text);
        }
        assert_ne!(of("что le"), of("что Le"));
    }
}
