//! What stands for words of a query in the other language, over the vocabulary of a few sentences.

use std::collections::{HashMap, HashSet};
use vestnik_analysis::{Analyzer, Scratch};
use vestnik_bilingual::phonetic::{PhoneticTable, build};
use vestnik_bilingual::{PhraseTable, TableBytes, dictionary};
use vestnik_query::expand::{Dictionary, Expander, Glossary, Phonetic, Transliteration, WordByWord};
use vestnik_query::hits::{SearchRequest, Translate};
use vestnik_query::plan::{ExpansionSource, Matcher, QueryPlan};
use vestnik_query::planner::Planner;
use vestnik_query::vocabulary::Vocabulary;

const SENTENCES: &[&str] = &[
    "Россия продолжит диалог с НАТО, заявил премьер-министр.",
    "Совет Безопасности ООН обсудит переговоры, сказал Лавров.",
    "Иван Шуклин и Тэнгборн спорили о барражировании у Уизерби.",
    "Russia will go on with its NATO dialogue, the prime minister said.",
    "Foreign minister Lavrov spoke of talks at the UN Security Council.",
    "Ivan Shuklin met Tengborn near Wheatherby, and this was all.",
    "Boeing 737 and Airbus 320 stood side by side, both for want of crews with COVID-19.",
    "Боинг 737 вылетел после полудня, боцман остался.",
];

#[derive(Default)]
struct Terms(HashMap<String, u64>);

impl Terms {
    fn of(sentences: &[&str]) -> Self {
        let mut terms = Self::default();
        let mut scratch = Scratch::new();
        for sentence in sentences {
            let mut seen = HashSet::new();
            Analyzer::new().analyze(sentence, &mut scratch, &mut |token| {
                if seen.insert(token.term.to_owned()) {
                    *terms.0.entry(token.term.to_owned()).or_default() += 1;
                }
            });
        }
        terms
    }
}

impl Vocabulary for Terms {
    fn document_frequency(&self, term: &str) -> u64 {
        self.0.get(term).copied().unwrap_or(0)
    }

    fn document_count(&self) -> u64 {
        SENTENCES.len() as u64
    }

    fn near(&self, _term: &str, _distance: u8, _limit: usize) -> Vec<(String, u64)> {
        Vec::new()
    }
}

fn expanders(vocabulary: &Terms) -> Vec<Box<dyn Expander>> {
    let list = dictionary::from_list("loitering\tбарражирование\nfor\tбоцман\n").expect("a list");
    let dictionary = PhraseTable::open(TableBytes::new(list.as_bytes().to_vec())).expect("a table");
    let sounds = build(vocabulary.0.iter().map(|(term, &frequency)| (term, frequency)));
    let sounds = PhoneticTable::open(TableBytes::new(sounds)).expect("a table");
    vec![
        Box::new(Glossary::default()),
        Box::new(Dictionary::new(dictionary)),
        Box::new(Transliteration),
        Box::new(Phonetic::new(sounds)),
        Box::new(WordByWord),
    ]
}

fn plan(request: &SearchRequest) -> QueryPlan {
    let vocabulary = Terms::of(SENTENCES);
    let expanders = expanders(&vocabulary);
    Planner::new(&Analyzer::new(), &vocabulary).with_expanders(&expanders).plan(request)
}

fn translated(query: &str, translate: Translate) -> QueryPlan {
    plan(&SearchRequest { translate, ..SearchRequest::new(query) })
}

