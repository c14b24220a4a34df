//! What the whole page says about each of its parts: how much prose it holds, and whether it is to be left out (`dropped`).

mod dropped;
mod paywall;

use super::cards::cards;
use super::further::further_stories;
use super::home::Home;
use crate::dom::{Block, Context, ElementId, Page, Tag};
use crate::marks::Marks;
use crate::sites::SiteRule;

/// A page with the sums that every decision about the body reads.
pub(crate) struct Scene<'p, 'a> {
    pub(crate) page: &'p Page<'a>,
    /// The element of the headline, where the page shows one.
    pub(crate) headline: Option<ElementId>,
    /// The rule for the site, where there is one.
    pub(crate) rule: Option<&'static SiteRule>,
    /// Where it says that the body stands.
    pub(crate) ruled_body: Vec<ElementId>,
    /// The box around the headline that holds an article, where there is one.
    home: Option<Home>,
    /// Characters of prose, without what speaks of rights and consent: that can be longer than the article.
    core: u64,
    /// Sum of prose before each block.
    sums: Vec<u64>,
    /// For each element, the marks for which it, or something around it, is left out.
    dropped: Vec<Marks>,
}

/// Blocks shorter than this are rarely sentences.
const SHORT: u32 = 25;

impl<'p, 'a> Scene<'p, 'a> {
    pub(crate) fn new(page: &'p Page<'a>, headline: Option<ElementId>) -> Self {
        let mut sums = Vec::with_capacity(page.blocks.len() + 1);
        let mut sum = 0;
        sums.push(0);
        for block in &page.blocks {
            sum += u64::from(prose(page, block));
            sums.push(sum);
        }
        let mut scene = Scene {
            page,
            headline,
            rule: None,
            ruled_body: Vec::new(),
            sums,
            home: None,
            core: 0,
            dropped: Vec::new(),
        };
        scene.home = Home::find(&scene);
        scene.core = scene.find_core();
        scene.dropped = scene.find_dropped(Marks::DISCARD);
        let too_greedy = scene.greedy_marks();
        if !too_greedy.is_empty() {
            scene.dropped = scene.find_dropped(Marks::DISCARD.without(too_greedy));
        }
        for id in cards(&scene).into_iter().chain(further_stories(&scene)) {
            let inside = id as usize..page.element(id).end as usize;
            scene.dropped[inside].iter_mut().for_each(|marks| *marks |= Marks::RELATED);
        }
        scene
    }

    /// The same scene with what the rule for the site says: what is left out, and what stays whatever its names say.
    pub(crate) fn with_rule(mut self, rule: Option<&'static SiteRule>) -> Self {
        let Some(rule) = rule else { return self };
        self.rule = Some(rule);
        self.ruled_body = SiteRule::find(rule.body, self.page);
        for id in &self.ruled_body {
            let outer = self.dropped(*id);
            let inside = *id as usize..self.page.element(*id).end as usize;
            self.dropped[inside].iter_mut().for_each(|marks| *marks = marks.without(outer));
        }
        for id in SiteRule::find(rule.drop, self.page) {
            let inside = id as usize..self.page.element(id).end as usize;
            self.dropped[inside].iter_mut().for_each(|marks| *marks |= Marks::SITE_RULE);
        }
        self
    }

    /// Whether an element with these marks is no part of the article, which stands elsewhere.
    pub(super) fn is_away_from_home(&self, id: ElementId, marks: Marks) -> bool {
        self.home.as_ref().is_some_and(|home| home.excludes(self.page, id, marks))
    }

    /// Characters of prose within an element.
    pub(crate) fn prose(&self, id: ElementId) -> u64 {
        let blocks = &self.page.element(id).blocks;
        self.sums[blocks.end as usize] - self.sums[blocks.start as usize]
    }

    /// Characters of prose in a block.
    pub(crate) fn prose_of_block(&self, block: &Block) -> u64 {
        u64::from(prose(self.page, block))
    }

    /// The same of the block at a place, which is known already.
    pub(crate) fn prose_at(&self, at: usize) -> u64 {
        self.sums[at + 1] - self.sums[at]
    }

    /// Whether a block ends as sentences do.
    pub(crate) fn ends_sentence(&self, block: &Block) -> bool {
        ends_sentence(self.page.block_text(block))
    }

    /// Characters of prose on the page.
    pub(crate) fn total(&self) -> u64 {
        self.sums.last().copied().unwrap_or(0)
    }

    /// Why an element is left out; empty when it is not.
    pub(crate) fn dropped(&self, id: ElementId) -> Marks {
        self.dropped.get(id as usize).copied().unwrap_or_default()
    }
}

/// How many characters of a block count as prose: what is not in links, in blocks that look like sentences.
fn prose(page: &Page<'_>, block: &Block) -> u32 {
    let aside = Context(Context::NAV.0 | Context::FORM.0 | Context::DIALOG.0 | Context::CAPTION.0);
    if block.chars < SHORT || block.context.heading() > 0 || block.context.has(aside) {
        return 0;
    }
    if block.link_chars * 2 > block.chars {
        return 0;
    }
    let free = block.chars - block.link_chars;
    if ends_sentence(page.block_text(block)) || block.chars > 140 { free } else { free / 4 }
}

fn ends_sentence(text: &str) -> bool {
    text.trim_end_matches(['"', '\'', '»', '”', '’', ')', ']']).ends_with(SENTENCE_END)
}

const SENTENCE_END: [char; 9] = ['.', '!', '?', '…', ':', '。', '！', '？', ';'];

impl<'p> Scene<'p, '_> {
    /// The place of the headline in the order of blocks.
    pub(crate) fn headline_block(&self) -> Option<usize> {
        self.headline.map(|id| self.page.element(id).blocks.start as usize)
    }

    /// Whether the page shows its headline in print that no heading element says to be one.
    pub(crate) fn headline_is_no_heading(&self) -> bool {
        self.headline.is_some_and(|id| self.page.element(id).context.heading() == 0)
    }

    /// Whether an element stands just before the headline or within the next few blocks behind it.
    pub(crate) fn near_headline(&self, id: ElementId) -> bool {
        let Some(headline) = self.headline_block() else { return false };
        let at = self.page.element(id).blocks.start as usize;
        (headline.saturating_sub(6)..=headline + 14).contains(&at)
    }

    /// Whether an element belongs to an `article` that the headline is not part of.
    pub(crate) fn in_other_article(&self, id: ElementId) -> bool {
        let Some(headline) = self.headline else { return false };
        let own = self.page.ancestors(id).find(|above| self.page.element(*above).tag == Tag::Article);
        own.is_some_and(|article| !self.page.contains(article, headline))
    }

    /// The blocks around the headline.
    pub(crate) fn blocks_near_headline(&self) -> impl Iterator<Item = &'p Block> {
        let headline = self.headline_block();
        let range = headline.map_or(0..0, |at| at.saturating_sub(5)..(at + 12).min(self.page.blocks.len()));
        self.page.blocks[range.start.min(self.page.blocks.len())..range.end].iter()
    }
}
