//! Words typed on the wrong keyboard layout: how many are offered back, and how many words are turned that should not be.
//!
//! The index is one of Russian documents. Words of it, typed on the English layout, must be offered back; English words that it does not have must be left alone.

#![allow(clippy::print_stdout, reason = "a program that prints figures")]

use anyhow::Result;
use clap::Parser;
use std::collections::BTreeSet;
use std::path::PathBuf;
use vestnik_analysis::{Analyzer, Scratch, layout::other_layout};
use vestnik_benches::vocabulary::{Terms, documents};
use vestnik_document::Document;
use vestnik_query::expand::{Expander, Layout};
use vestnik_query::hits::{SearchRequest, Suggestion};
use vestnik_query::planner::Planner;
use vestnik_query::vocabulary::Vocabulary;

/// Measure the suggestions of the other keyboard layout.
#[derive(Parser)]
struct Options {
    /// The folder of evaluation data.
    #[arg(long, default_value = "../shared/data")]
    data: PathBuf,
    /// The set under `search/` that is the index, in Russian.
    #[arg(long, default_value = "telegram-ru")]
    index: String,
    /// The set under `search/` whose words must be left alone, in English.
    #[arg(long, default_value = "telegram-en")]
    foreign: String,
    /// How many words of each.
    #[arg(long, default_value_t = 2000)]
    words: usize,
}

fn main() -> Result<()> {
    let options = Options::parse();
    let index = documents(&options.data, &options.index)?;
    let terms = Terms::of(&index);
    let russian = spread(words(&index, |c| matches!(c, 'а'..='я' | 'ё')), options.words);
    let is_offered = |word: &&String| offered(&other_layout(word).unwrap_or_default(), word, &terms);
    let (found, missed): (Vec<&String>, Vec<&String>) = russian.iter().partition(is_offered);
    let (found, all) = (found.len(), russian.len());
    println!("{found} of {all} Russian words offered back ({:.2} %)", share(found, all));
    println!("missed: {}", some(&missed));

    let analyzer = Analyzer::new();
    let mut english = words(&documents(&options.data, &options.foreign)?, |c| c.is_ascii_lowercase());
    let is_known = |word: &String| {
        let words = analyzer.query_words(word);
        words.iter().flat_map(|word| &word.terms).any(|term| terms.document_frequency(&term.term) > 0)
    };
    english.retain(|word| !is_known(word));
    let english = spread(english, options.words * 5);
    let turned: Vec<&String> = english.iter().filter(|word| !suggestions(word, &terms).is_empty()).collect();
    println!(
        "{} of {} English words turned ({:.2} %)",
        turned.len(),
        english.len(),
        share(turned.len(), english.len())
    );
    println!("turned: {}", some(&turned));
    Ok(())
}

fn some(words: &[&String]) -> String {
    words.iter().take(40).map(|word| word.as_str()).collect::<Vec<_>>().join(" ")
}

fn share(part: usize, whole: usize) -> f64 {
    100.0 * part as f64 / whole.max(1) as f64
}

/// The words of three letters or more, in lower case and of these letters only, in order.
fn words(documents: &[Document], letter: impl Fn(char) -> bool) -> BTreeSet<String> {
    let (analyzer, mut scratch) = (Analyzer::new(), Scratch::new());
    let mut words = BTreeSet::new();
    for text in documents.iter().flat_map(|document| &document.body).map(|paragraph| paragraph.text.as_str())
    {
        analyzer.analyze(text, &mut scratch, &mut |token| {
            let word = text[token.start..token.end].to_lowercase();
            if word.chars().count() >= 3 && word.chars().all(&letter) {
                words.insert(word);
            }
        });
    }
    words
}

/// So many of these, evenly spread from the first to the last.
fn spread(words: BTreeSet<String>, wanted: usize) -> Vec<String> {
    let (count, wanted) = (words.len(), wanted.min(words.len()));
    let is_picked = |(at, _): &(usize, String)| (at + 1) * wanted / count > at * wanted / count;
    words.into_iter().enumerate().filter(is_picked).map(|(_, word)| word).collect()
}

fn offered(typed: &str, meant: &str, terms: &Terms) -> bool {
    suggestions(typed, terms).iter().any(|suggestion| suggestion.query == meant)
}

fn suggestions(typed: &str, terms: &Terms) -> Vec<Suggestion> {
    let analyzer = Analyzer::new();
    let expanders: Vec<Box<dyn Expander>> = vec![Box::new(Layout)];
    let planner = Planner::new(&analyzer, terms).with_expanders(&expanders);
    let request = SearchRequest::new(typed);
    planner.suggest(&request, &planner.plan(&request))
}
