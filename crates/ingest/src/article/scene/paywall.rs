//! What is named a paywall: the box that asks to pay, or the text that is paid for. Search engines tell sites to give the bare name
//! to the text; names made of more words (`paywall-banner`) are of the parts of the box.

use super::Scene;
use crate::dom::{Context, ElementId, Tag};
use crate::fold::lowered;
use crate::marks::Marks;
use crate::sites::SiteRule;
use aho_corasick::AhoCorasick;
use std::sync::LazyLock;

/// Words of those who ask to pay, or to sign in.
const ASKING: &[&str] = &[
    "subscri",
    "sign in",
    "sign up",
    "log in",
    "free trial",
    "unlimited",
    "full access",
    "per month",
    "a month",
    "cancel any",
    "continue reading",
    "keep reading",
    "membership",
    "подписк",
    "подписчик",
    "подписаться",
    "подпиш",
    "войти",
    "войдите",
    "зарегистрируйтесь",
    "доступ к",
    "полный доступ",
    "в месяц",
    "читать дальше",
    "читать полностью",
    "abonn",
    "abo ",
    "suscri",
    "assinante",
    "assinatura",
    "assine",
    "abbona",
];

static ASKING_WORDS: LazyLock<AhoCorasick> =
    LazyLock::new(|| AhoCorasick::new(ASKING).expect("they are few and short"));

/// The names that text may have.
const NAMES: [&str; 2] = ["paywall", "regwall"];

/// A box asks where such a word, a form or a line that is a link stands in it for each so many characters of prose. The text of an
/// article may be about subscribers, and have a link to another one between its paragraphs.
const PROSE_FOR_EACH: u64 = 200;
/// A box with so much prose, in characters, or with more blocks is text, and no more of it is looked at.
const LARGEST: u64 = 2_000;
const MOST_BLOCKS: usize = 60;

impl Scene<'_, '_> {
    /// The same scene where what JSON-LD says to be paid for is text, though its name promises an offer.
    pub(in crate::article) fn with_paid(mut self, places: &[String]) -> Self {
        if places.is_empty() {
            return self;
        }
        let places: Vec<&str> = places.iter().map(String::as_str).collect();
        for id in SiteRule::find(&places, self.page) {
            if !self.asks(id) {
                let inside = id as usize..self.page.element(id).end as usize;
                let own = self.own_marks(id).and(Marks::SUBSCRIBE | Marks::PROMO);
                self.dropped[inside].iter_mut().for_each(|marks| *marks = marks.without(own));
            }
        }
        self
    }

    /// Whether an element that is named a paywall asks to pay.
    pub(super) fn is_offer(&self, id: ElementId) -> bool {
        let mut classes = self.page.element(id).class.split_ascii_whitespace();
        if !classes.any(|class| NAMES.iter().any(|name| class.eq_ignore_ascii_case(name))) {
            return true;
        }
        !self.is_one_of_many(id) && self.asks(id)
    }

    /// Whether what stands in an element asks to pay, or says nothing.
    fn asks(&self, id: ElementId) -> bool {
        if self.prose(id) >= LARGEST || self.page.blocks_of(id).len() > MOST_BLOCKS {
            return false;
        }
        let blocks = self.page.blocks_of(id).iter();
        let asks = blocks.map(|block| {
            let control = block.context.has(Context::FORM) || block.link_chars * 2 > block.chars;
            let words = ASKING_WORDS.find_iter(&lowered(self.page.block_text(block))).count();
            words + usize::from(control)
        });
        asks.sum::<usize>() as u64 * PROSE_FOR_EACH >= self.prose(id)
    }

    /// Whether it is a paragraph, or another piece of text, beside one of the same name.
    fn is_one_of_many(&self, id: ElementId) -> bool {
        let element = self.page.element(id);
        let is_piece = |tag| matches!(tag, Tag::P | Tag::Heading(_) | Tag::List | Tag::Quote);
        let alike = |other: ElementId| {
            let other = self.page.elements.get(other as usize);
            other.is_some_and(|other| {
                other.parent == element.parent && other.class == element.class && is_piece(other.tag)
            })
        };
        let before = || id.checked_sub(1).and_then(|last| self.page.ancestors(last).find(|id| alike(*id)));
        is_piece(element.tag) && (alike(element.end) || before().is_some_and(|before| before != id))
    }
}

