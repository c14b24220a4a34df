//! Turns the data files of names and words into one table of their forms, and lists the forms that begin otherwise than
//! the terms that stand for them.

#[path = "src/hash.rs"]
#[expect(dead_code, reason = "the maps of the program are not needed here")]
mod hash;
#[path = "src/known/read.rs"]
mod read;
#[path = "src/starts.rs"]
#[expect(dead_code, reason = "only the first letters are compared here")]
mod starts;
#[path = "src/known/write.rs"]
mod write;

use starts::start_of;
use std::collections::BTreeMap;
use std::path::Path;
use std::{env, fs, io};

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=data");
    for source in ["src/hash.rs", "src/known", "src/starts.rs"] {
        println!("cargo::rerun-if-changed={source}");
    }
    let data = |name: &str| fs::read_to_string(Path::new("data").join(name));
    let paradigms = data("paradigms.tsv")?;
    let (names, words, verbs) = (data("names.tsv")?, data("words.tsv")?, data("verbs.tsv")?);
    let forms = read::forms(&paradigms, &[&names, &words, &verbs]);
    let spellings = data("spellings.tsv")?;
    let spellings = read::lines(&spellings).filter_map(|line| line.split_once('\t'));
    let spellings = spellings
        .flat_map(|(one, others)| others.split(' ').map(move |other| (other.trim_end_matches('*'), one)));
    let pairs = forms.iter().map(|(form, known)| (form.as_str(), known.key.as_str())).chain(spellings);
    let otherwise = pairs.filter(|(form, key)| start_of(form) != start_of(key));
    let by_start: BTreeMap<_, _> = otherwise.map(|(form, key)| (starts_of(form, key), (form, key))).collect();
    let exceptions: String = by_start.values().map(|(form, key)| format!("{form}\t{key}\n")).collect();
    let out = env::var_os("OUT_DIR").ok_or_else(|| io::Error::other("cargo sets OUT_DIR"))?;
    let table = write::table(&forms);
    // The fingerprint of the analyzer covers the table without going through it at each start.
    fs::write(Path::new(&out).join("known.hash"), hash::hash(&table, 0).to_le_bytes())?;
    fs::write(Path::new(&out).join("known.table"), table)?;
    fs::write(Path::new(&out).join("exceptions.tsv"), exceptions)
}

type Start = Option<(usize, usize)>;

/// What is compared of two words; those without a start of two letters are told apart by all that they are.
fn starts_of<'w>(form: &'w str, key: &'w str) -> (Start, Start, Option<&'w str>, Option<&'w str>) {
    let (of_form, of_key) = (start_of(form), start_of(key));
    (of_form, of_key, Some(form).filter(|_| of_form.is_none()), Some(key).filter(|_| of_key.is_none()))
}
