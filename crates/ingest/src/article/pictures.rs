//! What stands under images: what they show, and who made them.

use super::phrases::is_boilerplate;
use super::scene::Scene;
use super::verdict::Verdict;
use crate::dates::{DateOrder, find};
use crate::dom::{Block, Context};
use crate::fold::{is_letter, lowered, lowers_to};
use crate::marks::Marks;
use vestnik_document::Article;

/// The most captions, and the most credits, that a page is believed to have.
const MOST: usize = 200;
/// A longer text is no caption.
const LONGEST: u32 = 600;

/// Collects captions and credits. A label alone, `(Image:`, says that the next line is a credit.
pub(crate) fn fill(scene: &Scene<'_, '_>, verdicts: &[Verdict], article: &mut Article) {
    let mut labelled = None;
    for (at, (block, verdict)) in scene.page.blocks.iter().zip(verdicts).enumerate() {
        if block.chars >= LONGEST || !is_under_image(scene, block, *verdict) {
            continue;
        }
        let text = scene.page.block_text(block);
        if is_label(text) {
            labelled = Some(at + 1);
            continue;
        }
        // A name in a box for names, under an image: whoever made it.
        let is_name =
            || text.split_whitespace().all(|word| word.starts_with(char::is_uppercase)) && text.contains(' ');
        let is_credit = labelled == Some(at)
            || (block.chars < 60 && scene.dropped(block.element).intersects(Marks::BYLINE) && is_name());
        let (caption, credit) =
            if is_credit { ("", credit(text).or(Some(trim_credit(text)))) } else { caption_and_credit(text) };
        if caption.chars().filter(|c| is_letter(*c)).count() > 5 && !is_date(caption) {
            add(&mut article.captions, caption);
        }
        if let Some(credit) = credit {
            add(&mut article.image_credits, credit);
        }
    }
}

/// Whether a line announces who made an image and says nothing else: `Photographs by`, `(Image:`.
fn is_label(text: &str) -> bool {
    let bare = text.trim_matches(|c| is_border(c) || c == ')');
    let bare = lowered(bare.strip_suffix(" by").unwrap_or(bare));
    LABELS.contains(&bare.as_str())
}

/// Whether a line says when and nothing else.
fn is_date(text: &str) -> bool {
    find(text, DateOrder::DayFirst).is_some_and(|date| date.chars(text) * 10 > text.chars().count() * 8)
}

/// A credit without what closes the brackets around it.
fn trim_credit(name: &str) -> &str {
    name.trim_end_matches([')', ']', ' '])
}

fn add(list: &mut Vec<String>, text: &str) {
    if list.len() < MOST && !list.iter().any(|known| known == text) {
        list.push(text.to_owned());
    }
}

fn is_under_image(scene: &Scene<'_, '_>, block: &Block, verdict: Verdict) -> bool {
    let marks = scene.dropped(block.element);
    if marks.intersects(ELSEWHERE) {
        return false;
    }
    let named = matches!(verdict, Verdict::Caption | Verdict::Phrase("credit"))
        || marks.intersects(Marks::CAPTION)
        || block.context.has(Context::CAPTION)
        || scene.page.rare_of(scene.page.element(block.element)).itemprop == "caption";
    // `Video: bridge is opened` may be the headline.
    let above = || {
        verdict != Verdict::Headline
            && scene.near_headline(block.element)
            && is_boilerplate(scene.page.block_text(block), "credit")
    };
    verdict != Verdict::Keep && (named || above())
}

/// Marks of boxes whose images belong to something else.
const ELSEWHERE: Marks = Marks::RELATED
    .with(Marks::SIDEBAR)
    .with(Marks::NAV)
    .with(Marks::COMMENTS)
    .with(Marks::LEGAL)
    .with(Marks::SUBSCRIBE)
    .with(Marks::FOOTER);

/// Words that announce a credit; what follows must be a colon, `©`, `by`, or a name.
const LABELS: &[&str] = &[
    "image source",
    "image credit",
    "image",
    "images",
    "photograph",
    "photographs",
    "photographer",
    "photos",
    "photo",
    "pictures",
    "picture",
    "credit",
    "illustration",
    "video",
    "источник фото",
    "источник изображения",
    "источник",
    "автор фото",
    "фотография",
    "фоторепортаж",
    "фотограф",
    "фото",
    "снимок",
    "иллюстрация",
    "видео",
    "foto",
    "bild",
];

