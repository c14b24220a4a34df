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
        vec!["extract", "no\u{1b}[31m.html"],
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

fn first_id(json: &str) -> String {
    let at = json.find("\"id\":\"").expect("a hit has an id") + 6;
    json[at..].split('"').next().expect("an id ends").to_owned()
}
