//! Why a page became the article that it became: for each field the witnesses and the winner, for each block the
//! verdict. For people who look at one page, and for those who improve extraction.

mod html;
mod kind;
mod types;

pub use html::explain_html;
pub use types::{BlockExplanation, Explanation, FieldExplanation, FoundExplanation, WitnessExplanation};
