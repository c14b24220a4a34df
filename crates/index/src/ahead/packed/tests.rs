//! What is packed comes back.

use super::*;
use proptest::prelude::*;

const TEXT: Field = Field::from_field_id(3);
const KEYS: Field = Field::from_field_id(200);

/// The tokens of packed fields, by terms.
fn unpacked(packed: &[u8], vocabulary: &Vocabulary) -> Vec<(u32, String, Vec<u32>)> {
    let mut all = Vec::new();
    for field in fields(packed, |field| field == TEXT) {
        let (number, tokens) = (field.field.field_id(), field.tokens);
        let before = all.len();
        match field.terms {
            PackedTerms::Keys(keys) => {
                all.extend(keys.map(|key| (number, String::from_utf8(key.to_vec()).unwrap(), vec![])));
            }
            PackedTerms::WithPlaces(terms) => all.extend(terms.map(|term| {
                let name = vocabulary.with_term(term.number, str::to_owned);
                let places = places(term.places);
                assert_eq!(places.len(), term.count as usize);
                (number, name, places)
            })),
        }
        let count: usize = all[before..].iter().map(|(_, _, places)| places.len().max(1)).sum();
        assert_eq!(count, tokens as usize);
    }
    all
}

fn places(steps: &[u8]) -> Vec<u32> {
    let (mut reader, mut at) = (Reader::new(steps), 0);
    let next = || {
        at += reader.number()? as u32;
        Some(at)
    };
    std::iter::from_fn(next).collect()
}

/// What is unpacked of a packed text.
fn there_and_back(text: &str) -> Vec<(u32, String, Vec<u32>)> {
    let (mut packer, vocabulary) = (Packer::default(), Vocabulary::with_room(1 << 20));
    packer.text(TEXT, &Analyzer::new(), &vocabulary, text);
    unpacked(&packer.take(), &vocabulary)
}

/// The tokens of a text, by terms in the order in which these came.
fn expected(text: &str) -> Vec<(u32, String, Vec<u32>)> {
    let mut terms: Vec<(u32, String, Vec<u32>)> = Vec::new();
    Analyzer::new().analyze(text, &mut Scratch::new(), &mut |token| match terms
        .iter_mut()
        .find(|(_, term, _)| term == token.term)
    {
        Some((_, _, places)) => places.push(token.position),
        None => terms.push((TEXT.field_id(), token.term.to_owned(), vec![token.position])),
    });
    terms
}

#[test]
fn tokens_come_back_by_terms() {
    for text in ["", "  ", "Лавров и Лавров, Лаврова\nСу-34 U.S. экс-министр", "a b a\n\n\nc a"]
    {
        assert_eq!(there_and_back(text), expected(text), "{text}");
    }
    let long: String = (0..5_000).map(|number| format!("w{} ", number % 3_000)).collect();
    assert_eq!(there_and_back(&long), expected(&long));
    let apart = format!("a{} a", "\n b".repeat(20_000));
    assert_eq!(there_and_back(&apart), expected(&apart));
}

#[test]
fn fields_stand_one_after_another() {
    let (mut packer, vocabulary) = (Packer::default(), Vocabulary::with_room(1 << 20));
    packer.keys(KEYS, [b"ria.ru".as_slice(), b"ru"]);
    packer.text(TEXT, &Analyzer::new(), &vocabulary, "мир");
    packer.text(TEXT, &Analyzer::new(), &vocabulary, "");
    packer.keys(KEYS, [vec![b'a'; LONGEST_TERM + 1].as_slice()]);
    let all = unpacked(&packer.take(), &vocabulary);
    assert_eq!(all, [(200, "ria.ru".into(), vec![]), (200, "ru".into(), vec![]), (3, "мир".into(), vec![0])]);
    assert!(packer.take().is_empty());
}

proptest! {
    #[test]
    fn any_text_comes_back(text in "([а-яА-Яa-zA-Z0-9'. \n\u{301}-]|\\PC){0,60}") {
        prop_assert_eq!(there_and_back(&text), expected(&text));
    }

    #[test]
    fn anything_else_ends_quietly(bytes in proptest::collection::vec(any::<u8>(), 0..60)) {
        for field in fields(&bytes, |field| field.field_id() % 2 == 0) {
            match field.terms {
                PackedTerms::Keys(keys) => keys.for_each(drop),
                PackedTerms::WithPlaces(terms) => terms.for_each(drop),
            }
        }
    }
}
