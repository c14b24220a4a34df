//! Which blocks of the container are the body.

use super::behind::drop_behind_others;
use super::boxes::{drop_teasers, is_labelled_link, is_under_picture};
use super::container::{AROUND_HEADLINE, Container, SITE_RULE, candidates};
use super::ends::trim_ends;
use super::phrases::boilerplate;
use super::repeated::drop_repeated;
use super::scene::Scene;
use super::subheads::heads_text;
use crate::dates::{DateOrder, find};
use crate::dom::{Block, Context, Tag};
use crate::fold::is_letter;
use crate::marks::Marks;
use vestnik_document::ParagraphKind;

/// What was decided about one block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// It is a paragraph of the body.
    Keep,
    /// It stands outside of the container.
    Outside,
    /// It, or something around it, is named as something else.
    Marked(Marks),
    /// It is the headline again.
    Headline,
    /// It is a caption.
    Caption,
    /// It is mostly links.
    Links,
    /// It begins as boilerplate does.
    Phrase(&'static str),
    /// The rule for the site leaves it out.
    Ruled,
    /// A heading that nothing follows.
    LoneHeading,
    /// A short line before the first sentence or behind the last.
    Tail,
    /// A date and little else.
    Date,
    /// It has been said before.
    Repeated,
    /// Too little to say anything.
    Crumb,
}

/// The body that was chosen.
pub(crate) struct Choice {
    pub(crate) container: Container,
    pub(crate) verdicts: Vec<Verdict>,
}

/// Judges the blocks of each candidate and takes the first that keeps most of what the best of them keeps. On a page
/// without any prose everything is outside.
pub(crate) fn choose(scene: &Scene<'_, '_>, headline: &str) -> Choice {
    // What a block is does not depend on the container.
    let alone: Vec<Verdict> = {
        let headline = super::words(headline);
        let judged = scene.page.blocks.iter().map(|block| judge_block(scene, block, &headline));
        let heads = |at, verdict| verdict == Verdict::Links && heads_text(scene, at);
        judged
            .enumerate()
            .map(|(at, verdict)| if heads(at, verdict) { Verdict::Keep } else { verdict })
            .collect()
    };
    let judged: Vec<(Choice, u64)> = candidates(scene)
        .into_iter()
        .map(|container| {
            let verdicts = judge(scene, &container, &alone);
            let kept =
                scene.page.blocks.iter().zip(&verdicts).filter(|(_, verdict)| **verdict == Verdict::Keep);
            let prose = kept.map(|(block, _)| scene.prose_of_block(block)).sum();
            (Choice { container, verdicts }, prose)
        })
        .collect();
    let wide = |choice: &Choice| choice.container.evidence == AROUND_HEADLINE;
    let most = judged.iter().filter(|(choice, _)| !wide(choice)).map(|(_, prose)| *prose).max().unwrap_or(0);
    let widest = judged.iter().map(|(_, prose)| *prose).max().unwrap_or(0);
    let enough = |prose: u64| prose * 10 >= most * ENOUGH && prose * 10 >= widest * ENOUGH_OF_WIDEST;
    let ruled = |choice: &Choice, prose: u64| choice.container.evidence == SITE_RULE && prose > 0;
    let mut judged = judged.into_iter();
    let best = judged.find(|(choice, prose)| ruled(choice, *prose) || enough(*prose));
    let mut choice = best.map_or_else(|| nothing(scene), |(choice, _)| choice);
    drop_repeated(scene, &mut choice.verdicts);
    choice
}

/// No container at all.
fn nothing(scene: &Scene<'_, '_>) -> Choice {
    let container = Container { parts: Vec::new(), evidence: "no text found" };
    Choice { container, verdicts: vec![Verdict::Outside; scene.page.blocks.len()] }
}

/// Tenths of the prose that the best candidate keeps.
const ENOUGH: u64 = 6;
/// Tenths of the prose that everything around the headline holds, other articles included.
const ENOUGH_OF_WIDEST: u64 = 3;

