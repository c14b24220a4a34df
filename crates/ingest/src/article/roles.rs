//! What somebody is, as against who: `Ann Lee, business editor`, `Harbour Post Ltd`.

use crate::fold::lowered;
use std::borrow::Cow;

/// Short words for it stand behind names. Before others, `Md` is a name.
const SHORT_ROLES: [&str; 6] = ["rn", "rd", "md", "mba", "cfp", "phd"];

/// Words that say what somebody is.
const ROLES: [&str; 34] = [
    "head",
    "lead",
    "chief",
    "producer",
    "photographer",
    "lecturer",
    "president",
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

fn is_role(word: &str) -> bool {
    ROLES.contains(&lowered(word).as_str())
}

/// `Ann Lee, business editor` names one person: where some names are written as names are, the others are not names.
pub(super) fn without_roles(names: Vec<String>) -> Vec<String> {
    let is_no_name = |name: &String| {
        let last = name.split_whitespace().next_back().unwrap_or("");
        let lower = lowered(name);
        let mut words = lower.split_whitespace();
        name.starts_with(char::is_lowercase)
            || last.starts_with(char::is_lowercase)
            || words.clone().next_back().is_some_and(|last| SHORT_ROLES.contains(&last))
            || words.any(|word| ROLES.contains(&word))
    };
    if names.iter().all(is_no_name) {
        return names;
    }
    names.into_iter().filter(|name| !is_no_name(name)).collect()
}

/// The value without the offices that stand behind a name: `Ann Lee, Head of Ferries and Harbours`, which name nobody else.
pub(super) fn without_offices(value: &str) -> Cow<'_, str> {
    let is_office = |part: &str| {
        [" of ", " for "].iter().any(|of| part.contains(of)) && part.split_whitespace().any(is_role)
    };
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
    COMPANIES.contains(&last.as_str()) && last.len() < name.len()
        || name.split([' ', '(', ')', ',']).any(|word| {
            word.starts_with("www.")
                || DOMAINS.iter().any(|end| word.len() > end.len() && word.to_lowercase().ends_with(end))
        })
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
