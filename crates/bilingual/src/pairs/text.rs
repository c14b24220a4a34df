//! Pairs as lines of text: both ids, the evidence, likeness, margin, both stamps, with tabs between; the first line names the
//! version.

use super::link::{Evidence, Pair};
use std::fmt::Write;
use thiserror::Error;
use vestnik_document::DocumentId;

pub(super) const HEAD: &str = "# vestnik pairs 2";
const COLUMNS: &str = "# english\trussian\tevidence\tlikeness\tmargin\tenglish stamp\trussian stamp";

/// Why a text is no list of pairs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum PairsError {
    /// It does not begin like one of this version.
    #[error("not a list of pairs of this version")]
    Format,
    /// A line is not a pair.
    #[error("line {0} of the list is no pair")]
    Line(usize),
}

/// The pairs as text, a line a pair.
pub fn to_text(pairs: &[Pair]) -> String {
    let mut text = format!("{HEAD}\n{COLUMNS}\n");
    for Pair { english, russian, evidence, likeness, margin, stamps: (one, other) } in pairs {
        let evidence = evidence.name();
        writeln!(
            text,
            "{english}\t{russian}\t{evidence}\t{likeness:.3}\t{margin:.2}\t{one:016x}\t{other:016x}"
        )
        .expect("writing to a string");
    }
    text
}

/// Reads what [`to_text`] wrote.
///
/// # Errors
/// [`PairsError`] where the text is none, with the line.
pub fn from_text(text: &str) -> Result<Vec<Pair>, PairsError> {
    let mut lines = text.lines().enumerate();
    if lines.next().is_none_or(|(_, head)| head != HEAD) {
        return Err(PairsError::Format);
    }
    let content = lines.filter(|(_, line)| !line.is_empty() && !line.starts_with('#'));
    content.map(|(at, line)| pair(line).ok_or(PairsError::Line(at + 1))).collect()
}

pub(super) fn pair(line: &str) -> Option<Pair> {
    let cells: Vec<&str> = line.split('\t').collect();
    let &[english, russian, evidence, likeness, margin, one, other] = cells.as_slice() else { return None };
    Some(Pair {
        english: DocumentId::new(english).ok()?,
        russian: DocumentId::new(russian).ok()?,
        evidence: Evidence::ALL.into_iter().find(|one| one.name() == evidence)?,
        likeness: likeness.parse().ok()?,
        margin: margin.parse().ok()?,
        stamps: (u64::from_str_radix(one, 16).ok()?, u64::from_str_radix(other, 16).ok()?),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn pairs_read_back() {
        let pair = Pair {
            english: DocumentId::from_hash(1),
            russian: DocumentId::from_hash(2),
            evidence: Evidence::Text,
            likeness: 1.5,
            margin: 2.25,
            stamps: (1, u64::MAX),
        };
        let pairs = Evidence::ALL.map(|evidence| Pair { evidence, ..pair.clone() }).to_vec();
        assert_eq!(from_text(&to_text(&pairs)), Ok(pairs));
    }

    #[test]
    fn other_texts_are_errors() {
        assert_eq!(from_text(""), Err(PairsError::Format));
        assert_eq!(from_text("# vestnik pairs 2\na\tb\n"), Err(PairsError::Line(2)));
    }

    proptest! {
        #[test]
        fn any_lines_are_read_or_refused(lines in "(\\PC{0,8}\t){0,5}\\PC{0,8}") {
            let _ = from_text(&format!("{HEAD}\n{lines}"));
        }
    }
}
