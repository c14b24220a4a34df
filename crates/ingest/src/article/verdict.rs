//! What is decided about a block of the page: a paragraph of the body, or why it is none.

use crate::marks::Marks;

/// What was decided about one block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// It is a paragraph of the body.
    Keep,
    /// It stands outside of the container.
    Outside,
    /// It, or something around it, is named as something else.
    Marked(Marks),
    /// It is the headline again.
    Headline,
    /// It is a caption.
    Caption,
    /// It is mostly links.
    Links,
    /// It begins as boilerplate does.
    Phrase(&'static str),
    /// The rule for the site leaves it out.
    Ruled,
    /// A heading that nothing follows.
    LoneHeading,
    /// A short line before the first sentence or behind the last.
    Tail,
    /// A date and little else.
    Date,
    /// It has been said before.
    Repeated,
    /// Too little to say anything.
    Crumb,
}

impl Verdict {
    /// The verdict in words.
    pub(crate) fn reason(self) -> String {
        match self {
            Verdict::Keep => "kept".to_owned(),
            Verdict::Outside => "outside the container".to_owned(),
            Verdict::Marked(marks) => format!("marked: {}", marks.names().collect::<Vec<_>>().join(", ")),
            Verdict::Headline => "the headline again".to_owned(),
            Verdict::Caption => "a caption".to_owned(),
            Verdict::Links => "mostly links".to_owned(),
            Verdict::Phrase(kind) => format!("begins like {kind}"),
            Verdict::Ruled => "begins as the rule for this site says".to_owned(),
            Verdict::LoneHeading => "a heading without text".to_owned(),
            Verdict::Tail => "a short line before or behind the text".to_owned(),
            Verdict::Date => "a date".to_owned(),
            Verdict::Repeated => "said before".to_owned(),
            Verdict::Crumb => "no words".to_owned(),
        }
    }
}
