//! Facets of two lists as those of one.

use vestnik_query::hits::FacetCounts;

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

fn change(counts: &mut [FacetCounts], by: &[FacetCounts], change: impl Fn(u64, u64) -> u64) {
    for by in by {
        let Some(facet) = counts.iter_mut().find(|known| known.facet == by.facet) else { continue };
        for (value, count) in &by.counts {
            let place = facet.counts.iter().position(|(known, _)| known == value).unwrap_or_else(|| {
                facet.counts.push((value.clone(), 0));
                facet.counts.len() - 1
            });
            facet.counts[place].1 = change(facet.counts[place].1, *count);
        }
        facet.counts.retain(|(_, count)| *count > 0);
        facet.counts.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use vestnik_query::hits::Facet;

    fn sites(counts: &[(&str, u64)]) -> Vec<FacetCounts> {
        let counts = counts.iter().map(|(value, count)| ((*value).to_owned(), *count)).collect();
        vec![FacetCounts { facet: Facet::Site, counts }]
    }

    #[test]
    fn counts_add_up_most_frequent_first() {
        let both = sum(&sites(&[("a", 3), ("b", 1)]), &sites(&[("b", 4), ("c", 3)]));
        assert_eq!(both, sites(&[("b", 5), ("a", 3), ("c", 3)]));
        let mut rest = both;
        subtract(&mut rest, &sites(&[("b", 4), ("c", 3)]));
        assert_eq!(rest, sites(&[("a", 3), ("b", 1)]));
    }
}
