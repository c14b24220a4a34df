//! The attributes that are read later on, by name.

use crate::dom::short_name::{number_of, short_word};

/// The name of such an attribute.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(in crate::dom) enum AttributeName {
    Id,
    Class,
    Itemprop,
    Itemtype,
    Role,
    Rel,
    Href,
    Hreflang,
    Datetime,
    Content,
    Alt,
    Lang,
    Property,
    Hidden,
    Style,
    Type,
    Name,
    HttpEquiv,
    AriaModal,
}

/// No name of these is longer.
const LONGEST: usize = 10;

impl AttributeName {
    /// The attribute of this name, whatever its case.
    pub(in crate::dom) fn of(name: &[u8]) -> Option<AttributeName> {
        if !(2..=LONGEST).contains(&name.len()) {
            return None;
        }
        let found = AttributeName::of_lower(name);
        if found.is_some() || !name.iter().any(u8::is_ascii_uppercase) {
            return found;
        }
        let mut lower = [0; LONGEST];
        let lower = &mut lower[..name.len()];
        lower.copy_from_slice(name);
        lower.make_ascii_lowercase();
        AttributeName::of_lower(lower)
    }

    /// The name that a text begins with, where it is short, and its length: most are read at once.
    #[inline]
    pub(super) fn at_start(text: &[u8]) -> Option<(Option<AttributeName>, usize)> {
        const ID: u64 = number_of("id");
        const CLASS: u64 = number_of("class");
        const ROLE: u64 = number_of("role");
        const REL: u64 = number_of("rel");
        const HREF: u64 = number_of("href");
        const CONTENT: u64 = number_of("content");
        const ALT: u64 = number_of("alt");
        const LANG: u64 = number_of("lang");
        const HIDDEN: u64 = number_of("hidden");
        const STYLE: u64 = number_of("style");
        const TYPE: u64 = number_of("type");
        const NAME: u64 = number_of("name");
        let (number, length) = short_word(text, *b"=>/").filter(|(_, length)| *length > 0)?;
        let name = match number {
            ID => AttributeName::Id,
            CLASS => AttributeName::Class,
            ROLE => AttributeName::Role,
            REL => AttributeName::Rel,
            HREF => AttributeName::Href,
            CONTENT => AttributeName::Content,
            ALT => AttributeName::Alt,
            LANG => AttributeName::Lang,
            HIDDEN => AttributeName::Hidden,
            STYLE => AttributeName::Style,
            TYPE => AttributeName::Type,
            NAME => AttributeName::Name,
            _ => return Some((None, length)),
        };
        Some((Some(name), length))
    }

    fn of_lower(name: &[u8]) -> Option<AttributeName> {
        Some(match name {
            b"id" => AttributeName::Id,
            b"class" => AttributeName::Class,
            b"itemprop" => AttributeName::Itemprop,
            b"itemtype" => AttributeName::Itemtype,
            b"role" => AttributeName::Role,
            b"rel" => AttributeName::Rel,
            b"hreflang" => AttributeName::Hreflang,
            b"href" => AttributeName::Href,
            b"datetime" => AttributeName::Datetime,
            b"content" => AttributeName::Content,
            b"alt" => AttributeName::Alt,
            b"lang" => AttributeName::Lang,
            b"property" => AttributeName::Property,
            b"hidden" => AttributeName::Hidden,
            b"style" => AttributeName::Style,
            b"type" => AttributeName::Type,
            b"name" => AttributeName::Name,
            b"http-equiv" => AttributeName::HttpEquiv,
            b"aria-modal" => AttributeName::AriaModal,
            _ => return None,
        })
    }
}

/// An attribute of the tag that was scanned last; of several with one name, the first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::dom) struct AttributeSpan {
    pub(in crate::dom) name: AttributeName,
    /// Where its value stands, without quotation marks.
    pub(in crate::dom) start: usize,
    pub(in crate::dom) end: usize,
    /// It has an `&` or a carriage return in it, so that it may not mean what it says.
    pub(in crate::dom) odd: bool,
}

#[cfg(test)]
mod tests {
    use super::AttributeName;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn short_names_are_read_as_all_names(
            name in "(id|class|ITEMPROP|itemtype|Role|rel|href|hreflang|datetime|content|ALT|lang|property|aria-modal|hidden|style|type|name|src|data|[a-zA-Z@_\\[é\x0b\x12-]){1,2}",
            end in "(=|>|/| |\n)"
        ) {
            let text = format!("{name}{end}\"abcdefgh\"");
            if let Some((found, length)) = AttributeName::at_start(text.as_bytes()) {
                prop_assert_eq!(length, name.len());
                prop_assert_eq!(found, AttributeName::of(name.as_bytes()));
            }
            prop_assert_eq!(AttributeName::at_start(text.as_bytes()).is_some(), name.len() < 8 && !name.contains(['\x0b', '\x12']));
        }
    }
}
