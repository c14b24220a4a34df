//! Colours, and what a page can do to a terminal.

use super::session::Session;
use std::fs;

fn search(session: &Session, args: &[&str], no_color: bool) -> String {
    let mut command = session.vestnik();
    if no_color {
        command.env("NO_COLOR", "1");
    }
    let output =
        command.args(["search", "--in", "corpus", "NATO"]).args(args).output().expect("the program runs");
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("output is UTF-8")
}

#[test]
fn a_pipe_gets_colours_only_when_they_are_asked_for() {
    let session = Session::in_clone();
    assert!(!search(&session, &[], false).contains('\u{1b}'));
    assert!(!search(&session, &["--color", "never"], false).contains('\u{1b}'));
    assert!(!search(&session, &[], true).contains('\u{1b}'));
    let coloured = search(&session, &["--color", "always"], true);
    assert!(coloured.contains("\u{1b}[31m\u{1b}[1mNATO\u{1b}[0m"), "{coloured}");
    assert!(!coloured.contains("\u{1b}]8"), "a pipe has no links: {coloured}");
}

#[test]
fn a_page_cannot_act_on_the_terminal() {
    let session = Session::in_empty_folder();
    let folder = session.here.join("corpus");
    fs::create_dir(&folder).expect("a folder that can be made");
    let evil = "NATO \u{1b}]0;owned\u{7}\u{1b}[2J &#27;[31m \u{9b}31m photo\u{202e}gnp.exe \u{2066}x\u{2069}";
    let page =
        format!("<html><head><title>{evil}</title></head><body><h1>{evil}</h1><p>{}</p>", evil.repeat(20));
    fs::write(folder.join("evil\u{1b}[31m\n.html"), page).expect("a page that can be written");
    let id = first_id(&search(&session, &["--json"], false));
    for args in [
        vec!["search", "--in", "corpus", "NATO"],
        vec!["search", "--in", "corpus", "NATO", "--json"],
        vec!["search", "--in", "corpus", "\u{1b}[31mNATO\u{202e}"],
        vec!["show", "--in", "corpus", &id],
        vec!["extract", "corpus/evil\u{1b}[31m\n.html"],
        vec!["extract", "corpus/evil\u{1b}[31m\n.html", "--json"],
        vec!["extract", "corpus/evil\u{1b}[31m\n.html", "--explain"],
        vec!["extract", "corpus/evil\u{1b}[31m\n.html", "--explain=html"],
        vec!["extract", "no\u{1b}[31m.html"],
        vec!["timeline", "--in", "corpus", "NATO"],
        vec!["similar", "--in", "corpus", &id],
        vec!["explain", "--in", "corpus", "\u{1b}[31mNATO\u{202e}"],
    ] {
        let output = session.vestnik().args(&args).output().expect("the program runs");
        for stream in [&output.stdout, &output.stderr] {
            let text = String::from_utf8(stream.clone()).expect("output is UTF-8");
            let acts = |c: &char| {
                (c.is_control() && *c != '\n')
                    || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
            };
            assert_eq!(text.chars().find(acts), None, "{args:?} printed {text:?}");
        }
    }
}

#[test]
fn an_explanation_for_a_browser_runs_and_loads_nothing() {
    let session = Session::in_empty_folder();
    let evil = "<script>alert(1)</script><img src=http://evil.example/x onerror=alert(1)>\
                <a href='javascript:alert(1)'>&lt;script&gt;alert(2)&lt;/script&gt; &quot; onload=alert(3)</a>\
                <iframe src=//evil.example></iframe><style>@import url(//evil.example)</style><svg onload=alert(4)>";
    let page = format!(
        "<html><head><title>Talks {evil}</title><meta name=author content=\"&lt;script&gt;\"></head><body \
         onload=alert(5)><h1>Talks {evil}</h1><article class='x&quot;><script>'>{}</article>",
        format!("<p>The harbour board met for hours and said &lt;img src=x&gt; and {evil}</p>").repeat(5)
    );
    fs::write(session.here.join("evil.html"), page).expect("a page that can be written");
    let output =
        session.vestnik().args(["extract", "--explain=html", "evil.html"]).output().expect("it runs");
    let html = String::from_utf8(output.stdout).expect("output is UTF-8").to_lowercase();
    assert!(output.status.success() && html.contains("harbour board"), "{html}");
    let tags = [
        "html", "head", "meta", "title", "style", "body", "h1", "h2", "p", "span", "br", "div", "table",
        "tr", "th", "td", "details", "summary", "ul", "li",
    ];
    let stray = html.split('<').skip(1).map(|tag| tag.trim_start_matches(['/', '!'])).find(|tag| {
        let name = tag.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
        let acts = tag.split('>').next().is_some_and(|tag| {
            ["src=", "href=", "=\"javascript", " on"].iter().any(|word| tag.contains(word))
        });
        acts || !(tags.contains(&name) || name == "doctype")
    });
    assert_eq!(stray, None);
}

fn first_id(json: &str) -> String {
    let at = json.find("\"id\":\"").expect("a hit has an id") + 6;
    json[at..].split('"').next().expect("an id ends").to_owned()
}
