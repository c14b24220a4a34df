//! The fingerprint of the analyzer: a hash over its data files and over the tokens of a list of probes.

use crate::analyzer::{Analyzer, Scratch};
use crate::{lexicon, spelling};
use std::sync::OnceLock;
use xxhash_rust::xxh3::Xxh3;

pub(crate) const PROBES: &str = include_str!("../data/probes.txt");

/// To be raised when terms change in a way that no probe shows.
const VERSION: u64 = 1;

/// The fingerprint of the one analyzer, made once.
pub(crate) fn of(analyzer: &Analyzer) -> String {
    static MADE: OnceLock<String> = OnceLock::new();
    MADE.get_or_init(|| make(analyzer)).clone()
}

fn make(analyzer: &Analyzer) -> String {
    let mut hash = Xxh3::new();
    hash.update(&VERSION.to_le_bytes());
    hash.update(lexicon::HASH_OF_FORMS);
    for file in [lexicon::ACRONYMS, lexicon::PREFIXES, lexicon::UNITS, spelling::SPELLINGS] {
        for line in lexicon::lines(file) {
            hash.update(line.as_bytes());
            hash.update(b"\n");
        }
    }
    analyzer.analyze(PROBES, &mut Scratch::new(), &mut |token| {
        hash.update(token.term.as_bytes());
        hash.update(&[0xff]);
        hash.update(&token.position.to_le_bytes());
    });
    format!("{:016x}", hash.digest())
}
