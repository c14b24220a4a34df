//! The stacks of sources that a search across languages is measured with: each has all of the one before, and one more.

use vestnik::{ExpansionSource, SearchRequest, Translate};

/// A stack: a name, and the sources of the other language that it leaves out.
pub struct Stack {
    /// What it is called in the table.
    pub name: &'static str,
    without: &'static [ExpansionSource],
    translate: Translate,
}

use ExpansionSource::{Dictionary, Glossary, Learned, Phonetic};

/// From nothing to all of them.
pub const STACKS: &[Stack] = &[
    Stack { name: "nothing", without: &[], translate: Translate::Off },
    Stack {
        name: "+ spelling",
        without: &[Phonetic, Glossary, Dictionary, Learned],
        translate: Translate::All,
    },
    Stack { name: "+ sound", without: &[Glossary, Dictionary, Learned], translate: Translate::All },
    Stack { name: "+ glossary", without: &[Dictionary, Learned], translate: Translate::All },
    Stack { name: "+ dictionary", without: &[Learned], translate: Translate::All },
    Stack { name: "+ learned", without: &[], translate: Translate::All },
    Stack { name: "learned, no dictionary", without: &[Dictionary], translate: Translate::All },
];

impl Stack {
    /// A request of ten hits with these sources.
    pub fn request(&self, query: &str) -> SearchRequest {
        SearchRequest {
            translate: self.translate,
            without: self.without.to_vec(),
            snippets: false,
            pairs: false,
            ..SearchRequest::new(query)
        }
    }
}
