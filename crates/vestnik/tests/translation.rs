//! One query, both languages, through the facade.

use std::collections::BTreeSet;
use std::error::Error;
use std::sync::Arc;
use vestnik::document::{DocumentId, Paragraph, Text};
use vestnik::expand::{ExpandInput, Expander, Expansion};
use vestnik::{
    Alternative, Corpus, Document, ExpansionSource, Facet, Language, Matcher, SearchRequest, Translate,
    WordGroup,
};

fn document(id: &str, lang: Language, headline: &str, body: &str) -> Document {
    let mut document = Document::new(DocumentId::new(id).expect("an id"));
    document.lang = lang;
    document.headline = Some(Text { text: headline.to_owned(), lang });
    document.body = vec![Paragraph { text: body.to_owned(), lang, ..Paragraph::default() }];
    document
}

fn corpus(folder: &std::path::Path) -> Result<Corpus, Box<dyn Error>> {
    let corpus = Corpus::create(folder.join("index"))?;
    corpus.add([
        document("ru", Language::Russian, "Диалог с НАТО", "Лавров и Уизерби говорили о диалоге с НАТО."),
        document(
            "en",
            Language::English,
            "Dialogue with NATO",
            "Lavrov and Wheatherby spoke of the NATO dialogue.",
        ),
    ])?;
    Ok(corpus)
}

fn ids(corpus: &Corpus, query: &str, translate: Translate) -> Result<Vec<String>, Box<dyn Error>> {
    let request = SearchRequest { translate, ..SearchRequest::new(query) };
    Ok(corpus.search(&request)?.hits.into_iter().map(|hit| hit.id.to_string()).collect())
}

#[test]
fn the_language_of_the_query_comes_first() -> Result<(), Box<dyn Error>> {
    let folder = tempfile::tempdir()?;
    let corpus = corpus(folder.path())?;
    for (query, own, other) in [
        ("NATO dialogue", "en", "ru"),
        ("диалог НАТО", "ru", "en"),
        ("Lavrov", "en", "ru"),
        ("Лаврова", "ru", "en"),
        ("Wheatherby", "en", "ru"),
        ("Уизерби", "ru", "en"),
    ] {
        assert_eq!(ids(&corpus, query, Translate::Off)?, [own], "{query}");
        assert_eq!(ids(&corpus, query, Translate::Also)?, [own, other], "{query}");
    }
    Ok(())
}

/// A page that lacks no word in its own language is no hit that lacks words, and is counted once.
#[test]
fn words_of_both_scripts_and_numbers_are_missing_only_where_they_are() -> Result<(), Box<dyn Error>> {
    let folder = tempfile::tempdir()?;
    let corpus = Corpus::create(folder.path().join("index"))?;
    let (ru, en) = (Language::Russian, Language::English);
    corpus.add([
        document("ru-east", ru, "НАТО и расширение на восток", "Расширение НАТО обсудили послы."),
        document("en-debate", en, "NATO expansion debate", "NATO expansion was debated."),
        document("en-drills", en, "NATO drills", "NATO drills began."),
        document("ru-fine", ru, "Суд оштрафовал Apple", "Суд оштрафовал Apple за отказ хранить данные."),
        document("en-fine", en, "Court fines Apple", "A court fined Apple for refusing to store data."),
        document("en-store", en, "Apple opens store", "Apple opened a new store in Paris."),
        document("en-june", en, "Meeting", "They met on June 9, 2024."),
        document("ru-june", ru, "Встреча", "Они встретились 9 июня 2024 года."),
        document("en-year", en, "Accounts", "The accounts of 2024."),
    ])?;
    for (query, full, lacking) in [
        ("NATO расширение", vec!["en-debate", "ru-east"], vec!["en-drills"]),
        ("Apple суд", vec!["en-fine", "ru-fine"], vec!["en-store"]),
        ("июнь 2024", vec!["en-june", "ru-june"], vec!["en-year"]),
        ("june 2024", vec!["en-june", "ru-june"], vec!["en-year"]),
        // What is excluded, and what filters say, does not make a query Russian.
        ("expansion debate -лес", vec!["en-debate"], vec!["ru-east"]),
        ("expansion -лес", vec!["en-debate", "ru-east"], vec![]),
        ("expansion -site:новости.рф", vec!["en-debate", "ru-east"], vec![]),
        ("drills -headline:саммит", vec!["en-drills"], vec![]),
    ] {
        let request = SearchRequest { translate: Translate::Also, ..SearchRequest::new(query) };
        let found = corpus.search(&request)?;
        let ids = |relaxed| {
            let hits = found.hits.iter().filter(|hit| hit.relaxed == relaxed);
            hits.map(|hit| hit.id.as_str()).collect::<BTreeSet<&str>>().into_iter().collect::<Vec<&str>>()
        };
        assert_eq!((ids(false), ids(true)), (full.clone(), lacking), "{query}");
        assert_eq!(found.total + found.total_other, full.len() as u64, "{query}");
    }
    Ok(())
}

