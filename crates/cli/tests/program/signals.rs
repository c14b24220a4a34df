//! What happens when the user stops the program, or stops reading it.

use super::session::Session;
use std::fs;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

#[test]
fn a_closed_pipe_ends_the_program_quietly() {
    let session = Session::in_clone();
    let mut child = session
        .vestnik()
        .args(["search", "--in", "corpus", "-n", "50", "--json", "lang:ru"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    drop(child.stdout.take());
    let output = child.wait_with_output().expect("the program ends");
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(0), "{said}");
    assert!(!said.contains("error"), "{said}");
}

#[test]
fn an_interrupted_run_keeps_what_it_did_and_the_next_one_goes_on() {
    let session = Session::in_empty_folder();
    let (held, pages) = hold_a_run(&session);
    // The first has the lock, and is no further by the time the others come.
    let busy = session.vestnik().args(["index", "pages"]).output().expect("the program runs");
    assert_eq!(busy.status.code(), Some(3), "{}", String::from_utf8_lossy(&busy.stderr));
    let mut waiting = session.vestnik();
    let waiting = waiting.args(["index", "pages", "--wait=60"]).stdout(Stdio::null()).stderr(Stdio::piped());
    let waiting = waiting.spawn().expect("the program starts");
    signal(&held, "INT");
    signal(&held, "CONT");
    let output = held.wait_with_output().expect("the program ends");
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(130), "{said}");
    assert!(said.contains("interrupted: what was done is kept"), "{said}");

    // Who waits goes on as soon as the first is through.
    let again = waiting.wait_with_output().expect("the program ends");
    assert_eq!(again.status.code(), Some(0), "{}", String::from_utf8_lossy(&again.stderr));
    let status = session.vestnik().args(["status", "--json"]).output().expect("the program runs");
    let status = String::from_utf8_lossy(&status.stdout).into_owned();
    assert!(status.contains(&format!("\"documents\":{pages}")), "{status}");
}

/// A run that is held in the midst of its pages, and their number: a busy machine may not come to stop it before it is through, so it
/// is tried again with more of them.
fn hold_a_run(session: &Session) -> (Child, usize) {
    for pages in [6_000, 24_000, 96_000] {
        write_pages(session, pages);
        let mut command = session.vestnik();
        let command = command.args(["index", "pages"]).stdout(Stdio::null()).stderr(Stdio::piped());
        let mut child = command.spawn().expect("the program starts");
        // The log of a first run is begun under the lock, before a page is read.
        wait_for(|| session.here.join(".vestnik/catalogue-1.log").exists());
        signal(&child, "STOP");
        let has_written = fs::read_dir(session.here.join(".vestnik/segments"))
            .expect("a folder of segments")
            .any(|file| file.expect("an entry").path().extension().is_some_and(|end| end == "store"));
        if !has_written {
            return (child, pages);
        }
        child.kill().and_then(|()| child.wait()).expect("a child that can be killed");
        fs::remove_dir_all(session.here.join(".vestnik")).expect("an index that can be removed");
    }
    panic!("no run could be held before it wrote");
}

fn write_pages(session: &Session, count: usize) {
    let folder = session.here.join("pages");
    fs::create_dir_all(&folder).expect("a folder that can be made");
    let paragraph =
        "<p>The harbour board met on Tuesday and heard that the new breakwater is late again.</p>".repeat(40);
    for number in 0..count {
        let page = format!(
            "<html><head><title>Notice {number}</title></head><body><h1>Notice {number}</h1>{paragraph}"
        );
        fs::write(folder.join(format!("{number}.html")), page).expect("a page that can be written");
    }
}

/// To a program that may have ended: it has not been waited for, so its number is still its own.
fn signal(child: &Child, name: &str) {
    let status = Command::new("kill").args(["-s", name, &child.id().to_string()]).status().expect("kill");
    assert!(status.success());
}

fn wait_for(condition: impl Fn() -> bool) {
    let begun = Instant::now();
    while !condition() {
        assert!(begun.elapsed() < Duration::from_secs(60), "waited too long");
        std::thread::sleep(Duration::from_millis(2));
    }
}
