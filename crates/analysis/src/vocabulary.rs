//! A vocabulary: the words of many texts and their terms by number, for all threads that make an index. Each word is taken
//! apart once, by the thread that meets it first, and what follows has numbers to work with instead of texts.

use crate::window::Window;
use crate::words::Words;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{PoisonError, RwLock};

/// Terms by number. It only grows; who uses it begins a new one when it [is full](Vocabulary::is_full).
#[derive(Debug)]
pub struct Vocabulary {
    words: RwLock<Words>,
    full: AtomicBool,
}

/// A term of a text by its number in a vocabulary.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NumberedToken {
    /// The number of the term; numbers count from 0 without gaps.
    pub term: u32,
    /// As [`Token::position`](crate::Token::position).
    pub position: u32,
}

impl Vocabulary {
    /// An empty one that is full when its words take so many bytes. All of it takes about four times as much then.
    pub fn with_room(bytes: usize) -> Self {
        Self { words: RwLock::new(Words::new(bytes)), full: AtomicBool::new(false) }
    }

    /// Whether it has so many words that a new one should be begun. It goes on to work.
    pub fn is_full(&self) -> bool {
        self.full.load(Ordering::Relaxed)
    }

    /// Reads the term with a number that this vocabulary gave.
    pub fn with_term<R>(&self, number: u32, read: impl FnOnce(&str) -> R) -> R {
        let words = self.words.read().unwrap_or_else(PoisonError::into_inner);
        read(words.names.get(number))
    }

    /// Hands out the terms of the words of a window, and empties it.
    pub(crate) fn empty(&self, text: &str, window: &mut Window, tokens: &mut Vec<NumberedToken>) {
        let words = self.words.read().unwrap_or_else(PoisonError::into_inner);
        if words.find(text, &mut window.sought) {
            return put_tokens(window, &words, tokens);
        }
        drop(words);
        window.make_missing(text);
        let mut words = self.words.write().unwrap_or_else(PoisonError::into_inner);
        window.keep_missing(text, &mut words);
        if words.is_full() {
            self.full.store(true, Ordering::Relaxed);
        }
        put_tokens(window, &words, tokens);
    }
}

fn put_tokens(window: &mut Window, words: &Words, tokens: &mut Vec<NumberedToken>) {
    window.empty(words, |word, term| {
        tokens.push(NumberedToken { term: term.number, position: word.position });
    });
}
