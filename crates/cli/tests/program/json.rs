//! docs/JSON.md names what the program prints with `--json`, and nothing else.

use super::session::{Session, root};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// Which commands print the objects of a section. Together they have to print every name of it.
const COMMANDS: &[(&str, &str)] = &[
    ("Hit", "vestnik search --json 'ключевая ставка'"),
    ("Hit", "vestnik search --json zzyzx землетрясение Камчатки 2>&-"),
    ("Hit", "vestnik search --json --no-pairs --prefer-recent NATO dialogue"),
    ("Hit", "printf 'q\\tледокол\\n' | vestnik search --json --queries -"),
    ("Hit", "vestnik similar --json corpus/gorod-online/185002.html"),
    ("Hit", "vestnik explain --json NATO | tail -n +2"),
    ("Summary", "vestnik search --json --summary -n 1 --facets site 'NATO AND' 2>&- | tail -n 1"),
    ("Summary", "vestnik search --json --summary -n 1 'тфещ' 2>&- | tail -n 1"),
    ("Summary", "printf 'q\\tледокол\\n' | vestnik search --json --summary --queries - | tail -n 1"),
    ("Document", "find corpus -type f | tr '\\n' '\\0' | xargs -0 vestnik extract --json 2>&-; true"),
    ("Document", "vestnik show --json corpus/telegraf-yuga/econ-9921.html"),
    ("Explanation", "vestnik explain --json '\"ключевая ставка\" нато*' | head -n 1"),
    ("Period", "vestnik timeline --json NATO"),
    ("Language", "vestnik detect --json hello"),
    ("Status", "vestnik status --json"),
    (
        "Status",
        "printf 'MIME-Version: 1.0\\nContent-Type: multipart/related; boundary=b\\n\\n--b\\n' > odd.mhtml
        vestnik index odd.mhtml --index odd 2>&-; vestnik status --json --index odd",
    ),
    ("Check", "vestnik check --json"),
    (
        "Check",
        "cp -r .vestnik torn; truncate -s 100 torn/segments/*.store; rm corpus/ozerki/los.html
        vestnik check --json --index torn 2>&-; vestnik check --json --repair --index torn 2>&-",
    ),
    ("Check", "sed s/^analyzer.*/analyzer\\ 0/ -i torn/FORMAT; vestnik check --json --index torn 2>&-"),
    ("Check", "vestnik check --json --index corpus 2>&-"),
    ("Check", "cp -r .vestnik bare; rm bare/catalogue*; vestnik check --json --index bare 2>&-"),
    ("Optimized", "vestnik optimize --json 2>&-"),
    ("Pair", "vestnik pairs --json"),
    ("Learned", "vestnik learn --json 2>&-"),
    ("Word pair", "vestnik lexicon list --json"),
];

#[test]
fn the_page_names_what_is_printed() {
    let mut session = Session::in_clone();
    for line in ["vestnik index corpus", "vestnik learn", "vestnik lexicon accept drone беспилотник"]
    {
        assert_eq!(session.run(line).code, 0, "{line}");
    }
    let mut documented =
        sections(&std::fs::read_to_string(root().join("docs/JSON.md")).expect("docs/JSON.md"));
    let mut printed: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    for (section, line) in COMMANDS {
        let output = session.run(line).output;
        for object in output.lines() {
            let object: Value =
                serde_json::from_str(object).unwrap_or_else(|error| panic!("{line}: {error}: {object}"));
            assert_eq!(object["schema"], 1, "{line}");
            let names = printed.entry(section).or_default();
            flatten("", &object, &documented[*section], names);
        }
    }
    for (section, mut printed) in printed {
        printed.remove("schema");
        let documented = documented.remove(section).expect("looked up before");
        let of = |set: &BTreeSet<String>, other: &BTreeSet<String>| {
            set.difference(other).cloned().collect::<Vec<_>>().join(", ")
        };
        assert_eq!(of(&printed, &documented), "", "{section}: printed, not on the page");
        assert_eq!(of(&documented, &printed), "", "{section}: on the page, never printed");
    }
    assert!(documented.is_empty(), "no command for {documented:?}");
}

/// Such names come from archives of other systems. Other systems than Linux may refuse to have them.
#[cfg(target_os = "linux")]
#[test]
fn names_that_are_no_text_are_printed_as_far_as_they_are() {
    let mut session = Session::in_clone();
    let script = "name=$(printf 'odd\\377')
        mkdir $name; cp corpus/ozerki/los.html $name
        printf 'MIME-Version: 1.0\\nContent-Type: multipart/related; boundary=b\\n\\n--b\\n' > $name/$name.mhtml
        vestnik index $name 2>&-; true";
    assert_eq!(session.run(script).code, 0);
    for (line, name) in [
        ("vestnik status --json", "/roots/0/path"),
        ("vestnik status --json", "/failed/0/path"),
        ("truncate -s 100 .vestnik/segments/*.store; vestnik check --json 2>&-; true", "/lacking/0/path"),
        ("rm -r odd*; vestnik check --json --repair 2>&-; true", "/repair/away/0"),
    ] {
        let ran = session.run(line);
        assert_eq!(ran.code, 0, "{line}: {}", ran.output);
        let object: Value = serde_json::from_str(&ran.output)
            .unwrap_or_else(|error| panic!("{line}: {error}: {}", ran.output));
        let path = object.pointer(name).and_then(Value::as_str).unwrap_or_default();
        assert!(path.contains("odd\u{fffd}"), "{line}: {name} in {object}");
    }
}

/// The names of each section's table: what stands in backticks in its first cells.
fn sections(page: &str) -> BTreeMap<String, BTreeSet<String>> {
    let mut sections: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut current = String::new();
    for line in page.lines() {
        if let Some(heading) = line.strip_prefix("## ") {
            heading.clone_into(&mut current);
        } else if let Some(cell) = line.strip_prefix("| `").and_then(|rest| rest.split(" | ").next()) {
            let names = format!("`{cell}");
            let names = names.split('`').skip(1).step_by(2).map(str::to_owned);
            sections.entry(current.clone()).or_default().extend(names);
        }
    }
    sections
}

/// The names of an object, down to those that are documented as a whole. Empty lists and `null` show no name below them.
fn flatten(at: &str, value: &Value, documented: &BTreeSet<String>, names: &mut BTreeSet<String>) {
    let is_above = |at: &str| documented.iter().any(|name| name.len() > at.len() && name.starts_with(at));
    match value {
        _ if documented.contains(at) => _ = names.insert(at.to_owned()),
        Value::Object(map) => {
            for (key, value) in map {
                let at = if at.is_empty() { key.clone() } else { format!("{at}.{key}") };
                flatten(&at, value, documented, names);
            }
        }
        Value::Array(list) if list.is_empty() => {
            let name = format!("{at}[]");
            if !is_above(&name) {
                names.insert(name);
            }
        }
        Value::Array(list) => {
            list.iter().for_each(|value| flatten(&format!("{at}[]"), value, documented, names));
        }
        Value::Null if is_above(&format!("{at}.")) => {}
        _ => _ = names.insert(at.to_owned()),
    }
}
