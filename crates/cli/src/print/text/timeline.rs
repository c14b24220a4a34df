//! A timeline as bars, Russian and English shares in their colours. Time without any page is a line, however long it is.

use crate::terminal::{Console, Role, Screen};
use jiff::Unit;
use jiff::civil::Date;
use std::io;
use vestnik::{Bucket, Language};

/// Where the stream has no width, bars are at most so long.
const LONGEST: usize = 50;

/// Writes a bar for each period, a line for what lies between them, and one that says which colour is which.
pub(in crate::print) fn timeline(console: &mut Console, timeline: &[Bucket]) -> io::Result<()> {
    let most = timeline.iter().map(total).max().unwrap_or(0);
    let digits = most.to_string().len();
    let room =
        console.screen.width.map_or(LONGEST, |width| width.saturating_sub(10 + 2 + digits + 2).max(10));
    let mut last: Option<&Bucket> = None;
    for bucket in timeline {
        if let Some(gap) = last.and_then(|last| gap_text(&last.period, &bucket.period)) {
            let gap = console.screen.paint(Role::Dim, &gap);
            console.line(&gap)?;
        }
        last = Some(bucket);
        let line = line(&console.screen, bucket, most, room.min(LONGEST), digits);
        console.line(&line)?;
    }
    if !timeline.is_empty() {
        let screen = console.screen;
        let key = [(Role::Russian, "█ ru"), (Role::English, "▓ en"), (Role::Dim, "░ other")];
        console.line(&key.map(|(role, text)| screen.paint(role, text)).join("  "))?;
    }
    Ok(())
}

/// `  11 months without`; `None` where one period follows the other.
fn gap_text(before: &str, after: &str) -> Option<String> {
    let is_month = before.len() == "2024-02".len();
    let date =
        |period: &str| if is_month { format!("{period}-01") } else { period.to_owned() }.parse::<Date>();
    let (before, after) = (date(before).ok()?, date(after).ok()?);
    let (unit, name) = if is_month { (Unit::Month, "month") } else { (Unit::Day, "day") };
    let span = before.until((unit, after)).ok()?;
    match span.get_months() + span.get_days() - 1 {
        ..=0 => None,
        1 => Some(format!("  1 {name} without")),
        count => Some(format!("  {count} {name}s without")),
    }
}

fn total(bucket: &Bucket) -> u64 {
    bucket.counts.iter().map(|(_, count)| count).sum()
}

fn line(screen: &Screen, bucket: &Bucket, most: u64, room: usize, digits: usize) -> String {
    let mut line = format!("{:<10}  {:>digits$}  ", bucket.period, total(bucket));
    let mut drawn = 0;
    let mut counted = 0;
    for (role, block, count) in shares(bucket) {
        // Ends are rounded, not lengths: the shares add up to the length of the whole.
        counted += count;
        let end = cells(counted, most, room).max(drawn + usize::from(count > 0 && drawn < room));
        line.push_str(&screen.paint(role, &block.to_string().repeat(end - drawn)));
        drawn = end;
    }
    line
}

fn shares(bucket: &Bucket) -> [(Role, char, u64); 3] {
    let of = |wanted| {
        bucket.counts.iter().filter(|(language, _)| *language == wanted).map(|(_, count)| count).sum()
    };
    let (russian, english) = (of(Language::Russian), of(Language::English));
    [
        (Role::Russian, '█', russian),
        (Role::English, '▓', english),
        (Role::Dim, '░', total(bucket) - russian - english),
    ]
}

fn cells(count: u64, most: u64, room: usize) -> usize {
    let cells = (count as f64 / most.max(1) as f64 * room as f64).round();
    (cells as usize).min(room)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn time_without_pages_is_counted() {
        for (before, after, gap) in [
            ("2022-02", "2022-03", None),
            ("2022-02", "2022-04", Some("  1 month without")),
            ("2022-12", "2023-01", None),
            ("2022-02", "2023-02", Some("  11 months without")),
            ("2024-02-28", "2024-02-29", None),
            ("2024-02-28", "2024-03-01", Some("  1 day without")),
            ("2023-12-31", "2024-12-31", Some("  365 days without")),
        ] {
            assert_eq!(gap_text(before, after).as_deref(), gap, "{before} {after}");
        }
    }

    #[test]
    fn shares_add_up_and_small_ones_are_seen() {
        for (counts, expected) in [
            (vec![(Language::Russian, 10), (Language::English, 10)], "2024-02     20  █████▓▓▓▓▓"),
            (vec![(Language::Russian, 9), (Language::German, 1)], "2024-02     10  █████░"),
            (vec![(Language::Russian, 19), (Language::English, 1)], "2024-02     20  ██████████"),
            (vec![(Language::English, 1)], "2024-02      1  ▓"),
        ] {
            let bucket = Bucket { period: "2024-02".to_owned(), counts };
            assert_eq!(line(&Screen::default(), &bucket, 20, 10, 2), expected);
        }
    }
}
