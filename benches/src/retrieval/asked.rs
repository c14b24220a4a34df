//! Queries for the large corpus: two words of a headline, and a mixed list with phrases, prefixes, near words, dates and facets.

use super::made::Seed;
use vestnik::{Facet, SearchRequest, Sort};

/// About so many queries of two words.
pub fn two_words(seeds: &[Seed], count: usize) -> Vec<SearchRequest> {
    let step = (seeds.len() / count).max(1);
    let pairs = seeds.iter().step_by(step).map(words).filter(|words| words.len() >= 2);
    pairs.map(|words| SearchRequest::new(format!("{} {}", words[0], words[1]))).collect()
}

/// 200 queries, twenty of each of ten kinds.
pub fn mixed(seeds: &[Seed]) -> Vec<SearchRequest> {
    let step = (seeds.len() / 260).max(1);
    let headlines = seeds.iter().step_by(step).map(words).filter(|words| words.len() >= 4).take(200);
    headlines.enumerate().map(|(number, words)| one_of_many(number, &words)).collect()
}

/// The words of a headline that are longer than three letters.
fn words(seed: &Seed) -> Vec<String> {
    let clean = |word: &str| word.chars().filter(|letter| letter.is_alphanumeric()).collect::<String>();
    seed.headline.split_whitespace().map(clean).filter(|word| word.chars().count() > 3).collect()
}

fn one_of_many(number: usize, words: &[String]) -> SearchRequest {
    let start = |word: &str| word.chars().take(5).collect::<String>();
    let (a, b, c) = (&words[0], &words[1], &words[2]);
    let request = SearchRequest::new;
    match number % 10 {
        0 => request(format!("{a} {b}")),
        1 => request(words.join(" ")),
        2 => request(format!("\"{a} {b}\"")),
        3 => request(format!("\"{a} {c}\"~4")),
        4 => request(format!("{}* {b}", start(a))),
        5 => request(format!("{a}~1 {b}")),
        6 => request(format!("{a} date:2018..2020")),
        7 => SearchRequest { sort: Sort::Newest, ..request(format!("{a} OR {b}")) },
        8 => SearchRequest { facets: vec![Facet::Site, Facet::Month], ..request(format!("{a} {c}")) },
        _ => request(format!("{a} -{b}")),
    }
}