#[cfg(test)]
mod tests {
    use crate::{DecodedText, ExtractOptions, extract};

    fn texts(numbers: std::ops::Range<u32>) -> String {
        let text = |n| {
            format!("<p>The master of quay {n} said on Tuesday that ferry {n} would sail before winter.</p>")
        };
        numbers.map(text).collect()
    }

    #[test]
    fn a_place_that_json_ld_names_as_paid_is_text() {
        let ask = "<p>Subscribe for two crowns a month.</p>";
        for (selector, inside, wanted) in [
            (r#"".subscription-text""#, texts(5..8), 8),
            (r#"[".subscription-text"]"#, texts(5..8), 8),
            (r#""div > .subscription-text""#, texts(5..8), 5),
            (r#"".other""#, texts(5..8), 5),
            (r#"".subscription-text""#, ask.to_owned(), 5),
        ] {
            let part = format!(r#"{{"@type":"WebPageElement","cssSelector":{selector}}}"#);
            for parts in [part.clone(), format!("[{{}},{part}]")] {
                let data = format!(
                    r#"{{"@type":"NewsArticle","headline":"Ferry sails before winter","hasPart":{parts}}}"#
                );
                let html = format!(
                    "<script type=application/ld+json>{data}</script><article><h1>Ferry sails before winter</h1><div>{}<div class=subscription-text>{inside}</div></div></article>",
                    texts(0..5)
                );
                let page = DecodedText { text: html, encoding: "UTF-8", ..DecodedText::default() };
                let body = extract(&page, &ExtractOptions::default()).article.body;
                assert_eq!(body.len(), wanted, "{parts} {inside}");
            }
        }
    }

    #[test]
    fn paid_text_stays_and_the_box_that_asks_for_money_goes() {
        let paid = |numbers| texts(numbers).replace("<p>", "<p class=paywall>");
        let about = "<p>The paper counts 40,000 subscribers on the isles, most of whom read it on the quay while they wait for a ferry, said its owner, and half of these would rather have it on paper than on the small screens that the harbour office lends them on every crossing.</p>";
        for (behind, wanted) in [
            (paid(5..8), 8),
            (format!("{}<figure></figure>{}", paid(5..6), paid(6..7)), 7),
            (format!("<div class=paywall>{}</div>", texts(5..8)), 8),
            (format!("<div class='article-rest regwall'>{about}{}</div>", texts(5..6)), 7),
            (format!("<div class=paywall>{}<p><a href=/a>Lighthouse is painted</a></p></div>", texts(5..8)), 8),
            (format!("{}<p class=paywall>Ferries are what subscribers of this paper ask for.</p>{}", paid(5..6), paid(6..7)), 8),
            ("<div class=paywall><h3>Subscribe now</h3><p>Unlimited access to all of our articles for two crowns a month.</p></div>".to_owned(), 5),
            ("<div class=paywall><p>Продолжение доступно тем, кто поддержал остров.</p><a href=/pay>Оформить подписку</a></div>".to_owned(), 5),
            ("<div class=paywall><p>The rest of it is for those who pay, from a crown a week.</p><form><label>Your address for letters</label></form></div>".to_owned(), 5),
            (format!("<div class=paywall-intro>{}</div>", texts(5..6)), 5),
            ("<div class=regwall><p>Ferries</p></div>".to_owned(), 5),
        ] {
            let html = format!(
                "<title>Ferry</title><article><h1>Ferry sails before winter</h1><div>{}{behind}</div></article>",
                texts(0..5)
            );
            let page = DecodedText { text: html, encoding: "UTF-8", ..DecodedText::default() };
            let body = extract(&page, &ExtractOptions::default()).article.body;
            assert_eq!(body.len(), wanted, "{behind}");
        }
    }
}
