//! Texts with highlights as spans for the terminal.

use crate::terminal::{Role, Span};
use vestnik::Highlight;

/// The text in one role, with its highlighted ranges as matches. Ranges that do not fit the text are passed over.
pub(super) fn highlighted(text: &str, highlights: &[Highlight], role: Role) -> Vec<Span> {
    let mut spans = Vec::with_capacity(2 * highlights.len() + 1);
    let mut done = 0;
    for Highlight { bytes, .. } in highlights {
        if bytes.start < done {
            continue;
        }
        let (Some(before), Some(found)) = (text.get(done..bytes.start), text.get(bytes.clone())) else {
            continue;
        };
        spans.push(Span::new(role, before));
        spans.push(Span::new(Role::Match, found));
        done = bytes.end;
    }
    spans.push(Span::new(role, &text[done..]));
    spans.retain(|span| !span.text.is_empty());
    spans
}

#[cfg(test)]
mod tests {
    use super::*;

    fn highlight(start: usize, end: usize) -> Highlight {
        Highlight { bytes: start..end, ..Highlight::default() }
    }

    #[test]
    fn highlights_cut_the_text() {
        let spans = highlighted("диалог с НАТО", &[highlight(0, 12), highlight(16, 24)], Role::Plain);
        let parts: Vec<_> = spans.iter().map(|span| (span.role, span.text.as_str())).collect();
        assert_eq!(parts, [(Role::Match, "диалог"), (Role::Plain, " с "), (Role::Match, "НАТО")]);
    }

    #[test]
    fn ranges_that_do_not_fit_are_passed_over() {
        for bad in [highlight(1, 4), highlight(20, 99), highlight(4, 2)] {
            assert_eq!(highlighted("абв", &[bad], Role::Plain), [Span::new(Role::Plain, "абв")]);
        }
    }
}
