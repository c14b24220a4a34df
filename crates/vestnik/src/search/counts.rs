//! Facets of two lists as those of one, and as many of their values as an answer gives.

use std::collections::HashMap;
use vestnik_query::hits::FacetCounts;

/// How many values of a facet an answer gives.
const VALUES: usize = 100;

/// The counts of both together, in the order of facets.
pub(crate) fn sum(first: &[FacetCounts], second: &[FacetCounts]) -> Vec<FacetCounts> {
    let mut sums = first.to_vec();
    change(&mut sums, second, |known, count| known + count);
    sums
}

/// Takes counts out of those that they are part of.
pub(crate) fn subtract(counts: &mut [FacetCounts], part: &[FacetCounts]) {
    change(counts, part, u64::saturating_sub);
}

/// The most frequent values, and how many there are beside them. The last thing that is done with counts: what is cut does not sum up.
pub(crate) fn cut(counts: &mut [FacetCounts]) {
    for facet in counts {
        facet.more = facet.counts.len().saturating_sub(VALUES) as u64;
        facet.counts.truncate(VALUES);
    }
}

fn change(counts: &mut [FacetCounts], by: &[FacetCounts], change: impl Fn(u64, u64) -> u64) {
    for by in by {
        let Some(facet) = counts.iter_mut().find(|known| known.facet == by.facet) else { continue };
        let mut values: HashMap<String, u64> = std::mem::take(&mut facet.counts).into_iter().collect();
        for (value, count) in &by.counts {
            // There may be as many values as documents: each is copied only where it is new.
            match values.get_mut(value) {
                Some(known) => *known = change(*known, *count),
                None => drop(values.insert(value.clone(), change(0, *count))),
            }
        }
        facet.counts = values.into_iter().filter(|(_, count)| *count > 0).collect();
        facet.counts.sort_unstable_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use vestnik_query::hits::Facet;

    fn sites(counts: &[(&str, u64)]) -> Vec<FacetCounts> {
        let counts = counts.iter().map(|(value, count)| ((*value).to_owned(), *count)).collect();
        vec![FacetCounts { facet: Facet::Site, counts, more: 0 }]
    }

    #[test]
    fn counts_add_up_most_frequent_first() {
        let both = sum(&sites(&[("a", 3), ("b", 1)]), &sites(&[("b", 4), ("c", 3)]));
        assert_eq!(both, sites(&[("b", 5), ("a", 3), ("c", 3)]));
        let mut rest = both;
        subtract(&mut rest, &sites(&[("b", 4), ("c", 3)]));
        assert_eq!(rest, sites(&[("a", 3), ("b", 1)]));
    }

    #[test]
    fn the_most_frequent_values_are_kept_and_the_rest_is_counted() {
        let names: Vec<String> = (0..150).map(|number| format!("{number:03}")).collect();
        let mut counts = sites(&names.iter().map(|name| (name.as_str(), 7)).collect::<Vec<_>>());
        cut(&mut counts);
        assert_eq!((counts[0].counts.len(), counts[0].more), (100, 50));
        assert_eq!(counts[0].counts[99].0, "099");
    }
}
