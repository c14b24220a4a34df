//! A `.txt` file: the text of a page, copied out of a browser.

use super::{Container, FileBytes, NotAPage, binary};
use crate::{Hints, PageKind, RawPage};

pub(super) const CONTAINER: Container = Container { claims, open };

fn claims(file: &FileBytes<'_>) -> bool {
    file.ending == Some("txt")
}

fn open(bytes: Vec<u8>) -> Result<RawPage, NotAPage> {
    if binary::is_binary(&bytes) {
        return Err(NotAPage::Binary);
    }
    Ok(RawPage::new(bytes).with_hints(Hints { kind: PageKind::TextDump, ..Hints::default() }))
}
