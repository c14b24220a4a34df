//! The analyzer in the shape that tantivy asks for. All of the thinking is in `vestnik-analysis`.

use std::sync::Arc;
use tantivy::tokenizer::{TextAnalyzer, Token, TokenStream, Tokenizer};
use vestnik_analysis::{Analyzer, Scratch};

/// One analyzed token, its term in a shared buffer: one allocation for a text instead of one for a word.
struct Piece {
    term: std::ops::Range<usize>,
    bytes: std::ops::Range<usize>,
    position: usize,
}

/// The analyzer as a tantivy tokenizer. tantivy clones it for each of its threads.
pub(crate) struct Wrapped {
    analyzer: Arc<Analyzer>,
    scratch: Scratch,
}

impl Clone for Wrapped {
    fn clone(&self) -> Self {
        Self { analyzer: Arc::clone(&self.analyzer), scratch: Scratch::new() }
    }
}

impl Wrapped {
    pub(crate) fn text_analyzer(analyzer: Arc<Analyzer>) -> TextAnalyzer {
        TextAnalyzer::from(Wrapped { analyzer, scratch: Scratch::new() })
    }
}

impl Tokenizer for Wrapped {
    type TokenStream<'a> = Stream;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> Stream {
        let mut terms = String::with_capacity(text.len());
        let mut pieces = Vec::with_capacity(text.len() / 6);
        self.analyzer.analyze(text, &mut self.scratch, &mut |token| {
            let start = terms.len();
            terms.push_str(token.term);
            let position = token.position as usize;
            pieces.push(Piece { term: start..terms.len(), bytes: token.start..token.end, position });
        });
        Stream { terms, pieces, next: 0, token: Token::default() }
    }
}

/// The tokens of one text.
pub(crate) struct Stream {
    terms: String,
    pieces: Vec<Piece>,
    next: usize,
    token: Token,
}

impl TokenStream for Stream {
    fn advance(&mut self) -> bool {
        let Some(piece) = self.pieces.get(self.next) else { return false };
        self.next += 1;
        self.token.text.clear();
        self.token.text.push_str(&self.terms[piece.term.clone()]);
        (self.token.offset_from, self.token.offset_to) = (piece.bytes.start, piece.bytes.end);
        self.token.position = piece.position;
        true
    }

    fn token(&self) -> &Token {
        &self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        &mut self.token
    }
}
