//! Turns `data/glossary/*.tsv` into one phrase table, keyed by the terms of the analyzer.

#[path = "src/table/format.rs"]
#[expect(dead_code, reason = "the reader's part of the format is not needed here")]
mod format;
#[path = "src/table/keys.rs"]
mod keys;
#[path = "src/table/list.rs"]
mod list;
#[path = "src/table/writer.rs"]
mod writer;

use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let folder = "data/glossary";
    println!("cargo::rerun-if-changed={folder}");
    println!("cargo::rerun-if-changed=src/table");
    let mut paths: Vec<PathBuf> =
        fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.path())).collect::<io::Result<_>>()?;
    paths.sort();
    let lists: Vec<String> = paths.iter().map(fs::read_to_string).collect::<io::Result<_>>()?;
    let out = env::var_os("OUT_DIR").ok_or_else(|| io::Error::other("cargo sets OUT_DIR"))?;
    fs::write(Path::new(&out).join("glossary.table"), list::table_of(lists.iter().map(String::as_str)))
}
