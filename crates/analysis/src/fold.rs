//! Folding: the one written form of a word. NFC, no stress marks or invisible characters, ё as е, Latin letters without
//! diacritics, look-alike letters of the other alphabet repaired, lower case.

use crate::chars::{CYRILLIC, LATIN, LETTER, MARK, is_ignorable, traits};
use crate::homoglyph;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::{decompose_canonical, is_combining_mark};

/// The longest term in bytes. Long enough for any word; what is longer is cut between two characters.
pub(crate) const LONGEST_TERM: usize = 200;

/// Appends the folded form of `raw` to `into`, at most [`LONGEST_TERM`] bytes of it.
pub(crate) fn fold_into(raw: &str, into: &mut String) {
    if raw.is_ascii() {
        let start = into.len();
        into.push_str(&raw[..raw.len().min(LONGEST_TERM)]);
        into[start..].make_ascii_lowercase();
        return;
    }
    if raw.len() <= LONGEST_TERM && fold_russian(raw, into) {
        return;
    }
    let limit = into.len() + LONGEST_TERM;
    let bits = raw.chars().fold(0, |bits, c| bits | traits(c));
    let repaired = homoglyph::repair(raw, bits);
    let source = repaired.as_deref().unwrap_or(raw);
    if bits & MARK != 0 {
        fold_chars(source.nfc(), into, limit);
    } else {
        fold_chars(source.chars(), into, limit);
    }
}

/// Folds a word of Russian letters alone; others are left as they are, and nothing is appended.
fn fold_russian(raw: &str, into: &mut String) -> bool {
    let start = into.len();
    for c in raw.chars() {
        into.push(match c {
            'а'..='я' => c,
            // The alphabet in small letters follows the one in capitals.
            'А'..='Я' => char::from_u32(c as u32 + 32).unwrap_or(c),
            'ё' | 'Ё' => 'е',
            _ => {
                into.truncate(start);
                return false;
            }
        });
    }
    true
}

fn fold_chars(chars: impl Iterator<Item = char>, into: &mut String, limit: usize) {
    let mut script = 0;
    for c in chars {
        if into.len() >= limit {
            break;
        }
        let bits = traits(c);
        if bits & LETTER != 0 {
            script = bits & LETTER;
        }
        match c {
            'ё' | 'Ё' => into.push('е'),
            'ς' => into.push('σ'),
            'а'..='я' | 'a'..='z' | '0'..='9' => into.push(c),
            _ if is_ignorable(c) => {}
            _ if is_combining_mark(c) && script & (LATIN | CYRILLIC) != 0 => {}
            _ if bits & LATIN != 0 && !c.is_ascii() => fold_latin(c, into),
            _ => into.extend(c.to_lowercase().filter(|&c| script != LATIN || !is_combining_mark(c))),
        }
    }
    while into.len() > limit {
        into.pop();
    }
}

/// A Latin letter beyond ASCII, as it is typed without its marks.
fn fold_latin(c: char, into: &mut String) {
    let plain = match c {
        'ł' | 'Ł' => "l",
        'ø' | 'Ø' => "o",
        'đ' | 'Đ' | 'ð' | 'Ð' => "d",
        'ı' | 'ĳ' => "i",
        'æ' | 'Æ' => "ae",
        'œ' | 'Œ' => "oe",
        'ß' | 'ẞ' => "ss",
        'þ' | 'Þ' => "th",
        'ə' | 'Ə' => "e",
        _ => {
            decompose_canonical(c, |part| {
                if !is_combining_mark(part) {
                    into.extend(part.to_lowercase().filter(|&c| !is_combining_mark(c)));
                }
            });
            return;
        }
    };
    into.push_str(plain);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folding() {
        let long = "щ".repeat(150);
        for (raw, folded) in [
            ("Ёлка", "елка"),
            ("за\u{301}мок", "замок"),
            ("и\u{306}од", "йод"),
            ("Йод", "йод"),
            ("АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯЁ", "абвгдежзийклмнопрстуфхцчшщъыьэюяе"),
            ("COVID-19", "covid-19"),
            ("пере\u{ad}го\u{200b}воры", "переговоры"),
            ("Erdoğan", "erdogan"),
            ("Wałęsa", "walesa"),
            ("Zu\u{308}rich", "zurich"),
            ("İstanbul", "istanbul"),
            ("Straße", "strasse"),
            ("Мocквa", "москва"),
            ("СOVID", "covid"),
            ("Україна", "україна"),
            (long.as_str(), &long[..LONGEST_TERM]),
        ] {
            let mut into = String::new();
            fold_into(raw, &mut into);
            assert_eq!(into, folded);
        }
    }
}
