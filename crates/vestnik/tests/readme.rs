//! The program that README.md shows is compiled and run here, so that it is one that works.

#![allow(clippy::print_stdout, reason = "an example talks to a person")]

use vestnik::{CancelToken, Corpus, SearchRequest, UpdateOptions};

const PAGE: &str = "<title>Dialogue resumed</title><h1>Dialogue resumed</h1><article><p>NATO and its partners resumed their \
                    dialogue in Brussels on Monday, officials said.</p></article>";

#[rustfmt::skip]
fn program() -> Result<(), Box<dyn std::error::Error>> {
    // begin
let corpus = Corpus::open_or_create("index")?;
corpus.update(&["pages".into()], &UpdateOptions::default(), &mut |_event| {}, &CancelToken::new())?;
for hit in corpus.search(&SearchRequest::new("nato dialogue"))?.hits {
    println!("{}. {}", hit.rank, hit.path);
}
    // end
    Ok(())
}

fn between<'t>(text: &'t str, begin: &str, end: &str) -> &'t str {
    let rest = text.split_once(begin).expect("the beginning is there").1;
    rest.split_once(end).expect("the end is there").0
}

#[test]
fn the_program_of_the_readme_works() {
    let readme = include_str!("../../../README.md");
    let shown = between(readme, "```rust\n", "```");
    let run = between(include_str!("readme.rs"), "    // begin\n", "    // end\n");
    assert_eq!(shown.split_once("\n\n").expect("its imports come first").1, run);

    let folder = tempfile::tempdir().expect("a folder");
    std::fs::create_dir(folder.path().join("pages")).expect("a folder in it");
    std::fs::write(folder.path().join("pages/a.html"), PAGE).expect("a page");
    // There is no other test in this program that could be disturbed.
    std::env::set_current_dir(folder.path()).expect("the folder");
    program().expect("it works");
    let corpus = Corpus::open("index").expect("an index");
    assert_eq!(corpus.search(&SearchRequest::new("nato")).expect("hits").total, 1);
}
