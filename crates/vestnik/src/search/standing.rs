//! A near word as it stands in the documents: the index has stems, and a stem with the ending that was typed may be no word.

use super::plans::plans;
use super::strict::run;
use super::{SearchError, Sought};
use std::collections::HashMap;
use vestnik_query::distance_within;
use vestnik_query::hits::{SearchRequest, Translate};
use vestnik_query::plan::{ExpansionSource, QueryPlan};

/// In so many documents it is looked how a word is written.
const READ: usize = 10;

/// The query of a reading with each word that was not typed in a form that stands in a document: as it is, or the nearest
/// form to what was typed. `None` where there is none that is near.
pub(super) fn standing(
    sought: &Sought<'_>,
    typed: &QueryPlan,
    query: &str,
) -> Result<Option<String>, SearchError> {
    let reading = sought.planner().plan(&untranslated(query));
    let mut text = query.to_owned();
    if reading.words.len() != typed.words.len() {
        return Ok(Some(text));
    }
    for (word, typed) in reading.words.iter().zip(&typed.words).rev() {
        if word.negated || word.text == typed.text {
            continue;
        }
        let forms = forms(sought, &word.text)?;
        if !forms.contains_key(&word.text.to_lowercase()) {
            let Some(form) = nearest(&typed.text.to_lowercase(), &forms) else { return Ok(None) };
            text.replace_range(word.span.clone(), form);
        }
    }
    Ok(Some(text))
}

/// The forms of a word in the first documents that have it, in small letters, and in how many of these each is.
fn forms(sought: &Sought<'_>, word: &str) -> Result<HashMap<String, usize>, SearchError> {
    // Without other readings: those of a near word would have readings of their own.
    let request = untranslated(word);
    let found = run(sought, &request, &plans(sought, &request))?;
    let own = found.hits.iter().flat_map(|hit| &hit.why);
    let mut forms = HashMap::new();
    for form in own.filter(|why| why.source == ExpansionSource::Query).flat_map(|why| &why.forms) {
        *forms.entry(form.to_lowercase()).or_default() += 1;
    }
    Ok(forms)
}

fn untranslated(query: &str) -> SearchRequest {
    SearchRequest { translate: Translate::Off, relax: false, limit: READ, ..SearchRequest::new(query) }
}

/// The form that differs from a word in the fewest letters, at most every third; of those the most frequent one.
fn nearest<'f>(typed: &str, forms: &'f HashMap<String, usize>) -> Option<&'f str> {
    let letters = |word: &str| word.chars().collect::<Vec<char>>();
    let typed = letters(typed);
    let near = forms.iter().filter_map(|(form, count)| {
        let distance = distance_within(&typed, &letters(form), typed.len() / 3)?;
        Some((distance, std::cmp::Reverse(count), form.as_str()))
    });
    near.min().map(|(.., form)| form)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_form_is_taken_and_none_that_is_far() {
        let forms =
            HashMap::from([("всей".to_owned(), 9), ("сестёр".to_owned(), 1), ("сестре".to_owned(), 2)]);
        for (typed, form) in [("высокий", None), ("сесртре", Some("сестре")), ("систёр", Some("сестёр"))]
        {
            assert_eq!(nearest(typed, &forms), form, "{typed}");
        }
    }
}
