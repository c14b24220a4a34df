//! Two programs that make the same index at once.

use super::session::Session;
use std::process::{Child, Command, Output, Stdio};

/// Starts all of them, then waits.
fn at_once(commands: Vec<Command>) -> Vec<Output> {
    let start = |mut command: Command| {
        command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the program starts")
    };
    let children: Vec<Child> = commands.into_iter().map(start).collect();
    children.into_iter().map(|child| child.wait_with_output().expect("the program ends")).collect()
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[test]
fn first_searches_of_a_folder_at_once_all_find_its_pages() {
    let session = Session::in_clone();
    for _ in 0..3 {
        let search = || {
            let mut command = session.vestnik();
            command.args(["search", "--in", "corpus", "lang:ru"]);
            command
        };
        for output in at_once(vec![search(), search(), search()]) {
            assert_eq!(output.status.code(), Some(0), "{}", said(&output));
            assert!(!said(&output).contains("answering from"), "{}", said(&output));
        }
        std::fs::remove_dir_all(session.here.join("../.cache/vestnik"))
            .expect("the index is kept in the home");
    }
}

#[test]
fn of_two_first_runs_at_once_one_may_be_told_that_the_index_is_busy_and_nothing_worse() {
    let session = Session::in_clone();
    for round in 0..3 {
        let index = || {
            let mut command = session.vestnik();
            command.args(["index", "corpus", "--index", &format!("new-{round}")]);
            command
        };
        let outputs = at_once(vec![index(), index()]);
        for output in &outputs {
            let said = said(output);
            let is_busy = output.status.code() == Some(3) && said.contains("is writing to this index");
            assert!(output.status.success() || is_busy, "{said}");
        }
        assert!(outputs.iter().any(|output| output.status.success()));
    }
}
