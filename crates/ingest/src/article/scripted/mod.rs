//! Pages that are drawn by a script: the markup shows nothing, and the text waits in the script's data.

mod about;
mod budget;
mod flight;
mod nodes;
mod scripts;
mod strings;

use super::body::choose;
use super::credits::credit;
use super::names::split_names;
use super::paragraphs::paragraphs;
use super::scene::Scene;
use crate::dom::Parsed;
use crate::fold::{is_in_word, lower};
use scripts::Data;
use strings::{longest_markup, paragraphs_of_one_key};
use vestnik_document::{Article, Diagnostic, FieldName, Source};

/// A page that shows more than this many characters needs no help.
const SHOWN: usize = 200;
/// A shorter string holds no article.
const SHORTEST: usize = 400;
/// A longer one is not read.
const LONGEST: usize = 1 << 20;

/// Takes the body from the data of the page's scripts where the page itself shows next to nothing: the longest string that holds
/// paragraphs of markup, else the elements or the nodes of an editor that the data describe, else the strings that hold a
/// paragraph each.
pub(crate) fn fill(text: &str, article: &mut Article) {
    // So many bytes are more characters than that in any case.
    let is_long = article.body.iter().map(|(_, text)| text.len()).sum::<usize>() > 4 * SHOWN;
    let shown = || article.body.iter().map(|(_, text)| text.chars().count()).sum::<usize>();
    let shown = if is_long { return } else { shown() };
    if shown > SHOWN {
        return;
    }
    let described = || {
        let data = Data::read(text);
        flight::markup(&data.flight).or_else(|| nodes::markup(&data.values))
    };
    let Some(markup) = longest_markup(text).or_else(described).or_else(|| paragraphs_of_one_key(text)) else {
        return;
    };
    let markup = format!("<article>{markup}</article>");
    let parsed = Parsed::parse(&markup, 2 * LONGEST);
    let page = parsed.page();
    let scene = Scene::new(&page, None);
    let choice = choose(&scene, &article.headline);
    let body = paragraphs(&scene, &choice.verdicts);
    if body.iter().map(|(_, text)| text.chars().count()).sum::<usize>() <= SHOWN.max(shown) {
        return;
    }
    // What the page shows is the article, as short as it is, unless it begins the longer text: that may be talk about it.
    if let Some((_, shown)) = article.body.iter().find(|(_, text)| is_sentence(text))
        && !body.iter().map(|(_, text)| letters(text)).collect::<String>().contains(&letters(shown))
    {
        return;
    }
    article.body = body;
    article.provenance.insert(FieldName::Body, Source::Paragraphs);
    if article.authors.is_empty()
        && let Some(credit) = credit(&scene)
    {
        article.authors = split_names(&credit.value);
        article.provenance.insert(FieldName::Authors, credit.source);
    }
    if article.published.is_none() || article.authors.is_empty() {
        about::fill(&Data::read(text).values, article);
    }
    article.diagnostics.push(Diagnostic::new(
        "body-from-script",
        "the page shows no text; it was found in the data of a script",
    ));
}

/// Whether a text that a page shows says something.
fn is_sentence(text: &str) -> bool {
    text.trim_end().ends_with(['.', '!', '?', '…', '"', '»', '”'])
        && text.split_whitespace().nth(WORDS - 1).is_some()
}

/// The fewest words of such a text.
const WORDS: usize = 5;

/// The letters and digits of a text in lower case.
fn letters(text: &str) -> String {
    text.chars().filter(|c| is_in_word(*c)).map(lower).collect()
}

