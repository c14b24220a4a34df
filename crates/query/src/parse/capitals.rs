//! A headline in capitals is no formula: `ПУТИН И ТРАМП НЕ ВСТРЕТЯТСЯ В АНКАРЕ ДО ВЕСНЫ`.

use super::lexer::{Lexeme, Token};
use crate::plan::Warning;

/// From so many words on, all of them in capitals, `И`, `НЕ`, `AND` … are taken as words.
const MANY_WORDS: usize = 6;

/// Turns the operator words of a long query in capitals into words.
pub(crate) fn take_operators_as_words(text: &str, lexemes: &mut [Lexeme], warnings: &mut Vec<Warning>) {
    let words = lexemes.iter().filter(|lexeme| lexeme.token == Token::Word).count();
    if words < MANY_WORDS || text.chars().any(char::is_lowercase) {
        return;
    }
    for lexeme in lexemes {
        let is_operator = matches!(lexeme.token, Token::And | Token::Or | Token::Not);
        let word = &text[lexeme.span.clone()];
        if is_operator && word.chars().all(char::is_alphabetic) {
            let message = format!("{word} was taken as a word, because the whole query is in capitals");
            warnings.push(Warning { span: lexeme.span.clone(), message });
            lexeme.token = Token::Word;
        }
    }
}
