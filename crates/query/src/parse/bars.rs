//! `|` between words is `OR`. In the title of a page it parts the headline from the name of the site, and says nothing.

use super::lexer::{Lexeme, Token};
use crate::plan::Warning;

/// From so many words on a query may be a title.
const MANY_WORDS: usize = 6;

/// Alternatives of a title have more words than this on the average; those that someone chose from have one or two.
const FEW_WORDS: usize = 2;

/// Leaves out the bars of a title.
pub(crate) fn leave_out_of_titles(text: &str, lexemes: &mut Vec<Lexeme>, warnings: &mut Vec<Warning>) {
    let is_bar = |lexeme: &Lexeme| lexeme.token == Token::Or && &text[lexeme.span.clone()] == "|";
    let words = lexemes.iter().filter(|lexeme| matches!(lexeme.token, Token::Word | Token::Phrase(_)));
    let (words, bars) = (words.count(), lexemes.iter().filter(|lexeme| is_bar(lexeme)).count());
    if bars == 0 || words < MANY_WORDS || words <= FEW_WORDS * (bars + 1) {
        return;
    }
    let message = "this sign was left out, because the query reads like the title of a page; OR stands between words \
                   of which one is enough";
    let left_out = lexemes.iter().filter(|lexeme| is_bar(lexeme));
    warnings.extend(left_out.map(|bar| Warning { span: bar.span.clone(), message: message.to_owned() }));
    lexemes.retain(|lexeme| !is_bar(lexeme));
}
