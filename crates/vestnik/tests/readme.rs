//! The programs that README.md and docs/GUIDE.md show are compiled and run here, so that they work.

#![allow(clippy::print_stdout, reason = "an example talks to a person")]

use vestnik::{
    CancelToken, Corpus, ExtractOptions, PageHints, SearchRequest, Translate, UpdateEvent, UpdateOptions,
    extract_bytes,
};

const PAGE: &str = "<title>Dialogue resumed</title><h1>Dialogue resumed</h1><article><p>NATO and its partners resumed their \
                    dialogue in Brussels on Monday, officials said.</p></article>";

#[rustfmt::skip]
fn of_the_readme() -> Result<(), Box<dyn std::error::Error>> {
    // readme
let corpus = Corpus::open_or_create("index")?;
corpus.update(&["pages".into()], &UpdateOptions::default(), &mut |_event| {}, &CancelToken::new())?;
for hit in corpus.search(&SearchRequest::new("nato dialogue"))?.hits {
    println!("{}. {}", hit.rank, hit.path);
}
    // end of readme
    Ok(())
}

#[rustfmt::skip]
fn of_the_guide() -> Result<(), Box<dyn std::error::Error>> {
    // guide
// Index, or bring up to date. A clone of the token, in another thread, stops the run; what is done by then is kept.
let corpus = Corpus::open_or_create("index")?;
let mut on_event = |event: UpdateEvent<'_>| {
    if let UpdateEvent::File { path, result, .. } = event {
        println!("{}: {result:?}", path.display());
    }
};
let report = corpus.update(&["pages".into()], &UpdateOptions::default(), &mut on_event, &CancelToken::new())?;
println!("{} added, {} failed", report.added, report.failed.len());

// Search, page after page. A searcher is one state of the index, whatever is written meanwhile.
let searcher = corpus.searcher()?;
let query = SearchRequest { limit: 20, translate: Translate::Also, ..SearchRequest::new("nato dialogue") };
let mut after = None;
loop {
    let page = searcher.search(&SearchRequest { after, ..query.clone() })?;
    for hit in &page.hits {
        println!("{}. {}: {}", hit.rank, hit.path, hit.snippet.text);
    }
    after = page.next;
    if after.is_none() {
        break;
    }
}

// All documents, one after another.
for document in searcher.all_documents() {
    println!("{}", serde_json::to_string(&document?)?);
}

// One page, without an index, from memory.
let hints = PageHints { url: Some("https://news.example/a".to_owned()), ..PageHints::default() };
let page = extract_bytes("a.html", std::fs::read("pages/a.html")?, &hints, &ExtractOptions::default())?;
println!("{} ({})", page.document.headline_text(), page.document.lang);
    // end of guide
    Ok(())
}

fn between<'t>(text: &'t str, begin: &str, end: &str) -> &'t str {
    let rest = text.split_once(begin).expect("the beginning is there").1;
    rest.split_once(end).expect("the end is there").0
}

#[test]
fn the_programs_of_the_documentation_work() {
    let here = include_str!("readme.rs");
    for (name, page) in
        [("readme", include_str!("../../../README.md")), ("guide", include_str!("../../../docs/GUIDE.md"))]
    {
        let shown = between(page, "```rust\n", "```");
        let run = between(here, &format!("    // {name}\n"), &format!("    // end of {name}\n"));
        assert_eq!(shown.split_once("\n\n").expect("its imports come first").1, run, "{name}");
    }

    let folder = tempfile::tempdir().expect("a folder");
    std::fs::create_dir(folder.path().join("pages")).expect("a folder in it");
    std::fs::write(folder.path().join("pages/a.html"), PAGE).expect("a page");
    // There is no other test in this program that could be disturbed.
    std::env::set_current_dir(folder.path()).expect("the folder");
    of_the_readme().expect("it works");
    of_the_guide().expect("it works");
    let corpus = Corpus::open("index").expect("an index");
    assert_eq!(corpus.search(&SearchRequest::new("nato")).expect("hits").total, 1);
}
