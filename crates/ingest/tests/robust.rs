//! No page makes extraction panic, overflow the stack or take long.

use proptest::prelude::*;
use std::time::{Duration, Instant};
use vestnik_ingest::{DecodedText, ExtractOptions, Hints, PageKind, explain_html, extract};

fn page(text: impl Into<String>) -> DecodedText {
    DecodedText { text: text.into(), encoding: "UTF-8", ..DecodedText::default() }
}

fn dump(text: &str) -> DecodedText {
    let hints = Hints { kind: PageKind::TextDump, ..Hints::default() };
    DecodedText { hints, ..page(text) }
}

#[test]
fn hostile_pages_cost_no_more_than_their_length() {
    let attributes: String = (0..300_000).map(|n| format!(" a{n}=b")).collect();
    let fonts: String = (0..60_000).map(|n| format!("<font size={n}><p>x")).collect();
    for (name, text) in [
        ("deep divs", "<div>".repeat(1_000_000) + "x"),
        ("deep formatting", "<b><i>".repeat(300_000) + "x"),
        ("deep lists", "<ul><li>".repeat(300_000) + "x"),
        ("deep tables", "<table><tr><td>".repeat(100_000) + "x"),
        ("open fonts", fonts),
        ("attributes", format!("<p{attributes}>text</p>")),
        ("open comments", "<!--".repeat(200_000)),
        ("open drawings", "<svg><p>".repeat(100_000)),
        ("open iframes", "<iframe/>".repeat(100_000)),
        ("json", format!("<script type='application/ld+json'>{}</script>", "[".repeat(500_000))),
        ("bodies", "<meta name=a>".repeat(50_000) + &"<body class=x>".repeat(100_000)),
        ("odd references", "&unknown;".repeat(300_000)),
        ("mixed up", "<table><p><b><a href=x><td></form>".repeat(30_000)),
        ("cut text", "a<!---->&am<!---->p;".repeat(100_000)),
        ("links", "<a href=x>four words of text</a> ".repeat(50_000)),
        ("headings", "<h1>x</h1>".repeat(50_000)),
        ("paywalls", "<div class=paywall>".repeat(500) + &"<p>pay now".repeat(60_000)),
        ("one word", "a".repeat(3_000_000)),
        ("lines", "x.\n".repeat(300_000)),
    ] {
        let start = Instant::now();
        extract(&page(text.clone()), &ExtractOptions::default());
        extract(&dump(&text), &ExtractOptions::default());
        assert!(start.elapsed() < Duration::from_secs(25), "{name} took {:?}", start.elapsed());
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn any_text_is_a_page(text in "\\PC{0,300}") {
        extract(&page(text.clone()), &ExtractOptions { explain: true, ..ExtractOptions::default() });
        extract(&dump(&text), &ExtractOptions::default());
    }

    #[test]
    fn any_markup_is_a_page(parts in prop::collection::vec(
        "(<div class=\"article-body\">|</div>|<p>|</p>|<h1>|</h1>|<a href=x>|</a>|<br>|<li>|<table>|<td>|<time datetime=2024|>|<meta property=og:title content=x>|<script type=application/ld\\+json>|</script>|<title>|\\PC{0,20}|15 февраля 2022, 18:01 |Москва, )",
        0..40,
    )) {
        let extraction = extract(&page(parts.concat()), &ExtractOptions { explain: true, ..ExtractOptions::default() });
        explain_html(&extraction.explanation.unwrap_or_default());
    }
}
