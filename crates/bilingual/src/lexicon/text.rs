//! Entries as lines of text: `english<TAB>russian<TAB>share<TAB>count<TAB>examples`, the first line naming the version.

use super::learn::{Entry, Lexicon};
use std::fmt::Write;
use thiserror::Error;
use vestnik_document::DocumentId;

const HEAD: &str = "# vestnik lexicon 1";
const COLUMNS: &str = "# english\trussian\tshare\tpairs\texamples";

/// Why a text is no lexicon.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum LexiconError {
    /// It does not begin like one of this version.
    #[error("not a lexicon of this version")]
    Format,
    /// A line is not an entry.
    #[error("line {0} of the lexicon is no entry")]
    Line(usize),
}

impl Lexicon {
    /// The lexicon as text, a line an entry.
    pub fn to_text(&self) -> String {
        let mut text = format!("{HEAD}\n{COLUMNS}\n");
        for Entry { english, russian, share, count, examples } in &self.entries {
            let examples: Vec<String> =
                examples.iter().map(|(one, other)| format!("{one} {other}")).collect();
            let examples = examples.join(" ");
            writeln!(text, "{english}\t{russian}\t{share:.3}\t{count}\t{examples}")
                .expect("writing to a string");
        }
        text
    }

    /// Reads what [`Lexicon::to_text`] wrote.
    ///
    /// # Errors
    /// [`LexiconError`] where the text is none, with the line.
    pub fn from_text(text: &str) -> Result<Self, LexiconError> {
        let mut lines = text.lines().enumerate();
        if lines.next().is_none_or(|(_, head)| head != HEAD) {
            return Err(LexiconError::Format);
        }
        let content = lines.filter(|(_, line)| !line.is_empty() && !line.starts_with('#'));
        let entries = content.map(|(at, line)| entry(line).ok_or(LexiconError::Line(at + 1)));
        Ok(Self { entries: entries.collect::<Result<_, _>>()? })
    }
}

fn entry(line: &str) -> Option<Entry> {
    let mut cells = line.split('\t');
    let mut next = || cells.next();
    let (english, russian) = (next()?.to_owned(), next()?.to_owned());
    let (share, count) = (next()?.parse().ok()?, next()?.parse().ok()?);
    let ids: Vec<DocumentId> =
        next()?.split(' ').filter(|id| !id.is_empty()).map(DocumentId::new).collect::<Result<_, _>>().ok()?;
    let examples = ids.chunks_exact(2).map(|pair| (pair[0].clone(), pair[1].clone())).collect();
    let whole = cells.next().is_none() && !english.is_empty() && !russian.is_empty();
    whole.then_some(Entry { english, russian, share, count, examples })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_lexicon_reads_back() {
        let id = |id: &str| DocumentId::new(id).expect("an id");
        let entry = Entry {
            english: "munition".to_owned(),
            russian: "боеприпас".to_owned(),
            share: 0.75,
            count: 3,
            examples: vec![(id("e1"), id("r1")), (id("e2"), id("r2"))],
        };
        let lexicon = Lexicon { entries: vec![entry.clone(), Entry { examples: Vec::new(), ..entry }] };
        assert_eq!(Lexicon::from_text(&lexicon.to_text()), Ok(lexicon));
    }

    #[test]
    fn other_texts_are_errors() {
        assert_eq!(Lexicon::from_text(""), Err(LexiconError::Format));
        assert_eq!(Lexicon::from_text("# vestnik lexicon 2\n"), Err(LexiconError::Format));
        assert_eq!(Lexicon::from_text("# vestnik lexicon 1\nword\n"), Err(LexiconError::Line(2)));
    }

    proptest! {
        #[test]
        fn any_lines_are_read_or_refused(lines in "(\\PC{0,8}\t){0,5}\\PC{0,8}") {
            let _ = Lexicon::from_text(&format!("{HEAD}\n{lines}"));
        }
    }
}
