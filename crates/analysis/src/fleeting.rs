//! Fleeting vowels: `паводок` and `паводка`, `девочка` and `девочек`, `украинец` and `украинца`.
//!
//! Before the last consonant of many Russian nouns stands a vowel in some forms and none in others; the stemmer keeps
//! what it finds, so that such a noun has two stems. Here a stem loses the vowel. What keeps it in all forms (`восток`,
//! `востока`) loses it in all, and stays one word.

/// The stem without the vowel; `None` where it has none to lose.
pub(crate) fn without(stem: &str) -> Option<String> {
    let (root, last, least) = if let Some(root) = stem.strip_suffix("ок") {
        (root, 'к', 3)
    } else if let Some(root) = stem.strip_suffix("ек") {
        (root, 'к', 3)
    } else {
        (stem.strip_suffix("ец")?, 'ц', 2)
    };
    // Short ones keep theirs and are too many words: `срок`, `урок`, `век`.
    if root.chars().count() < least || !root.contains(is_vowel) {
        return None;
    }
    let before = root.chars().next_back()?;
    let after_ok = stem.ends_with("ок");
    let link = match before {
        // `украинцев` is `украинец`, `китайцев` is `китаец`: the vowel leaves a й behind.
        before if is_vowel(before) && !after_ok => "й",
        before if is_vowel(before) => return None,
        // `владельца`, `огонька`, `зверька`: what was soft before the vowel stays so.
        'л' if !after_ok => "ь",
        'н' | 'р' if !after_ok && last == 'к' => "ь",
        _ => "",
    };
    Some(format!("{root}{link}{last}"))
}

/// Whether a folded Russian letter is a vowel.
pub(crate) fn is_vowel(letter: char) -> bool {
    matches!(letter, 'а' | 'е' | 'и' | 'о' | 'у' | 'ы' | 'э' | 'ю' | 'я')
}

#[cfg(test)]
mod tests {
    use crate::stem::russian;

    #[test]
    fn all_forms_have_one_stem() {
        for forms in [
            "паводок паводка паводку паводком паводке паводки паводков паводками",
            "рынок рынка рынку рынком рынке рынки рынков рынками",
            "участок участка участки участков",
            "поселок поселка поселки поселков",
            "девочка девочки девочек девочками",
            "украинец украинца украинцы украинцев украинцами",
            "китаец китайца китайцы китайцев",
            "владелец владельца владельцы владельцев",
            "отец отца отцы отцов",
            "огонек огонька огоньки огоньков",
            "копейка копейки копеек",
            "восток востока востоку востоком",
            "человек человека человеком",
            "конец конца концом",
        ] {
            let mut stems: Vec<_> = forms.split(' ').map(russian).collect();
            stems.dedup();
            assert_eq!(stems.len(), 1, "{stems:?}");
        }
    }

    #[test]
    fn short_words_keep_their_vowel() {
        for word in ["срок", "урок", "век", "чек", "ток", "блок"] {
            assert_eq!(russian(word), word);
        }
    }
}