#[test]
fn facets_of_both_languages_are_summed_before_they_are_cut() -> Result<(), Box<dyn Error>> {
    let folder = tempfile::tempdir()?;
    let corpus = Corpus::create(folder.path().join("index"))?;
    let on = |site: &str, id: &str, lang, text: &str| {
        let mut document = document(id, lang, text, text);
        document.site = Some(site.to_owned());
        document
    };
    let mut documents = Vec::new();
    for number in 0..240 {
        let (site, id) = (format!("s{:03}.example", number % 120), format!("en{number}"));
        documents.push(on(&site, &id, Language::English, "NATO met"));
    }
    // In English alone it is the least frequent of 121 sites.
    documents.push(on("shared.example", "shared", Language::English, "NATO met"));
    for number in 0..3 {
        documents.push(on("shared.example", &format!("ru{number}"), Language::Russian, "Встреча НАТО"));
    }
    corpus.add(documents)?;
    let request = SearchRequest {
        translate: Translate::Also,
        facets: vec![Facet::Site],
        limit: 1,
        ..SearchRequest::new("NATO")
    };
    let hits = corpus.search(&request)?;
    let sites = &hits.facets[0];
    assert_eq!(sites.counts[..2], [("shared.example".to_owned(), 4), ("s000.example".to_owned(), 2)]);
    assert_eq!((sites.counts.len(), sites.more), (100, 21));
    Ok(())
}

/// What a word sounds like in the other language is no reason to keep a misspelled one; but a name that only the other language has
/// is none.
#[test]
fn a_misspelled_word_is_read_otherwise_though_it_sounds_like_one_of_the_other_language()
-> Result<(), Box<dyn Error>> {
    let folder = tempfile::tempdir()?;
    let corpus = Corpus::create(folder.path().join("index"))?;
    corpus.add([
        document("ru", Language::Russian, "Победа", "Дональд Трамп победил."),
        document("en", Language::English, "A victory", "Mr. Trump won."),
        document("ru2", Language::Russian, "Речь", "Говорил Уизербин."),
        document("en2", Language::English, "A speech", "Wheatherby spoke."),
        document("ru3", Language::Russian, "Гонка", "Иванов победил."),
    ])?;
    for (query, translate, found, reading) in [
        ("Трампп", Translate::Also, vec!["ru", "en"], Some(("трамп", true))),
        ("Трампп", Translate::All, vec!["ru", "en"], Some(("трамп", true))),
        // A page that has one of the words only stays beside those of the reading.
        ("Трампп победил", Translate::Also, vec!["ru", "en", "ru3"], Some(("трамп победил", true))),
        // What sounds so is not what the reading means.
        (
            "Уизерби победил",
            Translate::Also,
            vec!["ru", "ru3", "en", "en2"],
            Some(("уизербин победил", false)),
        ),
        ("Трамп", Translate::Also, vec!["ru", "en"], None),
        ("Уизерби", Translate::Also, vec!["en2"], Some(("уизербин", false))),
    ] {
        let request = SearchRequest { translate, ..SearchRequest::new(query) };
        let hits = corpus.search(&request)?;
        let ids: BTreeSet<&str> = hits.hits.iter().map(|hit| hit.id.as_str()).collect();
        let found = BTreeSet::from_iter(found);
        let suggested = hits.suggestions.first().map(|one| (one.query.as_str(), one.applied));
        assert_eq!((ids, suggested), (found, reading), "{query} {translate:?}");
        let counted = corpus.search(&SearchRequest { limit: 0, ..request })?;
        assert_eq!((counted.total, counted.total_other), (hits.total, hits.total_other), "{query}");
        assert_eq!((counted.suggestions, counted.hits.len()), (hits.suggestions, 0), "{query}");
    }
    Ok(())
}

