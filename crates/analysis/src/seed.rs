//! A hash for tables of what pages bring: each table has a seed of its own, so that nobody can write a page whose words all
//! fall together.

use std::hash::{BuildHasher, RandomState};
use xxhash_rust::xxh3::xxh3_64_with_seed;

/// The seed of a table.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Seed(u64);

impl Default for Seed {
    fn default() -> Self {
        Self(RandomState::new().hash_one(0))
    }
}

impl Seed {
    /// The hash of some bytes; a tag tells apart what the same bytes can mean.
    #[inline]
    pub(crate) fn hash(self, bytes: &[u8], tag: u64) -> u32 {
        (xxh3_64_with_seed(bytes, self.0 ^ tag) >> 32) as u32
    }
}
