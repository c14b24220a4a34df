//! The names of elements as small numbers (`lookup` finds them), and the sets of them that the HTML standard's parsing rules speak of.

mod lookup;

use super::Tag;

/// An element's name: a place in the table, or a hash for a name that HTML does not know. One number, so that names are compared
/// at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Name(u32);

/// Set in names that are a hash.
const HASHED: u32 = 1 << 31;

/// What the parsing rules tell apart, as bits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Set(u16);

impl Set {
    pub(super) const NONE: Set = Set(0);
    /// "Special" elements.
    pub(super) const SPECIAL: Set = Set(1);
    /// Borders of the default scope.
    pub(super) const SCOPE: Set = Set(1 << 1);
    /// Formatting elements, which are opened again in the next block when they are left open.
    pub(super) const FORMATTING: Set = Set(1 << 2);
    /// Elements without content.
    pub(super) const VOID: Set = Set(1 << 3);
    /// Elements whose end tag may be implied.
    pub(super) const IMPLIED_END: Set = Set(1 << 4);
    /// Blocks that close an open paragraph and need no further rule; their end tags close what is open inside.
    pub(super) const BLOCK: Set = Set(1 << 5);
    pub(super) const HEADING: Set = Set(1 << 6);
    /// Parts of tables, which mean nothing outside of one.
    pub(super) const TABLE_PART: Set = Set(1 << 7);
    /// Elements whose content is no markup.
    pub(super) const RAW: Set = Set(1 << 8);
    /// Elements whose depth has no limit: empty ones, and those that the next of their kind closes.
    pub(super) const UNCOUNTED: Set = Set(1 << 9);
    /// Elements that style their text.
    pub(super) const STYLING: Set = Set(1 << 10);
    /// Elements with rules that only the full parser knows.
    pub(super) const UNUSUAL: Set = Set(1 << 11);

    const fn or(self, other: Set) -> Set {
        Set(self.0 | other.0)
    }
}

macro_rules! names {
    ($($name:ident = $text:literal $(in $first:ident $(| $more:ident)*)?;)*) => {
        #[allow(clippy::upper_case_acronyms, reason = "places in the table, named like the constants")]
        #[allow(dead_code, reason = "most are only looked up")]
        #[repr(u8)]
        enum Place { $($name,)* UNKNOWN }
        #[allow(dead_code, reason = "the rules of parsing need no name for some")]
        impl Name {
            $(pub(super) const $name: Name = Name(Place::$name as u32);)*
        }
        pub(super) const TEXTS: [&str; Place::UNKNOWN as usize] = [$($text),*];
        const SETS: [Set; TEXTS.len()] = [$(Set::NONE $(.or(Set::$first) $(.or(Set::$more))*)?),*];
    };
}

