//! The figures of whole runs as Markdown: ratios first, because the seconds are this machine's mood.

use super::cost::{Cost, median};

/// One job on a folder, run several times.
pub struct Row {
    /// What was run.
    pub name: String,
    /// What each run cost.
    pub costs: Vec<Cost>,
}

/// What was measured on one folder.
pub struct Runs {
    /// How many pages it holds.
    pub pages: usize,
    /// Their bytes.
    pub bytes: u64,
    /// The jobs, with the bare parse (the unit of the ratios) among them.
    pub rows: Vec<Row>,
    /// The bytes of the index after the fresh run.
    pub index_bytes: u64,
}

impl Runs {
    /// The name of the row that the others are compared with.
    pub const UNIT: &str = "bare `scraper` parse";

    /// The median cost of a job.
    pub fn cost(&self, name: &str) -> Cost {
        self.rows.iter().find(|row| row.name == name).map_or_else(Cost::default, |row| median(&row.costs))
    }

    /// A heading, a table of all jobs, and a line on the index.
    pub fn markdown(&self) -> String {
        let mut text = format!(
            "### {} pages, {:.0} MB\n\n| run | CPU s | of the bare parse | wall s | wall / CPU | peak MB | runs |\n\
             |---|--:|--:|--:|--:|--:|--:|\n",
            self.pages,
            self.bytes as f64 / 1e6
        );
        let unit = self.cost(Self::UNIT).cpu;
        for row in &self.rows {
            let cost = median(&row.costs);
            text.push_str(&format!(
                "| {} | {:.3} | {:.3} | {:.3} | {:.2} | {:.0} | {} |\n",
                row.name,
                cost.cpu,
                cost.cpu / unit,
                cost.wall,
                cost.wall / cost.cpu,
                cost.peak as f64 / 1e6,
                row.costs.len()
            ));
        }
        let share = self.index_bytes as f64 / self.bytes as f64;
        text.push_str(&format!(
            "\nIndex after the first run: {:.1} MB, {:.1} % of the pages.\n",
            self.index_bytes as f64 / 1e6,
            share * 100.0
        ));
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ratios_are_of_the_medians() {
        let row = |name: &str, cpus: &[f64]| Row {
            name: name.to_owned(),
            costs: cpus.iter().map(|&cpu| Cost { cpu, wall: cpu, peak: 0, own: 0 }).collect(),
        };
        let rows = vec![row(Runs::UNIT, &[2.0, 9.0, 1.0]), row("first run", &[1.0])];
        let text = Runs { pages: 1, bytes: 200, rows, index_bytes: 10 }.markdown();
        assert!(text.contains("| first run | 1.000 | 0.500 |"), "{text}");
        assert!(text.contains("5.0 % of the pages"), "{text}");
    }
}
