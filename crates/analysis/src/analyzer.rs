//! The analyzer: a text to its tokens.

use crate::focus::Focus;
use crate::plain::{PlainWord, next_plain};
use crate::segment::next_segment;
use crate::token::{PARAGRAPH_GAP, Token};
use crate::unit::{Class, Unit, next_unit};
use crate::vocabulary::{NumberedToken, Vocabulary};
use crate::window::{WINDOW, Window};
use crate::word::SHOUTED_LETTERS;
use crate::words::Words;
use crate::{fingerprint, fold};

/// Turns text into tokens and words of a query into terms. The same for every language and on both sides of a search;
/// it has no state, so that copies are free and agree everywhere.
#[derive(Clone, Copy, Debug, Default)]
pub struct Analyzer {
    _private: (),
}

/// What a thread keeps between texts: the terms of the words that it has seen lately. At most about 20 megabytes.
#[derive(Debug)]
pub struct Scratch {
    words: Words,
    window: Window,
}

/// How many bytes of words a thread keeps.
const LONGEST_ROW: usize = 4 << 20;

impl Default for Scratch {
    fn default() -> Self {
        Self { words: Words::new(LONGEST_ROW), window: Window::default() }
    }
}

impl Scratch {
    /// An empty one.
    pub fn new() -> Self {
        Self::default()
    }
}

impl Analyzer {
    /// The one analyzer.
    pub fn new() -> Self {
        Self::default()
    }

    /// Hands out the tokens of a text in order: starts and positions never fall, several tokens may share a position.
    ///
    /// A line feed is a paragraph break: the next word stands [`PARAGRAPH_GAP`] further on. Spans are bytes of `text` as
    /// given, on character boundaries. Words of a hyphenated compound have positions of their own, one after another.
    pub fn analyze(&self, text: &str, scratch: &mut Scratch, emit: &mut dyn FnMut(Token<'_>)) {
        self.analyze_for(text, &Focus::everything(), scratch, emit);
    }

    /// [`Analyzer::analyze`] for a reader who looks for some terms only: others may be left out.
    pub fn analyze_for(
        &self,
        text: &str,
        focus: &Focus,
        scratch: &mut Scratch,
        emit: &mut dyn FnMut(Token<'_>),
    ) {
        let Scratch { words, window } = scratch;
        if words.is_full() {
            *words = Words::new(LONGEST_ROW);
        }
        pass(text, focus, window, |window| {
            if !words.find(text, &mut window.sought) {
                window.make_missing(text);
                window.keep_missing(text, words);
            }
            window.empty(words, |word, term| {
                let (term, kind) = (words.names.get(term.number), term.kind);
                emit(Token { term, kind, position: word.position, start: word.start, end: word.end });
            });
        });
    }

    /// Appends the tokens of a text as numbers of a vocabulary, in the order of [`Analyzer::analyze`].
    pub fn number(
        &self,
        text: &str,
        vocabulary: &Vocabulary,
        scratch: &mut Scratch,
        tokens: &mut Vec<NumberedToken>,
    ) {
        pass(text, &Focus::everything(), &mut scratch.window, |window| {
            vocabulary.empty(text, window, tokens)
        });
    }

    /// The folded form of a text: as it is written in lower case without anything that a reader would not type.
    pub fn fold(&self, word: &str) -> String {
        let mut folded = String::with_capacity(word.len());
        fold::fold_into(word, &mut folded);
        folded
    }

    /// A short hexadecimal text that changes when any term may have changed. An index made under another one has to be
    /// made anew.
    pub fn fingerprint(&self) -> String {
        fingerprint::of(self)
    }
}

/// Goes through a text and has the window emptied when it is full, and at the end.
#[inline]
fn pass(text: &str, focus: &Focus, window: &mut Window, mut empty: impl FnMut(&mut Window)) {
    let mut pass = Pass { text, focus, position: 0, started: false, loud: false, joined_until: 0 };
    window.sought.clear();
    let mut at = 0;
    loop {
        if let Some(word) = next_plain(text, at) {
            pass.take_plain(&word, window);
            at = word.end;
        } else if let Some(unit) = next_unit(text, at) {
            pass.take_unit(&unit, window);
            at = unit.next;
        } else {
            break;
        }
        if window.sought.len() >= WINDOW {
            empty(window);
        }
    }
    if !window.sought.is_empty() {
        empty(window);
    }
}

/// Where an analysis stands.
struct Pass<'t> {
    text: &'t str,
    focus: &'t Focus,
    position: u32,
    started: bool,
    /// Whether the word before is in capitals and long enough to be shouted.
    loud: bool,
    /// Where the spaced number ends that is under way.
    joined_until: usize,
}

impl Pass<'_> {
    #[inline]
    fn take_plain(&mut self, word: &PlainWord, window: &mut Window) {
        self.advance(word.after_break);
        let shouted = word.capitals && self.is_shouted(word.letters, word.end);
        self.loud = is_loud(word.capitals, word.letters);
        if !self.focus.passes_over(self.text, word.start..word.end) {
            window.push(word.start, word.end, Class::Word, self.position).shouted = shouted;
        }
    }

    fn take_unit(&mut self, unit: &Unit, window: &mut Window) {
        self.advance(unit.after_break);
        let shouted = unit.capitals && self.is_shouted(unit.letters, unit.next);
        self.loud = is_loud(unit.capitals, unit.letters);
        let position = self.position;
        if unit.class != Class::Word || !self.focus.passes_over(self.text, unit.start..unit.end) {
            let word = window.push(unit.start, unit.end, unit.class, position);
            (word.shouted, word.hyphenated) = (shouted, unit.hyphenated);
        }
        if let Some(end) = unit.joined.filter(|_| unit.start >= self.joined_until) {
            window.push(unit.start, end, Class::Joined, position);
            self.joined_until = end;
        }
    }

    fn advance(&mut self, after_break: bool) {
        if !self.started {
            self.started = true;
        } else if after_break {
            self.position = self.position.saturating_add(PARAGRAPH_GAP);
        } else {
            self.position = self.position.saturating_add(1);
        }
        self.loud &= !after_break;
    }

    /// Whether a word in so many capitals stands beside another that is shouted.
    fn is_shouted(&self, letters: usize, next: usize) -> bool {
        letters < SHOUTED_LETTERS && (self.loud || self.loud_next(next))
    }

    fn loud_next(&self, next: usize) -> bool {
        next_segment(self.text, next)
            .is_some_and(|next| !next.after_break && is_loud(next.is_capitals(), next.letters))
    }
}

fn is_loud(capitals: bool, letters: usize) -> bool {
    capitals && letters >= SHOUTED_LETTERS
}
