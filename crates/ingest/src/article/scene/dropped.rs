//! Which elements are left out for their marks, and when a name that would cost the article is not believed.

use super::Scene;
use crate::dom::{ElementId, Tag};
use crate::marks::Marks;

/// Characters of prose that a table of contents may hold.
const MOST_IN_CONTENTS: u64 = 400;

/// The fewest characters of prose of an article behind a dialog, where its headline stands there too.
const LEAST_BEHIND_DIALOG: u64 = 60;

impl Scene<'_, '_> {
    /// What the names, the tag and the role of an element say.
    #[inline]
    pub(in crate::article) fn own_marks(&self, id: ElementId) -> Marks {
        let element = self.page.element(id);
        let role = self.page.rare_of(element).role;
        let by_role = if role.is_empty() { Marks::default() } else { marks_of_role(role) };
        let offer = element.marks.intersects(Marks::PAYWALL) && self.is_offer(id);
        let by_text = if offer { Marks::SUBSCRIBE } else { Marks::default() };
        element.marks | marks_of_tag(element.tag) | by_role | by_text
    }

    pub(super) fn find_core(&self) -> u64 {
        let (mut apart, mut end) = (0, 0);
        for (id, element) in self.page.telling() {
            if id < end || !self.own_marks(id).intersects(Marks::LEGAL | Marks::COMMENTS | Marks::DIALOG) {
                continue;
            }
            let around = self.headline.is_some_and(|headline| self.page.contains(id, headline));
            if !around {
                apart += self.prose(id);
                end = element.end;
            }
        }
        let core = self.total() - apart;
        if core < 200 { self.total() } else { core }
    }

    /// Marks which, taken together over the page, would leave out much of its prose. No site has that many share
    /// buttons: the name means something else here.
    pub(super) fn greedy_marks(&self) -> Marks {
        let judged = Marks::DISCARD.without(Marks::COMMENTS | Marks::LEGAL | Marks::DIALOG);
        // For each mark, the prose of the outermost elements that have it, and where the last of these ends.
        let mut found = [(0, 0); Marks::NAMES.len()];
        for (id, element) in
            self.page.elements.iter().enumerate().filter(|(id, _)| !self.dropped[*id].is_empty())
        {
            for place in self.dropped[id].places() {
                let (sum, end) = &mut found[place];
                if id >= *end && !self.is_away_from_home(id as ElementId, Marks::NAMES[place].0) {
                    *sum += self.prose(id as ElementId);
                    *end = element.end as usize;
                }
            }
        }
        let mut greedy = Marks::default();
        for ((mark, _), (sum, _)) in
            Marks::NAMES.iter().zip(found).filter(|((mark, _), _)| mark.intersects(judged))
        {
            let limit = if mark.intersects(Marks::SLIGHT) { 5 } else { 7 };
            if sum * 10 > self.core * limit {
                greedy |= *mark;
            }
        }
        greedy
    }

    pub(super) fn find_dropped(&self, discard: Marks) -> Vec<Marks> {
        let mut dropped: Vec<Marks> = Vec::with_capacity(self.page.elements.len());
        for (id, element) in self.page.elements.iter().enumerate() {
            let id = id as ElementId;
            let outer =
                if element.parent == id { Marks::default() } else { dropped[element.parent as usize] };
            let own = self.own_marks(id).and(discard);
            // What stands around it may be left out for as much.
            let is_new = !own.without(outer).is_empty();
            dropped.push(if is_new && !self.must_stay(id, own) { outer | own } else { outer });
        }
        dropped
    }

    /// Whether a dialog is all that there is to read. A request for consent may be longer than the article behind it.
    fn is_page(&self, id: ElementId) -> bool {
        let (inside, total) = (self.prose(id), self.total());
        let least = if self.headline.is_some() { LEAST_BEHIND_DIALOG } else { 200 };
        self.page.element(id).marks.intersects(Marks::BODY) || total - inside < least
    }

    /// The guard: a name that would cost the article is not believed.
    fn must_stay(&self, id: ElementId, own: Marks) -> bool {
        let element = self.page.element(id);
        if matches!(element.tag, Tag::Html | Tag::Body | Tag::Main) {
            return true;
        }
        let (inside, total) = (self.prose(id), self.core);
        if own.intersects(Marks::COMMENTS) {
            return self.total() - inside < 200;
        }
        if self.headline.is_some_and(|headline| id != headline && self.page.contains(id, headline))
            && inside > 150
        {
            return true;
        }
        if self.is_away_from_home(id, own) {
            return false;
        }
        if own.intersects(Marks::DIALOG) {
            return self.is_page(id);
        }
        if own.intersects(Marks::LEGAL) {
            return self.total() - inside < 200 || inside * 10 > self.total() * 8;
        }
        if element.marks.intersects(Marks::BODY) && !own.intersects(Marks::STRONG) {
            return true;
        }
        // A table of contents is of links and headings.
        if own.without(Marks::CONTENTS).is_empty() && inside > MOST_IN_CONTENTS {
            return true;
        }
        if own.intersects(Marks::HIDDEN) {
            return inside * 10 > total * 6;
        }
        inside * 2 > total || (own.intersects(Marks::SLIGHT) && inside > 800 && inside * 10 > total * 3)
    }
}

