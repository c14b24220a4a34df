//! What texts come to: a table of texts with their tokens, and the fingerprint of the whole.

use vestnik_analysis::{Analyzer, Scratch};

/// Tokens as `term` with the position before the first at each: `0 су34 су 34 1 сбит`.
fn tokens(text: &str) -> String {
    let mut written: Vec<String> = Vec::new();
    let mut last = None;
    Analyzer::new().analyze(text, &mut Scratch::new(), &mut |token| {
        if last.replace(token.position) != Some(token.position) {
            written.push(token.position.to_string());
        }
        written.push(token.term.to_owned());
    });
    written.join(" ")
}

#[test]
fn texts_come_to_these_tokens() {
    let mut wrong = Vec::new();
    for line in include_str!("data/tokens.tsv").lines().filter(|line| !line.starts_with('#')) {
        let (text, expected) = line.split_once('\t').expect("a tab");
        let found = tokens(&text.replace("\\n", "\n"));
        if found != expected {
            wrong.push(format!("{text}\t{found}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A change here means that every index has to be made anew: intended changes raise it, others are mistakes.
#[test]
fn the_fingerprint_is_the_known_one() {
    assert_eq!(Analyzer::new().fingerprint(), "cc114f2f726ca847");
}

#[test]
fn spans_are_those_of_the_text_as_given() {
    let text = "«За\u{301}мок\u{ad}» О'Нил: Су-34, 10 000.";
    let mut spans = Vec::new();
    Analyzer::new()
        .analyze(text, &mut Scratch::new(), &mut |token| spans.push(&text[token.start..token.end]));
    spans.dedup();
    assert_eq!(spans, ["За\u{301}мок", "О'Нил", "Су-34", "10", "10 000", "000"]);
}
