//! Every step of making and changing an index fails once, for each way of failing: nothing that was committed is lost,
//! and the same run again ends where one that was never interrupted ends.
//!
//! `a_commit_that_is_cut_anywhere…` tries some of the steps, so that it stays short; the test that is ignored tries all:
//! see `docs/RELIABILITY.md`.

#![allow(clippy::unwrap_used, reason = "helpers of tests may unwrap as tests do")]

mod fault;
mod run;

use fault::{Fault, Faulty};
use run::{Change, PLENTY, State, allowed, begin, found, full_run, run};
use std::io::Write;
use std::path::Path;
use std::sync::Arc;

const FAULTS: [Fault; 5] = [Fault::Error, Fault::Half, Fault::FullDisk, Fault::Stop, Fault::PowerCut];

/// A change of an index: what it starts from, and what is to be there at its end.
struct Scene {
    name: &'static str,
    /// The states that are committed one after the other before the change.
    before: Vec<State>,
    change: Change,
    after: State,
}

fn scenes() -> Vec<Scene> {
    let pages = |pages: &[(u32, u32)]| -> State { pages.iter().copied().collect() };
    let (first, second, third) = (
        pages(&[(1, 1), (2, 1)]),
        pages(&[(1, 1), (2, 2), (3, 1)]),
        pages(&[(1, 1), (2, 2), (3, 1), (4, 1), (5, 1)]),
    );
    let (one, both) = (pages(&[(1, 1), (2, 1)]), pages(&[(1, 1), (2, 1), (101, 1), (102, 1), (103, 1)]));
    vec![
        Scene {
            name: "making",
            before: vec![],
            change: Change::Update { memory: PLENTY },
            after: (1..=7).map(|page| (page, 1)).collect(),
        },
        // A segment for each document, written by a thread of its own.
        Scene {
            name: "making piecemeal",
            before: vec![],
            change: Change::Update { memory: 0 },
            after: (1..=4).map(|page| (page, 1)).collect(),
        },
        Scene {
            name: "changing",
            before: vec![first, second, third.clone(), third],
            change: Change::Update { memory: PLENTY },
            after: pages(&[(1, 2), (2, 2), (4, 3), (6, 1), (7, 1), (8, 1)]),
        },
        Scene { name: "forgetting", before: vec![one.clone(), both], change: Change::Forget(1), after: one },
    ]
}

/// A folder in memory where there is one: these disks are no slower for being waited for.
fn folder() -> tempfile::TempDir {
    tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir()).unwrap()
}

/// Strikes at every `every`-th step of every scene in every way. Says how often it has struck.
fn strike(every: usize) -> usize {
    let mut strikes = 0;
    for scene in scenes() {
        let base = folder();
        begin(&base.path().join("index"), &scene.before);
        for fault in FAULTS {
            // Of every fault other steps are tried.
            let mut step = strikes % every;
            while strike_at(&scene, base.path(), fault, step) {
                (strikes, step) = (strikes + 1, step + every);
            }
            assert!(step > every, "{}, {fault:?}: too few steps", scene.name);
        }
    }
    strikes
}

/// Lets one step fail. False where the change has fewer steps.
fn strike_at(scene: &Scene, base: &Path, fault: Fault, step: usize) -> bool {
    let case = format!("{}, {fault:?} at step {step}", scene.name);
    let place = folder();
    let index = place.path().join("index");
    run::copy(&base.join("index"), &index);
    let faulty = Arc::new(Faulty::new(fault, step));
    let ran = run(&index, super::Disk::watched(faulty.clone()), scene.change, &scene.after);
    let struck = faulty.has_struck();
    faulty.end();
    if let Err(error) = &ran {
        assert!(struck, "{case}: {error}");
        assert!(!error.contains("damaged"), "{case}: an error of the disk is called damage: {error}");
    }
    let kept = found(&index).unwrap_or_else(|error| panic!("{case}: {error}"));
    let before = scene.before.last().cloned().unwrap_or_default();
    let fine = if ran.is_ok() {
        kept == scene.after
    } else {
        allowed(scene.change, &before, &scene.after).contains(&kept)
    };
    assert!(fine, "{case}: {kept:?} was never committed");
    run(&index, super::Disk::default(), scene.change, &scene.after)
        .unwrap_or_else(|error| panic!("{case}, then: {error}"));
    assert_eq!(found(&index).as_ref(), Ok(&scene.after), "{case}, then");
    struck
}

