//! Commands that a person is advised to run next: on the index of the command that was given, not on another one.

use clap::ArgMatches;
use std::path::{Path, PathBuf};

/// How the command named its index.
#[derive(Clone, Debug, Default)]
pub(crate) struct Follow {
    index: Option<PathBuf>,
    folder: Option<PathBuf>,
}

impl Follow {
    /// Reads it off the command line. Every command names its index by the same options, so this need not know commands.
    pub(crate) fn of(matches: &ArgMatches) -> Self {
        let mut deepest = matches;
        while let Some((_, below)) = deepest.subcommand() {
            deepest = below;
        }
        // A command that has no such option has named no index.
        let path = |id| deepest.try_get_one::<PathBuf>(id).ok().flatten().cloned();
        Self { index: path("index"), folder: path("folder") }
    }

    /// The index of `--in FOLDER` is kept here: some commands know it by this place only.
    pub(crate) fn kept_in(&mut self, place: &Path) {
        self.index = Some(place.to_owned());
    }

    /// `vestnik …` on the same index, for a command that knows `--in`.
    pub(crate) fn command(&self, command: &str) -> String {
        match &self.folder {
            Some(folder) => written(command, Some(("--in", folder))),
            None => self.on_index(command),
        }
    }

    /// `vestnik …` on the same index, for a command that knows `--index` alone.
    pub(crate) fn on_index(&self, command: &str) -> String {
        written(command, self.index.as_deref().map(|index| ("--index", index)))
    }
}

fn written(command: &str, option: Option<(&str, &Path)>) -> String {
    let option = option.map(|(name, path)| format!(" {name} {}", quoted(&path.to_string_lossy())));
    format!("`vestnik {command}{}`", option.unwrap_or_default())
}

/// A word as a shell reads it: as it is where that is safe, else in single quotes.
pub(crate) fn quoted(word: &str) -> String {
    // A leading hyphen would be read as an option.
    let dot = if word.starts_with('-') { "./" } else { "" };
    let is_plain = |c: char| c.is_alphanumeric() || "/._-+=:,@%".contains(c);
    if !word.is_empty() && word.chars().all(is_plain) {
        return format!("{dot}{word}");
    }
    format!("'{dot}{}'", word.replace('\'', r"'\''"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::commands::Cli;
    use clap::CommandFactory;

    fn follow(line: &[&str]) -> Follow {
        Follow::of(&Cli::command().get_matches_from(line))
    }

    #[test]
    fn the_next_command_names_the_same_index() {
        let given = follow(&["vestnik", "search", "--index", "my index", "word"]);
        assert_eq!(given.command("learn"), "`vestnik learn --index 'my index'`");
        assert_eq!(given.on_index("check --repair"), "`vestnik check --repair --index 'my index'`");
        let nested = follow(&["vestnik", "lexicon", "list", "--index", "old"]);
        assert_eq!(nested.command("learn"), "`vestnik learn --index old`");
        assert_eq!(follow(&["vestnik", "detect", "word"]).command("learn"), "`vestnik learn`");
    }

    #[test]
    fn the_index_of_a_folder_has_two_names() {
        let mut given = follow(&["vestnik", "pairs", "--in", "news"]);
        given.kept_in(Path::new("/cache/news-1"));
        assert_eq!(given.command("learn"), "`vestnik learn --in news`");
        assert_eq!(given.on_index("check"), "`vestnik check --index /cache/news-1`");
    }

    #[test]
    fn a_shell_reads_back_what_was_meant() {
        for (word, expected) in [
            ("pages/Новости", "pages/Новости"),
            ("a b", "'a b'"),
            ("it's", r"'it'\''s'"),
            ("~", "'~'"),
            ("-x", "./-x"),
            ("", "''"),
        ] {
            assert_eq!(quoted(word), expected);
        }
    }
}
