//! The words of a page's address: most sites make them from the headline that the article was first filed under.

use super::words;

/// The words of the part of an address that is most like a headline.
#[derive(Debug, Default)]
pub(crate) struct Slug {
    words: Vec<String>,
}

/// Fewer words name a section or a topic.
const FEWEST: usize = 4;
/// Hundredths of the words that a text and a slug must share. Slugs leave out articles and are cut at the end.
const ALIKE: usize = 70;

impl Slug {
    /// The slug of an address; empty where it has none.
    pub(crate) fn of(url: Option<&str>) -> Slug {
        let path =
            url.and_then(|url| url.split("://").nth(1)).unwrap_or("").split(['?', '#']).next().unwrap_or("");
        let parts = path.split('/').skip(1).map(words_of);
        let words = parts.max_by_key(Vec::len).unwrap_or_default();
        Slug { words: if words.len() < FEWEST { Vec::new() } else { words } }
    }

    /// How much of a text and the slug is common, in hundredths; 0 where it is too little to say anything.
    pub(crate) fn likeness(&self, text: &str) -> usize {
        let text: Vec<String> = words(text).iter().map(|word| plain(word)).collect();
        if self.words.is_empty() || text.is_empty() {
            return 0;
        }
        let common = self.words.iter().filter(|word| text.contains(word)).count();
        let strange = self.words.len() - common;
        let likeness = 100 * common / (text.len() + strange);
        if likeness < ALIKE { 0 } else { likeness.min(100) }
    }
}

/// The words of one part of the path, without numbers of articles and the ending of a file.
fn words_of(part: &str) -> Vec<String> {
    let part = match part.rsplit_once('.') {
        Some((name, ending)) if ending.len() <= 5 => name,
        _ => part,
    };
    let is_number = |word: &str| word.chars().filter(char::is_ascii_digit).count() >= 5;
    words(part).iter().filter(|word| !is_number(word)).map(|word| plain(word)).collect()
}

/// The word as sites write it in addresses: without accents, umlauts as two letters.
fn plain(word: &str) -> String {
    let mut plain = String::with_capacity(word.len());
    for c in word.chars() {
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

#[cfg(test)]
mod tests {
    use super::Slug;

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
            assert_eq!(Slug::of(Some(url)).likeness(text) > 0, alike, "{url}: {text}");
        }
        assert_eq!(Slug::of(None).likeness("one two three four"), 0);
    }
}
