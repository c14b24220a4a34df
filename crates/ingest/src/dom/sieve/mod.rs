//! What is left out before the parser sees the page.
//!
//! Scripts, styles, drawings and comments hold no text of the page and cost a good part of the parsing: they are cut
//! out in one light pass, which copies everything else as it stands. The same pass keeps a hostile page from costing
//! more than its length: elements nested deeper than any page needs, formatting left open without end, tags with
//! thousands of attributes. And it mends what the parser, faithful to browsers, would swallow the page for:
//! `<iframe/>`, as pages saved as XHTML write it.

mod limits;
mod raw;
mod scan;

use crate::start::start_of;
use limits::Limits;
use raw::{RawEnd, raw_end};
use scan::{TagSpan, scan_tag};

/// The page without what is no text, within the limits, and whether it had more than `max` bytes of markup.
pub(super) fn sieve(text: &str, max: usize) -> (String, bool) {
    let mut sieve = Sieve {
        text,
        out: String::with_capacity((text.len() / 2 + 64).min(max)),
        copied: 0,
        at: 0,
        limits: Limits::new(max),
        open_svg: false,
    };
    sieve.run();
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
    at: usize,
    limits: Limits,
    /// A drawing was met that never ends: none is looked for any more.
    open_svg: bool,
}

impl Sieve<'_> {
    fn run(&mut self) {
        while let Some(found) = self.text[self.at..].find('<') {
            let start = self.at + found;
            let rest = &self.text[start..];
            let next = rest.as_bytes().get(1).copied().unwrap_or(b' ');
            if self.limits.is_full(self.out.len() + start - self.copied) {
                return;
            }
            if rest.starts_with("<!--") {
                if !self.comment(start) {
                    return self.give_up(start);
                }
            } else if next == b'/' {
                self.end_tag(start);
            } else if next.is_ascii_alphabetic() {
                let Some(tag) = scan_tag(self.text, start) else { return self.give_up(start) };
                if !self.start_tag(&tag) {
                    return self.give_up(start);
                }
            } else {
                self.at = start + 1;
            }
        }
    }

    /// Behind this nothing can be judged: the parser is handed a little more, to make of it what it will.
    fn give_up(&mut self, start: usize) {
        let end = start_of(self.text, start + limits::MAX_UNJUDGED).len();
        self.cut(end, self.text.len());
    }

    /// Leaves out what lies between; the text before it is copied.
    fn cut(&mut self, from: usize, to: usize) {
        self.out.push_str(&self.text[self.copied..from]);
        if self.out.ends_with('<') {
            // Or it would become a tag with what comes next, unseen.
            self.out.push(' ');
        }
        self.copied = to;
        self.at = to;
    }

    /// False when the comment never ends: the parser has to make of it what it will.
    fn comment(&mut self, start: usize) -> bool {
        let body = &self.text[start + 4..];
        if body.starts_with('>') || body.starts_with("->") {
            self.cut(start, start + 4 + body.find('>').unwrap_or(0) + 1);
            return true;
        }
        let Some(end) = comment_end(body) else { return false };
        self.cut(start, start + 4 + end);
        true
    }

    fn end_tag(&mut self, start: usize) {
        let name_start = start + 2;
        let name_end = scan::name_end(self.text, name_start);
        self.at = name_end.max(start + 1);
        self.limits.close(&self.text[name_start..name_end]);
    }

    /// False when nothing behind this tag can be judged.
    fn start_tag(&mut self, tag: &TagSpan<'_>) -> bool {
        self.at = tag.end;
        if raw::is_raw(tag.name) {
            return self.raw_element(tag);
        }
        if tag.name.eq_ignore_ascii_case("svg") && !self.open_svg {
            self.drawing(tag);
            return true;
        }
        let shadow =
            tag.name.eq_ignore_ascii_case("template") && self.text[tag.start..tag.end].contains("shadowroot");
        // The text of a component that is written out in place is text of the page.
        if shadow || !self.limits.open(tag) {
            self.cut(tag.start, tag.end);
        } else if tag.attributes > limits::MAX_ATTRIBUTES || tag.end - tag.start > limits::MAX_TAG {
            self.cut(tag.start, tag.end);
            self.out.push('<');
            self.out.push_str(tag.name);
            self.out.push('>');
        }
        true
    }

    fn raw_element(&mut self, tag: &TagSpan<'_>) -> bool {
        let keep = raw::keeps_text(self.text, tag);
        match raw_end(self.text, tag) {
            RawEnd::At(end) if keep && self.limits.keep_raw(end - tag.start) => self.at = end,
            RawEnd::At(end) => self.cut(tag.start, end),
            RawEnd::Empty => self.cut(tag.start, tag.end),
            RawEnd::Never => return false,
        }
        true
    }

    fn drawing(&mut self, tag: &TagSpan<'_>) {
        if tag.self_closed {
            self.cut(tag.start, tag.end);
            return;
        }
        match raw::drawing_end(self.text, tag.end) {
            Some(end) => self.cut(tag.start, end),
            None => self.open_svg = true,
        }
    }
}

/// Where a comment ends: behind the first `-->` or `--!>`, looking no further than that.
fn comment_end(body: &str) -> Option<usize> {
    let bytes = body.as_bytes();
    memchr::memchr_iter(b'-', bytes).find_map(|at| match bytes.get(at + 1..)? {
        [b'-', b'>', ..] => Some(at + 3),
        [b'-', b'!', b'>', ..] => Some(at + 4),
        _ => None,
    })
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