names! {
    A = "a" in FORMATTING | UNCOUNTED;
    ADDRESS = "address" in SPECIAL | BLOCK;
    APPLET = "applet" in SPECIAL | SCOPE;
    AREA = "area" in SPECIAL | VOID | UNCOUNTED;
    ARTICLE = "article" in SPECIAL | BLOCK;
    ASIDE = "aside" in SPECIAL | BLOCK;
    AUDIO = "audio";
    B = "b" in FORMATTING | STYLING;
    BASE = "base" in SPECIAL | VOID | UNCOUNTED;
    BASEFONT = "basefont" in SPECIAL | VOID;
    BGSOUND = "bgsound" in SPECIAL | VOID;
    BIG = "big" in FORMATTING | STYLING;
    BLOCKQUOTE = "blockquote" in SPECIAL | BLOCK;
    BODY = "body" in SPECIAL | UNCOUNTED;
    BR = "br" in SPECIAL | VOID | UNCOUNTED;
    BUTTON = "button" in SPECIAL;
    CANVAS = "canvas";
    CAPTION = "caption" in SPECIAL | SCOPE | TABLE_PART;
    CENTER = "center" in SPECIAL | BLOCK | STYLING;
    CODE = "code" in FORMATTING | STYLING;
    COL = "col" in SPECIAL | TABLE_PART | UNCOUNTED;
    COLGROUP = "colgroup" in SPECIAL | TABLE_PART | UNCOUNTED;
    DATALIST = "datalist";
    DD = "dd" in SPECIAL | IMPLIED_END | UNCOUNTED;
    DETAILS = "details" in SPECIAL | BLOCK;
    DIALOG = "dialog" in BLOCK;
    DIR = "dir" in SPECIAL | BLOCK;
    DIV = "div" in SPECIAL | BLOCK;
    DL = "dl" in SPECIAL | BLOCK;
    DT = "dt" in SPECIAL | IMPLIED_END | UNCOUNTED;
    EM = "em" in FORMATTING | STYLING;
    EMBED = "embed" in SPECIAL | VOID | UNCOUNTED;
    FIELDSET = "fieldset" in SPECIAL | BLOCK;
    FIGCAPTION = "figcaption" in SPECIAL | BLOCK;
    FIGURE = "figure" in SPECIAL | BLOCK;
    FONT = "font" in FORMATTING | STYLING;
    FOOTER = "footer" in SPECIAL | BLOCK;
    FORM = "form" in SPECIAL;
    FRAME = "frame" in SPECIAL | UNUSUAL;
    FRAMESET = "frameset" in SPECIAL | UNUSUAL;
    H1 = "h1" in SPECIAL | HEADING;
    H2 = "h2" in SPECIAL | HEADING;
    H3 = "h3" in SPECIAL | HEADING;
    H4 = "h4" in SPECIAL | HEADING;
    H5 = "h5" in SPECIAL | HEADING;
    H6 = "h6" in SPECIAL | HEADING;
    HEAD = "head" in SPECIAL | UNCOUNTED;
    HEADER = "header" in SPECIAL | BLOCK;
    HGROUP = "hgroup" in SPECIAL | BLOCK;
    HR = "hr" in SPECIAL | VOID | UNCOUNTED;
    HTML = "html" in SPECIAL | SCOPE | UNCOUNTED;
    I = "i" in FORMATTING | STYLING;
    IFRAME = "iframe" in SPECIAL | RAW;
    IMAGE = "image" in UNCOUNTED;
    IMG = "img" in SPECIAL | VOID | UNCOUNTED;
    INPUT = "input" in SPECIAL | VOID | UNCOUNTED;
    ISINDEX = "isindex" in SPECIAL;
    KEYGEN = "keygen" in VOID;
    LEGEND = "legend";
    LI = "li" in SPECIAL | IMPLIED_END | UNCOUNTED;
    LINK = "link" in SPECIAL | VOID | UNCOUNTED;
    LISTING = "listing" in SPECIAL;
    MAIN = "main" in SPECIAL | BLOCK;
    MAP = "map";
    MARQUEE = "marquee" in SPECIAL | SCOPE;
    MATH = "math" in UNUSUAL;
    MENU = "menu" in SPECIAL | BLOCK;
    META = "meta" in SPECIAL | VOID | UNCOUNTED;
    METER = "meter";
    NAV = "nav" in SPECIAL | BLOCK;
    NOBR = "nobr" in FORMATTING | STYLING;
    NOEMBED = "noembed" in SPECIAL | RAW;
    NOFRAMES = "noframes" in SPECIAL | UNUSUAL;
    NOSCRIPT = "noscript" in SPECIAL | RAW;
    OBJECT = "object" in SPECIAL | SCOPE;
    OL = "ol" in SPECIAL | BLOCK;
    OPTGROUP = "optgroup" in IMPLIED_END | UNCOUNTED;
    OPTION = "option" in IMPLIED_END | UNCOUNTED;
    P = "p" in SPECIAL | IMPLIED_END | UNCOUNTED | BLOCK;
    PARAM = "param" in SPECIAL | VOID | UNCOUNTED;
    PLAINTEXT = "plaintext" in SPECIAL | UNUSUAL;
    PRE = "pre" in SPECIAL;
    PROGRESS = "progress";
    RB = "rb" in IMPLIED_END | UNUSUAL;
    RP = "rp" in IMPLIED_END | UNUSUAL;
    RT = "rt" in IMPLIED_END | UNUSUAL;
    RTC = "rtc" in IMPLIED_END | UNUSUAL;
    S = "s" in FORMATTING | STYLING;
    SCRIPT = "script" in SPECIAL | RAW;
    SEARCH = "search" in BLOCK;
    SECTION = "section" in SPECIAL | BLOCK;
    SELECT = "select" in SPECIAL | SCOPE;
    SMALL = "small" in FORMATTING | STYLING;
    SOURCE = "source" in SPECIAL | VOID | UNCOUNTED;
    SPAN = "span";
    STRIKE = "strike" in FORMATTING | STYLING;
    STRONG = "strong" in FORMATTING | STYLING;
    STYLE = "style" in SPECIAL | RAW;
    SUMMARY = "summary" in SPECIAL | BLOCK;
    SVG = "svg" in UNUSUAL;
    TABLE = "table" in SPECIAL | SCOPE;
    TBODY = "tbody" in SPECIAL | TABLE_PART | UNCOUNTED;
    TD = "td" in SPECIAL | SCOPE | TABLE_PART | UNCOUNTED;
    TEMPLATE = "template" in SPECIAL | SCOPE;
    TEXTAREA = "textarea" in SPECIAL | RAW;
    TFOOT = "tfoot" in SPECIAL | TABLE_PART | UNCOUNTED;
    TH = "th" in SPECIAL | SCOPE | TABLE_PART | UNCOUNTED;
    THEAD = "thead" in SPECIAL | TABLE_PART | UNCOUNTED;
    TIME = "time";
    TITLE = "title" in SPECIAL | RAW;
    TR = "tr" in SPECIAL | TABLE_PART | UNCOUNTED;
    TRACK = "track" in SPECIAL | VOID | UNCOUNTED;
    TT = "tt" in FORMATTING | STYLING;
    U = "u" in FORMATTING | STYLING;
    UL = "ul" in SPECIAL | BLOCK;
    VIDEO = "video";
    WBR = "wbr" in SPECIAL | VOID | UNCOUNTED;
    XMP = "xmp" in SPECIAL | RAW | UNUSUAL;
}

