//! Where the page shows its headline.

use crate::dom::{Block, ElementId, Page, Tag};
use crate::fold::{is_in_word, lower, same_words};
use crate::words::Words;
use std::cell::LazyCell;

/// The element that shows the headline: a heading with its words, else the first `h1`.
pub(super) fn element_of(page: &Page<'_>, headline: &str) -> Option<ElementId> {
    let headings = || page.telling().filter(|(_, element)| matches!(element.tag, Tag::Heading(_)));
    let wanted = LazyCell::new(|| Words::of(headline));
    let ends = Ends::of(headline);
    let by_words = headings().find(|(id, element)| {
        let own = page.raw_text_of(*id);
        if !ends.may_meet(own) {
            return false;
        }
        // Most pages show what their head says, letter by letter.
        if (own.trim() == headline && !headline.is_empty()) || same_words(own, headline) {
            return true;
        }
        let own = Words::of(own);
        // The first heading may be a short form of what the head says.
        let begins = element.tag == Tag::Heading(1) && wanted.starts_with(&own);
        own == *wanted || (own.len() > 3 && (begins || wanted.ends_with(&own) || own.ends_with(&wanted)))
    });
    let first =
        || headings().find(|(_, element)| element.tag == Tag::Heading(1) && !element.blocks.is_empty());
    let by_block = || {
        let says_it = |text: &str| ends.may_be_same(text) && same_words(text, headline);
        page.blocks.iter().find(|block| says_it(page.block_text(block))).map(|block| block.element)
    };
    // Where headings are only large print, a section or a date may stand on the same line.
    let by_end_of_block = || {
        let most = headline.chars().count() as u32 + LONGEST_KICKER;
        let mut short = page.blocks.iter().filter(|block| block.chars < most);
        let ends_so = |block: &&Block| {
            let text = page.block_text(block);
            ends.may_meet(text) && Words::of(text).ends_with(&wanted)
        };
        short.find(ends_so).map(|block| block.element)
    };
    by_words
        .map(|(id, _)| id)
        .or_else(|| by_block().filter(|_| !wanted.is_empty()))
        .or_else(|| by_end_of_block().filter(|_| wanted.len() > 3))
        .or_else(|| first().map(|(id, _)| id))
}

/// The first and the last letter of a text. Texts that have neither in common do not begin or end with the same words, which
/// is told without a look at what stands between.
pub(super) struct Ends(Option<(char, char)>);

impl Ends {
    pub(super) fn of(text: &str) -> Ends {
        // The letter that has a form of its own at the end of a word is one letter.
        let folded = |c: char| if c == 'ς' { 'σ' } else { lower(c) };
        let first = text.chars().find(|c| is_in_word(*c));
        let last = || text.chars().rfind(|c| is_in_word(*c));
        Ends(first.and_then(|first| Some((folded(first), folded(last()?)))))
    }

    /// Whether another text may have the same words.
    pub(super) fn may_be_same(&self, text: &str) -> bool {
        let (Some(own), Some(other)) = (self.0, Ends::of(text).0) else { return true };
        own == other
    }

    /// Whether another text may end with the same words, or have none.
    pub(super) fn may_end_alike(&self, text: &str) -> bool {
        let (Some(own), Some(other)) = (self.0, Ends::of(text).0) else { return true };
        own.1 == other.1
    }

    /// Whether another text may begin or end with the same words, or have none.
    fn may_meet(&self, text: &str) -> bool {
        let (Some(own), Some(other)) = (self.0, Ends::of(text).0) else { return true };
        own.0 == other.0 || own.1 == other.1
    }
}

/// What may stand on the line of a headline before it, in characters.
const LONGEST_KICKER: u32 = 60;

#[cfg(test)]
mod tests {
    use super::{Ends, element_of};
    use crate::dom::Parsed;
    use crate::fold::same_words;
    use crate::words::Words;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn texts_that_do_not_meet_have_no_words_in_common(
            a in "[aAbжЖΣσςİi̇ı«.\u{307} -]{0,6}",
            b in "[aAbжЖΣσςİi̇ı«.\u{307} -]{0,6}"
        ) {
            for b in [a.to_uppercase(), a.to_lowercase(), format!("«{a}»"), format!("{b} {a}"), b] {
                let (ends, own, other) = (Ends::of(&a), Words::of(&a), Words::of(&b));
                let end_alike = own == other || own.ends_with(&other) || other.ends_with(&own);
                let meet = end_alike || own.starts_with(&other) || other.starts_with(&own);
                prop_assert!(ends.may_meet(&b) || !meet, "{:?} {:?}", a, b);
                prop_assert!(ends.may_end_alike(&b) || !end_alike, "{:?} {:?}", a, b);
                prop_assert!(ends.may_be_same(&b) || !same_words(&a, &b), "{:?} {:?}", a, b);
            }
        }
    }

    #[test]
    fn the_headline_stands_where_its_words_do() {
        for (html, wanted) in [
            ("<h1>Best ferries of the isles</h1><h2>Best ferries of the isles in 2025</h2>", Some(1)),
            ("<h1>Guide</h1><h2>Best ferries of the isles in 2025</h2>", Some(2)),
            ("<h1>Travel: best ferries of the isles in 2025</h1>", Some(1)),
            ("<h1>Guide</h1>", Some(1)),
            ("<p>None", None),
        ] {
            let parsed = Parsed::parse(html, 1 << 20);
            let page = parsed.page();
            let found = element_of(&page, "Best ferries of the isles in 2025");
            let level = found.map(|id| page.element(id).context.heading());
            assert_eq!(level, wanted, "{html}");
        }
    }
}
