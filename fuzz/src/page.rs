//! The bytes of a file to a document, with its explanation, as `vestnik extract` does it.

use crate::parts::choice;
use vestnik::{Document, ExtractError, ExtractOptions, PageHints, extract_bytes};

const NAMES: [&str; 6] = ["a.html", "a.txt", "a.xhtml", "a", "dir/2024-02-15.shtml", "a.mhtml"];

/// The first byte chooses the name of the file.
pub fn check(bytes: &[u8]) {
    let Some((first, bytes)) = choice(bytes) else { return };
    let name = NAMES[usize::from(first) % NAMES.len()];
    let options = ExtractOptions { explain: true, ..ExtractOptions::default() };
    match extract_bytes(name, bytes, &PageHints::default(), &options) {
        Ok(extracted) => {
            sound(&extracted.document);
            if let Some(explanation) = extracted.explanation {
                inert(&vestnik::explain_html(&explanation));
            }
        }
        Err(error @ ExtractError::Failed { .. }) => panic!("{error}"),
        Err(_) => {}
    }
}

/// The document is the same after being written and read, and has no text that is none.
fn sound(document: &Document) {
    let json = serde_json::to_string(document).expect("a document is JSON");
    let again: Document = serde_json::from_str(&json).expect("JSON of a document");
    assert_eq!(&again, document);
    assert!(document.body.iter().all(|paragraph| !paragraph.text.trim().is_empty()), "an empty paragraph");
    assert!(document.body.iter().all(|paragraph| !paragraph.text.contains('\n')), "a paragraph of two lines");
}

/// Nothing of the page is markup in the explanation: it has the elements of its own frame only.
fn inert(html: &str) {
    let lower = html.to_ascii_lowercase();
    for element in ["<script", "<img", "<iframe", "<svg", "<object", "<link", "<a ", "<form", "<base"] {
        assert!(!lower.contains(element), "{element} in an explanation");
    }
}
