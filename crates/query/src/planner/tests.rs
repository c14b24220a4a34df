//! Whatever is typed is planned, relaxed, explained, suggested for and looked for in a text.

mod words;

use super::{Planner, RELAXED_SHARE, relaxed};
use crate::expand::comforts;
use crate::explain::Explanation;
use crate::highlight::{Highlighter, SNIPPET_CHARS};
use crate::hits::SearchRequest;
use crate::parse::tests::pieces;
use crate::plan::{ExpansionSource, Filter, PlanNode, QueryPlan};
use crate::vocabulary::Vocabulary;
use proptest::prelude::*;
use vestnik_analysis::Analyzer;
use vestnik_document::{Document, DocumentId, Paragraph, Text};
use words::Words;

const TEXTS: [&str; 4] = [
    "Лавров: диалог с НАТО невозможен. Переговоры начнутся в Анкаре.",
    "NATO dialogue with Russia is over, the minister said on Friday.",
    "Любовь к жизни и эксперт из Москвы. Переговоры. Она баба. NATO, f.",
    "Су-34 и О'Нил: U.S. negotiators arrive at 10:30.",
];

static WORDS: std::sync::LazyLock<Words> = std::sync::LazyLock::new(|| Words::of(&TEXTS));

fn plan(query: &str, vocabulary: &dyn Vocabulary) -> QueryPlan {
    Planner::new(&Analyzer::new(), vocabulary).plan(&SearchRequest::new(query))
}

fn check_node(node: &PlanNode, words: usize) -> Result<(), TestCaseError> {
    match node {
        PlanNode::Word(word) => prop_assert!(*word < words),
        PlanNode::Bool { must, should, must_not } => {
            must.iter().chain(should).chain(must_not).try_for_each(|node| check_node(node, words))?;
        }
        PlanNode::Boost(node, _) => check_node(node, words)?,
        PlanNode::Most { nodes, at_least } => {
            prop_assert!(at_least.is_finite());
            nodes.iter().try_for_each(|(node, _)| check_node(node, words))?;
        }
        PlanNode::All | PlanNode::Nothing | PlanNode::Filter(_) => {}
    }
    Ok(())
}

fn document() -> Document {
    let mut document = Document::new(DocumentId::from_hash(7));
    document.headline = Some(Text { text: TEXTS[0].to_owned(), ..Text::default() });
    document.body =
        TEXTS.iter().map(|text| Paragraph { text: (*text).to_owned(), ..Paragraph::default() }).collect();
    document
}

proptest! {
    #![proptest_config(ProptestConfig { cases: crate::test_cases(4_000), ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_planned(query in pieces()) {
        let vocabulary = &*WORDS;
        let analyzer = Analyzer::new();
        let comforts = comforts();
        let planner = Planner::new(&analyzer, vocabulary).with_expanders(&comforts);
        let request = SearchRequest { today: Some(20240515), ..SearchRequest::new(query.as_str()) };
        let plan = planner.plan(&request);
        check_node(&plan.root, plan.words.len())?;
        for span in plan.warnings.iter().map(|warning| &warning.span).chain(plan.words.iter().map(|word| &word.span)) {
            prop_assert!(query.get(span.clone()).is_some(), "{span:?} in {query:?}");
        }
        prop_assert_eq!(&planner.plan(&request), &plan);
        Explanation::new(&query, &plan, vocabulary).to_string();
        for suggestion in planner.suggest(&request, &plan) {
            prop_assert!(suggestion.query != query);
        }
        let loose = relaxed(&plan, vocabulary, RELAXED_SHARE).map(|relaxed| relaxed.plan);
        for plan in loose.iter().chain([&plan]) {
            check_node(&plan.root, plan.words.len())?;
            let document = document();
            let mut highlighter = Highlighter::new(plan, &analyzer);
            let reading = highlighter.read(&document);
            for chars in [0, 7, SNIPPET_CHARS] {
                let snippet = reading.snippet(chars);
                for highlight in &snippet.highlights {
                    prop_assert!(snippet.text.get(highlight.bytes.clone()).is_some());
                }
            }
            for why in reading.why() {
                prop_assert!(!plan.words[why.word].negated);
            }
            reading.features();
            reading.headline();
        }
    }
}

