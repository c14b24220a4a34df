//! The explanation as one page of HTML that a browser can open without risk: everything from the page is escaped
//! text; there is no script, no image, no link and nothing that is loaded.
//!
//! At the top what was found, field by field, with the witnesses folded below; then the whole page block by block in
//! reading order, each with the colour of its verdict. Long runs of blocks around the article are folded.

use super::kind::{KINDS, Kind, OUTSIDE, kind_of};
use super::types::{BlockExplanation, Explanation, FieldExplanation, FoundExplanation, WitnessExplanation};
use std::fmt::Write;
use vestnik_document::{Diagnostic, FieldName};

const STYLE: &str = include_str!("style.css");

/// Nothing runs and nothing is loaded, even where escaping were wrong.
const HEAD: &str = "<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\">\n\
    <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; \
    form-action 'none'\">\n<meta name=\"referrer\" content=\"no-referrer\">\n\
    <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n";

/// So many values of a field are shown; the others are folded.
const AT_A_GLANCE: usize = 5;

/// So many blocks outside of the container in a row are folded.
const LONG_RUN: usize = 5;

/// Renders an explanation: the fields and how they were found, then the page's blocks, kept ones green, dropped ones in
/// the colour of their reason, which stands beside them; the path of elements shows when the pointer rests on one.
pub fn explain_html(explanation: &Explanation) -> String {
    let headline = explanation.fields.iter().find(|field| field.field == FieldName::Headline);
    let title = headline.map(|field| field.value.as_str()).filter(|value| !value.is_empty());
    let title = escape(title.unwrap_or("(no headline)"));
    let mut html = String::from(HEAD);
    push(
        &mut html,
        format_args!(
            "<title>How the page was read: {title}</title>\n<style>\n{STYLE}</style></head><body>\n"
        ),
    );
    push(&mut html, format_args!("<h1>{title}</h1>\n"));
    if let Some(host) = &explanation.site_rule {
        push(
            &mut html,
            format_args!("<p>There is a rule for pages of {}, and it was asked first.</p>\n", escape(host)),
        );
    }
    push_fields(&mut html, explanation);
    push_diagnostics(&mut html, &explanation.diagnostics);
    push_blocks(&mut html, explanation);
    html.push_str("</body></html>\n");
    html
}

/// Appends; writing to a string cannot fail.
fn push(html: &mut String, text: std::fmt::Arguments<'_>) {
    let _ = html.write_fmt(text);
}

fn push_fields(html: &mut String, explanation: &Explanation) {
    html.push_str("<h2>Fields</h2>\n<table>\n");
    for field in &explanation.fields {
        let source = field.witnesses.iter().find(|witness| witness.won).map(place).unwrap_or_default();
        push_row(html, field.field, std::slice::from_ref(&field.value), &source);
    }
    for FoundExplanation { field, source, values } in &explanation.found {
        push_row(html, *field, values, &kebab(source));
    }
    html.push_str("</table>\n");
    explanation.fields.iter().for_each(|field| push_witnesses(html, field));
}

fn push_row(html: &mut String, field: FieldName, values: &[String], source: &str) {
    let (name, source) = (escape(&kebab(&field)), escape(source));
    push(html, format_args!("<tr><th>{name}</th><td>"));
    match values {
        [value] if value.is_empty() => html.push_str("<span class=\"why\">not found</span>"),
        [value] => html.push_str(&escape(value)),
        values => push_list(html, values),
    }
    push(html, format_args!("</td><td class=\"source\">{source}</td></tr>\n"));
}

/// The first values, and the others folded.
fn push_list(html: &mut String, values: &[String]) {
    let (first, others) = values.split_at(values.len().min(AT_A_GLANCE));
    let items = |values: &[String]| -> String {
        values.iter().map(|value| format!("<li>{}</li>", escape(value))).collect()
    };
    push(html, format_args!("<ul>{}</ul>", items(first)));
    if !others.is_empty() {
        let (count, items) = (others.len(), items(others));
        push(html, format_args!("<details><summary>{count} more</summary><ul>{items}</ul></details>"));
    }
}

/// The name that a field or source has in JSON, with spaces.
fn kebab(name: &impl serde::Serialize) -> String {
    let name = serde_json::to_value(name).ok();
    name.as_ref().and_then(|name| name.as_str()).unwrap_or("").replace(['-', '_'], " ")
}

/// The kind of evidence and where exactly it stands.
fn place(witness: &WitnessExplanation) -> String {
    format!("{}: {}", kebab(&witness.source), witness.name)
}

fn push_witnesses(html: &mut String, field: &FieldExplanation) {
    if field.witnesses.is_empty() {
        return;
    }
    let (name, why, count) = (escape(&kebab(&field.field)), escape(&field.why), field.witnesses.len());
    let witnesses = if count == 1 { "witness" } else { "witnesses" };
    push(html, format_args!("<details><summary>{name}: {count} {witnesses}, {why}</summary><table>\n"));
    for witness in &field.witnesses {
        let class = if witness.won { " class=\"won\"" } else { "" };
        let (name, value) = (escape(&place(witness)), escape(&witness.value));
        push(html, format_args!("<tr{class}><td class=\"source\">{name}</td><td>{value}</td></tr>\n"));
    }
    html.push_str("</table></details>\n");
}

