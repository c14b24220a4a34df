//! How lines begin that stand within a body but do not belong to it: `phrases.tsv`.

use super::beginnings::begins_in_word;
use crate::fold::{is_in_word, lower};
use std::sync::LazyLock;

/// One beginning.
#[derive(Clone, Copy)]
struct Phrase {
    kind: &'static str,
    text: &'static str,
    /// Its third character and the three behind it, as far as it has them.
    next: [Option<char>; NEXT],
    /// How many words may follow; `None` for any number.
    words: Option<usize>,
}

/// How many characters behind the second are compared before all of a phrase is.
const NEXT: usize = 4;

fn next_of(text: &str) -> [Option<char>; NEXT] {
    let mut chars = text.chars().skip(2);
    std::array::from_fn(|_| chars.next())
}

/// The marks behind a phrase, and how many words they let follow.
const MARKS: [(char, usize); 2] = [('^', 0), ('~', 2)];

/// The phrases in groups, by the places of their first two characters. Most lines begin like none of them, and there are
/// many lines.
static GROUPS: LazyLock<Groups> = LazyLock::new(|| {
    let lines = include_str!("phrases.tsv").lines().filter(|line| !line.starts_with('#'));
    let phrases = lines
        .filter_map(|line| line.split_once('\t'))
        .flat_map(|(kind, phrases)| phrases.split('|').map(move |phrase| (kind, phrase)))
        .map(|(kind, phrase)| {
            let marked =
                MARKS.iter().find_map(|(mark, words)| Some((phrase.strip_suffix(*mark)?, Some(*words))));
            let (text, words) = marked.unwrap_or((phrase, None));
            Phrase { kind, text, next: next_of(text), words }
        });
    let mut groups = Groups { of_place: vec![0; PLACES], groups: vec![Group::default()] };
    phrases.for_each(|phrase| groups.add(phrase));
    groups
});

struct Groups {
    /// The group of each place. The first group is empty.
    of_place: Vec<u16>,
    groups: Vec<Group>,
}

/// Phrases in the order of the file.
#[derive(Clone, Default)]
struct Group {
    /// Their third characters, a bit for each and for some others: it tells nearly all lines apart.
    thirds: u64,
    phrases: Vec<Phrase>,
}

const PLACES: usize = 4096;

/// Where a text that begins so has its phrases, and some that begin otherwise.
fn place_of(first: char, second: char) -> usize {
    first as usize % 64 + second as usize % 64 * 64
}

impl Groups {
    fn add(&mut self, phrase: Phrase) {
        let mut chars = phrase.text.chars();
        let Some(first) = chars.next() else { return };
        match chars.next() {
            Some(second) => self.add_at(place_of(first, second), phrase),
            // Any other character may follow.
            None => (0..64).for_each(|row| self.add_at(first as usize % 64 + row * 64, phrase)),
        }
    }

    fn add_at(&mut self, place: usize, phrase: Phrase) {
        if self.of_place[place] == 0 {
            self.of_place[place] = self.groups.len() as u16;
            self.groups.push(Group::default());
        }
        let group = &mut self.groups[usize::from(self.of_place[place])];
        group.thirds |= phrase.next[0].map_or(u64::MAX, |third| 1 << (third as u32 % 64));
        group.phrases.push(phrase);
    }

    /// The phrases that a text may begin with, in the order of the file.
    fn get(&self, first: char, second: char, third: char) -> &[Phrase] {
        let group = &self.groups[usize::from(self.of_place[place_of(first, second)])];
        if group.thirds & 1 << (third as u32 % 64) == 0 { &[] } else { &group.phrases }
    }
}

/// The kind of boilerplate that a line is, judged by how it begins; `None` for anything else.
pub(crate) fn boilerplate(line: &str) -> Option<&'static str> {
    first_with(line, |_| true)
}

/// Whether a line is boilerplate of this kind, which is less to ask than the kind of each.
pub(crate) fn is_boilerplate(line: &str, kind: &str) -> bool {
    first_with(line, |phrase| phrase.kind == kind).is_some() && boilerplate(line) == Some(kind)
}

/// The kind of the first phrase of some that a line begins with.
fn first_with(line: &str, is_asked: impl Fn(&Phrase) -> bool) -> Option<&'static str> {
    let line = if begins_in_word(line) {
        line
    } else {
        line.trim_start_matches(|c: char| !is_in_word(c) && !matches!(c, '©' | '('))
    };
    let mut chars = line.chars();
    let first = chars.next().map(plain)?;
    let second = chars.next().map_or(' ', plain);
    let third = chars.next().map_or(' ', plain);
    let mut phrases = GROUPS.get(first, second, third).iter();
    if phrases.as_slice().is_empty() {
        return None;
    }
    let mut next = [third; NEXT];
    next[1..].fill_with(|| chars.next().map_or(' ', plain));
    let may_be = |phrase: &Phrase| {
        let begins_alike =
            phrase.next.iter().zip(next).all(|(wanted, c)| wanted.is_none_or(|wanted| wanted == c));
        begins_alike && is_asked(phrase)
    };
    phrases.find(|phrase| may_be(phrase) && begins(line, phrase)).map(|phrase| phrase.kind)
}

/// How much of a line is looked at, in characters.
const LOOKED_AT: usize = 60;

