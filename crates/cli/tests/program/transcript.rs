//! Transcripts: Markdown whose `console` blocks hold commands (`$ …`) and what they print.
//!
//! A first line `? N` of the output states an exit code that is not 0. In what is expected, `[..]` stands for any part
//! of a line and `...` for any lines. Durations are not compared.

use super::session::Session;
use snapbox::filter::NormalizeToExpected;
use std::fs;
use std::path::Path;

/// A file in parts, in order: text that is left alone, and commands.
#[derive(Debug, PartialEq)]
enum Part {
    Text(String),
    Command { line: String, expected: String },
}

/// Runs the commands of a file in a session.
///
/// # Panics
/// When one prints something else than the file says, unless `SNAPSHOTS=overwrite`: then the file is rewritten.
pub(crate) fn check(file: &Path, session: &mut Session) {
    let text = fs::read_to_string(file).expect("a transcript that can be read");
    let mut now = String::new();
    for part in parts(&text) {
        match part {
            Part::Text(text) => now.push_str(&text),
            Part::Command { line, expected } => {
                let printed = printed(&line, &expected, session);
                let same = is_same(&printed, &expected);
                now.push_str(&format!(
                    "$ {}\n{}",
                    line.replace('\n', "\n> "),
                    if same { expected } else { printed }
                ));
            }
        }
    }
    if std::env::var("SNAPSHOTS").is_ok_and(|value| value == "overwrite") {
        fs::write(file, now).expect("a transcript that can be written");
    } else {
        snapbox::assert_data_eq!(now, snapbox::Data::text(text).raw());
    }
}

/// Commands that a reader runs and a test cannot.
const NOT_RUN: [&str; 3] = ["git clone ", "cargo install ", "cargo test "];

fn printed(line: &str, expected: &str, session: &mut Session) -> String {
    if NOT_RUN.iter().any(|start| line.starts_with(start)) {
        return expected.to_owned();
    }
    let ran = session.run(&line.replace("cargo run --release -- ", "vestnik "));
    let mut output = if ran.code == 0 { String::new() } else { format!("? {}\n", ran.code) };
    output.push_str(&ran.output);
    if !output.is_empty() && !output.ends_with('\n') {
        output.push('\n');
    }
    output
}

fn is_same(printed: &str, expected: &str) -> bool {
    let data = |text: &str| snapbox::Data::text(without_durations(text));
    let expected = data(expected);
    NormalizeToExpected::new().redact().normalize(data(printed), &expected) == expected
}

/// `3 hits (1.7 ms)` and `3 hits (2.4 ms)` say the same.
fn without_durations(text: &str) -> String {
    let mut words: Vec<&str> = text.split(' ').collect();
    for at in 1..words.len() {
        let is_unit = ["ms", "s"].contains(&words[at].split(')').next().unwrap_or_default());
        if is_unit && words[at - 1].trim_start_matches('(').parse::<f64>().is_ok() {
            words[at - 1] = "#";
        }
    }
    words.join(" ")
}

fn parts(text: &str) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    let mut inside = false;
    for line in text.split_inclusive('\n') {
        let fence = line.starts_with("```");
        let command = line.strip_prefix("$ ").filter(|_| inside);
        if fence {
            inside = !inside && line.trim_end() == "```console";
        }
        match (parts.last_mut(), command) {
            (_, Some(command)) => {
                parts.push(Part::Command { line: command.trim_end().to_owned(), expected: String::new() });
            }
            (Some(Part::Command { line: command, expected }), None) if inside && !fence => {
                match line.strip_prefix("> ").filter(|_| expected.is_empty()) {
                    Some(more) => *command = format!("{command}\n{}", more.trim_end()),
                    None => expected.push_str(line),
                }
            }
            (Some(Part::Text(before)), None) => before.push_str(line),
            (_, None) => parts.push(Part::Text(line.to_owned())),
        }
    }
    parts
}

#[test]
fn a_transcript_comes_apart_and_stays_the_same() {
    let text =
        "A tour.\n\n```console\n$ vestnik detect 'a\n> b'\n? 1\nen\n$ true\n```\nEnd.\n```sh\n$ no\n```\n";
    let parts = parts(text);
    assert_eq!(
        parts,
        [
            Part::Text("A tour.\n\n```console\n".to_owned()),
            Part::Command { line: "vestnik detect 'a\nb'".to_owned(), expected: "? 1\nen\n".to_owned() },
            Part::Command { line: "true".to_owned(), expected: String::new() },
            Part::Text("```\nEnd.\n```sh\n$ no\n```\n".to_owned()),
        ]
    );
}

#[test]
fn what_is_printed_is_compared_with_elisions_and_without_durations() {
    assert!(is_same("3 hits (1.7 ms)\n", "3 hits (22.4 ms)\n"));
    assert!(is_same("a\nb\nc\n", "a\n...\nc\n"));
    assert!(is_same("score 1.25 x\n", "score [..] x\n"));
    assert!(!is_same("3 hits (1.7 ms)\n", "4 hits (1.7 ms)\n"));
    assert!(!is_same("a\nb\n", "a\n"));
}
