//! Where the text of the body begins and ends.

use super::alone::in_list;
use super::body::kept;
use super::person::reads_like_name;
use super::scene::Scene;
use super::subheads::heads_text;
use super::verdict::Verdict;
use crate::dates::{DateOrder, find};
use crate::dom::Block;
use crate::fold::{lowered, same_words};
use aho_corasick::AhoCorasick;
use std::ops::Range;
use std::sync::LazyLock;

/// How many of the last blocks may be promotion.
const LAST: usize = 4;

/// Words that at the end of an article ask for something or thank for help. Within it they may be its subject.
const ASKING: &[&str] = &[
    "newsletter",
    "whatsapp channel",
    "whatsapp-kanal",
    "ikuti whatsapp",
    "google news",
    "e-paper",
    "subscribe to",
    "subscribe now",
    "to subscribe",
    "sign up for",
    "sign up to",
    "follow us",
    "email us",
    "our website is",
    "contributed to this",
    "contributed reporting",
    "appeared first on",
    "originally appeared",
    "originally published",
    "first appeared on",
    "your inbox",
    "all rights reserved",
    "tous droits réservés",
    "derechos reservados",
    "alle rechte vorbehalten",
    "все права защищены",
    "like us on",
    "find us on",
    "join us on",
    "weiterlesen",
    "lire la suite",
    "im abonnement",
    "abonnieren",
    "probeabo",
    "folgen sie",
    "abonnez",
    "suscríbete",
    "подписывайтесь",
    "подпишитесь",
    "подписаться на",
    "наш telegram",
    "нашем telegram",
    "наш телеграм",
    "нашем телеграм",
    "нашего канала",
    "нашем канале",
    "канал в max",
    "в «дзене»",
    "в дзене",
    "t.me/",
    "google новост",
    "яндекс.новост",
    "яндекс.дзен",
    "нашу рассылку",
    "появились сначала на",
];

/// All of them at once: one pass over a line instead of one for each of them.
static ASKING_WORDS: LazyLock<AhoCorasick> =
    LazyLock::new(|| AhoCorasick::new(ASKING).expect("they are few and short"));

/// Short lines at either end say who, when and where, not what happened; the last ones may ask for something.
pub(super) fn trim_ends(scene: &Scene<'_, '_>, span: Range<usize>, verdicts: &mut [Verdict]) {
    let kept = kept(verdicts, span);
    let says_something = |at: &&usize| says_something(scene, &scene.page.blocks[**at]);
    let Some(first) = kept.iter().position(|at| says_something(&at)) else { return };
    let mut last = kept.iter().rposition(|at| says_something(&at)).unwrap_or(first);
    for _ in 0..LAST {
        let before = kept[first..last].iter().rposition(|at| says_something(&at));
        match before {
            Some(before) if asks(scene, &scene.page.blocks[kept[last]]) => last = first + before,
            _ => break,
        }
    }
    let about =
        kept[first..last].iter().take_while(|at| is_about_page(scene, &scene.page.blocks[**at])).count();
    let first = first + about;
    let first = if first > 0 && heads_text(scene, kept[first - 1]) { first - 1 } else { first };
    for at in kept[..first].iter().chain(&kept[last + 1..]) {
        verdicts[*at] = Verdict::Tail;
    }
}

/// Whether a line says when the page was written, and a sign parts that from something else: `May 5, 2021 | City | 3 comments`.
fn is_about_page(scene: &Scene<'_, '_>, block: &Block) -> bool {
    let text = scene.page.block_text(block);
    block.chars < 150
        && [" | ", " · ", " • "].iter().any(|sign| text.contains(sign))
        && !scene.ends_sentence(block)
        && find(text, DateOrder::DayFirst).is_some_and(|date| date.moment.year().is_some())
}

/// How many lines at either end may be the name of an author.
const NAMES: usize = 3;

/// Leaves out the lines at either end that are the name of an author and no more.
pub(super) fn drop_names(scene: &Scene<'_, '_>, authors: &[String], verdicts: &mut [Verdict]) {
    let kept = kept(verdicts, 0..verdicts.len());
    let is_end = |place: usize| place < NAMES || place + NAMES >= kept.len();
    for (_, at) in kept.iter().enumerate().filter(|(place, _)| is_end(*place)) {
        let block = &scene.page.blocks[*at];
        let text = scene.page.block_text(block);
        if block.chars < 60 && authors.iter().any(|author| same_words(author, text)) {
            verdicts[*at] = Verdict::Tail;
        }
    }
}

