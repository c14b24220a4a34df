//! The program killed at random moments: what was committed stays, and the next run makes the index whole.

use super::session::Session;
use std::fs;
use std::process::Stdio;
use std::time::Duration;

const PAGES: usize = 12;

fn write_page(session: &Session, page: usize, round: u64) {
    let text =
        format!("<p>The harbour board met for hour {round} and heard that nothing was ready.</p>").repeat(3);
    let page_text = format!("<html><body><h1>Notice {page} of round {round}</h1><article>{text}</article>");
    fs::write(session.here.join(format!("pages/{page}.html")), page_text)
        .expect("a page that can be written");
}

/// A run to the end: the index is sound and has each page once, in its last state.
fn make_whole(session: &Session, page: usize, round: u64) {
    let said = |args: &[&str]| {
        let output = session.vestnik().args(args).output().expect("the program runs");
        let said =
            String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(0), "round {round}, {args:?}: {said}");
        said
    };
    said(&["index", "pages"]);
    let sound = format!("sound: {PAGES} documents, {PAGES} files");
    assert_eq!(said(&["check"]).trim(), sound, "round {round}");
    let found =
        said(&["search", &format!("headline:\"notice {page} of round {round}\""), "--all-words", "--json"]);
    assert_eq!(found.lines().count(), 1, "round {round}: {found}");
}

fn kill_at_random(kills: u64) {
    let session = Session::in_empty_folder();
    fs::create_dir(session.here.join("pages")).expect("a folder that can be made");
    (0..PAGES).for_each(|page| write_page(&session, page, 0));
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    for round in 1..=kills {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let page = (state >> 40) as usize % PAGES;
        write_page(&session, page, round);
        let mut command = session.vestnik();
        let command = command.args(["index", "pages"]).stdout(Stdio::null()).stderr(Stdio::null());
        let mut child = command.spawn().expect("the program starts");
        std::thread::sleep(Duration::from_micros((state >> 33) % 60_000));
        child.kill().and_then(|()| child.wait()).expect("a child that can be killed");
        if round % 10 == 0 {
            make_whole(&session, page, round);
        }
    }
}

#[test]
fn a_killed_run_loses_nothing() {
    kill_at_random(30);
}

/// The same a thousand times; takes some minutes.
#[test]
#[ignore = "many kills; see docs/RELIABILITY.md"]
fn a_thousand_killed_runs_lose_nothing() {
    kill_at_random(1_000);
}
