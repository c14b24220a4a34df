//! From the compact page to the article.

mod address;
mod agency;
mod alone;
mod authors;
mod beginnings;
mod behind;
mod beside;
mod body;
mod boxes;
mod by;
mod bylines;
mod cards;
mod confirmed;
mod container;
mod credits;
mod dek;
mod ends;
mod explained;
mod extract;
mod fallback;
mod further;
mod headline;
mod headline_element;
mod home;
mod line_of_link;
mod lines;
mod names;
mod paragraphs;
mod person;
mod phrases;
mod pictures;
mod published;
mod related;
mod repeated;
mod roles;
mod ruled;
mod scene;
mod scripted;
mod signature;
mod slug;
mod subheads;
mod teaser;
mod titles;
mod unnamed;
mod verdict;
mod versions;
mod witness;

pub(crate) use names::split_names;
pub(crate) use phrases::boilerplate;
pub(crate) use pictures::credit;

use crate::fold::same_words;

pub use extract::{ExtractOptions, Extraction, extract};
