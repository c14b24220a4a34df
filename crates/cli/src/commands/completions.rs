//! `vestnik completions`: what a shell needs to complete our options.

use super::Cli;
use crate::exit::Outcome;
use crate::terminal::Console;
use clap::CommandFactory;
use clap_complete::Shell;

/// Print the completion script of a shell
///
/// For bash: `vestnik completions bash > ~/.local/share/bash-completion/completions/vestnik`.
#[derive(clap::Args, Debug)]
pub(crate) struct Args {
    /// The shell
    #[arg(value_name = "SHELL")]
    shell: Shell,
}

impl Args {
    pub(super) fn run(self, console: &mut Console) -> anyhow::Result<Outcome> {
        let mut script = Vec::new();
        clap_complete::generate(self.shell, &mut Cli::command(), "vestnik", &mut script);
        console.out().write_all(&script)?;
        Ok(Outcome::Done)
    }
}
