//! A walk that remembers gives what a walk gives, whatever was done to the tree in between.

use super::*;
use crate::walk::again::Again;
use crate::walk::stamp::Stamps;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::time::Duration;

/// A second walk over a tree with this memory: what it gives, and how many folders it read.
fn again(root: &Path, listings: &mut Listings, stamps: Stamps) -> (Vec<String>, u64) {
    let before = listings.folders_read;
    let max_page_bytes = WalkOptions::default().max_page_bytes;
    let entries = Box::new(Again::new(root, listings, stamps));
    let told = told(root, Walk { root: root.to_owned(), entries, max_page_bytes });
    (told, listings.folders_read - before)
}

/// A walk that remembers all that it may.
pub(super) fn source<'l>(root: &Path, listings: &'l mut Listings) -> Box<dyn Source + 'l> {
    Box::new(Again::new(root, listings, settled()))
}

/// Whatever has just changed has settled.
fn settled() -> Stamps {
    Stamps::trusting_at(SystemTime::UNIX_EPOCH + Duration::from_secs(1 << 40))
}

/// Changes that come within one tick of the clock have one time, which the walk knows and these tests do not wait for.
fn wait_a_tick() {
    std::thread::sleep(Duration::from_millis(25));
}

fn tree() -> tempfile::TempDir {
    let dir = tempfile::tempdir().unwrap();
    for name in
        ["a/1.html", "a/b/2.html", "a.b/3.html", "a-b/c/d/4.html", "page.html", "page_files/x.html", "i.jpg"]
    {
        write(dir.path(), name, "<p>");
    }
    symlink("a", dir.path().join("link")).unwrap();
    wait_a_tick();
    dir
}

