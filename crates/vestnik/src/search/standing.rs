//! A near word as it stands in the documents: the index has stems, and a stem with the ending that was typed may be no word.

use super::plans::plans;
use super::strict::run;
use super::{SearchError, Sought};
use std::collections::HashMap;
use vestnik_query::hits::{SearchRequest, Translate};
use vestnik_query::plan::{ExpansionSource, QueryPlan};
use vestnik_query::{distance_within, slip_weight, surname_ending};

/// In so many documents it is looked how a word is written.
const READ: usize = 10;

/// A reading as it stands in documents.
pub(super) struct Standing {
    /// The query with each word that was not typed in a form that stands in a document.
    pub(super) query: String,
    /// Whether what may be a name became a word that is none, as `Кусма` would become «кусок», or what had to be there as it is
    /// (`+ландыш`) another word.
    pub(super) loses_name: bool,
    /// Whether what was typed with a capital became a name.
    pub(super) gains_name: bool,
}

impl Standing {
    /// A query that stands as it is.
    pub(super) fn of(query: &str) -> Self {
        Self { query: query.to_owned(), loses_name: false, gains_name: false }
    }
}

/// A longer word with a capital is hardly a name that happens to be near to a word.
const SHORT_NAME: usize = 5;

/// The query of a reading with each word that was not typed as it is, where it stands so, or in the nearest form to what was typed.
/// `None` where there is none that is near.
pub(super) fn standing(
    sought: &Sought<'_>,
    typed: &QueryPlan,
    query: &str,
) -> Result<Option<Standing>, SearchError> {
    let reading = sought.planner().plan(&untranslated(query));
    let mut standing = Standing::of(query);
    if reading.words.len() != typed.words.len() {
        return Ok(Some(standing));
    }
    for (word, typed) in reading.words.iter().zip(&typed.words).rev() {
        if word.negated || word.text == typed.text {
            continue;
        }
        let forms = forms(sought, &word.text)?;
        let (lower, read) = (typed.text.to_lowercase(), word.text.to_lowercase());
        if !forms.contains_key(&read) {
            let Some(form) = nearest(&lower, &forms) else { return Ok(None) };
            standing.query.replace_range(word.span.clone(), form);
        } else if distance(&lower, &read).is_none() {
            return Ok(None);
        }
        // Names begin sentences, and so do other words: all forms together tell.
        let sum = |of: fn(&Counted) -> usize| forms.values().map(of).sum::<usize>();
        let is_name = sum(|form| form.capital) * 2 > sum(|form| form.all);
        standing.loses_name |= typed.required || !is_name && may_be_name(&typed.text);
        standing.gains_name |= is_name && is_capital(&typed.text);
    }
    Ok(Some(standing))
}

/// Whether a word is written as a short name is, or as a surname.
fn may_be_name(text: &str) -> bool {
    is_capital(text) && (text.chars().count() <= SHORT_NAME || surname_ending(text).is_some())
}

/// Whether the first letter is a capital, and no other.
fn is_capital(text: &str) -> bool {
    let mut letters = text.chars();
    letters.next().is_some_and(char::is_uppercase) && letters.all(char::is_lowercase)
}

/// In how many documents a form is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Counted {
    all: usize,
    /// With a capital.
    capital: usize,
}

/// Whether one of the first documents that have a word has it in this form, which is in small letters.
pub(super) fn stands(sought: &Sought<'_>, word: &str) -> Result<bool, SearchError> {
    Ok(forms(sought, word)?.contains_key(word))
}

/// The forms of a word in the first documents that have it, in small letters, and in how many of these each is.
fn forms(sought: &Sought<'_>, word: &str) -> Result<HashMap<String, Counted>, SearchError> {
    // Without other readings: those of a near word would have readings of their own.
    let request = untranslated(word);
    let found = run(sought, &request, &plans(sought, &request))?;
    let own = found.hits.iter().flat_map(|hit| &hit.why);
    let mut forms: HashMap<String, Counted> = HashMap::new();
    for form in own.filter(|why| why.source == ExpansionSource::Query).flat_map(|why| &why.forms) {
        let counted = forms.entry(form.to_lowercase()).or_default();
        counted.all += 1;
        counted.capital += usize::from(is_capital(form));
    }
    Ok(forms)
}

fn untranslated(query: &str) -> SearchRequest {
    SearchRequest { translate: Translate::Off, relax: false, limit: READ, ..SearchRequest::new(query) }
}

/// In more letters no form of the word that was meant differs.
const FAR: usize = 2;

/// In how many letters a form differs from what was typed; `None` for more than two, or than every third.
fn distance(typed: &str, form: &str) -> Option<usize> {
    let letters = |word: &str| word.chars().collect::<Vec<char>>();
    let typed = letters(typed);
    distance_within(&typed, &letters(form), FAR.min(typed.len() / 3))
}

/// The form that differs from a word in the fewest letters, at most two and every third; of those the likeliest slip of the most frequent one.
fn nearest<'f>(typed: &str, forms: &'f HashMap<String, Counted>) -> Option<&'f str> {
    let near = forms.iter().filter_map(|(form, counted)| {
        let distance = distance(typed, form)?;
        #[expect(clippy::cast_precision_loss, reason = "ten documents are read")]
        let weight = counted.all as f32 * slip_weight(form, typed);
        Some((distance, weight, form.as_str()))
    });
    let in_order = |one: &(usize, f32, &str), other: &(usize, f32, &str)| {
        one.0.cmp(&other.0).then(other.1.total_cmp(&one.1)).then(one.2.cmp(other.2))
    };
    near.min_by(in_order).map(|(.., form)| form)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_form_is_taken_and_none_that_is_far() {
        let counted = [("всей", 9), ("сестёр", 1), ("сестре", 2), ("министерств", 3), ("министерство", 2)];
        let counted = counted.map(|(form, all)| (form.to_owned(), Counted { all, capital: 0 }));
        let forms = HashMap::from(counted);
        for (typed, form) in [
            ("высокий", None),
            ("сесртре", Some("сестре")),
            ("систёр", Some("сестёр")),
            // Rather a letter left out than one put for another.
            ("министерсто", Some("министерство")),
        ] {
            assert_eq!(nearest(typed, &forms), form, "{typed}");
        }
    }
}
