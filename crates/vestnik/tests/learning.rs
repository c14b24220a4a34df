//! What an index learns from itself, through the facade.

use std::collections::{BTreeSet, HashSet};
use std::error::Error;
use std::path::Path;
use vestnik::document::{DocumentId, Paragraph, Text};
use vestnik::{
    CancelToken, Corpus, Decision, Document, ExpansionSource, Hit, Hits, Language, LearnError, LearnOptions,
    SearchRequest, Translate,
};

fn document(id: String, lang: Language, text: String) -> Document {
    let mut document = Document::new(DocumentId::new(id).expect("an id"));
    document.lang = lang;
    document.headline = Some(Text { text: text.clone(), lang });
    document.body = vec![Paragraph { text, lang, ..Paragraph::default() }];
    document
}

/// Pairs told apart by numbers. `glimmerfish` is in no list of ours.
fn corpus(folder: &Path) -> Result<Corpus, Box<dyn Error>> {
    let corpus = Corpus::create(folder.join("index"))?;
    let mut documents = Vec::new();
    for number in 0..60 {
        let (one, other) =
            if number % 6 == 0 { ("glimmerfish", "мерцалка") } else { ("ferry", "паром") };
        let code = 2000 + number * 11;
        documents.push(document(
            format!("en{number}"),
            Language::English,
            format!("A {one} at buoy {code} near Hallby"),
        ));
        documents.push(document(
            format!("ru{number}"),
            Language::Russian,
            format!("У буя {code} близ Халльбю: {other}"),
        ));
    }
    corpus.add(documents)?;
    Ok(corpus)
}

fn learn(corpus: &Corpus) -> Result<vestnik::LearnReport, LearnError> {
    corpus.learn(&LearnOptions::default(), &mut |_| {}, &CancelToken::new())
}

fn stand_ins(corpus: &Corpus, query: &str) -> Result<Vec<String>, Box<dyn Error>> {
    let request = SearchRequest { translate: Translate::All, ..SearchRequest::new(query) };
    let plan = corpus.searcher()?.plan(&request);
    let learned = plan.words[0].alternatives.iter().filter(|one| one.source == ExpansionSource::Learned);
    Ok(learned.map(|one| one.shown.clone()).collect())
}

#[test]
fn what_was_learned_helps_a_search_at_once() -> Result<(), Box<dyn Error>> {
    let folder = tempfile::tempdir()?;
    let corpus = corpus(folder.path())?;
    assert!(stand_ins(&corpus, "glimmerfish")?.is_empty());
    assert_eq!((corpus.pairs()?.len(), corpus.lexicon()?.len()), (0, 0));
    let report = learn(&corpus)?;
    assert_eq!((report.english, report.russian, report.left_out), (60, 60, 0));
    assert!(report.pairs >= 58, "{report:?}");
    assert_eq!(corpus.pairs()?.len() as u64, report.pairs);
    assert_eq!(stand_ins(&corpus, "glimmerfish")?.first().map(String::as_str), Some("мерцалка"));
    assert_eq!(stand_ins(&corpus, "мерцалки")?.first().map(String::as_str), Some("glimmerfish"));
    Ok(())
}

#[test]
fn decisions_count_and_outlive_learning() -> Result<(), Box<dyn Error>> {
    let folder = tempfile::tempdir()?;
    let corpus = corpus(folder.path())?;
    learn(&corpus)?;
    corpus.decide(Decision::Reject, "glimmerfish", "мерцалки")?;
    corpus.decide(Decision::Accept, "glimmerfish", "светлячок")?;
    assert!(!stand_ins(&corpus, "glimmerfish")?.contains(&"мерцалка".to_owned()));
    learn(&corpus)?;
    let words = corpus.lexicon()?;
    let decision =
        |russian: &str| words.iter().find(|word| word.russian == russian).map(|word| word.decision);
    assert_eq!(decision("мерцалка"), Some(Some("reject")));
    assert_eq!(decision("светлячок"), Some(Some("accept")));
    assert!(matches!(corpus.decide(Decision::Accept, "", "?"), Err(LearnError::Words { .. })));
    Ok(())
}

