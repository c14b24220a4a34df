//! How near two words are to each other.

/// In how many letters two words differ: left out, put in, exchanged, or swapped with a neighbour (optimal string
/// alignment; F. Damerau, 1964). `None` where there are more than `most`.
pub fn distance_within(a: &[char], b: &[char], most: usize) -> Option<usize> {
    if a.len().abs_diff(b.len()) > most {
        return None;
    }
    let mut rows = [vec![0; b.len() + 1], (0..=b.len()).collect::<Vec<usize>>(), vec![0; b.len() + 1]];
    for (i, &left) in a.iter().enumerate() {
        let [before, above, row] = &mut rows;
        row[0] = i + 1;
        for (j, &right) in b.iter().enumerate() {
            let exchanged = above[j] + usize::from(left != right);
            row[j + 1] = exchanged.min(above[j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && left == b[j - 1] && a[i - 1] == right {
                row[j + 1] = row[j + 1].min(before[j - 1] + 1);
            }
        }
        if row.iter().all(|&distance| distance > most) {
            return None;
        }
        rows.rotate_left(1);
    }
    Some(rows[1][b.len()]).filter(|&distance| distance <= most)
}

#[cfg(test)]
mod tests {
    use super::distance_within;

    #[test]
    fn distances() {
        for (a, b, distance) in [
            ("диалог", "диалог", 0),
            ("диалог", "дилог", 1),
            ("диалог", "диаолг", 1),
            ("nato", "anto", 1),
            ("nato", "nota", 2),
            ("переговор", "перевор", 2),
            ("кот", "пёс", 3),
            ("", "аб", 2),
        ] {
            let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
            for most in 0..4 {
                assert_eq!(distance_within(&a, &b, most).is_some(), distance <= most, "{a:?} {b:?} {most}");
                assert_eq!(distance_within(&b, &a, most).is_some(), distance <= most, "{b:?} {a:?} {most}");
            }
        }
    }
}
