//! How likely one word was typed where another was meant.

/// Two letters in the wrong order.
const SWAPPED: f32 = 1.0;
/// A letter that is doubled in one of the words only.
const DOUBLED: f32 = 1.0;
/// A letter that was left out or put in.
const LEFT_OUT: f32 = 0.7;
/// A vowel for another: Russian ones sound alike where they have no stress.
const VOWEL: f32 = 0.5;
/// A letter for another.
const EXCHANGED: f32 = 0.2;
/// More than one slip.
const SEVERAL: f32 = 0.02;
/// What a slip in the first letter is worth beside one further on: people hardly mistake that one.
const FIRST: f32 = 0.125;

const VOWELS: &str = "аеиоуыэюяaeiouy";

/// How likely a slip is that makes what was typed of what was meant, beside others; 1 where they are the same. Both are in small letters.
pub fn slip_weight(meant: &str, typed: &str) -> f32 {
    let (meant, typed): (Vec<char>, Vec<char>) = (meant.chars().collect(), typed.chars().collect());
    let start = meant.iter().zip(&typed).take_while(|(one, other)| one == other).count();
    let (left, right) = (&meant[start..], &typed[start..]);
    let end = left.iter().rev().zip(right.iter().rev()).take_while(|(one, other)| one == other).count();
    let is_vowel = |letter: &char| VOWELS.contains(*letter);
    let weight = match (&left[..left.len() - end], &right[..right.len() - end]) {
        ([], []) => return 1.0,
        ([one, other], [first, second]) if one == second && other == first => SWAPPED,
        // Of two equal letters the second is the one too many, because what is equal was counted from the front.
        ([letter], []) | ([], [letter]) if start > 0 && meant[start - 1] == *letter => DOUBLED,
        ([_], []) | ([], [_]) => LEFT_OUT,
        ([one], [other]) if is_vowel(one) && is_vowel(other) => VOWEL,
        ([_], [_]) => EXCHANGED,
        _ => SEVERAL,
    };
    if start == 0 { weight * FIRST } else { weight }
}

#[cfg(test)]
mod tests {
    use super::slip_weight;

    #[test]
    fn some_slips_are_likelier_than_others() {
        // From the likeliest to the least likely; those of one line are alike.
        let lines: [&[(&str, &str)]; 6] = [
            &[("president", "presidnet"), ("россия", "росия"), ("доллар", "доллаар"), ("война", "война")],
            &[("house", "houe"), ("house", "housre"), ("доллара", "доллаа")],
            &[("президент", "призидент"), ("police", "pulice")],
            &[("police", "polise"), ("house", "houte")],
            &[("house", "ouse")],
            &[("house", "mouse")],
        ];
        let weights: Vec<f32> = lines.iter().map(|line| slip_weight(line[0].0, line[0].1)).collect();
        assert!(weights.windows(2).all(|pair| pair[0] > pair[1]), "{weights:?}");
        for (line, weight) in lines.iter().zip(weights) {
            for (meant, typed) in *line {
                assert_eq!(slip_weight(meant, typed), weight, "{meant} {typed}");
            }
        }
        assert!(slip_weight("house", "hosue") > slip_weight("house", "hsoeu"));
    }
}
