use super::*;
use std::fs;
use std::time::Duration;

/// What a walk gives; one that remembers has to give the same, the second time too.
fn names(root: &Path, options: &WalkOptions) -> Vec<String> {
    let names = told(root, walk(root, options));
    let later = WalkOptions { now: Some(UNIX_EPOCH + Duration::from_secs(1 << 40)), ..options.clone() };
    let mut listings = Listings::default();
    for _ in 0..2 {
        assert_eq!(told(root, walk_again(root, &later, &mut listings)), names);
        #[cfg(target_os = "linux")]
        if !options.follow_links {
            let entries = again::source(root, &mut listings);
            assert_eq!(
                told(root, Walk { root: root.to_owned(), entries, max_page_bytes: options.max_page_bytes }),
                names
            );
        }
    }
    names
}

fn told(root: &Path, entries: impl Iterator<Item = WalkEntry>) -> Vec<String> {
    let short = |path: &Path| path.strip_prefix(root).unwrap_or(path).to_string_lossy().replace('\\', "/");
    entries
        .map(|entry| match entry {
            WalkEntry::File(found) => format!("{} {:?} {}", short(&found.path), found.kind, found.size),
            WalkEntry::Skipped { path, reason } => format!("{} skipped: {reason}", short(&path)),
            WalkEntry::Failed { path, error: WalkError::LinkLoop(_) } => format!("{} loop", short(&path)),
            WalkEntry::Failed { path, error: WalkError::Io(error) } => {
                format!("{} failed: {:?}", short(&path), error.kind())
            }
        })
        .collect()
}

fn write(root: &Path, name: &str, content: &str) {
    let path = root.join(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, content).unwrap();
}

#[test]
fn a_tree_is_walked_in_order_and_says_what_it_leaves_out() {
    let dir = tempfile::tempdir().unwrap();
    for name in ["b/2.html", "b/1.HTM", "a.ndjson", "a b", "c.jpg", "page.html", "page_files/frame.html"] {
        write(dir.path(), name, "<p>");
    }
    for name in ["big.txt", "lonely_files/x.html", ".git/x.html", ".vestnik/x.html", ".x.html", "статья.html"]
    {
        write(dir.path(), name, "12345");
    }
    for name in ["a.php", "page.mhtml", "pages.warc.gz", "pages.wacz", "pages.zip"] {
        write(dir.path(), name, "<p>");
    }
    write(dir.path(), "статья_файлы/x.html", "1");
    write(dir.path(), "mine/FORMAT", "vestnik index\nformat 3\n");
    write(dir.path(), "mine/segments/x.html", "1");
    write(dir.path(), "film/FORMAT", "super 8");
    write(dir.path(), "film/x.html", "1");
    write(dir.path(), "big2.html", &"x".repeat(20));
    let options = WalkOptions { max_page_bytes: 10, ..WalkOptions::default() };
    assert_eq!(
        names(dir.path(), &options),
        [
            ".git skipped: hidden",
            ".vestnik skipped: index folder",
            ".x.html skipped: hidden",
            "a b Unknown 3",
            "a.ndjson Documents 3",
            "a.php Unknown 3",
            "b/1.HTM Page 3",
            "b/2.html Page 3",
            "big.txt Page 5",
            "big2.html skipped: too large",
            "c.jpg skipped: not a page",
            "film/FORMAT Unknown 7",
            "film/x.html Page 1",
            "lonely_files/x.html Page 5",
            "mine skipped: index folder",
            "page.html Page 3",
            "page.mhtml Page 3",
            "page_files skipped: folder of a saved page",
            "pages.wacz Documents 3",
            "pages.warc.gz Documents 3",
            "pages.zip skipped: unread archive",
            "статья.html Page 5",
            "статья_файлы skipped: folder of a saved page",
        ]
    );
}

#[test]
fn a_root_that_is_a_file_is_taken_whatever_its_name() {
    let dir = tempfile::tempdir().unwrap();
    write(dir.path(), ".hidden.dat", "x");
    let file = dir.path().join(".hidden.dat");
    let found: Vec<_> = walk(&file, &WalkOptions::default()).collect();
    assert!(
        matches!(&found[..], [WalkEntry::File(FoundFile { path, kind: FileKind::Unknown, modified_ns, .. })]
        if *path == file && *modified_ns > 0)
    );
    write(dir.path(), "pages.zip", "x");
    assert_eq!(names(&dir.path().join("pages.zip"), &WalkOptions::default()), [" skipped: unread archive"]);
    assert_eq!(names(&dir.path().join("nothing"), &WalkOptions::default()), [" failed: NotFound"]);
}

