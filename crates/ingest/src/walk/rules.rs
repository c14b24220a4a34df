//! What names say: which endings are pages, which folders are passed over. Only folders of pages and indexes are told by more than
//! their names.

use super::entries::{Entry, EntryKind};
use super::{FileKind, SkipReason};
use crate::warc::is_crawl;
use std::ffi::OsStr;
use std::fs::File;
use std::io::Read;
use std::path::Path;

/// What the file `FORMAT` of an index begins with.
const INDEX_START: &[u8; 13] = b"vestnik index";

const PAGE_ENDINGS: &[&str] = &["html", "htm", "xhtml", "shtml", "mhtml", "mht", "txt"];
const DOCUMENT_ENDINGS: &[&str] = &["ndjson", "jsonl"];

/// Endings of programs that made pages: mirroring tools keep them. What lies behind one may be the program itself.
const PROGRAM_ENDINGS: &[&str] = &["asp", "aspx", "cgi", "jsp", "php", "phtml"];

/// Endings of what may hold pages and cannot be opened yet.
const ARCHIVE_ENDINGS: &str = "7z bz2 gz maff rar tar tgz webarchive xz zip zst";

/// What browsers put behind the name of a page to name the folder of its images.
const COMPANION_MARKS: &[&str] =
    &["_files", ".files", "-files", "_файлы", ".файлы", "_datei", "-Dateien", "_fichiers"];

/// The longest ending that is taken for one. What is longer, or not made of ASCII letters and digits, is part of a
/// headline ("U.S. talks", "Итоги дня 12.05").
const LONGEST_ENDING: usize = 12;

/// The kind of file that a name promises; `None` for an ending that is not a page's.
pub(super) fn kind_by_name(name: &OsStr) -> Option<FileKind> {
    let Some(ending) = ending(name) else { return Some(FileKind::Unknown) };
    if is_crawl(name) {
        return Some(FileKind::Documents);
    }
    let is_among = |known: &[&str]| known.iter().any(|known| ending.eq_ignore_ascii_case(known));
    if is_among(PAGE_ENDINGS) {
        Some(FileKind::Page)
    } else if is_among(DOCUMENT_ENDINGS) {
        Some(FileKind::Documents)
    } else if is_among(PROGRAM_ENDINGS) {
        Some(FileKind::Unknown)
    } else {
        None
    }
}

/// Whether a name promises an archive.
pub(crate) fn is_archive(name: &OsStr) -> bool {
    ending(name)
        .is_some_and(|ending| ARCHIVE_ENDINGS.split(' ').any(|known| ending.eq_ignore_ascii_case(known)))
}

/// The ending, where the name has one: ASCII letters and digits in either case. Mirroring tools leave the query on the name (`a.html?page=2`,
/// or `a.html@page=2` for file systems without `?`): it does not count.
pub(crate) fn ending(name: &OsStr) -> Option<&str> {
    let name = name.as_encoded_bytes();
    let name = &name[..name.iter().position(|byte| matches!(byte, b'?' | b'@')).unwrap_or(name.len())];
    let dot = name.iter().rposition(|&byte| byte == b'.')?;
    let ending = &name[dot + 1..];
    let is_ending = dot > 0
        && (1..=LONGEST_ENDING).contains(&ending.len())
        && ending.iter().all(u8::is_ascii_alphanumeric)
        && ending.iter().any(u8::is_ascii_alphabetic);
    std::str::from_utf8(ending).ok().filter(|_| is_ending)
}

/// Whether the name begins with a dot.
pub(super) fn is_hidden(name: &OsStr) -> bool {
    name.as_encoded_bytes().starts_with(b".")
}

/// Why a folder is passed over with all that is in it; the root never is.
pub(super) fn skipped_folder(entry: &Entry) -> Option<SkipReason> {
    let name = entry.name();
    if entry.is_root {
        None
    } else if name == ".vestnik" {
        Some(SkipReason::IndexFolder)
    } else if is_hidden(name) {
        Some(SkipReason::Hidden)
    } else if is_companion(&entry.path, name) {
        Some(SkipReason::CompanionFolder)
    } else {
        None
    }
}

/// The folder that is an index of ours, whatever its name, as the file tells that an index is known by.
pub(super) fn index_of(entry: &Entry) -> Option<&Path> {
    // A pipe under this name would be waited for.
    if entry.is_root || entry.kind != EntryKind::File || entry.name() != "FORMAT" {
        return None;
    }
    let mut start = [0; INDEX_START.len()];
    File::open(&entry.path).and_then(|mut file| file.read_exact(&mut start)).ok()?;
    entry.path.parent().filter(|_| start == *INDEX_START)
}

/// Whether a folder belongs to the page of the same name that lies beside it. Only folders with a browser's mark
/// cost a look at the disk.
fn is_companion(folder: &Path, name: &OsStr) -> bool {
    let Some(name) = name.to_str() else { return false };
    let Some(page) = COMPANION_MARKS.iter().find_map(|mark| name.strip_suffix(mark)) else { return false };
    let beside = |ending: &str| folder.with_file_name(format!("{page}{ending}")).symlink_metadata().is_ok();
    !page.is_empty() && ["", ".html", ".htm", ".xhtml", ".shtml"].into_iter().any(beside)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_promise_kinds() {
        let (page, unknown, documents) =
            (Some(FileKind::Page), Some(FileKind::Unknown), Some(FileKind::Documents));
        for (name, kind) in [
            ("a.html", page),
            ("A.HTM", page),
            ("a.b.shtml", page),
            ("dump.txt", page),
            ("index.html?page=2", page),
            ("index.html@page=2", page),
            ("docs.ndjson", documents),
            ("docs.jsonl", documents),
            ("article", unknown),
            ("U.S. talks", unknown),
            ("Итоги дня 12.05", unknown),
            ("Саммит.Итоги", unknown),
            ("news.ru?id=5.html", None),
            (".html", unknown),
            ("article.php?id=5", unknown),
            ("Default.aspx", unknown),
            ("photo.jpg", None),
            ("site.webmanifest", None),
            ("page.mhtml", page),
            ("page.MHT", page),
            ("page.maff", None),
            ("crawl.warc", documents),
            ("crawl-00001.WARC.GZ", documents),
            ("crawl.gz", None),
        ] {
            assert_eq!(kind_by_name(OsStr::new(name)), kind, "{name}");
        }
    }
}
