//! Disks that are full or cannot be written to: real ones, mounted in a name space of the test's own. Where the system lets
//! nobody mount, there is nothing to test; the same faults are injected in `crates/index/src/disk/faults.rs`.

use super::session::Session;
use std::fs;

/// What a script prints that is run with mounts of its own; `None` where that is not allowed.
fn mounted(session: &Session, script: &str) -> Option<String> {
    let probe = "mkdir -p probe && mount -t tmpfs -o size=160k tmpfs probe";
    let unshared =
        |script: &str| session.shell("exec unshare -rm sh -c \"$0\" 2>&1").arg(script).output().ok();
    unshared(probe).filter(|output| output.status.success())?;
    Some(String::from_utf8_lossy(&unshared(script)?.stdout).into_owned())
}

fn with_pages(count: usize) -> Session {
    let session = Session::in_empty_folder();
    fs::create_dir(session.here.join("pages")).expect("a folder that can be made");
    for number in 0..count {
        let line = format!(
            "<p>Vessel {number} left the harbour of Vardo and was seen {number} times that night.</p>"
        );
        let page = format!("<html><body><h1>Notice {number}</h1><article>{}</article>", line.repeat(20));
        fs::write(session.here.join(format!("pages/{number}.html")), page)
            .expect("a page that can be written");
    }
    session
}

#[test]
fn a_full_disk_is_told_and_what_has_room_goes_on() {
    let session = with_pages(2_000);
    let script = "
        mkdir disk && mount -t tmpfs -o size=160k tmpfs disk
        vestnik index pages --index disk/index; echo code $?
        vestnik index pages --index disk/index; echo code $?
        test $(du -sk disk/index/segments | cut -f 1) -lt 60 && echo given back
        mkdir few && cp pages/1.html few
        vestnik index few --index disk/index; echo code $?
        mount -o remount,size=64m disk
        vestnik index pages --index disk/index; echo code $?
        vestnik check --index disk/index; echo code $?";
    let Some(said) = mounted(&session, script) else { return };
    let codes: Vec<&str> = said.lines().filter_map(|line| line.strip_prefix("code ")).collect();
    assert_eq!(codes, ["3", "3", "0", "0", "0"], "{said}");
    assert!(said.contains("No space left"), "{said}");
    assert!(said.contains("given back"), "{said}");
    assert!(said.contains("sound: 2001 documents, 2001 files"), "{said}");
}

#[test]
fn results_that_cannot_be_written_are_an_error_of_their_own() {
    if !std::path::Path::new("/dev/full").exists() {
        return;
    }
    let mut session = with_pages(3);
    assert_eq!(session.run("vestnik index pages").code, 0);
    for line in [
        "search vessel",
        "search --json vessel",
        "status",
        "check",
        "completions bash",
        "--help",
        "search --help",
        "help",
        "--version",
    ] {
        let ran = session.run(&format!("vestnik {line} > /dev/full"));
        assert_eq!(ran.code, 4, "{line}: {}", ran.output);
        assert!(ran.output.contains("error: standard output: No space left"), "{line}: {}", ran.output);
    }
}

#[test]
fn an_index_on_a_medium_that_is_read_only_is_searched_and_not_written() {
    let session = with_pages(3);
    let made =
        session.vestnik().args(["index", "pages", "--index", "kept"]).output().expect("the program runs");
    assert!(made.status.success());
    let script = "
        mount --bind kept kept && mount -o remount,ro,bind kept
        export VESTNIK_INDEX=kept
        vestnik search 'vessel 2' --all-words; echo code $?
        vestnik show pages/1.html; echo code $?
        vestnik status > /dev/null; echo code $?
        vestnik check; echo code $?
        vestnik lexicon accept drone беспилотник; echo code $?
        vestnik index pages; echo code $?
        vestnik check --repair; echo code $?";
    let Some(said) = mounted(&session, script) else { return };
    let codes: Vec<&str> = said.lines().filter_map(|line| line.strip_prefix("code ")).collect();
    assert_eq!(codes, ["0", "0", "0", "0", "3", "3", "3"], "{said}");
    assert!(
        said.contains("Notice 2") && said.contains("error: the index is open for reading only"),
        "{said}"
    );
    assert!(said.contains("kept can only be read, not written to: Read-only file system"), "{said}");
}
