//! Russian typed in Latin letters: `peregovory` for `переговоры`.

use super::{ExpandInput, Expander, Rewrite};
use crate::plan::{ExpansionSource, WordGroup};

/// Offers the Russian word of the index that a Latin word spells, by the usual ways of writing Russian in Latin letters
/// (`romanised.tsv`).
#[derive(Clone, Copy, Debug, Default)]
pub struct Romanised;

/// Latin letters, tab, the Russian letters that they may stand for, the likeliest first. Longer ones are tried first.
const TABLE: &str = include_str!("romanised.tsv");

/// A shorter word says too little.
const MIN_LETTERS: usize = 4;

/// How many spellings of one word are looked up.
const MOST: usize = 512;

impl Expander for Romanised {
    fn rewrite(&self, input: &ExpandInput<'_>) -> Vec<Rewrite> {
        let unknown = input.words.iter().filter(|group| input.is_unknown(group));
        unknown.filter_map(|group| reading(input, group)).collect()
    }
}

fn reading(input: &ExpandInput<'_>, group: &WordGroup) -> Option<Rewrite> {
    let word = group.text.to_lowercase();
    let latin = word.chars().all(|c| c.is_ascii_lowercase() || c == '\'');
    if !latin || word.len() < MIN_LETTERS {
        return None;
    }
    let known = spellings(&word).into_iter().map(|text| (input.document_frequency(&text), text));
    // The first of the most frequent ones: the table puts the likeliest reading first.
    let (count, text) = known.reduce(|best, next| if next.0 > best.0 { next } else { best })?;
    (count > 0).then(|| Rewrite { span: group.span.clone(), text, source: ExpansionSource::Transliteration })
}

/// The Russian spellings of a word in Latin letters, at most [`MOST`].
fn spellings(word: &str) -> Vec<String> {
    let mut done = vec![(0, String::new())];
    while done.iter().any(|&(at, _)| at < word.len()) {
        let mut next = Vec::new();
        for (at, russian) in done {
            if at == word.len() {
                next.push((at, russian));
                continue;
            }
            let before = next.len();
            for (latin, letters) in TABLE.lines().filter_map(|line| line.split_once('\t')) {
                if word[at..].starts_with(latin) {
                    next.extend(letters.split(' ').map(|letter| (at + latin.len(), format!("{russian}{letter}"))));
                }
            }
            if next.len() == before {
                return Vec::new();
            }
        }
        next.truncate(MOST);
        done = next;
    }
    done.into_iter().map(|(_, russian)| russian).collect()
}

#[cfg(test)]
mod tests {
    use super::spellings;

    #[test]
    fn usual_ways_of_writing_are_read() {
        for (latin, russian) in [
            ("peregovory", "переговоры"),
            ("shchuka", "щука"),
            ("zhizn", "жизнь"),
            ("rossiya", "россия"),
            ("rossija", "россия"),
            ("khleb", "хлеб"),
            ("hleb", "хлеб"),
            ("yubiley", "юбилей"),
            ("czar", "цзар"),
            ("elektrichestvo", "электричество"),
            ("vyezd", "въезд"),
            ("bor'ba", "борьба"),
            ("vystrel", "выстрел"),
            ("viktor", "виктор"),
        ] {
            assert!(spellings(latin).iter().any(|text| text == russian), "{latin}: {:?}", spellings(latin));
        }
        assert!(spellings("abcd'ef").len() <= super::MOST);
        assert_eq!(spellings("naïve"), [""; 0]);
    }
}