impl Verdict {
    /// The verdict in words.
    pub(crate) fn reason(self) -> String {
        match self {
            Verdict::Keep => "kept".to_owned(),
            Verdict::Outside => "outside the container".to_owned(),
            Verdict::Marked(marks) => format!("marked: {}", marks.names().collect::<Vec<_>>().join(", ")),
            Verdict::Headline => "the headline again".to_owned(),
            Verdict::Caption => "a caption".to_owned(),
            Verdict::Links => "mostly links".to_owned(),
            Verdict::Phrase(kind) => format!("begins like {kind}"),
            Verdict::Ruled => "begins as the rule for this site says".to_owned(),
            Verdict::LoneHeading => "a heading without text".to_owned(),
            Verdict::Tail => "a short line before or behind the text".to_owned(),
            Verdict::Date => "a date".to_owned(),
            Verdict::Repeated => "said before".to_owned(),
            Verdict::Crumb => "no words".to_owned(),
        }
    }
}

/// Decides about every block of the page.
fn judge(scene: &Scene<'_, '_>, container: &Container, alone: &[Verdict]) -> Vec<Verdict> {
    let mut verdicts = vec![Verdict::Outside; scene.page.blocks.len()];
    for part in &container.parts {
        let range = scene.page.element(*part).blocks.clone();
        let range = range.start as usize..range.end as usize;
        verdicts[range.clone()].copy_from_slice(&alone[range]);
    }
    drop_teasers(scene, &mut verdicts);
    drop_link_lists(scene, &mut verdicts);
    drop_behind_others(scene, &mut verdicts);
    trim_ends(scene, &mut verdicts);
    drop_lone_headings(scene, &mut verdicts);
    verdicts
}

fn judge_block(scene: &Scene<'_, '_>, block: &Block, headline: &[String]) -> Verdict {
    let text = scene.page.block_text(block);
    let marks = scene.dropped(block.element);
    if !marks.is_empty() {
        return Verdict::Marked(marks);
    }
    if scene.rule.is_some_and(|rule| rule.drops_line(text)) {
        return Verdict::Ruled;
    }
    if block.context.has(Context::CAPTION)
        || (block.context.has(Context::FIGURE) && block.chars < 300 && !block.context.has(Context::CELL))
        || (block.chars < 300 && is_under_picture(scene, block))
    {
        return Verdict::Caption;
    }
    let may_say_headline =
        block.context.heading() > 0 || (block.chars < 200 && scene.headline_is_no_heading());
    if block.context.heading() == 1 || (may_say_headline && says_headline(text, headline)) {
        return Verdict::Headline;
    }
    if !block.context.has(Context::PRE) && is_trail(text) {
        return Verdict::Links;
    }
    if block.chars < 400
        && let Some(kind) = boilerplate(text)
        && (block.chars < 200 || matches!(kind, "consent" | "filler"))
    {
        return Verdict::Phrase(kind);
    }
    if (!text.contains(is_letter) && !in_list(block)) || is_sign(block, text) {
        return Verdict::Crumb;
    }
    if block.chars < 14 && is_clock(text) && !in_list(block) {
        return Verdict::Date;
    }
    if block.chars < 70 && !in_list(block) && is_date_line(text) {
        return Verdict::Date;
    }
    if block.chars < 250 && block.link_chars * 10 > block.chars * 8 && !in_list(block) {
        return Verdict::Links;
    }
    if !in_list(block) && is_labelled_link(scene, block) {
        return Verdict::Links;
    }
    Verdict::Keep
}

/// Whether a heading is the headline, which may stand behind a kicker.
fn says_headline(text: &str, headline: &[String]) -> bool {
    let text = super::words(text);
    !headline.is_empty() && (text == headline || (headline.len() > 3 && text.ends_with(headline)))
}

/// Whether a line is the trail of sections that leads to the page: `Home > News > City`.
fn is_trail(text: &str) -> bool {
    // Nearly no text has an arrow, and every text is asked.
    let bytes = text.as_bytes();
    let is_arrow = |at: usize| {
        at > 0
            && bytes[at - 1] == b' '
            && matches!(bytes[at..], [b'>', b' ', ..] | [0xc2, 0xbb, b' ', ..] | [0xe2, 0x80, 0xba, b' ', ..])
    };
    if !memchr::memchr3_iter(b'>', 0xc2, 0xe2, bytes).any(is_arrow) {
        return false;
    }
    [" > ", " » ", " › "].iter().any(|arrow| {
        let mut steps: Vec<&str> = text.split(arrow).collect();
        steps.pop();
        steps.len() > 2 && steps.iter().all(|step| step.chars().count() < 60)
    })
}