#[test]
fn only_folders_that_changed_are_read() {
    let dir = tree();
    let root = dir.path();
    type Step = (&'static str, fn(&Path), u64);
    let steps: [Step; 12] = [
        ("first", |_| (), 7),
        ("nothing", |_| (), 0),
        ("an edited page", |root| fs::write(root.join("a/1.html"), "longer").unwrap(), 0),
        ("a new page", |root| write(root, "a/b/5.html", "x"), 1),
        ("a new folder", |root| write(root, "a/b/0/5.html", "x"), 2),
        ("a renamed page", |root| fs::rename(root.join("a.b/3.html"), root.join("a.b/4.html")).unwrap(), 1),
        ("a folder moved", |root| fs::rename(root.join("a-b/c"), root.join("a/0")).unwrap(), 4),
        ("a page gone", |root| fs::remove_file(root.join("page.html")).unwrap(), 2),
        (
            "a page for a folder",
            |root| {
                fs::remove_dir_all(root.join("a.b")).unwrap();
                fs::write(root.join("a.b"), "x").unwrap();
            },
            1,
        ),
        (
            "one folder for another",
            |root| {
                fs::rename(root.join("a/b"), root.join("b")).unwrap();
                fs::rename(root.join("a-b"), root.join("a/b")).unwrap();
            },
            5,
        ),
        (
            "all rights taken",
            |root| fs::set_permissions(root.join("a"), PermissionsExt::from_mode(0o711)).unwrap(),
            1,
        ),
        ("nothing again", |_| (), 0),
    ];
    let mut listings = Listings::default();
    for (what, change, read) in steps {
        change(root);
        wait_a_tick();
        let (told, folders_read) = again(root, &mut listings, settled());
        assert_eq!(told, names(root, &WalkOptions::default()), "{what}");
        assert_eq!(folders_read, read, "{what}");
        listings = Listings::from_bytes(&listings.to_bytes());
    }
}

#[test]
fn what_has_just_changed_is_read_again() {
    let dir = tree();
    let mut listings = Listings::default();
    let just_now = || Stamps::trusting_at(fs::metadata(dir.path()).unwrap().modified().unwrap());
    let (first, _) = again(dir.path(), &mut listings, just_now());
    assert!(listings.is_changed());
    assert_eq!(again(dir.path(), &mut listings, just_now()), (first.clone(), 7));
    assert_eq!(again(dir.path(), &mut listings, settled()), (first.clone(), 7));
    assert_eq!(again(dir.path(), &mut listings, settled()), (first, 0));
}

#[test]
fn the_memory_of_a_walk_says_so_when_nothing_is_new_and_is_kept_by_root() {
    let (one, two) = (tree(), tree());
    let mut listings = Listings::default();
    again(one.path(), &mut listings, settled());
    again(two.path(), &mut listings, settled());
    let mut kept = Listings::from_bytes(&listings.to_bytes());
    for root in [two.path(), one.path()] {
        assert_eq!(again(root, &mut kept, settled()).1, 0);
    }
    assert!(!kept.is_changed());
    kept.retain(|root| root == one.path());
    assert!(kept.is_changed());
    let mut rest = Listings::from_bytes(&kept.to_bytes());
    assert_eq!(again(one.path(), &mut rest, settled()).1, 0);
    assert_eq!(again(two.path(), &mut rest, settled()).1, 7);
}

#[test]
fn an_index_among_the_pages_is_left_out_and_not_read_again() {
    let dir = tree();
    write(dir.path(), "a/mine/FORMAT", "vestnik index\nformat 3\n");
    write(dir.path(), "a/mine/segments/x.html", "<p>");
    wait_a_tick();
    let whole: Vec<String> = told(dir.path(), walk(dir.path(), &WalkOptions::default()));
    assert!(whole.contains(&"a/mine skipped: index folder".to_owned()), "{whole:?}");
    assert!(whole.contains(&"page.html Page 3".to_owned()), "{whole:?}");
    let mut listings = Listings::default();
    assert_eq!(again(dir.path(), &mut listings, settled()), (whole.clone(), 8));
    assert_eq!(again(dir.path(), &mut listings, settled()), (whole, 0));
    // An index that was given itself is walked as any folder.
    let mine = dir.path().join("a/mine");
    assert_eq!(told(&mine, walk(&mine, &WalkOptions::default())).len(), 2);
}

#[test]
fn a_damaged_memory_is_none() {
    let dir = tree();
    let mut listings = Listings::default();
    let (first, _) = again(dir.path(), &mut listings, settled());
    let sound = listings.to_bytes();
    for at in 0..sound.len() {
        let mut damaged = sound.clone();
        damaged[at] ^= 0x55;
        for bytes in [&damaged, &sound[..at]] {
            let found = again(dir.path(), &mut Listings::from_bytes(bytes), settled());
            assert_eq!(found, (first.clone(), 7), "byte {at}");
        }
    }
}

#[test]
fn roots_of_every_kind_are_walked_as_ever() {
    let dir = tree();
    for root in ["page.html", "i.jpg", "link", "nothing", "a", "a/../a", "a/"] {
        let root = dir.path().join(root);
        let mut listings = Listings::default();
        for _ in 0..2 {
            let (told, _) = again(&root, &mut listings, settled());
            assert_eq!(told, names(&root, &WalkOptions::default()), "{}", root.display());
            listings = Listings::from_bytes(&listings.to_bytes());
        }
    }
}

#[test]
fn a_folder_that_cannot_be_read_is_a_failure_and_no_memory() {
    let dir = tree();
    let closed = dir.path().join("a");
    fs::set_permissions(&closed, PermissionsExt::from_mode(0o000)).unwrap();
    wait_a_tick();
    let mut listings = Listings::default();
    let (told, _) = again(dir.path(), &mut listings, settled());
    assert_eq!(told, names(dir.path(), &WalkOptions::default()));
    fs::set_permissions(&closed, PermissionsExt::from_mode(0o755)).unwrap();
    wait_a_tick();
    let (told, _) = again(dir.path(), &mut listings, settled());
    assert_eq!(told, names(dir.path(), &WalkOptions::default()));
    assert!(told.contains(&"a/1.html Page 3".to_owned()), "{told:?}");
}

/// Another folder takes the root's place during the walk and gives it back: what is kept must not be the names of that one.
#[test]
fn a_root_that_changes_places_is_not_taken_for_another() {
    let dir = tempfile::tempdir().unwrap();
    let [root, other, aside] = ["root", "other", "aside"].map(|name| dir.path().join(name));
    for name in ["root/x/p.html", "root/x/q.html", "other/x/p.html"] {
        write(dir.path(), name, "x");
    }
    wait_a_tick();
    let exchange = |one: &Path, other: &Path| {
        fs::rename(one, &aside).unwrap();
        fs::rename(other, one).unwrap();
        fs::rename(&aside, other).unwrap();
    };
    let mut listings = Listings::default();
    let again_from = Again::new(&root, &mut listings, settled());
    exchange(&root, &other);
    Walk { root: PathBuf::new(), entries: Box::new(again_from), max_page_bytes: u64::MAX }.for_each(drop);
    exchange(&root, &other);
    let (told, _) = again(&root, &mut listings, settled());
    assert_eq!(told, ["x/p.html Page 1", "x/q.html Page 1"]);
}

/// File systems that encrypt names show others with the key than without, at the same time of change.
#[test]
fn a_name_that_is_not_there_makes_the_walk_remember_nothing() {
    // Without its page the folder of images is one like others.
    for (gone, read_then) in [("page.html", 8), ("a.b", 6)] {
        let dir = tree();
        let mut listings = Listings::default();
        again(dir.path(), &mut listings, settled());
        let entries: Vec<WalkEntry> = {
            let mut walk = Walk {
                root: dir.path().to_owned(),
                entries: source(dir.path(), &mut listings),
                max_page_bytes: u64::MAX,
            };
            let first = walk.next();
            fs::rename(dir.path().join(gone), dir.path().join(".gone")).unwrap();
            first.into_iter().chain(walk).collect()
        };
        let failed = entries.iter().filter(|entry| matches!(entry, WalkEntry::Failed { .. })).count();
        assert_eq!(failed, 1, "{entries:?}");
        wait_a_tick();
        let (told, read) = again(dir.path(), &mut listings, settled());
        assert_eq!(told, names(dir.path(), &WalkOptions::default()), "{gone}");
        assert_eq!(read, read_then, "{gone}");
    }
}
