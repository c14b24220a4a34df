//! The day that readers see beside the headline, where the head of the page names another one.

use super::in_page::{ELSEWHERE, is_range};
use crate::article::boxes::is_under_picture;
use crate::article::scene::Scene;
use crate::article::witness::Witness;
use crate::dates::{DateOrder, days_until, find};
use crate::dom::{Block, Context, Tag};
use crate::fold::lower;
use crate::marks::Marks;
use vestnik_document::{Moment, Source};

/// What readers are told, where it is to be believed rather than the head of the page.
pub(super) fn overruling_day(
    scene: &Scene<'_, '_>,
    witnesses: &[(Witness, Moment)],
    order: DateOrder,
) -> Option<(Witness, Moment)> {
    let is_seen = |witness: &Witness| matches!(witness.source, Source::PageText | Source::Time);
    let unseen: Vec<&(Witness, Moment)> = witnesses.iter().filter(|(witness, _)| !is_seen(witness)).collect();
    if unseen.is_empty() {
        return None;
    }
    let said =
        in_either_order(order, |order| day_in_words(scene, order).filter(|(_, day)| differs(&unseen, *day)));
    // The head speaks of what an element beside the headline is dated, so another day there is that of today.
    let is_confirmed = witnesses.iter().any(|(witness, day)| {
        witness.source == Source::Time
            && witness.name.ends_with("near the headline")
            && unseen.iter().any(|(_, moment)| days_until(*moment, *day) == Some(0))
    });
    let shown = || {
        let believed = |day: Moment| outweighs(&unseen, day, is_confirmed);
        in_either_order(order, |order| only_day(scene, order).filter(|(_, day)| believed(*day)))
    };
    let (name, (line, day)) = match said {
        Some(said) => ("line that says when it was published", said),
        None => ("the only day beside the headline", shown()?),
    };
    Some((Witness::new(Source::PageText, name, line, 0), day))
}

/// What is found in the likely order of day and month, where the other reading is found too.
fn in_either_order<T>(order: DateOrder, find: impl Fn(DateOrder) -> Option<T>) -> Option<T> {
    find(order.other())?;
    find(order)
}

/// Whether a day is none of those of the head, zones considered, also when day and month are read the other way round: with
/// dots between them, Americans write the month first too.
fn differs(unseen: &[&(Witness, Moment)], day: Moment) -> bool {
    let is_said = |day: Moment| unseen.iter().any(|(_, moment)| days_until(*moment, day) == Some(0));
    let mut days = unseen.iter().filter_map(|(_, moment)| days_until(*moment, day));
    days.next().is_some() && !is_said(day) && !turned_round(day).is_some_and(is_said)
}

/// The day with its number and that of the month in each other's place.
fn turned_round(day: Moment) -> Option<Moment> {
    Moment::day(day.year()?, day.day_number()?, day.month_number()?).ok()
}

/// Whether a day that stands beside the headline without a word of explanation is rather believed than the head:
///
/// - It is earlier than all that the head says. A site that moves to another system dates its pages anew for
///   programs, and no page shows a day before it was written.
/// - It is weeks later, and the day of the head stands in its schema.org data alone. These are asked of every page by
///   search engines, of guides and entries of encyclopaedias too, and keep the day of the first version; of a page
///   that is written anew and shows that day alone, it is the day of the text. A post of a newspaper or blog is
///   told by other words of its head, or by its address, and keeps its day.
fn outweighs(unseen: &[&(Witness, Moment)], day: Moment, is_confirmed: bool) -> bool {
    let days: Vec<i64> = unseen.iter().filter_map(|(_, moment)| days_until(*moment, day)).collect();
    let in_schema = |witness: &Witness| matches!(witness.source, Source::JsonLd | Source::Microdata);
    let is_earlier = days.iter().all(|days| *days < 0);
    let is_rewritten = !is_confirmed
        && days.iter().all(|days| *days > LATER)
        && unseen.iter().all(|(witness, _)| in_schema(witness));
    differs(unseen, day) && (is_earlier || is_rewritten)
}

/// By so many days a page is changed that reports news; later it is written anew.
const LATER: i64 = 7;

