//! What can happen to the files of an index.

use std::path::PathBuf;

/// Another file of the same kind, as of another segment; any other file where there is none.
pub(crate) fn like(files: &[PathBuf], at: usize) -> &PathBuf {
    let others = || files[at + 1..].iter().chain(&files[..at]);
    let alike = |path: &&PathBuf| path.extension().is_some() && path.extension() == files[at].extension();
    others().find(alike).or_else(|| others().next()).expect("an index has several files")
}

/// The ways in which a file can be other than it was written; `other` is the content of another file.
pub(crate) fn damages(bytes: &[u8], other: &[u8]) -> Vec<(String, Option<Vec<u8>>)> {
    let flipped = |at: usize, bit: u8| {
        let mut bytes = bytes.to_vec();
        bytes[at] ^= 1 << bit;
        Some(bytes)
    };
    let mut damages = vec![
        ("deleted".to_owned(), None),
        ("emptied".to_owned(), Some(Vec::new())),
        ("swapped".to_owned(), Some(other.to_vec())),
        ("zeroed".to_owned(), Some(vec![0; bytes.len()])),
        ("doubled".to_owned(), Some([bytes, bytes].concat())),
    ];
    for part in [1, 3, 5, 7] {
        damages.push((format!("cut to {part}/8"), Some(bytes[..bytes.len() * part / 8].to_vec())));
    }
    for step in 0..12 {
        let at = bytes.len() * step / 12 + step % 3;
        if at < bytes.len() {
            damages.push((format!("bit {} of byte {at} flipped", step % 8), flipped(at, step as u8 % 8)));
        }
    }
    damages
}
