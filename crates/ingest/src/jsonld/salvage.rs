//! Blocks that are not quite JSON.

use super::facts::LdFacts;
use super::read::clean;

/// The block with the usual faults mended: comment and CDATA wrappers, raw control characters inside strings,
/// commas before a closing bracket, a semicolon at the end.
pub(super) fn mend(block: &str) -> String {
    let mut inner = block.trim();
    for (open, close) in
        [("<!--", "-->"), ("//<![CDATA[", "//]]>"), ("/*<![CDATA[*/", "/*]]>*/"), ("<![CDATA[", "]]>")]
    {
        inner = inner.strip_prefix(open).unwrap_or(inner).trim();
        inner = inner.strip_suffix(close).unwrap_or(inner).trim();
    }
    let inner = inner.trim_end_matches(';');
    let mut mended = String::with_capacity(inner.len());
    let (mut quoted, mut escaped) = (false, false);
    for c in inner.chars() {
        if quoted {
            mended.push(if c.is_control() { ' ' } else { c });
            quoted = escaped || c != '"';
            escaped = c == '\\' && !escaped;
            continue;
        }
        if matches!(c, '}' | ']') && mended.trim_end().ends_with(',') {
            mended.truncate(mended.trim_end().len() - 1);
        }
        quoted = c == '"';
        mended.push(c);
    }
    mended
}

/// The strings that stand behind the keys that matter.
pub(super) fn salvage(block: &str) -> LdFacts {
    let text = |key: &str| string_after(block, key).map(|text| clean(&text));
    LdFacts {
        headline: text("\"headline\""),
        published: text("\"datePublished\""),
        modified: text("\"dateModified\""),
        is_article: block.contains("Article\"") || block.contains("BlogPosting\""),
        ..LdFacts::default()
    }
}

fn string_after(block: &str, key: &str) -> Option<String> {
    let rest = &block[block.find(key)? + key.len()..];
    let rest = rest.trim_start().strip_prefix(':')?.trim_start().strip_prefix('"')?;
    let mut escaped = false;
    let end = rest.char_indices().take(2_000).find_map(|(at, c)| {
        let ends = c == '"' && !escaped;
        escaped = c == '\\' && !escaped;
        ends.then_some(at)
    })?;
    let quoted = mend(&rest[..end]);
    serde_json::from_str(&format!("\"{quoted}\"")).ok().or(Some(quoted))
}
