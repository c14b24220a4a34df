//! Names in both spellings find each other by transliteration or by sound. The list is kept apart from the rules: a rule
//! is never made to fit a name of it.

use vestnik_analysis::{Analyzer, Scratch};
use vestnik_bilingual::phonetic::{PhoneticTable, build};
use vestnik_bilingual::transliteration::spellings;

const NAMES: &str = include_str!("data/names.tsv");

/// The share of names that must be found each way.
const SHARE: f64 = 0.90;

fn pairs() -> Vec<(&'static str, &'static str)> {
    NAMES.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once('\t')).collect()
}

fn indexed(word: &str) -> Vec<String> {
    let mut terms = Vec::new();
    Analyzer::new().analyze(word, &mut Scratch::new(), &mut |token| terms.push(token.term.to_owned()));
    terms
}

/// The word as typed and the terms that a query has for it.
fn asked(word: &str) -> Vec<String> {
    let analyzer = Analyzer::new();
    let terms = analyzer.query_words(word).into_iter().flat_map(|word| word.terms).map(|term| term.term);
    std::iter::once(analyzer.fold(word)).chain(terms).collect()
}

fn finds(query: &str, name: &str, sounds: &PhoneticTable<Vec<u8>>) -> bool {
    let wanted = indexed(name);
    asked(query).iter().any(|base| {
        spellings(base).iter().any(|spelling| asked(spelling).iter().any(|term| wanted.contains(term)))
            || sounds.alike(base).iter().any(|alike| wanted.iter().any(|term| term == alike.term))
    })
}

#[test]
fn names_find_each_other_both_ways() {
    let pairs = pairs();
    assert!(pairs.len() >= 200);
    let vocabulary = pairs.iter().flat_map(|(english, russian)| [*english, *russian]).flat_map(indexed);
    let sounds = PhoneticTable::open(build(vocabulary.map(|term| (term, 1)))).expect("fresh");
    for (way, turned) in [("English to Russian", false), ("Russian to English", true)] {
        let asked = pairs
            .iter()
            .map(|&(english, russian)| if turned { (russian, english) } else { (english, russian) });
        let missed: Vec<_> = asked.filter(|(query, name)| !finds(query, name, &sounds)).collect();
        let share = 1.0 - missed.len() as f64 / pairs.len() as f64;
        assert!(share >= SHARE, "{way}: {share:.3}, missed {missed:?}");
    }
}
