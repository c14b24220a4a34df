//! Slips that a stem hides: `Путен` has the stem of «путь», and no page has it as it was typed.

use super::counted::{Counted, Pages, counted};
use super::standing::stands;
use super::{SearchError, Sought};
use vestnik_query::hits::{Hits, SearchRequest, Suggestion};
use vestnik_query::plan::{ExpansionSource, Matcher, QueryPlan, Scope, WordGroup};
use vestnik_query::planner::TEXT;

/// A shorter word has many forms near to those of others.
const MIN_LETTERS: usize = 5;

/// A form that stands nowhere is seldom a slip. So many times as many pages speak for one, the less likely the slip the more.
const MANY_TIMES: f32 = 3.0;

/// The same for a name, where a capital was typed that speaks for it.
const NAME: f32 = 0.2;

/// The likeliest reading of the words that no page was found to have as they were typed, where so many more pages have it.
pub(super) fn hidden(
    sought: &Sought<'_>,
    request: &SearchRequest,
    typed: &QueryPlan,
    hits: &Hits,
) -> Result<Option<Suggestion>, SearchError> {
    if typed.words.len() >= TEXT || hits.total == 0 {
        return Ok(None);
    }
    let mut plan = typed.clone();
    let mut is_hidden = false;
    for (number, word) in plan.words.iter_mut().enumerate() {
        let text = word.text.to_lowercase();
        if is_word(word) && !is_shown(hits, number, &text) && !stands(sought, &text)? {
            // Nothing stands for the word itself then.
            word.alternatives.clear();
            is_hidden = true;
        }
    }
    if !is_hidden {
        return Ok(None);
    }
    #[expect(clippy::cast_precision_loss, reason = "an order of size is enough")]
    let found = hits.total as f32;
    let mut readings = counted(sought, request, &plan, Pages::WithAll)?.into_iter();
    let first = readings.find(|one| one.suggestion.source == ExpansionSource::Spelling);
    let needed = |one: &Counted| if one.gains_name { NAME * found } else { MANY_TIMES * found };
    Ok(first.filter(|one| !one.loses_name && one.likelihood > needed(one)).map(|one| one.suggestion))
}

/// Whether it is a plain word of text, long enough and with documents.
fn is_word(word: &WordGroup) -> bool {
    let is_text = matches!(word.scope, Scope::Text) && !word.negated;
    let first = word.alternatives.first().map(|one| &one.matcher);
    let letters = word.text.chars().count();
    is_text
        && letters >= MIN_LETTERS
        && word.text.chars().all(char::is_alphabetic)
        && matches!(first, Some(Matcher::Terms(_)))
}

/// Whether the first hit has the word as it was typed: what is offered does not depend on how many hits are wanted.
fn is_shown(hits: &Hits, number: usize, text: &str) -> bool {
    let own = hits.hits.iter().take(1).flat_map(|hit| &hit.why).filter(|why| why.word == number);
    own.flat_map(|why| &why.forms).any(|form| form.to_lowercase() == text)
}
