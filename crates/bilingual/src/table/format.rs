//! The layout of a phrase table, all numbers little-endian `u32`:
//!
//! ```text
//! magic "VPT1" | keys | values | texts | bytes of keys | bytes of texts
//! key ends     [keys]    where each key ends in the bytes of keys; keys are sorted by their bytes
//! value ends   [keys]    where the values of each key end in the list of values
//! values       [values]  numbers of texts, best first
//! text ends    [texts]   where each text ends in the bytes of texts
//! bytes of keys, bytes of texts
//! ```
//!
//! A key is the terms of a phrase, one for each word, joined by a space.

/// The first bytes of a table.
pub(crate) const MAGIC: &[u8; 4] = b"VPT1";

/// The length of what comes before the first array: the magic and five numbers.
pub(crate) const HEADER: usize = 24;

/// The most words that a phrase may have; longer ones are left out.
pub(crate) const LONGEST_PHRASE: usize = 6;
