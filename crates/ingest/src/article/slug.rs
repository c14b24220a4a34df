//! The words of a page's address: most sites make them from the headline that the article was first filed under.

use super::witness::Witness;
use crate::dom::{Page, Tag};
use crate::fold::bare_words;
use crate::marks::Marks;
use crate::words::Words;
use vestnik_document::Source;

/// The words of the part of an address that is most like a headline.
#[derive(Debug, Default)]
pub(crate) struct Slug {
    words: Words,
}

/// Fewer words name a section or a topic.
const FEWEST: usize = 4;
/// Hundredths of the words that a text and a slug must share. Slugs leave out articles and are cut at the end.
const ALIKE: usize = 70;
/// No headline has more words, and no heading that is one more bytes.
const MOST: usize = 40;
const LONGEST: usize = 300;

impl Slug {
    /// The slug of an address; empty where it has none.
    pub(crate) fn of(url: Option<&str>) -> Slug {
        let path =
            url.and_then(|url| url.split("://").nth(1)).unwrap_or("").split(['?', '#']).next().unwrap_or("");
        let parts = path.split('/').skip(1).map(without_ending);
        let longest = parts.max_by_key(|part| words_of(part).count()).unwrap_or("");
        let words: Words = words_of(longest).take(MOST).collect();
        Slug { words: if words.len() < FEWEST { Words::default() } else { words.written(plain) } }
    }

    /// How much of a text, whose words these are, and the slug is common, in hundredths; 0 where it is too little to say
    /// anything.
    pub(crate) fn likeness(&self, text: &Words) -> usize {
        if self.words.is_empty() || text.is_empty() {
            return 0;
        }
        let text = text.written_by(plain, has_accents);
        let common = self.words.iter().filter(|word| text.contains(word)).count();
        let strange = self.words.len() - common;
        let likeness = 100 * common / (text.len() + strange);
        if likeness < ALIKE { 0 } else { likeness.min(100) }
    }
}

/// One part of the path, without the ending of a file.
fn without_ending(part: &str) -> &str {
    match part.rsplit_once('.') {
        Some((name, ending)) if ending.len() <= 5 => name,
        _ => part,
    }
}

/// The words of one part of the path, without numbers of articles.
fn words_of(part: &str) -> impl Iterator<Item = &str> {
    let is_number = |word: &&str| word.bytes().filter(u8::is_ascii_digit).count() >= 5;
    bare_words(part).filter(move |word| !is_number(word))
}

/// Whether a text may have letters that are written otherwise in addresses, from U+00C0 to U+017F. Russian has none.
fn has_accents(text: &str) -> bool {
    text.bytes().any(|byte| matches!(byte, 0xc3..=0xc5))
}

/// Words as sites write them in addresses: without accents, umlauts as two letters.
fn plain(words: &str) -> String {
    let mut plain = String::with_capacity(words.len());
    if words.is_ascii() {
        plain.push_str(words);
        return plain;
    }
    for c in words.chars() {
        match c {
            'ä' | 'æ' => plain.push_str("ae"),
            'ö' | 'ø' | 'œ' => plain.push_str("oe"),
            'ü' => plain.push_str("ue"),
            'ß' => plain.push_str("ss"),
            'å' => plain.push_str("aa"),
            'à' | 'á' | 'â' | 'ã' | 'ą' | 'ă' => plain.push('a'),
            'è' | 'é' | 'ê' | 'ë' | 'ę' | 'ě' => plain.push('e'),
            'ì' | 'í' | 'î' | 'ï' | 'ı' => plain.push('i'),
            'ò' | 'ó' | 'ô' | 'õ' => plain.push('o'),
            'ù' | 'ú' | 'û' | 'ů' => plain.push('u'),
            'ç' | 'ć' | 'č' => plain.push('c'),
            'ñ' | 'ń' | 'ň' => plain.push('n'),
            'ś' | 'š' | 'ş' => plain.push('s'),
            'ź' | 'ż' | 'ž' => plain.push('z'),
            'ł' => plain.push('l'),
            'ğ' => plain.push('g'),
            'ý' => plain.push('y'),
            _ => plain.push(c),
        }
    }
    plain
}

/// The first smaller heading that the address was made from, on a page without any other: there the site has its sign in the `h1`
/// and its name in the title.
pub(super) fn heading_of_address(
    page: &Page<'_>,
    witnesses: &[Witness],
    words: &[Words],
    slug: &Slug,
) -> Option<Witness> {
    let is_shown =
        |(witness, words): (&Witness, &Words)| witness.source == Source::Heading || slug.likeness(words) > 0;
    if slug.words.is_empty() || witnesses.iter().zip(words).any(is_shown) {
        return None;
    }
    let headings = page.telling().filter(|(_, element)| {
        matches!(element.tag, Tag::Heading(2 | 3)) && !element.marks.intersects(Marks::DISCARD)
    });
    let mut texts = headings
        .map(|(id, _)| id)
        .filter(|id| page.raw_text_of(*id).len() <= LONGEST)
        .map(|id| page.text_of(id));
    let text = texts.find(|text| slug.likeness(&Words::of(text)) > 0)?;
    Some(Witness::new(Source::Heading, "heading of the address", text, 4))
}

#[cfg(test)]
mod tests {
    use super::Slug;
    use crate::words::Words;
    use crate::{DecodedText, ExtractOptions, extract};

    #[test]
    fn a_slug_is_like_the_headline_that_it_was_made_from() {
        for (url, text, alike) in [
            ("https://a.example/2024/gruene-wiesen-am-see-article12345.html", "Grüne Wiesen am See", true),
            (
                "https://a.example/news/ferry-returns-to-the-isles-b2651790",
                "Ferry returns to the isles",
                true,
            ),
            (
                "https://a.example/ferry-returns-to-isles-after-storm",
                "The ferry returns to the isles after storm",
                true,
            ),
            (
                "https://a.example/ferry-returns-to-the-isles",
                "Islanders cheer as the ferry comes home",
                false,
            ),
            ("https://a.example/news/politics", "News politics", false),
            ("https://a.example/", "", false),
            ("nonsense", "nonsense of four words", false),
        ] {
            assert_eq!(Slug::of(Some(url)).likeness(&Words::of(text)) > 0, alike, "{url}: {text}");
        }
        assert_eq!(Slug::of(None).likeness(&Words::of("one two three four")), 0);
    }

    #[test]
    fn no_more_of_an_address_is_read_than_a_headline_has() {
        let url = format!("https://a.example/{}", "ferry-".repeat(1000));
        assert_eq!(Slug::of(Some(&url)).words.len(), 40);
    }

    #[test]
    fn the_address_names_the_headline_of_a_page_with_a_sign_for_its_h1() {
        for (h1, wanted) in
            [("<img src=sign.png>", "Ferry returns to the isles"), ("Isles at sea", "Isles at sea")]
        {
            let html = format!(
                "<title>harbourpost</title><link rel=canonical href=https://a.example/ferry-returns-to-the-isles><h1>{h1}</h1><h2>Ferry returns to the isles</h2><p>The ferry sailed on Tuesday.</p>"
            );
            let page = DecodedText { text: html, encoding: "UTF-8", ..DecodedText::default() };
            assert_eq!(extract(&page, &ExtractOptions::default()).article.headline, wanted);
        }
    }
}
