//! Every transcript, and the pages for readers that hold transcripts.

use super::session::{Session, root};
use super::transcript;
use std::fs;
use std::path::PathBuf;

#[test]
fn transcripts_hold() {
    let folder = root().join("crates/cli/tests/transcripts");
    let mut files: Vec<PathBuf> =
        fs::read_dir(folder).expect("the transcripts").map(|entry| entry.expect("an entry").path()).collect();
    files.sort();
    assert!(files.len() > 3, "too few transcripts found: is the folder right?");
    for file in files {
        transcript::check(&file, &mut Session::in_clone());
    }
}

#[test]
fn the_commands_of_the_readme_do_what_it_says() {
    let readme = root().join("README.md");
    if readme.is_file() {
        transcript::check(&readme, &mut Session::in_clone());
    }
}

#[test]
fn the_guide_can_be_followed_in_an_empty_folder() {
    transcript::check(&root().join("docs/GUIDE.md"), &mut Session::in_empty_folder());
}
