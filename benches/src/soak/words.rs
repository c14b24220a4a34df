//! The words of made-up pages. No two of them have a stem in common and none stands for another, so that a plain comparison
//! of words says what a search must find; a test holds them to that.

/// English words, the frequent ones first.
pub const ENGLISH: [&str; 40] = [
    "harbour",
    "alliance",
    "breakwater",
    "minister",
    "winter",
    "ferry",
    "council",
    "budget",
    "lighthouse",
    "treaty",
    "captain",
    "engine",
    "market",
    "forest",
    "hospital",
    "bridge",
    "glacier",
    "orchestra",
    "volcano",
    "satellite",
    "carpenter",
    "lantern",
    "tunnel",
    "archive",
    "beacon",
    "cathedral",
    "dolphin",
    "embargo",
    "furnace",
    "granite",
    "helmet",
    "island",
    "jacket",
    "kitchen",
    "ladder",
    "magnet",
    "needle",
    "oxygen",
    "pepper",
    "quarry",
];

/// Russian words, the frequent ones first.
pub const RUSSIAN: [&str; 40] = [
    "гавань",
    "союз",
    "мол",
    "министр",
    "зима",
    "паром",
    "совет",
    "бюджет",
    "маяк",
    "договор",
    "капитан",
    "двигатель",
    "рынок",
    "лес",
    "больница",
    "мост",
    "ледник",
    "оркестр",
    "вулкан",
    "спутник",
    "плотник",
    "фонарь",
    "тоннель",
    "архив",
    "бакен",
    "собор",
    "дельфин",
    "запрет",
    "печь",
    "гранит",
    "шлем",
    "остров",
    "куртка",
    "кухня",
    "лестница",
    "магнит",
    "игла",
    "кислород",
    "перец",
    "карьер",
];

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashMap;
    use vestnik_analysis::Analyzer;

    #[test]
    fn no_two_words_have_a_term_in_common() {
        let analyzer = Analyzer::new();
        let mut owners: HashMap<String, &str> = HashMap::new();
        for word in ENGLISH.iter().chain(&RUSSIAN) {
            for term in analyzer.query_words(word).into_iter().flat_map(|word| word.terms) {
                let owner = owners.entry(term.term.to_string()).or_insert(word);
                assert_eq!(owner, word, "both have {}", term.term);
            }
        }
    }
}
