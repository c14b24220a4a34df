//! Text typed on the wrong keyboard layout: `kfdhjd` for `лавров`, `тфещ` for `nato`.

/// The keys of the US layout that carry Russian letters, and these, unshifted and shifted.
const LATIN: &str = "`qwertyuiop[]asdfghjkl;'zxcvbnm,.~QWERTYUIOP{}ASDFGHJKL:\"ZXCVBNM<>";
const CYRILLIC: &str = "ёйцукенгшщзхъфывапролджэячсмитьбюЁЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮ";

/// The chunk as it reads if it was typed on the other of the two layouts, Russian and US English; case is kept. To be asked
/// for whole chunks between spaces, because a quarter of Russian words has a letter on a key of punctuation. `None` where
/// letters of both alphabets stand or none, or where a letter has no key.
pub fn other_layout(chunk: &str) -> Option<String> {
    let latin = chunk.chars().any(|c| c.is_ascii_alphabetic());
    let cyrillic = chunk.chars().any(|c| CYRILLIC.contains(c));
    let (from, to) = match (latin, cyrillic) {
        (true, false) => (LATIN, CYRILLIC),
        (false, true) => (CYRILLIC, LATIN),
        _ => return None,
    };
    chunk
        .chars()
        .map(|c| match from.chars().position(|key| key == c) {
            Some(place) => to.chars().nth(place),
            None => Some(c).filter(|c| !c.is_alphabetic()),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_directions() {
        for (typed, meant) in [
            ("kfdhjd", Some("лавров")),
            ("Kfdhjd", Some("Лавров")),
            ("тфещ", Some("nato")),
            ("[ehbpv", Some("хуризм")),
            (",fyr", Some("банк")),
            (".yjcnm", Some("юность")),
            ("'rcgthn", Some("эксперт")),
            ("ЕУЫЕ-2024", Some("TEST-2024")),
            ("xба", None),
            ("123", None),
            ("", None),
            ("naïve", None),
        ] {
            assert_eq!(other_layout(typed).as_deref(), meant, "{typed}");
        }
        for (from, to) in LATIN.chars().zip(CYRILLIC.chars()) {
            assert_eq!(other_layout(&format!("q{from}")), Some(format!("й{to}")));
        }
    }
}
