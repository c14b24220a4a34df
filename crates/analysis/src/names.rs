//! Terms by number: each once, numbered in the order in which they came.

use crate::numbers::NumberTable;

/// The table of terms.
#[derive(Debug, Default)]
pub(crate) struct Names {
    table: NumberTable,
    /// All names, one after another.
    text: String,
    /// Where each of them ends.
    ends: Vec<usize>,
}

impl Names {
    /// The term with this number, which has to be one that was given.
    #[inline]
    pub(crate) fn get(&self, number: u32) -> &str {
        get(&self.text, &self.ends, number)
    }

    /// The number of a term, a new one where it has none.
    pub(crate) fn number_of(&mut self, name: &str) -> u32 {
        let (text, ends) = (&self.text, &self.ends);
        let number = self.table.number_of(name.as_bytes(), |number| get(text, ends, number) == name);
        if number as usize == self.ends.len() {
            self.text.push_str(name);
            self.ends.push(self.text.len());
        }
        number
    }

    /// About how much memory it takes.
    pub(crate) fn bytes(&self) -> usize {
        self.text.len() + size_of_val(self.ends.as_slice()) + self.table.bytes()
    }
}

#[inline]
fn get<'t>(text: &'t str, ends: &[usize], number: u32) -> &'t str {
    let number = number as usize;
    let start = number.checked_sub(1).map_or(0, |before| ends[before]);
    &text[start..ends[number]]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_term_has_one_number() {
        let mut names = Names::default();
        let all: Vec<String> = (0..3_000).map(|number| format!("имя{number}")).collect();
        for round in 0..2 {
            for (number, name) in (0..).zip(&all) {
                assert_eq!(names.number_of(name), number, "{round}");
                assert_eq!(names.get(number), name);
            }
        }
    }
}
