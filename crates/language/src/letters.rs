//! The letters of a text, counted by script.

use crate::candidates::Script;

/// Letters by script.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Letters {
    pub(crate) latin: usize,
    pub(crate) cyrillic: usize,
    /// Of any other script.
    pub(crate) other: usize,
    /// Cyrillic letters that stand next to another one. Russian news are full of Latin brand names, English ones never
    /// have two Cyrillic letters in a row: one such pair tells more than the shares do.
    pub(crate) cyrillic_in_a_row: usize,
    /// The Cyrillic letters since the last other character.
    run: usize,
}

/// A text with so many letters of other scripts for each Latin or Cyrillic one is in neither.
const MOSTLY_OTHER: usize = 2;
/// Latin letters for each Cyrillic one in a row that make a text Latin none the less: a quotation in it.
const LATIN_OVER_CYRILLIC: usize = 6;

/// What a letter counts as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Latin,
    Cyrillic,
    Other,
}

impl Kind {
    /// The kind of a letter; `None` for what is no letter.
    pub(crate) fn of(c: char) -> Option<Kind> {
        match c {
            'a'..='z' | 'A'..='Z' | 'À'..='Ö' | 'Ø'..='ö' | 'ø'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' => {
                Some(Kind::Latin)
            }
            '\u{400}'..='\u{52f}' => Some(Kind::Cyrillic),
            // Dashes and quotation marks are the most frequent of all that is left, then signs, pictures, and what styles them.
            '\u{2000}'..='\u{206f}'
            | '\u{20a0}'..='\u{20cf}'
            | '\u{2190}'..='\u{23ff}'
            | '\u{2500}'..='\u{2bff}'
            | '\u{fe00}'..='\u{fe0f}'
            | '\u{1f1e6}'..='\u{1faff}' => None,
            c if !c.is_ascii() && c.is_alphabetic() => Some(Kind::Other),
            _ => None,
        }
    }
}

impl Letters {
    /// Counts the next character of a text.
    #[inline]
    pub(crate) fn add(&mut self, kind: Option<Kind>) {
        match kind {
            Some(Kind::Cyrillic) => {
                self.cyrillic += 1;
                self.cyrillic_in_a_row += [0, 2, 1][self.run.min(2)];
                self.run += 1;
                return;
            }
            Some(Kind::Latin) => self.latin += 1,
            Some(Kind::Other) => self.other += 1,
            None => {}
        }
        self.run = 0;
    }

    /// Counts so many letters of one kind that stand together.
    pub(crate) fn add_run(&mut self, kind: Kind, count: usize) {
        match kind {
            _ if count == 0 => {}
            Kind::Cyrillic => {
                self.cyrillic += count;
                // The first of a row counts when the second is met.
                self.cyrillic_in_a_row += match self.run {
                    0 if count == 1 => 0,
                    1 => count + 1,
                    _ => count,
                };
                self.run += count;
            }
            Kind::Latin => (self.latin, self.run) = (self.latin + count, 0),
            Kind::Other => (self.other, self.run) = (self.other + count, 0),
        }
    }

    /// Counts Cyrillic letters of which so many stand in a row, between other characters.
    pub(crate) fn add_rows(&mut self, letters: usize, in_a_row: usize) {
        self.cyrillic += letters;
        self.cyrillic_in_a_row += in_a_row;
        self.run = 0;
    }

    /// Whether the last character was a Cyrillic letter.
    pub(crate) fn is_in_row(&self) -> bool {
        self.run > 0
    }

    /// All letters.
    pub(crate) fn total(&self) -> usize {
        self.latin + self.cyrillic + self.other
    }

    /// The script to judge the text by; `None` when it is written in neither.
    pub(crate) fn script(&self) -> Option<Script> {
        let known = self.latin + self.cyrillic;
        if self.other > known * MOSTLY_OTHER || known == 0 {
            None
        } else if self.cyrillic_in_a_row > 0 && self.latin <= self.cyrillic_in_a_row * LATIN_OVER_CYRILLIC {
            Some(Script::Cyrillic)
        } else if self.latin >= self.cyrillic {
            Some(Script::Latin)
        } else {
            Some(Script::Cyrillic)
        }
    }

    /// The letters of one script.
    pub(crate) fn of(&self, script: Script) -> usize {
        match script {
            Script::Cyrillic => self.cyrillic,
            Script::Latin => self.latin,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Kind;

    #[test]
    fn behind_the_two_scripts_what_has_a_kind_is_a_letter() {
        for c in '\u{530}'..=char::MAX {
            assert_eq!(Kind::of(c).is_some(), c.is_alphabetic(), "{c:?}");
        }
    }
}
