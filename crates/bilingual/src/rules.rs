//! Rules from letters to what they may become, as the data files of spelling and sound state them: letters, tab, choices
//! with spaces between, the likeliest first; `^` is the beginning of a word, `$` its end, `-` is nothing.

/// What letters may become.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Rule {
    /// The letters.
    pub(crate) letters: String,
    /// What they may become.
    pub(crate) choices: Vec<String>,
    at_start: bool,
    at_end: bool,
}

/// The rules of a file, those of more letters first. Comments begin with `#`.
pub(crate) fn rules(text: &str) -> Vec<Rule> {
    let mut rules: Vec<Rule> = text.lines().filter(|line| !line.starts_with('#')).filter_map(rule).collect();
    rules.sort_by_key(|rule| {
        std::cmp::Reverse((rule.letters.len(), u8::from(rule.at_start) + u8::from(rule.at_end)))
    });
    rules
}

impl Rule {
    /// Whether it holds for the letters of this word from byte `at` on.
    pub(crate) fn fits(&self, word: &str, at: usize) -> bool {
        let rest = &word[at..];
        rest.starts_with(&self.letters)
            && (!self.at_start || at == 0)
            && (!self.at_end || rest.len() == self.letters.len())
    }
}

fn rule(line: &str) -> Option<Rule> {
    let (letters, choices) = line.split_once('\t')?;
    Some(Rule {
        letters: letters.trim_matches(['^', '$']).to_owned(),
        choices: choices.split(' ').map(|one| one.trim_matches('-').to_owned()).collect(),
        at_start: letters.starts_with('^'),
        at_end: letters.ends_with('$'),
    })
}

#[cfg(test)]
mod tests {
    use super::rules;

    #[test]
    fn longer_letters_come_first_and_anchors_hold() {
        let rules = rules("# a comment\na\tx\nab\ty -\n^a\tz\nb$\tw\n");
        let letters: Vec<&str> = rules.iter().map(|rule| rule.letters.as_str()).collect();
        assert_eq!(letters, ["ab", "a", "b", "a"]);
        assert_eq!(rules[0].choices, ["y", ""]);
        assert!(rules[1].fits("ac", 0) && !rules[1].fits("ca", 1));
        assert!(rules[2].fits("ab", 1) && !rules[2].fits("bc", 0));
    }
}
