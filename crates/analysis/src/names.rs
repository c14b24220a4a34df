//! Terms by number: each once, numbered in the order in which they came.

use crate::seed::Seed;

/// The table of terms.
#[derive(Debug, Default)]
pub(crate) struct Names {
    seed: Seed,
    /// Open addressing by the hash; its length is a power of two.
    slots: Vec<Slot>,
    /// All names, one after another.
    text: String,
    /// Where each of them ends.
    ends: Vec<usize>,
}

#[derive(Clone, Copy, Debug, Default)]
struct Slot {
    hash: u32,
    /// The number of the term + 1; 0 where the slot is empty.
    number: u32,
}

/// A single search has few terms.
const LEAST_SLOTS: usize = 1 << 10;

impl Names {
    /// The term with this number, which has to be one that was given.
    #[inline]
    pub(crate) fn get(&self, number: u32) -> &str {
        let number = number as usize;
        let start = number.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.text[start..self.ends[number]]
    }

    /// The number of a term, a new one where it has none.
    pub(crate) fn number_of(&mut self, name: &str) -> u32 {
        if self.ends.len() * 4 >= self.slots.len() * 3 {
            self.grow();
        }
        let hash = self.seed.hash(name.as_bytes(), 0);
        let mask = self.slots.len() - 1;
        let mut place = hash as usize & mask;
        loop {
            let slot = self.slots[place];
            let Some(number) = slot.number.checked_sub(1) else { break };
            if slot.hash == hash && self.get(number) == name {
                return number;
            }
            place = (place + 1) & mask;
        }
        let number = self.ends.len() as u32;
        self.text.push_str(name);
        self.ends.push(self.text.len());
        self.slots[place] = Slot { hash, number: number + 1 };
        number
    }

    /// About how much memory it takes.
    pub(crate) fn bytes(&self) -> usize {
        self.text.len() + size_of_val(self.ends.as_slice()) + size_of_val(self.slots.as_slice())
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
    fn each_term_has_one_number() {
        let mut names = Names::default();
        let all: Vec<String> = (0..3 * LEAST_SLOTS as u32).map(|number| format!("имя{number}")).collect();
        for round in 0..2 {
            for (number, name) in (0..).zip(&all) {
                assert_eq!(names.number_of(name), number, "{round}");
                assert_eq!(names.get(number), name);
            }
        }
    }
}
