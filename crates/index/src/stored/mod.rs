//! A document as the bytes that the index stores.
//!
//! ```text
//! number      0, or 1 + the number of the root below which its path lies
//! text        its JSON without body and without empty fields
//! number      how many paragraphs follow
//! paragraphs  for each: number (2 × its kind, + 1 where a language follows), [text: language code], text
//! ```
//!
//! Numbers are LEB128; a text is the number of its bytes and its [`letters`]. All but the body is JSON because every field
//! of [`Document`] reads back from its absence: documents stored by an older program load in a newer one. The body is most
//! of a document, and its JSON would be a third longer.

mod letters;
mod rest;

use crate::ReadError;
use crate::numbers::{Reader, put_bytes, put_number};
use rest::Rest;
use vestnik_document::{Document, Language, Paragraph, ParagraphKind};

/// The kinds of paragraphs by their numbers, which never change.
const KINDS: [ParagraphKind; 6] = [
    ParagraphKind::Plain,
    ParagraphKind::Subhead,
    ParagraphKind::ListItem,
    ParagraphKind::Quote,
    ParagraphKind::TableRow,
    ParagraphKind::Verbatim,
];

/// Document and root number to bytes.
pub(crate) fn encode(document: &Document, root: Option<u32>) -> Vec<u8> {
    let length = 1024 + document.body.iter().map(|line| line.text.len()).sum::<usize>();
    let mut out = Encoder { bytes: Vec::with_capacity(length), packed: Vec::new() };
    out.put_number(root.map_or(0, |root| u64::from(root) + 1));
    let rest = serde_json::to_string(&Rest::of(document)).expect("a document has only string keys");
    out.put_text(&rest);
    out.put_number(document.body.len() as u64);
    document.body.iter().for_each(|paragraph| out.put_paragraph(paragraph, document.lang));
    out.bytes
}

struct Encoder {
    bytes: Vec<u8>,
    /// Room for a text before it is known how many bytes it takes.
    packed: Vec<u8>,
}

impl Encoder {
    fn put_paragraph(&mut self, paragraph: &Paragraph, usual: Language) {
        let kind = KINDS.iter().position(|kind| *kind == paragraph.kind).unwrap_or(0) as u64;
        let own = paragraph.lang != usual;
        self.put_number(kind * 2 + u64::from(own));
        if own {
            self.put_text(paragraph.lang.code());
        }
        self.put_text(&paragraph.text);
    }

    fn put_number(&mut self, number: u64) {
        put_number(&mut self.bytes, number);
    }

    fn put_text(&mut self, text: &str) {
        self.packed.clear();
        letters::pack(text, &mut self.packed);
        put_bytes(&mut self.bytes, &self.packed);
    }
}

/// Bytes to document and root number.
pub(crate) fn decode(bytes: &[u8]) -> Result<(Document, Option<u32>), ReadError> {
    read(bytes).ok_or_else(|| ReadError::Damaged("a stored document does not read".to_owned()))
}

fn read(bytes: &[u8]) -> Option<(Document, Option<u32>)> {
    let mut reader = Reader::new(bytes);
    let root = u32::try_from(reader.number()?).ok()?.checked_sub(1);
    let mut document: Document = serde_json::from_str(&text(&mut reader)?).ok()?;
    for _ in 0..reader.number()? {
        let head = usize::try_from(reader.number()?).ok()?;
        let kind = *KINDS.get(head / 2)?;
        let lang = if head % 2 == 1 { Language::from_code(&text(&mut reader)?)? } else { document.lang };
        document.body.push(Paragraph { text: text(&mut reader)?, lang, kind });
    }
    reader.is_empty().then_some((document, root))
}

fn text(reader: &mut Reader<'_>) -> Option<String> {
    letters::unpack(reader.bytes()?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use vestnik_document::{DocumentId, Text};

    fn sample() -> Document {
        let mut document = Document::new(DocumentId::from_hash(7));
        document.path = "a/b.html".to_owned();
        document.lang = Language::Russian;
        document.headline = Some(Text { text: "Встреча".to_owned(), lang: Language::Russian });
        let languages = Language::ALL.into_iter().chain([Language::Undetermined, Language::Other]);
        for (number, lang) in languages.enumerate() {
            let kind = KINDS[number % KINDS.len()];
            document
                .body
                .push(Paragraph { text: format!("Абзац {number}.\nText “x”."), lang, kind });
        }
        document
    }

    #[test]
    fn a_document_reads_back() {
        let document = sample();
        for root in [None, Some(0), Some(41), Some(u32::MAX - 1)] {
            assert_eq!(decode(&encode(&document, root)).unwrap(), (document.clone(), root));
        }
    }

    #[test]
    fn what_is_cut_short_is_damage() {
        let bytes = encode(&sample(), Some(3));
        for cut in 0..bytes.len() {
            assert!(decode(&bytes[..cut]).is_err(), "{cut}");
        }
        assert!(decode(&[bytes.as_slice(), b"\0"].concat()).is_err());
        assert!(decode(b"\0\x01{\0").is_err());
    }
}
