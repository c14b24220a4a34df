//! One fast hash for words, for the tables of known ones. Not for what an enemy may choose: the tables are ours.

use std::hash::{BuildHasherDefault, Hasher};

/// A map from words with this hash.
pub(crate) type WordMap<K, V> = std::collections::HashMap<K, V, BuildHasherDefault<WordHasher>>;

/// A set of words with this hash.
pub(crate) type WordSet<K> = std::collections::HashSet<K, BuildHasherDefault<WordHasher>>;

const SEED: u64 = 0x51_7c_c1_b7_27_22_0a_95;

/// A multiplicative hash of eight bytes at a time, as in FxHash.
#[inline]
pub(crate) fn hash(bytes: &[u8], seed: u64) -> u64 {
    let mix = |hash: u64, word: u64| (hash.rotate_left(5) ^ word).wrapping_mul(SEED);
    let mut hash = mix(seed, bytes.len() as u64);
    let mut chunks = bytes.chunks_exact(8);
    for chunk in &mut chunks {
        hash = mix(hash, u64::from_le_bytes(chunk.try_into().expect("chunks of exactly eight")));
    }
    let rest = chunks.remainder().iter().fold(0, |rest, &byte| rest << 8 | u64::from(byte));
    hash = mix(hash, rest);
    hash ^ (hash >> 29)
}

/// [`hash`] for the maps of the standard library.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct WordHasher(u64);

impl Hasher for WordHasher {
    fn write(&mut self, bytes: &[u8]) {
        self.0 = hash(bytes, self.0);
    }

    fn finish(&self) -> u64 {
        self.0.wrapping_mul(SEED)
    }
}
