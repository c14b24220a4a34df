//! Whether a plus or a minus is one.

use super::chars::{is_double_quote, is_word_char};

/// Whether a sign before this text has something to work on. Marks that say nothing may stand between: `-$5`, `-№5`, `-'а б'`. A dash
/// is none of them, nor is white space: `- 5` is a dash and a number.
pub(crate) fn has_operand(text: &str) -> bool {
    let is_operand = |c: char| {
        is_word_char(c) || is_double_quote(c) || matches!(c, '(' | '«' | '+' | '-' | '−' | '!' | '*')
    };
    let ends = |c: char| {
        let is_dash = matches!(c, '\u{2010}'..='\u{2015}');
        is_dash || c.is_whitespace() || c.is_control() || matches!(c, ')' | '&' | '|' | '~' | '^')
    };
    text.chars().find(|&c| is_operand(c) || ends(c)).is_some_and(is_operand)
}

/// Whether this is `30°C`: the plus of a temperature, in a pasted text, needs no word.
pub(crate) fn is_temperature(text: &str) -> bool {
    let number = text.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ','));
    number.len() < text.len() && number.starts_with('°')
}

#[cfg(test)]
mod tests {
    use super::{has_operand, is_temperature};

    #[test]
    fn a_temperature_is_digits_and_degrees() {
        for (text, is) in
            [("30°C", true), ("0,5°", true), ("30 °C", false), ("30", false), ("°C", false), ("a°", false)]
        {
            assert_eq!(is_temperature(text), is, "{text}");
        }
    }

    #[test]
    fn marks_may_stand_between_a_sign_and_its_word() {
        for (text, has) in [
            ("5", true),
            ("$5", true),
            ("€5m", true),
            ("№5", true),
            (".net", true),
            ("'а б'", true),
            ("‘а б’", true),
            ("[x", true),
            ("(x", true),
            ("", false),
            (" 5", false),
            ("$ 5", false),
            ("–5", false),
            ("…", false),
            (") x", false),
            ("|x", false),
        ] {
            assert_eq!(has_operand(text), has, "{text}");
        }
    }
}
