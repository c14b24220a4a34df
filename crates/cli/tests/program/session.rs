//! A home folder for one test, with the sample pages in a clone of the project, and commands run in it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use tempfile::TempDir;

/// A folder that stands for a user's home. Gone when dropped.
pub(crate) struct Session {
    tmp: TempDir,
    /// The folder where the next command runs.
    pub(crate) here: PathBuf,
}

/// What a command line did.
#[derive(Debug)]
pub(crate) struct Ran {
    /// Standard output and error as they came.
    pub(crate) output: String,
    pub(crate) code: i32,
}

/// The root of the project.
pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).expect("crates/cli lies two below the root")
}

impl Session {
    /// In a clone of the project: `corpus` is here.
    pub(crate) fn in_clone() -> Self {
        let tmp = tempfile::tempdir().expect("a temporary folder");
        let clone = tmp.path().join("home/anna/vestnik");
        copy(&root().join("corpus"), &clone.join("corpus"));
        Self { here: clone, tmp }
    }

    /// In an empty folder; the clone is in `~/vestnik`.
    pub(crate) fn in_empty_folder() -> Self {
        let session = Self::in_clone();
        let here = session.tmp.path().join("home/anna/archive");
        fs::create_dir_all(&here).expect("an empty folder");
        Self { here, ..session }
    }

    /// The program, in this folder and in a clean environment.
    pub(crate) fn vestnik(&self) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_vestnik"));
        self.clean(&mut command);
        command
    }

    /// A shell that runs this script, in this folder and in a clean environment.
    pub(crate) fn shell(&self, script: &str) -> Command {
        let mut command = Command::new("sh");
        self.clean(command.args(["-c", script]));
        command
    }

    /// Runs a line of shell. A `cd` in it holds for the lines that follow.
    pub(crate) fn run(&mut self, line: &str) -> Ran {
        let state = self.tmp.path().join("pwd");
        let script = format!("exec 2>&1\n{line}\ncode=$?; pwd > '{}'; exit $code", state.display());
        let mut command = Command::new("sh");
        self.clean(command.args(["-c", &script]));
        let output = command.stdin(Stdio::null()).output().expect("a shell");
        if let Ok(here) = fs::read_to_string(&state) {
            self.here = PathBuf::from(here.trim_end());
        }
        let text =
            String::from_utf8_lossy(&output.stdout).replace(&self.tmp.path().display().to_string(), "");
        Ran { output: text, code: output.status.code().unwrap_or(-1) }
    }

    fn clean(&self, command: &mut Command) {
        let bin = Path::new(env!("CARGO_BIN_EXE_vestnik")).parent().expect("the program lies in a folder");
        let path = std::env::var("PATH").unwrap_or_default();
        command
            .env_clear()
            .env("PATH", format!("{}:{path}", bin.display()))
            .env("HOME", self.tmp.path().join("home/anna"))
            .env("LC_ALL", "C.UTF-8")
            // Dictionaries of this machine must not change what is tested.
            .env("XDG_DATA_DIRS", self.tmp.path().join("usr/share"))
            .env("TZ", "UTC")
            .current_dir(&self.here);
    }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder that can be made");
    for entry in fs::read_dir(from).expect("a folder that can be read") {
        let entry = entry.expect("an entry that can be read");
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).expect("a file that can be copied");
        }
    }
}
