//! The few kinds of verdicts that a reader tells apart by colour.

use super::types::BlockExplanation;

/// A class of the style sheet, and what the legend says of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Kind {
    pub(super) class: &'static str,
    pub(super) meaning: &'static str,
}

const KEPT: Kind = Kind { class: "kept", meaning: "body" };
const MARKED: Kind =
    Kind { class: "marked", meaning: "dropped by its name or tag, or by the rule for the site" };
const CAPTION: Kind = Kind { class: "caption", meaning: "caption or headline: a field of its own" };
const LINKS: Kind = Kind { class: "links", meaning: "mostly links" };
const LINE: Kind = Kind {
    class: "line",
    meaning: "dropped as a line: boilerplate, date, heading without text, end of the text",
};
pub(super) const OUTSIDE: Kind = Kind { class: "outside", meaning: "outside the container" };

/// All kinds, in the order of the legend.
pub(super) const KINDS: [Kind; 6] = [KEPT, MARKED, CAPTION, LINKS, LINE, OUTSIDE];

/// The kind of a block, by how its reason begins.
pub(super) fn kind_of(block: &BlockExplanation) -> Kind {
    let reasons = [
        ("outside", OUTSIDE),
        ("marked", MARKED),
        ("begins as the rule", MARKED),
        ("a caption", CAPTION),
        ("the headline", CAPTION),
        ("mostly links", LINKS),
    ];
    let by_reason = || reasons.iter().find(|(start, _)| block.reason.starts_with(start));
    if block.kept { KEPT } else { by_reason().map_or(LINE, |(_, kind)| *kind) }
}
