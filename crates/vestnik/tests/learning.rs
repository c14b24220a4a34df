//! What an index learns from itself, through the facade.

use std::error::Error;
use std::path::Path;
use vestnik::document::{DocumentId, Paragraph, Text};
use vestnik::{
    CancelToken, Corpus, Decision, Document, ExpansionSource, Language, LearnError, LearnOptions,
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