/// Query, number of the word, what stands for it and from where.
const CASES: &[(&str, usize, &str, ExpansionSource)] = &[
    ("NATO dialogue", 0, "нато", ExpansionSource::Glossary),
    ("NATO dialogue", 1, "диалог", ExpansionSource::Glossary),
    ("НАТО диалог", 0, "nato", ExpansionSource::Glossary),
    ("prime minister", 0, "премьер-министр", ExpansionSource::Glossary),
    ("prime minister", 1, "премьер-министр", ExpansionSource::Glossary),
    ("UN Security Council", 0, "совет безопасности оон", ExpansionSource::Glossary),
    ("переговоры", 0, "talks", ExpansionSource::Glossary),
    ("Лаврова", 0, "lavrov", ExpansionSource::Glossary),
    ("loitering", 0, "барражирование", ExpansionSource::Dictionary),
    ("Shuklin", 0, "шуклин", ExpansionSource::Transliteration),
    ("Шуклина", 0, "shuklin", ExpansionSource::Transliteration),
    ("Tengborn", 0, "тэнгборн", ExpansionSource::Transliteration),
    ("Wheatherby", 0, "уизерб", ExpansionSource::Phonetic),
    ("\"Ivan Shuklin\"", 0, "иван шуклин", ExpansionSource::Transliteration),
    ("\"Ивана Шуклина\"", 0, "ivan shuklin", ExpansionSource::Transliteration),
    ("\"Russia dialogue\"", 0, "россия диалог", ExpansionSource::Glossary),
    ("Уизерби", 0, "wheatherbi", ExpansionSource::Phonetic),
    ("Боинг-737", 0, "boeing 737", ExpansionSource::Glossary),
    ("Эйрбас-320", 0, "airbus 320", ExpansionSource::Glossary),
    ("Boeing-737", 0, "боинг 737", ExpansionSource::Glossary),
    ("ковид-19", 0, "covid-19", ExpansionSource::Glossary),
];

#[test]
fn words_of_the_other_language_stand_for_those_of_the_query() {
    for &(query, word, shown, source) in CASES {
        let plan = translated(query, Translate::All);
        let alternatives = &plan.words[word].alternatives;
        let found = alternatives.iter().any(|one| one.shown == shown && one.source == source);
        assert!(found, "{query}: {alternatives:#?}");
    }
}

#[test]
fn function_words_are_not_sounded_out() {
    let alternatives = &translated("ТАСС", Translate::All).words[0].alternatives;
    assert!(alternatives.iter().all(|one| one.shown != "this"), "{alternatives:#?}");
}

#[test]
fn a_function_word_stands_for_no_other_word() {
    let alternatives = &translated("боцман", Translate::All).words[0].alternatives;
    assert!(alternatives.iter().all(|one| one.shown != "for"), "{alternatives:#?}");
    let alternatives = &translated("for", Translate::All).words[0].alternatives;
    assert!(alternatives.iter().any(|one| one.source == ExpansionSource::Dictionary), "{alternatives:#?}");
}

/// A form of a name, of a translation or of a spelling may have the stem of a function word.
#[test]
fn no_form_of_a_word_is_a_function_word() {
    let sentences =
        ["У нас есть наса.", "Об этом вас просят.", "It will be there, willing or not.", "He was there."];
    let vocabulary = Terms::of(&sentences);
    let list = dictionary::from_list("ready\tготов\nwilling\tготов\n").expect("a list");
    let dictionary = PhraseTable::open(TableBytes::new(list.as_bytes().to_vec())).expect("a table");
    let expanders: Vec<Box<dyn Expander>> =
        vec![Box::new(Glossary::default()), Box::new(Dictionary::new(dictionary)), Box::new(Transliteration)];
    let analyzer = Analyzer::new();
    let planner = Planner::new(&analyzer, &vocabulary).with_expanders(&expanders);
    for (query, unwanted) in [
        ("НАСА", "нас"),
        ("NASA", "нас"),
        ("Обама", "об"),
        ("готов", "will"),
        ("Вася", "was"),
        ("Вася", "вас"),
    ] {
        let request = SearchRequest { translate: Translate::All, ..SearchRequest::new(query) };
        let plan = planner.plan(&request);
        let terms = plan.words[0].alternatives.iter().filter_map(|one| match &one.matcher {
            Matcher::Terms(terms) => Some(terms),
            _ => None,
        });
        assert!(!terms.flatten().any(|term| term == unwanted), "{query}: {:#?}", plan.words);
    }
    let plan = planner.plan(&SearchRequest::new("у нас"));
    assert!(format!("{:?}", plan.words[1]).contains("нас"), "{:#?}", plan.words);
}