#[test]
fn a_deep_tree_needs_no_stack() {
    let dir = tempfile::tempdir().unwrap();
    let deep = (0..900).fold(dir.path().to_owned(), |path, _| path.join("d"));
    if fs::create_dir_all(&deep).is_ok() {
        fs::write(deep.join("x.html"), "x").unwrap();
        assert_eq!(walk(dir.path(), &WalkOptions::default()).count(), 1);
    }
}

#[cfg(unix)]
mod unix {
    use super::*;
    use std::os::unix::{ffi::OsStrExt, fs::symlink, net::UnixListener};

    #[test]
    fn links_are_left_alone_or_followed_and_loops_are_named() {
        let dir = tempfile::tempdir().unwrap();
        write(dir.path(), "in/x.html", "x");
        symlink(dir.path(), dir.path().join("in/up")).unwrap();
        symlink(dir.path().join("in/x.html"), dir.path().join("link.html")).unwrap();
        symlink("nowhere", dir.path().join("lost.html")).unwrap();
        assert_eq!(
            names(dir.path(), &WalkOptions::default()),
            [
                "in/up skipped: symbolic link",
                "in/x.html Page 1",
                "link.html skipped: symbolic link",
                "lost.html skipped: symbolic link"
            ]
        );
        let follow = WalkOptions { follow_links: true, ..WalkOptions::default() };
        assert_eq!(
            names(dir.path(), &follow),
            ["in/up loop", "in/x.html Page 1", "link.html Page 1", "lost.html failed: NotFound"]
        );
        let root = dir.path().join("root");
        symlink(dir.path().join("in"), &root).unwrap();
        assert_eq!(names(&root, &WalkOptions::default()), ["up skipped: symbolic link", "x.html Page 1"]);
    }

    #[test]
    fn pipes_sockets_and_names_that_are_not_utf8_stop_nothing() {
        let dir = tempfile::tempdir().unwrap();
        let _socket = UnixListener::bind(dir.path().join("socket.html")).unwrap();
        let pipe = dir.path().join("pipe.html");
        let made = std::process::Command::new("mkfifo").arg(&pipe).status().is_ok_and(|done| done.success());
        let odd = std::ffi::OsStr::from_bytes(b"\xf1\xf2\xe0\xf2\xfc\xff.html");
        fs::write(dir.path().join(odd), "x").unwrap();
        write(dir.path(), "z.html", "x");
        let found = names(dir.path(), &WalkOptions::default());
        assert!(found.contains(&"socket.html skipped: not a regular file".to_owned()), "{found:?}");
        assert!(!made || found.contains(&"pipe.html skipped: not a regular file".to_owned()), "{found:?}");
        assert_eq!(found.iter().filter(|line| line.ends_with("Page 1")).count(), 2, "{found:?}");
    }

    #[test]
    fn a_file_that_vanishes_during_the_walk_is_one_failure() {
        let dir = tempfile::tempdir().unwrap();
        write(dir.path(), "1.html", "x");
        write(dir.path(), "2.html", "x");
        write(dir.path(), "3/x.html", "x");
        write(dir.path(), "4.html", "x");
        let mut entries = walk(dir.path(), &WalkOptions::default());
        assert!(matches!(entries.next(), Some(WalkEntry::File(_))));
        fs::remove_file(dir.path().join("2.html")).unwrap();
        fs::remove_dir_all(dir.path().join("3")).unwrap();
        let rest: Vec<_> = entries.collect();
        assert!(matches!(rest[0], WalkEntry::Failed { error: WalkError::Io(_), .. }), "{rest:?}");
        assert!(matches!(rest[1], WalkEntry::Failed { error: WalkError::Io(_), .. }), "{rest:?}");
        assert!(matches!(&rest[2], WalkEntry::File(found) if found.path.ends_with("4.html")), "{rest:?}");
        assert_eq!(rest.len(), 3);
    }
}

#[cfg(target_os = "linux")]
mod again;
