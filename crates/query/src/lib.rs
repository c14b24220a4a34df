//! Query text to an engine-neutral plan; plan and text to snippets.

pub mod ast;
mod distance;
pub mod expand;
pub mod explain;
pub mod highlight;
pub mod hits;
pub mod parse;
pub mod plan;
pub mod planner;
mod slip;
mod surname;
pub mod vocabulary;

pub use distance::distance_within;
pub use slip::slip_weight;
pub use surname::surname_ending;

/// How many cases a property test runs: `PROPTEST_CASES` where it is set, else so many.
#[cfg(test)]
fn test_cases(default: u32) -> u32 {
    std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(default)
}
