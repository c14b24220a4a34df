//! What the ids and classes of earlier elements said.
//!
//! A page repeats a few hundred values of `class`, and the pages of a site share them and most ids. Each thread
//! remembers those that it met, from page to page.

use super::Marks;
use super::names::of_name;
use std::cell::RefCell;

/// How many values a thread remembers: those of some sites.
const SLOTS: usize = 4096;
/// A longer value is not remembered, in bytes.
const LONGEST: usize = 400;

thread_local! {
    static CLASSES: RefCell<Memory> = RefCell::default();
    static NAMES: RefCell<Memory> = RefCell::default();
    static IDS: RefCell<Memory> = RefCell::default();
}

/// Values by their hash; of two that share a slot the newer one is kept.
#[derive(Default)]
struct Memory {
    slots: Vec<Slot>,
    /// Values that are too long for the slots above, which are most quickly looked at.
    long: Vec<(String, Marks)>,
}

/// A value of up to so many bytes, and what it says, in one line of the processor's memory.
const HELD: usize = 64 - size_of::<Marks>() - 1;

const _: () = assert!(size_of::<Slot>() == 64);

#[derive(Clone)]
#[repr(align(64))]
struct Slot {
    value: [u8; HELD],
    length: u8,
    marks: Marks,
}

/// What these classes say.
pub(crate) fn marks_of_classes(classes: &str) -> Marks {
    if classes.is_empty() {
        return Marks::default();
    }
    // Each element of a page may have classes of its own, most of which others have too.
    let of_name = |name: &str| match name.len() == classes.len() {
        // One that stands alone is remembered as it is.
        true => of_name(name),
        false => NAMES.with_borrow_mut(|names| names.get(name, of_name)),
    };
    CLASSES.with_borrow_mut(|memory| memory.get(classes, |classes| Marks::of_classes(classes, of_name)))
}

/// What this id says.
pub(crate) fn marks_of_id(id: &str) -> Marks {
    if id.is_empty() {
        return Marks::default();
    }
    IDS.with_borrow_mut(|memory| memory.get(id, Marks::of_id))
}

impl Memory {
    fn get(&mut self, value: &str, say: impl Fn(&str) -> Marks) -> Marks {
        match value.len() {
            0..=HELD => self.get_short(value, say),
            _ if value.len() <= LONGEST => self.get_long(value, say),
            _ => say(value),
        }
    }

    fn get_short(&mut self, value: &str, say: impl Fn(&str) -> Marks) -> Marks {
        if self.slots.is_empty() {
            self.slots.resize(SLOTS, Slot { value: [0; HELD], length: 0, marks: Marks::default() });
        }
        let bytes = value.as_bytes();
        let slot = &mut self.slots[slot_of(bytes)];
        if usize::from(slot.length) != bytes.len() || slot.value[..bytes.len()] != *bytes {
            slot.marks = say(value);
            slot.value[..bytes.len()].copy_from_slice(bytes);
            slot.length = bytes.len() as u8;
        }
        slot.marks
    }

    fn get_long(&mut self, value: &str, say: impl Fn(&str) -> Marks) -> Marks {
        if self.long.is_empty() {
            self.long.resize_with(SLOTS, Default::default);
        }
        let (known, marks) = &mut self.long[slot_of(value.as_bytes())];
        if known != value {
            *marks = say(value);
            known.clear();
            known.push_str(value);
        }
        *marks
    }
}

/// The slot of a value, by eight bytes at a time.
fn slot_of(value: &[u8]) -> usize {
    const ODD: u64 = 0x9e37_79b9_7f4a_7c15;
    let mix = |hash: u64, word: u64| (hash.rotate_left(29) ^ word).wrapping_mul(ODD);
    let (words, rest) = value.as_chunks::<8>();
    let hash = words.iter().fold(value.len() as u64, |hash, word| mix(hash, u64::from_le_bytes(*word)));
    // What is left of a longer value is taken with some of what was taken before, at once.
    let rest = match value.last_chunk::<8>() {
        Some(last) => u64::from_le_bytes(*last),
        None => rest.iter().fold(0, |word, byte| word << 8 | u64::from(*byte)),
    };
    (mix(hash, rest) >> 52) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_remembered_is_what_the_names_say() {
        let long = "share ".repeat(100);
        let wide = "wide ".repeat(12);
        // More values than slots, twice, so that some meet in one slot and some are remembered.
        for round in 0..2 {
            for n in 0..6_000 {
                for classes in [
                    &format!("item-{n} article__body"),
                    &format!("item-{n} share__button"),
                    &format!("{wide} {n} article__body"),
                    &format!("{wide} {n} share__button"),
                    &format!("share-{n}"),
                    &long,
                    "",
                ] {
                    assert_eq!(marks_of_classes(classes), Marks::of_names("", classes), "{round} {classes}");
                    assert_eq!(marks_of_id(classes), Marks::of_names(classes, ""), "{round} {classes}");
                }
            }
        }
    }
}
