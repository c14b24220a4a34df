//! The readings that pages have, in the order in which they are believed.

use super::plans::{has_both_scripts, plans};
use super::standing::{Standing, standing};
use super::strict::run;
use super::{SearchError, Sought};
use vestnik_query::hits::{SearchRequest, Suggestion};
use vestnik_query::plan::{ExpansionSource, Matcher, QueryPlan, WordGroup};
use vestnik_query::slip_weight;
use vestnik_query::vocabulary::Vocabulary;

/// Which pages speak for a reading.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Pages {
    /// Those with all its words; a reading that has none is left out.
    WithAll,
    /// Those with the word that was not typed, whatever else they have.
    WithNew,
}

/// A reading that pages have.
pub(super) struct Counted {
    pub(super) suggestion: Suggestion,
    /// How many documents have all words as the reading has them.
    pub(super) total: u64,
    /// Whether no document has the words that it reads otherwise, and there is little doubt that these were meant.
    pub(super) is_clear: bool,
    /// Whether what may be a name became a word that is none.
    pub(super) loses_name: bool,
    /// Whether what was typed with a capital became a name.
    pub(super) gains_name: bool,
    /// How likely it was meant, beside others of its kind: how many pages it has, less the less likely the slip is.
    pub(super) likelihood: f32,
}

/// What a page in the other language says for a reading: what stands there for its words may have other senses.
const OTHER: f32 = 0.05;

/// A likelier slip is clear whatever stands beside it.
const CLEAR: f32 = 0.5;

/// So many times as many pages as chance would put together have words that belong together.
const TOGETHER: f32 = 2.0;

/// So many pages may be chance in any case.
const CHANCE: f32 = 2.0;

/// So many readings of a kind are looked up in documents, the likeliest ones.
const READ: usize = 4;

/// The readings of a query that have pages: first those that keep to one script, then by kind, those of a kind by how many pages they
/// have and how likely the slip is. What the words beside a slip say is in the number of pages: `oil prices` has more than `oil pieces`.
pub(super) fn counted(
    sought: &Sought<'_>,
    request: &SearchRequest,
    typed: &QueryPlan,
    counting: Pages,
) -> Result<Vec<Counted>, SearchError> {
    let of_unknown = sought.planner().suggest(request, typed);
    let of_rare = sought.planner().suggest_likelier(request, typed);
    let all =
        of_unknown.into_iter().map(|one| (one, true)).chain(of_rare.into_iter().map(|one| (one, false)));
    let mut found: Vec<(bool, usize, Counted)> = Vec::new();
    for (suggestion, unknown) in all {
        let reading =
            SearchRequest { query: suggestion.query.clone(), relax: false, limit: 0, ..request.clone() };
        let plans = plans(sought, &reading);
        let own = &plans.own;
        let (total, pages) = match counting {
            Pages::WithAll => {
                let hits = run(sought, &reading, &plans)?;
                (hits.total, count(hits.total) + OTHER * count(hits.total_other))
            }
            Pages::WithNew => (0, count(of_new_words(sought, typed, own))),
        };
        if pages == 0.0 && counting == Pages::WithAll {
            continue;
        }
        let mixes = mixes_scripts(typed, &suggestion, own);
        let same_kind = found.iter().find(|(.., known)| known.suggestion.source == suggestion.source);
        let kind = same_kind.map_or(found.len(), |(_, kind, _)| *kind);
        let weight = weight(typed, &suggestion, own);
        let likelihood = pages * weight;
        // A filter asks for something else than the words did.
        let is_of_words = unknown && !mixes && suggestion.source != ExpansionSource::Filter;
        let is_clear = is_of_words && (weight >= CLEAR || stand_together(sought, own, total));
        let (loses_name, gains_name) = (false, false);
        let counted = Counted { suggestion, total, is_clear, loses_name, gains_name, likelihood };
        found.push((mixes, kind, counted));
    }
    sort(&mut found);
    let mut standing = Vec::new();
    for of_kind in found.chunk_by(|one, other| one.1 == other.1) {
        for (mixes, kind, counted) in of_kind.iter().take(READ) {
            if let Some(counted) = counted.standing(sought, typed)? {
                standing.push((*mixes, *kind, counted));
            }
        }
    }
    sort(&mut standing);
    Ok(standing.into_iter().map(|(.., counted)| counted).collect())
}

