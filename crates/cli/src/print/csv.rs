//! Comma-separated values (RFC 4180) for spreadsheets.

use std::io::{self, Write};
use vestnik::{Bucket, Language};

/// Writes the header and a line for each period: all pages, Russian ones, English ones, others.
pub(super) fn timeline(out: &mut dyn Write, timeline: &[Bucket]) -> io::Result<()> {
    writeln!(out, "period,total,ru,en,other")?;
    for Bucket { period, counts, .. } in timeline {
        let of = |wanted| {
            counts.iter().filter(|(language, _)| *language == wanted).map(|(_, count)| count).sum::<u64>()
        };
        let total: u64 = counts.iter().map(|(_, count)| count).sum();
        let (russian, english) = (of(Language::Russian), of(Language::English));
        writeln!(out, "{period},{total},{russian},{english},{}", total - russian - english)?;
    }
    Ok(())
}