fn marks_of_tag(tag: Tag) -> Marks {
    match tag {
        Tag::Nav => Marks::NAV,
        Tag::Footer => Marks::FOOTER,
        Tag::Aside => Marks::SIDEBAR,
        Tag::Form => Marks::SUBSCRIBE,
        Tag::Dialog => Marks::PROMO,
        _ => Marks::default(),
    }
}

fn marks_of_role(role: &str) -> Marks {
    match role {
        "navigation" | "menu" | "menubar" | "tablist" | "toolbar" => Marks::NAV,
        "complementary" => Marks::SIDEBAR,
        "contentinfo" => Marks::FOOTER,
        "dialog" | "alertdialog" => Marks::DIALOG,
        "tooltip" | "alert" => Marks::PROMO,
        "search" | "form" => Marks::SUBSCRIBE,
        _ => Marks::default(),
    }
}

#[cfg(test)]
mod tests {
    use crate::article::scene::Scene;
    use crate::dom::{ElementId, Parsed};
    use crate::{DecodedText, ExtractOptions, extract};

    #[test]
    fn a_table_of_contents_has_no_sentences() {
        let text = "<p>The harbour master said on Tuesday that the ferry would sail again before winter.</p>";
        let links = "<p><a href=#a>The ferry would sail again before winter, the master said.</a></p>";
        for (inner, wanted) in [(text.repeat(6), false), (links.repeat(6), true), (text.repeat(2), true)] {
            let html = format!("<h1>Ferry</h1><div class=toc>{inner}</div>{}", text.repeat(20));
            let parsed = Parsed::parse(&html, 1 << 20);
            let page = parsed.page();
            let scene = Scene::new(&page, None);
            let ids = 0..page.elements.len() as ElementId;
            let mut boxes = ids.filter(|id| page.element(*id).class == "toc");
            assert_eq!(boxes.next().map(|id| !scene.dropped(id).is_empty()), Some(wanted), "{inner}");
        }
    }

    #[test]
    fn a_request_for_consent_is_no_article_however_long_it_is() {
        let ask = "<h2>We value your privacy</h2><p>We and our 842 partners store and access information on a device, and process data sent by it, for ads and content, their measurement, and insights into those who see them, as well as to make better products of it.</p>";
        let text = "<h1>Ferry sails</h1><p>The harbour master said on Tuesday that the ferry would sail again before winter.</p>";
        for (attributes, inside, beside, wanted) in [
            ("class=qc-cmp2-container", ask, text, "The harbour"),
            ("id=didomi-host", ask, text, "The harbour"),
            ("id=CybotCookiebotDialog", ask, text, "The harbour"),
            ("role=dialog", ask, text, "The harbour"),
            ("aria-modal=true", ask, text, "The harbour"),
            // The article is the dialog.
            ("role=dialog", text, "", "The harbour"),
            (
                "role=dialog",
                text,
                "<p>Ferries and lighthouses of the outer isles, every day.</p>",
                "The harbour",
            ),
            (
                "role=dialog",
                "<p>The harbour master said on Tuesday that it would sail again before winter.</p>",
                "<h1>Ferry sails</h1>",
                "The harbour",
            ),
            (
                "role=dialog class=article-text",
                "<p>The harbour master said that it would sail again, as it had before every winter since the war, and that the keeper of the lighthouse would see it off from the quay.</p>",
                "<h1>Ferry sails</h1><p>Ferries and lighthouses of the outer isles, with their keepers, daily.</p>",
                "The harbour",
            ),
        ] {
            for html in [
                format!("<body><div {attributes}>{inside}</div><div>{beside}</div>"),
                format!("<body><div>{beside}</div><div {attributes}>{inside}</div>"),
            ] {
                let page = DecodedText { text: html.clone(), encoding: "UTF-8", ..DecodedText::default() };
                let body = extract(&page, &ExtractOptions::default()).article.body;
                assert!(body.last().is_some_and(|(_, text)| text.starts_with(wanted)), "{html} {body:?}");
                assert!(!body.iter().any(|(_, text)| text.starts_with("We and")), "{html} {body:?}");
            }
        }
    }
}
