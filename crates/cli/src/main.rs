//! The program `vestnik`: index and search folders of saved Russian and English news pages, offline.
//!
//! `main` reads the command line, runs one command and ends with its exit code. Each command is a file in
//! `commands/`, each output format a file in `print/`; `terminal/` knows what a terminal can show, `args/` the options
//! that commands share, `exit.rs` what errors and outcomes mean to other programs. All the work is done by the
//! library `vestnik`; nothing here knows pages, queries or indexes from inside.

mod args;
mod batch;
mod commands;
mod dictionaries;
mod exit;
mod fault;
mod folder;
mod follow;
mod interrupt;
mod location;
mod paths;
mod print;
mod progress;
mod reading;
mod stages;
mod terminal;
mod update;

use clap::{CommandFactory, FromArgMatches};
use commands::Cli;
use follow::Follow;
use std::process::ExitCode;
use terminal::Console;

fn main() -> ExitCode {
    fault::keep_quiet();
    let line = Cli::command()
        .try_get_matches()
        .and_then(|matches| Ok((Cli::from_arg_matches(&matches)?, Follow::of(&matches))));
    let (cli, follow) = match line {
        Ok(line) => line,
        Err(instead) => return exit::without_command(&instead),
    };
    let mut console = Console::new(cli.color, follow);
    let result = fault::guarded(|| cli.command.run(&mut console));
    exit::finish(result, &mut console)
}
