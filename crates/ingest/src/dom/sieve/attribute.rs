//! The attributes that are read later on, by name.

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
