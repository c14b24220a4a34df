//! Titles of pages, which carry more than a headline: the name of the site, a section.

use super::witness::Witness;
use crate::dom::{Page, Tag};
use crate::fold::push_words;
use crate::words::Words;
use vestnik_document::Source;

const SEPARATORS: [&str; 16] = [
    " | ", " - ", " – ", " — ", " :: ", " / ", " » ", " · ", " • ", " « ", " // ", " > ", " ‹ ", " › ",
    " < ", "|",
];

/// The title without the name of the site at either end.
pub(super) fn strip_site(title: &str, site_names: &[String]) -> String {
    let mut title = title.trim();
    for _ in 0..3 {
        let cut = separators(title).find_map(|separator| {
            let (head, tail) = title.rsplit_once(separator)?;
            if is_name(tail, site_names) && !head.trim().is_empty() {
                return Some(head);
            }
            let (head, tail) = title.split_once(separator)?;
            (is_name(head, site_names) && !tail.trim().is_empty()).then_some(tail)
        });
        match cut {
            Some(rest) => title = rest.trim(),
            None => break,
        }
    }
    title.to_owned()
}

/// The separators that a title may hold, by a quick look for their signs: most have none of most.
fn separators(title: &str) -> impl Iterator<Item = &'static str> {
    let may_hold = |sign: u8| memchr::memchr(sign, title.as_bytes()).is_some();
    SEPARATORS.into_iter().zip(SIGNS).filter(move |(_, sign)| may_hold(*sign)).map(|(separator, _)| separator)
}

/// The last byte of each separator that is no space.
const SIGNS: [u8; SEPARATORS.len()] = {
    let (mut signs, mut at) = ([0; SEPARATORS.len()], 0);
    while at < signs.len() {
        signs[at] = match SEPARATORS[at].as_bytes() {
            [.., sign, b' '] | [.., sign] => *sign,
            [] => 0,
        };
        at += 1;
    }
    signs
};

fn is_name(text: &str, site_names: &[String]) -> bool {
    let compact = |text: &str| {
        let mut words = String::new();
        push_words(&mut words, text);
        words
    };
    // A short name is part of other words: `Мир` of `Перемирие`.
    let is_long = |text: &str| text.chars().nth(4).is_some();
    let text = compact(text);
    site_names.iter().any(|name| {
        let name = compact(name);
        !text.is_empty()
            && !name.is_empty()
            && (text == name
                || (is_long(&name) && text.contains(&name))
                || (is_long(&text) && name.contains(&text)))
    })
}

/// What a title may end with behind a longer part: the name of the site. Lines that say no more are no headline.
pub(super) fn short_ends(title: &str) -> Vec<&str> {
    let parts = separators(title).filter_map(|separator| title.rsplit_once(separator));
    let ends = parts.filter(|(head, tail)| Words::of(tail).len() <= 4 && Words::of(head).len() >= 4);
    ends.map(|(_, tail)| tail).collect()
}

/// The title without a short last part, which mostly is a section or a site.
pub(super) fn strip_last_part(title: &str) -> String {
    let cut = separators(title)
        .filter_map(|separator| title.rsplit_once(separator))
        .max_by_key(|(head, _)| head.len());
    match cut {
        Some((head, tail)) if Words::of(tail).len() <= 4 && Words::of(head).len() >= 3 => {
            head.trim().to_owned()
        }
        _ => title.to_owned(),
    }
}

/// A line of the page that its title holds, with the name of the site before or behind it: the headline of pages whose
/// headings are only large print.
pub(super) fn line_of_title(page: &Page<'_>, title: &str) -> Option<Witness> {
    let has_h1 =
        page.telling().any(|(_, element)| element.tag == Tag::Heading(1) && !element.blocks.is_empty());
    if has_h1 {
        return None;
    }
    let title = Words::of(title);
    let is_part = |text: &str| {
        let own = Words::of(text);
        own.len() > 3
            && own.len() < title.len()
            && title.len() <= own.len() + MOST_OF_SITE
            && (title.starts_with(&own) || title.ends_with(&own))
    };
    let blocks = page.blocks.iter().filter(|block| block.link_chars == 0 && (20..250).contains(&block.chars));
    let line = blocks.map(|block| page.block_text(block)).find(|text| is_part(text))?;
    Some(Witness::new(Source::PageText, "line that the title holds", line, 5))
}

/// How many words the name of a site has.
const MOST_OF_SITE: usize = 5;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sites_and_sections_are_taken_off_titles() {
        let names = ["Harbour Post".to_owned(), "Мир".to_owned()];
        for (title, wanted) in [
            ("Ferry returns to the isles | Harbour Post", "Ferry returns to the isles"),
            ("The Harbour Post: ferry returns", "The Harbour Post: ferry returns"),
            ("Harbour Post - Ferry returns to the isles", "Ferry returns to the isles"),
            ("Harbour Post", "Harbour Post"),
            ("Ferry returns to the isles ‹ Harbour Post", "Ferry returns to the isles"),
            ("Стороны ведут переговоры | Мир", "Стороны ведут переговоры"),
            ("Стороны ведут переговоры - Перемирие близко", "Стороны ведут переговоры - Перемирие близко"),
            ("", ""),
        ] {
            assert_eq!(strip_site(title, &names), wanted, "{title}");
        }
        assert_eq!(strip_last_part("Ferry returns to the isles | Travel"), "Ferry returns to the isles");
        assert_eq!(strip_last_part("Ferry | Travel"), "Ferry | Travel");
        assert!(short_ends("Ferry returns to isles | Quiet Notes").contains(&"Quiet Notes"));
        assert!(short_ends("Quiet Notes | Ferry returns to isles").is_empty());
    }
}
