//! The article of an English headword: its Russian equivalents, best first.
//!
//! Articles of V. K. Mueller's kind number their meanings (`1.`, `2)`, `_II`, `а)`) and say in each: labels (`_воен.`),
//! equivalents parted by commas and semicolons, then English phrases with their translations. Of each meaning the
//! equivalents before the first English word are kept. The order is by the sum of the places of the meaning and of the
//! equivalent in it, because both the first meanings and the first words of each are the usual ones.

/// The most equivalents that are taken of one meaning.
const MOST_OF_MEANING: usize = 4;

/// The most words of an equivalent; longer ones are explanations.
const MOST_WORDS: usize = 3;

/// The longest beginning of an article that is looked at; the few longer ones are of auxiliary words.
const LONGEST_ARTICLE: usize = 8_000;

/// The Russian equivalents in an article, each once.
pub(crate) fn equivalents(headword: &str, article: &str) -> Vec<String> {
    let article = article.strip_prefix(headword).unwrap_or(article);
    let plain = without_asides(cut(article, LONGEST_ARTICLE));
    let meanings: Vec<Vec<String>> =
        meanings(&plain).iter().map(|meaning| of_meaning(meaning)).filter(|one| !one.is_empty()).collect();
    let mut found: Vec<String> = Vec::new();
    for sum in 0..meanings.len() + MOST_OF_MEANING {
        for (place, meaning) in meanings.iter().enumerate().take(sum + 1) {
            if let Some(equivalent) = meaning.get(sum - place)
                && !found.contains(equivalent)
            {
                found.push(equivalent.clone());
            }
        }
    }
    found
}

fn cut(text: &str, most: usize) -> &str {
    let mut end = most.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

/// The text without what stands in brackets (sounds, remarks, references), spaces and line breaks made one space.
///
/// A closing bracket alone stays: it belongs to a number, `2)`.
fn without_asides(article: &str) -> String {
    let mut plain = String::with_capacity(article.len());
    let mut open: Vec<char> = Vec::new();
    for c in article.chars() {
        match c {
            '(' => open.push(')'),
            '[' => open.push(']'),
            '{' => open.push('}'),
            c if open.last() == Some(&c) => {
                open.pop();
            }
            _ if !open.is_empty() => {}
            c if c.is_whitespace() => {
                if !plain.ends_with(' ') {
                    plain.push(' ');
                }
            }
            c => plain.push(c),
        }
    }
    plain
}

/// The meanings: what stands between marks.
fn meanings(plain: &str) -> Vec<Vec<&str>> {
    let mut meanings = vec![Vec::new()];
    for word in plain.split(' ').filter(|word| !word.is_empty()) {
        if is_mark(word) {
            meanings.push(Vec::new());
        } else if let Some(last) = meanings.last_mut() {
            last.push(word);
        }
    }
    meanings
}

/// `1.`, `12)`, `а)`, `_II`.
fn is_mark(word: &str) -> bool {
    let roman = |rest: &str| !rest.is_empty() && rest.bytes().all(|b| matches!(b, b'I' | b'V' | b'X'));
    if let Some(rest) = word.strip_prefix('_') {
        return roman(rest);
    }
    let Some(body) = word.strip_suffix([')', '.']) else {
        return false;
    };
    let digits = !body.is_empty() && body.len() <= 2 && body.bytes().all(|b| b.is_ascii_digit());
    digits || (word.ends_with(')') && body.chars().count() == 1)
}

fn of_meaning(words: &[&str]) -> Vec<String> {
    let mut found = Vec::new();
    let mut current: Vec<&str> = Vec::new();
    for word in words.iter().filter(|word| !word.starts_with('_') && **word != "=") {
        if word.chars().any(|c| c.is_ascii_alphabetic()) {
            // An English phrase follows: what was begun is part of it.
            return found;
        }
        let core = word.trim_end_matches([',', ';', '.', ':', '!', '?']);
        if !core.is_empty() {
            current.push(core.trim_matches(['"', '«', '»']));
        }
        if core.len() < word.len() {
            push(&mut found, &current);
            current.clear();
        }
    }
    push(&mut found, &current);
    found
}

fn push(found: &mut Vec<String>, words: &[&str]) {
    let russian = |c: char| matches!(c, 'а'..='я' | 'А'..='Я' | 'ё' | 'Ё' | '-');
    let sound = words.iter().all(|word| !word.is_empty() && word.chars().all(russian));
    let short = words.len() == 1 && words[0].chars().count() < 3;
    if found.len() < MOST_OF_MEANING && !words.is_empty() && words.len() <= MOST_WORDS && sound && !short {
        found.push(words.join(" "));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Articles written for this test in the manner of the dictionary, and what they must give.
    const CASES: &[(&str, &str, &[&str])] = &[
        (
            "pact",
            "pact\n   [pækt] _n. пакт, договор, соглашение; non-aggression pact пакт о ненападении\n",
            &["пакт", "договор", "соглашение"],
        ),
        (
            "heave",
            "heave\n [hi:v] 1. _n. 1) подъём 2) _мор. качка; зыбь 2. _v. (hove) 1) поднимать (тяжести); перемещать\n",
            &["подъём", "качка", "зыбь", "поднимать", "перемещать"],
        ),
        (
            "quay",
            "quay\n _I [ki:] _n. а) причал; б) набережная; to the quay к причалу\n",
            &["причал", "набережная"],
        ),
        (
            "run in",
            "run in\n забежать (к кому-л.); _тех. обкатывать; to run in a car обкатать\n",
            &["забежать", "обкатывать"],
        ),
        ("nothing", "nothing", &[]),
        ("see", "see\n = look {см. look 2, 1)}", &[]),
    ];

    #[test]
    fn equivalents_come_before_examples_the_usual_first() {
        for &(headword, article, expected) in CASES {
            assert_eq!(equivalents(headword, article), expected, "{headword}");
        }
    }
}
