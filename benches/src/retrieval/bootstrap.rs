//! How sure a difference between two runs is: the paired bootstrap over queries.

/// A difference of means with its 95 % interval.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    /// The mean of the differences.
    pub difference: f64,
    /// The 2.5th percentile.
    pub low: f64,
    /// The 97.5th percentile.
    pub high: f64,
}

const ROUNDS: usize = 2000;

/// The interval of `mean(ours − theirs)`; the same numbers give the same interval.
pub fn paired(ours: &[f64], theirs: &[f64]) -> Interval {
    let differences: Vec<f64> = ours.iter().zip(theirs).map(|(a, b)| a - b).collect();
    let count = differences.len();
    if count == 0 {
        return Interval { difference: 0.0, low: 0.0, high: 0.0 };
    }
    let mut random = XorShift::new(0);
    let mut means: Vec<f64> = (0..ROUNDS)
        .map(|_| (0..count).map(|_| differences[random.below(count)]).sum::<f64>() / count as f64)
        .collect();
    means.sort_by(f64::total_cmp);
    let at = |share: f64| means[((ROUNDS - 1) as f64 * share).round() as usize];
    Interval { difference: differences.iter().sum::<f64>() / count as f64, low: at(0.025), high: at(0.975) }
}

/// Marsaglia's xorshift64: enough for resampling and for made-up pages, and the same on every machine.
pub(crate) struct XorShift(u64);

impl XorShift {
    pub(crate) fn new(seed: u64) -> Self {
        Self(0x9e37_79b9_7f4a_7c15 ^ seed)
    }

    /// A number below `bound`, which must not be 0.
    pub(crate) fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % bound as u64) as usize
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sure_difference_has_an_interval_off_zero() {
        let theirs: Vec<f64> = (0..500).map(|number| f64::from(number % 2)).collect();
        let ours: Vec<f64> = theirs.iter().map(|score| score + 0.1).collect();
        let sure = paired(&ours, &theirs);
        assert!((sure.difference - 0.1).abs() < 1e-9 && sure.low > 0.09);
        let same = paired(&theirs, &theirs);
        assert_eq!((same.low, same.high), (0.0, 0.0));
    }
}
