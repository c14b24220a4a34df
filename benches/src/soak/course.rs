//! The course of a soak: what was counted at each checkpoint, as a table, and whether anything has grown.

use super::vitals::Vitals;

/// What was counted at one moment.
#[derive(Clone, Copy, Debug, Default)]
pub struct Checkpoint {
    /// Minutes since the start.
    pub minutes: f64,
    /// Updates so far.
    pub turns: u64,
    /// Pages in the folder.
    pub pages: usize,
    /// Queries answered so far.
    pub answered: u64,
    /// Queries held against the plain scan so far.
    pub compared: u64,
    /// What the process holds.
    pub vitals: Vitals,
    /// The size of the index in bytes.
    pub index_bytes: u64,
}

/// All checkpoints.
#[derive(Clone, Debug, Default)]
pub struct Course(pub Vec<Checkpoint>);

/// A figure of a checkpoint.
type Figure = fn(&Checkpoint) -> u64;

/// What must not grow: its name, the figure, and how much more of it is no growth.
const MUST_NOT_GROW: [(&str, Figure, u64); 4] = [
    ("memory, KB", |checkpoint| checkpoint.vitals.own_kb, 8 * 1024),
    ("handles", |checkpoint| checkpoint.vitals.handles, 8),
    ("mappings", |checkpoint| checkpoint.vitals.mappings, 32),
    ("index, bytes", |checkpoint| checkpoint.index_bytes, 1 << 20),
];
/// Lines of the table, at most.
const LINES: usize = 7;

impl Course {
    /// What has grown: the mean of the last third is more than that of the middle one by a tenth and a bit. The first third is for
    /// caches to fill.
    pub fn growth(&self) -> Vec<String> {
        let third = self.0.len() / 3;
        if third == 0 {
            return Vec::new();
        }
        let mean =
            |part: &[Checkpoint], figure: Figure| part.iter().map(figure).sum::<u64>() / part.len() as u64;
        let (middle, last) = (&self.0[third..2 * third], &self.0[self.0.len() - third..]);
        let grown = MUST_NOT_GROW.iter().filter_map(|(name, figure, slack)| {
            let (before, after) = (mean(middle, *figure), mean(last, *figure));
            (after > before + before / 10 + slack).then(|| format!("{name} grew from {before} to {after}"))
        });
        grown.collect()
    }

    /// The first checkpoint, the last, and some between, as a Markdown table.
    pub fn table(&self) -> String {
        let mut text = String::from(
            "| minute | updates | pages | queries | compared | memory, MB | with mapped files, MB | handles | mappings | threads | index, MB |\n\
             |--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|\n",
        );
        let lines = self.0.len().min(LINES);
        for line in 0..lines {
            let checkpoint = &self.0[line * (self.0.len() - 1) / (lines - 1).max(1)];
            let vitals = &checkpoint.vitals;
            text.push_str(&format!(
                "| {:.0} | {} | {} | {} | {} | {:.1} | {:.1} | {} | {} | {} | {:.1} |\n",
                checkpoint.minutes,
                checkpoint.turns,
                checkpoint.pages,
                checkpoint.answered,
                checkpoint.compared,
                vitals.own_kb as f64 / 1024.0,
                vitals.resident_kb as f64 / 1024.0,
                vitals.handles,
                vitals.mappings,
                vitals.threads,
                checkpoint.index_bytes as f64 / 1e6,
            ));
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn course(handles: impl Fn(u64) -> u64) -> Course {
        let vitals = |minute| Vitals { handles: handles(minute), ..Vitals::default() };
        let checkpoint =
            |minute| Checkpoint { minutes: minute as f64, vitals: vitals(minute), ..Checkpoint::default() };
        Course((0..60).map(checkpoint).collect())
    }

    #[test]
    fn growth_is_told_from_warming_up_and_from_going_up_and_down() {
        assert_eq!(course(|minute| 40 + minute.min(15) * 4).growth(), [""; 0]);
        assert_eq!(course(|minute| 60 + minute % 7).growth(), [""; 0]);
        assert_eq!(course(|minute| 40 + minute).growth(), ["handles grew from 69 to 89"]);
        let table = course(|_| 50).table();
        assert_eq!(table.lines().count(), 2 + LINES);
        assert!(table.lines().last().is_some_and(|line| line.starts_with("| 59 |")), "{table}");
    }
}
