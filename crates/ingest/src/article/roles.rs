//! What persons are, which stands beside their names.

use crate::fold::lowered;

/// Short words for it stand behind names. Before others, `Md` is a name.
const SHORT_ROLES: [&str; 6] = ["rn", "rd", "md", "mba", "cfp", "phd"];

/// Words that say what somebody is.
const ROLES: [&str; 27] = [
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

/// `Ann Lee, business editor` names one person: where some names are written as names are, the others are not names.
pub(super) fn without_roles(names: Vec<String>) -> Vec<String> {
    let is_role = |name: &String| {
        let last = name.split_whitespace().next_back().unwrap_or("");
        let lower = lowered(name);
        let mut words = lower.split_whitespace();
        name.starts_with(char::is_lowercase)
            || last.starts_with(char::is_lowercase)
            || words.clone().next_back().is_some_and(|last| SHORT_ROLES.contains(&last))
            || words.any(|word| ROLES.contains(&word))
    };
    if names.iter().all(is_role) {
        return names;
    }
    names.into_iter().filter(|name| !is_role(name)).collect()
}

#[cfg(test)]
mod tests {
    use super::without_roles;

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
}