fn sort(found: &mut [(bool, usize, Counted)]) {
    found.sort_by(|one, other| {
        let likelier = || other.2.likelihood.total_cmp(&one.2.likelihood);
        (one.0, one.1).cmp(&(other.0, other.1)).then_with(likelier)
    });
}

impl Counted {
    /// The reading in forms that stand in documents, which may be less like what was typed.
    fn standing(&self, sought: &Sought<'_>, typed: &QueryPlan) -> Result<Option<Self>, SearchError> {
        let Some(found) = readable(sought, typed, &self.suggestion)? else { return Ok(None) };
        let Standing { query, loses_name, gains_name } = found;
        let suggestion = Suggestion { query, ..self.suggestion.clone() };
        let words = plan_of(sought, &suggestion).words;
        let is_same =
            |(one, typed): (&WordGroup, &WordGroup)| one.text.to_lowercase() == typed.text.to_lowercase();
        if words.len() == typed.words.len() && words.iter().zip(&typed.words).all(is_same) {
            // The nearest form that stands somewhere is what was typed.
            return Ok(None);
        }
        let weight = |suggestion: &Suggestion| weight(typed, suggestion, &plan_of(sought, suggestion));
        let likelihood = self.likelihood * weight(&suggestion) / weight(&self.suggestion);
        let Self { total, is_clear, .. } = *self;
        Ok(Some(Self { suggestion, loses_name, gains_name, likelihood, total, is_clear }))
    }
}

#[expect(clippy::cast_precision_loss, reason = "an order of size is enough")]
fn count(pages: u64) -> f32 {
    pages as f32
}

/// How many documents have a word as it was typed.
fn documents(sought: &Sought<'_>, word: &WordGroup) -> Option<u64> {
    match &word.alternatives.first()?.matcher {
        Matcher::Terms(terms) => terms.iter().map(|term| sought.snapshot.document_frequency(term)).max(),
        _ => None,
    }
}

/// How many documents have the rarest word that was not typed.
fn of_new_words(sought: &Sought<'_>, typed: &QueryPlan, reading: &QueryPlan) -> u64 {
    let is_new = |word: &&WordGroup| typed.words.iter().all(|typed| typed.text != word.text);
    let counts = reading.words.iter().filter(is_new).filter_map(|word| documents(sought, word));
    counts.min().unwrap_or(0)
}

/// Whether the words of a reading are on one page more often than by chance: `allen shooter` for `allen snooker` is a chance.
fn stand_together(sought: &Sought<'_>, reading: &QueryPlan, total: u64) -> bool {
    let all = count(sought.snapshot.document_count()).max(1.0);
    let words = reading.words.iter().filter(|word| !word.negated);
    let shares = words.filter_map(|word| documents(sought, word)).map(|documents| count(documents) / all);
    count(total) > CHANCE + TOGETHER * all * shares.product::<f32>()
}

/// The words of a reading.
pub(super) fn plan_of(sought: &Sought<'_>, reading: &Suggestion) -> QueryPlan {
    sought.planner().plan(&SearchRequest::new(reading.query.as_str()))
}

/// A near word in a form that stands in a document; `None` where there is none.
pub(super) fn readable(
    sought: &Sought<'_>,
    typed: &QueryPlan,
    suggestion: &Suggestion,
) -> Result<Option<Standing>, SearchError> {
    if suggestion.source == ExpansionSource::Spelling {
        return standing(sought, typed, &suggestion.query);
    }
    Ok(Some(Standing::of(&suggestion.query)))
}

/// How likely the slips are that a reading undoes.
fn weight(typed: &QueryPlan, suggestion: &Suggestion, reading: &QueryPlan) -> f32 {
    if suggestion.source != ExpansionSource::Spelling {
        return 1.0;
    }
    let words = typed.words.iter().zip(&reading.words);
    words.map(|(typed, meant)| slip_weight(&meant.text.to_lowercase(), &typed.text.to_lowercase())).product()
}

/// Whether Latin letters were taken for Russian ones in one word and not in the word beside it: nobody means «тарде war».
pub(super) fn mixes_scripts(typed: &QueryPlan, suggestion: &Suggestion, reading: &QueryPlan) -> bool {
    suggestion.source == ExpansionSource::Transliteration
        && has_both_scripts(reading)
        && !has_both_scripts(typed)
}
