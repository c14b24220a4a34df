//! The scores of one page, and their means over a set.

use crate::agree::{author_overlap, same_day, same_headline};
use crate::pages::Gold;
use crate::shingles::{Overlap, harmonic, overlap};
use serde::Serialize;
use vestnik_document::Article;

/// What one page scored; `None` where the truth is not known.
#[derive(Clone, Debug)]
pub struct PageScore {
    /// The page's id in its set.
    pub id: String,
    /// Whether the page is in the half that is looked at while rules are made (see [`in_open_half`]).
    pub open: bool,
    /// Dek and body against the true body.
    pub body: Option<Overlap>,
    /// The body alone against the true body.
    pub body_alone: Option<Overlap>,
    /// Whether the headline is the true one.
    pub headline: Option<bool>,
    /// Whether the day is the true one.
    pub day: Option<bool>,
    /// How far the authors are the true ones.
    pub authors: Option<f64>,
}

/// Half of the pages, chosen by a hash of the name: failures are studied in this half only, so that the other half
/// shows whether a change carries over to pages that nobody looked at.
pub fn in_open_half(id: &str) -> bool {
    id.bytes()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3))
        >> 7
        & 1
        == 0
}

/// The body as one text, a line each paragraph; with the dek as its first line where asked for.
pub fn body_text(article: &Article, with_dek: bool) -> String {
    let dek = (with_dek && !article.dek.is_empty()).then_some(article.dek.as_str());
    let lines: Vec<&str> =
        dek.into_iter().chain(article.body.iter().map(|(_, text)| text.as_str())).collect();
    lines.join("\n")
}

/// Scores one article.
pub fn score_page(article: &Article, gold: &Gold) -> PageScore {
    let date = article.published.as_ref().map(|published| published.date.to_string());
    let against = |with_dek| gold.true_body().map(|truth| overlap(&body_text(article, with_dek), truth));
    PageScore {
        id: gold.id.clone(),
        open: in_open_half(&gold.id),
        body: against(true),
        body_alone: against(false),
        headline: gold.headline.as_deref().map(|truth| same_headline(&article.headline, truth)),
        day: gold.date.as_deref().map(|truth| same_day(date.as_deref(), truth)),
        authors: gold
            .authors
            .as_deref()
            .filter(|authors| !authors.is_empty())
            .map(|truth| author_overlap(&article.authors, truth)),
    }
}

/// The means over a set of pages.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Means {
    /// How many pages there are.
    pub pages: usize,
    /// Mean precision of the body.
    pub precision: Option<f64>,
    /// Mean recall of the body.
    pub recall: Option<f64>,
    /// F1 of the two means.
    pub f1: Option<f64>,
    /// The same without the dek.
    pub f1_without_dek: Option<f64>,
    /// Share of headlines that are right.
    pub headline: Option<f64>,
    /// Share of days that are right.
    pub day: Option<f64>,
    /// Mean overlap of authors.
    pub authors: Option<f64>,
}

/// The means of these scores.
pub fn means<'a>(scores: impl IntoIterator<Item = &'a PageScore>) -> Means {
    let scores: Vec<&PageScore> = scores.into_iter().collect();
    let over = |of: &dyn Fn(&PageScore) -> Option<f64>| mean(scores.iter().filter_map(|score| of(score)));
    let f1 = |of: &dyn Fn(&PageScore) -> Option<Overlap>| {
        let precision = over(&|score| of(score).map(|body| body.precision));
        precision.zip(over(&|score| of(score).map(|body| body.recall))).map(|(p, r)| harmonic(p, r))
    };
    Means {
        pages: scores.len(),
        precision: over(&|score| score.body.map(|body| body.precision)),
        recall: over(&|score| score.body.map(|body| body.recall)),
        f1: f1(&|score| score.body),
        f1_without_dek: f1(&|score| score.body_alone),
        headline: over(&|score| score.headline.map(share)),
        day: over(&|score| score.day.map(share)),
        authors: over(&|score| score.authors),
    }
}

fn share(right: bool) -> f64 {
    f64::from(u8::from(right))
}

fn mean(values: impl Iterator<Item = f64>) -> Option<f64> {
    let (sum, count) = values.fold((0.0, 0usize), |(sum, count), value| (sum + value, count + 1));
    (count > 0).then(|| sum / count as f64)
}
