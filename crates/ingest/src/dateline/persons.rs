//! What follows the name of an agency in a dateline: its edition, and who wrote the text.

use super::parse::Reader;
use crate::fold::same_letters;

/// Words for who writes for an agency, before or behind its name.
const ROLES: [&str; 9] = [
    "Специальный корреспондент ",
    "Специальный корр. ",
    "Спецкор ",
    "Собкор ",
    "Корреспондент ",
    "Корр. ",
    "Special correspondent ",
    "Correspondent ",
    "By ",
];

/// First words of the names of places, which no person has.
const WORDS_OF_PLACES: [&str; 21] = [
    "Нижний",
    "Нижняя",
    "Верхний",
    "Верхняя",
    "Великий",
    "Великие",
    "Старый",
    "Старая",
    "Новый",
    "Новая",
    "Набережные",
    "Минеральные",
    "Красный",
    "Красная",
    "Вышний",
    "Сергиев",
    "Северная",
    "Южная",
    "Северный",
    "Южный",
    "New",
];

/// The most persons that a dateline names.
const MOST: usize = 6;

impl Reader<'_> {
    /// Goes past `Корр. `.
    pub(super) fn skip_role(&mut self) {
        let rest = self.rest();
        let length = |role: &&&str| rest.get(..role.len()).is_some_and(|own| same_letters(own, role));
        self.at += ROLES.iter().find(length).map_or(0, |role| role.len());
    }

    /// Goes past the one word that names a part of the agency: `РИА Новости Украина.`, `ТАСС-ДОСЬЕ/`. Where neither the
    /// end of the dateline nor a person follows, it is the first word of a sentence.
    pub(super) fn skip_edition(&mut self) {
        let Some(word) = self.rest().strip_prefix([' ', '-']) else { return };
        let behind = word.trim_start_matches(char::is_alphabetic);
        if !word.starts_with(char::is_uppercase) {
            return;
        }
        let (before, edition) = (self.at, self.text.len() - behind.len());
        self.at = edition;
        let is_edition = ends(behind) || (behind.starts_with(", ") && !self.persons(false).is_empty());
        self.at = if is_edition { edition } else { before };
    }

    /// The persons behind the agency, each behind a comma, the first within brackets also behind a space; none where
    /// the line goes on behind them.
    pub(super) fn persons(&mut self, in_bracket: bool) -> Vec<String> {
        let (before, mut names) = (self.at, Vec::new());
        while names.len() < MOST {
            let rest = self.rest();
            let joint = [", ", " и ", " and "].into_iter().find(|joint| rest.starts_with(joint));
            let space = (in_bracket && names.is_empty() && rest.starts_with(' ')).then_some(" ");
            let Some(joint) = joint.or(space) else { break };
            self.at += joint.len();
            self.skip_role();
            match person(self.rest()) {
                Some(name) => names.push(name.to_owned()),
                None => break,
            }
            self.at += names.last().map_or(0, String::len);
        }
        if names.is_empty() || !ends(self.rest()) {
            self.at = before;
            names.clear();
        }
        names
    }
}

/// Whether a dateline ends here.
fn ends(rest: &str) -> bool {
    rest.starts_with(['.', '/', ')']) || [" —", " –", " - "].iter().any(|dash| rest.starts_with(dash))
}

/// The name that a text begins with: two or three words as names are written, or initials.
fn person(text: &str) -> Option<&str> {
    let (mut end, mut words) = (0, 0);
    while words < 3 {
        let rest = text[end..].strip_prefix(' ').unwrap_or(&text[end..]);
        let word =
            &rest[..rest.len() - rest.trim_start_matches(|c: char| c.is_alphabetic() || c == '-').len()];
        let initial = word.chars().count() == 1 && rest[word.len()..].starts_with('.');
        let mut letters = word.chars();
        let capital = letters.next().is_some_and(char::is_uppercase);
        if !capital || !(initial || letters.next().is_some_and(char::is_lowercase)) {
            break;
        }
        end = text.len() - rest.len() + word.len() + usize::from(initial);
        words += 1;
    }
    let name = &text[..end];
    let is_place = name.split(' ').next().is_some_and(|first| WORDS_OF_PLACES.contains(&first));
    (words > 1 && !is_place).then_some(name)
}

#[cfg(test)]
mod tests {
    use crate::dateline::opening;

    #[test]
    fn persons_behind_the_agency_are_named() {
        for (text, wanted) in [
            ("ПАРИЖ, 15 фев — РИА Новости, Вера Лис. Текст", &["Вера Лис"][..]),
            (
                "ПАРИЖ, 15 фев — РИА Новости, Вера Лис, А. Римский-Корсаков. Текст",
                &["Вера Лис", "А. Римский-Корсаков"],
            ),
            ("PARIS, Feb 15 - RIA Novosti, Vera Fox and Ivan Lee. Text", &["Vera Fox", "Ivan Lee"]),
            ("НЬЮ-ЙОРК, 15 февраля. /Корр. ТАСС Иван Лис/. Текст", &["Иван Лис"]),
            ("NEW YORK, February 15. /TASS correspondent Ivan Lis/. Text", &["Ivan Lis"]),
            ("КИЕВ, 15 фев - РИА Новости Украина, Вера Лис. Текст", &["Вера Лис"]),
            ("КИЕВ, 15 фев - РИА Новости Украина. Иван Лис сказал", &[]),
            ("МОСКВА, 15 фев — REGNUM Иван Лис. Текст", &[]),
            ("МОСКВА, 15 февраля. /ТАСС/. Иван Лис сказал", &[]),
            ("МОСКВА, 15 фев — РИА Новости, Нижний Новгород. Текст", &[]),
        ] {
            let found = opening(text, None).expect("a dateline").persons;
            assert_eq!(found, wanted, "{text}");
        }
    }

    #[test]
    fn the_first_word_of_a_sentence_is_no_part_of_the_agency() {
        for (text, wanted) in [
            ("КИЕВ, 15 фев - РИА Новости Украина. Текст", "КИЕВ, 15 фев - РИА Новости Украина."),
            ("МОСКВА, 15 фев — ТАСС Россия, США и Китай договорились", "МОСКВА, 15 фев — ТАСС"),
        ] {
            assert_eq!(opening(text, None).expect("a dateline").dateline.text, wanted, "{text}");
        }
    }
}
