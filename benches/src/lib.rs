//! What the evaluations and benches share: the sets of saved pages with their gold answers, and the measures.

pub mod agree;
pub mod pages;
pub mod report;
pub mod retrieval;
pub mod score;
pub mod shingles;
pub mod soak;
pub mod vocabulary;
pub mod whole;
