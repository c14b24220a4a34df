//! How surprising it is that two words are in the same pairs.

/// The log-likelihood ratio that two words are together `both` times of `all`, being there `one` and `other` times.
///
/// Source: Ted Dunning, "Accurate Methods for the Statistics of Surprise and Coincidence", Computational Linguistics 19 (1993).
/// Negative where they are together less often than by chance.
pub(super) fn llr(both: u32, one: u32, other: u32, all: u32) -> f64 {
    let cells = [both, one - both, other - both, (all + both).saturating_sub(one + other)];
    let rows = [one, all - one];
    let columns = [other, all - other];
    let ratio = 2.0 * (entropy(&rows, all) + entropy(&columns, all) - entropy(&cells, all));
    let expected = f64::from(one) * f64::from(other) / f64::from(all.max(1));
    if f64::from(both) < expected { -ratio } else { ratio }
}

/// `all` times the entropy, in nats.
fn entropy(counts: &[u32], all: u32) -> f64 {
    let all = f64::from(all);
    counts
        .iter()
        .filter(|&&count| count > 0)
        .map(|&count| f64::from(count) * (all / f64::from(count)).ln())
        .sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_together_by_chance_is_no_surprise() {
        assert!(llr(25, 50, 50, 100).abs() < 1e-6);
        assert!(llr(50, 50, 50, 100) > 100.0);
        assert!(llr(0, 50, 50, 100) < -100.0);
        // Two words that are once each, in the same pair of many.
        assert!((llr(1, 1, 1, 1000) - 2.0 * (1000f64.ln() + 1.0)).abs() < 0.1);
    }
}
