//! Search across languages: the sets whose queries are in the other language, with each stack of sources, and what the
//! expansion costs a search in one language.

use super::sets::{Query, Set};
use super::stacks::{STACKS, Stack};
use super::{mean, paired, score, unmarked};
use anyhow::Result;
use vestnik::{Language, SearchRequest, Searcher, Translate};

/// The head of the table of [`row`]s.
pub fn head() -> String {
    let names: Vec<&str> = STACKS.iter().map(|stack| stack.name).collect();
    format!("| set | queries | n | {} |\n|---|---|--:|{}\n", names.join(" | "), "--:|".repeat(names.len()))
}

/// The reciprocal rank of every query with one stack, other-language documents only.
///
/// # Errors
/// When the index cannot be read.
#[allow(clippy::print_stdout, reason = "misses are printed where they are asked for")]
pub fn reciprocal_ranks(
    searcher: &Searcher,
    set: &Set,
    queries: &[Query],
    stack: &Stack,
    misses: bool,
) -> Result<Vec<f64>> {
    let language = set.hits_in.as_deref().and_then(Language::from_code);
    let mut ranks = Vec::with_capacity(queries.len());
    for query in queries {
        let Some(grades) = set.judgements.get(&query.id) else { continue };
        let found = searcher.search(&SearchRequest { language, ..stack.request(&query.text) })?;
        let ranking: Vec<String> = found.hits.iter().map(|hit| unmarked(&hit.id).to_owned()).collect();
        let rank = score(&ranking, grades, grades).mrr;
        if misses && rank < 1.0 {
            println!("  {rank:.2} {} [{}]: {}", query.id, query.text, ranking.join(" "));
        }
        ranks.push(rank);
    }
    Ok(ranks)
}

/// A row of the table: the mean over all queries with each stack.
pub fn row(set: &str, file: &str, stacks: &[Vec<f64>]) -> String {
    let mean = |ranks: &Vec<f64>| ranks.iter().sum::<f64>() / ranks.len().max(1) as f64;
    let cells: Vec<String> = stacks.iter().map(|ranks| format!("{:.3}", mean(ranks))).collect();
    format!("| {set} | {file} | {} | {} |\n", stacks.first().map_or(0, Vec::len), cells.join(" | "))
}

/// The head of the table of [`harm`].
pub const HARM_HEAD: &str =
    "| set | queries | n | MRR@10 without | with | difference, 95 % |\n|---|---|--:|--:|--:|---|\n";

/// What expansion does to a search in one language, in an index that holds both.
///
/// # Errors
/// When the index cannot be read.
pub fn harm(searcher: &Searcher, set: &Set, file: &str, queries: &[Query]) -> Result<String> {
    let run = |translate| -> Result<Vec<super::Scores>> {
        let mut scores = Vec::new();
        for query in queries {
            let (Some(grades), Some(known)) = (set.judgements.get(&query.id), set.known_item.get(&query.id))
            else {
                continue;
            };
            let request =
                SearchRequest { translate, snippets: false, ..SearchRequest::new(query.text.as_str()) };
            let ranking: Vec<String> =
                searcher.search(&request)?.hits.into_iter().map(|hit| hit.id.to_string()).collect();
            scores.push(score(&ranking, grades, known));
        }
        Ok(scores)
    };
    let (off, also) = (run(Translate::Off)?, run(Translate::Also)?);
    let column = |scores: &[super::Scores]| scores.iter().map(|scores| scores.mrr).collect::<Vec<f64>>();
    let gain = paired(&column(&also), &column(&off));
    Ok(format!(
        "| {} | {file} | {} | {:.4} | {:.4} | {:+.4} [{:+.4}, {:+.4}] |\n",
        set.name,
        off.len(),
        mean(&off).mrr,
        mean(&also).mrr,
        gain.difference,
        gain.low,
        gain.high
    ))
}
