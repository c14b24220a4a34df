//! What holds for any text whatever.

use proptest::prelude::*;
use vestnik_analysis::{Analyzer, PARAGRAPH_GAP, Scratch, TermKind, layout};

type Owned = (String, TermKind, u32, usize, usize);

fn tokens(text: &str, scratch: &mut Scratch) -> Vec<Owned> {
    let mut found = Vec::new();
    Analyzer::new().analyze(text, scratch, &mut |token| {
        found.push((token.term.to_owned(), token.kind, token.position, token.start, token.end));
    });
    found
}

/// Texts made of what the tokenizer looks at, so that its branches are met often.
fn newsy() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "[а-яА-ЯёЁ]{1,8}",
        "[a-zA-Z]{1,8}",
        "[A-ZА-Я]{1,6}",
        "[0-9]{1,4}",
        "[-‐–—.,'’ :/@_&\n\u{a0}]{1,2}",
        "[\u{301}\u{ad}\u{200b}\u{306}\u{feff}]",
        "[éøłİßς北京รا]{1,2}",
        ".{0,3}",
    ];
    prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

/// As the engine takes terms of any length but not of 64 KB, and nobody looks for them.
#[test]
fn no_term_is_longer_than_two_hundred_bytes() {
    let ones = "1".repeat(70_000);
    let texts = [
        "ы".repeat(70_000),
        format!("{ones}км"),
        format!("{ones}.5 км"),
        "1 000 ".repeat(20_000) + "км",
        format!("Су-{ones}"),
        "a.".repeat(40_000),
        format!("экс-{}", "и".repeat(40_000)),
        format!("О'{}", "Н".repeat(40_000)),
    ];
    for text in &texts {
        for (term, ..) in tokens(text, &mut Scratch::new()) {
            assert!(term.len() <= 200, "{} bytes of {}", term.len(), &term[..20]);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn tokens_are_well_formed(text in newsy()) {
        let mut scratch = Scratch::new();
        let first = tokens(&text, &mut scratch);
        prop_assert_eq!(&first, &tokens(&text, &mut scratch), "the cache changes nothing");
        let (mut position, mut start) = (0, 0);
        for (term, _, at, from, to) in &first {
            prop_assert!(!term.is_empty() && term.len() <= 256);
            prop_assert!(text.get(*from..*to).is_some_and(|word| !word.is_empty()));
            prop_assert!(*at >= position && *from >= start);
            (position, start) = (*at, *from);
        }
    }

    #[test]
    fn paragraphs_are_analysed_alone(one in newsy(), two in newsy()) {
        let (one, two) = (one.replace('\n', " "), two.replace('\n', " "));
        let mut scratch = Scratch::new();
        let mut expected = tokens(&one, &mut scratch);
        let shift = expected.last().map_or(0, |token| token.2 + PARAGRAPH_GAP);
        for (term, kind, position, start, end) in tokens(&two, &mut scratch) {
            expected.push((term, kind, position + shift, start + one.len() + 1, end + one.len() + 1));
        }
        prop_assert_eq!(tokens(&format!("{one}\n{two}"), &mut scratch), expected);
    }

    #[test]
    fn queries_are_well_formed(text in newsy()) {
        let analyzer = Analyzer::new();
        let readings = analyzer.query_readings(&text);
        prop_assert_eq!(&readings[0], &analyzer.query_words(&text));
        for words in &readings {
            for (at, word) in words.iter().enumerate() {
                prop_assert!(text.get(word.span.clone()).is_some_and(|span| !span.is_empty()));
                prop_assert_eq!(word.offset as usize, at);
                prop_assert!(!word.terms.is_empty());
            }
        }
        analyzer.prefix_keys(&text);
        analyzer.fold(&text);
        layout::other_layout(&text);
    }

    #[test]
    fn a_text_finds_itself(text in newsy()) {
        let text = text.replace('\n', " ");
        let indexed = tokens(&text, &mut Scratch::new());
        for word in Analyzer::new().query_words(&text) {
            let found = indexed.iter().any(|token| {
                token.2 == word.offset && word.terms.iter().any(|term| term.term == token.0)
            });
            prop_assert!(found, "{:?} in {:?}", word, indexed);
        }
    }

    #[test]
    fn any_string_is_analysed(text in any::<String>()) {
        tokens(&text, &mut Scratch::new());
        Analyzer::new().query_readings(&text);
    }
}
