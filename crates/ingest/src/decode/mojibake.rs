//! Text that was encoded twice: UTF-8 that some program on the way read as windows-1252 or windows-1251 and wrote out
//! as UTF-8 again. "Санкции" then reads "Ð¡Ð°Ð½ÐºÑ†Ð¸Ð¸" or "РЎР°РЅРєС†РёРё".
//!
//! The way back is exact: characters to bytes of the code page, bytes to UTF-8. It is taken for one stretch of text at a
//! time (between tags and line ends), because pages mix sound and broken stretches, and only where the result is
//! beyond doubt: all of the stretch turns back into sound UTF-8, and enough Cyrillic letters come out.

use super::charset::Charset;
use crate::DecodedText;
use std::collections::HashMap;
use std::sync::LazyLock;
use vestnik_document::Diagnostic;

/// So many Cyrillic letters must come out of one stretch.
const ENOUGH_LETTERS: usize = 3;
/// Bytes that are looked at together.
const BLOCK: usize = 64;
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

static WINDOWS_1252: LazyLock<CodePage> =
    LazyLock::new(|| CodePage::new(Charset::WINDOWS_1252, &['Ð', 'Ñ', 'Ã']));
static WINDOWS_1251: LazyLock<CodePage> = LazyLock::new(|| CodePage::new(Charset::WINDOWS_1251, &['Р', 'С']));

/// A code page with the way from characters back to bytes.
struct CodePage {
    charset: Charset,
    bytes: HashMap<char, u8>,
    /// How the first bytes of Cyrillic UTF-8, D0 and D1, look in it, also after one more round.
    leads: &'static [char],
    /// With which all of them begin in UTF-8.
    first_byte: u8,
}

impl CodePage {
    fn new(charset: Charset, leads: &'static [char]) -> Self {
        let mut bytes: HashMap<char, u8> = charset.upper_half().into_iter().zip(0x80..=0xff).collect();
        // Programs that know only ISO 8859-1 leave the control characters there.
        for byte in 0x80..=0x9f {
            bytes.entry(char::from(byte)).or_insert(byte);
        }
        let first_byte = leads[0].to_string().as_bytes()[0];
        Self { charset, bytes, leads, first_byte }
    }

    /// The repaired text and how many stretches were changed; `None` when there is nothing to do. Only stretches with a
    /// suspect pair are looked at, and nothing is copied before one of them is found broken.
    fn repair(&self, text: &str) -> Option<(String, usize)> {
        let (mut repaired, mut count, mut copied, mut at) = (String::new(), 0, 0, 0);
        while let Some(suspect) = self.next_suspect(text, at) {
            let start = text[at..suspect].rfind(is_border).map_or(at, |border| at + border + 1);
            let end = text[suspect..].find(is_border).map_or(text.len(), |border| suspect + border);
            if let Some(sound) = self.turn_back(&text[start..end]) {
                repaired.push_str(&text[copied..start]);
                repaired.push_str(&sound);
                copied = end;
                count += 1;
            }
            at = end;
        }
        repaired.push_str(if count > 0 { &text[copied..] } else { "" });
        (count > 0).then_some((repaired, count))
    }

    /// The place of the next pair that may be one Cyrillic letter of UTF-8. All leads of a code page begin with the
    /// same byte, so that whole blocks without it are passed over.
    fn next_suspect(&self, text: &str, from: usize) -> Option<usize> {
        let first = self.first_byte;
        let mut start = from;
        for block in text.as_bytes()[from..].chunks(BLOCK) {
            if block.iter().fold(false, |found, &byte| found | (byte == first)) {
                let places = block.iter().enumerate().filter(|(_, byte)| **byte == first);
                if let Some(found) = places.map(|(at, _)| start + at).find(|&at| self.is_pair(&text[at..])) {
                    return Some(found);
                }
            }
            start += block.len();
        }
        None
    }

    fn is_pair(&self, text: &str) -> bool {
        let mut chars = text.chars();
        let is_lead = chars.next().is_some_and(|lead| self.leads.contains(&lead));
        let next = chars.next().filter(|next| is_lead && !next.is_ascii());
        next.and_then(|next| self.bytes.get(&next)).is_some_and(|byte| (0x80..=0xbf).contains(byte))
    }

    /// The sound text that this stretch once was. Each round back makes it shorter and is done only where all of it
    /// turns into sound UTF-8.
    fn turn_back(&self, stretch: &str) -> Option<String> {
        let mut sound = self.one_round(stretch)?;
        for _ in 1..PASSES {
            let Some(further) = self.next_suspect(&sound, 0).and_then(|_| self.one_round(&sound)) else {
                break;
            };
            sound = further;
        }
        let letters = sound.chars().filter(|c| matches!(c, 'А'..='я' | 'ё' | 'Ё')).count();
        (letters >= ENOUGH_LETTERS).then_some(sound)
    }

    fn one_round(&self, text: &str) -> Option<String> {
        let byte = |c: char| if c.is_ascii() { Some(c as u8) } else { self.bytes.get(&c).copied() };
        let bytes: Vec<u8> = text.chars().map(byte).collect::<Option<_>>()?;
        String::from_utf8(bytes).ok()
    }
}

fn is_border(c: char) -> bool {
    matches!(c, '<' | '>' | '\n' | '\r' | '"')
}
