//! What is left out before the page is parsed.
//!
//! Scripts, styles, drawings and comments hold no text of the page and cost a good part of the parsing: they are cut
//! out in one light pass, which hands on everything else as it stands. The same pass keeps a hostile page from costing
//! more than its length: elements nested deeper than any page needs, formatting left open without end, tags with
//! thousands of attributes. And it mends what the parser, faithful to browsers, would swallow the page for:
//! `<iframe/>`, as pages saved as XHTML write it.

mod attribute;
mod limits;
mod pieces;
mod raw;
mod scan;

use crate::start::start_of;

pub(super) use attribute::{AttributeName, AttributeSpan};
pub(super) use pieces::{Piece, Pieces, TextSpan};
pub(super) use scan::TagSpan;

/// The page without what is no text, within the limits, and whether it had more than `max` bytes of markup.
pub(super) fn sieve(text: &str, max: usize) -> (String, bool) {
    let mut sieve = Sieve { text, out: String::with_capacity((text.len() / 2 + 64).min(max)), copied: 0 };
    sieve.run(max);
    let rest = &text[sieve.copied..];
    let mut out = sieve.out;
    out.push_str(start_of(rest, max.saturating_sub(out.len())));
    let cut = text.len() > max && out.len() + 4 > max;
    (out, cut)
}

struct Sieve<'t> {
    text: &'t str,
    out: String,
    /// Everything before this is copied or left out.
    copied: usize,
}

impl Sieve<'_> {
    fn run(&mut self, max: usize) {
        let mut pieces = Pieces::new(self.text);
        while let Some(piece) = pieces.next() {
            match piece {
                Piece::Cut(range) => self.cut(range.start, range.end),
                Piece::Bare(tag) => {
                    self.cut(tag.start, tag.end);
                    self.out.push('<');
                    self.out.push_str(&self.text[tag.name_range]);
                    self.out.push('>');
                }
                // The parser is handed a little more, to make of it what it will.
                Piece::Unjudged(start) => {
                    let end = start_of(self.text, start + limits::MAX_UNJUDGED).len();
                    return self.cut(end, self.text.len());
                }
                _ => {}
            }
            if self.out.len() + pieces.position() - self.copied >= max {
                return;
            }
        }
    }

    /// Leaves out what lies between; the text before it is copied.
    fn cut(&mut self, from: usize, to: usize) {
        self.out.push_str(&self.text[self.copied..from]);
        if self.out.ends_with('<') {
            // Or it would become a tag with what comes next, unseen.
            self.out.push(' ');
        }
        self.copied = to;
    }
}

#[cfg(test)]
mod tests {
    use super::sieve;
    use proptest::prelude::*;

    #[test]
    fn what_is_no_text_is_cut_out() {
        let sieve = |text: &str| super::sieve(text, usize::MAX).0;
        for (page, wanted) in [
            ("a<!-- b --><p>c", "a<p>c"),
            ("a<!-->b", "ab"),
            ("<script>if (a < b) '</p>'</script>x", "x"),
            (
                "<SCRIPT type='application/ld+json'>{}</SCRIPT>x",
                "<SCRIPT type='application/ld+json'>{}</SCRIPT>x",
            ),
            ("<script><!-- <script>a</script> --></script>x", "x"),
            ("<style>a{}</style >x", "x"),
            ("<svg><g><svg/></g></svg>x", "x"),
            ("<iframe src='a>b'/><p>x</p>", "<p>x</p>"),
            ("<iframe></iframe><p>x</p>", "<p>x</p>"),
            ("<title>a < b</title>", "<title>a < b</title>"),
            ("a < b, c<d", "a < b, c<d"),
            ("<!-- open", "<!-- open"),
            ("<script>open", "<script>open"),
            ("<svg><p>open", "<svg><p>open"),
            ("", ""),
        ] {
            assert_eq!(sieve(page), wanted, "{page}");
        }
    }

    #[test]
    fn depth_formatting_and_attributes_have_limits() {
        let sieve = |text: &str| super::sieve(text, usize::MAX).0;
        let deep = format!("{}x{}", "<div>".repeat(5_000), "</div>".repeat(5_000));
        assert!(sieve(&deep).matches("<div>").count() < 1_000);
        let fonts: String = (0..500).map(|n| format!("<font size={n}>")).collect();
        assert!(sieve(&fonts).matches("<font").count() < 20);
        let attributes: String = (0..5_000).map(|n| format!(" a{n}")).collect();
        assert_eq!(sieve(&format!("<p{attributes}>x")), "<p>x");
        let paragraphs = "<p>x".repeat(5_000);
        assert_eq!(sieve(&paragraphs), paragraphs);
        let image = format!("<img src='data:{}'><p>x", "a".repeat(100_000));
        assert_eq!(sieve(&image), "<img><p>x");
        let data = format!("<title>{}</title>", "x ".repeat(300_000));
        assert_eq!(sieve(&data.repeat(3)), data);
    }

    #[test]
    fn nothing_is_carried_past_the_limits() {
        let deep = "<div>".repeat(100_000);
        for start in
            ["<a =\">", "<a b=c=\">", "<a b='", "<title>", "<svg><title>", "<!--", "<<style></style>"]
        {
            let (out, _) = sieve(&format!("{start}{deep}"), usize::MAX);
            assert!(out.matches("<div>").count() < 15_000, "{start}");
        }
        let (out, _) = sieve(&"<<style></style>div>".repeat(5_000), usize::MAX);
        assert_eq!(out.matches("<div>").count(), 0);
    }

    #[test]
    fn markup_has_a_limit() {
        let page = "<p>ж</p>".repeat(1_000);
        assert_eq!(sieve(&page, page.len()), (page.clone(), false));
        let (out, cut) = sieve(&page, 1_000);
        assert!(cut && out.len() <= 1_000 && out.len() > 990, "{}", out.len());
        let scripts = "<script>x</script><p>".repeat(1_000);
        assert_eq!(sieve(&scripts, 4_000), ("<p>".repeat(1_000), false));
    }

    proptest! {
        #[test]
        fn any_text_passes(text in "(<|>|/|!|-|=|'|\"| |a|p|div|svg|script|style|iframe|ж|\\PC){0,60}") {
            sieve(&text, 40);
            sieve(&text, usize::MAX);
        }
    }
}
