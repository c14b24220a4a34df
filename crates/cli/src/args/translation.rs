//! Whether a query is also answered in the other language, and with which dictionaries.

use crate::dictionaries;
use crate::terminal::Console;
use clap::{Args, ValueEnum, ValueHint};
use std::path::PathBuf;
use vestnik::{SearchRequest, Translate, UserDictionary};

/// What stands for the words of a query in the other language.
#[derive(Args, Debug)]
#[command(next_help_heading = "The other language")]
pub(crate) struct TranslationArgs {
    /// Whether Russian words may stand for English ones and the other way round
    #[arg(long, value_name = "WHEN", value_enum, default_value_t)]
    translate: When,

    /// Translate with this dictionary too: a dictd `.index`, or lines `english<TAB>русский`; may be given more than once
    ///
    /// In place of the English-Russian dictionaries of the system (dictd/mueller*, dictd/*eng-rus* in $XDG_DATA_DIRS), which
    /// are used without being named. `none` is for none of them. The built-in glossary is always used.
    #[arg(long, value_name = "PATH", value_hint = ValueHint::FilePath)]
    dictionary: Vec<PathBuf>,
}

/// Whether words of the other language count
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum When {
    /// Only the words as typed
    Off,
    /// Both: hits of the words as typed keep their order, the best of the other language stand at places 4, 7 and 10
    #[default]
    Also,
    /// Both alike, in one list
    All,
}

impl TranslationArgs {
    /// The request with what these options ask.
    pub(crate) fn apply(&self, request: SearchRequest) -> SearchRequest {
        let translate = match self.translate {
            When::Off => Translate::Off,
            When::Also => Translate::Also,
            When::All => Translate::All,
        };
        SearchRequest { translate, ..request }
    }

    /// The dictionaries to search with, none of them read in vain.
    pub(crate) fn dictionaries(&self, console: &mut Console) -> anyhow::Result<Vec<UserDictionary>> {
        if self.translate == When::Off {
            return Ok(Vec::new());
        }
        match self.dictionary.as_slice() {
            [] => Ok(dictionaries::of_the_system(console)),
            [none] if none.as_os_str() == "none" => Ok(Vec::new()),
            named => dictionaries::named(named),
        }
    }
}
