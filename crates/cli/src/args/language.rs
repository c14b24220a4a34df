//! A language on the command line.

use vestnik::Language;

/// Reads a language code.
pub(super) fn language(code: &str) -> Result<Language, String> {
    Language::from_code(code).ok_or_else(|| {
        let codes: Vec<&str> = Language::ALL.iter().map(|language| language.code()).collect();
        format!("no such language; one of {}", codes.join(", "))
    })
}
