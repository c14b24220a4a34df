//! How far two strings of sounds are apart.

use super::sounds::is_vowel;

/// What it costs to drop, add or change a vowel.
const VOWEL: f32 = 0.3;

/// What it costs to take one consonant for a near one: `z` for `s`, `x` for `g`.
const NEAR: f32 = 0.3;

/// The weighted edit distance of two strings of sounds by the length of the longer one, from 0.
pub(crate) fn distance(one: &[u8], other: &[u8]) -> f32 {
    let mut row: Vec<f32> = Vec::with_capacity(other.len() + 1);
    row.push(0.0);
    for &sound in other {
        row.push(row.last().copied().unwrap_or(0.0) + alone(sound));
    }
    for &sound in one {
        let mut diagonal = row[0];
        row[0] += alone(sound);
        for (at, &against) in other.iter().enumerate() {
            let changed = diagonal + instead(sound, against);
            diagonal = row[at + 1];
            row[at + 1] = changed.min(diagonal + alone(sound)).min(row[at] + alone(against));
        }
    }
    let longer = one.len().max(other.len()).max(1);
    row.last().copied().unwrap_or(0.0) / longer as f32
}

fn alone(sound: u8) -> f32 {
    if is_vowel(sound) { VOWEL } else { 1.0 }
}

fn instead(one: u8, other: u8) -> f32 {
    match (one, other) {
        _ if one == other => 0.0,
        _ if is_vowel(one) && is_vowel(other) => VOWEL,
        (b'z', b's') | (b's', b'z') | (b'g', b'x') | (b'x', b'g') => NEAR,
        _ => 1.0,
    }
}

#[cfg(test)]
mod tests {
    use super::distance;

    #[test]
    fn vowels_and_near_consonants_cost_little() {
        for (one, other, expected) in [
            ("tramp", "tramp", 0.0),
            ("tramp", "tremp", 0.06),
            ("gitler", "xitler", 0.05),
            ("obama", "obam", 0.06),
            ("marks", "maks", 0.2),
            ("", "", 0.0),
        ] {
            let found = distance(one.as_bytes(), other.as_bytes());
            assert!((found - expected).abs() < 1e-6, "{one} {other}: {found}");
            let back = distance(other.as_bytes(), one.as_bytes());
            assert!((found - back).abs() < 1e-6, "{one} {other} is not symmetric");
        }
    }
}
