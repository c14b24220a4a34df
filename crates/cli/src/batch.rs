//! Many queries in one file: a line each, `id<TAB>query`.

use crate::exit::Complaint;
use std::fs;
use std::io::Read;
use std::path::Path;

/// One line of the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Query {
    /// What its hits are marked with.
    pub(crate) id: String,
    /// The query.
    pub(crate) text: String,
}

/// Reads the file, or standard input for `-`. Empty lines are passed over.
///
/// # Errors
/// When the file cannot be read, or a line has no tab or no id: with the number of the line.
pub(crate) fn read(file: &Path) -> Result<Vec<Query>, Complaint> {
    let stdin = file == Path::new("-");
    let name = if stdin { "standard input".to_owned() } else { file.display().to_string() };
    let bytes = if stdin {
        let mut bytes = Vec::new();
        std::io::stdin().read_to_end(&mut bytes).map(|_| bytes)
    } else {
        fs::read(file)
    };
    let bytes = bytes.map_err(|error| Complaint::usage(format!("{name}: {error}")))?;
    let text = String::from_utf8(bytes).map_err(|error| {
        let line = 1 + error.as_bytes()[..error.utf8_error().valid_up_to()]
            .iter()
            .filter(|byte| **byte == b'\n')
            .count();
        Complaint::usage(format!("{name}, line {line}: not UTF-8"))
    })?;
    parse(&text).map_err(|line| {
        Complaint::usage(format!("{name}, line {line}: not `id<TAB>query`"))
            .advise("put an id, a tab and the query on each line")
    })
}

/// The queries, or the number of the first line that is none.
fn parse(text: &str) -> Result<Vec<Query>, usize> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    lines
        .map(|(at, line)| match line.split_once('\t') {
            Some((id, text)) if !id.trim().is_empty() => {
                Ok(Query { id: id.trim().to_owned(), text: text.trim().to_owned() })
            }
            _ => Err(at + 1),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_ids_and_queries() {
        let query = |id: &str, text: &str| Query { id: id.to_owned(), text: text.to_owned() };
        assert_eq!(
            parse("\u{feff}1\tNATO dialogue\r\n\n q2 \tдиалог\tс НАТО\n3\t\n"),
            Ok(vec![query("1", "NATO dialogue"), query("q2", "диалог\tс НАТО"), query("3", "")])
        );
        assert_eq!(parse("1\ta\nb\n"), Err(2));
        assert_eq!(parse("\ta\n"), Err(1));
        assert_eq!(parse(""), Ok(Vec::new()));
    }
}
