//! A large corpus made of a small one: documents repeated with changes, so that terms keep the frequencies of real text.

use super::bootstrap::XorShift;
use serde::Deserialize;
use std::path::Path;
use vestnik::document::{Paragraph, Published, Source, Text};
use vestnik::{Document, DocumentId, Language};

/// A real document to make others from.
#[derive(Clone, Debug, Deserialize)]
pub struct Seed {
    id: String,
    lang: String,
    /// The headline as published; the search sets leave `headline` empty because it is the query there.
    #[serde(rename = "orig_headline")]
    pub headline: String,
    body: String,
}

/// Reads seeds from files of documents.
///
/// # Errors
/// When a file cannot be read or is not in the shape that it should be.
pub fn seeds(files: &[impl AsRef<Path>]) -> anyhow::Result<Vec<Seed>> {
    let mut seeds = Vec::new();
    for file in files {
        for line in std::fs::read_to_string(file)?.lines() {
            seeds.push(serde_json::from_str(line)?);
        }
    }
    Ok(seeds)
}

/// So many documents, the same every time. The first of each seed is the seed itself; the others have its sentences in
/// another order, some replaced by those of another seed, other numbers, and other dates.
pub fn documents(seeds: &[Seed], count: usize) -> impl Iterator<Item = Document> + '_ {
    let mut random = XorShift::new(1);
    (0..count).map(move |number| document(seeds, number, &mut random))
}

fn document(seeds: &[Seed], number: usize, random: &mut XorShift) -> Document {
    let (seed, copy) = (&seeds[number % seeds.len()], number / seeds.len());
    let lang = Language::from_code(&seed.lang).unwrap_or_default();
    let id = format!("{}-{copy}", seed.id);
    let mut document =
        Document::new(DocumentId::new(id).unwrap_or_else(|_| DocumentId::from_hash(number as u64)));
    document.lang = lang;
    let mut headline = seed.headline.clone();
    let mut lines: Vec<String> = seed.body.lines().map(str::to_owned).collect();
    if copy > 0 {
        let other = &seeds[random.below(seeds.len())];
        lines.extend(other.body.lines().take(2).map(str::to_owned));
        for place in (1..lines.len()).rev() {
            lines.swap(place, random.below(place + 1));
        }
        lines.truncate(1 + lines.len() * 3 / 4);
        let new_number = random.below(10_000).to_string();
        lines.iter_mut().for_each(|line| *line = with_other_numbers(line, &new_number));
        let last = other.headline.split_whitespace().next_back().unwrap_or_default();
        headline = format!("{headline} {last}");
    }
    document.headline = Some(Text { text: headline, lang });
    document.body = lines.into_iter().map(|text| Paragraph { text, lang, ..Paragraph::default() }).collect();
    let (month, day) = (1 + random.below(12), 1 + random.below(28));
    let date = format!("{}-{month:02}-{day:02}", 2015 + random.below(10));
    document.published = date.parse().ok().map(|date| Published::new(date, Source::Given));
    document.site = Some(format!("site{}.example", random.below(200)));
    document
}

fn with_other_numbers(line: &str, number: &str) -> String {
    let mut words: Vec<&str> = line.split(' ').collect();
    for word in &mut words {
        if word.len() > 1 && word.bytes().all(|byte| byte.is_ascii_digit()) {
            *word = number;
        }
    }
    words.join(" ")
}
