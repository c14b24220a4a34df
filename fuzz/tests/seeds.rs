//! Each target over its seeds, and over each of them changed a little in ways that are the same every time.

use std::fs;
use std::path::Path;
use vestnik_fuzz::{TARGETS, Target};

/// Changes of each seed. `fuzz/run` tries millions; these see that a target still works and that what was found stays
/// mended.
const CHANGES: u64 = 40;

/// A generator of numbers that need not be good, but always the same (Knuth's linear one).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % bound.max(1)
    }
}

/// The bytes with some of them flipped, left out, doubled or in another place.
fn changed(seed: &[u8], numbers: &mut Numbers) -> Vec<u8> {
    let mut bytes = seed.to_vec();
    for _ in 0..=numbers.below(4) {
        let from = numbers.below(bytes.len());
        let to = (from + 1 + numbers.below(24)).min(bytes.len());
        match numbers.below(4) {
            0 if from < to => bytes[from] ^= 1 << numbers.below(8),
            1 => drop(bytes.drain(from..to)),
            2 => {
                let piece = bytes[from..to].to_vec();
                let at = numbers.below(bytes.len());
                drop(bytes.splice(at..at, piece));
            }
            _ => bytes.truncate(to),
        }
    }
    bytes
}

fn run(name: &str, target: Target) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds").join(name);
    let entries = fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut seeds: Vec<_> = entries.map(|entry| entry.expect("a seed").path()).collect();
    seeds.sort();
    assert!(seeds.len() > 2, "{name} has too few seeds");
    let mut numbers = Numbers(1);
    for path in seeds {
        let seed = fs::read(&path).expect("a seed that can be read");
        target(&seed);
        for _ in 0..CHANGES {
            target(&changed(&seed, &mut numbers));
        }
    }
}

#[test]
fn every_target_holds_on_its_seeds() {
    for (name, target) in TARGETS {
        run(name, *target);
    }
}

#[test]
fn every_target_has_a_binary_and_seeds() {
    let listed = |folder: &str| {
        let entries = fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)).expect("a folder");
        let stem = |path: &Path| path.file_stem().expect("a name").to_string_lossy().into_owned();
        let mut names: Vec<String> = entries.map(|entry| stem(&entry.expect("an entry").path())).collect();
        names.sort();
        names
    };
    let mut names: Vec<&str> = TARGETS.iter().map(|(name, _)| *name).collect();
    names.sort_unstable();
    assert_eq!(
        (listed("fuzz_targets"), listed("seeds")),
        (names.iter().map(|n| n.to_string()).collect(), names.iter().map(|n| n.to_string()).collect())
    );
}