#[test]
fn a_rare_word_that_is_only_like_the_one_spelled_so_is_not_meant() {
    let often = "Президент выступил.";
    for (often, wanted) in [(&[often; 2][..], false), (&[often; 1], true)] {
        let vocabulary = Terms::of(&[often, &["Это прецедент."]].concat());
        let expanders = expanders(&vocabulary);
        let request = SearchRequest { translate: Translate::All, ..SearchRequest::new("prezident") };
        let plan = Planner::new(&Analyzer::new(), &vocabulary).with_expanders(&expanders).plan(&request);
        let shown = |word| plan.words[0].alternatives.iter().any(|one| one.shown == word);
        assert!(shown("президент"), "{:#?}", plan.words);
        assert_eq!(shown("прецедент"), wanted, "{:#?}", plan.words);
    }
}

#[test]
fn a_far_commoner_word_that_sounds_like_a_name_is_not_meant() {
    let often = "Press the button.";
    for (sentences, wanted) in
        [(&[often; 8][..], true), (&[often; 9], false), (&[&[often; 9][..], &["Бутина."; 2]].concat(), true)]
    {
        let vocabulary = Terms::of(&[sentences, &["Butina is free."]].concat());
        let expanders = expanders(&vocabulary);
        let request = SearchRequest { translate: Translate::All, ..SearchRequest::new("Бутина") };
        let plan = Planner::new(&Analyzer::new(), &vocabulary).with_expanders(&expanders).plan(&request);
        let shown = |word| plan.words[0].alternatives.iter().any(|one| one.shown == word);
        assert!(shown("butina"), "{:#?}", plan.words);
        assert_eq!(shown("button"), wanted, "{:#?}", plan.words);
    }
}

#[test]
fn what_is_left_of_a_word_without_its_suffix_is_no_name() {
    let vocabulary = Terms::of(&["Это местный говор, сказал нейробиолог."]);
    let expanders = expanders(&vocabulary);
    let analyzer = Analyzer::new();
    let planner = Planner::new(&analyzer, &vocabulary).with_expanders(&expanders);
    for (query, word) in
        [("goverment", None), ("neurobiological", Some("нейробиолог")), ("govor", Some("говор"))]
    {
        let request = SearchRequest { translate: Translate::All, ..SearchRequest::new(query) };
        let plan = planner.plan(&request);
        let mut found = plan.words[0].alternatives.iter().filter(|one| one.source != ExpansionSource::Query);
        assert_eq!(found.next().map(|one| one.shown.as_str()), word, "{query}");
    }
}

#[test]
fn the_word_itself_is_always_worth_one_and_comes_first() {
    for &(query, word, ..) in CASES {
        let first = &translated(query, Translate::Also).words[word].alternatives[0];
        assert_eq!((first.weight, first.source), (1.0, ExpansionSource::Query), "{query}");
    }
}

#[test]
fn a_request_says_whether_the_other_language_counts() {
    let worth =
        |plan: QueryPlan| plan.words[0].alternatives.iter().map(|one| one.weight).skip(1).fold(0.0, f32::max);
    assert_eq!(worth(translated("dialogue", Translate::Off)), 0.0);
    assert_eq!(worth(translated("dialogue", Translate::Also)), 1.0);
    assert_eq!(worth(translated("dialogue", Translate::All)), 1.0);
}

#[test]
fn sources_can_be_left_out() {
    let request = SearchRequest {
        translate: Translate::All,
        without: vec![ExpansionSource::Glossary],
        ..SearchRequest::new("Lavrov")
    };
    let sources: Vec<_> = plan(&request).words[0].alternatives.iter().map(|one| one.source).collect();
    assert!(sources.contains(&ExpansionSource::Transliteration), "{sources:?}");
    assert!(!sources.contains(&ExpansionSource::Glossary), "{sources:?}");
}

#[test]
fn exclusions_beginnings_and_words_of_other_fields_are_not_translated() {
    for query in ["-dialogue talks", "author:Lavrov", "talk*", "Shuklin*"] {
        let plan = translated(query, Translate::All);
        assert_eq!(
            plan.words[0].alternatives.iter().filter(|one| one.source != ExpansionSource::Query).count(),
            0,
            "{query}"
        );
    }
}

#[test]
fn a_word_that_only_its_translation_has_tells_as_much_as_that() {
    let plan = translated("loitering", Translate::All);
    let known = translated("барражирование", Translate::Off);
    assert!((plan.words[0].idf - known.words[0].idf).abs() < 1e-6);
}
