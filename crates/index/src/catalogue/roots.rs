//! Roots: the folders that files were indexed from, each under a label that stays when the folder moves.

use super::{path_from_bytes, path_to_bytes};
use std::path::{Path, PathBuf};

/// A folder that files were indexed from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Root {
    /// Its number in this index.
    pub number: u32,
    /// Its label, unique in this index. That of a folder whose files were given one by one is empty, `/2`, `/3`: no folder's name.
    pub label: String,
    /// Where it was last seen.
    pub path: PathBuf,
}

/// The place of a file: a root and the path below it, as bytes with `/` between names.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// The number of the root.
    pub root: u32,
    /// The path below it.
    pub path: Vec<u8>,
}

/// The roots of an index.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Roots {
    roots: Vec<Root>,
}

impl Roots {
    /// The roots in the order of their numbers.
    pub fn iter(&self) -> impl Iterator<Item = &Root> {
        self.roots.iter()
    }

    /// The root with this number.
    pub fn get(&self, number: u32) -> Option<&Root> {
        self.roots.iter().find(|root| root.number == number)
    }

    /// A number that no root has.
    pub fn free_number(&self) -> u32 {
        self.roots.iter().map(|root| root.number + 1).max().unwrap_or(0)
    }

    /// Adds a root, or moves the one with this number. Says whether it was known.
    pub(crate) fn set(&mut self, root: Root) -> bool {
        match self.roots.iter_mut().find(|known| known.number == root.number) {
            Some(known) => {
                *known = root;
                true
            }
            None => {
                self.roots.push(root);
                false
            }
        }
    }

    /// Takes out the root with this number.
    pub(crate) fn drop(&mut self, number: u32) {
        self.roots.retain(|root| root.number != number);
    }

    /// The place of a file by its path: below the deepest labelled root that holds it.
    pub fn place(&self, path: &Path) -> Option<Place> {
        let labelled = self.roots.iter().filter(|root| !root.is_lone());
        let holding = labelled.filter_map(|root| Some((root, below(path, &root.path)?)));
        let (root, below) = holding.min_by_key(|(_, below)| below.as_os_str().len())?;
        Some(root.place(below))
    }

    /// Where the file of a place lies now.
    pub fn path(&self, place: &Place) -> Option<PathBuf> {
        Some(self.get(place.root)?.path.join(path_from_bytes(&place.path)))
    }

    /// What the id of the page at a place is the hash of: `label/path`, or the name alone where the label is empty.
    pub fn key(&self, place: &Place) -> Option<Vec<u8>> {
        let label = &self.get(place.root)?.label;
        if label.is_empty() {
            return Some(place.path.clone());
        }
        Some([label.as_bytes(), b"/", place.path.as_slice()].concat())
    }
}

impl Root {
    /// Whether it stands for files that were given one by one, not for all that its folder holds.
    pub fn is_lone(&self) -> bool {
        self.label.is_empty() || self.label.starts_with('/')
    }

    /// The place of a path below this root.
    pub fn place(&self, below: &Path) -> Place {
        Place { root: self.number, path: path_to_bytes(below) }
    }
}

/// The path below a folder. Paths of a walk begin as the folder is written, which is told at once; to go through the names one
/// by one was a thirtieth of a run that changes nothing.
fn below<'p>(path: &'p Path, folder: &Path) -> Option<&'p Path> {
    let rest = path.to_str().zip(folder.to_str()).and_then(|(path, folder)| path.strip_prefix(folder));
    match rest.and_then(|rest| rest.strip_prefix(std::path::MAIN_SEPARATOR)) {
        Some(below) if !below.starts_with(['/', '.']) => Some(Path::new(below)),
        _ => path.strip_prefix(folder).ok(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_belongs_to_the_deepest_root() {
        let mut roots = Roots::default();
        let all = [(0, "news", "/a/news"), (1, "ru", "/a/news/ru"), (2, "", "/b"), (3, "/2", "/a/news/ru/x")];
        for (number, label, path) in all {
            roots.set(Root { number, label: label.to_owned(), path: path.into() });
        }
        let place = roots.place(Path::new("/a/news/ru/x/1.html")).unwrap();
        assert_eq!((place.root, place.path.as_slice()), (1, b"x/1.html".as_slice()));
        assert_eq!(roots.key(&place).unwrap(), b"ru/x/1.html");
        assert_eq!(roots.path(&place).unwrap(), Path::new("/a/news/ru/x/1.html"));
        assert_eq!(roots.place(Path::new("/b/1.html")), None);
        assert_eq!(roots.place(Path::new("/a/newspaper/1.html")), None);
        for same in ["/a/news//x/1.html", "/a/news/./x/1.html", "/a//news/x/1.html"] {
            assert_eq!(roots.place(Path::new(same)).map(|place| place.root), Some(0), "{same}");
        }
        let single = roots.get(2).unwrap().place(Path::new("1.html"));
        assert_eq!(roots.key(&single).unwrap(), b"1.html");
        let second = roots.get(3).unwrap().place(Path::new("1.html"));
        assert_eq!(roots.key(&second).unwrap(), b"/2/1.html");
        assert_eq!(roots.free_number(), 4);
    }
}
