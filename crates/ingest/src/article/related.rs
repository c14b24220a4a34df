//! Headlines of other articles that the page shows, with the times beside them.

use super::line_of_link::{LineOfLink, first_line};
use super::phrases::boilerplate;
use super::scene::Scene;
use super::teaser::headline_and_time;
use super::verdict::Verdict;
use crate::dates::{DateOrder, find, relative};
use crate::dom::{Block, Context, Link};
use crate::fold::lowered;
use crate::marks::Marks;
use std::collections::HashSet;
use std::ops::Range;
use vestnik_document::{Moment, RelatedArticle};

/// The most that a page is believed to have.
const MOST: usize = 200;
/// A headline is no shorter, in characters.
const SHORTEST: usize = 20;
/// How far up from a headline its teaser is looked for, and the most blocks of a teaser.
const LEVELS: usize = 5;
const MOST_BLOCKS: usize = 8;

/// Links outside the body that read like headlines and lead to another page. `day` is that of the page.
pub(super) fn related(
    scene: &Scene<'_, '_>,
    verdicts: &[Verdict],
    headline: &str,
    day: Option<Moment>,
) -> Vec<RelatedArticle> {
    let mut seen = HashSet::new();
    let mut found: Vec<RelatedArticle> = Vec::new();
    let mut line_of = LineOfLink::default();
    // Most links are too short for a headline.
    for link in scene.page.links.iter().filter(|link| link.range.len() >= SHORTEST) {
        if found.len() >= MOST || !leads_on(scene, link) {
            continue;
        }
        let at = line_of.of(scene.page, link);
        if verdicts.get(at) == Some(&Verdict::Keep) {
            continue;
        }
        let Some((line, text, time)) = headline_in(scene, link, at, day) else { continue };
        if !super::same_words(text, headline) && seen.insert(lowered(text)) {
            let time = time.or_else(|| time_beside(scene, link, line, day));
            found.push(RelatedArticle { text: text.to_owned(), time, url: Some(link.href.to_owned()) });
        }
    }
    found
}

/// Whether a link may lead to another article.
fn leads_on(scene: &Scene<'_, '_>, link: &Link<'_>) -> bool {
    let element = scene.page.element(link.element);
    // A link says of itself that it leads to the article before or after this one.
    let rel = scene.page.rare_of(element).rel;
    let neighbour = !rel.is_empty() && rel.split_ascii_whitespace().any(|rel| matches!(rel, "prev" | "next"));
    let away = (neighbour || !link.href.starts_with(['#', '?']))
        && !link.href.starts_with("javascript:")
        && !link.href.starts_with("mailto:");
    let never = Marks::LEGAL | Marks::TAGS | Marks::SHARE | Marks::SUBSCRIBE;
    let never = if neighbour { never } else { never | Marks::NAV };
    away && !element.context.has(Context(Context::NAV.0 | Context::FORM.0))
        && !scene.dropped(link.element).intersects(never)
}

/// The headline among the lines of a link, of which the last is given, with the line that it stands in and the time before it:
/// the heading, else the first line that reads like one. Behind it a teaser may have a longer summary.
fn headline_in<'s>(
    scene: &'s Scene<'_, '_>,
    link: &Link<'_>,
    last: usize,
    day: Option<Moment>,
) -> Option<(&'s str, &'s str, Option<Moment>)> {
    let page = scene.page;
    let blocks = page.blocks[first_line(page, link, last)..]
        .iter()
        .take_while(|block| block.range.start < link.range.end);
    let sound = |block: &Block| {
        let range = block.range.start.max(link.range.start)..block.range.end.min(link.range.end);
        let line = page.text.get(range)?.trim();
        if line.len() < SHORTEST {
            return None;
        }
        let (text, time) = headline_and_time(line, day);
        reads_like_headline(text).then_some((line, text, time))
    };
    let headings = blocks.clone().filter(|block| block.context.heading() > 0);
    headings.chain(blocks.clone()).find_map(sound)
}

