//! The languages that a text can be tagged with.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// The language of one text. Vestnik serves [`Language::Russian`] and [`Language::English`]; the rest are
/// named so that a page in Ukrainian or German is not taken for one of the two.
///
/// Printed and stored as its [code](Language::code).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Language {
    /// Russian, `ru`.
    Russian,
    /// English, `en`.
    English,
    /// Ukrainian, `uk`.
    Ukrainian,
    /// Belarusian, `be`.
    Belarusian,
    /// Bulgarian, `bg`.
    Bulgarian,
    /// Serbian in either script, `sr`.
    Serbian,
    /// Macedonian, `mk`.
    Macedonian,
    /// Kazakh, `kk`.
    Kazakh,
    /// German, `de`.
    German,
    /// French, `fr`.
    French,
    /// Spanish, `es`.
    Spanish,
    /// Italian, `it`.
    Italian,
    /// Portuguese, `pt`.
    Portuguese,
    /// Polish, `pl`.
    Polish,
    /// Turkish, `tr`.
    Turkish,
    /// Dutch, `nl`.
    Dutch,
    /// Czech, `cs`.
    Czech,
    /// Swedish, `sv`.
    Swedish,
    /// Some other language, `other`: a script or language that is surely neither Russian nor English.
    Other,
    /// Nothing can be said, `und` (ISO 639-2): too few letters, or no text.
    #[default]
    Undetermined,
}

impl Language {
    /// Every language, in the order of declaration.
    pub const ALL: [Language; 20] = [
        Language::Russian,
        Language::English,
        Language::Ukrainian,
        Language::Belarusian,
        Language::Bulgarian,
        Language::Serbian,
        Language::Macedonian,
        Language::Kazakh,
        Language::German,
        Language::French,
        Language::Spanish,
        Language::Italian,
        Language::Portuguese,
        Language::Polish,
        Language::Turkish,
        Language::Dutch,
        Language::Czech,
        Language::Swedish,
        Language::Other,
        Language::Undetermined,
    ];

    /// The ISO 639-1 code; `other` and `und` where there is none.
    pub const fn code(self) -> &'static str {
        match self {
            Language::Russian => "ru",
            Language::English => "en",
            Language::Ukrainian => "uk",
            Language::Belarusian => "be",
            Language::Bulgarian => "bg",
            Language::Serbian => "sr",
            Language::Macedonian => "mk",
            Language::Kazakh => "kk",
            Language::German => "de",
            Language::French => "fr",
            Language::Spanish => "es",
            Language::Italian => "it",
            Language::Portuguese => "pt",
            Language::Polish => "pl",
            Language::Turkish => "tr",
            Language::Dutch => "nl",
            Language::Czech => "cs",
            Language::Swedish => "sv",
            Language::Other => "other",
            Language::Undetermined => "und",
        }
    }

    /// The language of a code, whatever its case; `None` for a code that is not in [`Language::ALL`].
    pub fn from_code(code: &str) -> Option<Language> {
        Language::ALL.into_iter().find(|language| language.code().eq_ignore_ascii_case(code))
    }

    /// Whether this is one of the two languages that vestnik serves.
    pub const fn is_served(self) -> bool {
        matches!(self, Language::Russian | Language::English)
    }
}

impl std::fmt::Display for Language {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(self.code())
    }
}

impl Serialize for Language {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}

impl<'de> Deserialize<'de> for Language {
    /// Reads a code; one that is not known becomes [`Language::Other`], so that documents made elsewhere load.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let code = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
        Ok(Language::from_code(&code).unwrap_or(Language::Other))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_reads_back() {
        for language in Language::ALL {
            assert_eq!(Language::from_code(language.code()), Some(language));
            let json = serde_json::to_string(&language).unwrap();
            assert_eq!(serde_json::from_str::<Language>(&json).unwrap(), language);
        }
        assert_eq!(serde_json::from_str::<Language>("\"ja\"").unwrap(), Language::Other);
    }
}