#[test]
fn a_decision_is_about_one_word_of_each_language_in_either_order() -> Result<(), Box<dyn Error>> {
    let folder = tempfile::tempdir()?;
    let corpus = Corpus::create(folder.path().join("index"))?;
    for (one, other, taken) in [
        ("drone", "беспилотник", Some(("drone", "беспилотник"))),
        ("беспилотник", "drone", Some(("drone", "беспилотник"))),
        (
            "барражирующий боеприпас",
            "loitering munition",
            Some(("loitering munition", "барражирующий боеприпас")),
        ),
        ("IT company", "IT-компания", Some(("IT company", "IT-компания"))),
        ("drone", "uav", None),
        ("дрон", "беспилотник", None),
        ("…", "беспилотник", None),
        ("drone", "", None),
    ] {
        match (corpus.decide(Decision::Accept, one, other), taken) {
            (Ok(words), Some(taken)) => assert_eq!(words, taken),
            (Err(LearnError::Words { .. }), None) => {}
            (decided, _) => panic!("{one} – {other}: {decided:?}"),
        }
    }
    assert_eq!(corpus.lexicon()?.len(), 3);
    Ok(())
}

#[test]
fn what_is_open_for_reading_only_writes_nothing() -> Result<(), Box<dyn Error>> {
    let folder = tempfile::tempdir()?;
    let index = folder.path().join("index");
    corpus(folder.path())?.decide(Decision::Accept, "glimmerfish", "мерцалка")?;
    let names = || -> Result<BTreeSet<_>, Box<dyn Error>> {
        Ok(std::fs::read_dir(&index)?
            .map(|entry| entry.map(|entry| entry.file_name()))
            .collect::<Result<_, _>>()?)
    };
    let reader = Corpus::open_read_only(&index)?;
    let before = names()?;
    assert!(matches!(learn(&reader), Err(LearnError::ReadOnly)));
    assert!(matches!(reader.decide(Decision::Reject, "glimmerfish", "мерцалка"), Err(LearnError::ReadOnly)));
    // What a search makes lives as long as the handle.
    assert_eq!(stand_ins(&reader, "glimmerfish")?, ["мерцалка"]);
    assert_eq!(names()?, before);
    assert_eq!(stand_ins(&Corpus::open(&index)?, "glimmerfish")?, ["мерцалка"]);
    let made: Vec<_> = names()?.difference(&before).cloned().collect();
    assert_eq!(made, ["lexicon.table", "sounds"]);
    Ok(())
}

#[test]
fn what_is_rejected_no_table_brings_back() -> Result<(), Box<dyn Error>> {
    let folder = tempfile::tempdir()?;
    let corpus = Corpus::create(folder.path().join("index"))?;
    corpus.add([
        document("en".to_owned(), Language::English, "Drones over Wheatherby".to_owned()),
        document("ru".to_owned(), Language::Russian, "Дроны и беспилотники над Уизерби".to_owned()),
    ])?;
    let shown = |query: &str| -> Result<Vec<String>, Box<dyn Error>> {
        let request = SearchRequest { translate: Translate::All, ..SearchRequest::new(query) };
        let plan = corpus.searcher()?.plan(&request);
        Ok(plan.words[0].alternatives[1..].iter().map(|one| one.shown.clone()).collect())
    };
    assert!(shown("drone")?.contains(&"дрон".to_owned()) && !shown("Wheatherby")?.is_empty());
    corpus.decide(Decision::Reject, "drone", "дрон")?;
    corpus.decide(Decision::Reject, "Wheatherby", "Уизерби")?;
    assert_eq!(shown("drones")?, ["беспилотник"]);
    assert!(shown("дроны")?.is_empty());
    assert!(shown("Wheatherby")?.is_empty());
    let listed = corpus.lexicon()?.into_iter().map(|word| (word.russian, word.decision));
    let expected = ["Уизерби", "дрон"].map(|word| (word.to_owned(), Some("reject")));
    assert_eq!(listed.collect::<Vec<_>>(), expected);
    Ok(())
}

