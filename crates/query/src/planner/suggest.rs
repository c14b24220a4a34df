//! Other readings of a whole query, put together from the rewrites of its words.

use crate::expand::{ExpandInput, Expander, Rewrite};
use crate::hits::Suggestion;

/// For every word the rewrites of the first expander that has one; then, where they differ, those of each expander alone.
pub(super) fn suggestions(expanders: &[Box<dyn Expander>], input: &ExpandInput<'_>) -> Vec<Suggestion> {
    put_together(expanders.iter().map(|expander| expander.rewrite(input)).collect(), input)
}

/// The same of words that hardly a document has.
pub(super) fn likelier(expanders: &[Box<dyn Expander>], input: &ExpandInput<'_>) -> Vec<Suggestion> {
    put_together(expanders.iter().map(|expander| expander.likelier(input)).collect(), input)
}

fn put_together(by_expander: Vec<Vec<Rewrite>>, input: &ExpandInput<'_>) -> Vec<Suggestion> {
    let mut merged: Vec<Rewrite> = Vec::new();
    for rewrites in &by_expander {
        let before = merged.len();
        for rewrite in rewrites {
            let (others, own) = merged.split_at(before);
            // Of one place an expander may have several.
            let is_taken = others.iter().any(|known| overlap(known, rewrite))
                || own.iter().any(|known| known.span != rewrite.span && overlap(known, rewrite));
            if !is_taken {
                merged.push(rewrite.clone());
            }
        }
    }
    let mut suggestions: Vec<Suggestion> = Vec::new();
    for rewrites in std::iter::once(&merged).chain(&by_expander) {
        for choice in choices(rewrites) {
            let Some(first) = choice.first() else { continue };
            let query = rewritten(input.query, &choice);
            let is_new = query != input.query && suggestions.iter().all(|known| known.query != query);
            if is_new {
                suggestions.push(Suggestion { query, source: first.source, applied: false });
            }
        }
    }
    suggestions
}

fn overlap(one: &Rewrite, other: &Rewrite) -> bool {
    one.span.start < other.span.end && other.span.start < one.span.end
}

/// How many ways to choose one rewrite for each place are given.
const MOST_CHOICES: usize = 12;

/// The ways to choose one rewrite for each place, the first rewrites of all places first.
fn choices(rewrites: &[Rewrite]) -> Vec<Vec<&Rewrite>> {
    let mut places: Vec<Vec<&Rewrite>> = Vec::new();
    for rewrite in rewrites {
        match places.iter_mut().find(|place| place[0].span == rewrite.span) {
            Some(place) => place.push(rewrite),
            None => places.push(vec![rewrite]),
        }
    }
    // Each choice with how far its rewrites stand from the first.
    let mut choices: Vec<(usize, Vec<&Rewrite>)> = vec![(0, Vec::new())];
    for place in places {
        let mut longer = Vec::new();
        for (far, choice) in &choices {
            for (rank, &rewrite) in place.iter().enumerate() {
                longer.push((far + rank, [&choice[..], &[rewrite]].concat()));
            }
        }
        choices = longer;
        choices.sort_by_key(|(far, _)| *far);
        choices.truncate(MOST_CHOICES);
    }
    choices.into_iter().map(|(_, choice)| choice).collect()
}

fn rewritten(query: &str, rewrites: &[&Rewrite]) -> String {
    let mut ordered: Vec<&Rewrite> = rewrites.to_vec();
    ordered.sort_by_key(|rewrite| rewrite.span.start);
    let mut text = String::with_capacity(query.len());
    let mut at = 0;
    for rewrite in ordered.into_iter() {
        if rewrite.span.start < at {
            continue;
        }
        text.push_str(&query[at..rewrite.span.start]);
        text.push_str(&rewrite.text);
        at = rewrite.span.end;
    }
    text + &query[at..]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::ExpansionSource;

    #[test]
    fn of_several_rewrites_the_first_are_tried_first() {
        let rewrite = |start: usize, text: &str| Rewrite {
            span: start..start + 1,
            text: text.to_owned(),
            source: ExpansionSource::Spelling,
        };
        for (rewrites, expected) in [
            (vec![], vec!["a b"]),
            (vec![rewrite(0, "x")], vec!["x b"]),
            (vec![rewrite(0, "x"), rewrite(0, "y")], vec!["x b", "y b"]),
            (
                vec![rewrite(0, "x"), rewrite(0, "y"), rewrite(2, "v"), rewrite(2, "w")],
                vec!["x v", "x w", "y v", "y w"],
            ),
        ] {
            let read = choices(&rewrites).iter().map(|choice| rewritten("a b", choice)).collect::<Vec<_>>();
            assert_eq!(read, expected);
        }
        let many: Vec<Rewrite> = (0..100).map(|at| rewrite(at % 3, "x")).collect();
        assert_eq!(choices(&many).len(), MOST_CHOICES);
    }
}
