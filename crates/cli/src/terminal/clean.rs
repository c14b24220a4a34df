//! What a page says is never an order to the terminal.
//!
//! Headlines, bodies, file names and even queries are written by strangers. A terminal obeys control characters
//! (move the cursor, change the title, write the clipboard) and text shapers obey bidirectional overrides (show
//! `exe.txt` where `txt.exe` stands). Every text on its way to a person goes through [`clean`].

use std::borrow::Cow;

/// The text without anything that acts on a terminal: tabs and line breaks become spaces, other control
/// characters `�`, and invisible characters that reorder or tag text are left out.
pub(crate) fn clean(text: &str) -> Cow<'_, str> {
    if text.chars().all(|c| fate(c) == Fate::Keep) {
        return Cow::Borrowed(text);
    }
    let mut cleaned = String::with_capacity(text.len());
    for c in text.chars() {
        match fate(c) {
            Fate::Keep => cleaned.push(c),
            Fate::Space => cleaned.push(' '),
            Fate::Mark => cleaned.push(char::REPLACEMENT_CHARACTER),
            Fate::Drop => {}
        }
    }
    Cow::Owned(cleaned)
}

/// Whether a character may reach a terminal as it is.
pub(crate) fn is_harmless(c: char) -> bool {
    fate(c) == Fate::Keep
}

#[derive(PartialEq, Eq)]
enum Fate {
    Keep,
    Space,
    Mark,
    Drop,
}

fn fate(c: char) -> Fate {
    match c {
        '\t' | '\n' | '\u{b}' | '\u{c}' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => Fate::Space,
        _ if c.is_control() => Fate::Mark,
        // Bidirectional marks, embeddings, overrides and isolates; deprecated format controls; the byte order mark.
        '\u{61c}'
        | '\u{200e}'
        | '\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2066}'..='\u{206f}'
        | '\u{feff}' => Fate::Drop,
        // Interlinear annotation and tag characters: text that is there and cannot be seen.
        '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}' => Fate::Drop,
        _ => Fate::Keep,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn nothing_acts_on_the_terminal() {
        for (text, cleaned) in [
            ("диалог с НАТО", "диалог с НАТО"),
            ("café ☕ 漢字 👩\u{200d}🔬", "café ☕ 漢字 👩\u{200d}🔬"),
            ("red \u{1b}[31malert\u{1b}[0m", "red �[31malert�[0m"),
            ("title \u{1b}]0;owned\u{7}", "title �]0;owned�"),
            ("eight-bit \u{9b}31m", "eight-bit �31m"),
            ("over\rwritten\nline\ttab", "over written line tab"),
            ("photo\u{202e}gnp.exe", "photognp.exe"),
            ("\u{2066}isolated\u{2069} \u{200f}mark\u{feff}", "isolated mark"),
            ("hidden\u{e0041}\u{e007f}", "hidden"),
            ("\0\u{7f}", "��"),
        ] {
            assert_eq!(clean(text), cleaned, "{text:?}");
        }
    }

    proptest! {
        #[test]
        fn what_comes_out_is_harmless_and_stays_so(text in any::<String>()) {
            let cleaned = clean(&text);
            prop_assert!(cleaned.chars().all(is_harmless));
            prop_assert_eq!(clean(&cleaned), cleaned.as_ref());
        }
    }
}
