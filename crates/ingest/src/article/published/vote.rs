//! Which witness of a day is believed.

use crate::article::witness::Witness;
use std::collections::BTreeMap;
use vestnik_document::{Moment, Precision, Source};

/// The best witness of the best day. Each kind of source counts once for a day.
pub(super) fn winner(witnesses: &[(Witness, Moment)]) -> Option<usize> {
    let mut days: BTreeMap<u32, BTreeMap<Source, u32>> = BTreeMap::new();
    for (witness, moment) in witnesses {
        if let Some((day, _)) = moment.day_range().filter(|(first, last)| first == last) {
            let weight = days.entry(day).or_default().entry(witness.source).or_default();
            *weight = witness.weight.max(*weight);
        }
    }
    let best = days
        .iter()
        .max_by_key(|(day, sources)| (sources.values().sum::<u32>(), std::cmp::Reverse(**day)))
        .map(|(day, _)| *day);
    let on_day = |moment: &Moment| {
        best.is_none() || moment.day_range().is_some_and(|(first, last)| Some(first) == best && first == last)
    };
    let rank = |(witness, moment): &(Witness, Moment)| {
        let timed = moment.precision() >= Precision::Minute;
        let zoned = moment.time().is_some_and(|time| time.offset.is_some());
        (timed, zoned, witness.weight)
    };
    (0..witnesses.len())
        .filter(|at| on_day(&witnesses[*at].1) && witnesses[*at].1.year().is_some())
        .max_by_key(|at| (rank(&witnesses[*at]), std::cmp::Reverse(*at)))
}
