//! `vestnik detect`: the language of lines of text.

use crate::exit::Outcome;
use crate::print::Format;
use crate::terminal::Console;
use std::io::{self, BufRead};

/// Tell the language of each line of text
///
/// Prints `lang<TAB>confidence<TAB>text` for each line: ru, en, the code of another language, `other`, or `und` where
/// nothing can be said; the confidence is between 0 and 1.
#[derive(clap::Args, Debug)]
pub(crate) struct Args {
    /// The text; `-` or nothing reads lines from standard input
    #[arg(value_name = "TEXT")]
    text: Vec<String>,

    /// Print one JSON object for each line
    #[arg(long)]
    json: bool,
}

impl Args {
    pub(super) fn run(self, console: &mut Console) -> anyhow::Result<Outcome> {
        let format = Format::json_if(self.json);
        if !self.text.is_empty() && self.text != ["-"] {
            for line in self.text.join(" ").lines() {
                format.detection(console, line, &vestnik::detect(line))?;
            }
            return Ok(Outcome::Done);
        }
        let mut stdin = io::stdin().lock();
        let mut bytes = Vec::new();
        while stdin.read_until(b'\n', &mut bytes)? > 0 {
            let text = String::from_utf8_lossy(&bytes);
            let line = text.trim_end_matches(['\n', '\r']);
            format.detection(console, line, &vestnik::detect(line))?;
            bytes.clear();
        }
        Ok(Outcome::Done)
    }
}
