//! Collects entries and writes them as a table.

use super::format::MAGIC;
use std::collections::{BTreeMap, HashMap};

/// Collects keys with their equivalents. The order of equivalents is by rank, then by the order of adding.
#[derive(Debug, Default)]
pub(crate) struct TableWriter {
    entries: BTreeMap<String, Vec<(u32, u32)>>,
    texts: Vec<String>,
    numbers: HashMap<String, u32>,
}

impl TableWriter {
    /// Adds one equivalent of a key. A smaller rank is better; of the same text the best rank stays.
    pub(crate) fn add(&mut self, key: &str, text: &str, rank: u32) {
        let number = self.number_of(text);
        let values = self.entries.entry(key.to_owned()).or_default();
        match values.iter_mut().find(|(_, known)| *known == number) {
            Some((best, _)) => *best = rank.min(*best),
            None => values.push((rank, number)),
        }
    }

    /// The table's bytes, with at most `most` equivalents for a key.
    pub(crate) fn finish(mut self, most: usize) -> Vec<u8> {
        let (mut keys, mut key_ends, mut value_ends, mut values) =
            (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        for (key, found) in &mut self.entries {
            found.sort_by_key(|&(rank, _)| rank);
            values.extend(found.iter().take(most).map(|&(_, text)| text));
            keys.extend_from_slice(key.as_bytes());
            key_ends.push(length(&keys));
            value_ends.push(u32::try_from(values.len()).unwrap_or(u32::MAX));
        }
        let (mut texts, mut text_ends) = (Vec::new(), Vec::new());
        for text in &self.texts {
            texts.extend_from_slice(text.as_bytes());
            text_ends.push(length(&texts));
        }
        let mut bytes = MAGIC.to_vec();
        let counts = [key_ends.len(), values.len(), text_ends.len(), keys.len(), texts.len()];
        counts.iter().for_each(|&count| push(&mut bytes, u32::try_from(count).unwrap_or(u32::MAX)));
        [key_ends, value_ends, values, text_ends]
            .iter()
            .flatten()
            .for_each(|&number| push(&mut bytes, number));
        bytes.extend_from_slice(&keys);
        bytes.extend_from_slice(&texts);
        bytes
    }

    fn number_of(&mut self, text: &str) -> u32 {
        if let Some(&number) = self.numbers.get(text) {
            return number;
        }
        let number = u32::try_from(self.texts.len()).unwrap_or(u32::MAX);
        self.texts.push(text.to_owned());
        self.numbers.insert(text.to_owned(), number);
        number
    }
}

fn length(bytes: &[u8]) -> u32 {
    u32::try_from(bytes.len()).unwrap_or(u32::MAX)
}

fn push(bytes: &mut Vec<u8>, number: u32) {
    bytes.extend_from_slice(&number.to_le_bytes());
}
