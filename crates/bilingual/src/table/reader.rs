//! A table as it lies in memory: opened from bytes, read in place.

use super::format::{HEADER, LONGEST_PHRASE, MAGIC};
use thiserror::Error;

/// Why bytes are no phrase table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum TableError {
    /// They do not begin like one of this version.
    #[error("not a phrase table of this version")]
    Format,
    /// They are shorter or longer than they say.
    #[error("the phrase table is cut short or damaged")]
    Length,
}

/// Phrases of both languages with their equivalents in the other, over any bytes: built in, read or mapped.
///
/// Opening checks the length only, so it costs nothing; damage inside shows as missing entries, never as a panic.
#[derive(Clone, Copy, Debug)]
pub struct PhraseTable<B> {
    bytes: B,
    layout: Layout,
}

/// One way to say a phrase in the other language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Equivalent<'t> {
    text: &'t str,
}

/// A phrase that a run of words begins with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Match<'t> {
    /// How many words it takes.
    pub words: usize,
    /// Its equivalents, best first.
    pub equivalents: Vec<Equivalent<'t>>,
}

#[derive(Clone, Copy, Debug)]
struct Layout {
    keys: usize,
    key_ends: usize,
    value_ends: usize,
    values: usize,
    /// How many values there are.
    value_count: usize,
    text_ends: usize,
    key_bytes: usize,
    text_bytes: usize,
}

/// How many beginnings of phrases are followed at once; words have few terms, so this is never reached by real ones.
const MOST_BEGINNINGS: usize = 64;

impl<B: AsRef<[u8]>> PhraseTable<B> {
    /// A table over these bytes.
    pub fn open(bytes: B) -> Result<Self, TableError> {
        let layout = Layout::of(bytes.as_ref())?;
        Ok(Self { bytes, layout })
    }

    /// How many phrases there are.
    pub fn len(&self) -> usize {
        self.layout.keys
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.layout.keys == 0
    }

    /// The table's bytes.
    pub fn as_bytes(&self) -> &[u8] {
        self.bytes.as_ref()
    }

    /// All phrases that the first of these words begin with, longest first. Each word is given by all its terms.
    pub fn matches<T: AsRef<str>>(&self, words: &[Vec<T>]) -> Vec<Match<'_>> {
        let mut found = Vec::new();
        let mut beginnings = vec![String::new()];
        for (at, word) in words.iter().take(LONGEST_PHRASE).enumerate() {
            let mut equivalents: Vec<Equivalent<'_>> = Vec::new();
            let mut longer = Vec::new();
            for key in extended(&beginnings, word) {
                self.lookup(&key).for_each(|one| push_new(&mut equivalents, one));
                if self.begins_longer(&key) && longer.len() < MOST_BEGINNINGS {
                    longer.push(key);
                }
            }
            if !equivalents.is_empty() {
                found.push(Match { words: at + 1, equivalents });
            }
            beginnings = longer;
        }
        found.reverse();
        found
    }

    /// The equivalents of one key: terms joined by a space.
    pub fn lookup(&self, key: &str) -> impl Iterator<Item = Equivalent<'_>> {
        let at = self.lower_bound(key);
        let range = match self.key(at) {
            Some(found) if found == key.as_bytes() => self.range(self.layout.value_ends, at),
            _ => None,
        };
        // A damaged end may say anything.
        let range = range.map(|range| range.start..range.end.min(self.layout.value_count));
        range.into_iter().flatten().filter_map(|value| {
            let text = self.number(self.layout.values, value)? as usize;
            let bytes = self.range(self.layout.text_ends, text)?;
            let bytes = self.as_bytes().get(self.layout.text_bytes..)?.get(bytes)?;
            Some(Equivalent { text: std::str::from_utf8(bytes).ok()? })
        })
    }

    fn begins_longer(&self, key: &str) -> bool {
        let beginning = format!("{key} ");
        self.key(self.lower_bound(&beginning)).is_some_and(|found| found.starts_with(beginning.as_bytes()))
    }

    fn lower_bound(&self, key: &str) -> usize {
        let (mut low, mut high) = (0, self.layout.keys);
        while low < high {
            let middle = low.midpoint(high);
            match self.key(middle) {
                Some(found) if found < key.as_bytes() => low = middle + 1,
                _ => high = middle,
            }
        }
        low
    }

    fn key(&self, at: usize) -> Option<&[u8]> {
        if at >= self.layout.keys {
            return None;
        }
        let range = self.range(self.layout.key_ends, at)?;
        self.as_bytes().get(self.layout.key_bytes..)?.get(range)
    }

    /// From the end before to the end at `at` in an array of ends.
    fn range(&self, ends: usize, at: usize) -> Option<std::ops::Range<usize>> {
        let start = if at == 0 { 0 } else { self.number(ends, at - 1)? as usize };
        Some(start..self.number(ends, at)? as usize)
    }

    fn number(&self, array: usize, at: usize) -> Option<u32> {
        number(self.as_bytes(), array.checked_add(at.checked_mul(4)?)?)
    }
}

impl<'t> Equivalent<'t> {
    /// The word or phrase as it is shown.
    pub fn text(&self) -> &'t str {
        self.forms().next().unwrap_or(self.text)
    }

    /// It and those of its forms that do not share its stem: `день`, `дня`.
    pub fn forms(&self) -> impl Iterator<Item = &'t str> + use<'t> {
        self.text.split('/')
    }
}

impl Layout {
    fn of(bytes: &[u8]) -> Result<Self, TableError> {
        if !bytes.starts_with(MAGIC) {
            return Err(TableError::Format);
        }
        let count =
            |at: usize| number(bytes, 4 + 4 * at).map(|count| count as usize).ok_or(TableError::Length);
        let (keys, values, texts) = (count(0)?, count(1)?, count(2)?);
        let after = |start: usize, items: usize| {
            items.checked_mul(4).and_then(|length| start.checked_add(length)).ok_or(TableError::Length)
        };
        let value_ends = after(HEADER, keys)?;
        let values_at = after(value_ends, keys)?;
        let text_ends = after(values_at, values)?;
        let key_bytes = after(text_ends, texts)?;
        let text_bytes = key_bytes.checked_add(count(3)?).ok_or(TableError::Length)?;
        let end = text_bytes.checked_add(count(4)?).ok_or(TableError::Length)?;
        if end != bytes.len() {
            return Err(TableError::Length);
        }
        Ok(Self {
            keys,
            key_ends: HEADER,
            value_ends,
            values: values_at,
            value_count: values,
            text_ends,
            key_bytes,
            text_bytes,
        })
    }
}

fn number(bytes: &[u8], at: usize) -> Option<u32> {
    let four = bytes.get(at..at.checked_add(4)?)?;
    Some(u32::from_le_bytes(four.try_into().ok()?))
}

fn extended<T: AsRef<str>>(beginnings: &[String], word: &[T]) -> Vec<String> {
    let join = |beginning: &String, term: &T| match beginning.as_str() {
        "" => term.as_ref().to_owned(),
        beginning => format!("{beginning} {}", term.as_ref()),
    };
    beginnings.iter().flat_map(|beginning| word.iter().map(move |term| join(beginning, term))).collect()
}

fn push_new<'t>(equivalents: &mut Vec<Equivalent<'t>>, one: Equivalent<'t>) {
    if !equivalents.contains(&one) {
        equivalents.push(one);
    }
}
