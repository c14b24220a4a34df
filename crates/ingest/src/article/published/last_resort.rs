//! Signs of the day of a page that no head, no element and no address dates.

use super::Evidence;
use super::in_page::{ELSEWHERE, is_range, is_update};
use crate::article::scene::Scene;
use crate::article::witness::Witness;
use crate::dates::{self, DateOrder, Found, find};
use crate::dom::Tag;
use crate::marks::Marks;
use vestnik_document::{Moment, Published, Source};

/// The date at the end of the title, the folder of the main image, the day in brackets before the text, the day at either end of the line above it, the time in the foot of a post, "today at 20:12", the last change, a month: the first that
/// there is. A relative day is counted from the date on which the page says that it was changed, else from the time
/// of the file.
pub(super) fn witness(
    scene: &Scene<'_, '_>,
    modified: Option<&Published>,
    evidence: &Evidence<'_>,
) -> Option<(Witness, Moment)> {
    let base = || {
        let of_file = || evidence.saved_ns.and_then(dates::day_of_ns);
        modified.map(|modified| modified.date).or_else(of_file)
    };
    in_names(scene, evidence.order)
        .or_else(|| before_text(scene, evidence.order))
        .or_else(|| above_text(scene, evidence.order))
        .or_else(|| in_foot(scene, evidence.order))
        .or_else(|| base().and_then(|base| relative_date(scene, base)))
        .or_else(|| modified.map(last_change))
        .or_else(|| month(scene))
        .or_else(|| line_of_change(scene, evidence.order))
}

/// The date at the end of the title, else the day under which the main image is filed.
fn in_names(scene: &Scene<'_, '_>, order: DateOrder) -> Option<(Witness, Moment)> {
    let last = scene.page.title.rsplit([' ', '|']).next().unwrap_or("");
    let in_title = find(last, order)
        .filter(|found| found.range.len() == last.len() && is_day(&found.moment))
        .map(|found| (Witness::new(Source::Title, "end of the title", last, 2), found.moment));
    let in_image = || {
        let image = scene.page.meta("og:image").or_else(|| scene.page.meta("twitter:image"))?;
        let moment = dates::in_url(image).filter(is_day)?;
        Some((Witness::new(Source::OpenGraph, "address of the image", image, 1), moment))
    };
    in_title.or_else(in_image)
}

/// The day in brackets that a paragraph beside the headline begins with: `(18.01.2018) The ferry …`.
fn before_text(scene: &Scene<'_, '_>, order: DateOrder) -> Option<(Witness, Moment)> {
    let texts = scene.blocks_near_headline().map(|block| scene.page.block_text(block));
    texts.filter_map(|text| text.strip_prefix('(')?.split_once(')')).find_map(|(day, _)| {
        let found =
            find(day, order).filter(|found| found.range == (0..day.len()) && is_day(&found.moment))?;
        Some((Witness::new(Source::PageText, "day before the text", day, 1), found.moment))
    })
}

/// How many blocks are asked for the line above the text, from the headline on.
const REACH: usize = 14;
/// That line is shorter, in characters, and the text longer.
const LONGEST: u32 = 150;
const SHORTEST_TEXT: u64 = 100;

/// The day at the end of the line above the first paragraph, or at its beginning. Where a page is laid out with line breaks, headline and
/// date are one line: `<b>Ferry returns</b><br>12.03.2003`.
fn above_text(scene: &Scene<'_, '_>, order: DateOrder) -> Option<(Witness, Moment)> {
    let from = scene.headline_block().unwrap_or(0);
    let blocks = scene.page.blocks.iter().enumerate().skip(from).take(REACH);
    let text = blocks.clone().find(|(at, _)| scene.prose_at(*at) >= SHORTEST_TEXT).map(|(at, _)| at)?;
    let (_, line) = blocks.take_while(|(at, _)| *at < text).last()?;
    let is_line = line.chars < LONGEST && line.link_chars * 2 < line.chars && !scene.ends_sentence(line);
    let line = Some(scene.page.block_text(line)).filter(|line| is_line && !is_range(line))?;
    let at_end = |found: &Found| line[found.range.end..].trim_matches([' ', '.', '|']).is_empty();
    let found = find(line, order).filter(|found| found.range.start == 0 || at_end(found))?;
    let (day, moment) = (&line[found.range], found.moment);
    is_day(&moment).then(|| (Witness::new(Source::PageText, "line above the text", day, 1), moment))
}

/// The first time for machines that stands in a foot, which may be that of a post and not of the page.
fn in_foot(scene: &Scene<'_, '_>, order: DateOrder) -> Option<(Witness, Moment)> {
    let elsewhere =
        ELSEWHERE.into_iter().fold(Marks::default(), |all, mark| all | mark).without(Marks::FOOTER);
    let times = scene
        .page
        .telling()
        .filter(|(id, element)| element.tag == Tag::Time && !scene.dropped(*id).intersects(elsewhere));
    let mut dated = times.filter_map(|(_, element)| {
        let value = scene.page.rare_of(element).datetime;
        let moment = dates::read(value, order).filter(is_day)?;
        Some((Witness::new(Source::Time, "time in the foot of a post", value, 1), moment))
    });
    dated.next()
}

fn is_day(moment: &Moment) -> bool {
    moment.day_range().is_some_and(|(first, last)| first == last)
}

fn relative_date(scene: &Scene<'_, '_>, base: Moment) -> Option<(Witness, Moment)> {
    let lines = scene
        .blocks_near_headline()
        .filter(|block| block.chars < 60)
        .map(|block| scene.page.block_text(block));
    let mut dated = lines.filter_map(|text| dates::relative(text, base).map(|moment| (text, moment)));
    dated.next().map(|(text, moment)| (Witness::new(Source::PageText, "relative date", text, 1), moment))
}

/// A month beside the headline, where no day is named: `октябрь 2025`.
fn month(scene: &Scene<'_, '_>) -> Option<(Witness, Moment)> {
    let lines = scene.blocks_near_headline().filter(|block| block.chars < 30);
    let mut months = lines.filter_map(|block| {
        let text = scene.page.block_text(block);
        Some((text, dates::month_alone(text)?))
    });
    months.next().map(|(text, moment)| (Witness::new(Source::PageText, "month", text, 1), moment))
}

/// A page that only says when it was changed was published by then: better found near that day than undated.
fn last_change(modified: &Published) -> (Witness, Moment) {
    let value = modified.date.to_string();
    (Witness::new(modified.source, "date of the last change", value, 1), modified.date)
}

/// The first line that says so to readers, wherever it stands: `Last updated: 13 November 2025`.
fn line_of_change(scene: &Scene<'_, '_>, order: DateOrder) -> Option<(Witness, Moment)> {
    let short = scene.page.blocks.iter().filter(|block| block.chars < 80);
    let dated = |text: &&str| text.bytes().any(|byte| byte.is_ascii_digit());
    let lines = short.map(|block| scene.page.block_text(block)).filter(|text| dated(text) && is_update(text));
    let mut dated = lines.filter_map(|text| find(text, order).map(|found| (text, found.moment)));
    dated
        .find(|(_, moment)| is_day(moment))
        .map(|(text, moment)| (Witness::new(Source::PageText, "line of the last change", text, 1), moment))
}
