//! What it would bring to leave out paragraphs that stand word for word on several pages of one site.
//!
//! Prints body precision and recall of each set as it is extracted, then without the paragraphs that repeat on at least
//! N pages of their site: all of them, the short ones, those at the ends. `--show` lists what would be left out.

#![allow(clippy::print_stdout, reason = "figures are what it is for")]

use anyhow::Result;
use clap::Parser;
use std::collections::{HashMap, HashSet};
use std::path::PathBuf;
use vestnik_benches::pages::{PageSet, load_sets, read_decoded};
use vestnik_benches::shingles::{harmonic, overlap};
use vestnik_ingest::{ExtractOptions, extract};

/// Measures what repetition across the pages of a site would tell.
#[derive(Parser)]
struct Arguments {
    /// The folder that holds `pages/<set>/gold.jsonl`.
    #[arg(long, default_value = "../shared/data")]
    data: PathBuf,
    /// Show what would be left out.
    #[arg(long)]
    show: bool,
}

/// A page whose true body is known.
struct Page<'g> {
    site: &'g str,
    dek: String,
    body: Vec<String>,
    truth: &'g str,
}

/// Which paragraphs are judged by their repetition.
#[derive(Clone, Copy)]
struct Form {
    name: &'static str,
    pages: usize,
    longest: usize,
    from_end: usize,
}

const FORMS: [Form; 5] = [
    Form { name: "on 2 pages", pages: 2, longest: usize::MAX, from_end: usize::MAX },
    Form { name: "on 3 pages", pages: 3, longest: usize::MAX, from_end: usize::MAX },
    Form { name: "on 3 pages, up to 200 characters", pages: 3, longest: 200, from_end: usize::MAX },
    Form { name: "on 3 pages, first or last three", pages: 3, longest: usize::MAX, from_end: 3 },
    Form { name: "on 5 pages, first or last three", pages: 5, longest: usize::MAX, from_end: 3 },
];

impl Form {
    /// The paragraphs of a page that are judged.
    fn judged<'p>(self, page: &'p Page<'_>) -> impl Iterator<Item = &'p str> {
        let paragraphs = page.body.iter().enumerate();
        let at_end = move |at: usize| at < self.from_end || page.body.len() - 1 - at < self.from_end;
        paragraphs
            .filter(move |(at, text)| at_end(*at) && text.chars().count() <= self.longest)
            .map(|(_, text)| text.as_str())
    }
}

fn main() -> Result<()> {
    let arguments = Arguments::parse();
    println!("| set | left out | paragraphs | precision | recall | body F1 |\n|---|---|--:|--:|--:|--:|");
    for set in load_sets(&arguments.data)? {
        let pages = pages(&set)?;
        if pages.is_empty() {
            continue;
        }
        print_row(&set.name, "nothing", 0, &pages, |_, _| false);
        for form in FORMS {
            let repeated = repeated(&pages, form);
            let is_out = |page: &Page<'_>, text: &str| {
                repeated.contains(&(page.site, text)) && form.judged(page).any(|judged| judged == text)
            };
            let out = pages.iter().flat_map(|page| form.judged(page).filter(|text| is_out(page, text)));
            print_row(&set.name, form.name, out.count(), &pages, is_out);
            if arguments.show {
                repeated.iter().for_each(|(site, text)| println!("    {site}: {text}"));
            }
        }
    }
    Ok(())
}

/// Site and paragraph of those that stand on enough pages.
fn repeated<'p>(pages: &'p [Page<'_>], form: Form) -> HashSet<(&'p str, &'p str)> {
    let mut counts: HashMap<(&str, &str), usize> = HashMap::new();
    for page in pages {
        let own: HashSet<&str> = form.judged(page).collect();
        own.into_iter().for_each(|text| *counts.entry((page.site, text)).or_default() += 1);
    }
    counts.into_iter().filter(|(_, count)| *count >= form.pages).map(|(key, _)| key).collect()
}

fn print_row(
    set: &str,
    form: &str,
    count: usize,
    pages: &[Page<'_>],
    is_out: impl Fn(&Page<'_>, &str) -> bool,
) {
    let (mut precision, mut recall) = (0.0, 0.0);
    for page in pages {
        let body = page.body.iter().map(String::as_str).filter(|text| !is_out(page, text));
        let dek = Some(page.dek.as_str()).filter(|dek| !dek.is_empty());
        let found = overlap(&dek.into_iter().chain(body).collect::<Vec<_>>().join("\n"), page.truth);
        precision += found.precision / pages.len() as f64;
        recall += found.recall / pages.len() as f64;
    }
    let f1 = harmonic(precision, recall);
    println!("| {set} | {form} | {count} | {precision:.4} | {recall:.4} | {f1:.4} |");
}

fn pages(set: &PageSet) -> Result<Vec<Page<'_>>> {
    let mut pages = Vec::new();
    for gold in &set.gold {
        let (Some(truth), Some(url)) = (gold.true_body(), gold.url.as_deref()) else { continue };
        let article = extract(&read_decoded(&set.folder, gold)?, &ExtractOptions::default()).article;
        let site = url.split('/').nth(2).unwrap_or(url);
        let body = article.body.into_iter().map(|(_, text)| text).collect();
        pages.push(Page { site, dek: article.dek, body, truth });
    }
    Ok(pages)
}
