//! The list of pairs as a search asks it: by the id of one version. Opened without reading the lines, which are read one by one.

use super::link::Pair;
use super::text::{HEAD, PairsError, pair};
use std::collections::HashMap;
use vestnik_document::DocumentId;
use xxhash_rust::xxh3::xxh3_64;

/// Pairs by the ids of both versions.
#[derive(Clone, Debug, Default)]
pub struct PairList {
    text: String,
    /// Where the line begins that names an id, by the id's hash. Of two ids with one hash only one is found.
    lines: HashMap<u64, u32>,
}

impl PairList {
    /// The pairs of a text that [`to_text`](super::to_text) wrote.
    ///
    /// # Errors
    /// [`PairsError::Format`] where the text is none. A line that is no pair is passed over.
    pub fn open(text: String) -> Result<Self, PairsError> {
        if text.lines().next() != Some(HEAD) || u32::try_from(text.len()).is_err() {
            return Err(PairsError::Format);
        }
        let mut lines = HashMap::with_capacity(text.len() / 48);
        let mut start = 0;
        for line in text.split_inclusive('\n') {
            if !line.starts_with('#') {
                for id in line.splitn(3, '\t').take(2) {
                    lines.insert(xxh3_64(id.as_bytes()), start);
                }
            }
            start += line.len() as u32;
        }
        Ok(Self { text, lines })
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    /// The pair that a document is of.
    pub fn of(&self, id: &DocumentId) -> Option<Pair> {
        let start = *self.lines.get(&xxh3_64(id.as_str().as_bytes()))?;
        let pair = pair(self.text.get(start as usize..)?.lines().next()?)?;
        (pair.english == *id || pair.russian == *id).then_some(pair)
    }
}

#[cfg(test)]
mod tests {
    use super::super::link::Evidence;
    use super::super::text::to_text;
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn both_versions_lead_to_the_pair() {
        let id = |id: &str| DocumentId::new(id).expect("an id");
        let pair = |english: &str, russian: &str| Pair {
            english: id(english),
            russian: id(russian),
            evidence: Evidence::Text,
            likeness: 1.25,
            margin: 3.5,
            stamps: (1, 2),
        };
        let pairs = [pair("e1", "r1"), pair("e2", "r2")];
        let list = PairList::open(to_text(&pairs)).expect("a list");
        for (asked, found) in
            [("e1", Some(0)), ("r2", Some(1)), ("r1", Some(0)), ("e3", None), ("text", None)]
        {
            assert_eq!(list.of(&id(asked)), found.map(|at: usize| pairs[at].clone()), "{asked}");
        }
        assert!(!list.is_empty() && PairList::open(to_text(&[])).expect("a list").is_empty());
        assert_eq!(PairList::open("e1\tr1".to_owned()).err(), Some(PairsError::Format));
    }

    proptest! {
        #[test]
        fn any_lines_can_be_asked(lines in "([a-c]{0,2}\t){0,7}\\PC{0,8}\n?") {
            let list = PairList::open(format!("{HEAD}\n{lines}")).expect("a list");
            let _ = list.of(&DocumentId::new("a").expect("an id"));
        }
    }
}