/// The day beside the headline, when all lines with a date there name the same.
fn only_day<'s>(scene: &'s Scene<'_, '_>, order: DateOrder) -> Option<(&'s str, Moment)> {
    let lines = scene.blocks_near_headline().filter(|block| may_date(scene, block));
    let (block, day) = same_day(lines.flat_map(|block| {
        days_of(scene.page.block_text(block), order).into_iter().map(move |day| (block, day))
    }))?;
    is_here(scene, block).then(|| (scene.page.block_text(block), day))
}

/// The day behind "published" and its like, when all such lines of the page name the same.
fn day_in_words<'s>(scene: &'s Scene<'_, '_>, order: DateOrder) -> Option<(&'s str, Moment)> {
    let lines = scene.page.blocks.iter().filter(|block| block.chars < LONGEST);
    let lines = lines.map(|block| (block, scene.page.block_text(block)));
    let lines =
        lines.filter(|(block, text)| says_published(text) && may_date(scene, block) && is_here(scene, block));
    same_day(lines.filter_map(|(_, text)| Some((text, days_of(text, order).into_iter().next()?))))
}

fn same_day<T>(mut days: impl Iterator<Item = (T, Moment)>) -> Option<(T, Moment)> {
    let first = days.next()?;
    days.all(|(_, day)| day.day_range() == first.1.day_range()).then_some(first)
}

/// Lines with a date are not longer, in characters.
const LONGEST: u32 = 80;

/// How lines begin that say when a page was published.
const PUBLISHED: [&str; 12] = [
    "published",
    "first published",
    "originally published",
    "date published",
    "publication date",
    "posted on",
    "опубликован",
    "дата публикации",
    "veröffentlicht",
    "publié le",
    "publicado",
    "pubblicato",
];

fn says_published(text: &str) -> bool {
    // Most lines begin with another letter.
    let may_be = |c: char| matches!(lower(c), 'p' | 'f' | 'o' | 'd' | 'v' | 'о' | 'д');
    let begins = |words: &&str| {
        let mut letters = text.chars().map(lower);
        words.chars().all(|wanted| letters.next() == Some(wanted))
    };
    text.starts_with(may_be) && PUBLISHED.iter().any(begins) && text.bytes().any(|b| b.is_ascii_digit())
}

/// Whether a block may be the line with the date: short, no heading, no sentence, nothing of a picture, of what is
/// embedded or of another page.
pub(super) fn may_date(scene: &Scene<'_, '_>, block: &Block) -> bool {
    let aside = Context(Context::CAPTION.0 | Context::FIGURE.0 | Context::QUOTE.0);
    block.chars < LONGEST
        && block.context.heading() == 0
        && !block.context.has(aside)
        && block.link_chars * 2 <= block.chars
        && !scene.ends_sentence(block)
        && !is_range(scene.page.block_text(block))
        && !scene.dropped(block.element).intersects(Marks::CAPTION | Marks::EMBED)
        && !is_under_picture(scene, block)
        && !is_in_teaser(scene, block)
}

/// Whether a block stands in an `article` without the headline that is a small part of the page.
fn is_in_teaser(scene: &Scene<'_, '_>, block: &Block) -> bool {
    let mut above = scene.page.ancestors(block.element);
    let article = above.find(|id| scene.page.element(*id).tag == Tag::Article);
    let small = article.filter(|article| scene.prose(*article) * 3 < scene.total());
    small.is_some_and(|article| scene.headline.is_none_or(|headline| !scene.page.contains(article, headline)))
}

pub(super) fn is_here(scene: &Scene<'_, '_>, block: &Block) -> bool {
    let elsewhere = ELSEWHERE.into_iter().fold(Marks::HIDDEN, |all, mark| all | mark);
    !scene.dropped(block.element).intersects(elsewhere)
}

/// The whole days with a year in a line.
fn days_of(line: &str, order: DateOrder) -> Vec<Moment> {
    let (mut days, mut rest) = (Vec::new(), line);
    while let Some(found) = find(rest, order) {
        rest = &rest[found.range.end..];
        let is_day = found.moment.day_range().is_some_and(|(first, last)| first == last);
        days.extend(Some(found.moment).filter(|_| is_day));
    }
    days
}