/// Strikes at every `every`-th step of repairs of an index in which one segment is damaged. Says how often it has struck.
fn strike_repairs(every: usize) -> usize {
    let state: State = (1..=6).map(|page| (page, 1)).collect();
    let first: State = state.iter().map(|(page, version)| (*page, *version)).take(3).collect();
    let base = folder();
    begin(&base.path().join("index"), &[first, state.clone()]);
    let safe = run::damage(&base.path().join("index"));
    let mut strikes = 0;
    for fault in FAULTS {
        let mut step = strikes % every;
        loop {
            let case = format!("repair, {fault:?} at step {step}");
            let place = folder();
            let index = place.path().join("index");
            run::copy(&base.path().join("index"), &index);
            let faulty = Arc::new(Faulty::new(fault, step));
            let ran = run::repair(&index, super::Disk::watched(faulty.clone()));
            let struck = faulty.has_struck();
            faulty.end();
            assert!(struck || ran == Ok(safe), "{case}: {ran:?}");
            assert_eq!(run::repair(&index, super::Disk::default()), Ok(safe), "{case}, then");
            full_run(&index, &state).unwrap_or_else(|error| panic!("{case}, then: {error}"));
            assert_eq!(found(&index).as_ref(), Ok(&state), "{case}, then");
            if !struck {
                break;
            }
            (strikes, step) = (strikes + 1, step + every);
        }
    }
    strikes
}

/// What is lost when adding fails must not be committed as if it were there.
#[test]
fn a_writer_that_has_failed_commits_no_more() {
    let mut failed = 0;
    for (step, memory) in (0..120).step_by(3).flat_map(|step| [(step, 0), (step, PLENTY)]) {
        let place = folder();
        let index = place.path().join("index");
        let disk = super::Disk::watched(Arc::new(Faulty::new(Fault::Error, step)));
        let Ok(store) = crate::Store::create_on(disk, &index, run::analyzer()) else { continue };
        let Ok(mut writer) = crate::Writer::open(&store, run::options(memory)) else { continue };
        let documents = (1..=5).map(|page| run::document(page, 1));
        let errors =
            documents.filter(|document| writer.add(document, crate::Origin::default()).is_err()).count();
        if errors > 0 {
            failed += 1;
            assert!(writer.commit().is_err(), "step {step}, memory {memory}");
            writer.abandon();
            let snapshot = crate::Store::open(&index, run::analyzer()).unwrap().snapshot().unwrap();
            assert_eq!(snapshot.documents(), 0, "step {step}, memory {memory}");
        }
    }
    assert!(failed > 5, "{failed}");
}

#[test]
fn a_repair_that_is_cut_anywhere_is_made_by_the_next_one() {
    let strikes = strike_repairs(5);
    assert!(strikes > 20, "{strikes}");
}

/// All of them.
#[test]
#[ignore = "takes minutes; see docs/RELIABILITY.md"]
fn a_repair_that_is_cut_everywhere_is_made_by_the_next_one() {
    let faults = strike_repairs(1);
    writeln!(std::io::stderr(), "{faults} faults").unwrap();
}

#[test]
fn a_commit_that_is_cut_anywhere_loses_nothing() {
    let strikes = strike(61);
    assert!(strikes > 40, "{strikes}");
}

/// All of them.
#[test]
#[ignore = "takes minutes; see docs/RELIABILITY.md"]
fn a_commit_that_is_cut_everywhere_loses_nothing() {
    let faults = strike(1);
    writeln!(std::io::stderr(), "{faults} faults").unwrap();
}
