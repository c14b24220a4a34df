//! Cost against the number of documents, as a table and as a picture.

use super::cost::Cost;
use anyhow::{Result, anyhow};
use plotters::prelude::*;
use std::path::Path;

/// What was measured at one number of documents.
pub struct Growth {
    /// How many documents.
    pub documents: usize,
    /// The bytes of their file.
    pub bytes: u64,
    /// The first run.
    pub first: Cost,
    /// A run with nothing changed.
    pub unchanged: Cost,
    /// The bytes of the index.
    pub index_bytes: u64,
    /// A search as a process of its own, the median.
    pub cold: Cost,
    /// The median time of a query in one process, in seconds.
    pub query: f64,
    /// The same with hits of the other language.
    pub query_both: f64,
}

impl Growth {
    /// Seconds of CPU that the first run took for a document.
    fn each(&self) -> f64 {
        self.first.cpu / self.documents as f64
    }
}

/// One line for each number of documents; the cost of a document is also given as a multiple of that in the first line.
pub fn growth_table(sizes: &[Growth]) -> String {
    let mut text = String::from(
        "| documents | MB | first run, CPU s | a document, ms | of the first line | peak MB | its own, MB | nothing changed, CPU s | index MB | \
         two words, ms | both languages, ms | new process, ms | its memory, MB |\n\
         |--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|\n",
    );
    let unit = sizes.first().map_or(1.0, Growth::each);
    for size in sizes {
        text.push_str(&format!(
            "| {} | {:.0} | {:.1} | {:.3} | {:.2} | {:.0} | {:.0} | {:.3} | {:.0} | {:.2} | {:.2} | {:.0} | {:.0} |\n",
            size.documents,
            size.bytes as f64 / 1e6,
            size.first.cpu,
            size.each() * 1e3,
            size.each() / unit,
            size.first.peak as f64 / 1e6,
            size.first.own as f64 / 1e6,
            size.unchanged.cpu,
            size.index_bytes as f64 / 1e6,
            size.query * 1e3,
            size.query_both * 1e3,
            size.cold.wall * 1e3,
            size.cold.peak as f64 / 1e6,
        ));
    }
    text
}

/// Draws the cost of a document and the time of a query, each as a multiple of the first, against the number of documents.
///
/// # Errors
/// When the picture cannot be written.
pub fn draw(path: &Path, sizes: &[Growth]) -> Result<()> {
    let Some(least) = sizes.first() else { return Ok(()) };
    let most = sizes.iter().map(|size| size.documents).max().unwrap_or(1);
    let lines: [(&str, RGBColor, Vec<f64>); 3] = [
        ("indexing a document", BLUE, sizes.iter().map(|size| size.each() / least.each()).collect()),
        ("query of two words", RED, sizes.iter().map(|size| size.query / least.query).collect()),
        (
            "query in both languages",
            GREEN,
            sizes.iter().map(|size| size.query_both / least.query_both).collect(),
        ),
    ];
    let top = lines.iter().flat_map(|(_, _, figures)| figures).fold(2.0, |top: f64, &figure| top.max(figure));
    plot(path, sizes, least.documents..most, top * 1.2, &lines)
        .map_err(|error| anyhow!("drawing {}: {error}", path.display()))
}

fn plot(
    path: &Path,
    sizes: &[Growth],
    across: std::ops::Range<usize>,
    top: f64,
    lines: &[(&str, RGBColor, Vec<f64>)],
) -> std::result::Result<(), Box<dyn std::error::Error>> {
    let area = SVGBackend::new(path, (800, 480)).into_drawing_area();
    area.fill(&WHITE)?;
    let mut chart = ChartBuilder::on(&area)
        .caption("Cost against the number of documents", ("sans-serif", 20))
        .margin(12)
        .x_label_area_size(44)
        .y_label_area_size(56)
        .build_cartesian_2d(across.log_scale(), (0.5..top).log_scale())?;
    chart.configure_mesh().x_desc("documents").y_desc("times the cost at the least").draw()?;
    for (name, color, figures) in lines {
        let points: Vec<(usize, f64)> =
            sizes.iter().map(|size| size.documents).zip(figures.iter().copied()).collect();
        chart
            .draw_series(LineSeries::new(points, color.stroke_width(2)))?
            .label(*name)
            .legend(|(x, y)| PathElement::new([(x, y), (x + 20, y)], color.stroke_width(2)));
    }
    chart.configure_series_labels().background_style(WHITE.mix(0.8)).border_style(BLACK).draw()?;
    area.present()?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn growth(documents: usize, cpu: f64) -> Growth {
        let cost = Cost { cpu, wall: cpu, peak: 1_000_000, own: 0 };
        Growth {
            documents,
            bytes: 1_000_000,
            first: cost,
            unchanged: cost,
            index_bytes: 0,
            cold: cost,
            query: 0.001,
            query_both: 0.002,
        }
    }

    #[test]
    fn a_document_costs_a_multiple_of_the_first() {
        let table = growth_table(&[growth(10, 1.0), growth(100, 15.0)]);
        assert!(table.lines().nth(3).is_some_and(|line| line.contains("| 150.000 | 1.50 |")), "{table}");
    }

    #[test]
    fn the_picture_names_its_lines() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("scale.svg");
        draw(&path, &[growth(10, 1.0), growth(100, 15.0)]).expect("a picture");
        let picture = std::fs::read_to_string(path).expect("the picture");
        assert!(picture.starts_with("<svg") && picture.contains("indexing a document"));
    }
}
