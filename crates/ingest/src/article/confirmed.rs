//! The heading that the head of the page says too, where the first `h1` is the name of a section or of the site.

use super::witness::Witness;
use crate::dom::{Page, Tag};
use crate::marks::Marks;
use crate::words::Words;
use vestnik_document::Source;

/// What the first `h1` weighs where another heading is the one that is confirmed, and what that one weighs.
const UNHEARD: u32 = 4;
const CONFIRMED: u32 = 8;

/// Lets the confirmed heading speak as the first `h1` would, where that has hardly a word in common with any title. `all` are the
/// words of the witnesses.
pub(super) fn confirm(page: &Page<'_>, witnesses: &mut Vec<Witness>, all: &mut Vec<Words>) {
    let Some(first) = witnesses.iter().position(|witness| matches!(witness.name, "h1" | "short h1")) else {
        return;
    };
    let in_page = [Source::Heading, Source::Microdata, Source::PageText];
    let titles = witnesses.iter().zip(&*all).filter(|(witness, _)| !in_page.contains(&witness.source));
    let said: Vec<&Words> = titles.map(|(_, title)| title).filter(|title| title.len() > FEW).collect();
    let own = &all[first];
    if said.is_empty() || said.iter().any(|title| has_half_of(title, own)) {
        return;
    }
    let is_said = |text: &str| said.contains(&&Words::of(text));
    let other = witnesses.iter().position(|witness| witness.name == "another h1" && is_said(&witness.value));
    if let Some(other) = other {
        witnesses[other].weight = CONFIRMED;
    } else if let Some(text) = smaller_heading(page, is_said) {
        all.push(Words::of(&text));
        witnesses.push(Witness::new(Source::Heading, "heading that the head says", text, CONFIRMED));
    } else {
        return;
    }
    witnesses[first].weight = UNHEARD;
}

/// Titles of so many words may be sections.
const FEW: usize = 3;

/// Whether half of the words are in the title.
fn has_half_of(title: &Words, words: &Words) -> bool {
    title == words || 2 * words.iter().filter(|word| title.contains(word)).count() >= words.len()
}

/// The first `h2` or `h3` with the words of a title.
fn smaller_heading(page: &Page<'_>, is_said: impl Fn(&str) -> bool) -> Option<String> {
    let headings = page.telling().filter(|(_, element)| {
        matches!(element.tag, Tag::Heading(2 | 3)) && !element.marks.intersects(Marks::DISCARD)
    });
    headings.map(|(id, _)| page.text_of(id)).find(|text| is_said(text))
}

#[cfg(test)]
mod tests {
    use crate::{DecodedText, ExtractOptions, extract};

    #[test]
    fn the_heading_of_the_title_outweighs_the_name_of_a_section() {
        let wanted = "Ferry returns to the northern isles";
        let section = "Coast and harbours desk";
        for (head, body, wanted) in [
            (wanted, format!("<h1>{section}</h1><h1>{wanted}</h1>"), wanted),
            (wanted, format!("<h1>{section}</h1><h2>Weather</h2><h2>{wanted}</h2>"), wanted),
            (wanted, format!("<h1>{section}</h1><h2>Ferry timetable for the isles</h2>"), section),
            (wanted, format!("<h1>Isles: ferry returns</h1><h2>{wanted}</h2>"), "Isles: ferry returns"),
        ] {
            let html = format!("<title>{head}</title>{body}<p>The ferry sailed on Tuesday.</p>");
            let page = DecodedText { text: html, encoding: "UTF-8", ..DecodedText::default() };
            assert_eq!(extract(&page, &ExtractOptions::default()).article.headline, wanted, "{body}");
        }
    }
}
