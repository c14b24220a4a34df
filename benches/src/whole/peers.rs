//! Other indexers of folders of saved pages, as Debian packages them. One that is not installed is left out.

use anyhow::{Context, Result};
use std::fs;
use std::path::Path;
use std::process::Command;

/// Another indexer.
pub struct Peer {
    /// Its name and the Debian package that holds it.
    pub name: &'static str,
    /// The program that answers when asked for its version.
    program: &'static str,
    /// The command that indexes the folder `pages`, with everything that it writes in the empty folder `work`.
    command: fn(pages: &Path, work: &Path) -> Result<Command>,
}

/// The peers, in the order in which they are reported.
pub const PEERS: [Peer; 3] = [
    Peer { name: "recoll", program: "recollindex", command: recoll },
    Peer { name: "omindex (xapian-omega)", program: "omindex", command: omindex },
    Peer { name: "swish-e", program: "swish-e", command: swish },
];

impl Peer {
    /// The command that indexes a folder, when this peer is installed.
    ///
    /// # Errors
    /// When its settings cannot be written.
    pub fn command(&self, pages: &Path, work: &Path) -> Result<Option<Command>> {
        let installed = std::env::var_os("PATH").is_some_and(|path| {
            std::env::split_paths(&path).any(|folder| folder.join(self.program).is_file())
        });
        installed.then(|| (self.command)(pages, work)).transpose()
    }
}

fn recoll(pages: &Path, work: &Path) -> Result<Command> {
    let settings = format!("topdirs = {}\ndbdir = {}\n", pages.display(), work.join("db").display());
    write(&work.join("recoll.conf"), &settings)?;
    let mut command = Command::new("recollindex");
    command.arg("-c").arg(work);
    Ok(command)
}

fn omindex(pages: &Path, work: &Path) -> Result<Command> {
    let mut command = Command::new("omindex");
    command.arg("--db").arg(work.join("db")).args(["--url", "/"]).arg(pages);
    Ok(command)
}

fn swish(pages: &Path, work: &Path) -> Result<Command> {
    let settings = format!(
        "IndexDir {}\nIndexFile {}\nDefaultContents HTML2\nIndexOnly .html .htm\n",
        pages.display(),
        work.join("index.swish-e").display()
    );
    let file = work.join("swish.conf");
    write(&file, &settings)?;
    let mut command = Command::new("swish-e");
    command.arg("-c").arg(file);
    Ok(command)
}

fn write(path: &Path, text: &str) -> Result<()> {
    fs::write(path, text).with_context(|| format!("writing {}", path.display()))
}
