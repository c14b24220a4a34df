//! What the user says about entries: right, or wrong. Kept apart from what was learned, so that learning again loses nothing.

use std::collections::BTreeMap;
use std::fmt::Write;
use vestnik_analysis::{Analyzer, Scratch};

/// A first line that begins so says what a file of ours is.
const OURS: &str = "# vestnik ";
const HEAD: &str = "# vestnik lexicon decisions: accept or reject<TAB>english<TAB>russian";

/// What the user says about two words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Decision {
    /// They stand for each other.
    Accept,
    /// They do not.
    Reject,
}

/// Decisions by pair of words. Forms of one word are one word.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Decisions {
    by_key: BTreeMap<(String, String), (Decision, String, String)>,
}

impl Decisions {
    /// Reads lines as [`Decisions::to_text`] writes them. Also gives the numbers of lines that are none, which are passed
    /// over: people edit this file. The first line is one where it says that this is another list, or one of another version.
    pub fn from_text(text: &str) -> (Self, Vec<usize>) {
        let (mut decisions, mut wrong) = (Self::default(), Vec::new());
        if text.lines().next().is_some_and(|head| head.starts_with(OURS) && head != HEAD) {
            wrong.push(1);
        }
        let lines = text.lines().enumerate();
        for (at, line) in lines.filter(|(_, line)| !line.trim().is_empty() && !line.starts_with('#')) {
            let mut cells = line.split('\t').map(str::trim);
            let decision = match cells.next() {
                Some("accept") => Some(Decision::Accept),
                Some("reject") => Some(Decision::Reject),
                _ => None,
            };
            match (decision, cells.next(), cells.next(), cells.next()) {
                (Some(decision), Some(english), Some(russian), None)
                    if decisions.decide(decision, english, russian) => {}
                _ => wrong.push(at + 1),
            }
        }
        (decisions, wrong)
    }

    /// The decisions as text, a line each.
    pub fn to_text(&self) -> String {
        let mut text = format!("{HEAD}\n");
        for (decision, english, russian) in self.by_key.values() {
            let decision = match decision {
                Decision::Accept => "accept",
                Decision::Reject => "reject",
            };
            writeln!(text, "{decision}\t{english}\t{russian}").expect("writing to a string");
        }
        text
    }

    /// Takes a decision, in place of an earlier one about the same words. False where one of them is no word.
    pub fn decide(&mut self, decision: Decision, english: &str, russian: &str) -> bool {
        let key = (key(english), key(russian));
        let whole = !key.0.is_empty() && !key.1.is_empty();
        if whole {
            let one_line = |word: &str| word.split_whitespace().collect::<Vec<_>>().join(" ");
            self.by_key.insert(key, (decision, one_line(english), one_line(russian)));
        }
        whole
    }

    /// What was decided about these words, in any of their forms.
    pub fn about(&self, english: &str, russian: &str) -> Option<Decision> {
        self.by_key.get(&(key(english), key(russian))).map(|(decision, ..)| *decision)
    }

    /// All these pairs of words accepted.
    pub fn of<'t>(words: impl IntoIterator<Item = (&'t str, &'t str)>) -> Self {
        let mut decisions = Self::default();
        for (english, russian) in words {
            decisions.decide(Decision::Accept, english, russian);
        }
        decisions
    }

    /// Whether nothing was decided.
    pub fn is_empty(&self) -> bool {
        self.by_key.is_empty()
    }

    /// The accepted pairs of words.
    pub fn accepted(&self) -> impl Iterator<Item = (&str, &str)> {
        let accepted = self.by_key.values().filter(|(decision, ..)| *decision == Decision::Accept);
        accepted.map(|(_, english, russian)| (english.as_str(), russian.as_str()))
    }

    /// All decisions, the English word first.
    pub fn all(&self) -> impl Iterator<Item = (Decision, &str, &str)> {
        self.by_key
            .values()
            .map(|(decision, english, russian)| (*decision, english.as_str(), russian.as_str()))
    }

    /// The rejected pairs of words by their [keys](key).
    pub fn rejected_keys(&self) -> impl Iterator<Item = (&str, &str)> {
        let rejected = self.by_key.iter().filter(|(_, (decision, ..))| *decision == Decision::Reject);
        rejected.map(|((english, russian), _)| (english.as_str(), russian.as_str()))
    }
}

/// What all forms of a word or phrase have in common: the first term of each word.
pub fn key(text: &str) -> String {
    let mut terms: Vec<String> = Vec::new();
    let mut last = None;
    Analyzer::new().analyze(text, &mut Scratch::new(), &mut |token| {
        if last.replace(token.position) != Some(token.position) {
            terms.push(token.term.to_owned());
        }
    });
    terms.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decisions_hold_for_all_forms_and_read_back() {
        let mut decisions = Decisions::default();
        assert!(decisions.decide(Decision::Reject, "caller", "жестокости"));
        assert!(decisions.decide(Decision::Accept, "loitering munition", "барражирующий боеприпас"));
        assert!(!decisions.decide(Decision::Accept, "", "—"));
        assert_eq!(decisions.about("callers", "жестокость"), Some(Decision::Reject));
        assert_eq!(decisions.about("caller", "звонивший"), None);
        assert_eq!(Decisions::from_text(&decisions.to_text()), (decisions.clone(), vec![]));
        assert!(decisions.decide(Decision::Accept, "Callers", "жестокость"));
        assert_eq!(decisions.accepted().count(), 2);
    }

    #[test]
    fn wrong_lines_are_named() {
        let (decisions, wrong) = Decisions::from_text("# c\nreject\ta\nmaybe\ta\tб\naccept\tcat\tкот\n");
        assert_eq!((decisions.accepted().collect::<Vec<_>>(), wrong), (vec![("cat", "кот")], vec![2, 3]));
        assert_eq!(Decisions::from_text("# vestnik pairs 9\n").1, [1]);
    }
}
