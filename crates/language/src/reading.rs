//! One pass over a text: its letters by script, how often each occurs, and what its words say.
//!
//! Everything that a tag is judged by comes out of this pass, whatever the script turns out to be. The letters of the
//! two scripts are told by a table: those of Unicode cost more than all the rest here.

use crate::alphabet::{CYRILLIC, Cyrillic, LETTERS, Letter};
use crate::candidates::{CANDIDATES, COUNT, Script};
use crate::evidence::Evidence;
use crate::letters::{Kind, Letters};
use crate::lexicon::{LETTERS_END, LEXICON, LONGEST_WORD, Lexicon, Points};
use crate::packed::{Key, MOST_LETTERS, add_code};
use crate::run::{border_behind, letter_of, long_word, place_of, short_word};
use crate::sums::{add, add_all, cyrillic, cyrillic_mut, latin, latin_mut};
use crate::table::finish;
use crate::word::Word;
use std::sync::LazyLock;

/// What one text says about its language.
#[derive(Clone, Debug)]
pub(crate) struct Reading {
    pub(crate) letters: Letters,
    /// How often each letter occurs, by its place in the lexicon.
    counts: [u32; PLACES],
    /// Whether it may have letters that have no code in [`packed`](crate::packed).
    has_rare: bool,
    /// The points of its words and their endings.
    words: Points,
}

/// As many as there are places in the lexicon.
const PLACES: usize = 256;

impl Reading {
    /// Reads a text.
    pub(crate) fn of(text: &str) -> Reading {
        let mut reading = Reading {
            letters: Letters::default(),
            counts: [0; PLACES],
            has_rare: false,
            words: Points::default(),
        };
        let mut reader = Reader::new(&mut reading);
        let mut rest = text.as_bytes();
        while let [first, ..] = rest {
            let length = match first {
                b'a'..=b'z' | b'A'..=b'Z' => reader.latin(*first, rest),
                0xd0 | 0xd1 => reader.cyrillic(rest),
                0..=0x7f => reader.border(),
                // What was read so far ends between characters.
                _ => text[text.len() - rest.len()..].chars().next().map_or(1, |c| reader.single(c)),
            };
            rest = &rest[length..];
        }
        reader.end_word();
        reading
    }

    /// The evidence for the languages of one script.
    pub(crate) fn evidence(&self, script: Script) -> Evidence {
        let mut points = self.words;
        let letters = LEXICON.letters_of(script, self.has_rare).iter();
        let counted = letters.map(|letter| (self.counts[usize::from(letter.place)], &letter.points));
        let counted = counted.filter(|(count, _)| *count > 0);
        match script {
            Script::Cyrillic => {
                add_all(cyrillic_mut(&mut points), counted.map(|(n, worth)| (n, cyrillic(worth))))
            }
            Script::Latin => add_all(latin_mut(&mut points), counted.map(|(n, worth)| (n, latin(worth)))),
        }
        Evidence { points, script }
    }
}

struct Reader<'r> {
    cyrillic: &'static [Cyrillic; 512],
    lexicon: &'static Lexicon,
    table: &'static [Letter; LETTERS_END],
    reading: &'r mut Reading,
    word: Word,
    /// No word has ended yet.
    is_first: bool,
}

impl<'r> Reader<'r> {
    fn new(reading: &'r mut Reading) -> Self {
        Reader {
            cyrillic: &CYRILLIC,
            lexicon: &LEXICON,
            table: &LETTERS,
            reading,
            word: Word::default(),
            is_first: true,
        }
    }

    /// Reads the ASCII letters that a text begins with, first of all this one; gives their length in bytes, with that of the border
    /// behind them.
    fn latin(&mut self, first: u8, text: &[u8]) -> usize {
        let (length, codes) = short_word(text).unwrap_or_else(|| long_word(text));
        let (letters, behind) = text.split_at(length);
        let lowered = letters.iter().map(|letter| letter | 0x20);
        let counts = &mut self.reading.counts;
        if length <= 8 {
            let mut rest = codes;
            while rest > 0 {
                counts[rest as usize % PLACES] += 1;
                rest >>= 8;
            }
        } else {
            lowered.clone().for_each(|code| counts[usize::from(code)] += 1);
        }
        self.reading.letters.add_run(Kind::Latin, length);
        let is_capital = first.is_ascii_uppercase();
        if self.word.written == 0
            && let Some(border) = border_behind(behind)
        {
            self.whole_word(is_capital, length, codes, lowered, |sum, worth| {
                add(latin_mut(sum), latin(worth))
            });
            return length + self.border_read(border);
        }
        self.word.begin(is_capital);
        lowered.for_each(|letter| self.word.add(letter.into()));
        length
    }

    /// The same for letters of the part of the Cyrillic block that Russian stands in, U+0400 to U+047F: two bytes each.
    fn cyrillic(&mut self, text: &[u8]) -> usize {
        let (pairs, _) = text.as_chunks::<2>();
        let (known, counts) = (self.cyrillic, &mut self.reading.counts);
        // The places of other characters are behind those of the table.
        let letters = pairs.iter().map_while(|pair| known.get(place_of(*pair)));
        let is_capital = letters.clone().next().is_some_and(|letter| letter.is_upper);
        let lowered = letters.map(|letter| letter.code);
        let (mut count, mut codes) = (0, 0);
        for code in lowered.clone() {
            counts[usize::from(code)] += 1;
            codes = add_code(codes, code);
            count += 1;
        }
        self.reading.letters.add_run(Kind::Cyrillic, count);
        if self.word.written == 0
            && let Some(border) = border_behind(text.get(2 * count..).unwrap_or_default())
        {
            let add = |sum: &mut Points, worth: &Points| add(cyrillic_mut(sum), cyrillic(worth));
            self.whole_word(is_capital, count, codes, lowered, add);
            return 2 * count + self.border_read(border);
        }
        self.word.begin(is_capital);
        lowered.for_each(|code| self.word.add(letter_of(code)));
        2 * count
    }

