//! Case forms of names find each other, unrelated words do not. Prints what fails with `--nocapture`.

use vestnik_analysis::{Analyzer, Scratch};

/// Whether a query finds a text: each of its words at the same distance from the first.
fn finds(query: &str, text: &str) -> bool {
    let mut tokens: Vec<(u32, String)> = Vec::new();
    let analyzer = Analyzer::new();
    analyzer.analyze(text, &mut Scratch::new(), &mut |token| {
        tokens.push((token.position, token.term.to_owned()))
    });
    analyzer.query_readings(query).iter().any(|words| {
        words.iter().all(|word| {
            tokens.iter().any(|(position, term)| {
                *position == word.offset && word.terms.iter().any(|wanted| wanted.term == *term)
            })
        })
    })
}

fn lines(table: &str) -> impl Iterator<Item = &str> {
    table.lines().filter(|line| !line.is_empty() && !line.starts_with('#'))
}

/// As it is written, and with either side in lower case.
fn in_both_cases(query: &str, text: &str) -> [(String, String); 3] {
    [
        (query.to_owned(), text.to_owned()),
        (query.to_lowercase(), text.to_owned()),
        (query.to_owned(), text.to_lowercase()),
    ]
}

#[test]
fn forms_of_names_find_each_other() {
    let (mut pairs, mut failed) = (0, Vec::new());
    for line in lines(include_str!("data/forms.tsv")) {
        let forms: Vec<&str> = line.split('|').collect();
        for query in &forms {
            for text in forms.iter().filter(|text| *text != query) {
                for (query, text) in in_both_cases(query, text) {
                    pairs += 1;
                    if !finds(&query, &text) {
                        failed.push(format!("{query} -> {text}"));
                    }
                }
            }
        }
    }
    println!("{} of {pairs} pairs of forms fail: {failed:#?}", failed.len());
    assert!(failed.len() * 100 <= pairs, "{} of {pairs}: {failed:?}", failed.len());
}

#[test]
fn unrelated_words_do_not() {
    let (mut pairs, mut found) = (0, Vec::new());
    for line in lines(include_str!("data/unrelated.tsv")) {
        let (one, other) = line.split_once('\t').expect("a tab");
        pairs += 1;
        if finds(one, other) || finds(other, one) {
            found.push(line);
        }
    }
    println!("{} of {pairs} unrelated pairs are found: {found:#?}", found.len());
    assert!(found.len() * 100 <= pairs, "{} of {pairs}: {found:?}", found.len());
}

#[test]
fn queries_find_what_they_should() {
    let mut wrong = Vec::new();
    for line in lines(include_str!("data/found.tsv")) {
        let [query, text, found] = line.split('\t').collect::<Vec<_>>()[..] else {
            panic!("three columns: {line}");
        };
        if finds(query, text) != (found == "yes") {
            wrong.push(line);
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Every word that begins with a prefix has a term that begins so, or one of the stems.
#[test]
fn prefixes_reach_all_words_that_begin_so() {
    let analyzer = Analyzer::new();
    let (mut prefixes, mut missed) = (0, Vec::new());
    let verbs = "произошло нашли придёт умерли разобьют подожгли соберутся возьмёт пошла закроют".split(' ');
    for word in lines(include_str!("data/forms.tsv")).flat_map(|line| line.split('|')).chain(verbs) {
        let mut terms: Vec<String> = Vec::new();
        analyzer.analyze(word, &mut Scratch::new(), &mut |token| terms.push(token.term.to_owned()));
        for (at, _) in word.char_indices().skip(3) {
            let keys = analyzer.prefix_keys(&word[..at]);
            prefixes += 1;
            if !terms.iter().any(|term| term.starts_with(&keys.prefix) || keys.stems.contains(term)) {
                missed.push(format!("{} of {word}", &word[..at]));
            }
        }
    }
    assert!(missed.len() * 100 <= prefixes, "{} of {prefixes}: {missed:?}", missed.len());
}

/// However letters and digits of a name are joined, and in either script.
#[test]
fn prefixes_reach_designators() {
    let analyzer = Analyzer::new();
    for (prefix, text) in [
        ("Ту95", "Ту-95МС"),
        ("Ту-95", "Ту95МС"),
        ("су3", "Su-34"),
        ("100к", "100км"),
        ("22350", "22350М"),
        ("covid1", "COVID-19"),
        ("1,5м", "1,5млн"),
        ("1.5b", "$1.5bn"),
        ("25л", "25лет"),
    ] {
        let mut terms: Vec<String> = Vec::new();
        analyzer.analyze(text, &mut Scratch::new(), &mut |token| terms.push(token.term.to_owned()));
        let keys = analyzer.prefix_keys(prefix);
        assert!(terms.iter().any(|term| term.starts_with(&keys.prefix)), "{prefix} of {text}");
    }
}
