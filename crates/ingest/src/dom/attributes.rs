//! The attributes of an element: what it keeps of them, and whether they hide it.

use super::page::{Element, RareAttributes};
use super::sieve::AttributeName;

/// What an element's attributes say beside those that it keeps itself.
pub(super) struct Read<'a> {
    pub(super) rare: Option<RareAttributes<'a>>,
    /// Whether they hide it.
    pub(super) hidden: bool,
}

/// Reads the attributes of an element.
#[inline]
pub(super) fn read_attributes<'a>(
    element: &mut Element<'a>,
    given: impl Iterator<Item = (AttributeName, &'a str)>,
    is_html: bool,
) -> Read<'a> {
    let (mut hidden, mut has_rare, mut rare) = (false, false, RareAttributes::NONE);
    let (mut content, mut alt, mut lang, mut modal) = (None, None, None, None);
    for (name, value) in given {
        let place = match name {
            AttributeName::Id => &mut element.id,
            AttributeName::Class => &mut element.class,
            AttributeName::Href => &mut element.href,
            AttributeName::Hidden => {
                hidden |= value != "until-found";
                continue;
            }
            AttributeName::Style => {
                hidden |= hides(value);
                continue;
            }
            other => {
                let place = match other {
                    AttributeName::Itemprop => &mut rare.itemprop,
                    AttributeName::Role => &mut rare.role,
                    AttributeName::Rel => &mut rare.rel,
                    AttributeName::Datetime => &mut rare.datetime,
                    AttributeName::Property => &mut rare.property,
                    AttributeName::Content => content.insert(value),
                    AttributeName::AriaModal => modal.insert(value),
                    AttributeName::Alt => alt.insert(value),
                    AttributeName::Lang if is_html => lang.insert(value),
                    _ => continue,
                };
                has_rare = true;
                place
            }
        };
        *place = value;
    }
    if rare.role.is_empty() && modal == Some("true") {
        rare.role = "dialog";
    }
    rare.content = lang.or(content).or(alt).unwrap_or("");
    Read { rare: has_rare.then_some(rare), hidden: hidden && !is_streamed(element.id) }
}

/// Whether a hidden element holds a part of the page that came late: React sends it as `<div hidden id="S:0">`, and a script
/// puts it into its place.
fn is_streamed(id: &str) -> bool {
    id.strip_prefix("S:").is_some_and(|number| number.bytes().all(|b| b.is_ascii_hexdigit()))
}

fn hides(style: &str) -> bool {
    // Few words of style sheets have this letter.
    if memchr::memchr2(b'y', b'Y', style.as_bytes()).is_none() {
        return false;
    }
    let mut compact = style.bytes().filter(|b| !b.is_ascii_whitespace()).map(|b| b.to_ascii_lowercase());
    let mut at = 0;
    const WANTED: &[u8] = b"display:none";
    compact.any(|b| {
        at = if b == WANTED[at] { at + 1 } else { usize::from(b == WANTED[0]) };
        at == WANTED.len()
    })
}

#[cfg(test)]
mod tests {
    use crate::{DecodedText, ExtractOptions, extract};

    #[test]
    fn a_part_that_is_streamed_late_is_not_hidden() {
        let text = |what: &str| {
            format!("<p>The harbour master said that {what} would sail before winter comes.</p>")
        };
        let article: String = (1..7).map(|at| text(&format!("barge {at}"))).collect();
        let others: String = (1..6).map(|at| text(&format!("raft {at}"))).collect();
        for (id, wanted) in [("S:0", true), ("S:1f", true), ("S:x", false), ("menu", false)] {
            let html = format!(
                "<main><h1>Ferry sails</h1><template id=B:0></template></main><div class=sidebar>{others}</div><div hidden id={id}>{article}</div>"
            );
            let page = DecodedText { text: html, encoding: "UTF-8", ..DecodedText::default() };
            let body = extract(&page, &ExtractOptions::default()).article.body;
            assert_eq!(body.iter().any(|(_, text)| text.contains("barge")), wanted, "{id}");
        }
    }
}
