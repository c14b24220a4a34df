//! How lines begin that stand within a body but do not belong to it: `phrases.tsv`.

use std::collections::HashMap;
use std::sync::LazyLock;

/// One beginning.
struct Phrase {
    kind: &'static str,
    text: &'static str,
    /// The line holds nothing else.
    whole: bool,
}

/// By their first character: most lines begin like none of them, and there are many lines.
static PHRASES: LazyLock<HashMap<char, Vec<Phrase>>> = LazyLock::new(|| {
    let lines = include_str!("phrases.tsv").lines().filter(|line| !line.starts_with('#'));
    let phrases = lines
        .filter_map(|line| line.split_once('\t'))
        .flat_map(|(kind, phrases)| phrases.split('|').map(move |phrase| (kind, phrase)))
        .map(|(kind, phrase)| match phrase.strip_suffix('^') {
            Some(text) => Phrase { kind, text, whole: true },
            None => Phrase { kind, text: phrase, whole: false },
        });
    let mut table: HashMap<char, Vec<Phrase>> = HashMap::new();
    for phrase in phrases {
        table.entry(phrase.text.chars().next().unwrap_or(' ')).or_default().push(phrase);
    }
    table
});

/// The kind of boilerplate that a line is, judged by how it begins; `None` for anything else.
pub(crate) fn boilerplate(line: &str) -> Option<&'static str> {
    let line = line.trim_start_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '©' | '('));
    let first = line.chars().next().and_then(|c| c.to_lowercase().next())?;
    let phrases = PHRASES.get(&first)?;
    let start: String =
        line.chars().take(60).flat_map(char::to_lowercase).map(|c| if c == '’' { '\'' } else { c }).collect();
    let bare = start.trim_end_matches(|c: char| !c.is_alphanumeric());
    phrases
        .iter()
        .find(|phrase| if phrase.whole { bare == phrase.text } else { begins(&start, phrase.text) })
        .map(|phrase| phrase.kind)
}

/// Whether the line begins with the phrase at the border of a word.
fn begins(line: &str, phrase: &str) -> bool {
    let Some(rest) = line.strip_prefix(phrase) else { return false };
    let open = phrase.ends_with(|c: char| c.is_alphanumeric());
    !open || !rest.starts_with(|c: char| c.is_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_that_do_not_belong_are_known_by_their_beginning() {
        for (line, kind) in [
            ("Читайте также: что будет дальше", Some("related")),
            ("— Read more", Some("related")),
            ("Реклама", Some("ad")),
            ("Реклама лекарств будет запрещена", None),
            ("© Example Media, 2024", Some("rights")),
            ("Sharing is good", None),
            ("Share", Some("share")),
            ("", None),
        ] {
            assert_eq!(boilerplate(line), kind, "{line}");
        }
    }
}
