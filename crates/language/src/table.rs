//! Short words to points, looked up for every word of every text.

use crate::lexicon::Points;

/// A hash table with open addressing. Its hash is no defence against chosen keys, and needs none: the keys are ours.
#[derive(Debug, Default)]
pub(crate) struct Table {
    /// Places in `entries`, one higher, and some more of the hash; a place of 0 is empty. Twice as many at least as there
    /// are entries.
    slots: Vec<(u16, u16)>,
    entries: Vec<(&'static str, Points)>,
}

impl Table {
    /// A table of these entries, of which there are fewer than thirty thousand.
    pub(crate) fn new(entries: impl IntoIterator<Item = (&'static str, Points)>) -> Table {
        let entries: Vec<_> = entries.into_iter().collect();
        let mut table = Table { slots: vec![(0, 0); (entries.len() * 2 + 1).next_power_of_two()], entries };
        for (place, (key, _)) in table.entries.iter().enumerate() {
            let hash = hash(key.as_bytes());
            let mut at = hash & (table.slots.len() - 1);
            while table.slots[at].0 != 0 {
                at = (at + 1) & (table.slots.len() - 1);
            }
            table.slots[at] = (place as u16 + 1, (hash >> 16) as u16);
        }
        table
    }

    /// The points of a key.
    pub(crate) fn get(&self, key: &[u8]) -> Option<&Points> {
        let hash = hash(key);
        let mut at = hash & (self.slots.len() - 1);
        loop {
            let (place, more) = self.slots[at];
            let place = usize::from(place).checked_sub(1)?;
            if more == (hash >> 16) as u16
                && let Some((known, points)) = self.entries.get(place)
                && known.as_bytes() == key
            {
                return Some(points);
            }
            at = (at + 1) & (self.slots.len() - 1);
        }
    }
}

/// FNV-1a, folded.
fn hash(key: &[u8]) -> usize {
    let hash =
        key.iter().fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(*byte)).wrapping_mul(0x0100_0193));
    (hash ^ hash >> 15) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_put_in_is_found() {
        let keys = ["a", "b", "и", "не", "the", "что"];
        let table = Table::new(keys.iter().enumerate().map(|(n, key)| (*key, [n as f32; 20])));
        for (n, key) in keys.iter().enumerate() {
            assert_eq!(table.get(key.as_bytes()).map(|points| points[0]), Some(n as f32), "{key}");
        }
        assert_eq!(table.get(b"none"), None);
        assert_eq!(Table::new([]).get(b"a"), None);
    }
}
