use super::*;
use crate::token::TermKind;
use crate::unit::Class;
use crate::window::Window;
use crate::{Analyzer, NumberedToken, PARAGRAPH_GAP, Scratch, Token, Vocabulary};
use proptest::prelude::*;

/// The terms that are kept of a word; where none are, `made` are.
fn all(words: &mut Words, word: &str, class: Class, made: &[(&str, TermKind)]) -> Vec<(String, TermKind)> {
    let (mut window, mut terms, mut loose) = (Window::default(), Terms::default(), Vec::new());
    window.push(0, word.len(), class, 0);
    made.iter().for_each(|(term, kind)| terms.add(term, *kind, 1.0));
    if !words.find(word, &mut window.sought) {
        words.keep(word, &mut window.sought[0], &terms, &mut loose);
    }
    let mut found = Vec::new();
    window.loose = loose;
    window.empty(words, |_, term| found.push((words.names.get(term.number).to_owned(), term.kind)));
    found
}

#[test]
fn what_was_made_is_kept_by_word_and_tag() {
    let mut words = Words::new(1 << 20);
    let terms: Vec<_> = ["а", "bb", "ввв", "dd", "e"].into_iter().zip(KINDS).collect();
    let owned: Vec<_> = terms.iter().map(|(term, kind)| (term.to_string(), *kind)).collect();
    assert_eq!(all(&mut words, "слово", Class::Word, &terms), owned);
    assert_eq!(all(&mut words, "слово", Class::Word, &[]), owned, "kept");
    assert_eq!(all(&mut words, "слово", Class::Number, &[]), [], "another tag");
    let long = "ы".repeat(70);
    assert_eq!(all(&mut words, &long, Class::Word, &terms), owned);
    assert_eq!(all(&mut words, &long, Class::Word, &[]), [], "too long to keep");
}

#[test]
fn words_that_begin_alike_are_kept_apart() {
    let mut words = Words::new(1 << 20);
    let long = "двенадцатилетнему";
    let all_of_it = long.char_indices().map(|(end, _)| &long[..end]).skip(1).chain([
        "двенадцатилетнего",
        "двенадцатилетнегоо",
        "двенадцатилетнем\0",
        "двенадцать\0",
        "двенадцать\0\0\0\0",
        "двенадцатить",
        "двенадцатить\0",
    ]);
    let term = |word: &str| (word.trim_end_matches('\0').to_owned() + "|", TermKind::Stem);
    for (round, word) in all_of_it.clone().map(|word| (0, word)).chain(all_of_it.map(|word| (1, word))) {
        let (own, kind) = term(word);
        let made = if round == 0 { vec![(own.as_str(), kind)] } else { vec![("another", kind)] };
        assert_eq!(all(&mut words, word, Class::Word, &made), [(own.clone(), kind)], "{word:?}");
        let two = [(own.as_str(), kind), ("two", TermKind::Entity)];
        let found = all(&mut words, word, Class::Number, &two);
        assert_eq!(found, two.map(|(term, kind)| (term.to_owned(), kind)), "{word:?}");
    }
    words.grow();
    assert_eq!(all(&mut words, long, Class::Word, &[]), []);
    let (own, kind) = term("двенадцатилетнего");
    assert_eq!(all(&mut words, "двенадцатилетнего", Class::Word, &[]), [(own, kind)], "after it grew");
}

#[test]
fn many_words_are_kept_apart() {
    let mut words = Words::new(1 << 20);
    for round in 0..2 {
        for number in 0..6 * LEAST_PAIRS {
            let word = ["", "word", "двенадцатилетнему"][number % 3].to_owned() + &number.to_string();
            let made: &[(&str, TermKind)] = if round == 0 { &[(&word, TermKind::Stem)] } else { &[] };
            let found = all(&mut words, &word, Class::Word, made);
            assert_eq!(found, [(word, TermKind::Stem)], "{round}");
        }
    }
    assert!(words.pairs.len() > LEAST_PAIRS && !words.is_full());
}

#[test]
fn a_full_table_goes_on_to_answer() {
    let mut words = Words { row: vec![0; 2], ..Words::new(1) };
    let made = [("слов", TermKind::Stem)];
    for _ in 0..2 {
        assert_eq!(all(&mut words, "слово", Class::Word, &made), [("слов".to_owned(), TermKind::Stem)]);
    }
    assert!(words.is_full());
    assert_eq!(words.count, 0);
}

/// The tokens of a text by a vocabulary.
fn numbered(text: &str, vocabulary: &Vocabulary) -> Vec<(String, u32)> {
    let mut tokens: Vec<NumberedToken> = Vec::new();
    Analyzer::new().number(text, vocabulary, &mut Scratch::new(), &mut tokens);
    tokens.iter().map(|token| (vocabulary.with_term(token.term, str::to_owned), token.position)).collect()
}

fn plain(text: &str) -> Vec<(String, u32)> {
    let mut tokens = Vec::new();
    let mut each = |token: Token<'_>| tokens.push((token.term.to_owned(), token.position));
    Analyzer::new().analyze(text, &mut Scratch::new(), &mut each);
    tokens
}

#[test]
fn threads_share_a_vocabulary() {
    let vocabulary = Vocabulary::with_room(1 << 20);
    let text: String =
        (0..5_000).map(|number| format!("слово{} word{}\n", number % 700, number % 900)).collect();
    let expected = plain(&text);
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| assert_eq!(numbered(&text, &vocabulary), expected));
        }
    });
    assert_eq!(expected.last().map(|(_, position)| *position), Some(4_999 * (PARAGRAPH_GAP + 1) + 1));
}

proptest! {
    #[test]
    fn a_vocabulary_numbers_what_the_analyzer_says(
        texts in proptest::collection::vec("([а-яА-Яa-zA-Z0-9'. \n-]|\\PC|ы{130}){0,100}", 1..4),
    ) {
        let vocabulary = Vocabulary::with_room(1 << 20);
        for text in &texts {
            prop_assert_eq!(numbered(text, &vocabulary), plain(text));
        }
    }
}
