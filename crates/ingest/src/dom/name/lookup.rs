//! How a name is found in the table: by its letters as one number, in a hash table that the compiler makes.

use super::{HASHED, Name, Place, TEXTS};

/// No name in the table is longer.
const LONGEST: usize = 10;
const SLOTS: usize = 512;

/// The names as numbers, which are compared at once.
const PACKED: [u128; TEXTS.len()] = {
    let mut all = [0; TEXTS.len()];
    let mut place = 0;
    while place < TEXTS.len() {
        all[place] = packed(TEXTS[place].as_bytes());
        place += 1;
    }
    all
};

/// The table as a hash table with open addressing; an empty slot holds the number of names.
const PLACES: [u8; SLOTS] = {
    let mut places = [Place::UNKNOWN as u8; SLOTS];
    let mut place = 0;
    while place < TEXTS.len() {
        let mut at = slot(PACKED[place]);
        while places[at] != Place::UNKNOWN as u8 {
            at = (at + 1) % SLOTS;
        }
        places[at] = place as u8;
        place += 1;
    }
    places
};

/// A short name in lower case as a number, a byte a letter; no two names give the same, because none holds a zero.
const fn packed(name: &[u8]) -> u128 {
    let (mut number, mut at) = (0, 0);
    while at < name.len() {
        number = number << 8 | name[at].to_ascii_lowercase() as u128;
        at += 1;
    }
    number
}

/// Where the search for a name begins.
const fn slot(packed: u128) -> usize {
    let folded = packed as u64 ^ (packed >> 64) as u64;
    (folded.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 55) as usize
}

impl Name {
    /// The name that these bytes are, whatever their case.
    pub(in crate::dom) fn of(bytes: &[u8]) -> Name {
        if bytes.len() <= LONGEST {
            let packed = packed(bytes);
            let mut at = slot(packed);
            while let Some(known) = PACKED.get(usize::from(PLACES[at])) {
                if *known == packed {
                    return Name::at(PLACES[at]);
                }
                at = (at + 1) % SLOTS;
            }
        }
        let step =
            |hash: u32, byte: &u8| (hash ^ u32::from(byte.to_ascii_lowercase())).wrapping_mul(0x0100_0193);
        Name(bytes.iter().fold(0x811c_9dc5, step) | HASHED)
    }
}