/// Whether the line begins with the phrase, at the border of a word or with nothing behind it.
fn begins(line: &str, phrase: &Phrase) -> bool {
    let mut chars = line.chars();
    let mut rest = LOOKED_AT;
    for wanted in phrase.text.chars() {
        if rest == 0 || chars.next().is_none_or(|c| plain(c) != wanted) {
            return false;
        }
        rest -= 1;
    }
    let ends_in_word = phrase.text.ends_with(is_in_word);
    match phrase.words {
        Some(0) => ends_in_word && chars.take(rest).all(|c| !is_in_word(c)),
        Some(most) => {
            let behind = chars.as_str();
            let words = || behind.split_whitespace().filter(|word| word.contains(is_in_word));
            !behind.starts_with(is_in_word) && words().nth(most).is_none()
        }
        None => !ends_in_word || rest == 0 || chars.next().is_none_or(|c| !is_in_word(c)),
    }
}

/// A character in lower case, with the apostrophe of typewriters.
fn plain(c: char) -> char {
    if c == '’' { '\'' } else { lower(c) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_that_do_not_belong_are_known_by_their_beginning() {
        for (line, kind) in [
            ("Читайте также: что будет дальше", Some("related")),
            ("— Read more", Some("related")),
            ("Реклама", Some("ad")),
            ("Реклама лекарств будет запрещена", None),
            ("© Example Media, 2024", Some("rights")),
            ("Lorem ipsum dolor sit amet, consectetur adipiscing elit", Some("filler")),
            ("Sharing is good", None),
            ("Подпишись на наш канал", Some("subscribe")),
            ("Телеграм-канал «Гавань» сообщил о пароме", None),
            ("Комментарии (12)", Some("comments")),
            ("Комментарии смотрителя вызвали споры", None),
            ("Обсуждение", Some("comments")),
            ("Обсуждение закона о маяках перенесли", None),
            ("По материалам ТАСС", Some("source")),
            ("По материалам дела, паром опоздал", None),
            ("При использовании материалов ссылка обязательна", Some("rights")),
            ("(Credit: Ann Lee / Quay)", Some("credit")),
            ("Beitragsbild: Anna Roth", Some("credit")),
            ("Share", Some("share")),
            ("Если вы обнаружили ошибку, сообщите нам", Some("rights")),
            ("Если вы обнаружили у себя клеща, обратитесь к врачу", None),
            ("Стали свидетелями происшествия? Пишите нам", Some("subscribe")),
            ("Стали свидетелями пожара жители соседнего дома", None),
            ("Обсудить в комментариях", Some("comments")),
            ("Обсудить в Женеве предстоит многое.", None),
            ("Обсудить на встрече планируют тарифы на паром", None),
            ("Нет комментариев", Some("comments")),
            ("Нет комментариев от властей острова", None),
            ("Поделиться с друзьями", Some("share")),
            ("Поделиться с читателями своим опытом решил смотритель", None),
            ("По материалам газеты «Тихая гавань»", Some("source")),
            ("По материалам газеты прокуратура начала проверку.", None),
            ("Оперативные новости с места приходят каждый час", None),
            ("Вступайте в нашу группу", Some("subscribe")),
            ("Вступайте в брак осознанно, советует психолог", None),
            ("Будьте в курсе!", Some("subscribe")),
            ("Будьте в курсе цен на билеты", None),
            ("Смотрите: паром уходит в шесть утра.", None),
            ("", None),
        ] {
            assert_eq!(boilerplate(line), kind, "{line}");
            for asked in ["related", "ad", "rights", "subscribe", "credit", "tags"] {
                assert_eq!(is_boilerplate(line, asked), kind == Some(asked), "{line} {asked}");
            }
        }
    }

    #[test]
    fn sentences_of_the_news_are_kept_however_they_begin() {
        for line in [
            "Реклама на телевидении подорожала на 20 процентов за год.",
            "Реклама на сайте мэрии обошлась бюджету в миллион рублей.",
            "Сохраните номер полиса, говорится в сообщении страховщика.",
            "Сохрани номер дома на табличке, просят жители улицы.",
            "Беседовали они больше двух часов, сообщил смотритель маяка.",
            "Записал песню о пароме хор островной школы.",
            "Article by article, deputies voted for the new law.",
            "Words by which a nation is known are chosen with care.",
            "Text by text, the archive is read by a machine.",
            "For more news organisations, licensing deals are a way to survive.",
            "For the latest quarter, the ferry company reported a loss.",
            "You can now listen to whales from the quay.",
            "Te recomendamos evitar la zona del puerto, dijo el alcalde.",
            "Leer también ayuda a dormir, según el estudio.",
            "Lee además anunció que el barco volverá en mayo.",
            "Mira también dijo que el puerto abrirá el martes.",
            "Lexo edhe në anije, tha kapiteni për gazetën.",
            "Citește și scrie de la patru ani, spune mama lui.",
            "Redaktur harian itu mengatakan kapal berangkat pada hari Selasa.",
        ] {
            assert_eq!(boilerplate(line), None, "{line}");
        }
        for line in [
            "Реклама на сайте",
            "Сохраните номер редакции: 123-45",
            "Article by Ann Lee",
            "Words by: Ann Lee and John Roe",
            "For more news, visit our site",
            "For the latest news, follow our page",
            "You can now listen to Fox News articles!",
            "Read also: The ferry sails",
            "Читайте також: пором повернувся",
            "Якщо Ви виявили помилку в тексті, виділіть її та натисніть Ctrl+Enter",
            "Читайте материал \"Паром вернулся\"",
            "Подробнее читайте в материале «Паром вернулся»",
            "Lexo edhe: Trageti niset",
            "Te recomendamos: El barco zarpa",
            "¿Quieres añadir otro usuario a tu suscripción?",
        ] {
            assert!(boilerplate(line).is_some(), "{line}");
        }
    }
}
