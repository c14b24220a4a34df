//! Russian typed in Latin letters: `peregovory` for `переговоры`.

use super::sequence::is_plain;
use super::{ExpandInput, Expander, Rewrite};
use crate::plan::{ExpansionSource, WordGroup};
use crate::planner::is_function_word;

/// Offers the Russian word of the index that a Latin word spells, by the usual ways of writing Russian in Latin letters
/// (`romanised.tsv`).
#[derive(Clone, Copy, Debug, Default)]
pub struct Romanised;

/// Latin letters, tab, the Russian letters that they may stand for, the likeliest first. Longer ones are tried first.
const TABLE: &str = include_str!("romanised.tsv");

/// A shorter word says too little.
const MIN_LETTERS: usize = 4;

/// How many readings of the beginning of a word are kept, the cheapest ones.
const MOST: usize = 64;

impl Expander for Romanised {
    fn rewrite(&self, input: &ExpandInput<'_>) -> Vec<Rewrite> {
        let unknown = input.words.iter().filter(|group| input.is_unknown(group));
        let mut read: Vec<Rewrite> = unknown.filter_map(|group| reading(input, group)).collect();
        let little: Vec<Rewrite> =
            input.words.iter().filter_map(|group| beside_others(input, group, &read)).collect();
        read.extend(little);
        read
    }
}

/// What a word is that stands beside words which were read otherwise: `v` of `vybory v ssha` is «в» and `gaz` of `tseny na gaz` «газ»,
/// though pages have them as they are.
fn beside_others(input: &ExpandInput<'_>, group: &WordGroup, read: &[Rewrite]) -> Option<Rewrite> {
    let word = group.text.to_lowercase();
    let is_read = read.iter().any(|known| known.span == group.span);
    let may_be = !read.is_empty() && !is_read && is_plain(group) && !ENGLISH.contains(&word.as_str());
    if !may_be || !word.chars().all(|c| c.is_ascii_lowercase()) {
        return None;
    }
    let found = input.document_frequency(&word);
    let is_meant = |text: &String| {
        is_function_word(text)
            || word.len() >= MIN_LETTERS_BESIDE && input.document_frequency(text) > MANY_TIMES * found
    };
    let text = spellings(&word).into_iter().find(is_meant)?;
    Some(Rewrite { span: group.span.clone(), text, source: ExpansionSource::Transliteration })
}

/// Beside a word that is Russian a shorter one is too.
const MIN_LETTERS_BESIDE: usize = 3;

/// So many times as many documents have the Russian word as the Latin one.
const MANY_TIMES: u64 = 10;

/// What reads as a Russian function word and is more often an English one.
const ENGLISH: [&str; 4] = ["a", "i", "no", "to"];

fn reading(input: &ExpandInput<'_>, group: &WordGroup) -> Option<Rewrite> {
    let word = group.text.to_lowercase();
    let latin = word.chars().all(|c| c.is_ascii_lowercase() || c == '\'');
    if !latin || word.len() < MIN_LETTERS {
        return None;
    }
    let text = spellings(&word).into_iter().find(|text| input.document_frequency(text) > 0)?;
    Some(Rewrite { span: group.span.clone(), text, source: ExpansionSource::Transliteration })
}

/// The Russian spellings of a word in Latin letters, the likeliest first: each letter costs its place in the table's line,
/// and one more where longer letters could have been read together.
fn spellings(word: &str) -> Vec<String> {
    let mut reached: Vec<Vec<(usize, String)>> = vec![Vec::new(); word.len() + 1];
    reached[0].push((0, String::new()));
    for at in 0..word.len() {
        let mut here = std::mem::take(&mut reached[at]);
        here.sort();
        here.truncate(MOST);
        let mut apart = 0;
        for (latin, letters) in TABLE.lines().filter_map(|line| line.split_once('\t')) {
            if !word[at..].starts_with(latin) {
                continue;
            }
            for (place, letter) in letters.split(' ').enumerate() {
                let further =
                    here.iter().map(|(cost, russian)| (cost + place + apart, format!("{russian}{letter}")));
                reached[at + latin.len()].extend(further);
            }
            apart = 1;
        }
    }
    let mut whole = reached.pop().unwrap_or_default();
    whole.sort();
    whole.truncate(MOST);
    whole.into_iter().map(|(_, russian)| russian).collect()
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
            ("tsar", "царь"),
            ("elektrichestvo", "электричество"),
            ("vyezd", "въезд"),
            ("bor'ba", "борьба"),
            ("vystrel", "выстрел"),
            ("viktor", "виктор"),
        ] {
            assert!(spellings(latin).iter().any(|text| text == russian), "{latin}");
        }
        assert!(spellings("abcd'ef").len() <= super::MOST);
        assert_eq!(spellings("peregovory")[0], "переговоры");
    }
}
