//! The blocks that links end in, for links in reading order: each is looked for where the last one was found.

use crate::dom::{Link, Page};

/// The block of the last link.
#[derive(Default)]
pub(super) struct LineOfLink(usize);

impl LineOfLink {
    /// The place of the first block that ends no earlier than a link; one past the last block, where all do.
    #[inline]
    pub(super) fn of(&mut self, page: &Page<'_>, link: &Link<'_>) -> usize {
        let ends_before =
            |at: usize| page.blocks.get(at).is_some_and(|block| block.range.end < link.range.end);
        if self.0 > 0 && !ends_before(self.0 - 1) {
            self.0 = page.blocks.partition_point(|block| block.range.end < link.range.end);
        }
        while ends_before(self.0) {
            self.0 += 1;
        }
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::LineOfLink;
    use crate::dom::{Block, Context, Link, Page};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn links_in_any_order_are_found(lengths in prop::collection::vec(1usize..9, 0..6), ends in prop::collection::vec(0usize..60, 0..9)) {
            let mut page = Page::default();
            let mut start = 0;
            for length in lengths {
                let range = start..start + length;
                start = range.end + 1;
                page.blocks.push(Block { range, element: 0, context: Context::default(), chars: 0, link_chars: 0 });
            }
            let mut line = LineOfLink::default();
            for end in ends {
                let wanted = page.blocks.partition_point(|block| block.range.end < end);
                prop_assert_eq!(line.of(&page, &Link { range: 0..end, href: "", element: 0 }), wanted);
            }
        }
    }
}
