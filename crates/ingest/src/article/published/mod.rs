//! When it was published and last changed.
//!
//! Witnesses are heard in the head of the page (`heads`), on the page itself (`in_page`) and in its address. They
//! vote for a day (`vote`); what readers see beside the headline may overrule a head that was written for programs
//! (`shown`). Only where nobody names a day, weaker signs are asked (`last_resort`).

mod heads;
mod in_page;
mod last_resort;
mod shown;
#[cfg(test)]
mod tests;
mod vote;

use super::scene::Scene;
use super::witness::Witness;
use crate::dates::{self, DateOrder};
use crate::jsonld::LdFacts;
use vestnik_document::{Moment, Published, Source};

/// The witnesses of a date, what each of them was read as, and who won.
#[derive(Clone, Debug, Default)]
pub(crate) struct Dating {
    pub(crate) published: Option<Published>,
    pub(crate) modified: Option<Published>,
    pub(crate) witnesses: Vec<(Witness, Moment)>,
    pub(crate) winner: Option<usize>,
}

/// What is known beside the page's own words.
pub(crate) struct Evidence<'e> {
    pub(crate) url: Option<&'e str>,
    /// How `02/03/2024` is read.
    pub(crate) order: DateOrder,
    /// When the file was last changed, in nanoseconds since 1970: when the page was saved, at the earliest.
    pub(crate) saved_ns: Option<i64>,
}

/// Before this year nobody saved pages; files have such a time that were packed without one.
const FIRST_SAVED: i16 = 1995;
/// Dates that stand for "never" are decades ahead. Files that were packed with one time for all may be decades older than their pages.
const YEARS_AHEAD: i16 = 50;

impl Evidence<'_> {
    /// Whether a page may be of a date: not where that is half a century after it was saved.
    fn allows(&self, moment: Moment) -> bool {
        let saved = self.saved_ns.and_then(dates::day_of_ns).and_then(|day| day.year());
        match (saved.filter(|saved| *saved >= FIRST_SAVED), moment.year()) {
            (Some(saved), Some(year)) => year <= saved.saturating_add(YEARS_AHEAD),
            _ => true,
        }
    }
}

/// Hears all witnesses; the day that most of them name wins, and on it the most precise of the trusted.
pub(crate) fn dating(scene: &Scene<'_, '_>, facts: &LdFacts, evidence: &Evidence<'_>) -> Dating {
    let order = evidence.order;
    let read = |witness: Witness| {
        let moment = dates::read(in_page::without_change(&witness.value, order), order)?;
        evidence.allows(moment).then_some((witness, moment))
    };
    let heard = heads::witnesses(scene, facts).into_iter().chain(in_page::witnesses(scene));
    let mut witnesses: Vec<(Witness, Moment)> = heard.filter_map(read).collect();
    if let Some((url, moment)) = evidence.url.and_then(|url| dates::in_url(url).map(|moment| (url, moment))) {
        witnesses.push((Witness::new(Source::Url, "address", url, 4), moment));
    }
    let modified = heads::modified(scene, facts, evidence.order).filter(|it| evidence.allows(it.date));
    if witnesses.is_empty() {
        witnesses.extend(last_resort::witness(scene, modified.as_ref(), evidence));
    }
    let shown = shown::overruling_day(scene, &witnesses, evidence.order);
    let winner = match shown {
        Some(shown) => {
            witnesses.push(shown);
            Some(witnesses.len() - 1)
        }
        None => vote::winner(&witnesses),
    };
    let published = winner.map(|at| Published::new(witnesses[at].1, witnesses[at].0.source));
    let modified = modified.or_else(|| change_shown(scene, winner.map(|at| &witnesses[at]), order));
    Dating { published, modified, witnesses, winner }
}

/// When readers are told that it was changed, by the line that dates it or by one beside the headline; a change before
/// the publication is one of something else.
fn change_shown(
    scene: &Scene<'_, '_>,
    winner: Option<&(Witness, Moment)>,
    order: DateOrder,
) -> Option<Published> {
    let in_winner = || {
        let (witness, _) = winner.filter(|(witness, _)| witness.source == Source::PageText)?;
        in_page::change_in(&witness.value, order).map(|moment| Published::new(moment, Source::PageText))
    };
    let is_later = |change: &Published| {
        let days = winner.and_then(|(_, published)| dates::days_until(*published, change.date));
        days.is_none_or(|days| days >= 0)
    };
    in_winner().or_else(|| in_page::change(scene, order)).filter(is_later)
}
