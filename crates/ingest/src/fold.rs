//! Letters of running text, told and lowered by their range: the tables of Unicode cost many times as much, and nearly
//! all text here is ASCII or Cyrillic.

/// Whether a character is a letter or a digit.
#[inline]
pub(crate) fn is_in_word(c: char) -> bool {
    match c {
        '\0'..='\x7f' => c.is_ascii_alphanumeric(),
        '\u{400}'..='\u{481}' | '\u{48a}'..='\u{52f}' => true,
        '\u{a0}' | '«' | '»' | '\u{2000}'..='\u{206f}' => false,
        _ => c.is_alphanumeric(),
    }
}

/// Whether a character is a letter.
#[inline]
pub(crate) fn is_letter(c: char) -> bool {
    match c {
        '\0'..='\x7f' => c.is_ascii_alphabetic(),
        '\u{400}'..='\u{481}' | '\u{48a}'..='\u{52f}' => true,
        '\u{a0}' | '«' | '»' | '\u{2000}'..='\u{206f}' => false,
        _ => c.is_alphabetic(),
    }
}

/// A common character in lower case.
#[inline]
fn common(c: char) -> Option<char> {
    match c {
        '\0'..='\x7f' => Some(c.to_ascii_lowercase()),
        'а'..='џ' => Some(c),
        'А'..='Я' => char::from_u32(u32::from(c) + 0x20),
        'Ѐ'..='Џ' => char::from_u32(u32::from(c) + 0x50),
        '\u{a0}' | '«' | '»' | '\u{2000}'..='\u{206f}' => Some(c),
        _ => None,
    }
}

/// Writes a character in lower case.
#[inline]
pub(crate) fn push_lower(out: &mut String, c: char) {
    match common(c) {
        Some(lower) => out.push(lower),
        None => out.extend(c.to_lowercase()),
    }
}

/// The first character that a character has in lower case.
#[inline]
pub(crate) fn lower(c: char) -> char {
    common(c).unwrap_or_else(|| c.to_lowercase().next().unwrap_or(c))
}

/// A text in lower case.
pub(crate) fn lowered(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    push_lowered(&mut out, text);
    out
}

fn push_lowered(out: &mut String, text: &str) {
    if text.is_ascii() {
        let start = out.len();
        out.push_str(text);
        out[start..].make_ascii_lowercase();
        return;
    }
    let start = out.len();
    for c in text.chars() {
        // At the end of a word this letter has a form of its own.
        if c == 'Σ' {
            out.truncate(start);
            out.push_str(&text.to_lowercase());
            return;
        }
        push_lower(out, c);
    }
}

/// Writes the words of a text in lower case, run together.
pub(crate) fn push_words(out: &mut String, text: &str) {
    bare_words(text).for_each(|word| push_lowered(out, word));
}

/// The words of a text in lower case, without punctuation.
pub(crate) fn words(text: &str) -> Vec<String> {
    bare_words(text).map(lowered).collect()
}

/// Whether two texts have the same words in the same order, whatever the case and the punctuation.
pub(crate) fn same_words(a: &str, b: &str) -> bool {
    !a.is_empty() && bare_words(a).map(Folded).eq(bare_words(b).map(Folded))
}

/// Whether a text has these words, which are in lower case, and no others.
pub(crate) fn has_words(text: &str, words: &[String]) -> bool {
    bare_words(text).map(Folded).eq(words.iter().map(|word| Folded(word)))
}

fn bare_words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c| !is_in_word(c)).filter(|word| !word.is_empty())
}

/// A word that is compared without regard to case.
struct Folded<'w>(&'w str);

impl PartialEq for Folded<'_> {
    fn eq(&self, other: &Self) -> bool {
        let (mut a, mut b) = (self.0.chars(), other.0.chars());
        loop {
            match (a.next(), b.next()) {
                (None, None) => return true,
                (Some(a), Some(b)) if a == b => {}
                (Some(a), Some(b)) => match (common(a), common(b)) {
                    (Some(a), Some(b)) if a == b => {}
                    (Some(_), Some(_)) => return false,
                    _ => return lowered(self.0) == lowered(other.0),
                },
                // One letter may be two in lower case.
                _ => {
                    return !(self.0.is_ascii() && other.0.is_ascii()) && lowered(self.0) == lowered(other.0);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn ranges_agree_with_unicode() {
        for c in '\0'..='\u{2fff}' {
            assert_eq!(is_in_word(c), c.is_alphanumeric(), "{c:?}");
            assert_eq!(is_letter(c), c.is_alphabetic(), "{c:?}");
            let mut out = String::new();
            push_lower(&mut out, c);
            assert_eq!(out, c.to_lowercase().collect::<String>(), "{c:?}");
            assert_eq!(Some(lower(c)), c.to_lowercase().next(), "{c:?}");
        }
    }

    proptest! {
        #[test]
        fn texts_are_compared_as_their_words(a in "[aAbBжЖёЁΣσςßİı«. -]{0,8}", b in "[aAbBжЖёЁΣσςßİı«. -]{0,8}") {
            let plain = |text: &str| -> Vec<String> {
                text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_lowercase).collect()
            };
            prop_assert_eq!(&words(&a), &plain(&a));
            let mut together = String::new();
            push_words(&mut together, &a);
            prop_assert_eq!(together, plain(&a).concat());
            prop_assert_eq!(same_words(&a, &b), !a.is_empty() && plain(&a) == plain(&b));
            prop_assert_eq!(has_words(&a, &plain(&b)), plain(&a) == plain(&b));
        }
    }
}
