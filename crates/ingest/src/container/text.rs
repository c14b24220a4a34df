//! A `.txt` file: the text of a page, copied out of a browser.

use super::{Container, FileBytes};
use crate::{Hints, PageKind};

pub(super) const CONTAINER: Container = Container { claims, hints };

fn claims(file: &FileBytes<'_>) -> bool {
    file.ending == Some("txt")
}

fn hints(_: &FileBytes<'_>) -> Hints {
    Hints { kind: PageKind::TextDump, ..Hints::default() }
}
