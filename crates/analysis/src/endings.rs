//! Endings of Russian words that the stemmer takes for parts of the stem, where a rule can tell them: `владеть`, `владеет`;
//! `получат`; `горожанин`, `горожане`; `нужен`, `нужна`. Words that no rule fits are in the data files.

use crate::fleeting::is_vowel;
use std::borrow::Cow;

/// Of verbs in -еть: what follows their root, which ends in the first letter of these.
const OF_VERBS: [&str; 5] = ["еть", "еет", "еют", "еешь", "еете"];
/// The past of the same verbs. Nouns end so too: `отдел`.
const OF_PAST: [&str; 4] = ["ел", "ела", "ело", "ели"];
/// The past and the future of verbs in -нуть. Nouns end so too: `кабинет`.
const OF_NU_VERBS: [&str; 8] = ["нул", "нула", "нуло", "нули", "нет", "нем", "нешь", "нете"];
/// Of verbs in -овать: of all their endings the stemmer leaves the suffix before these.
const OF_OVAT_VERBS: [&str; 2] = ["уем", "уя"];
/// Their root has so many letters: not `буем`.
const SHORTEST_ROOT_OF_OVAT: usize = 4;
/// A root has so many letters, the last one included: not `сеть`.
const SHORTEST_ROOT: usize = 3;

/// Hushing letters, after which the present ends in -ат: `получат`, `решат`.
const HUSHING: [char; 4] = ['ч', 'ш', 'ж', 'щ'];

/// So many letters are left of an inhabitant without -ин: `горожанин`, but not `Собянин`.
const SHORTEST_PEOPLE: usize = 6;

/// Whether a word is a loan or a foreign name that no case changes: `Токио` is no form of `ток`.
pub(crate) fn has_one_form(folded: &str) -> bool {
    folded.ends_with("ио") || folded.ends_with("ео")
}

/// The infinitive of a verb in -еть from forms that only such verbs have, as their stem. It is no other word's: `моде` would be
/// that of `модели`.
pub(crate) fn infinitive(folded: &str) -> Option<String> {
    root_before(folded, &OF_VERBS).map(|root| format!("{root}ть"))
}

/// The root of a verb in -овать from forms that the stemmer leaves the suffix: `используем`, `используя`.
pub(crate) fn root_of_ovat_verb(folded: &str) -> Option<&str> {
    let plain = without_reflexive(folded);
    let root = OF_OVAT_VERBS.iter().find_map(|ending| plain.strip_suffix(ending))?;
    root.chars().nth(SHORTEST_ROOT_OF_OVAT - 1).is_some().then_some(root)
}

/// The stem without an ending that is still there.
pub(crate) fn shorten(stem: Cow<'_, str>) -> Cow<'_, str> {
    let hushed = stem.strip_suffix("ат").filter(|root| root.ends_with(HUSHING) && root.contains(is_vowel));
    let people = || {
        let singular = stem.strip_suffix("ин").filter(|root| root.ends_with("ан") || root.ends_with("ян"));
        singular.filter(|root| root.chars().count() >= SHORTEST_PEOPLE)
    };
    let Some(length) = hushed.or_else(people).map(str::len) else { return stem };
    match stem {
        Cow::Borrowed(stem) => Cow::Borrowed(&stem[..length]),
        Cow::Owned(mut stem) => {
            stem.truncate(length);
            Cow::Owned(stem)
        }
    }
}

/// A term that the word shares with other forms of its own, where its ending may mean something else as well: `владеть` of
/// `владел`, `нужн` of `нужен`.
pub(crate) fn shared(folded: &str) -> Option<String> {
    short_adjective(folded)
        .or_else(|| root_before(folded, &OF_PAST).map(|root| format!("{root}ть")))
        .or_else(|| stem_of_nu_verb(folded))
}

/// What the stemmer makes of the infinitive and of the third person plural: `намекнут`.
fn stem_of_nu_verb(folded: &str) -> Option<String> {
    let plain = without_reflexive(folded);
    let root = OF_NU_VERBS.iter().find_map(|ending| plain.strip_suffix(ending))?;
    root.chars().nth(SHORTEST_ROOT - 1).is_some().then(|| format!("{root}нут"))
}

/// The stem of the long form, which has no vowel there: `важен` and `важный`, `силен` and `сильный`, `достоин` and `достойный`.
fn short_adjective(folded: &str) -> Option<String> {
    let (root, link) = match folded.strip_suffix("оен").or_else(|| folded.strip_suffix("оин")) {
        Some(root) => (root, "ой"),
        None => (folded.strip_suffix("ен")?, ""),
    };
    let link = if root.ends_with('л') { "ь" } else { link };
    let is_long = root.chars().nth(SHORTEST_ROOT - 1).is_some();
    (is_long && root.contains(is_vowel) && !root.ends_with(is_vowel)).then(|| format!("{root}{link}н"))
}

/// The part of a word before one of these endings, with their first letter.
fn root_before<'w>(folded: &'w str, endings: &[&str]) -> Option<&'w str> {
    let plain = without_reflexive(folded);
    let before = endings.iter().find_map(|ending| plain.strip_suffix(ending))?;
    let root = &plain[..before.len() + "е".len()];
    (root.chars().nth(SHORTEST_ROOT - 1).is_some() && !before.ends_with(is_vowel)).then_some(root)
}

fn without_reflexive(folded: &str) -> &str {
    folded.strip_suffix("ся").or_else(|| folded.strip_suffix("сь")).unwrap_or(folded)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stem::russian;

    #[test]
    fn forms_have_one_stem() {
        for forms in [
            "владеть владеет владеют владеете",
            "иметь имеет имеют имеется имеются",
            "получат получит получить получили получатся",
            "служат служит служили",
            "использовать используем использует используя использовал",
            "пользуемся пользуются пользуясь",
            "горожанин горожанина горожане горожанам горожанами",
            "мурманчанин мурманчане мурманчанам",
        ] {
            let mut stems: Vec<_> = forms.split(' ').map(russian).collect();
            stems.dedup();
            assert_eq!(stems.len(), 1, "{stems:?}");
        }
    }

    #[test]
    fn ambiguous_endings_share_a_term() {
        for (form, other) in [
            ("владел", "владеть"),
            ("успели", "успеет"),
            ("похудела", "похудеть"),
            ("имелось", "имеется"),
            ("намекнул", "намекнуть"),
            ("откликнулись", "откликнутся"),
            ("спрыгнет", "спрыгнут"),
            ("нужен", "нужны"),
            ("известен", "известный"),
            ("доволен", "довольны"),
            ("достоин", "достойны"),
            ("спокоен", "спокойная"),
        ] {
            assert_eq!(shared(form).as_deref(), Some(russian(other).as_ref()), "{form}");
        }
    }

    #[test]
    fn other_words_keep_their_stems() {
        for (word, stem) in [
            ("сеть", "сет"),
            ("собянин", "собянин"),
            ("кабинет", "кабинет"),
            ("чат", "чат"),
            ("токио", "токио"),
        ] {
            assert_eq!(russian(word), stem);
        }
        for word in ["член", "ел", "плен", "трое", "нет", "минет"] {
            assert_eq!(shared(word), None, "{word}");
        }
    }
}
