//! Numbers of names: each name has one, given in the order in which they came. The names themselves are kept by the caller.

use crate::seed::Seed;

/// A hash table from names to numbers. Nobody can write names that all fall together: its hash has a seed of its own.
#[derive(Clone, Debug, Default)]
pub struct NumberTable {
    seed: Seed,
    /// Open addressing by the hash, which stands beside the number so that few other names are looked at. Its length is a power
    /// of two.
    slots: Vec<Slot>,
    count: u32,
}

#[derive(Clone, Copy, Debug, Default)]
struct Slot {
    hash: u32,
    /// The number + 1; 0 where the slot is empty.
    number: u32,
}

const LEAST_SLOTS: usize = 1 << 8;

impl NumberTable {
    /// The number of a name; where it has none, the next one, counted from 0: the caller is to keep the name under it.
    /// `is` tells whether the name that is kept under a number is this one.
    pub fn number_of(&mut self, name: &[u8], is: impl Fn(u32) -> bool) -> u32 {
        if self.count as usize * 4 >= self.slots.len() * 3 {
            self.grow();
        }
        let hash = self.seed.hash(name, 0);
        let mask = self.slots.len() - 1;
        let mut place = hash as usize & mask;
        loop {
            let slot = self.slots[place];
            let Some(number) = slot.number.checked_sub(1) else { break };
            if slot.hash == hash && is(number) {
                return number;
            }
            place = (place + 1) & mask;
        }
        self.count += 1;
        self.slots[place] = Slot { hash, number: self.count };
        self.count - 1
    }

    /// About how much memory it takes, in bytes.
    pub fn bytes(&self) -> usize {
        size_of_val(self.slots.as_slice())
    }

    #[cold]
    fn grow(&mut self) {
        let length = (self.slots.len() * 2).max(LEAST_SLOTS);
        let old = std::mem::replace(&mut self.slots, vec![Slot::default(); length]);
        for slot in old.into_iter().filter(|slot| slot.number > 0) {
            let mut place = slot.hash as usize & (length - 1);
            while self.slots[place].number > 0 {
                place = (place + 1) & (length - 1);
            }
            self.slots[place] = slot;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hash_alone_says_nothing() {
        let mut table = NumberTable::default();
        assert_eq!(table.number_of(b"a", |_| true), 0);
        assert_eq!(table.number_of(b"a", |_| false), 1, "another name of that hash");
        assert_eq!(table.number_of(b"a", |number| number == 1), 1);
        assert_eq!(table.number_of(b"a", |number| number == 0), 0);
    }
}