#[test]
fn other_readings_are_offered_for_unknown_words_only() {
    let vocabulary = Words::of(&TEXTS);
    for (query, suggestions) in [
        ("kfdhjd", &[("лавров", ExpansionSource::Layout)][..]),
        ("Kfdhjd lbfkju", &[("Лавров диалог", ExpansionSource::Layout)]),
        ("тфещ", &[("nato", ExpansionSource::Layout)]),
        // A word of three letters must be in two documents.
        ("jyf", &[]),
        (",f,f", &[("баба", ExpansionSource::Layout)]),
        ("вшфдщпгу", &[("dialogue", ExpansionSource::Layout)]),
        ("k.,jdm", &[("любовь", ExpansionSource::Layout)]),
        ("нато 'rcgthn,", &[("нато эксперт,", ExpansionSource::Layout)]),
        ("peregovory", &[("переговоры", ExpansionSource::Transliteration)]),
        // What stands beside such a word is read with it.
        ("peregovory v ankare", &[("переговоры в анкаре", ExpansionSource::Transliteration)]),
        ("peregovory s ekspert i f", &[("переговоры с эксперт i f", ExpansionSource::Transliteration)]),
        ("v ankara", &[("в анкара", ExpansionSource::Transliteration)]),
        ("dialogue v NATO", &[]),
        ("dialog", &[]),
        ("преговоры", &[("переговоры", ExpansionSource::Spelling)]),
        ("перегвооры нато", &[("переговоры нато", ExpansionSource::Spelling)]),
        ("dailogue", &[("dialogue", ExpansionSource::Spelling)]),
        (
            "kfdhjd преговоры",
            &[
                ("лавров переговоры", ExpansionSource::Layout),
                ("лавров преговоры", ExpansionSource::Layout),
                ("kfdhjd переговоры", ExpansionSource::Spelling),
            ],
        ),
        ("нато диалог", &[]),
        ("-kfdhjd", &[]),
        ("kfdh*", &[]),
        ("headline:kfdhjd", &[("headline:лавров", ExpansionSource::Layout)]),
        ("зщшй", &[]),
        // Function words between such words are read with them.
        ("kfdhjd b lbfkju", &[("лавров и диалог", ExpansionSource::Layout)]),
        ("kfdhjd J, lbfkjut", &[("лавров Об диалоге", ExpansionSource::Layout)]),
        ("kfdhjd c, lbfkju", &[("лавров с, диалог", ExpansionSource::Layout)]),
        ("тфещ еру dialogue", &[("nato the dialogue", ExpansionSource::Layout)]),
        ("тфещ b dialogue", &[("nato b dialogue", ExpansionSource::Layout)]),
        ("kfdhjd -b lbfkju", &[("лавров -b диалог", ExpansionSource::Layout)]),
        ("b dialogue", &[]),
    ] {
        let analyzer = Analyzer::new();
        let comforts = comforts();
        let planner = Planner::new(&analyzer, &vocabulary).with_expanders(&comforts);
        let request = SearchRequest::new(query);
        let plan = planner.plan(&request);
        let found = planner.suggest(&request, &plan);
        let found: Vec<_> = found.iter().map(|found| (found.query.as_str(), found.source)).collect();
        assert_eq!(found, suggestions, "{query}");
        assert!(
            plan.words
                .iter()
                .flat_map(|word| &word.alternatives)
                .all(|alternative| alternative.source == ExpansionSource::Query)
        );
    }
}

