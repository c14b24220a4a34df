//! What a rule can say, and how it finds the places it speaks of.

use crate::dom::{Element, ElementId, Page};

/// What is known of the pages of one site.
///
/// A place is written as in style sheets: `.class`, `#id`, or several of these that one element has, `#text.wide`.
#[derive(Clone, Copy, Debug)]
pub(crate) struct SiteRule {
    /// The host in lower case, without `www.`: `example.org`. Subdomains are hosts of their own.
    pub(crate) host: &'static str,
    /// Where the text of the article stands; all such elements of the page.
    pub(crate) body: &'static [&'static str],
    /// What is left out, with all that is in it.
    pub(crate) drop: &'static [&'static str],
    /// How lines begin that are left out.
    pub(crate) drop_lines: &'static [&'static str],
    /// The headline.
    pub(crate) headline: Option<&'static str>,
    /// When the article was published: an attribute for machines, or text.
    pub(crate) date: Option<&'static str>,
    /// Who wrote it.
    pub(crate) authors: Option<&'static str>,
}

impl SiteRule {
    /// A rule for this host that says nothing.
    pub(crate) const fn of(host: &'static str) -> Self {
        Self { host, body: &[], drop: &[], drop_lines: &[], headline: None, date: None, authors: None }
    }

    /// The outermost elements at any of these places, in document order.
    pub(crate) fn find(places: &[&str], page: &Page<'_>) -> Vec<ElementId> {
        let mut found = Vec::new();
        let mut end = 0;
        for (id, element) in page.elements.iter().enumerate() {
            let id = id as ElementId;
            if id >= end && places.iter().any(|place| is_at(element, place)) {
                end = element.end;
                found.push(id);
            }
        }
        found
    }

    /// Whether a line begins as one that is left out.
    pub(crate) fn drops_line(&self, line: &str) -> bool {
        self.drop_lines.iter().any(|beginning| line.starts_with(beginning))
    }
}

/// The signs of a place, each with its name: `#text.wide` gives `#`, `text` and `.`, `wide`.
fn parts(place: &str) -> impl Iterator<Item = (char, &str)> {
    let starts = place.char_indices().filter(|(_, c)| matches!(c, '#' | '.'));
    starts.map(|(at, sign)| {
        let name = &place[at + 1..];
        (sign, &name[..name.find(['#', '.']).unwrap_or(name.len())])
    })
}

fn is_at(element: &Element<'_>, place: &str) -> bool {
    let has = |(sign, name): (char, &str)| match sign {
        '#' => element.id == name,
        _ => element.class.split_ascii_whitespace().any(|class| class == name),
    };
    !(element.id.is_empty() && element.class.is_empty()) && parts(place).all(has)
}

/// Whether a place is written as places are.
#[cfg(test)]
pub(super) fn is_sound(place: &str) -> bool {
    place.starts_with(['#', '.'])
        && parts(place).all(|(_, name)| !name.is_empty() && !name.contains([' ', '>', '[', ':']))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dom::Parsed;

    #[test]
    fn places_are_found_by_id_and_classes() {
        let parsed = Parsed::parse(
            "<div id=a class='x y'><p class=x>1</div><p class='z x'>2<p class=y>3<p>4",
            usize::MAX,
        );
        let page = parsed.page();
        let texts = |place: &str| -> Vec<String> {
            SiteRule::find(&[place], &page).into_iter().map(|id| page.text_of(id)).collect()
        };
        assert_eq!(texts(".x"), ["1", "2"]);
        assert_eq!(texts("#a.y"), ["1"]);
        assert_eq!(texts(".x.z"), ["2"]);
        assert_eq!(texts("#b"), [""; 0]);
        for place in ["p.x", "", ".", ".a .b", "#a:first"] {
            assert!(!is_sound(place), "{place}");
        }
    }
}
