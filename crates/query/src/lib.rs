//! Query text to an engine-neutral plan; plan and text to snippets.

pub mod hits;
pub mod plan;
pub mod vocabulary;