/// Whether a line is a time of the day and nothing else: `9:40 p.m.`
fn is_clock(text: &str) -> bool {
    let Some((hour, rest)) = text.split_once(':') else { return false };
    let half: String = rest.chars().skip(2).filter(|c| c.is_alphabetic()).collect();
    let minute = rest.get(..2).and_then(|minute| minute.parse::<u8>().ok());
    hour.parse::<u8>().is_ok_and(|hour| hour < 25)
        && minute.is_some_and(|minute| minute < 60)
        && matches!(half.to_lowercase().as_str(), "" | "am" | "pm" | "uhr")
}

/// Words in lower case that belong to a date or to what stands behind one.
const WORDS_OF_TIME: [&str; 34] = [
    "года",
    "год",
    "г",
    "в",
    "at",
    "um",
    "uhr",
    "am",
    "pm",
    "a",
    "p",
    "m",
    "h",
    "à",
    "às",
    "a.m",
    "p.m",
    "час",
    "часа",
    "часов",
    "минут",
    "минуты",
    "мин",
    "назад",
    "ago",
    "min",
    "mins",
    "minute",
    "minutes",
    "read",
    "time",
    "по",
    "московскому",
    "мск",
];

/// Whether a sentence or a line of a chronology goes on behind a date: two or more words in lower case, before the name of
/// who wrote.
pub(super) fn goes_on(behind: &str) -> bool {
    let words = behind.split(|c: char| !c.is_alphanumeric() && c != '.').map(|word| word.trim_matches('.'));
    words
        .take_while(|word| *word != "by")
        .filter(|word| word.starts_with(char::is_lowercase) && !WORDS_OF_TIME.contains(word))
        .nth(1)
        .is_some()
}

/// Whether a date and a time take up most of a line.
fn is_date_line(text: &str) -> bool {
    find(text, DateOrder::DayFirst).is_some_and(|date| {
        let (own, before) = (date.chars(text), text[..date.range.start].chars().count());
        let rest = text.chars().count() - own;
        date.moment.year().is_some()
            && rest < 30
            && !goes_on(&text[date.range.end..])
            && (rest <= own || (before < 12 && !is_sentence(text)))
    })
}

/// Whether a line ends as sentences do; `15 февраля 2022 г.` does not.
pub(super) fn is_sentence(text: &str) -> bool {
    text.ends_with(['.', '!', '?', '…']) && !text.ends_with(" г.") && !text.ends_with(".m.")
}

/// Whether a block is one letter or sign, as buttons are that change the size of letters.
fn is_sign(block: &Block, text: &str) -> bool {
    block.chars < 2
        && !text.contains(char::is_numeric)
        && !block.context.has(Context(Context::CELL.0 | Context::PRE.0))
}

pub(super) fn in_list(block: &Block) -> bool {
    block.context.has(Context(Context::ITEM.0 | Context::CELL.0))
}

/// Lists in which links are most of the text are lists of other pages.
fn drop_link_lists(scene: &Scene<'_, '_>, verdicts: &mut [Verdict]) {
    for element in scene.page.elements.iter().filter(|element| matches!(element.tag, Tag::List | Tag::Table))
    {
        let range = element.blocks.start as usize..element.blocks.end as usize;
        let kept =
            || range.clone().filter(|at| verdicts[*at] == Verdict::Keep).map(|at| &scene.page.blocks[at]);
        let chars: u64 = kept().map(|block| u64::from(block.chars)).sum();
        let links: u64 = kept().map(|block| u64::from(block.link_chars)).sum();
        if links * 10 > chars * 7 {
            for verdict in verdicts[range].iter_mut().filter(|verdict| **verdict == Verdict::Keep) {
                *verdict = Verdict::Links;
            }
        }
    }
}