#[test]
fn a_stop_leaves_everything_as_it_was() -> Result<(), Box<dyn Error>> {
    let folder = tempfile::tempdir()?;
    let corpus = corpus(folder.path())?;
    let cancel = CancelToken::new();
    cancel.cancel();
    let stopped = corpus.learn(&LearnOptions::default(), &mut |_| {}, &cancel);
    assert!(matches!(stopped, Err(LearnError::Cancelled)));
    assert!(!folder.path().join("index/pairs.tsv").exists());
    Ok(())
}

#[test]
fn a_damaged_table_is_made_again_and_a_damaged_list_is_named() -> Result<(), Box<dyn Error>> {
    let folder = tempfile::tempdir()?;
    let index = folder.path().join("index");
    let corpus = corpus(folder.path())?;
    learn(&corpus)?;
    assert_eq!(stand_ins(&corpus, "glimmerfish")?.len(), 1);
    std::fs::write(index.join("lexicon.table"), b"damaged")?;
    assert_eq!(stand_ins(&Corpus::open(&index)?, "glimmerfish")?.len(), 1);
    std::fs::write(index.join("lexicon.tsv"), b"damaged")?;
    let reopened = Corpus::open(&index)?;
    assert!(stand_ins(&reopened, "glimmerfish")?.is_empty());
    assert!(matches!(reopened.lexicon(), Err(LearnError::Content { .. })));
    Ok(())
}

#[test]
fn more_documents_than_asked_for_are_left_out() -> Result<(), Box<dyn Error>> {
    let folder = tempfile::tempdir()?;
    let corpus = corpus(folder.path())?;
    let report = corpus.learn(&LearnOptions { most_documents: 50 }, &mut |_| {}, &CancelToken::new())?;
    assert_eq!((report.english + report.russian, report.left_out), (50, 70));
    Ok(())
}

fn found(corpus: &Corpus, request: &SearchRequest) -> Result<Hits, Box<dyn Error>> {
    Ok(corpus.search(&SearchRequest { translate: Translate::Also, ..request.clone() })?)
}

/// The ids of the hits, each with that of the version that is folded into it.
fn shown(hits: &Hits) -> Vec<(String, Option<String>)> {
    let folded =
        |hit: &Hit| hit.partner.as_ref().filter(|partner| partner.found).map(|one| one.id.to_string());
    hits.hits.iter().map(|hit| (hit.id.to_string(), folded(hit))).collect()
}

#[test]
fn versions_of_a_story_are_one_hit() -> Result<(), Box<dyn Error>> {
    let folder = tempfile::tempdir()?;
    let corpus = corpus(folder.path())?;
    let request = SearchRequest::new("Hallby 2033");
    let before = shown(&found(&corpus, &request)?);
    assert_eq!(before.iter().map(|(id, _)| id.as_str()).take(2).collect::<Vec<_>>(), ["en3", "ru3"]);
    learn(&corpus)?;
    let hits = found(&corpus, &request)?;
    assert_eq!(shown(&hits)[0], ("en3".to_owned(), Some("ru3".to_owned())));
    assert_eq!(
        hits.folded,
        hits.hits.iter().filter(|hit| hit.partner.as_ref().is_some_and(|one| one.found)).count()
    );
    let partner = hits.hits[0].partner.as_ref().expect("it was learned");
    assert_eq!((partner.lang, partner.evidence.as_str()), (Language::Russian, "text"));
    assert!(partner.headline.is_some() && partner.likeness > 0.5 && partner.margin > 1.0, "{partner:?}");
    // The version that was not found is told of, but not as found.
    let hits = found(&corpus, &SearchRequest { language: Some(Language::Russian), ..request.clone() })?;
    assert_eq!(shown(&hits)[0], ("ru3".to_owned(), None));
    assert_eq!(hits.hits[0].partner.as_ref().map(|partner| partner.id.as_str()), Some("en3"));
    let each = found(&corpus, &SearchRequest { pairs: false, ..request })?;
    assert_eq!(shown(&each), before);
    assert_eq!((each.folded, each.hits[0].partner.is_none()), (0, true));
    Ok(())
}

