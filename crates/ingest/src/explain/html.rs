//! The explanation as one page of HTML that a browser can open without risk: everything from the page is escaped
//! text; there is no script, no image, no link and nothing that is loaded.

use super::types::{Explanation, FieldExplanation};
use std::fmt::Write;

const STYLE: &str = "body{font:16px/1.5 sans-serif;max-width:60em;margin:2em auto;padding:0 1em;color:#222;background:#fff}\
table{border-collapse:collapse;width:100%;margin:0 0 1em}td,th{border:1px solid #ccc;padding:.2em .5em;text-align:left;\
vertical-align:top;overflow-wrap:anywhere}.won{background:#d9f2d9}.kept{background:#e6f6e6;border-left:.4em solid #2a8a2a}\
.dropped{background:#f7e9e9;border-left:.4em solid #b03030;color:#666}.block{margin:.3em 0;padding:.3em .7em;overflow-wrap:anywhere}\
.why{font-size:.75em;color:#555}h1{font-size:1.4em}h2{font-size:1.1em;margin-top:1.5em}";

/// Renders an explanation: the fields with their witnesses, then the page's blocks, kept ones green, dropped ones
/// red, each with the reason.
pub fn explain_html(explanation: &Explanation) -> String {
    let mut html = String::from("<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\">");
    html.push_str("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">");
    // Writing to a string cannot fail.
    let _ = writeln!(
        html,
        "<title>How the page was read</title><style>{STYLE}</style></head><body><h1>How the page was read</h1>"
    );
    for field in &explanation.fields {
        push_field(&mut html, field);
    }
    let paths: Vec<String> = explanation.container_paths.iter().map(|path| escape(path)).collect();
    let _ = writeln!(
        html,
        "<h2>Body</h2><p>Container: {} <span class=\"why\">{}</span></p>",
        escape(&explanation.container),
        paths.join("<br>")
    );
    for block in &explanation.blocks {
        let class = if block.kept { "kept" } else { "dropped" };
        let (text, reason, path) = (escape(&block.text), escape(&block.reason), escape(&block.path));
        let _ = writeln!(
            html,
            "<div class=\"block {class}\">{text}<div class=\"why\">{reason} · {path}</div></div>"
        );
    }
    html.push_str("</body></html>\n");
    html
}

fn push_field(html: &mut String, field: &FieldExplanation) {
    let name = format!("{:?}", field.field);
    let value = if field.value.is_empty() { "not found" } else { &field.value };
    let _ = write!(
        html,
        "<h2>{}: {}</h2><p class=\"why\">{}</p>",
        escape(&name),
        escape(value),
        escape(&field.why)
    );
    if field.witnesses.is_empty() {
        return;
    }
    html.push_str("<table><tr><th>witness</th><th>says</th></tr>");
    for witness in &field.witnesses {
        let class = if witness.won { " class=\"won\"" } else { "" };
        let (name, value) = (escape(&witness.name), escape(&witness.value));
        let _ = write!(html, "<tr{class}><td>{name}</td><td>{value}</td></tr>");
    }
    html.push_str("</table>\n");
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
    use super::super::types::BlockExplanation;
    use super::*;

    #[test]
    fn nothing_of_the_page_is_markup() {
        let evil = "<script>alert(1)</script><img src=x onerror=\"a\"> '&' \u{1b}";
        let block =
            BlockExplanation { text: evil.into(), kept: true, reason: evil.into(), path: evil.into() };
        let html = explain_html(&Explanation {
            blocks: vec![block],
            container: evil.into(),
            ..Explanation::default()
        });
        assert!(!html.contains("<script") && !html.contains("<img") && !html.contains('\u{1b}'));
        assert!(html.contains("&lt;script&gt;"));
    }
}
