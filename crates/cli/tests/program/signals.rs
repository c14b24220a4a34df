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
    let pages = 6_000;
    write_pages(&session, pages);
    let child = session
        .vestnik()
        .args(["index", "pages"])
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    wait_for(|| session.here.join(".vestnik/FORMAT").exists());
    // The second writer is refused as soon as the first has the lock, which is soon after the index is there.
    std::thread::sleep(Duration::from_millis(300));
    let busy = session.vestnik().args(["index", "pages"]).output().expect("the program runs");
    assert_eq!(busy.status.code(), Some(3), "{}", String::from_utf8_lossy(&busy.stderr));
    let mut waiting = session.vestnik();
    let waiting = waiting.args(["index", "pages", "--wait=60"]).stdout(Stdio::null()).stderr(Stdio::piped());
    let waiting = waiting.spawn().expect("the program starts");
    interrupt(&child);
    let output = child.wait_with_output().expect("the program ends");
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

fn write_pages(session: &Session, count: usize) {
    let folder = session.here.join("pages");
    fs::create_dir(&folder).expect("a folder that can be made");
    let paragraph =
        "<p>The harbour board met on Tuesday and heard that the new breakwater is late again.</p>".repeat(40);
    for number in 0..count {
        let page = format!(
            "<html><head><title>Notice {number}</title></head><body><h1>Notice {number}</h1>{paragraph}"
        );
        fs::write(folder.join(format!("{number}.html")), page).expect("a page that can be written");
    }
}

fn interrupt(child: &Child) {
    let status = Command::new("kill").args(["-INT", &child.id().to_string()]).status().expect("kill");
    assert!(status.success());
}

fn wait_for(condition: impl Fn() -> bool) {
    let begun = Instant::now();
    while !condition() {
        assert!(begun.elapsed() < Duration::from_secs(60), "waited too long");
        std::thread::sleep(Duration::from_millis(2));
    }
}
