//! Every page of `corpus/` against the document that its author wrote beside it.
//!
//! All differences of all pages are listed at once. What an expected document leaves out is not compared;
//! `corpus/README.md` says what its fields mean. `not-yet/pages.txt` lists the pages that extraction still gets wrong; a page
//! that comes out right must leave the list, and no page may join it unseen.

use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use vestnik::{Document, ExtractOptions};

const EXPECTED: &str = ".expected.json";
const NOT_YET: &str = include_str!("not-yet/pages.txt");

#[test]
fn every_page_becomes_the_document_that_its_author_meant() {
    let pages = pages(&corpus());
    assert!(pages.len() >= 24, "only {} sample pages", pages.len());
    let mut report = String::new();
    for page in &pages {
        let differences = differences(page);
        let name = page.strip_prefix(corpus()).unwrap_or(page).to_string_lossy().into_owned();
        if NOT_YET.lines().any(|line| line == name) {
            if differences.is_empty() {
                report += &format!("{name}: is as expected now; take it out of not-yet/pages.txt\n");
            }
        } else if !differences.is_empty() {
            report += &format!("{name}\n");
            differences.iter().for_each(|line| report += &format!("    {line}\n"));
        }
    }
    assert!(report.is_empty(), "pages that are not as expected:\n{report}");
}

#[test]
fn the_table_of_pages_names_every_page_and_no_other() {
    let root = corpus();
    let readme = fs::read_to_string(root.join("README.md")).expect("corpus/README.md is there");
    let named: Vec<&str> = readme
        .lines()
        .filter_map(|line| line.strip_prefix("| `")?.split_once('`'))
        .map(|row| row.0)
        .collect();
    for page in pages(&root) {
        let relative =
            page.strip_prefix(&root).expect("pages are under the root").to_string_lossy().into_owned();
        assert!(named.contains(&relative.as_str()), "{relative} has no row in corpus/README.md");
    }
    for name in named {
        assert!(root.join(name).is_file(), "corpus/README.md names {name}, which is not there");
    }
}

fn corpus() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../corpus")
}

/// The pages that have an expected document beside them, sorted by path.
fn pages(root: &Path) -> Vec<PathBuf> {
    let mut pages = Vec::new();
    for site in fs::read_dir(root).expect("corpus/ is there").flatten().filter(|site| site.path().is_dir()) {
        for file in fs::read_dir(site.path()).expect("a site's folder can be read").flatten() {
            let page = file.path();
            if !page.to_string_lossy().ends_with(EXPECTED) {
                assert!(expected_beside(&page).is_file(), "{} has no expected document", page.display());
                pages.push(page);
            }
        }
    }
    pages.sort();
    pages
}

fn expected_beside(page: &Path) -> PathBuf {
    let mut name = page.as_os_str().to_owned();
    name.push(EXPECTED);
    name.into()
}

fn differences(page: &Path) -> Vec<String> {
    let expected = fs::read_to_string(expected_beside(page)).expect("an expected document can be read");
    let expected: Value = serde_json::from_str(&expected).expect("an expected document is JSON");
    let document = document(page);
    let actual = serde_json::to_value(&document).expect("a document can be printed");
    let mut found = Vec::new();
    for (field, value) in expected.as_object().expect("an expected document is an object") {
        match field.as_str() {
            "not_in_body" => found.extend(intruders(&document, value)),
            "encoding" => found.extend(unequal(field, value, &Value::from(encoding(page)))),
            "published_day" => {
                let day = actual["published"]["date"].as_str().and_then(|date| date.get(..10));
                found.extend(unequal(field, value, &day.into()));
            }
            "published" | "dateline" => found.extend(parts(field, value, &actual[field])),
            "body" => found.extend(paragraphs(value, &actual[field])),
            "related" => found.extend(missing(field, value, &actual[field])),
            _ => found.extend(unequal(field, value, &actual[field])),
        }
    }
    found
}

fn unequal(field: &str, expected: &Value, actual: &Value) -> Option<String> {
    (expected != actual).then(|| format!("{field}: expected {expected}, is {actual}"))
}

/// Compares the named parts of an object; `null` means that there must be none.
fn parts(field: &str, expected: &Value, actual: &Value) -> Vec<String> {
    let Some(parts) = expected.as_object() else {
        return unequal(field, expected, actual).into_iter().collect();
    };
    parts
        .iter()
        .filter_map(|(part, value)| unequal(&format!("{field}.{part}"), value, &actual[part]))
        .collect()
}

/// What the body lacks and what it has too much; where neither, whether the order is right.
fn paragraphs(expected: &Value, actual: &Value) -> Vec<String> {
    if expected == actual {
        return Vec::new();
    }
    let mut found = missing("body", expected, actual);
    let known = expected.as_array().map_or(&[][..], Vec::as_slice);
    let extra = actual.as_array().into_iter().flatten().filter(|paragraph| !known.contains(paragraph));
    found.extend(extra.map(|paragraph| format!("body: too much: {paragraph}")));
    if found.is_empty() {
        found.push("body: paragraphs in another order, or twice".to_owned());
    }
    found
}

/// What of the expected list is not in the actual one, comparing only the parts that are expected.
fn missing(field: &str, expected: &Value, actual: &Value) -> Vec<String> {
    let actual = actual.as_array().map_or(&[][..], Vec::as_slice);
    let lacking = |value: &&Value| !actual.iter().any(|item| parts(field, value, item).is_empty());
    let expected = expected.as_array().into_iter().flatten();
    expected.filter(lacking).map(|value| format!("{field}: missing: {value}")).collect()
}

/// Texts that must not be part of the article and are.
fn intruders(document: &Document, unwanted: &Value) -> Vec<String> {
    let headline = document.headline.iter().map(|headline| headline.text.as_str());
    let texts: Vec<&str> =
        headline.chain(document.body.iter().map(|paragraph| paragraph.text.as_str())).collect();
    let unwanted = unwanted.as_array().into_iter().flatten().filter_map(Value::as_str);
    unwanted
        .filter(|text| texts.iter().any(|part| part.contains(text)))
        .map(|text| format!("headline or body has {text:?}"))
        .collect()
}

fn document(page: &Path) -> Document {
    vestnik::extract_file(page, &ExtractOptions::default()).expect("a sample page can be read").document
}

/// How the page was decoded, which no document tells.
fn encoding(page: &Path) -> &'static str {
    let raw = vestnik_ingest::read_page(page, &vestnik_ingest::ReadLimits::default())
        .expect("a sample page can be read");
    vestnik_ingest::decode(raw).encoding
}
