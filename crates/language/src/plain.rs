//! Plain words, which most words of a text are: runs of English or of Russian letters between spaces and the like.
//!
//! They are read as numbers, and hardly a step depends on what a word is. A processor that has to guess whether a word is
//! known is wrong as often as not: what is not known adds zeros, which change no sum.

use crate::letters::Kind;
use crate::lexicon::{Points, SHORTEST_ENDED};
use crate::packed::{Key, Packed};
use crate::reading::Reading;
use crate::run::{self, Run, border};
use crate::sums::{CYRILLIC_PART, LATIN_PART, add, cyrillic_mut, latin_mut};
use crate::tally::Tally;
use std::hint::select_unpredictable;

/// Reads plain words.
#[derive(Debug)]
pub(crate) struct Plain {
    packed: &'static Packed,
    tally: Tally,
}

/// The letters that plain words are made of, and the part of the candidates that they say something of.
trait Alphabet<const N: usize> {
    /// How many bytes a letter is written in.
    const WIDTH: usize;
    /// How much higher the place is of what a word counts as a name.
    const NAME: usize;

    /// Whether a letter begins with this byte.
    fn begins(byte: u8) -> bool;
    fn run(text: &[u8], at: usize) -> Run;
    fn sum(words: &mut Points) -> &mut [f32; N];
    fn points(packed: &Packed, place: usize) -> [f32; N];
}

/// Letters of ASCII.
struct Latin;

impl Alphabet<LATIN_PART> for Latin {
    const WIDTH: usize = 1;
    const NAME: usize = 1;

    #[inline]
    fn begins(byte: u8) -> bool {
        byte.is_ascii_alphabetic()
    }

    #[inline(always)]
    fn run(text: &[u8], at: usize) -> Run {
        run::latin(text, at)
    }

    #[inline]
    fn sum(words: &mut Points) -> &mut [f32; LATIN_PART] {
        latin_mut(words)
    }

    #[inline]
    fn points(packed: &Packed, place: usize) -> [f32; LATIN_PART] {
        packed.latin(place)
    }
}

/// Letters from U+0400 to U+047F.
struct Cyrillic;

impl Alphabet<CYRILLIC_PART> for Cyrillic {
    const WIDTH: usize = 2;
    const NAME: usize = 0;

    #[inline]
    fn begins(byte: u8) -> bool {
        byte & 0xfe == 0xd0
    }

    #[inline(always)]
    fn run(text: &[u8], at: usize) -> Run {
        run::cyrillic(text, at)
    }

    #[inline]
    fn sum(words: &mut Points) -> &mut [f32; CYRILLIC_PART] {
        cyrillic_mut(words)
    }

    #[inline]
    fn points(packed: &Packed, place: usize) -> [f32; CYRILLIC_PART] {
        packed.cyrillic(place)
    }
}

/// What was read.
struct Read {
    /// In bytes.
    length: usize,
    letters: usize,
    /// Those of them that are words of their own.
    single: usize,
}

impl Plain {
    pub(crate) fn new(packed: &'static Packed) -> Plain {
        Plain { packed, tally: Tally::new() }
    }

    /// Ends the text.
    pub(crate) fn end(&mut self, reading: &mut Reading) {
        self.tally.count(&mut reading.counts);
    }

    /// Reads the words in letters of ASCII that a text begins with, and what stands between them; gives their length.
    #[inline(never)]
    pub(crate) fn latin(&mut self, text: &[u8], reading: &mut Reading, is_first: &mut bool) -> usize {
        let Read { length, letters, .. } = self.words(Latin, text, reading, is_first);
        reading.letters.add_run(Kind::Latin, letters);
        if length > 0 {
            reading.letters.add(None);
        }
        length
    }

    /// The same for the letters from U+0400 to U+047F. No Cyrillic letter may stand before the text.
    #[inline(never)]
    pub(crate) fn cyrillic(&mut self, text: &[u8], reading: &mut Reading, is_first: &mut bool) -> usize {
        let Read { length, letters, single } = self.words(Cyrillic, text, reading, is_first);
        reading.letters.add_rows(letters, letters - single);
        length
    }

    /// A loop of its own for each alphabet, whose sums stay where the processor adds.
    #[inline(always)]
    fn words<const N: usize, A: Alphabet<N>>(
        &mut self,
        _: A,
        text: &[u8],
        reading: &mut Reading,
        is_first: &mut bool,
    ) -> Read {
        let packed = self.packed;
        let mut sum = *A::sum(&mut reading.words);
        let mut read = Read { length: 0, letters: 0, single: 0 };
        let (mut at, mut is_later) = (0, !*is_first);
        while let Some(&byte) = text.get(at) {
            if !A::begins(byte) {
                let Some(length) = between(text, at) else { break };
                at += length;
                continue;
            }
            let Run { codes, bits, is_capital } = A::run(text, at);
            let mut letters = bits as usize / 8;
            let key = if bits < 64 {
                let Some(length) = between(text, at + letters * A::WIDTH) else { break };
                at += letters * A::WIDTH + length;
                self.tally.take(codes, letters, &mut reading.counts);
                Key::short(codes, bits)
            } else {
                let more = A::run(text, at + 8 * A::WIDTH);
                letters += more.bits as usize / 8;
                // Hardly a word has sixteen letters.
                if more.bits == 64 {
                    break;
                }
                let Some(length) = between(text, at + letters * A::WIDTH) else { break };
                at += letters * A::WIDTH + length;
                self.tally.take(codes, 8, &mut reading.counts);
                self.tally.take(more.codes, letters - 8, &mut reading.counts);
                Key::long(codes, more.codes, more.bits)
            };
            read.letters += letters;
            read.single += usize::from(letters == 1);
            let name = select_unpredictable(is_capital & is_later, A::NAME, 0);
            // A capital alone is an initial or a mark ("Vitamin D", "План А"), not a word.
            let is_initial = is_capital & (letters == 1);
            let word = select_unpredictable(is_initial, 0, packed.word(key) + name);
            let is_ended = !is_capital & (letters >= SHORTEST_ENDED);
            let ending = select_unpredictable(is_ended, packed.ending(key), 0);
            add(&mut sum, &A::points(packed, word));
            add(&mut sum, &A::points(packed, ending));
            is_later = true;
        }
        *A::sum(&mut reading.words) = sum;
        *is_first = !is_later;
        read.length = at;
        read
    }
}

/// The length of the character at a place, 0 at the end of the text; `None` where it may be a letter. Nearly always it is a space,
/// or another sign that stands before the letters in ASCII.
#[inline]
fn between(text: &[u8], at: usize) -> Option<usize> {
    match text.get(at) {
        Some(..b'A') => Some(1),
        _ => border(&text[at..]),
    }
}