    /// Judges a word of so many letters that all have codes in [`packed`](crate::packed): those of the last eight, and of each.
    #[inline]
    fn whole_word(
        &mut self,
        is_capital: bool,
        count: usize,
        last: u64,
        codes: impl Iterator<Item = u8>,
        add: impl Fn(&mut Points, &Points),
    ) {
        if !(is_capital && count == 1)
            && count <= MOST_LETTERS
            && let Some(worth) = self.lexicon.packed_word(Key::of(last, codes.take(count.saturating_sub(8))))
        {
            add_word(&mut self.reading.words, worth, is_capital && !self.is_first);
        }
        if !is_capital && let Some(worth) = self.lexicon.packed_ending(count, last) {
            add(&mut self.reading.words, worth);
        }
        self.is_first = false;
    }

    /// Reads the character behind a whole word, where there is one of ASCII.
    #[inline]
    fn border_read(&mut self, border: usize) -> usize {
        if border > 0 {
            self.reading.letters.add(None);
        }
        border
    }

    /// A character that is no letter ends a word.
    fn border(&mut self) -> usize {
        self.reading.letters.add(None);
        if self.word.written > 0 {
            self.end_word();
        }
        1
    }

    /// Any character; gives its length in bytes.
    fn single(&mut self, c: char) -> usize {
        match self.table.get(c as usize) {
            Some(letter) if letter.lower != 0 => self.common(letter),
            _ => self.rare(c),
        }
        c.len_utf8()
    }

    fn common(&mut self, letter: &Letter) {
        self.reading.letters.add(letter.kind);
        if !letter.in_words {
            return self.end_word();
        }
        self.word.begin(letter.is_upper);
        self.reading.has_rare = true;
        self.reading.counts[usize::from(letter.place)] += 1;
        self.word.add(char::from_u32(letter.lower.into()).unwrap_or('\0'));
    }

    fn rare(&mut self, c: char) {
        let kind = Kind::of(c);
        self.reading.letters.add(kind);
        // All that have a kind are letters: the tables of Unicode are asked once at most.
        if kind.is_none() {
            return self.end_word();
        }
        self.word.begin(c.is_uppercase());
        self.reading.has_rare = true;
        self.word.written += 1;
        for c in c.to_lowercase() {
            self.reading.counts[usize::from(self.lexicon.place(c))] += 1;
            self.word.push(c);
        }
    }

    fn end_word(&mut self) {
        if self.word.written == 0 {
            return;
        }
        let word = &self.word;
        // A capital alone is an initial or a mark ("Vitamin D", "План А"), not a word.
        let is_initial = word.is_capital && word.written == 1;
        if word.length <= LONGEST_WORD
            && !is_initial
            && let Some(worth) = self.lexicon.word(&word.bytes[..word.length], finish(word.hash))
        {
            add_word(&mut self.reading.words, worth, word.is_capital && !self.is_first);
        }
        if !word.is_capital
            && let Some(worth) = self.lexicon.ending(word.letters, word.before_last, word.last)
        {
            add(&mut self.reading.words, worth);
        }
        self.is_first = false;
        self.word.clear();
    }
}

/// English headlines capitalise every word, the others do not: "Le Monde", "Los Angeles" and "Pro" are names there.
fn add_word(sum: &mut Points, points: &Points, is_name: bool) {
    if !is_name {
        return add(sum, points);
    }
    for ((sum, points), counts) in sum.iter_mut().zip(points).zip(&*COUNTS_AS_NAME) {
        *sum += if *counts { *points } else { 0.0 };
    }
}

static COUNTS_AS_NAME: LazyLock<[bool; COUNT]> = LazyLock::new(|| {
    CANDIDATES.each_ref().map(|known| known.script == Script::Cyrillic || known.code == "en")
});

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn whole_words_are_read_as_single_letters(
            text in "(the|The|and|D|walked|Walking|x|don’t|für|что|Что|и|И|который|двенадцать|ґанок|е́|ходил|ѣ|Ѣ|é| |\\.|\u{ad}|»|ª){0,12}"
        ) {
            let fast = Reading::of(&text);
            let mut slow = Reading::of("");
            let mut reader = Reader::new(&mut slow);
            text.chars().for_each(|c| { reader.single(c); });
            reader.end_word();
            prop_assert_eq!(fast.letters, slow.letters);
            prop_assert_eq!(fast.counts, slow.counts);
            prop_assert_eq!(fast.words, slow.words);
            // All letters that there are, as if any were there.
            slow.has_rare = true;
            for script in [Script::Cyrillic, Script::Latin] {
                prop_assert_eq!(fast.evidence(script).points, slow.evidence(script).points);
            }
        }

        #[test]
        fn runs_are_counted_as_single_letters(text in "[a-dA-Dа-вА-Вёѐҕ´. İé]{0,12}") {
            let mut single = Letters::default();
            text.chars().for_each(|c| single.add(Kind::of(c)));
            prop_assert_eq!(Reading::of(&text).letters, single);
        }
    }

    #[test]
    fn words_are_cut_where_letters_end() {
        let of = |text: &str| Reading::of(text).words;
        assert_eq!(of("и в"), of("и; в"));
        assert_ne!(of("и в"), of("ив"));
        // A capital alone is no word, a capitalised word within a text is none in most languages.
        assert_eq!(of("x И"), of("x"));
        assert_ne!(of("x le"), of("x Le"));
    }
}