const TAGS: [Tag; TEXTS.len()] = {
    let mut tags = [Tag::Inline; TEXTS.len()];
    let mut place = 0;
    while place < TEXTS.len() {
        tags[place] = Tag::of(TEXTS[place]);
        place += 1;
    }
    tags
};

impl Name {
    /// The name at a place in the table.
    pub(super) const fn at(place: u8) -> Name {
        Name(place as u32)
    }

    /// Whether it is in any of these sets.
    #[inline]
    pub(super) fn is(self, set: Set) -> bool {
        SETS.get(self.0 as usize).is_some_and(|own| own.0 & set.0 != 0)
    }

    /// What extraction knows it as.
    #[inline]
    pub(super) fn tag(self) -> Tag {
        TAGS.get(self.0 as usize).copied().unwrap_or(Tag::Inline)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_is_found_in_any_case() {
        for (place, text) in TEXTS.iter().enumerate() {
            assert_eq!(Name::of(text.as_bytes()), Name::at(place as u8), "{text}");
            assert_eq!(Name::of(text.to_uppercase().as_bytes()), Name::of(text.as_bytes()));
            assert_eq!(Name::of(text.as_bytes()).tag(), Tag::of(text));
        }
        for text in ["", "x", "blockquotes", "article-body", "h7", "custom-element"] {
            assert_eq!(Name::of(text.as_bytes()).tag(), Tag::Inline, "{text}");
            assert_eq!(Tag::of(text), Tag::Inline, "{text}");
        }
        assert_ne!(Name::of(b"x-one"), Name::of(b"x-two"));
        assert_eq!(Name::of(b"X-One"), Name::of(b"x-one"));
    }

    #[test]
    fn every_name_that_extraction_knows_is_in_the_table() {
        let source = include_str!("tag.rs");
        let quoted = source.split('"').skip(1).step_by(2).filter(|name| !name.contains(' '));
        for name in quoted {
            assert!(TEXTS.contains(&name), "{name}");
        }
    }
}
