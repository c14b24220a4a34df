//! What this process holds, as Linux tells it in `/proc`.

use anyhow::{Context, Result};
use std::fs;

/// What a process holds at one moment.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Vitals {
    /// Memory of its own, in KB: what is not a file's.
    pub own_kb: u64,
    /// All memory that is in use, files that are mapped included, in KB.
    pub resident_kb: u64,
    /// Open files, sockets and the like.
    pub handles: u64,
    /// Parts of its address space: a file that is mapped and never let go stays one.
    pub mappings: u64,
    /// Threads.
    pub threads: u64,
}

impl Vitals {
    /// Those of this process.
    ///
    /// # Errors
    /// When there is no `/proc`.
    pub fn now() -> Result<Vitals> {
        let status = fs::read_to_string("/proc/self/status").context("reading /proc/self/status")?;
        let figure = |name: &str| -> Result<u64> {
            let line = status
                .lines()
                .find_map(|line| line.strip_prefix(name))
                .with_context(|| format!("no {name}"))?;
            let number = line.split_whitespace().next().and_then(|number| number.parse().ok());
            number.with_context(|| format!("{name} is no number"))
        };
        Ok(Vitals {
            own_kb: figure("RssAnon:")?,
            resident_kb: figure("VmRSS:")?,
            threads: figure("Threads:")?,
            handles: fs::read_dir("/proc/self/fd")?.count() as u64,
            mappings: fs::read_to_string("/proc/self/maps")?.lines().count() as u64,
        })
    }
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_is_open_is_counted() {
        let before = Vitals::now().unwrap();
        let files: Vec<fs::File> = (0..50).map(|_| fs::File::open("/proc/self/status").unwrap()).collect();
        // Other tests open and close files of their own meanwhile.
        assert!(Vitals::now().unwrap().handles >= before.handles + 30);
        assert!(before.own_kb > 0 && before.mappings > 0 && files.len() == 50);
    }
}
