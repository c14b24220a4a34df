//! Tokens that were packed ahead, in the shape that tantivy asks for.

use crate::ahead::{Step, Unpacked};
use tantivy::tokenizer::{TextAnalyzer, Token, TokenStream, Tokenizer};

/// Reads packed tokens. A text of a field with this tokenizer is never given to tantivy as it is.
#[derive(Clone, Copy)]
pub(crate) struct PackedTokens;

impl PackedTokens {
    pub(crate) fn text_analyzer() -> TextAnalyzer {
        TextAnalyzer::from(PackedTokens)
    }
}

impl Tokenizer for PackedTokens {
    type TokenStream<'a> = Stream<'a>;

    fn token_stream<'a>(&'a mut self, packed: &'a str) -> Stream<'a> {
        Stream { packed: Unpacked::new(packed), token: Token::default() }
    }
}

/// The tokens of one text, by terms. Offsets are not known any more, and tantivy keeps none.
pub(crate) struct Stream<'a> {
    packed: Unpacked<'a>,
    token: Token,
}

impl TokenStream for Stream<'_> {
    fn advance(&mut self) -> bool {
        match self.packed.next() {
            Some(Step::Term(term, position)) => {
                self.token.text.clear();
                self.token.text.push_str(term);
                self.token.position = position as usize;
            }
            Some(Step::Further(by)) => self.token.position += by as usize,
            None => return false,
        }
        true
    }

    fn token(&self) -> &Token {
        &self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        &mut self.token
    }
}
