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
            let hash = hash(key);
            let mut at = hash as usize & (table.slots.len() - 1);
            while table.slots[at].0 != 0 {
                at = (at + 1) & (table.slots.len() - 1);
            }
            table.slots[at] = (place as u16 + 1, (hash >> 16) as u16);
        }
        table
    }

    /// All that is in it.
    pub(crate) fn entries(&self) -> &[(&'static str, Points)] {
        &self.entries
    }

    /// The points of a key, whose [`hash`] is known.
    pub(crate) fn get(&self, key: &[u8], hash: u32) -> Option<&Points> {
        let mut at = hash as usize & (self.slots.len() - 1);
        loop {
            let (place, more) = self.slots[at];
            let place = usize::from(place).checked_sub(1)?;
            if more == (hash >> 16) as u16
                && let Some((known, points)) = self.entries.get(place)
                && is_same(known.as_bytes(), key)
            {
                return Some(points);
            }
            at = (at + 1) & (self.slots.len() - 1);
        }
    }
}

/// Whether two keys are the same. They are a few bytes long: a call to compare them would take longer.
#[inline]
fn is_same(a: &[u8], b: &[u8]) -> bool {
    a.len() == b.len() && a.iter().zip(b).all(|(a, b)| a == b)
}

/// The hash of nothing.
pub(crate) const START: u32 = 0x811c_9dc5;

/// The hash of a text with one more character, after FNV-1a.
#[inline]
pub(crate) fn hash_on(hash: u32, c: char) -> u32 {
    (hash ^ u32::from(c)).wrapping_mul(0x0100_0193)
}

/// What is left of a hash when its text has ended: the lower bits of a product depend on few of those before.
#[inline]
pub(crate) fn finish(hash: u32) -> u32 {
    hash ^ hash >> 15
}

fn hash(key: &str) -> u32 {
    finish(key.chars().fold(START, hash_on))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_put_in_is_found() {
        let keys = ["a", "b", "и", "не", "the", "что"];
        let table = Table::new(keys.iter().enumerate().map(|(n, key)| (*key, [n as f32; 20])));
        for (n, key) in keys.iter().enumerate() {
            assert_eq!(table.get(key.as_bytes(), hash(key)).map(|points| points[0]), Some(n as f32), "{key}");
        }
        assert_eq!(table.get(b"none", hash("none")), None);
        assert_eq!(Table::new([]).get(b"a", hash("a")), None);
    }
}
