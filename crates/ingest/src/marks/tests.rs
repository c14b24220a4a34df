use super::names::{MAX_NAME, Marks, of_name};
use super::table::OF_OTHER;
use proptest::prelude::*;

/// Byte by byte, with each word and each pair looked up in the file.
fn slowly(name: &str) -> Marks {
    let mut words: Vec<String> = vec![String::new()];
    let mut previous = b' ';
    for byte in name.bytes().take(MAX_NAME) {
        let is_letter = byte.is_ascii_alphanumeric();
        if !is_letter || (byte.is_ascii_uppercase() && previous.is_ascii_lowercase()) {
            words.push(String::new());
        }
        if is_letter {
            words.last_mut().unwrap().push(byte.to_ascii_lowercase() as char);
        }
        previous = byte;
    }
    words.retain(|word| !word.is_empty());
    let said = |wanted: &str| {
        let lines = include_str!("marks.tsv").lines().filter_map(|line| line.split_once('\t'));
        let lines = lines.filter(|(_, words)| words.split_ascii_whitespace().any(|word| word == wanted));
        let marks = lines.filter_map(|(name, _)| Marks::NAMES.iter().find(|(_, known)| *known == name));
        marks.fold(Marks::default(), |all, (mark, _)| all | *mark)
    };
    let mut marks = Marks::default();
    for (at, word) in words.iter().enumerate() {
        let before = at.checked_sub(1).map(|at| words[at].as_str());
        if before.is_some_and(|before| OF_OTHER.contains(&before)) {
            continue;
        }
        marks |= said(word);
        marks |= before.map_or(Marks::default(), |before| said(&format!("{before}-{word}")));
    }
    marks
}

proptest! {
    #[test]
    fn names_are_read_as_word_by_word(
        name in "(article|Body|read|also|Also|share|no|has|-|_| |ж|[a-zA-Z0-9]|sidebar|SideBar|text|next|content|main|news|other|long){0,20}"
    ) {
        prop_assert_eq!(of_name(&name), slowly(&name));
    }
}

proptest! {
    #[test]
    fn an_id_of_many_words_says_nothing(id in "(share|ad|-|_|ж|[ «a1])([a-z]{1,2}|[-_ ж«]|share){0,14}") {
        let words = id.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).count();
        let wanted = if words < 7 { slowly(&id) } else { Marks::default() };
        prop_assert_eq!(Marks::of_id(&id), wanted);
    }
}

#[test]
fn every_line_of_the_table_is_found() {
    for line in include_str!("marks.tsv").lines().filter_map(|line| line.split_once('\t')) {
        for word in line.1.split_ascii_whitespace() {
            assert_eq!(of_name(word), slowly(word), "{word}");
        }
    }
}

#[test]
fn names_are_cut_into_words_and_pairs() {
    for (name, mark) in [
        ("article__body", Marks::BODY),
        ("articleBody", Marks::BODY),
        ("b-material-text", Marks::BODY),
        ("js-share-buttons", Marks::SHARE),
        ("ReadAlsoBlock", Marks::RELATED),
        ("b-podpiska", Marks::SUBSCRIBE),
    ] {
        assert!(Marks::of_names("", name).intersects(mark), "{name}");
        assert!(Marks::of_names(name, "").intersects(mark), "{name}");
    }
}

#[test]
fn marks_stand_in_their_places() {
    for (place, (mark, _)) in Marks::NAMES.iter().enumerate() {
        assert_eq!(mark.places().collect::<Vec<_>>(), [place]);
    }
    assert_eq!((Marks::SHARE | Marks::BODY).places().collect::<Vec<_>>(), [0, 5]);
    assert_eq!(Marks::default().places().count(), 0);
}

#[test]
fn plain_names_say_nothing() {
    for name in [
        "no-ads",
        "has-sidebar",
        "row",
        "text-lg",
        "download",
        "header-2",
        "no-shadow",
        "",
        "---",
        "ж",
        "Ж-тело",
    ] {
        assert_eq!(Marks::of_names("", name), Marks::default(), "{name}");
    }
}

#[test]
fn every_line_of_the_table_names_a_mark() {
    for line in include_str!("marks.tsv").lines().filter(|line| !line.starts_with('#') && !line.is_empty()) {
        let (name, _) = line.split_once('\t').expect("a tab");
        assert!(Marks::NAMES.iter().any(|(_, known)| *known == name), "{line}");
    }
}
