//! Where the body is: candidates by structure, in the order of how much their evidence is worth.

use super::scene::Scene;
use crate::dom::{Element, ElementId, Page, Tag};
use crate::marks::Marks;
use std::ops::Range;
use vestnik_document::Source;

/// The elements that hold the body, in document order, and the evidence for them.
#[derive(Clone, Debug)]
pub(crate) struct Container {
    pub(crate) parts: Vec<ElementId>,
    pub(crate) evidence: &'static str,
}

impl Container {
    /// What the body's provenance says.
    pub(crate) fn source(&self) -> Source {
        match self.evidence {
            AROUND_HEADLINE => Source::Paragraphs,
            SITE_RULE => Source::SiteRule,
            _ => Source::Structure,
        }
    }
}

impl Container {
    /// The blocks within it, a range for each part that has any.
    pub(crate) fn blocks(&self, scene: &Scene<'_, '_>) -> impl Iterator<Item = Range<usize>> {
        let blocks = self.parts.iter().map(|part| &scene.page.element(*part).blocks);
        blocks.map(|blocks| blocks.start as usize..blocks.end as usize).filter(|blocks| !blocks.is_empty())
    }
}

/// A kind of evidence and the test for it.
type Rule = (&'static str, fn(&Scene<'_, '_>, ElementId) -> bool);

/// The kinds of evidence, best first.
const RULES: &[Rule] = &[
    ("itemprop articleBody", |scene, id| {
        let rare = scene.page.rare_of(scene.page.element(id));
        (!rare.itemprop.is_empty()
            && rare.itemprop.split_ascii_whitespace().any(|prop| prop == "articleBody"))
            || rare.property.ends_with("articleBody")
    }),
    ("class or id of an article's text", |scene, id| {
        let element = scene.page.element(id);
        element.marks.intersects(Marks::BODY) && !holds_one_paragraph(element.tag)
    }),
    ("article element", |scene, id| scene.page.element(id).tag == Tag::Article),
    ("role or class of an article", |scene, id| {
        let element = scene.page.element(id);
        scene.page.rare_of(element).role == "article" || element.marks.intersects(Marks::ARTICLE)
    }),
    ("main element or content class", |scene, id| {
        let element = scene.page.element(id);
        element.tag == Tag::Main
            || scene.page.rare_of(element).role == "main"
            || element.marks.intersects(Marks::CONTENT)
    }),
];

/// The evidence that nothing outweighs.
pub(crate) const SITE_RULE: &str = "the rule for this site";

/// The evidence of last resort.
pub(crate) const AROUND_HEADLINE: &str = "around the headline";

/// What may be the container, best evidence first.
pub(crate) fn candidates(scene: &Scene<'_, '_>) -> Vec<Container> {
    let around = around_headline(scene).map(|id| Container { parts: vec![id], evidence: AROUND_HEADLINE });
    let groups = outermost(scene).map(|found| best_group(scene, found));
    let by_rule = RULES.iter().zip(groups).map(|((evidence, _), parts)| Container { parts, evidence });
    let dense =
        densest(scene).map(|dense| Container { parts: with_equals(scene, dense), evidence: "most prose" });
    let ruled = Container { parts: scene.ruled_body.clone(), evidence: SITE_RULE };
    [ruled]
        .into_iter()
        .chain(by_rule)
        .chain(dense)
        .chain(around)
        .filter(|container| !container.parts.is_empty())
        .collect()
}

/// The innermost element around the headline that holds most of the prose of the page; on a page without a headline,
/// around the element with most prose.
fn around_headline(scene: &Scene<'_, '_>) -> Option<ElementId> {
    let headline = scene.headline.or_else(|| densest(scene))?;
    scene.page.ancestors(headline).find(|id| scene.prose(*id) * 10 >= scene.total() * 6)
}

/// The outermost elements that satisfy each rule, in one pass: there are many elements, and few satisfy any.
fn outermost(scene: &Scene<'_, '_>) -> [Vec<ElementId>; RULES.len()] {
    let mut found: [Vec<ElementId>; RULES.len()] = Default::default();
    let mut ends = [0; RULES.len()];
    for (id, element) in scene.page.telling() {
        if !may_satisfy(scene.page, element) || !scene.dropped(id).is_empty() {
            continue;
        }
        for ((_, rule), (found, end)) in RULES.iter().zip(found.iter_mut().zip(&mut ends)) {
            if id >= *end && rule(scene, id) {
                *end = element.end;
                found.push(id);
            }
        }
    }
    found
}

/// Whether an element has anything that a rule asks for.
fn may_satisfy(page: &Page<'_>, element: &Element<'_>) -> bool {
    let rare = page.rare_of(element);
    let marks = Marks::BODY | Marks::ARTICLE | Marks::CONTENT;
    let is_named = !(rare.itemprop.is_empty() && rare.property.is_empty() && rare.role.is_empty());
    !matches!(element.tag, Tag::Html | Tag::Body)
        && (is_named || element.marks.intersects(marks) || matches!(element.tag, Tag::Article | Tag::Main))
}

/// Of the elements that satisfy a rule, the one with most prose and its equals.
fn best_group(scene: &Scene<'_, '_>, mut found: Vec<ElementId>) -> Vec<ElementId> {
    let Some(best) = found.iter().copied().max_by_key(|id| (scene.prose(*id), std::cmp::Reverse(*id))) else {
        return Vec::new();
    };
    let all: u64 = found.iter().map(|id| scene.prose(*id)).sum();
    if scene.prose(best) * 2 < all && scene.page.element(best).marks.intersects(Marks::BODY) {
        return found;
    }
    let class = scene.page.element(best).class;
    let tag = scene.page.element(best).tag;
    if tag == Tag::Article || class.is_empty() {
        return vec![best];
    }
    found.retain(|id| {
        let element = scene.page.element(*id);
        element.tag == tag && element.class == class
    });
    found
}

/// The element whose own paragraphs hold most prose: a paragraph counts fully for its parent and half for the
/// element around that.
fn densest(scene: &Scene<'_, '_>) -> Option<ElementId> {
    let mut scores = vec![0u64; scene.page.elements.len()];
    for (at, block) in scene.page.blocks.iter().enumerate() {
        let prose = scene.prose_at(at);
        if prose == 0 || !scene.dropped(block.element).is_empty() {
            continue;
        }
        let inner = scene.page.element(block.element);
        let holder = if holds_one_paragraph(inner.tag) { inner.parent } else { block.element };
        let Some(score) = scores.get_mut(holder as usize) else { continue };
        *score += 2 * prose;
        let outer = scene.page.element(holder).parent;
        if outer != holder {
            scores[outer as usize] += prose;
        }
    }
    let best = (0..scores.len()).max_by_key(|id| (scores[*id], std::cmp::Reverse(*id)))?;
    (scores[best] > 0).then_some(best as ElementId)
}

/// An element with most prose and its equals, where it holds a smaller part of the page than they do together: the posts of a channel
/// have a box each. Under headings they are the parts of one article, which has more between them.
fn with_equals(scene: &Scene<'_, '_>, id: ElementId) -> Vec<ElementId> {
    let page = scene.page;
    let own = page.element(id);
    if own.class.is_empty() || scene.prose(id) * 2 > scene.total() {
        return vec![id];
    }
    let own_box = page.element(own.parent).class;
    let is_alike = |element: &Element<'_>| {
        element.tag == own.tag && element.class == own.class && page.element(element.parent).class == own_box
    };
    let (mut found, mut end) = (Vec::new(), 0);
    for (at, element) in page.elements.iter().enumerate() {
        let at = at as ElementId;
        if at >= end && is_alike(element) && scene.dropped(at).is_empty() {
            end = element.end;
            found.push(at);
        }
    }
    let all: u64 = found.iter().map(|id| scene.prose(*id)).sum();
    if scene.prose(id) * 2 > all || has_headings_between(page, &found) { vec![id] } else { found }
}

