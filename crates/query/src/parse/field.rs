//! The fields that a query can name, with their names in both languages (`fields.tsv`).

use crate::plan::Scope;

/// A field as a query names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FieldName {
    /// A field of text: words, phrases and groups follow.
    Text(Scope),
    /// The site.
    Site,
    /// The language.
    Language,
    /// The day of publication.
    Date,
    /// The day of publication or later.
    Since,
    /// The day of publication or earlier.
    Until,
    /// `in:` with the name of a field of text: `in:related word` is `related:word`.
    In,
}

const NAMES: &str = include_str!("fields.tsv");

impl FieldName {
    /// The field of this name, whatever its case.
    pub fn from_name(name: &str) -> Option<FieldName> {
        let name = name.to_lowercase();
        NAMES
            .lines()
            .filter_map(|line| line.split_once('\t'))
            .find(|(_, names)| names.split(' ').any(|known| known == name))
            .and_then(|(field, _)| FieldName::from_canonical(field))
    }

    fn from_canonical(name: &str) -> Option<FieldName> {
        Some(match name {
            "headline" => FieldName::Text(Scope::Headline),
            "body" => FieldName::Text(Scope::Body),
            "author" => FieldName::Text(Scope::Author),
            "agency" => FieldName::Text(Scope::Agency),
            "place" => FieldName::Text(Scope::Place),
            "tag" => FieldName::Text(Scope::Tag),
            "related" => FieldName::Text(Scope::Related),
            "caption" => FieldName::Text(Scope::Caption),
            "site" => FieldName::Site,
            "lang" => FieldName::Language,
            "date" => FieldName::Date,
            "since" => FieldName::Since,
            "until" => FieldName::Until,
            "in" => FieldName::In,
            _ => return None,
        })
    }
}

/// The name under which a scope is printed in a canonical query; empty for [`Scope::Text`].
pub(crate) fn scope_name(scope: Scope) -> &'static str {
    match scope {
        Scope::Text => "",
        Scope::Headline => "headline",
        Scope::Body | Scope::Dek => "body",
        Scope::Author => "author",
        Scope::Agency => "agency",
        Scope::Place => "place",
        Scope::Tag => "tag",
        Scope::Related => "related",
        Scope::Caption => "caption",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_table_is_a_field_with_names_of_its_own() {
        let mut seen = std::collections::BTreeSet::new();
        for line in NAMES.lines() {
            let (field, names) = line.split_once('\t').unwrap();
            let field = FieldName::from_canonical(field).unwrap_or_else(|| panic!("{line}"));
            for name in names.split(' ') {
                assert!(seen.insert(name), "{name} twice");
                assert_eq!(FieldName::from_name(&name.to_uppercase()), Some(field), "{name}");
            }
        }
        assert_eq!(FieldName::from_name("foo"), None);
        assert_eq!(FieldName::from_name(""), None);
    }
}