#[test]
fn relaxing_keeps_what_was_asked_for_by_name() {
    let vocabulary = Words::of(&TEXTS);
    for (query, needed, optional) in [
        ("лавров диалог переговоры", 0, 3),
        ("+лавров диалог переговоры анкара", 1, 3),
        ("лавров диалог небывальщина", 0, 2),
        ("лавров диалог -путин site:ria.ru", 1, 2),
        ("\"диалог с нато\" переговоры", 0, 4),
        ("(диалог OR беседа) переговоры", 0, 2),
        ("диалог с нато", 0, 2),
    ] {
        let plan = plan(query, &vocabulary);
        let relaxed = relaxed(&plan, &vocabulary, RELAXED_SHARE).unwrap_or_else(|| panic!("{query}")).plan;
        let PlanNode::Bool { must, .. } = &relaxed.root else { panic!("{query}") };
        let most = must.iter().find_map(|node| match node {
            PlanNode::Most { nodes, at_least } => Some((nodes, at_least)),
            _ => None,
        });
        let (nodes, at_least) = most.unwrap_or_else(|| panic!("{query}"));
        assert_eq!((must.len() - 1, nodes.len()), (needed, optional), "{query}");
        assert!(*at_least > 0.0 && *at_least < nodes.iter().map(|(_, weight)| weight).sum());
        for (loose, typed) in relaxed.words.iter().zip(&plan.words) {
            let (kin, own): (Vec<_>, Vec<_>) = loose
                .alternatives
                .iter()
                .cloned()
                .partition(|one| matches!(one.source, ExpansionSource::Kin | ExpansionSource::Synonym));
            assert_eq!(own, typed.alternatives, "{query}");
            assert!(kin.is_empty() || !(typed.required || typed.negated), "{query}");
        }
    }
    // What was asked for by name has weight enough: all else may be missing.
    for (query, needed, optional) in [
        ("+лавров диалог", 1, 1),
        ("+лавров небывальщина", 1, 0),
        ("лавров AND диалог переговоры анкара", 2, 2),
        ("автор:Лавров диалог", 1, 1),
        ("место:Анкара агентство:ТАСС диалог", 2, 1),
    ] {
        let relaxed = relaxed(&plan(query, &vocabulary), &vocabulary, RELAXED_SHARE);
        let PlanNode::Bool { must, should, .. } = relaxed.unwrap_or_else(|| panic!("{query}")).plan.root
        else {
            panic!("{query}")
        };
        assert_eq!((must.len(), should.len()), (needed, optional), "{query}");
    }
    for query in [
        "15.11.2019",
        "20-летний",
        "тег:переговоры автор:Лавров",
        "10 000",
        "лавров",
        "лавров OR диалог",
        "+лавров +диалог",
        "",
        "*",
        "site:ria.ru",
        "-лавров",
    ] {
        assert_eq!(relaxed(&plan(query, &vocabulary), &vocabulary, RELAXED_SHARE), None, "{query}");
    }
}

#[test]
fn words_of_the_same_root_are_looked_for_where_there_may_be_some() {
    use vestnik_document::Language;
    let vocabulary = Words::of(&TEXTS);
    for (language, expected) in
        [(None, true), (Some(Language::Russian), true), (Some(Language::English), false)]
    {
        let request =
            SearchRequest { language, ..SearchRequest::new("переговоры невозможен") };
        let plan = Planner::new(&Analyzer::new(), &vocabulary).plan(&request);
        let relaxed = relaxed(&plan, &vocabulary, RELAXED_SHARE).expect("two words").plan;
        let kin = |one: &crate::plan::Alternative| one.source == ExpansionSource::Kin;
        assert_eq!(
            relaxed.words.iter().any(|word| word.alternatives.iter().any(kin)),
            expected,
            "{language:?}"
        );
    }
}

#[test]
fn days_that_end_before_they_begin_are_warned_of() {
    let vocabulary = Words::of(&TEXTS);
    for (since, until, warnings) in
        [(20240101, 20191231, 1), (20240101, 20240101, 0), (20190101, 20241231, 0)]
    {
        let request =
            SearchRequest { since: Some(since), until: Some(until), ..SearchRequest::new("нато") };
        let plan = Planner::new(&Analyzer::new(), &vocabulary).plan(&request);
        assert_eq!(plan.warnings.len(), warnings, "{since} {until}");
    }
}

#[test]
fn a_request_adds_its_conditions() {
    let request = SearchRequest {
        language: Some(vestnik_document::Language::Russian),
        site: Some("https://www.RIA.ru/".to_owned()),
        since: Some(20240101),
        ..SearchRequest::new("нато OR диалог")
    };
    let vocabulary = Words::of(&TEXTS);
    let plan = Planner::new(&Analyzer::new(), &vocabulary).plan(&request);
    let PlanNode::Bool { must, .. } = &plan.root else { panic!("{:?}", plan.root) };
    let filters = [
        Filter::Language(vestnik_document::Language::Russian),
        Filter::Site("ria.ru".to_owned()),
        Filter::Days { from: Some(20240101), to: None },
    ];
    assert_eq!(must[1..], filters.map(PlanNode::Filter));
    let nothing =
        Planner::new(&Analyzer::new(), &vocabulary).plan(&SearchRequest { query: String::new(), ..request });
    let PlanNode::Bool { must, .. } = &nothing.root else { panic!("{:?}", nothing.root) };
    assert_eq!((must.len(), &must[0]), (4, &PlanNode::All));
}
