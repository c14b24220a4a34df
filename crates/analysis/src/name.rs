//! Forms of Russian names. The Snowball stemmer takes parts of many names for endings (`Лавров` → `лавр`, but `Лаврова` →
//! `лавров`), so that the nominative and the other cases part ways. Beside the stem a name is therefore also indexed
//! without its case ending only: `лавров` in all its forms.

use crate::endings;

/// Case endings of nouns and adjectives, longest first. Endings that are also ends of names (`-ов`, `-ин`) are not among them.
const ENDINGS: [&str; 43] = [
    "ами", "ями", "ыми", "ими", "ого", "его", "ому", "ему", "ах", "ях", "ам", "ям", "ом", "ем", "ым", "им",
    "ых", "их", "ой", "ою", "ый", "ий", "ая", "яя", "ую", "юю", "ое", "ые", "ие", "ью", "ья", "ье", "ьи",
    "а", "я", "у", "ю", "е", "ы", "и", "о", "ь", "й",
];

/// How many of them have one letter.
const ONE_LETTER: usize = 10;

/// Endings of adjectives that a noun may have by chance: `Китая`, `Газпрому`.
const AMBIGUOUS: [&str; 3] = ["ая", "ому", "ему"];

/// Letters before them that make an adjective likely: `Российская`, `Верхнему`.
const BEFORE_ADJECTIVES: [char; 6] = ['к', 'н', 'ш', 'ж', 'щ', 'ч'];

/// What is left of a name at least.
const SHORTEST: usize = 3;

/// The folded word without its case ending.
pub(crate) fn base(folded: &str) -> &str {
    if endings::has_one_form(folded) {
        return folded;
    }
    let letters = folded.chars().count();
    let ending = if ends_like_noun(folded) { &ENDINGS[ENDINGS.len() - ONE_LETTER..] } else { &ENDINGS[..] };
    let ending = ending
        .iter()
        .find(|ending| folded.ends_with(**ending) && letters >= SHORTEST + ending.chars().count())
        .map_or(0, |ending| ending.len());
    let base = &folded[..folded.len() - ending];
    let shorter = base.strip_suffix(['и', 'ь']).unwrap_or(base);
    let base = if shorter.chars().count() >= SHORTEST { shorter } else { base };
    // Adjectives and participles: the stemmer undoubles as well, and one form is enough.
    if base.ends_with("нн") { &base[..base.len() - "н".len()] } else { base }
}

fn ends_like_noun(folded: &str) -> bool {
    AMBIGUOUS
        .iter()
        .find_map(|ending| folded.strip_suffix(ending))
        .is_some_and(|stem| !stem.ends_with(BEFORE_ADJECTIVES))
}

/// Whether the end of the word may be a case ending or as well belong to a name in the nominative: `Газпром`, `Вьетнам`.
pub(crate) fn may_be_nominative(folded: &str) -> bool {
    ["ом", "ем", "ам", "ям", "им", "ах"].iter().any(|ending| folded.ends_with(ending))
}

/// Whether a word ends like the names that the stemmer cuts, in the nominative, or like inhabitants in the genitive: `россиян`.
pub(crate) fn ends_like_name(folded: &str) -> bool {
    ["ов", "ев", "ен", "ан", "ян"].iter().any(|ending| folded.ends_with(ending))
}

#[cfg(test)]
mod tests {
    use super::base;

    #[test]
    fn all_forms_have_one_base() {
        for forms in [
            "лавров лаврова лаврову лавровым лаврове лавровой лавровы лавровых лавровыми",
            "байден байдена байдену байденом байдене",
            "иран ирана ирану ираном иране",
            "сергей сергея сергею сергеем сергее",
            "китай китая китаю китаем китае",
            "россия россии россию",
            "казань казани казанью",
            "зеленский зеленского зеленскому зеленским зеленском зеленская зеленской зеленскую",
            "пашинян пашиняна пашиняну пашиняном пашиняне",
        ] {
            let mut bases: Vec<_> = forms.split(' ').map(base).collect();
            bases.dedup();
            assert_eq!(bases.len(), 1, "{bases:?}");
        }
    }
}
