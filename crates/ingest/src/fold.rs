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

/// Whether a character is this one, and no more, in lower case.
pub(crate) fn lowers_to(c: char, wanted: char) -> bool {
    match common(c) {
        Some(lower) => lower == wanted,
        None => c.to_lowercase().eq(std::iter::once(wanted)),
    }
}

/// How many bytes a text begins with that are small letters, of ASCII or of Russian and its neighbours, or that `stays` says of
/// ASCII. They are told by their bytes and taken over at once: nearly all letters are small.
#[inline]
fn small_length(text: &[u8], stays: impl Fn(u8) -> bool) -> usize {
    let mut at = 0;
    loop {
        match text[at..] {
            [byte, ..] if byte < 0x80 && (byte.is_ascii_lowercase() || stays(byte)) => at += 1,
            [0xd0, 0xb0..=0xbf, ..] | [0xd1, 0x80..=0x9f, ..] => at += 2,
            _ => return at,
        }
    }
}

/// How many bytes a text begins with that are small letters and digits.
#[inline]
pub(crate) fn small_word_length(text: &str) -> usize {
    small_length(text.as_bytes(), |byte| byte.is_ascii_digit())
}

/// A text in lower case.
pub(crate) fn lowered(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    push_lowered(&mut out, text);
    out
}

/// Writes a text in lower case.
pub(crate) fn push_lowered(out: &mut String, text: &str) {
    if text.is_ascii() {
        let start = out.len();
        out.push_str(text);
        out[start..].make_ascii_lowercase();
        return;
    }
    let start = out.len();
    let mut rest = text;
    loop {
        let (small, behind) = rest.split_at(small_length(rest.as_bytes(), |byte| !byte.is_ascii_uppercase()));
        out.push_str(small);
        let mut chars = behind.chars();
        let Some(c) = chars.next() else { return };
        // At the end of a word this letter has a form of its own.
        if c == 'Σ' {
            out.truncate(start);
            out.push_str(&text.to_lowercase());
            return;
        }
        push_lower(out, c);
        rest = chars.as_str();
    }
}

/// A text with one space for all white space between two words, and none at its ends.
pub(crate) fn squeezed(text: &str) -> String {
    if is_squeezed(text.as_bytes()) {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

/// Whether it is plain to see that a text has no other white space: most have none. Behind some first bytes stand spaces and
/// letters alike.
fn is_squeezed(text: &[u8]) -> bool {
    let is_plain = |byte: &u8| *byte >= b' ' && !matches!(byte, 0xc2 | 0xe1 | 0xe2 | 0xe3);
    text.first() != Some(&b' ')
        && text.last() != Some(&b' ')
        && text.iter().all(is_plain)
        && !text.windows(2).any(|pair| pair == b"  ")
}

/// Writes the words of a text in lower case, run together.
pub(crate) fn push_words(out: &mut String, text: &str) {
    bare_words(text).for_each(|word| push_lowered(out, word));
}

/// Whether two texts have the same words in the same order, whatever the case and the punctuation.
pub(crate) fn same_words(a: &str, b: &str) -> bool {
    !a.is_empty() && bare_words(a).map(Folded).eq(bare_words(b).map(Folded))
}

/// How many words two texts begin with that are the same, whatever the case and the punctuation.
pub(crate) fn common_start(a: &str, b: &str) -> usize {
    bare_words(a).map(Folded).zip(bare_words(b).map(Folded)).take_while(|(a, b)| a == b).count()
}

/// Whether two texts have the same letters, whatever the case.
pub(crate) fn same_letters(a: &str, b: &str) -> bool {
    Folded(a) == Folded(b)
}

/// The words of a text as they are written.
pub(crate) fn bare_words(text: &str) -> impl Iterator<Item = &str> {
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
            let written = c.to_string();
            if small_word_length(&written) > 0 {
                assert!(
                    is_in_word(c) && lower(c) == c && small_word_length(&written) == written.len(),
                    "{c:?}"
                );
            }
            for wanted in [lower(c), c] {
                assert_eq!(lowers_to(c, wanted), c.to_lowercase().eq([wanted]), "{c:?}");
            }
        }
    }

    proptest! {
        #[test]
        fn white_space_is_squeezed(text in "[ab ж\u{a0}\u{2003}\u{3000}\n\u{1}\u{85}«]{0,6}") {
            prop_assert_eq!(squeezed(&text), text.split_whitespace().collect::<Vec<_>>().join(" "));
        }

        #[test]
        fn texts_are_compared_as_their_words(a in "[aAbBжЖёЁΣσςßİı«. -]{0,8}", b in "[aAbBжЖёЁΣσςßİı«. -]{0,8}") {
            let plain = |text: &str| -> Vec<String> {
                text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_lowercase).collect()
            };
            let mut together = String::new();
            push_words(&mut together, &a);
            prop_assert_eq!(together, plain(&a).concat());
            prop_assert_eq!(same_words(&a, &b), !a.is_empty() && plain(&a) == plain(&b));
            let common = plain(&a).iter().zip(&plain(&b)).take_while(|(a, b)| a == b).count();
            prop_assert_eq!(common_start(&a, &b), common);
            prop_assert_eq!(same_letters(&a, &b), a.to_lowercase() == b.to_lowercase());
        }
    }
}
