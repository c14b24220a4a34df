//! Names of authors that stand far from the headline: in the line that credits them behind the text, below a label, in what is
//! said about the author. Heard where nobody else names anyone.

use super::beginnings::{Beginnings, from_word};
use super::bylines::is_here;
use super::names::split_names;
use super::person::reads_like_name;
use super::scene::Scene;
use super::witness::Witness;
use crate::dom::{Block, Context, Link};
use crate::fold::{lower, same_words};
use crate::marks::Marks;
use std::sync::LazyLock;
use vestnik_document::Source;

/// A longer line is a sentence.
const LONGEST: u32 = 200;

/// How a line begins that credits authors. Each word of the rest has to fit names, so that sentences are left alone. Behind those with
/// a `true` a colon has to follow, or a link, or no more than a name in a list: sentences begin so.
const CREDITS: [(&str, bool); 43] = [
    ("reporting by", false),
    ("written by", false),
    ("text by", false),
    ("words by", false),
    ("story by", false),
    ("article by", false),
    ("this article was written by", false),
    ("this post was written by", false),
    ("this story was written by", false),
    ("author", true),
    ("authors", true),
    ("author(s)", true),
    ("contributors", true),
    ("by", true),
    ("автор", true),
    ("авторы", true),
    ("автор статьи", false),
    ("автор материала", false),
    ("автор текста", false),
    ("текст", true),
    ("текст и фото", false),
    ("фото и текст", false),
    ("текст, фото", false),
    ("материал подготовил", false),
    ("материал подготовила", false),
    ("материал подготовили", false),
    ("подготовил", false),
    ("подготовила", false),
    ("подготовили", false),
    ("беседовал", false),
    ("беседовала", false),
    ("беседовали", false),
    ("записал", false),
    ("записала", false),
    ("autor", true),
    ("autorin", true),
    ("autorin/autor", true),
    ("autor/autorin", true),
    ("autoren", true),
    ("auteur", true),
    ("texte", true),
    ("penulis", true),
    ("reporter", true),
];

static BEGINNINGS: LazyLock<Beginnings> = LazyLock::new(|| Beginnings::of(CREDITS.iter().map(|(by, _)| *by)));

/// The name of this witness.
pub(super) const CREDIT: &str = "line that credits";

/// The first line anywhere that credits authors, or the name that stands below a label.
pub(super) fn credit(scene: &Scene<'_, '_>) -> Option<Witness> {
    let blocks = &scene.page.blocks;
    (0..blocks.len()).filter(|at| blocks[*at].chars < LONGEST).find_map(|at| {
        let block = &blocks[at];
        let head = from_word(scene.page.block_text(block));
        let named = match label_of(head) {
            Some((by, colon)) => {
                credited(scene, block, (by, *colon), head).or_else(|| below(scene, at, by, head))
            }
            None => about(scene, at, head),
        }?;
        is_here(scene, block.element).then(|| Witness::new(Source::PageText, CREDIT, named, 0))
    })
}

/// The longest label that a line begins with.
fn label_of(head: &str) -> Option<&'static (&'static str, bool)> {
    if !BEGINNINGS.may_begin(head) {
        return None;
    }
    let labels = CREDITS.iter().filter(|(by, _)| begins(head, by));
    labels.max_by_key(|(by, _)| by.len())
}

/// Whether a line begins with a label, which is in lower case.
fn begins(line: &str, label: &str) -> bool {
    let mut chars = line.chars().map(lower);
    label.chars().all(|c| chars.next() == Some(c))
}

/// What the line credits, where it reads like names.
fn credited(scene: &Scene<'_, '_>, block: &Block, (by, colon): (&str, bool), head: &str) -> Option<String> {
    // The label is of ASCII or of Cyrillic, which are as long in capitals.
    let rest = head.get(by.len()..)?;
    let is_label = rest.starts_with(':') || rest.starts_with(" :");
    let linked = || block.link_chars > 0 && links_of(scene, block).any(|link| links_name(scene, link, rest));
    let byline = || scene.dropped(block.element).intersects(Marks::BYLINE);
    let in_list = || block.context.has(Context::ITEM) && reads_like_name(rest);
    let begins_sentence = || colon && !is_label && !linked() && !byline() && !in_list();
    if rest.starts_with(char::is_alphanumeric) || begins_sentence() {
        return None;
    }
    let names = rest.trim_matches(|c: char| !c.is_alphanumeric());
    // What follows is of somebody else: `Текст: Анна Лис. Фото: Иван Петров`.
    let names = match names.split_once(':') {
        Some((names, _)) => names.rsplit_once([',', ';', '.', '|'])?.0,
        None => names,
    };
    split_names(names).first().is_some_and(|name| reads_like_name(name)).then(|| names.to_owned())
}

