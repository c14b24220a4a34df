//! What somebody is, as against who: `Ann Lee, business editor`, `Harbour Post Ltd`.

use crate::fold::{lowered, same_letters};
use std::borrow::Cow;

/// Short words for it stand behind names. Before others, `Md` is a name.
const SHORT_ROLES: [&str; 6] = ["rn", "rd", "md", "mba", "cfp", "phd"];

/// Words that say what somebody is.
const ROLES: [&str; 30] = [
    "producer",
    "photographer",
    "lecturer",
    "editor",
    "reporter",
    "correspondent",
    "writer",
    "contributor",
    "columnist",
    "journalist",
    "director",
    "manager",
    "consultant",
    "specialist",
    "officer",
    "analyst",
    "educator",
    "professor",
    "researcher",
    "founder",
    "co-founder",
    "ceo",
    "cto",
    "redakteur",
    "redakteurin",
    "редактор",
    "журналист",
    "корреспондент",
    "обозреватель",
    "директор",
];

/// Words that may say so, and are surnames too: `Ann Chief`.
const SURNAMES: [&str; 4] = ["head", "lead", "chief", "president"];

/// What stands between an office and what it is an office of.
const OF: [&str; 2] = [" of ", " for "];

/// Whether a name in lower case says what somebody is.
fn has_role(name: &str) -> bool {
    let words = || name.split_whitespace();
    let surnames = words().filter(|word| SURNAMES.contains(word)).count();
    words().any(|word| ROLES.contains(&word))
        || surnames > 1
        || surnames == 1 && OF.iter().any(|of| name.contains(of))
}

/// `Ann Lee, business editor` names one person: where some names are written as names are, the others are not names.
pub(super) fn without_roles(names: Vec<String>) -> Vec<String> {
    let is_no_name = |name: &String| {
        let last = name.split_whitespace().next_back().unwrap_or("");
        let lower = lowered(name);
        name.starts_with(char::is_lowercase)
            || last.starts_with(char::is_lowercase)
            || lower.split_whitespace().next_back().is_some_and(|last| SHORT_ROLES.contains(&last))
            || has_role(&lower)
    };
    if names.iter().all(is_no_name) {
        return names;
    }
    names.into_iter().filter(|name| !is_no_name(name)).collect()
}

/// The value without the offices that stand behind a name: `Ann Lee, Head of Ferries and Harbours`, which name nobody else.
pub(super) fn without_offices(value: &str) -> Cow<'_, str> {
    let is_office = |part: &str| OF.iter().any(|of| part.contains(of)) && has_role(&lowered(part));
    if !value.contains(',') || !value.split(',').skip(1).any(is_office) {
        return Cow::Borrowed(value);
    }
    let kept: Vec<&str> = value
        .split(',')
        .enumerate()
        .filter(|(at, part)| *at == 0 || !is_office(part))
        .map(|(_, part)| part)
        .collect();
    Cow::Owned(kept.join(","))
}

/// How companies end their names.
const COMPANIES: [&str; 7] = ["gmbh", "ltd", "inc", "llc", "llp", "ооо", "oü"];

/// Ends of addresses that stand in the names of sites.
const DOMAINS: [&str; 9] = [".com", ".net", ".org", ".info", ".ru", ".de", ".tr", ".br", ".tv"];

/// Whether a name is that of a site or a company: `Harbour Post (www.post.example)`, `Harbour Post Ltd`.
pub(super) fn is_company(name: &str) -> bool {
    let last = name.rsplit(' ').next().unwrap_or(name).trim_end_matches('.').to_lowercase();
    // In Russian it stands first: `ООО «Северные вести»`.
    let is_first = name.split_once(' ').is_some_and(|(first, _)| same_letters(first, "ооо"));
    is_first
        || COMPANIES.contains(&last.as_str()) && last.len() < name.len()
        || name.contains('.') && name.split([' ', '(', ')', ',']).any(is_address)
}

fn is_address(word: &str) -> bool {
    let lower = lowered(word);
    let has_domain = |end: &&str| word.len() > end.len() && lower.ends_with(end);
    word.starts_with("www.") || DOMAINS.iter().any(has_domain)
}

#[cfg(test)]
mod tests {
    use super::{is_company, without_roles};

    #[test]
    fn what_somebody_is_names_nobody_else() {
        for (names, wanted) in [
            (&["Ann Lee", "Games Editor"][..], &["Ann Lee"][..]),
            (&["Ann Lee", "CEO of Ferries"], &["Ann Lee"]),
            (&["Ann Lee", "business editor"], &["Ann Lee"]),
            (&["Иван Петров", "Корреспондент"], &["Иван Петров"]),
            (&["Ann Lee", "Ann Director-Roe"], &["Ann Lee", "Ann Director-Roe"]),
            (&["Staff Writer"], &["Staff Writer"]),
            (&["Md Karim", "Ann Lee"], &["Md Karim", "Ann Lee"]),
            (&["Ann Lee", "Lead RN"], &["Ann Lee"]),
            (&["Ann Lee", "John Chief", "Tom Head"], &["Ann Lee", "John Chief", "Tom Head"]),
            (&["Ann Lee", "Editor In Chief", "Head of Ferries"], &["Ann Lee"]),
        ] {
            let names = names.iter().map(|name| (*name).to_owned()).collect();
            assert_eq!(without_roles(names), wanted);
        }
    }

    #[test]
    fn companies_are_told_from_persons() {
        for (name, wanted) in [
            ("Harbour Post GmbH", true),
            ("Harbour Post Ltd.", true),
            ("ООО «Северные вести»", true),
            ("ООО", false),
            ("Harbour Post (www.post.example)", true),
            ("harbourpost.com", true),
            ("Ann Lee", false),
            ("Inc", false),
            ("A. de", false),
        ] {
            assert_eq!(is_company(name), wanted, "{name}");
        }
    }
}
