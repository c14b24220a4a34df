//! Text that was encoded twice: UTF-8 that some program on the way read as windows-1252 or windows-1251 and wrote out
//! as UTF-8 again. "Санкции" then reads "Ð¡Ð°Ð½ÐºÑ†Ð¸Ð¸" or "РЎР°РЅРєС†РёРё", and "let’s" reads "letâ€™s" or "letвЂ™s".
//!
//! The way back is exact: characters to bytes of the code page, bytes to UTF-8. It is taken for one stretch of text at a
//! time (between tags and line ends), because pages mix sound and broken stretches, and only where the result is
//! beyond doubt: all of the stretch turns back into sound UTF-8, and enough Cyrillic letters come out, or the quotation
//! marks and dashes of print.

use super::charset::Charset;
use crate::DecodedText;
use std::collections::HashMap;
use std::sync::LazyLock;
use vestnik_document::Diagnostic;

/// So many Cyrillic letters must come out of one stretch.
const ENOUGH_LETTERS: usize = 3;
/// A text that was encoded three times needs two passes.
const PASSES: usize = 2;

/// Repairs what was encoded twice and says so in a diagnostic. Sound text stays as it is.
pub(super) fn repair(decoded: &mut DecodedText) {
    for page in [&*WINDOWS_1252, &*WINDOWS_1251] {
        let Some((text, count)) = page.repair(&decoded.text) else { continue };
        decoded.text = text;
        let message =
            format!("{count} stretches of text were UTF-8 read as {}; repaired", page.charset.name());
        decoded.diagnostics.push(Diagnostic::new("text-double-encoded", message));
    }
}

static WINDOWS_1252: LazyLock<CodePage> = LazyLock::new(|| {
    CodePage::new(Charset::WINDOWS_1252, Leads { first: 0xc3, second: b"\x90\x91\x83\x82\xa2" })
});
static WINDOWS_1251: LazyLock<CodePage> =
    LazyLock::new(|| CodePage::new(Charset::WINDOWS_1251, Leads { first: 0xd0, second: CYRILLIC_LEADS }));

/// The second bytes of `Р`, `С` and `в`.
const CYRILLIC_LEADS: &[u8] = b"\xa0\xa1\xb2";

/// How many bytes are looked at together.
const PIECE: usize = 32;

/// Whether one of these letters begins at one of the bytes but the last three, and is followed by none of ASCII, `А` to `п` and
/// `р` to `я`, which are no continuation bytes in windows-1251. Sound Russian text is full of these letters: without a branch for
/// each byte the processor looks at all of them at once.
fn has_odd_pair(piece: &[u8; PIECE + 3]) -> bool {
    let mut odd = false;
    for (((first, second), next), behind) in piece.iter().zip(&piece[1..]).zip(&piece[2..]).zip(&piece[3..]) {
        let is_lead = (*first == 0xd0) & ((*second == 0xa0) | (*second == 0xa1) | (*second == 0xb2));
        let is_sound =
            (*next < 0x80) | ((*next == 0xd0) & (*behind >= 0x90)) | ((*next == 0xd1) & (*behind < 0x90));
        odd |= is_lead & !is_sound;
    }
    odd
}

/// How the first bytes of Cyrillic UTF-8, D0 and D1, look in a code page, also after one more round, and those of
/// no-break spaces and of typographic marks, C2 and E2: characters of two bytes that share the first (`Ð`, `Ñ`, `Ã`, `Â`,
/// `â`; `Р`, `С`, `в`).
struct Leads {
    first: u8,
    second: &'static [u8],
}

/// A code page with the way from characters back to bytes.
struct CodePage {
    charset: Charset,
    bytes: HashMap<char, u8>,
    /// Those of characters below U+0530 by their numbers; 0 for none. Sound text is full of them.
    common: Vec<u8>,
    leads: Leads,
}

impl CodePage {
    fn new(charset: Charset, leads: Leads) -> Self {
        let mut bytes: HashMap<char, u8> = charset.upper_half().into_iter().zip(0x80..=0xff).collect();
        // Programs that know only ISO 8859-1 leave the control characters there.
        for byte in 0x80..=0x9f {
            bytes.entry(char::from(byte)).or_insert(byte);
        }
        let mut common: Vec<u8> = (0..0x80).collect();
        common.resize(0x530, 0);
        for (c, byte) in &bytes {
            if let Some(place) = common.get_mut(*c as usize) {
                *place = *byte;
            }
        }
        Self { charset, bytes, common, leads }
    }

