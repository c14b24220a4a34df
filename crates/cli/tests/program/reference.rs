//! docs/CLI.md is the program's own help and nothing else.

use super::session::{Session, root};

#[test]
fn the_reference_equals_the_help() {
    let session = Session::in_clone();
    let help = |args: &[&str]| {
        let output = session.vestnik().args(args).output().expect("the program runs");
        String::from_utf8(output.stdout).expect("help is UTF-8")
    };
    let overview = help(&["--help"]);
    let mut page = String::from("# The command line\n\n");
    page.push_str("The program's own help, command by command. Exit codes and output formats are at the end of the first part.\n\n");
    page.push_str(&format!("## vestnik\n\n```text\n{overview}```\n"));
    for command in commands(&overview) {
        let own = help(&[command, "--help"]);
        page.push_str(&format!("\n## vestnik {command}\n\n```text\n{own}```\n"));
        for part in commands(&own) {
            let own = help(&[command, part, "--help"]);
            page.push_str(&format!("\n### vestnik {command} {part}\n\n```text\n{own}```\n"));
        }
    }
    let file = snapbox::Data::read_from(&root().join("docs/CLI.md"), None);
    snapbox::Assert::new().action_env("SNAPSHOTS").eq(snapbox::Data::text(page).raw(), file.raw());
}

/// The commands that the overview lists.
fn commands(overview: &str) -> Vec<&str> {
    overview
        .lines()
        .skip_while(|line| *line != "Commands:")
        .skip(1)
        .take_while(|line| line.starts_with("  "))
        .filter(|line| !line.starts_with("   "))
        .filter_map(|line| line.split_whitespace().next())
        .filter(|name| *name != "help")
        .collect()
}
