//! Whole small pages and the day that they are dated.

use crate::article::{ExtractOptions, extract};
use crate::page::DecodedText;
use vestnik_document::Article;

fn day_of(head: &str, top: &str, foot: &str) -> String {
    let published = article(head, top, foot).published;
    published.map(|published| published.date.without_time().to_string()).unwrap_or_default()
}

fn article(head: &str, top: &str, foot: &str) -> Article {
    let prose =
        "<p>The harbour master said on Tuesday that the ferry would sail again before the winter.</p>";
    let html = format!(
        "<html lang=en-GB><head>{head}</head><body><h1>Ferry returns to the outer isles</h1>{top}{}{foot}",
        prose.repeat(4)
    );
    let text = DecodedText { text: html, ..DecodedText::default() };
    extract(&text, &ExtractOptions::default()).article
}

/// JSON-LD of an article that was published then.
fn schema(date: &str) -> String {
    format!(
        r#"<script type="application/ld+json">{{"@type":"NewsArticle","headline":"Ferry returns to the outer isles","datePublished":"{date}"}}</script>"#
    )
}

fn post(date: &str) -> String {
    format!(r#"<meta property="article:published_time" content="{date}">"#)
}

#[test]
fn a_day_that_readers_see_may_overrule_the_head() {
    let (schema, post) = (schema("2024-03-05T09:00:00Z"), post("2024-03-05T09:00:00Z"));
    let both = format!("{schema}{post}");
    for (why, head, top, wanted) in [
        ("both agree", &schema, "<p>5 March 2024</p>", "2024-03-05"),
        ("written anew", &schema, "<p>Last updated: 9 May 2025</p>", "2025-05-09"),
        ("news that was changed", &schema, "<p>Updated: 7 March 2024</p>", "2024-03-05"),
        ("both days are shown", &schema, "<p>5 March 2024</p><p>Updated 9 May 2025</p>", "2024-03-05"),
        ("both days in a line", &schema, "<p>5 March 2024, updated 9 May 2025</p>", "2024-03-05"),
        ("a post keeps its day", &both, "<p>Last updated: 9 May 2025</p>", "2024-03-05"),
        ("dated anew by a move", &both, "<p>30 December 2013</p>", "2013-12-30"),
        ("another zone", &both, "<p>4 March 2024</p>", "2024-03-05"),
        ("order of day and month", &both, "<p>03/05/2024</p>", "2024-03-05"),
        ("order of day and month with dots", &schema, "<p>03.05.24 in Travel</p>", "2024-03-05"),
        ("a span of days", &both, "<p>07 Mar 2019 - 05 Nov 2025</p>", "2024-03-05"),
        ("a sentence", &both, "<p>It was built in May 1950, on 3 May 1950.</p>", "2024-03-05"),
        ("a caption", &both, "<figure><figcaption>The quay, 3 May 1950</figcaption></figure>", "2024-03-05"),
        ("a post within", &both, "<blockquote>— Quay (@quay) 3 March 2024</blockquote>", "2024-03-05"),
        ("another article", &both, "<article><h4>Old pier</h4><p>3 May 2019</p></article>", "2024-03-05"),
        ("told by its address", &schema, "<p>Updated 9 May 2025</p>", "2025-05-09"),
    ] {
        assert_eq!(day_of(head, top, ""), wanted, "{why}");
    }
    let address = r#"<link rel=canonical href="https://a.example/2024/03/05/ferry">"#;
    assert_eq!(day_of(&format!("{schema}{address}"), "<p>Updated 9 May 2025</p>", ""), "2024-03-05");
}

#[test]
fn a_line_that_says_published_is_believed_where_it_stands_alone() {
    let head = format!("{}{}", schema("2025-11-29T12:28:31-05:00"), post("2025-08-08T00:00:00-04:00"));
    let text = "<p>Another paragraph of the text that is long enough to be read.</p>".repeat(20);
    let line = "<div class=end>Published <time datetime=2025-08-13>13 August 2025</time></div>";
    for (foot, wanted) in [
        (line.to_owned(), "2025-08-13"),
        (format!("{line}<div>Published 14 August 2025</div>"), "2025-11-29"),
        (format!("<div class=related>{line}</div>"), "2025-11-29"),
    ] {
        assert_eq!(day_of(&head, "", &format!("{text}{foot}")), wanted, "{foot}");
    }
    let near = post("2025-12-02T23:00:55Z");
    assert_eq!(day_of(&near, "", "<div>Published: 03 Dec 2025</div>"), "2025-12-02", "a zone explains it");
}

#[test]
fn undated_pages_are_dated_by_their_last_change() {
    let foot = "<div><p>Last updated: November 13, 2025</p></div>";
    assert_eq!(day_of("", "", foot), "2025-11-13");
    let text = "<p>Another paragraph of the text that is long enough to be read.</p>".repeat(20);
    for line in ["Day: 15.02.2024", "Дата: 15.02.2024"] {
        assert_eq!(day_of("", "", &format!("{text}<div>{line}</div>")), "2024-02-15", "{line}");
    }
    let wiki = r#"<meta name=generator content="MediaWiki 1.43.0">"#;
    let last = "<ul><li id=footer-info-lastmod> This page was last edited on 7 April 2020, at 05:33.</ul>";
    assert_eq!(day_of(&format!("{}{wiki}", schema("2005-07-26")), "", last), "2020-04-07");
    assert_eq!(day_of(&schema("2005-07-26"), "", last), "2005-07-26");
}

#[test]
fn no_page_is_of_years_after_it_was_saved() {
    let saved = |year: i64| Some((year - 1970) * 365 * 24 * 3600 * 1_000_000_000);
    for (date, saved_ns, wanted) in [
        ("2099-01-01", saved(2025), ""),
        ("2025-02-01", saved(2025), "2025-02-01"),
        // One time for all files of a packed folder.
        ("2025-02-01", saved(2000), "2025-02-01"),
        // The time of a file that was packed without one.
        ("2025-02-01", saved(1981), "2025-02-01"),
        ("1970-01-01T00:00:00Z", None, ""),
    ] {
        let html = format!("<html lang=en-GB><head>{}</head><body><h1>Ferry returns</h1>", post(date));
        let hints = crate::Hints { modified_ns: saved_ns, ..crate::Hints::default() };
        let text = DecodedText { text: html, hints, ..DecodedText::default() };
        let published = extract(&text, &ExtractOptions::default()).article.published;
        let day = published.map(|published| published.date.without_time().to_string()).unwrap_or_default();
        assert_eq!(day, wanted, "{date} {saved_ns:?}");
    }
}

#[test]
fn a_month_dates_a_page_that_names_no_day() {
    for (top, wanted) in [
        ("<p>октябрь 2025</p>", "2025-10"),
        ("<p>October 2025</p><p>5 October 2025</p>", "2025-10-05"),
        ("<p>Ferries of October 2025</p>", ""),
        ("<p>07 Mar 2019 - 05 Nov 2025</p>", ""),
    ] {
        assert_eq!(day_of("", top, ""), wanted, "{top}");
    }
}

#[test]
fn the_line_above_the_text_may_hold_headline_and_day() {
    let text = "<p>The harbour master said on Tuesday that the ferry would sail again before the winter and its storms come, as every year.</p>";
    let title = "Ferry returns to the outer isles";
    for (top, wanted) in [
        (format!("<b>{title}</b><br>12.03.2003<br><br>"), "2003-03-12"),
        (format!("<b>12.03.2003 {title}</b><br><br>"), "2003-03-12"),
        (format!("<h1>{title}<br><small>12 March 2003, 15:40</small></h1>"), "2003-03-12"),
        (format!("<b>{title}</b><br><i>12 марта 2003 года</i><br><br>"), "2003-03-12"),
        (format!("<b>{title}</b><br>Ferries of 12.03.2003 and their crews<br><br>"), ""),
        (format!("<p>{title}</p><p>It was on the old quay of the isle until 12.03.2003.</p>"), ""),
        (format!("<p><a href=/a>{title} 12.03.2003</a></p>"), ""),
        (format!("<p>Harbours and their quays on 12.03.2003</p><p>{title}</p>"), ""),
    ] {
        let html = format!("<html lang=en-GB><title>Island news</title><body>{top}{}", text.repeat(3));
        let page = DecodedText { text: html, ..DecodedText::default() };
        let published = extract(&page, &ExtractOptions::default()).article.published;
        let day = published.map(|published| published.date.without_time().to_string()).unwrap_or_default();
        assert_eq!(day, wanted, "{top}");
    }
}

#[test]
fn the_foot_of_a_post_may_have_the_only_time() {
    let time = |day: &str| format!("<p>Seen by 1,200 <time datetime={day}T11:20:00Z>11:20</time></p>");
    let foot = |day: &str| format!("<div class=message_footer>{}</div>", time(day));
    for (foot, wanted) in [
        (foot("2025-10-01"), "2025-10-01"),
        (format!("{}{}", foot("2025-10-01"), foot("2025-10-02")), "2025-10-01"),
        (format!("<div class=related>{}</div>", foot("2025-10-01")), ""),
        (format!("{}<p>Published: 2 October 2025</p>", foot("2025-10-01")), "2025-10-02"),
    ] {
        assert_eq!(day_of("", "", &foot), wanted, "{foot}");
    }
}

#[test]
fn a_change_that_readers_are_told_of_is_known_too() {
    let dates = |head: &str, top: &str| {
        let article = article(head, top, "");
        [article.published, article.modified]
            .map(|date| date.map(|date| date.date.to_string()).unwrap_or_default())
    };
    let day = "<p>5 March 2024</p>";
    for (head, top, wanted) in [
        ("", "<p>Updated 9 May 2024; published 5 March 2024</p>", ["2024-03-05", "2024-05-09"]),
        ("", "<div class=date>Обновлено: 09.05.2024 11:00</div>", ["2024-05-09T11:00", "2024-05-09T11:00"]),
        ("", "<p>Last modified: 9 May 2024</p>", ["2024-05-09", "2024-05-09"]),
        ("", "<div class=date>Опубликовано 05.03.2024</div>", ["2024-03-05", ""]),
        ("", "<time>Дата публикации: 5 марта 2024</time>", ["2024-03-05", ""]),
        (&post("2024-03-05"), "<p>Updated 9 May 2024</p>", ["2024-03-05", "2024-05-09"]),
        (&post("2024-03-05"), "<p>5 March 2024</p><p>Updated 9 May 2019</p>", ["2024-03-05", ""]),
        (&post("2024-03-05"), "<p>It was updated on 9 May 2024.</p>", ["2024-03-05", ""]),
        ("<meta name=last-modified content=2024-06-01>", day, ["2024-03-05", "2024-06-01"]),
    ] {
        assert_eq!(dates(head, top), wanted, "{top}");
    }
}

#[test]
fn an_update_far_from_the_headline_is_of_something_else() {
    let other = r#"<span class=date>Updated 19 March 2025</span>"#;
    let text = "<p>Another paragraph of the text that is long enough to be read.</p>".repeat(20);
    let top = "<span class=date>Updated on 9 July 2025</span>";
    assert_eq!(day_of("", top, &format!("{text}{other}")), "2025-07-09");
}

#[test]
fn a_line_that_says_who_put_the_page_there_has_its_day() {
    for (foot, wanted) in [
        ("<p>Submitted by harbour-master on Mon, 24 May 2021 - 18:55</p>", "2021-05-24"),
        ("<p>Gespeichert von hafenmeisterin am 24. Mai 2021 - 18:55</p>", "2021-05-24"),
        ("<p>The old quay of the isles was closed on 24 May 2021</p>", ""),
    ] {
        assert_eq!(day_of("", "", foot), wanted, "{foot}");
    }
}

#[test]
fn the_day_of_today_above_the_headline_is_not_that_of_the_page() {
    let today = "<div>24 July 2022 | 18:14</div>";
    let dated = "<p><time datetime=2016-04-12T22:12:42Z>on that Tuesday</time></p>";
    for (top, wanted) in [
        (format!("{today}{dated}"), "2016-04-12"),
        // Nothing beside the headline says what the head says.
        (today.to_owned(), "2022-07-24"),
    ] {
        assert_eq!(day_of(&schema("2016-04-12T22:12:42Z"), &top, ""), wanted, "{top}");
    }
}
