//! «Кедр-Инфо»: the `h1` is the section, all pages have one title, and the headline is a `div`. The day is written with
//! the month in Roman numerals, but there is a clean one in the line for printing. Promotion for the agency's radio
//! stands between the paragraphs in the same markup, in the column that is called `aside-comments`.

use super::SiteRule;

pub(super) const RULE: SiteRule = SiteRule {
    body: &[".aside-comments"],
    drop: &[".opros"],
    drop_lines: &["Кедр-Инфо в эфире", "Слушайте «Кедр FM»"],
    headline: Some(".shapka"),
    date: Some("#print-line"),
    authors: Some(".ruka"),
    ..SiteRule::of("kedr-info.example")
};