#[test]
fn pages_of_stories_fit_together() -> Result<(), Box<dyn Error>> {
    let folder = tempfile::tempdir()?;
    let corpus = corpus(folder.path())?;
    learn(&corpus)?;
    // Both versions have the number: they stand one behind the other.
    let numbers: Vec<String> = (1..25).map(|number| format!("{}^{number}", 2000 + number * 11)).collect();
    let numbers = format!("nothing OR {}", numbers.join(" OR "));
    for (query, translate) in [
        (numbers.as_str(), Translate::Off),
        ("buoy near Hallby", Translate::Also),
        ("buoy near Hallby", Translate::All),
        ("ferry Hallby", Translate::Also),
        ("у буя близ Халльбю", Translate::Also),
    ] {
        let whole = corpus.search(&SearchRequest { limit: 500, translate, ..SearchRequest::new(query) })?;
        let documents = whole.hits.len() + whole.folded;
        let each = corpus.search(&SearchRequest {
            limit: 500,
            pairs: false,
            translate,
            ..SearchRequest::new(query)
        })?;
        assert_eq!(
            (documents, whole.total, whole.total_other),
            (each.hits.len(), each.total, each.total_other)
        );
        assert!(whole.folded > 20, "{query}: {}", whole.folded);
        for limit in [1, 4, 10] {
            let (mut seen, mut stories, mut after) = (HashSet::new(), 0, None);
            loop {
                let request = SearchRequest { limit, translate, after, ..SearchRequest::new(query) };
                let page = corpus.search(&request)?;
                assert!(
                    page.hits.len() == limit || page.next.is_none(),
                    "{query}: a page of {limit} is short"
                );
                for (id, folded) in shown(&page) {
                    // On an early page the other version may not have been looked at yet.
                    let partner = page
                        .hits
                        .iter()
                        .find(|hit| hit.id.as_str() == id)
                        .and_then(|hit| hit.partner.clone());
                    assert!(seen.insert(id.clone()), "{query}: {id} came twice, by {limit}");
                    assert!(
                        partner.is_none_or(|partner| !seen.contains(partner.id.as_str())),
                        "{query}: the other version of {id} came before, {folded:?}"
                    );
                    stories += 1;
                }
                after = page.next;
                if after.is_none() {
                    break;
                }
            }
            assert_eq!(stories, whole.hits.len(), "{query} by {limit}");
        }
    }
    Ok(())
}

#[test]
fn a_pair_is_believed_as_long_as_both_texts_are_what_they_were() -> Result<(), Box<dyn Error>> {
    let folder = tempfile::tempdir()?;
    let corpus = corpus(folder.path())?;
    learn(&corpus)?;
    let request = SearchRequest::new("Hallby 2033");
    assert!(found(&corpus, &request)?.hits[0].partner.is_some());
    let pair =
        corpus.pairs()?.into_iter().find(|pair| pair.english.as_str() == "en3").expect("it was learned");
    assert!(corpus.searcher()?.versions(&pair)?.is_some());
    let text = "У буя 2033 близ Халльбю нашли клад".to_owned();
    corpus.add([document("ru3".to_owned(), Language::Russian, text)])?;
    let hits = found(&corpus, &request)?;
    assert!(
        hits.hits.iter().all(|hit| hit.partner.as_ref().is_none_or(|partner| partner.id.as_str() != "ru3"))
    );
    assert_eq!(hits.hits.iter().filter(|hit| ["en3", "ru3"].contains(&hit.id.as_str())).count(), 2);
    assert!(corpus.searcher()?.versions(&pair)?.is_none());
    corpus.remove(&[DocumentId::new("ru3")?])?;
    assert!(found(&corpus, &request)?.hits[0].partner.is_none());
    // What is no list of pairs is as if there were none.
    std::fs::write(folder.path().join("index/pairs.tsv"), b"# vestnik pairs 1\nen1\tru1\ttext\t1.0\t2.0\n")?;
    assert!(found(&corpus, &SearchRequest::new("Hallby 2011"))?.hits.iter().all(|hit| hit.partner.is_none()));
    Ok(())
}
