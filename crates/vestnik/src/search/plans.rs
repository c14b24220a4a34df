//! Which plans answer a request: one, or one for the words as typed and one for the other language.

use super::Sought;
use crate::script::is_cyrillic;
use vestnik_document::Language;
use vestnik_query::hits::{SearchRequest, Sort, Translate};
use vestnik_query::plan::{PlanNode, QueryPlan, Scope, WordGroup};
use vestnik_query::planner::TEXT;

/// The plans of a request.
pub(crate) struct Plans {
    /// The words as typed; with what stands for them where all hits are to be in one list.
    pub(crate) own: QueryPlan,
    /// The words with all that may stand for them, in documents of the other language; `None` where one list is enough.
    pub(crate) other: Option<OtherPlan>,
}

/// How hits of the other language are found.
pub(crate) struct OtherPlan {
    pub(crate) plan: QueryPlan,
    /// Which language that is: documents in it that have the words as typed are counted as hits of the query already.
    pub(crate) language: Language,
    /// The plan of the words as typed in these documents, where more than their number is asked for.
    pub(crate) known: Option<QueryPlan>,
}

/// Plans a request.
///
/// A short query with words of both scripts makes one list. Else, where the other language is wanted too, hits of the words as typed
/// keep the scores and the order that they have without translation. Sorted by date, hits of both languages make one list; and a query without words is the same in all
/// languages.
pub(crate) fn plans(sought: &Sought<'_>, request: &SearchRequest) -> Plans {
    let plan = |request: &SearchRequest| sought.planner().plan(request);
    let both =
        request.translate == Translate::Also && request.language.is_none() && request.sort == Sort::Relevance;
    if !both {
        return Plans { own: plan(request), other: None };
    }
    let own = SearchRequest { translate: Translate::Off, ..request.clone() };
    let as_typed = own.clone();
    let own = plan(&own);
    if !own.words.iter().any(|word| !word.negated && word.text.contains(char::is_alphabetic)) {
        return Plans { own, other: None };
    }
    if own.words.len() < TEXT && has_both_scripts(&own) {
        return Plans {
            own: plan(&SearchRequest { translate: Translate::All, ..request.clone() }),
            other: None,
        };
    }
    // What is excluded and what filters say is of no language that hits are to have.
    let words: Vec<&str> =
        own.words.iter().filter(|word| is_in_text(word)).map(|word| word.text.as_str()).collect();
    let language = other_language(&words.join(" "));
    let known = SearchRequest { language: Some(language), ..as_typed };
    let translated = SearchRequest { translate: Translate::All, ..known.clone() };
    let known = (!request.facets.is_empty()).then(|| plan(&known));
    Plans { own, other: Some(OtherPlan { plan: plan(&translated), language, known }) }
}

fn is_in_text(word: &WordGroup) -> bool {
    !word.negated && matches!(word.scope, Scope::Text | Scope::Headline | Scope::Body)
}

/// Whether words of both scripts are sought in texts: a page of either language that has all of them has some only by what stands for
/// them. In a text, those of the other script are mostly the names of goods and firms, which pages have as typed.
pub(super) fn has_both_scripts(plan: &QueryPlan) -> bool {
    let mut numbers = Vec::new();
    add_needed(&plan.root, &mut numbers);
    let words =
        || numbers.iter().filter_map(|number| plan.words.get(*number)).filter(|word| is_in_text(word));
    let has = |is: fn(char) -> bool| {
        words().any(|word| word.text.chars().filter(|letter| is(*letter)).nth(1).is_some())
    };
    has(is_cyrillic) && has(|letter| letter.is_ascii_alphabetic())
}

/// Adds the numbers of the words that a hit has to have, or has to have one of: function words are not among them.
fn add_needed(node: &PlanNode, numbers: &mut Vec<usize>) {
    match node {
        PlanNode::Word(number) => numbers.push(*number),
        PlanNode::Bool { must, should, .. } => {
            let needed = if must.is_empty() { should } else { must };
            needed.iter().for_each(|node| add_needed(node, numbers));
        }
        PlanNode::Boost(node, _) => add_needed(node, numbers),
        PlanNode::Most { nodes, .. } => nodes.iter().for_each(|(node, _)| add_needed(node, numbers)),
        PlanNode::All | PlanNode::Nothing | PlanNode::Filter(_) => {}
    }
}

/// English for a query with Russian words, else Russian. Two Cyrillic letters in a row make a Russian query: names of goods and firms
/// stand in Latin letters in many of them.
fn other_language(query: &str) -> Language {
    let mut letters = query.chars().map(is_cyrillic);
    let mut before = false;
    if letters.any(|is| std::mem::replace(&mut before, is) && is) {
        Language::English
    } else {
        Language::Russian
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_query_with_a_russian_word_is_russian() {
        for (query, other) in [
            ("NATO dialogue", Language::Russian),
            ("диалог NATO", Language::English),
            ("Samsung Galaxy S21 в России", Language::English),
            ("Su-34 у", Language::Russian),
            ("2024", Language::Russian),
            ("", Language::Russian),
        ] {
            assert_eq!(other_language(query), other, "{query}");
        }
    }
}