fn reads_like_headline(text: &str) -> bool {
    let is_date = || {
        find(text, DateOrder::DayFirst).is_some_and(|date| date.chars(text) * 10 > text.chars().count() * 7)
    };
    text.len() >= SHORTEST
        && (SHORTEST..250).contains(&text.chars().count())
        && text.split_whitespace().nth(2).is_some()
        && boilerplate(text).is_none()
        && !is_date()
}

/// The time in the teaser around a headline: the smallest box around it that has one and leads to no other page.
fn time_beside(
    scene: &Scene<'_, '_>,
    link: &Link<'_>,
    headline: &str,
    day: Option<Moment>,
) -> Option<Moment> {
    let leads_elsewhere = |other: &Link<'_>| {
        other.href != link.href && reads_like_headline(&scene.page.text[other.range.clone()])
    };
    for id in scene.page.ancestors(link.element).take(LEVELS) {
        let blocks = scene.page.blocks_of(id);
        let Range { start, end } = scene.page.element(id).text;
        let first = scene.page.links.partition_point(|other| other.range.end <= start as usize);
        let mut inside = scene.page.links[first..].iter().take_while(|other| other.range.end <= end as usize);
        if blocks.len() > MOST_BLOCKS || inside.any(leads_elsewhere) {
            return None;
        }
        let lines = blocks.iter().filter(|block| block.chars < 60).map(|block| scene.page.block_text(block));
        let mut times = lines.filter(|text| *text != headline).filter_map(|text| time_in(text, day));
        if let Some(time) = times.next() {
            return Some(time);
        }
    }
    None
}

fn time_in(text: &str, day: Option<Moment>) -> Option<Moment> {
    find(text, DateOrder::DayFirst).map(|found| found.moment).or_else(|| relative(text, day?))
}

#[cfg(test)]
mod tests {
    use crate::{DecodedText, ExtractOptions, extract};

    const STORY: &str = "<h1>Мост через Кизир закроют на три ночи</h1><time datetime=2024-03-18></time>\
        <p>Ремонтировать будут деформационные швы, сообщили в дорожном управлении края во вторник днём.</p>";

    /// Texts and times of what is related on a page with these teasers.
    fn related(teasers: &str) -> Vec<(String, String)> {
        let text = DecodedText { text: format!("{STORY}<div>{teasers}</div>"), ..DecodedText::default() };
        let found = extract(&text, &ExtractOptions::default()).article.related;
        let time =
            |time: Option<vestnik_document::Moment>| time.map(|time| time.to_string()).unwrap_or_default();
        found.into_iter().map(|other| (other.text, time(other.time))).collect()
    }

    #[test]
    fn teasers_give_their_headline_and_their_own_time() {
        for (teasers, wanted) in [
            (
                "<a href=/1><p>Егеря говорят, что следы видели ещё осенью.</p><h3>Соболь вернулся в заказник</h3></a>",
                vec![("Соболь вернулся в заказник", "")],
            ),
            (
                "<a href=/1><b>Соболь вернулся в заказник</b><p>Егеря говорят, что следы видели ещё осенью.</p></a>",
                vec![("Соболь вернулся в заказник", "")],
            ),
            (
                "<div><a href=/1>Соболь вернулся в заказник</a><p>17 марта 2024</p></div>\
                 <div><a href=/2>В Ирбинске открыли школу звонарей</a></div>",
                vec![("Соболь вернулся в заказник", "2024-03-17"), ("В Ирбинске открыли школу звонарей", "")],
            ),
            (
                "<div><p>вчера в 18:40</p><a href=/1>Соболь вернулся в заказник</a></div>",
                vec![("Соболь вернулся в заказник", "2024-03-17T18:40")],
            ),
            ("<div><a href=/1>Дата: 15.02.2022, 18:01</a></div>", vec![]),
            ("<a href=/1>18 марта 2024 года, 21:57</a> <a href='#c'>Все комментарии читателей</a>", vec![]),
            (
                "<div class=nav-below><a rel=prev href='#'>← Соболь вернулся в заказник</a></div>",
                vec![("Соболь вернулся в заказник", "")],
            ),
        ] {
            let wanted: Vec<(String, String)> =
                wanted.into_iter().map(|(text, time)| (text.to_owned(), time.to_owned())).collect();
            assert_eq!(related(teasers), wanted, "{teasers}");
        }
    }
}
