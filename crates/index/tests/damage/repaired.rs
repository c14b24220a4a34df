//! Every damage is repaired, and then the index is as it was.

use super::harm::{damages, like};
use super::index::{answers, files, make, record};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use vestnik_analysis::Analyzer;
use vestnik_index::{
    FORMAT_VERSION, OpenError, RepairError, Store, Survey, Writer, WriterOptions, repair, survey,
};

/// What is in an index, whatever its segments are: each document, what each query finds, and the catalogue.
fn content(folder: &Path, analyzer: &Arc<Analyzer>) -> Result<BTreeSet<String>, String> {
    let told = answers(folder, analyzer)?;
    // Scores change with the number of documents that wait to be merged away.
    let without_score = |line: &str| line.split_once(' ').map(|(_, rest)| rest.to_owned());
    let lines = told.lines().skip(1);
    let lines =
        lines.filter_map(
            |line| if line.starts_with("Some(") { Some(line.to_owned()) } else { without_score(line) },
        );
    Ok(lines.collect())
}

/// Reads again what a repair says has to be read again, as an update does. The folder of the pages holds all of them.
fn read_again(index: &Path, survey: &Survey, analyzer: &Arc<Analyzer>) {
    let store = Store::open(index, Arc::clone(analyzer)).unwrap();
    let mut writer = Writer::open(&store, WriterOptions::default()).unwrap();
    for number in (0..36).filter(|number| *number != 3) {
        let path = PathBuf::from(format!("/news/{number}.html"));
        let place = writer.catalogue().roots().place(&path).unwrap();
        let walked = survey.folders.contains(&PathBuf::from("/news"))
            && writer.catalogue().get(&place).is_none_or(|known| known.size == 0);
        if walked || survey.lacking.iter().any(|file| file.path == path) {
            record(&mut writer, number);
        }
    }
    writer.finish().unwrap();
}

#[test]
fn a_damaged_index_is_repaired_and_nothing_of_it_is_lost() {
    let folder = tempfile::tempdir().unwrap();
    let (whole, index) = (folder.path().join("whole"), folder.path().join("index"));
    let analyzer = Arc::new(Analyzer::new());
    make(&whole, &analyzer);
    let sound = content(&whole, &analyzer).unwrap();
    let files = files(&whole);
    let (mut repaired, mut kept) = (0, 0);
    for (at, path) in files.iter().enumerate() {
        let (bytes, other) = (std::fs::read(path).unwrap(), std::fs::read(like(&files, at)).unwrap());
        let name = path.strip_prefix(&whole).unwrap();
        for (what, damaged) in damages(&bytes, &other) {
            let what = format!("{} {what}", name.display());
            copy(&whole, &index);
            match damaged {
                Some(damaged) => std::fs::write(index.join(name), damaged).unwrap(),
                None => std::fs::remove_file(index.join(name)).unwrap(),
            }
            match repair(&index, &analyzer) {
                // A later version in FORMAT: it could be the index of a newer program.
                Err(RepairError::Open(OpenError::Format { found, .. })) => {
                    assert!(found > FORMAT_VERSION, "{what}")
                }
                Err(error) => panic!("{what}: {error}"),
                Ok(mended) => {
                    if !mended.survey.is_sound() {
                        repaired += 1;
                        kept += mended.survey.safe;
                        read_again(&index, &mended.survey, &analyzer);
                    }
                    assert_eq!(content(&index, &analyzer).as_ref(), Ok(&sound), "{what}: {mended:?}");
                    let store = Store::open(&index, Arc::clone(&analyzer)).unwrap();
                    assert!(store.check().unwrap().is_sound(), "{what}: {:?}", store.check());
                    let again = survey(&index, &analyzer).unwrap();
                    assert!(again.is_sound(), "{what}: {again:?}");
                }
            }
            std::fs::remove_dir_all(&index).unwrap();
        }
    }
    assert!(repaired > 150, "{repaired}");
    // One of three segments is damaged at most; where FORMAT or the commit is, none can be kept.
    assert!(kept > repaired * 20, "{kept} documents kept in {repaired} repairs");
}

#[test]
fn what_a_repair_replaces_is_kept_and_what_is_not_ours_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let index = folder.path().join("index");
    let analyzer = Arc::new(Analyzer::new());
    for stranger in [folder.path(), &folder.path().join("nothing")] {
        let refused = repair(stranger, &analyzer);
        assert!(matches!(refused, Err(RepairError::Open(OpenError::Missing(_)))), "{refused:?}");
        assert!(!stranger.join("segments").exists());
    }
    std::fs::write(folder.path().join("letter.txt"), "Dear Anna").unwrap();
    let refused = repair(folder.path(), &analyzer);
    assert!(matches!(refused, Err(RepairError::Open(OpenError::NotAnIndex(_)))), "{refused:?}");
    assert!(!folder.path().join("segments").exists());

    make(&index, &analyzer);
    std::fs::write(index.join("letter.txt"), "Dear Anna").unwrap();
    std::fs::write(index.join("segments/letter.txt"), "Dear Boris").unwrap();
    let before = everything(&index);
    let store = files(&index).into_iter().find(|path| path.extension().is_some_and(|kind| kind == "store"));
    std::fs::write(store.unwrap(), "x").unwrap();
    let mended = repair(&index, &analyzer).unwrap();
    assert_eq!(mended.aside.as_deref(), Some(index.join("damaged-1").as_path()));
    let (after, aside) = (everything(&index), everything(&index.join("damaged-1")));
    for (name, bytes) in &before {
        let still = after.get(name) == Some(bytes) || aside.get(name) == Some(bytes);
        let is_damaged = name.ends_with(".store") && aside.get(name).is_some_and(|bytes| bytes == b"x");
        assert!(still || is_damaged, "{name}");
    }
    assert_eq!(repair(&index, &analyzer).unwrap().aside, None);

    let open = Store::open(&index, Arc::clone(&analyzer)).unwrap();
    let _writer = Writer::open(&open, WriterOptions::default()).unwrap();
    assert!(matches!(repair(&index, &analyzer), Err(RepairError::Busy)));
}

#[test]
fn without_catalogue_and_commit_nothing_is_changed() {
    let folder = tempfile::tempdir().unwrap();
    let index = folder.path().join("index");
    let analyzer = Arc::new(Analyzer::new());
    make(&index, &analyzer);
    std::fs::write(index.join("segments/meta.json"), "").unwrap();
    std::fs::write(index.join("catalogue-1.log"), "").unwrap();
    let before = everything(&index);
    let refused = repair(&index, &analyzer);
    assert!(matches!(refused, Err(RepairError::NothingLeft(_))), "{refused:?}");
    assert_eq!(everything(&index), before);
}

/// Every file below a folder but the locks, by its path.
fn everything(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    for path in files(folder) {
        let name = path.strip_prefix(folder).unwrap().to_string_lossy().into_owned();
        found.insert(name, std::fs::read(path).unwrap());
    }
    found
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to.join("segments")).unwrap();
    for (name, bytes) in everything(from) {
        std::fs::write(to.join(name), bytes).unwrap();
    }
}
