//! Words of the two scripts that sound alike: `Тэтчер` and `Thatcher`.
//!
//! A word of either script is turned into sounds (`sounds`); a Cyrillic word has one reading, a Latin one several. The
//! consonants of a reading, near ones merged, are its key; words with a key in common are compared by a weighted edit
//! distance (`distance`), where a vowel counts for little. [`PhoneticTable`] does this for all terms of an index.

mod distance;
mod readings;
mod sounds;
mod table;

pub use table::{PhoneticTable, PhoneticTableError, SoundAlike, build};
