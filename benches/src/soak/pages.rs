//! A folder of pages that changes: couples of an English and a Russian page with one marker word, which is new each time the
//! couple is written. Both are written before an update and both are removed before one, so every commit has both or none.

use super::question::Page;
use super::words::{ENGLISH, RUSSIAN};
use crate::retrieval::XorShift;
use anyhow::{Context, Result};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// The folder, and which couples are in it.
pub struct Pages {
    folder: PathBuf,
    random: XorShift,
    couples: Vec<u64>,
    next: u64,
    written: u64,
    wanted: usize,
}

/// What was done to the folder, in pages; and the marker words that are new.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Turn {
    /// Pages that were not there.
    pub added: u64,
    /// Pages with another text.
    pub changed: u64,
    /// Pages that are gone.
    pub removed: u64,
    /// One word for each couple that was written.
    pub markers: Vec<String>,
}

impl Pages {
    /// An empty folder that is to hold about so many couples.
    ///
    /// # Errors
    /// When it cannot be made.
    pub fn new(folder: &Path, wanted: usize, seed: u64) -> Result<Self> {
        fs::create_dir_all(folder).with_context(|| format!("making {}", folder.display()))?;
        let random = XorShift::new(seed);
        Ok(Self { folder: folder.to_owned(), random, couples: Vec::new(), next: 0, written: 0, wanted })
    }

    /// The folder.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// How many pages there are.
    pub fn len(&self) -> usize {
        self.couples.len() * 2
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.couples.is_empty()
    }

    /// Adds the couples that are wanted.
    ///
    /// # Errors
    /// When a page cannot be written.
    pub fn fill(&mut self) -> Result<Turn> {
        let mut turn = Turn::default();
        while self.couples.len() < self.wanted {
            self.add(&mut turn)?;
        }
        Ok(turn)
    }

    /// Adds, changes and removes a few couples, so that there stay about as many.
    ///
    /// # Errors
    /// When a page cannot be written or removed.
    pub fn turn(&mut self) -> Result<Turn> {
        let mut turn = Turn::default();
        // Those that an update has seen: what is new or gone within one turn would be no change of a kind.
        let mut left: BTreeSet<u64> = self.couples.iter().copied().collect();
        for _ in 0..1 + self.random.below(6) {
            let surplus = self.couples.len() as i64 - self.wanted as i64;
            let bias = (surplus / 8).clamp(-2, 2);
            match self.random.below(6) as i64 + bias {
                i64::MIN..=1 => self.add(&mut turn)?,
                2..=3 => self.change(&mut left, &mut turn)?,
                _ => self.remove(&mut left, &mut turn)?,
            }
        }
        Ok(turn)
    }

    /// Every page by the name of its file, as it stands on the disk.
    ///
    /// # Errors
    /// When a page cannot be read.
    pub fn scan(&self) -> Result<Vec<(String, Page)>> {
        let mut pages = Vec::new();
        for entry in fs::read_dir(&self.folder)? {
            let entry = entry?;
            let page = Page::parse(&fs::read_to_string(entry.path())?);
            pages.push((entry.file_name().to_string_lossy().into_owned(), page));
        }
        Ok(pages)
    }

    fn add(&mut self, turn: &mut Turn) -> Result<()> {
        let couple = self.next;
        self.next += 1;
        self.write(couple, turn)?;
        self.couples.push(couple);
        turn.added += 2;
        Ok(())
    }

    fn change(&mut self, left: &mut BTreeSet<u64>, turn: &mut Turn) -> Result<()> {
        let Some(couple) = self.pick(left) else { return Ok(()) };
        self.write(couple, turn)?;
        turn.changed += 2;
        Ok(())
    }

    fn remove(&mut self, left: &mut BTreeSet<u64>, turn: &mut Turn) -> Result<()> {
        let Some(couple) = self.pick(left) else { return Ok(()) };
        for path in self.files(couple) {
            fs::remove_file(&path).with_context(|| format!("removing {}", path.display()))?;
        }
        self.couples.retain(|there| *there != couple);
        turn.removed += 2;
        Ok(())
    }

    fn pick(&mut self, left: &mut BTreeSet<u64>) -> Option<u64> {
        let couple = *left.iter().nth(self.random.below(left.len().max(1)))?;
        left.remove(&couple);
        Some(couple)
    }

    fn files(&self, couple: u64) -> [PathBuf; 2] {
        ["en", "ru"].map(|language| self.folder.join(format!("{couple}-{language}.html")))
    }

    fn write(&mut self, couple: u64, turn: &mut Turn) -> Result<()> {
        let marker = marker(self.written);
        self.written += 1;
        let texts = [self.page(&ENGLISH, "Clerks", &marker), self.page(&RUSSIAN, "Писари", &marker)];
        for (path, text) in self.files(couple).iter().zip(texts) {
            fs::write(path, text).with_context(|| format!("writing {}", path.display()))?;
        }
        turn.markers.push(marker);
        Ok(())
    }

    /// A page of a few paragraphs. Each sentence begins with a word that is not of the list: no two of them stand side by side
    /// across sentences.
    fn page(&mut self, list: &[&str], opener: &str, marker: &str) -> String {
        let headline = self.words(list, 4);
        let mut page =
            format!("<html><head><title>{headline}</title></head><body>\n<h1>{headline}</h1>\n<article>\n");
        for paragraph in 0..3 + self.random.below(6) {
            page.push_str("<p>");
            for _ in 0..2 + self.random.below(3) {
                page.push_str(&format!("{opener} {}. ", self.words(list, 12)));
            }
            if paragraph == 1 {
                page.push_str(&format!("{opener} {marker}. "));
            }
            page.truncate(page.trim_end().len());
            page.push_str("</p>\n");
        }
        page + "</article></body></html>\n"
    }

    /// Words of a list, the first ones most often: the smaller of two random places.
    fn words(&mut self, list: &[&str], count: usize) -> String {
        let mut words = Vec::with_capacity(count);
        for _ in 0..count {
            let place = self.random.below(list.len()).min(self.random.below(list.len()));
            words.push(list[place]);
        }
        words.join(" ")
    }
}

/// A word for each number, of consonants alone: no rule of any language takes it apart.
fn marker(mut number: u64) -> String {
    let mut word = "qx".to_owned();
    for _ in 0..7 {
        word.push(char::from(b"bcfghjkmpz"[(number % 10) as usize]));
        number /= 10;
    }
    word
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn turns_tell_what_they_did_and_the_number_of_pages_stays() {
        let folder = tempfile::tempdir().unwrap();
        let mut pages = Pages::new(folder.path(), 20, 1).unwrap();
        let mut there = pages.fill().unwrap().added;
        let mut seen = Turn::default();
        for _ in 0..200 {
            let turn = pages.turn().unwrap();
            there = there + turn.added - turn.removed;
            assert_eq!(pages.scan().unwrap().len() as u64, there);
            seen.added += turn.added;
            seen.changed += turn.changed;
            seen.removed += turn.removed;
        }
        assert!(seen.added > 200 && seen.changed > 200 && seen.removed > 200, "{seen:?}");
        assert!((20..=80).contains(&there), "{there}");
    }
}
