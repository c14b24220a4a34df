//! The part of a page that tells its encoding: the bytes above ASCII and their neighbours.

/// So many bytes above ASCII are enough to decide.
const ENOUGH: usize = 3000;

/// So many ASCII bytes are kept on either side of them: a letter beside them counts, the markup further off does not.
const AROUND: usize = 2;

/// The runs of bytes above ASCII, each with its nearest neighbours, a space between runs that lie apart. It is gathered
/// from the start of the page on, wherever the runs are, so that a long ASCII head does not hide them.
pub(super) fn sample(bytes: &[u8]) -> Vec<u8> {
    let mut sample = Vec::with_capacity(ENOUGH * 2);
    let (mut at, mut copied, mut seen) = (0, 0, 0);
    while seen < ENOUGH {
        let start = at + ascii_length(&bytes[at..]);
        if start == bytes.len() {
            break;
        }
        let length = bytes[start..].iter().position(u8::is_ascii).unwrap_or(bytes.len() - start);
        let from = start.saturating_sub(AROUND).max(copied);
        if from > copied {
            sample.push(b' ');
        }
        at = start + length.min(ENOUGH);
        copied = (at + AROUND).min(bytes.len());
        sample.extend_from_slice(&bytes[from..at]);
        // The neighbours behind the run are those before the next one when they lie close.
        let next =
            bytes[at..copied].iter().position(|byte| !byte.is_ascii()).map_or(copied, |skip| at + skip);
        sample.extend_from_slice(&bytes[at..next]);
        copied = next;
        seen += length;
    }
    sample
}

/// How many bytes are ASCII before the first that is not. Markup is ASCII for long stretches: these are passed over by
/// many bytes at a time.
fn ascii_length(bytes: &[u8]) -> usize {
    let (pieces, _) = bytes.as_chunks::<64>();
    let passed = 64 * pieces.iter().take_while(|piece| piece.is_ascii()).count();
    passed + bytes[passed..].iter().take_while(|byte| byte.is_ascii()).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_keep_their_neighbours() {
        assert_eq!(sample(b"abc"), b"");
        assert_eq!(sample(b"abc\xe0de"), b" bc\xe0de");
        assert_eq!(sample(b"\xe0 \xe1, \xe2"), b"\xe0 \xe1, \xe2");
        assert_eq!(sample(b"\xe0abcdef\xe1"), b"\xe0ab ef\xe1");
        let long = sample(&[0xe0; 100_000]);
        assert!(long.len() <= ENOUGH + AROUND, "{}", long.len());
    }
}