/// A heading stays only when something of the body follows before the next heading of its level.
fn drop_lone_headings(scene: &Scene<'_, '_>, verdicts: &mut [Verdict]) {
    let mut waiting: Vec<(u8, usize)> = Vec::new();
    let mut lone = Vec::new();
    for (at, block) in scene.page.blocks.iter().enumerate() {
        if verdicts[at] != Verdict::Keep {
            continue;
        }
        let level = block.context.heading();
        if level == 0 {
            waiting.clear();
            continue;
        }
        while waiting.last().is_some_and(|(above, _)| *above >= level) {
            lone.extend(waiting.pop().map(|(_, at)| at));
        }
        waiting.push((level, at));
    }
    for at in lone.into_iter().chain(waiting.into_iter().map(|(_, at)| at)) {
        verdicts[at] = Verdict::LoneHeading;
    }
}

/// The kept blocks as paragraphs.
pub(crate) fn paragraphs(scene: &Scene<'_, '_>, verdicts: &[Verdict]) -> Vec<(ParagraphKind, String)> {
    let mut body: Vec<(ParagraphKind, String)> = Vec::new();
    let mut last_row = None;
    for (block, _) in scene.page.blocks.iter().zip(verdicts).filter(|(_, verdict)| **verdict == Verdict::Keep)
    {
        let text = scene.page.block_text(block);
        let kind = kind_of(block.context);
        let row = (kind == ParagraphKind::TableRow).then(|| row_of(scene, block)).flatten();
        match body.last_mut() {
            Some((_, cells)) if row.is_some() && row == last_row => {
                cells.push_str(" | ");
                cells.push_str(text);
            }
            _ => body.push((
                if row.is_none() && kind == ParagraphKind::TableRow { ParagraphKind::Plain } else { kind },
                text.to_owned(),
            )),
        }
        last_row = row;
    }
    body
}

fn kind_of(context: Context) -> ParagraphKind {
    if context.heading() > 0 {
        ParagraphKind::Subhead
    } else if context.has(Context::PRE) {
        ParagraphKind::Verbatim
    } else if context.has(Context::ITEM) {
        ParagraphKind::ListItem
    } else if context.has(Context::QUOTE) {
        ParagraphKind::Quote
    } else if context.has(Context::CELL) {
        ParagraphKind::TableRow
    } else {
        ParagraphKind::Plain
    }
}

/// The row of a data table that a block stands in; `None` in a table that only lays out the page.
fn row_of(scene: &Scene<'_, '_>, block: &Block) -> Option<u32> {
    let row = scene.page.ancestors(block.element).find(|id| scene.page.element(*id).tag == Tag::Row)?;
    let blocks = scene.page.blocks_of(row);
    let long = blocks.iter().any(|block| block.chars > 300);
    (!long && blocks.len() > 1 && blocks.len() < 30).then_some(row)
}

#[cfg(test)]
mod tests {
    use super::is_date_line;
    use crate::{DecodedText, ExtractOptions, extract};

    #[test]
    fn lines_of_lists_keep_their_dates() {
        let text = "<p>The ferry sailed on Tuesday, the harbour master said to reporters.</p>".repeat(5);
        let lines = "<p>15 May 2021, Tuesday</p><ul><li>First voyage: 15 May 2021</li><li>3 июля 2021 года Остров</li></ul>";
        let html = format!("<article><h1>Ferry sails before winter</h1>{text}{lines}</article>");
        let page = DecodedText { text: html, encoding: "UTF-8", ..DecodedText::default() };
        assert_eq!(extract(&page, &ExtractOptions::default()).article.body.len(), 5 + 2);
    }

    #[test]
    fn lines_with_a_date_are_told_from_sentences() {
        for (line, wanted) in [
            ("Monday, 15 February 2022", true),
            ("понедельник, 15 февраля 2022", true),
            ("Вторник, 15 февраля 2022, Ростов-на-Дону", true),
            ("15 февраля 2022 г.", true),
            ("15 февраля 2022 года паром снова вернулся.", false),
            ("On 15 May 2022 the ferry sailed again.", false),
            ("Паром вернулся на остров 15 февраля", false),
            ("15 февраля 2022 года в 10:00 по московскому времени", true),
            ("3 июля 2021 года: первый рейс", false),
            ("1 сентября 2021 паром вернулся", false),
            ("1 Nov 2019, 12:35 by the press of islands", true),
        ] {
            assert_eq!(is_date_line(line), wanted, "{line}");
        }
    }
}
