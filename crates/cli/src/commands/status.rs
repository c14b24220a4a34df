//! `vestnik status`: what an index holds.

use crate::args::IndexArgs;
use crate::exit::Outcome;
use crate::follow::{Follow, quoted};
use crate::paths;
use crate::print::Format;
use crate::reading;
use crate::terminal::{Console, Role};
use vestnik::{RootStatus, Status};

/// Tell what an index holds
#[derive(clap::Args, Debug)]
pub(crate) struct Args {
    #[command(flatten)]
    index: IndexArgs,

    /// Print it as one JSON object
    #[arg(long)]
    json: bool,
}

impl Args {
    pub(super) fn run(self, console: &mut Console) -> anyhow::Result<Outcome> {
        let corpus = reading::corpus(&self.index, console)?;
        let status = corpus.status()?;
        if self.json {
            Format::object(console, &status)?;
            return Ok(Outcome::Done);
        }
        let folder = paths::shown(&corpus.folder().to_string_lossy());
        for (label, value) in rows(&status, folder, &console.follow) {
            let label = console.screen.paint(Role::Dim, &format!("{label:<10}"));
            let value = console.screen.paint(Role::Plain, &value);
            console.line(&format!("{label} {value}"))?;
        }
        Ok(Outcome::Done)
    }
}

fn rows(status: &Status, folder: String, follow: &Follow) -> Vec<(&'static str, String)> {
    let languages: Vec<String> =
        status.languages.iter().map(|(code, count)| format!("{code} {count}")).collect();
    let roots = status.roots.iter().map(|one| root(one, follow)).enumerate();
    let failed = status
        .failed
        .iter()
        .map(|failed| format!("{}: {}", paths::shown(&failed.path.to_string_lossy()), failed.message));
    let mut rows = vec![
        ("index", folder),
        ("documents", documents(status.documents, &languages)),
        ("files", status.files.to_string()),
    ];
    rows.extend(roots.map(|(at, root)| (if at == 0 { "folders" } else { "" }, root)));
    rows.extend(failed.enumerate().map(|(at, failed)| (if at == 0 { "failed" } else { "" }, failed)));
    rows.extend([
        ("size", size(status.bytes)),
        ("format", status.format.to_string()),
        ("analyzer", status.analyzer.clone()),
    ]);
    rows
}

fn documents(count: u64, languages: &[String]) -> String {
    if languages.is_empty() { count.to_string() } else { format!("{count} ({})", languages.join(", ")) }
}

fn root(root: &RootStatus, follow: &Follow) -> String {
    let files = if root.files == 1 { "file" } else { "files" };
    let path = paths::shown(&root.path.to_string_lossy());
    let away = if root.path.exists() {
        String::new()
    } else {
        format!(", not there now; {} drops it", follow.on_index(&format!("forget {}", quoted(&path))))
    };
    format!("{path} ({} {files}{away})", root.files)
}

fn size(bytes: u64) -> String {
    match bytes {
        0..10_000 => format!("{bytes} bytes"),
        10_000..10_000_000 => format!("{} KB", bytes / 1000),
        _ => format!("{} MB", bytes / 1_000_000),
    }
}