/// Writes a text as markup shows it.
fn push_escaped(out: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '<' => out.push_str("&lt;"),
            '&' => out.push_str("&amp;"),
            _ => out.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::{DecodedText, ExtractOptions, extract};
    use serde_json::{Value, json};

    fn body(script: &str) -> Vec<String> {
        let text = format!("<title>Ferry sails</title><div id=app><h1>Ferry sails</h1></div>{script}");
        let page = DecodedText { text, encoding: "UTF-8", ..DecodedText::default() };
        let body = extract(&page, &ExtractOptions::default()).article.body;
        body.into_iter().map(|(_, text)| text).collect()
    }

    #[test]
    fn a_short_text_gives_way_only_to_a_longer_one_that_begins_with_it() {
        let flash = "Паром вернулся на остров во вторник утром, сообщил капитан порта.";
        let comments = list(|text| json!({"user": "ann", "text": text}));
        let feed = format!("<script>window.__feed={}</script>", json!({"feed": {"messages": comments}}));
        let blocks: Vec<Value> = [flash.to_owned()]
            .into_iter()
            .chain((0..6).map(sentence))
            .map(|text| json!({"type": "paragraph", "data": {"text": text}}))
            .collect();
        let whole = format!("<script>window.x={}</script>", json!({"blocks": blocks}));
        for (shown, script, count) in [
            (flash, &feed, 1),
            ("Паром вернулся.", &feed, 6),
            ("<b>Паром</b> вернулся на остров во вторник утром, сообщил…", &whole, 7),
        ] {
            let html = format!("<title>Паром</title><article><h1>Паром</h1><p>{shown}</p></article>{script}");
            let page = DecodedText { text: html, encoding: "UTF-8", ..DecodedText::default() };
            let body = extract(&page, &ExtractOptions::default()).article.body;
            assert_eq!(body.len(), count, "{shown}: {body:?}");
        }
    }

    fn sentence(at: usize) -> String {
        format!(
            "The harbour master said on day {at} that the “ferry” would sail again before the winter & its storms come."
        )
    }

    fn list(node: impl Fn(String) -> Value) -> Vec<Value> {
        (0..6).map(|at| node(sentence(at))).collect()
    }

    #[test]
    fn who_wrote_is_found_there_too() {
        let text: String =
            (0..6).map(|at| format!("<p>{}</p>", sentence(at).replace(['&', '“', '”'], ""))).collect();
        let html = format!("{text}<p>Reporting by Ann Lee and John Roe; Editing by Tom Fox</p>");
        let row = json!([1, format!("2:T{:x},{html}", html.len())]);
        let text = format!(
            "<title>Ferry sails</title><h1>Ferry sails</h1><script>self.__next_f.push({row})</script>"
        );
        let page = DecodedText { text, encoding: "UTF-8", ..DecodedText::default() };
        assert_eq!(extract(&page, &ExtractOptions::default()).article.authors, ["Ann Lee", "John Roe"]);
    }

    #[test]
    fn who_and_when_stand_beside_the_text() {
        let node = |text: String| json!({"type": "paragraph", "children": [{"text": text}]});
        let page = json!({"article": {"headline": "Ferry sails", "publishedAt": "2025-10-01", "byline": "Ann Lee", "content": list(node)}});
        let text = format!(
            "<title>Ferry sails</title><script id=__NEXT_DATA__ type=application/json>{page}</script>"
        );
        let page = DecodedText { text, encoding: "UTF-8", ..DecodedText::default() };
        let article = extract(&page, &ExtractOptions::default()).article;
        let day = article.published.map(|published| published.date.to_string());
        assert_eq!(
            (day.as_deref(), article.authors, article.body.len()),
            (Some("2025-10-01"), vec!["Ann Lee".to_owned()], 6)
        );
    }

    #[test]
    fn texts_are_found_in_the_data_of_scripts() {
        let wanted: Vec<String> = (0..6).map(sentence).collect();
        let next = |page: Value| format!("<script id=__NEXT_DATA__ type=application/json>{page}</script>");
        let push = |chunk: &str| format!("<script>self.__next_f.push({})</script>", json!([1, chunk]));
        let tree = json!(["$", "article", null, {"children": list(|text| json!(["$", "p", null, {"children": text}]))}]);
        let tree = format!("1:I[\"a\",[]]\n2:{tree}\n");
        let cut = tree.char_indices().nth(300).map_or(0, |(at, _)| at);
        let html: String =
            wanted.iter().map(|text| format!("<p>{}</p>", text.replace('&', "&amp;"))).collect();
        let row = format!("2:T{:x},{html}3:[\"$\",\"div\",null,{{}}]\n", html.len());
        let halves = |text: String| {
            let (a, b) = text.split_at(40);
            json!({"type": "p", "children": [{"text": a}, {"text": b, "bold": true}]})
        };
        let rich =
            |text: String| json!({"nodeType": "paragraph", "content": [{"nodeType": "text", "value": text}]});
        let card = |text: String| json!({"title": "Chess", "url": "/chess", "content": [{"text": text.replace("ferry", "cup")}]});
        for (name, script) in [
            ("tree", format!("{}{}", push(&tree[..cut]), push(&tree[cut..]))),
            ("row of text", push(&row)),
            ("slate", next(json!({"page": {"title": "Ferry", "body": list(halves), "related": list(card)}}))),
            ("rich text", next(json!({"cards": list(card), "doc": {"content": list(rich)}}))),
            (
                "editor",
                next(json!({"blocks": list(|text| json!({"type": "paragraph", "data": {"text": text}}))})),
            ),
            (
                "spaced",
                format!(
                    "<script>window.x = {:#};</script>",
                    json!({"a": list(|text| json!({"type": "text", "content": text}))})
                ),
            ),
            (
                "parsed",
                format!(
                    "<script>x = JSON.parse({})</script>",
                    json!(json!({"body": list(rich)}).to_string())
                ),
            ),
            (
                "later",
                format!("<script>F={{}};F.x=function(){{}};F.data={};</script>", json!({"body": list(rich)})),
            ),
            (
                "markup",
                format!("<script>x=JSON.parse({})</script>", json!(json!({"body": html}).to_string())),
            ),
            ("plain", next(json!({"post": {"body": wanted.join("\n\n")}}))),
        ] {
            assert_eq!(body(&script), wanted, "{name}");
        }
        for script in [push("1:T99"), push("1:[\"$\""), next(json!([[[]]]))] {
            assert!(body(&script).is_empty(), "{script}");
        }
    }
}
