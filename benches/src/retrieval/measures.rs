//! How good one ranking is, at ten hits.

use serde::{Deserialize, Serialize};
use std::collections::HashMap;

/// Hits that count.
const DEPTH: usize = 10;

/// The measures of one query, or their means.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Scores {
    /// Normalised discounted cumulative gain; the gain of grade g is 2^g − 1.
    pub ndcg: f64,
    /// One by the rank of the first right hit.
    pub mrr: f64,
    /// The share of right documents that are among the hits, of at most ten.
    pub recall: f64,
}

/// Scores one ranking. The reciprocal rank is that of `known`, the rest go by `grades`.
pub fn score(ranking: &[String], grades: &HashMap<String, f64>, known: &HashMap<String, f64>) -> Scores {
    let gain = |grade: f64| grade.exp2() - 1.0;
    let discount = |rank: usize| 1.0 / (rank as f64 + 2.0).log2();
    let top = || ranking.iter().take(DEPTH).enumerate();
    let found: f64 = top().filter_map(|(rank, id)| Some(gain(*grades.get(id)?) * discount(rank))).sum();
    let mut ideal: Vec<f64> = grades.values().copied().filter(|grade| *grade > 0.0).collect();
    ideal.sort_by(|a, b| b.total_cmp(a));
    let best: f64 =
        ideal.iter().take(DEPTH).enumerate().map(|(rank, grade)| gain(*grade) * discount(rank)).sum();
    let right = |id: &String, judged: &HashMap<String, f64>| judged.get(id).is_some_and(|grade| *grade > 0.0);
    let first = top().find(|(_, id)| right(id, known)).map(|(rank, _)| rank);
    let hits = top().filter(|(_, id)| right(id, grades)).count();
    Scores {
        ndcg: if best > 0.0 { found / best } else { 0.0 },
        mrr: first.map_or(0.0, |rank| 1.0 / (rank as f64 + 1.0)),
        recall: if ideal.is_empty() { 0.0 } else { hits as f64 / ideal.len().min(DEPTH) as f64 },
    }
}

/// The means over all queries.
pub fn mean(scores: &[Scores]) -> Scores {
    let count = scores.len().max(1) as f64;
    let of = |measure: fn(&Scores) -> f64| scores.iter().map(measure).sum::<f64>() / count;
    Scores {
        ndcg: of(|scores| scores.ndcg),
        mrr: of(|scores| scores.mrr),
        recall: of(|scores| scores.recall),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rankings_are_scored() {
        let grades = HashMap::from([("a".to_owned(), 2.0), ("b".to_owned(), 1.0)]);
        let known = HashMap::from([("a".to_owned(), 1.0)]);
        let ranking = |ids: &[&str]| ids.iter().map(|id| (*id).to_owned()).collect::<Vec<_>>();
        let perfect = score(&ranking(&["a", "b"]), &grades, &known);
        assert_eq!(perfect, Scores { ndcg: 1.0, mrr: 1.0, recall: 1.0 });
        let second = score(&ranking(&["x", "a"]), &grades, &known);
        assert_eq!((second.mrr, second.recall), (0.5, 0.5));
        assert!((second.ndcg - 3.0 / 3f64.log2() / (3.0 + 1.0 / 3f64.log2())).abs() < 1e-9);
        assert_eq!(score(&[], &grades, &known), Scores::default());
    }
}