#[test]
fn the_table_of_sounds_is_kept_and_made_again_where_it_is_damaged() -> Result<(), Box<dyn Error>> {
    let folder = tempfile::tempdir()?;
    let sounds = folder.path().join("index/sounds");
    let made = corpus(folder.path())?;
    assert!(!sounds.exists());
    assert_eq!(ids(&made, "Wheatherby", Translate::All)?.len(), 2);
    assert!(sounds.exists());
    std::fs::write(&sounds, b"damaged")?;
    let reopened = Corpus::open(folder.path().join("index"))?;
    assert_eq!(ids(&reopened, "Wheatherby", Translate::All)?.len(), 2);
    assert!(std::fs::read(&sounds)?.len() > 20);
    Ok(())
}

/// Knows one word by another name; made of what the facade exports alone.
struct Nickname;

impl Expander for Nickname {
    fn expand(&self, input: &ExpandInput<'_>) -> Vec<Expansion> {
        assert!(input.words.iter().all(|group| group.alternatives[0].source == ExpansionSource::Query));
        let meant = input.words.iter().enumerate().filter(|(_, group)| group.text == "Qwyjibo");
        let terms = || -> Vec<String> {
            let words = input.analyzer.query_words("dialogue");
            words.into_iter().flat_map(|word| word.terms).map(|term| term.term).collect()
        };
        let alternative = |_: &WordGroup| Alternative {
            matcher: Matcher::Terms(terms()),
            weight: 0.8,
            source: ExpansionSource::Synonym,
            shown: "dialogue".to_owned(),
        };
        meant.map(|(at, group)| Expansion { words: at..at + 1, alternative: alternative(group) }).collect()
    }
}

#[test]
fn an_expander_of_ones_own_is_asked() -> Result<(), Box<dyn Error>> {
    let folder = tempfile::tempdir()?;
    let corpus = corpus(folder.path())?.with_expander(Arc::new(Nickname));
    assert_eq!(ids(&corpus, "NATO", Translate::Off)?, ["en"]);
    assert_eq!(ids(&corpus, "Qwyjibo", Translate::Off)?, ["en"]);
    Ok(())
}

#[test]
fn pages_of_both_languages_fit_together() -> Result<(), Box<dyn Error>> {
    let folder = tempfile::tempdir()?;
    let corpus = Corpus::create(folder.path().join("index"))?;
    let numbered = |number: usize| {
        let lacking = if number.is_multiple_of(3) { "" } else { " NATO" };
        [
            document(
                &format!("en{number}"),
                Language::English,
                &format!("Dialogue {number}"),
                &format!("The{lacking} dialogue."),
            ),
            document(
                &format!("ru{number}"),
                Language::Russian,
                &format!("Диалог {number}"),
                &format!("О диалоге с{} НАТО.", " ними".repeat(number)),
            ),
        ]
    };
    corpus.add((1..=9).flat_map(numbered))?;
    let request =
        SearchRequest { limit: 30, translate: Translate::Also, ..SearchRequest::new("NATO dialogue") };
    let whole = corpus.search(&request)?;
    assert_eq!((whole.hits.len(), whole.total, whole.total_other), (18, 6, 9));
    let places: Vec<u64> = whole.hits.iter().filter(|hit| hit.other_language).map(|hit| hit.rank).collect();
    // Nine of the first list: from place 13 on the rest of the other follows.
    assert_eq!(places[..4], [4, 7, 10, 13]);
    assert!(whole.hits.iter().all(|hit| hit.other_language == (hit.lang == Language::Russian)));
    let (mut paged, mut after) = (Vec::new(), None);
    loop {
        let page = corpus.search(&SearchRequest { limit: 4, after, ..request.clone() })?;
        paged.extend(page.hits.iter().map(|hit| hit.id.clone()));
        after = page.next;
        if after.is_none() {
            break;
        }
    }
    assert_eq!(paged, whole.hits.iter().map(|hit| hit.id.clone()).collect::<Vec<_>>());
    Ok(())
}

#[test]
fn a_page_of_the_other_language_with_the_words_as_typed_is_counted_once() -> Result<(), Box<dyn Error>> {
    let folder = tempfile::tempdir()?;
    let corpus = Corpus::create(folder.path().join("index"))?;
    corpus.add([
        document("latin", Language::Russian, "О передаче NATO dialogue", "Передача NATO dialogue закрыта."),
        document("ru", Language::Russian, "Диалог с НАТО", "О диалоге с НАТО."),
    ])?;
    let request = SearchRequest { translate: Translate::Also, ..SearchRequest::new("NATO dialogue") };
    let hits = corpus.search(&request)?;
    assert_eq!((hits.hits.len(), hits.total, hits.total_other), (2, 1, 1));
    Ok(())
}
