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

/// The place of the block that a link begins in, where it is known in which it ends: mostly the same.
pub(super) fn first_line(page: &Page<'_>, link: &Link<'_>, last: usize) -> usize {
    let behind_start = |at: &usize| page.blocks[at - 1].range.end > link.range.start;
    (1..=last).rev().take_while(behind_start).last().map_or(last, |at| at - 1)
}

#[cfg(test)]
mod tests {
    use super::{LineOfLink, first_line};
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
                let link = Link { range: end / 2..end, href: "", element: 0 };
                prop_assert_eq!(line.of(&page, &link), wanted);
                let first = page.blocks.partition_point(|block| block.range.end <= end / 2);
                prop_assert_eq!(first_line(&page, &link, wanted), first.min(wanted));
            }
        }
    }
}
