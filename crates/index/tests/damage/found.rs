//! Damage that nobody repairs is told, and never answered from.

use super::harm::{damages, like};
use super::index::{answers, document, files, make};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use vestnik_analysis::Analyzer;
use vestnik_index::{OpenError, Origin, Store, Writer, WriterOptions};

#[test]
fn a_damaged_index_gives_the_right_answer_or_an_error() {
    let folder = tempfile::tempdir().unwrap();
    let index = folder.path().join("index");
    let analyzer = Arc::new(Analyzer::new());
    make(&index, &analyzer);
    let sound = answers(&index, &analyzer).unwrap();
    assert!(sound.contains("Brussels") && sound.contains("35.html"), "{sound}");
    let files = files(&index);
    let (mut variants, mut refused, mut wrong) = (0, 0, Vec::new());
    for (at, path) in files.iter().enumerate() {
        let bytes = std::fs::read(path).unwrap();
        let other = std::fs::read(like(&files, at)).unwrap();
        for (what, damaged) in damages(&bytes, &other) {
            match damaged {
                Some(damaged) => std::fs::write(path, damaged).unwrap(),
                None => std::fs::remove_file(path).unwrap(),
            }
            let what = format!("{} {what}", path.strip_prefix(&index).unwrap().display());
            let answered = catch_unwind(AssertUnwindSafe(|| answers(&index, &analyzer)));
            match answered.unwrap_or_else(|_| panic!("{what}: a panic")) {
                Ok(told) if told != sound => wrong.push(what.clone()),
                Ok(_) => {}
                Err(error) => {
                    refused += 1;
                    let plain = !["tantivy", "Corrupt", "Error", "{", "Some("]
                        .iter()
                        .any(|word| error.contains(word));
                    assert!(plain, "{what}: {error}");
                }
            }
            let checked =
                catch_unwind(|| Store::open(&index, Arc::clone(&analyzer)).map(|store| store.check()));
            assert!(checked.is_ok(), "{what}: a panic while checking");
            variants += 1;
            std::fs::write(path, &bytes).unwrap();
        }
    }
    assert!(wrong.is_empty(), "wrong answers without an error: {wrong:?}");
    assert!(variants >= 200 && refused * 2 > variants, "{variants} variants, {refused} refused");
    assert_eq!(answers(&index, &analyzer).unwrap(), sound);
}

#[test]
fn an_index_of_somebody_else_cannot_reach_out_of_its_folder() {
    let folder = tempfile::tempdir().unwrap();
    let (index, outside) = (folder.path().join("index"), folder.path().join("letter.txt"));
    let analyzer = Arc::new(Analyzer::new());
    make(&index, &analyzer);
    std::fs::write(&outside, "vestnik catalogue 1\nDear Anna").unwrap();
    let managed = index.join("segments/.managed.json");
    let list = std::fs::read_to_string(&managed).unwrap();
    let absolute = outside.display();
    std::fs::write(&managed, list.replacen('[', &format!("[\"../../letter.txt\",\"{absolute}\","), 1))
        .unwrap();
    let store = Store::open(&index, Arc::clone(&analyzer)).unwrap();
    let mut writer = Writer::open(&store, WriterOptions::default()).unwrap();
    writer.add(&document(99), Origin::default()).unwrap();
    writer.finish().unwrap();
    drop(store);

    let meta = index.join("segments/meta.json");
    let text = std::fs::read_to_string(&meta).unwrap();
    std::fs::write(&meta, text.replace("catalogue-1.log", "../letter.txt")).unwrap();
    let opened = Store::open(&index, Arc::clone(&analyzer)).map(|_| ());
    assert!(matches!(opened, Err(OpenError::Damaged { .. })), "{opened:?}");
    std::fs::write(&meta, text).unwrap();

    #[cfg(unix)]
    {
        std::fs::remove_file(index.join("catalogue-1.log")).unwrap();
        std::os::unix::fs::symlink(&outside, index.join("catalogue-1.log")).unwrap();
        let store = Store::open(&index, analyzer).unwrap();
        assert!(Writer::open(&store, WriterOptions::default()).is_err());
    }
    assert_eq!(std::fs::read_to_string(&outside).unwrap(), "vestnik catalogue 1\nDear Anna");
}
