//! The stream of Next.js: rows of elements `2:["$","p",null,{"children":"…"}]` and of text `3:T4d2,<p>…`.

use super::budget::Budget;
use super::push_escaped;
use super::strings::has_paragraph;
use serde_json::Value;

/// The fewest paragraphs of an article.
const FEWEST: usize = 3;
/// How deep elements stand in each other.
const DEEPEST: usize = 100;

/// The longest row of text with paragraphs, else the elements of all rows as markup.
pub(super) fn markup(stream: &str) -> Option<String> {
    let (mut longest, mut drawn) = ("", String::new());
    let mut budget = Budget::default();
    let mut rest = stream;
    while let Some((_, row)) = rest.split_once(':') {
        if let Some((text, behind)) = row_of_text(row) {
            if has_paragraph(text) && text.len() > longest.len() {
                longest = text;
            }
            rest = behind;
            continue;
        }
        if let Some((value, _)) = budget.value(row) {
            draw(&value, &mut drawn, 0);
        }
        rest = row.split_once('\n').map_or("", |(_, behind)| behind);
    }
    if !longest.is_empty() {
        return Some(longest.to_owned());
    }
    (drawn.matches("<p>").count() >= FEWEST).then_some(drawn)
}

/// The longest length of a row, in digits. The comma behind it is looked for no further.
const DIGITS: usize = 8;

/// `T4d2,` and as many bytes, with what follows them.
fn row_of_text(row: &str) -> Option<(&str, &str)> {
    let row = row.strip_prefix('T')?;
    let comma = row.bytes().take(DIGITS + 1).position(|byte| byte == b',')?;
    let length = usize::from_str_radix(&row[..comma], 16).ok()?;
    row[comma + 1..].split_at_checked(length)
}

/// Writes an element, a list of them or a text. What begins with a dollar refers to another row, and each is drawn where it stands.
fn draw(value: &Value, out: &mut String, depth: usize) {
    if depth > DEEPEST {
        return;
    }
    match value {
        Value::String(text) if !text.starts_with('$') => push_escaped(out, text),
        Value::Array(parts) => match (element(parts), parts.get(3)) {
            (Some(tag), Some(props)) => draw_element(tag, props, out, depth),
            _ => parts.iter().for_each(|part| draw(part, out, depth + 1)),
        },
        _ => {}
    }
}

/// The tag of `["$", tag, key, props]`, empty for a component.
fn element(parts: &[Value]) -> Option<&str> {
    let [dollar, tag, _, _, ..] = parts else { return None };
    (dollar == "$").then(|| tag.as_str())?.map(|tag| if tag.starts_with('$') { "" } else { tag })
}

fn draw_element(tag: &str, props: &Value, out: &mut String, depth: usize) {
    if matches!(tag, "script" | "style" | "link" | "meta" | "title" | "head" | "svg") {
        return;
    }
    let is_tag = !tag.is_empty() && tag.bytes().all(|byte| byte.is_ascii_alphanumeric());
    if is_tag {
        out.push('<');
        out.push_str(tag);
        // A paragraph is believed to be one whatever its name is.
        if let Some(class) =
            props["className"].as_str().filter(|class| tag != "p" && !class.contains(['"', '<']))
        {
            out.extend([" class=\"", class, "\""]);
        }
        out.push('>');
    }
    if let Some(html) =
        props["dangerouslySetInnerHTML"]["__html"].as_str().filter(|html| !html.starts_with('$'))
    {
        out.push_str(html);
    }
    draw(&props["children"], out, depth + 1);
    if is_tag {
        out.extend(["</", tag, ">"]);
    }
}

#[cfg(test)]
mod tests {
    use super::row_of_text;

    #[test]
    fn the_length_of_a_row_of_text_stands_before_a_comma_nearby() {
        for (row, found) in [
            ("T3,abcdef", Some(("abc", "def"))),
            ("T00000003,abcdef", Some(("abc", "def"))),
            ("T000000003,abcdef", None),
            ("T\n1:T\n1:T\n,", None),
            ("T9,abc", None),
            ("[1,2]", None),
        ] {
            assert_eq!(row_of_text(row), found, "{row}");
        }
    }
}
