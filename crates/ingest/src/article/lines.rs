//! What single lines are: the headline again, a trail of sections, a time, a date with little beside it, a sentence.

use super::headline_element::Ends;
use crate::dates::{DateOrder, find};
use crate::words::Words;

/// Whether a heading is the headline, which has these words and ends, and may stand behind a kicker.
pub(super) fn says_headline(text: &str, headline: &Words, ends: &Ends) -> bool {
    if headline.is_empty() || !ends.may_end_alike(text) {
        return false;
    }
    let text = Words::of(text);
    text == *headline || (headline.len() > 3 && text.ends_with(headline))
}

/// A step of a trail is shorter, in characters.
const LONGEST_STEP: usize = 60;

/// Whether a line is the trail of sections that leads to the page: `Home > News > City`.
pub(super) fn is_trail(text: &str) -> bool {
    // Nearly no text has an arrow, and every text is asked. The first step is short, so that one stands near the beginning.
    let bytes = &text.as_bytes()[..text.len().min(LONGEST_STEP * 4 + 4)];
    let is_arrow = |at: usize| {
        at > 0
            && bytes[at - 1] == b' '
            && matches!(bytes[at..], [b'>', b' ', ..] | [0xc2, 0xbb, b' ', ..] | [0xe2, 0x80, 0xba, b' ', ..])
    };
    if !memchr::memchr3_iter(b'>', 0xc2, 0xe2, bytes).any(is_arrow) {
        return false;
    }
    [" > ", " » ", " › "].iter().any(|arrow| {
        let mut steps: Vec<&str> = text.split(arrow).collect();
        steps.pop();
        steps.len() > 2 && steps.iter().all(|step| step.chars().count() < LONGEST_STEP)
    })
}

/// Whether a line is a time of the day and nothing else: `9:40 p.m.`
pub(super) fn is_clock(text: &str) -> bool {
    let Some((hour, rest)) = text.split_once(':') else { return false };
    let half: String = rest.chars().skip(2).filter(|c| c.is_alphabetic()).collect();
    let minute = rest.get(..2).and_then(|minute| minute.parse::<u8>().ok());
    hour.parse::<u8>().is_ok_and(|hour| hour < 25)
        && minute.is_some_and(|minute| minute < 60)
        && matches!(half.to_lowercase().as_str(), "" | "am" | "pm" | "uhr")
}

/// Words in lower case that belong to a date or to what stands behind one.
const WORDS_OF_TIME: [&str; 34] = [
    "года",
    "год",
    "г",
    "в",
    "at",
    "um",
    "uhr",
    "am",
    "pm",
    "a",
    "p",
    "m",
    "h",
    "à",
    "às",
    "a.m",
    "p.m",
    "час",
    "часа",
    "часов",
    "минут",
    "минуты",
    "мин",
    "назад",
    "ago",
    "min",
    "mins",
    "minute",
    "minutes",
    "read",
    "time",
    "по",
    "московскому",
    "мск",
];

/// Whether a sentence or a line of a chronology goes on behind a date: two or more words in lower case, before the name of
/// who wrote.
pub(super) fn goes_on(behind: &str) -> bool {
    let words = behind.split(|c: char| !c.is_alphanumeric() && c != '.').map(|word| word.trim_matches('.'));
    words
        .take_while(|word| *word != "by")
        .filter(|word| word.starts_with(char::is_lowercase) && !WORDS_OF_TIME.contains(word))
        .nth(1)
        .is_some()
}

/// Whether a date and a time take up most of a line.
pub(super) fn is_date_line(text: &str) -> bool {
    find(text, DateOrder::DayFirst).is_some_and(|date| {
        let (own, before) = (date.chars(text), text[..date.range.start].chars().count());
        let rest = text.chars().count() - own;
        date.moment.year().is_some()
            && rest < 30
            && !goes_on(&text[date.range.end..])
            && (rest <= own || (before < 12 && !is_sentence(text)))
    })
}

/// Whether a line ends as sentences do; `15 февраля 2022 г.` does not.
pub(super) fn is_sentence(text: &str) -> bool {
    text.ends_with(['.', '!', '?', '…']) && !text.ends_with(" г.") && !text.ends_with(".m.")
}

#[cfg(test)]
mod tests {
    use super::{is_date_line, is_trail};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_first_arrow_of_a_trail_is_found_however_long_its_steps_are(
            steps in prop::collection::vec(("[a𝄞]", 57usize..62), 3..5),
            arrow in prop::sample::select(vec![" > ", " » ", " › "])
        ) {
            let steps: Vec<String> = steps.into_iter().map(|(letter, count)| letter.repeat(count)).collect();
            let is_short = |step: &String| step.chars().count() < 60;
            let before = &steps[..steps.len() - 1];
            let wanted = before.len() > 2 && before.iter().all(is_short);
            prop_assert_eq!(is_trail(&steps.join(arrow)), wanted);
        }
    }

    #[test]
    fn lines_with_a_date_are_told_from_sentences() {
        for (line, wanted) in [
            ("Monday, 15 February 2022", true),
            ("понедельник, 15 февраля 2022", true),
            ("Вторник, 15 февраля 2022, Ростов-на-Дону", true),
            ("15 февраля 2022 г.", true),
            ("15 февраля 2022 года паром снова вернулся.", false),
            ("On 15 May 2022 the ferry sailed again.", false),
            ("Паром вернулся на остров 15 февраля", false),
            ("15 февраля 2022 года в 10:00 по московскому времени", true),
            ("3 июля 2021 года: первый рейс", false),
            ("1 сентября 2021 паром вернулся", false),
            ("1 Nov 2019, 12:35 by the press of islands", true),
        ] {
            assert_eq!(is_date_line(line), wanted, "{line}");
        }
    }
}
