//! The analyzer: a text to its tokens.

use crate::cache::{Cache, Sought};
use crate::focus::Focus;
use crate::plain::{PlainWord, next_plain};
use crate::segment::next_segment;
use crate::terms::Terms;
use crate::token::{PARAGRAPH_GAP, Token};
use crate::unit::{Class, Unit, next_unit};
use crate::word::{SHOUTED_LETTERS, Side, add_terms, kind_in_compound};
use crate::{fingerprint, fold};

/// Turns text into tokens and words of a query into terms. The same for every language and on both sides of a search;
/// it has no state, so that copies are free and agree everywhere.
#[derive(Clone, Copy, Debug, Default)]
pub struct Analyzer {
    _private: (),
}

/// What a thread keeps between texts: the terms of the words that it has seen lately. At most eighteen megabytes.
#[derive(Debug, Default)]
pub struct Scratch {
    cache: Cache,
    window: Window,
}

/// Words that are looked up in one go.
#[derive(Debug, Default)]
struct Window {
    sought: Vec<Sought>,
    /// For each of them what its tokens say beside the term.
    waiting: Vec<Waiting>,
}

#[derive(Clone, Copy, Debug)]
struct Waiting {
    class: Class,
    shouted: bool,
    hyphenated: bool,
    position: u32,
}

/// As many words as fit the processor's nearest memory with room to spare.
const WINDOW: usize = 64;

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
        let mut pass = Pass { text, focus, position: 0, started: false, loud: false, joined_until: 0 };
        let mut at = 0;
        loop {
            if let Some(word) = next_plain(text, at) {
                pass.take_plain(&word, &mut scratch.window);
                at = word.end;
            } else if let Some(unit) = next_unit(text, at) {
                pass.take_unit(&unit, &mut scratch.window);
                at = unit.next;
            } else {
                break;
            }
            if scratch.window.sought.len() >= WINDOW {
                scratch.emit(text, emit);
            }
        }
        scratch.emit(text, emit);
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
        if !self.focus.passes_over(&self.text[word.start..word.end]) {
            let (class, position) = (Class::Word, self.position);
            window.push(word.start, word.end, Waiting { class, shouted, hyphenated: false, position });
        }
    }

    fn take_unit(&mut self, unit: &Unit, window: &mut Window) {
        self.advance(unit.after_break);
        let shouted = unit.capitals && self.is_shouted(unit.letters, unit.next);
        self.loud = is_loud(unit.capitals, unit.letters);
        let position = self.position;
        if unit.class != Class::Word || !self.focus.passes_over(&self.text[unit.start..unit.end]) {
            let waiting = Waiting { class: unit.class, shouted, hyphenated: unit.hyphenated, position };
            window.push(unit.start, unit.end, waiting);
        }
        if let Some(end) = unit.joined.filter(|_| unit.start >= self.joined_until) {
            let waiting = Waiting { class: Class::Joined, shouted: false, hyphenated: false, position };
            window.push(unit.start, end, waiting);
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

impl Window {
    fn push(&mut self, start: usize, end: usize, waiting: Waiting) {
        let tag = waiting.class as u8 * 2 + u8::from(waiting.shouted);
        self.sought.push(Sought::new(start, end, tag));
        self.waiting.push(waiting);
    }
}

impl Scratch {
    /// Hands out the tokens of the words that wait.
    fn emit(&mut self, text: &str, emit: &mut dyn FnMut(Token<'_>)) {
        let Window { sought, waiting } = &mut self.window;
        if sought.is_empty() {
            return;
        }
        self.cache.look_up(text, sought);
        for (word, waiting) in sought.iter().zip(waiting.iter()) {
            let raw = &text[word.start..word.end];
            let make = |terms: &mut Terms| add_terms(raw, waiting.class, waiting.shouted, Side::Index, terms);
            self.cache.terms(text, word, make, |term, kind| {
                let kind = if waiting.hyphenated { kind_in_compound(kind) } else { kind };
                emit(Token { term, kind, position: waiting.position, start: word.start, end: word.end });
            });
        }
        sought.clear();
        waiting.clear();
    }
}

fn is_loud(capitals: bool, letters: usize) -> bool {
    capitals && letters >= SHOUTED_LETTERS
}