fn says_something(scene: &Scene<'_, '_>, block: &Block) -> bool {
    block.chars >= 60
        || (block.context.heading() == 0
            && block.chars >= 20
            && scene.prose_of_block(block) * 2 > u64::from(block.chars))
        || in_list(block)
        || is_speech(scene, block)
}

/// Whether a line is what somebody says, as it is written in Russian: `— Двадцать.` An interview ends with such lines, however short. A
/// name may stand behind a dash too.
fn is_speech(scene: &Scene<'_, '_>, block: &Block) -> bool {
    let said = scene.page.block_text(block).strip_prefix(['—', '–']).map(str::trim_start);
    said.is_some_and(|said| scene.ends_sentence(block) && !reads_like_name(said.trim_end_matches('.')))
}

/// Whether a line wants the reader to write, to subscribe or to follow.
fn asks(scene: &Scene<'_, '_>, block: &Block) -> bool {
    if block.chars > 320 {
        return false;
    }
    let text = lowered(scene.page.block_text(block));
    ASKING_WORDS.is_match(&text)
        || text.starts_with("follow ")
        || text.ends_with("[…]")
        || text.ends_with("[...]")
        || (block.chars < 160 && has_address(&text))
}

/// Whether a line has an e-mail address.
fn has_address(text: &str) -> bool {
    let has_sign = memchr::memchr(b'@', text.as_bytes()).is_some();
    has_sign
        && text.split_whitespace().any(|word| {
            word.split_once('@').is_some_and(|(name, host)| {
                !name.is_empty() && host.trim_end_matches(['.', ',', ')']).contains('.')
            })
        })
}

#[cfg(test)]
mod tests {
    use super::has_address;
    use crate::{DecodedText, ExtractOptions, extract};

    #[test]
    fn names_dates_and_requests_at_the_ends_are_no_text() {
        let text = "<p>The harbour master said on Tuesday that the ferry would sail again before winter.</p>";
        for (above, below) in [
            ("<p>Ann Example</p>", ""),
            ("", "<p>Ann Example</p>"),
            ("<p>May 5, 2021 | Harbours | 3 comments about this</p>", ""),
            ("<ul><li>-</li><li>A</li></ul>", ""),
            ("", "<p>News of the isles and of their ferries, delivered to your inbox every morning.</p>"),
            ("", "<p>Harbour Post and its partners, Westering. All rights reserved, in all countries.</p>"),
        ] {
            let body = format!("<div>{above}{}{below}</div>", text.repeat(5));
            let html = format!(
                "<title>Ferry</title><meta name=author content='Ann Example'><h1>Ferry sails before winter</h1>{body}"
            );
            let page = DecodedText { text: html, encoding: "UTF-8", ..DecodedText::default() };
            let body = extract(&page, &ExtractOptions::default()).article.body;
            assert_eq!(body.len(), 5, "{above} {below}");
        }
    }

    #[test]
    fn an_interview_ends_with_what_was_said() {
        let text = "<p>— Капитан порта обещал, что паром вернётся на остров ещё до зимы?</p>";
        for (end, wanted) in [
            ("<p><b>— А больницы?</b></p><p>— Ждём врачей.</p><p>— Сколько?</p><p>— Двадцать.</p>", 9),
            ("<p>— Да.</p><p>— Анна Лис.</p>", 6),
            ("<p>— Да.</p><p>— Анна Лис</p>", 6),
            ("<p>Двадцать.</p>", 5),
        ] {
            let html = format!("<h1>Ferry sails</h1><div>{}{end}</div>", text.repeat(5));
            let page = DecodedText { text: html, encoding: "UTF-8", ..DecodedText::default() };
            assert_eq!(extract(&page, &ExtractOptions::default()).article.body.len(), wanted, "{end}");
        }
    }

    #[test]
    fn addresses_are_known() {
        assert!(has_address("write to birds@review.example."));
        assert!(!has_address("@review said so."));
        assert!(!has_address("meet @ noon, e.g. here"));
    }
}