/// Takes `The yard. Photo: A. Sands` apart; the credit comes without its label.
fn caption_and_credit(text: &str) -> (&str, Option<&str>) {
    for start in starts(text) {
        if let Some(credit) = credit(&text[start..]) {
            return (text[..start].trim_end_matches(is_border), Some(credit));
        }
    }
    if is_boilerplate(text, "credit") { ("", Some(text)) } else { (text, None) }
}

/// Where a credit may begin: at the start, and behind the end of a sentence or a divider.
fn starts(text: &str) -> impl Iterator<Item = usize> {
    let borders =
        text.char_indices().filter(|(_, c)| matches!(c, '.' | '!' | '?' | '…' | '|' | '/' | '(' | '»' | '©'));
    std::iter::once(0)
        .chain(borders.map(|(at, c)| if matches!(c, '(' | '©') { at } else { at + c.len_utf8() }))
}

/// The name in `Image source: © Photo: NAME`; `None` when no label and no `©` stands before it.
pub(crate) fn credit(text: &str) -> Option<&str> {
    let (mut rest, mut labels) = (text, 0);
    loop {
        let sign = rest.trim_start_matches(is_border);
        labels += usize::from(sign.starts_with('©'));
        let bare = sign.trim_start_matches(|c| c == '©' || is_border(c));
        match LABELS.iter().find_map(|label| behind_label(bare, label)) {
            Some(behind) => (rest, labels) = (behind, labels + 1),
            None => {
                let name = trim_credit(bare);
                return (labels > 0 && name.contains(char::is_alphabetic)).then_some(name);
            }
        }
    }
}

fn is_border(c: char) -> bool {
    c.is_whitespace() || matches!(c, '(' | '[' | '|' | '/' | '—' | '–' | '-' | ':')
}

/// What follows a label that is really one: `photo: …`, `photo by …`, `Photo © …`, `Фото Анны …`, but not `photo op`.
fn behind_label<'t>(text: &'t str, label: &str) -> Option<&'t str> {
    let mut chars = text.char_indices();
    for wanted in label.chars() {
        let (_, c) = chars.next()?;
        if !lowers_to(c, wanted) {
            return None;
        }
    }
    let rest = chars.as_str();
    let bare = rest.trim_start();
    if let Some(name) = bare.strip_prefix("by ").or_else(|| bare.strip_prefix(':')) {
        return Some(name);
    }
    let name = bare.starts_with('©') || (bare.len() < rest.len() && bare.starts_with(char::is_uppercase));
    name.then_some(bare)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{DecodedText, ExtractOptions, extract};

    #[test]
    fn a_line_that_only_says_when_is_no_caption() {
        for (line, wanted) in [
            ("On 15 December 2022, 18:01", true),
            ("Дата: 15 декабря 2022 года, 18:01", true),
            ("Набережная, 15 декабря 2022", false),
        ] {
            assert_eq!(is_date(line), wanted, "{line}");
        }
    }

    #[test]
    fn a_credit_loses_its_label_and_leaves_its_caption() {
        for (text, caption, wanted) in [
            ("Image source: © Фото : U.S. Air Force / Sgt. Lee", "", Some("U.S. Air Force / Sgt. Lee")),
            ("Photo: Laurent Duval/AP", "", Some("Laurent Duval/AP")),
            ("Photograph by Maud Ferris", "", Some("Maud Ferris")),
            ("The yard in spring. Photo: A. Sands", "The yard in spring.", Some("A. Sands")),
            ("Новые машины. Фото Семена Рябова", "Новые машины.", Some("Семена Рябова")),
            ("Зал суда (фото: Вера Лис)", "Зал суда", Some("Вера Лис")),
            ("A dog © Jane Roe/AFP", "A dog", Some("Jane Roe/AFP")),
            ("AP Photo / Лоран Дюваль", "AP Photo / Лоран Дюваль", None),
            ("Photo opportunities were few.", "Photo opportunities were few.", None),
            ("Источник: пресс-служба мэрии", "", Some("пресс-служба мэрии")),
            ("Getty Images", "", Some("Getty Images")),
            ("©", "©", None),
            ("", "", None),
        ] {
            assert_eq!(caption_and_credit(text), (caption, wanted), "{text}");
        }
    }

    #[test]
    fn a_headline_is_no_credit() {
        for (html, wanted) in [
            ("<h1>Видео: мост через Вель открыли</h1>", &[][..]),
            ("<h1>Мост открыли</h1><p>Видео: Анна Лис</p>", &["Анна Лис"]),
        ] {
            let page = DecodedText { text: html.to_owned(), encoding: "UTF-8", ..DecodedText::default() };
            assert_eq!(extract(&page, &ExtractOptions::default()).article.image_credits, wanted, "{html}");
        }
    }
}
