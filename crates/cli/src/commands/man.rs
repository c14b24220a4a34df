//! `vestnik man`: the manual pages, made from the same texts as `--help`.

use super::Cli;
use crate::exit::{Complaint, Outcome};
use crate::terminal::Console;
use clap::CommandFactory;
use clap_mangen::Man;

/// Print the manual page of the program or of one command
///
/// To read one: `vestnik man search | man -l -`.
#[derive(clap::Args, Debug)]
pub(crate) struct Args {
    /// The command whose page to print [default: the program itself]
    #[arg(value_name = "COMMAND")]
    command: Option<String>,
}

impl Args {
    pub(super) fn run(self, console: &mut Console) -> anyhow::Result<Outcome> {
        let mut program = Cli::command();
        program.build();
        let page = match &self.command {
            None => program,
            Some(name) => program.find_subcommand(name).cloned().ok_or_else(|| {
                Complaint::usage(format!("no command {name}")).advise("`vestnik help` lists the commands")
            })?,
        };
        let name = page.get_display_name().unwrap_or("vestnik").to_owned();
        let mut out = Vec::new();
        let source = concat!("vestnik ", env!("CARGO_PKG_VERSION"));
        Man::new(page).title(name.to_uppercase()).source(source).render(&mut out)?;
        console.out().write_all(&out)?;
        Ok(Outcome::Done)
    }
}
