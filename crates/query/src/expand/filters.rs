//! What a query says as a word and may have meant as a filter: `date:15.11.2019` for `15.11.2019`, `site:ria.ru` for `ria.ru`.

use super::{ExpandInput, Expander, Rewrite};
use crate::ast::DateBound;
use crate::parse::{parse_bound, site};
use crate::plan::{Alternative, ExpansionSource, Matcher, Scope, WordGroup};
use vestnik_document::Moment;

/// Offers a filter for a day or a name of a site that was typed as a word.
#[derive(Clone, Copy, Debug, Default)]
pub struct Filters;

impl Expander for Filters {
    fn rewrite(&self, input: &ExpandInput<'_>) -> Vec<Rewrite> {
        let words = input.words.iter().filter(|group| is_word(group));
        words.filter_map(|group| reading(input, group)).collect()
    }
}

/// Whether a word stands in the text of the query as it is, without a field or signs that a filter cannot have.
fn is_word(group: &WordGroup) -> bool {
    let is_exact = |one: &Alternative| matches!(one.matcher, Matcher::Terms(_) | Matcher::Phrase { .. });
    !group.negated && group.scope == Scope::Text && group.alternatives.iter().all(is_exact)
}

fn reading(input: &ExpandInput<'_>, group: &WordGroup) -> Option<Rewrite> {
    // In quotes it is meant as it is.
    let typed = input.query.get(group.span.clone()).filter(|typed| *typed == group.text)?;
    let text = if is_day(typed) {
        format!("date:{typed}")
    } else if is_host(typed) {
        format!("site:{typed}")
    } else {
        return None;
    };
    Some(Rewrite { span: group.span.clone(), text, source: ExpansionSource::Filter })
}

/// A day with its month and year: shorter ones may be numbers.
fn is_day(text: &str) -> bool {
    matches!(parse_bound(text), Some(DateBound::On(moment)) if is_whole(moment))
}

fn is_whole(moment: Moment) -> bool {
    moment.year().is_some() && moment.day_number().is_some()
}

/// Labels with dots between them, the last one of letters: `ria.ru`, `президент.рф`, but neither `U.S.` nor `1.5`.
fn is_host(text: &str) -> bool {
    let is_label = |label: &str| {
        !label.is_empty() && label.chars().all(|c| c.is_alphanumeric() || c == '-') && !label.starts_with('-')
    };
    let is_top = |label: &str| label.chars().nth(1).is_some() && label.chars().all(char::is_alphabetic);
    let is_name =
        text.rsplit_once('.').is_some_and(|(rest, top)| is_top(top) && rest.split('.').all(is_label));
    is_name && site(text).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hits::SearchRequest;
    use crate::planner::Planner;
    use crate::vocabulary::NoVocabulary;
    use vestnik_analysis::Analyzer;

    #[test]
    fn days_and_sites_may_be_filters() {
        let (analyzer, expanders) = (Analyzer::new(), [Box::new(Filters) as Box<dyn Expander>]);
        let planner = Planner::new(&analyzer, &NoVocabulary).with_expanders(&expanders);
        for (query, offered) in [
            ("15.11.2019", Some("date:15.11.2019")),
            ("лавров 2019-11-15", Some("лавров date:2019-11-15")),
            ("ria.ru нато", Some("site:ria.ru нато")),
            ("lavrov tass.com 01.02.2020", Some("lavrov site:tass.com date:01.02.2020")),
            ("президент.рф", Some("site:президент.рф")),
            ("\"ria.ru\"", None),
            ("-ria.ru", None),
            ("headline:ria.ru", None),
            ("2019", None),
            ("11.2019", None),
            ("32.11.2019", None),
            ("U.S.", None),
            ("1.5", None),
            ("user@mail.ru", None),
        ] {
            let request = SearchRequest::new(query);
            let found = planner.suggest(&request, &planner.plan(&request));
            assert_eq!(found.first().map(|found| found.query.as_str()), offered, "{query}");
        }
    }
}
