//! What shows a word to be a surname.

/// Endings that hardly a word has but surnames.
const OF_SURNAMES: [&str; 5] = ["енко", "швили", "евич", "ович", "enko"];

/// Endings that many surnames have and other words too.
const OF_OTHERS_TOO: [&str; 16] = [
    "ский", "цкий", "чук", "ов", "ев", "ова", "ева", "ин", "ина", "их", "ых", "ян", "дзе", "sky", "skiy",
    "vich",
];

/// The ending that shows a word, as it is written, to be a surname. What was meant by it is no other kind of word: `Ющенко` is no slip of «щенка».
pub fn surname_ending(text: &str) -> Option<&'static str> {
    let folded = text.to_lowercase();
    let has = |endings: &[&'static str]| endings.iter().copied().find(|ending| folded.ends_with(ending));
    let is_capital =
        text.chars().next().is_some_and(char::is_uppercase) && !text.chars().all(char::is_uppercase);
    has(&OF_SURNAMES).or_else(|| has(&OF_OTHERS_TOO).filter(|_| is_capital))
}
