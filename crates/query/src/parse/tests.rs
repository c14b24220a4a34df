//! Whatever is typed is read, and what is printed reads the same.

use super::parse;
use proptest::prelude::*;

/// Random queries: words of both alphabets, operators, quotes, fields, control characters.
pub(crate) fn pieces() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => "[a-zA-Zа-яА-ЯёЁ]{1,8}",
        3 => prop::sample::select(PIECES).prop_map(str::to_owned),
        2 => "[-+!~^*():\"'«»„“”|&.,;<>\\[\\]{} \t\n]{1,4}",
        1 => "\\PC{0,6}",
        1 => prop::collection::vec(any::<char>(), 0..6).prop_map(|chars| chars.into_iter().collect()),
        1 => "[0-9]{1,4}([-./:,][0-9]{1,2}){0,3}",
        1 => "[A-ZА-Я]{1,4}[0-9]{1,4}(’s|'s)?",
    ];
    prop::collection::vec(piece, 0..14).prop_map(|pieces| pieces.concat())
}

const PIECES: &[&str] = &[
    " ",
    " ",
    " ",
    " AND ",
    " OR ",
    " NOT ",
    " И ",
    " ИЛИ ",
    " НЕ ",
    " && ",
    " || ",
    "!",
    "-",
    "+",
    "−",
    "–",
    "*",
    "~1",
    "~2",
    "~9",
    "^2",
    "^0.5",
    "^",
    "\"",
    "«",
    "»",
    "(",
    ")",
    "headline:",
    "заголовок:",
    "site:",
    "сайт:",
    "lang:",
    "язык:",
    "date:",
    "дата:",
    "since:",
    "до:",
    "in:related ",
    "in:",
    "foo:",
    "..",
    "-3d",
    "today",
    "вчера",
    "[2024 TO *]",
    "https://ria.ru/a(b)?c=d",
    "www.x.ru",
    "ria.ru/a",
    "О'Нил",
    "U.S.",
    "т.е.",
    "Су-34",
    "\u{301}",
    "\u{ad}",
    "\u{200b}",
    "\0",
    "AT&T",
    "C++",
    "10:30",
    "1,5",
    "'a b'",
    "в",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: crate::test_cases(20_000), ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_read_and_prints_what_reads_the_same(text in pieces()) {
        let parsed = parse(&text);
        for warning in &parsed.warnings {
            prop_assert!(text.get(warning.span.clone()).is_some(), "{:?} in {text:?}", warning.span);
        }
        if let Some(root) = &parsed.ast.root {
            check_spans(root, &text)?;
        }
        let printed = parsed.ast.to_string();
        let again = parse(&printed);
        prop_assert_eq!(&again.ast, &parsed.ast, "{:?} printed as {:?}", text, printed);
        prop_assert_eq!(again.ast.to_string(), printed);
    }
}

fn check_spans(node: &crate::ast::Node, text: &str) -> Result<(), TestCaseError> {
    use crate::ast::NodeKind;
    prop_assert!(text.get(node.span.clone()).is_some_and(|part| !part.is_empty()), "{node:?} in {text:?}");
    match &node.kind {
        NodeKind::And(nodes) | NodeKind::Or(nodes) => {
            nodes.iter().try_for_each(|node| check_spans(node, text))
        }
        NodeKind::Not(node) | NodeKind::Required(node) | NodeKind::Boost(node, _) => check_spans(node, text),
        _ => Ok(()),
    }
}

#[test]
fn a_site_reads_the_same_when_printed() {
    for text in ["site:.www.x.ru", "site:www.www.x.ru", "site:..x.ru.", "site:www.x.ru"] {
        let printed = parse(text).ast.to_string();
        assert_eq!((printed.as_str(), &parse(&printed).ast), ("site:x.ru", &parse(text).ast), "{text}");
    }
}

#[test]
fn bounds_are_kept_and_said() {
    let deep = format!("{}нато{}", "(".repeat(5_000), ")".repeat(5_000));
    let parsed = parse(&deep);
    assert_eq!(parsed.ast.to_string(), "нато");
    assert!(
        parsed.warnings.iter().all(|warning| warning.message.contains("nest")),
        "{:?}",
        parsed.warnings[0]
    );
    let many = parse(&"слово ".repeat(3_000));
    assert_eq!(many.ast.to_string().split(' ').count(), super::MAX_WORDS);
    assert_eq!(many.warnings.len(), 1);
    let long = parse(&"ё".repeat(100_000));
    assert_eq!((long.ast.to_string().len(), long.warnings.len()), (64 * 1024, 1));
}

#[test]
fn texts_that_only_open_things_are_read_in_no_time() {
    for piece in [
        "\"",
        "«",
        "'a ",
        "(",
        "a--",
        "a:",
        "date:[",
        "-",
        "!",
        "headline:",
        "+(",
        "a*",
        "http://a(",
        "\"a\"~",
        "NOT ",
        "a.a.",
    ] {
        let parsed = parse(&piece.repeat(70_000 / piece.len()));
        assert!(parsed.warnings.len() < 70_000);
    }
}