/// Whether a heading stands between some elements, which are in document order.
fn has_headings_between(page: &Page<'_>, elements: &[ElementId]) -> bool {
    elements.windows(2).any(|pair| {
        let between = page.element(pair[0]).blocks.end..page.element(pair[1]).blocks.start;
        let blocks = page.blocks.get(between.start as usize..between.end as usize);
        blocks.is_some_and(|blocks| blocks.iter().any(|block| block.context.heading() > 0))
    })
}

fn holds_one_paragraph(tag: Tag) -> bool {
    matches!(tag, Tag::P | Tag::Heading(_) | Tag::Item | Tag::Cell)
}

#[cfg(test)]
mod tests {
    use crate::{DecodedText, ExtractOptions, extract};

    #[test]
    fn boxes_alike_are_the_body_together() {
        let text = |n: usize| {
            format!("The master of quay {n} said on Tuesday that ferry {n} would sail before winter.")
        };
        let posts = |count, heading: &str, class: &str| -> String {
            let post = |n| {
                format!("<div class=box><div>Island news</div>{heading}<div {class}>{}</div></div>", text(n))
            };
            (0..count).map(post).collect()
        };
        for (html, wanted) in [
            (posts(3, "", "class=words"), 3),
            // Nothing says that these are alike.
            (posts(3, "", ""), 1),
            // Parts of one article have their headings between them.
            (posts(4, "<h2>About this quay</h2>", "class=words"), 7),
        ] {
            let text = format!("<title>Island news</title><body>{html}");
            let page = DecodedText { text, encoding: "UTF-8", ..DecodedText::default() };
            let body = extract(&page, &ExtractOptions::default()).article.body;
            assert_eq!(body.len(), wanted, "{html} {body:?}");
        }
    }
}
