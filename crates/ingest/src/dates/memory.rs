//! The dates of the lines that were read last.
//!
//! Extraction asks the few lines with a digit beside the headline again and again: whether they have a year, whether they
//! are a date and nothing else, what they date. Each thread remembers the last of them.

use super::pattern::Found;
use super::reader::DateOrder;
use std::cell::RefCell;

/// How many lines a thread remembers: as many as have a digit beside a headline, mostly.
const SLOTS: usize = 8;
/// A longer text is not remembered, in bytes.
const LONGEST: usize = 256;

thread_local! {
    static MEMORY: RefCell<Memory> = RefCell::default();
}

#[derive(Default)]
struct Memory {
    lines: Vec<Line>,
    /// The line that the next new one takes the place of.
    oldest: usize,
}

#[derive(Default)]
struct Line {
    text: String,
    order: DateOrder,
    found: Option<Found>,
}

/// The date in a text as it is remembered, else as `find` finds it.
pub(super) fn remembered(text: &str, order: DateOrder, find: impl Fn() -> Option<Found>) -> Option<Found> {
    if text.len() > LONGEST {
        return find();
    }
    MEMORY.with_borrow_mut(|memory| memory.get(text, order, find))
}

impl Memory {
    fn get(&mut self, text: &str, order: DateOrder, find: impl Fn() -> Option<Found>) -> Option<Found> {
        if let Some(line) = self.lines.iter().find(|line| line.order == order && line.text == text) {
            return line.found.clone();
        }
        // Before anything is stored: where this panics, what is remembered stays right.
        let found = find();
        if self.lines.len() < SLOTS {
            self.lines.push(Line::default());
        }
        let line = &mut self.lines[self.oldest];
        self.oldest = (self.oldest + 1) % SLOTS;
        line.text.clear();
        line.text.push_str(text);
        (line.order, line.found) = (order, found.clone());
        found
    }
}

#[cfg(test)]
mod tests {
    use super::Memory;
    use crate::dates::{DateOrder, find};
    use std::panic::{AssertUnwindSafe, catch_unwind};

    #[test]
    fn nothing_is_remembered_of_a_line_that_could_not_be_read() {
        let mut memory = Memory::default();
        let text = "On 1/2/2024";
        let broken = || memory.get(text, DateOrder::DayFirst, || panic!("a flaw"));
        assert!(catch_unwind(AssertUnwindSafe(broken)).is_err());
        let found = memory.get(text, DateOrder::DayFirst, || find(text, DateOrder::DayFirst));
        assert!(found.is_some());
    }

    #[test]
    fn what_is_remembered_is_what_is_found() {
        // More lines than are remembered, in both orders, some of them twice in a row.
        for round in 0..3 {
            for day in 1..=12 {
                for (order, wanted) in [
                    (DateOrder::DayFirst, format!("2024-01-{day:02}")),
                    (DateOrder::MonthFirst, format!("2024-{day:02}-01")),
                ] {
                    let line = format!("On {day}/1/2024");
                    for _ in 0..2 {
                        let found = find(&line, order).map(|found| (found.moment.to_string(), found.range));
                        assert_eq!(found, Some((wanted.clone(), 3..line.len())), "{round}");
                    }
                }
            }
        }
    }
}