fn push_diagnostics(html: &mut String, diagnostics: &[Diagnostic]) {
    if diagnostics.is_empty() {
        return;
    }
    html.push_str("<h2>What was odd</h2>\n<ul>\n");
    for Diagnostic { code, message } in diagnostics {
        push(
            html,
            format_args!("<li>{} <span class=\"why\">{}</span></li>\n", escape(message), escape(code)),
        );
    }
    html.push_str("</ul>\n");
}

fn push_blocks(html: &mut String, explanation: &Explanation) {
    let container = if explanation.container.is_empty() { "none" } else { &explanation.container };
    push(html, format_args!("<h2>The page</h2>\n<p>Container of the body: {}", escape(container)));
    for path in &explanation.container_paths {
        push(html, format_args!("<br><span class=\"why\">{}</span>", escape(path)));
    }
    html.push_str("</p>\n<p class=\"legend\">");
    for kind in KINDS {
        let count = explanation.blocks.iter().filter(|block| kind_of(block) == kind).count();
        push(html, format_args!("<span class=\"{}\">{} ({count})</span>", kind.class, kind.meaning));
    }
    html.push_str("</p>\n");
    let same_side =
        |a: &BlockExplanation, b: &BlockExplanation| (kind_of(a) == OUTSIDE) == (kind_of(b) == OUTSIDE);
    for run in explanation.blocks.chunk_by(same_side) {
        let folded = run.len() >= LONG_RUN && run.first().is_some_and(|block| kind_of(block) == OUTSIDE);
        if folded {
            push(
                html,
                format_args!("<details><summary>{} blocks outside the container</summary>\n", run.len()),
            );
        }
        run.iter().for_each(|block| push_block(html, block, kind_of(block)));
        html.push_str(if folded { "</details>\n" } else { "" });
    }
}

fn push_block(html: &mut String, block: &BlockExplanation, kind: Kind) {
    let (text, reason, path) = (escape(&block.text), escape(&block.reason), escape(&block.path));
    let shown = if block.kept { "" } else { &reason };
    push(
        html,
        format_args!(
            "<div class=\"block {}\" title=\"{reason}: {path}\"><p>{text}</p><span class=\"why\">{shown}</span></div>\n",
            kind.class
        ),
    );
}

/// Text that is safe inside elements and attributes.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c if c.is_control() && c != '\n' && c != '\t' => out.push('\u{fffd}'),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use vestnik_document::Source;

    const EVIL: &str = "<script>alert(1)</script><img src=x onerror=\"a\"><a href='http://x'> '&' \u{1b}";

    fn block(kept: bool, reason: &str) -> BlockExplanation {
        BlockExplanation { text: EVIL.into(), kept, reason: reason.into(), path: EVIL.into() }
    }

    #[test]
    fn nothing_of_the_page_is_markup() {
        let witness =
            WitnessExplanation { source: Source::Meta, name: EVIL.into(), value: EVIL.into(), won: true };
        let field = FieldExplanation {
            field: FieldName::Headline,
            value: EVIL.into(),
            why: EVIL.into(),
            witnesses: vec![witness],
        };
        let found = FoundExplanation {
            field: FieldName::Tags,
            source: Source::PageText,
            values: vec![EVIL.into(); 2],
        };
        let html = explain_html(&Explanation {
            site_rule: Some(EVIL.into()),
            fields: vec![field],
            found: vec![found],
            container: EVIL.into(),
            container_paths: vec![EVIL.into()],
            blocks: vec![block(true, EVIL), block(false, EVIL)],
            diagnostics: vec![Diagnostic::new(EVIL, EVIL)],
        });
        for markup in ["<script", "<img", "<a ", "src=x onerror=\"", "\u{1b}", "http-equiv=\"refresh"] {
            assert!(!html.contains(markup), "{markup}");
        }
        assert!(html.contains("&lt;script&gt;") && html.contains("default-src 'none'"));
    }

    #[test]
    fn blocks_have_the_colour_of_their_verdict_and_long_runs_outside_are_folded() {
        let around = |n| vec![block(false, "outside the container, marked: nav"); n];
        for (before, folded) in [(LONG_RUN, true), (LONG_RUN - 1, false)] {
            let mut blocks = around(before);
            blocks.extend([block(true, "kept"), block(false, "marked: share"), block(false, "a date")]);
            let html = explain_html(&Explanation { blocks, ..Explanation::default() });
            assert_eq!(html.contains("<details>"), folded);
            for class in ["kept", "marked", "line", "outside"] {
                assert!(html.contains(&format!("<div class=\"block {class}\"")), "{class}");
            }
        }
    }
}
