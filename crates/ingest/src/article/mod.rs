//! From the compact page to the article.

mod address;
mod agency;
mod authors;
mod beside;
mod body;
mod boxes;
mod container;
mod dek;
mod ends;
mod explained;
mod extract;
mod fallback;
mod headline;
mod phrases;
mod pictures;
mod published;
mod scene;
mod scripted;
mod slug;
mod titles;
mod versions;
mod witness;

pub(crate) use authors::split_names;
pub(crate) use phrases::boilerplate;
pub(crate) use pictures::credit;

pub use extract::{ExtractOptions, Extraction, extract};

/// The words of a text in lower case, without punctuation.
pub(crate) fn words(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect()
}

/// Whether two texts have the same words in the same order, whatever the case and the punctuation.
pub(crate) fn same_words(a: &str, b: &str) -> bool {
    !a.is_empty() && words(a) == words(b)
}