    /// The repaired text and how many stretches were changed; `None` when there is nothing to do.
    fn repair(&self, text: &str) -> Option<(String, usize)> {
        let (mut repaired, mut count) = (String::new(), 0);
        let (mut copied, mut at) = (0, 0);
        // Only stretches with a suspect in them are looked at.
        while let Some(suspect) = self.first_suspect(&text[at..]).map(|place| at + place) {
            // Only ASCII is a border, so these are borders of characters.
            let (before, behind) = (&text.as_bytes()[at..suspect], &text.as_bytes()[suspect..]);
            let start = before.iter().rposition(is_border).map_or(at, |place| at + place + 1);
            let end = behind.iter().position(is_border).map_or(text.len(), |place| suspect + place + 1);
            if let Some(sound) = self.turn_back(&text[start..end]) {
                repaired.push_str(&text[copied..start]);
                repaired.push_str(&sound);
                copied = end;
                count += 1;
            }
            at = end;
        }
        (count > 0).then(|| {
            repaired.push_str(&text[copied..]);
            (repaired, count)
        })
    }

    /// The place of the first pair that may be one Cyrillic letter of UTF-8. Every page is read for it twice: bytes are
    /// looked for, not characters.
    fn first_suspect(&self, text: &str) -> Option<usize> {
        let bytes = text.as_bytes();
        let is_lead = |at: &usize| {
            bytes[*at] == self.leads.first && bytes.get(at + 1).is_some_and(|b| self.leads.second.contains(b))
        };
        let continues = |at: &usize| text[at + 2..].chars().next().is_some_and(|next| self.continues(next));
        match self.leads.second {
            CYRILLIC_LEADS => {
                let (mut at, mut end) = (0, 0);
                loop {
                    // Markup is passed over at once; within text the next letter is never far.
                    at += match bytes[at..].first_chunk::<4>() {
                        Some(next) if at == end && next.contains(&self.leads.first) => 0,
                        _ => memchr::memchr(self.leads.first, &bytes[at..])?,
                    };
                    end = bytes.len().min(at + PIECE);
                    let is_sound = bytes[at..].first_chunk().is_some_and(|piece| !has_odd_pair(piece));
                    let found = (at..end).filter(|_| !is_sound).filter(is_lead).find(continues);
                    if found.is_some() {
                        return found;
                    }
                    at = end;
                }
            }
            _ => memchr::memchr_iter(self.leads.first, bytes).filter(is_lead).find(continues),
        }
    }

    /// Whether a character stands for a continuation byte of UTF-8.
    fn continues(&self, c: char) -> bool {
        self.byte(c).is_some_and(is_continuation)
    }

    /// The byte that a character stands for.
    fn byte(&self, c: char) -> Option<u8> {
        match self.common.get(c as usize) {
            Some(0) if c != '\0' => None,
            Some(byte) => Some(*byte),
            None => self.bytes.get(&c).copied(),
        }
    }

    /// The sound text that this stretch with a suspect in it once was. Each round back makes it shorter and is done only where
    /// all of it turns into sound UTF-8.
    fn turn_back(&self, stretch: &str) -> Option<String> {
        let mut sound = self.one_round(stretch)?;
        for _ in 1..PASSES {
            let Some(further) = self.first_suspect(&sound).and_then(|_| self.one_round(&sound)) else {
                break;
            };
            sound = further;
        }
        let letters = sound.chars().filter(|c| matches!(c, 'А'..='я' | 'ё' | 'Ё')).count();
        (letters >= ENOUGH_LETTERS || sound.chars().any(is_typographic)).then_some(sound)
    }

    /// Most stretches are sound, and no UTF-8 within a few letters: those behind are not read.
    fn one_round(&self, text: &str) -> Option<String> {
        let mut bytes = Vec::with_capacity(text.len());
        let mut behind_lead = false;
        for c in text.chars() {
            let byte = self.byte(c)?;
            if behind_lead && !is_continuation(byte) {
                return None;
            }
            behind_lead = byte >= 0xc0;
            bytes.push(byte);
        }
        String::from_utf8(bytes).ok()
    }
}

fn is_continuation(byte: u8) -> bool {
    matches!(byte, 0x80..=0xbf)
}

/// A mark that programs for writing put in by themselves, so that broken text of any language is full of them.
fn is_typographic(c: char) -> bool {
    matches!(c, '\u{a0}' | '\u{2010}'..='\u{2026}')
}

fn is_border(byte: &u8) -> bool {
    matches!(byte, b'<' | b'>' | b'\n' | b'\r' | b'"')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_suspect_is_overlooked_in_a_hurry() {
        for c in ('\0'..=char::MAX).filter(|c| WINDOWS_1251.continues(*c)) {
            for (lead, at) in ["Р", "С", "в"].into_iter().zip([0, 7, PIECE - 1]) {
                let text = format!("{}{lead}{c}{}", "a".repeat(at), " вся суть".repeat(4));
                assert_eq!(WINDOWS_1251.first_suspect(&text), Some(at), "{text}");
                assert!(text.as_bytes().first_chunk().is_some_and(has_odd_pair), "{text}");
            }
        }
        let sound = "Совет в Риге: Россия, СССР, все вокруг. ВСЯ Россия в Совете».";
        assert!(
            !sound.as_bytes().windows(PIECE + 3).any(|piece| piece.first_chunk().is_some_and(has_odd_pair))
        );
    }
}