/// The links that begin within a block.
fn links_of<'s>(scene: &Scene<'s, 's>, block: &Block) -> impl Iterator<Item = &'s Link<'s>> {
    let links = &scene.page.links;
    let range = block.range.clone();
    let from = links.partition_point(|link| link.range.end <= range.start);
    links[from..]
        .iter()
        .take_while(move |link| link.range.start < range.end)
        .filter(move |link| link.range.start >= range.start)
}

/// Whether a link is the name that follows the label.
fn links_name(scene: &Scene<'_, '_>, link: &Link<'_>, rest: &str) -> bool {
    let text = scene.page.text_of(link.element);
    rest.trim_start_matches([' ', ':']).starts_with(text.as_str()) && reads_like_name(&text)
}

/// The line below, where this one is a label and no more.
fn below(scene: &Scene<'_, '_>, at: usize, by: &str, head: &str) -> Option<String> {
    let rest = head.get(by.len()..)?;
    let next = scene.page.block_text(scene.page.blocks.get(at + 1)?);
    (!rest.contains(char::is_alphanumeric) && reads_like_name(next)).then(|| next.to_owned())
}

/// Headings of boxes that tell who wrote.
const ABOUT: [&str; 5] =
    ["about the author", "about the authors", "about author", "об авторе", "über den autor"];

static ABOUT_BEGINNINGS: LazyLock<Beginnings> = LazyLock::new(|| Beginnings::of(ABOUT.into_iter()));

/// What stands between a name and what its bearer does.
const IS: [&str; 8] = [" is ", " has ", " writes ", " covers ", " works ", " reports ", " — ", ", "];

/// The name that the line below such a heading is, or begins with.
fn about(scene: &Scene<'_, '_>, at: usize, head: &str) -> Option<String> {
    if !ABOUT_BEGINNINGS.may_begin(head) || !ABOUT.iter().any(|about| same_words(about, head)) {
        return None;
    }
    let next = scene.page.block_text(scene.page.blocks.get(at + 1)?);
    let next = next.strip_prefix("Author ").unwrap_or(next);
    let name =
        IS.iter().filter_map(|is| next.split_once(is)).map(|(name, _)| name).min_by_key(|name| name.len());
    [Some(next), name].into_iter().flatten().find(|name| reads_like_name(name)).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use crate::{DecodedText, ExtractOptions, extract};

    #[test]
    fn a_credit_may_stand_far_from_the_headline() {
        let english = "<p>The ferry sailed on Tuesday, the harbour master said to reporters on the quay.</p>";
        let russian = "<p>Паром вернулся во вторник, сообщил журналистам на причале капитан порта.</p>";
        for (line, wanted) in [
            ("<p>Written by Ann Lee</p>", &["Ann Lee"][..]),
            ("<p>This post was written by Ann Lee, Head of Ferries</p>", &["Ann Lee"]),
            (
                "<p>(Reporting by Ann Lee in Westering and John Roe; Editing by Tom Fox)</p>",
                &["Ann Lee", "John Roe"],
            ),
            ("<p>Contributors: Ann Lee</p>", &["Ann Lee"]),
            ("<p>By <a href=/who/14>Ann Lee</a></p>", &["Ann Lee"]),
            ("<p>By Ann Lee</p>", &[]),
            ("<ul><li>Author Ann Lee</li><li>Ferries Anna Bella</li></ul>", &["Ann Lee"]),
            ("<p>By no means</p>", &[]),
            ("<p>Author of Ferries</p>", &[]),
            ("<p>Author: Ann Lee Released: May 5, 2021</p>", &[]),
            ("<h4>Author</h4><p>Ann Lee</p>", &["Ann Lee"]),
            ("<p>Article by</p><div>Ann Lee</div>", &["Ann Lee"]),
            ("<h4>Author</h4><p>Ferries come home</p>", &[]),
            ("<h4>About the author</h4><p>Ann Lee is a captain who writes of ferries.</p>", &["Ann Lee"]),
            ("<h4>About the author</h4><p>She is a captain who writes of ferries.</p>", &[]),
            ("<footer><p>Written by Ann Lee</p></footer>", &[]),
            ("<p>Беседовал Иван Петров</p>", &["Иван Петров"]),
            ("<p>Беседовала Анна ЛИС, фото автора</p>", &["Анна ЛИС"]),
            ("<p>Подготовила Анна Лис</p>", &["Анна Лис"]),
            ("<p>Подготовила команда острова</p>", &[]),
            ("<p>Текст и фото: Иван Петров</p>", &["Иван Петров"]),
            ("<p>Текст: Анна Лис. Фото: Иван Петров</p>", &["Анна Лис"]),
        ] {
            let text = if line.is_ascii() { english.repeat(20) } else { russian.repeat(20) };
            let text = text.replacen("<p>", "<h2>Ferries</h2><p>", 1);
            let html = format!("<title>Ferry sails</title><h1>Ferry sails</h1><main>{text}</main>{line}");
            let page = DecodedText { text: html, encoding: "UTF-8", ..DecodedText::default() };
            let found = extract(&page, &ExtractOptions::default()).article.authors;
            assert_eq!(found, wanted, "{line}");
        }
    }
}
