//! A timeline as bars, Russian and English shares in their colours.

use crate::terminal::{Console, Role, Screen};
use std::io;
use vestnik::{Bucket, Language};

/// Where the stream has no width, bars are at most so long.
const LONGEST: usize = 50;

/// Writes a bar for each period, and a line that says which colour is which.
pub(in crate::print) fn timeline(console: &mut Console, timeline: &[Bucket]) -> io::Result<()> {
    let most = timeline.iter().map(total).max().unwrap_or(0);
    let digits = most.to_string().len();
    let room =
        console.screen.width.map_or(LONGEST, |width| width.saturating_sub(10 + 2 + digits + 2).max(10));
    for bucket in timeline {
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
