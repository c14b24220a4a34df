//! The names of elements that extraction tells apart.

/// An element's name, as far as it matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tag {
    Html,
    Body,
    Article,
    Main,
    Section,
    Header,
    Footer,
    Nav,
    Aside,
    Div,
    P,
    Heading(u8),
    List,
    Item,
    Quote,
    Pre,
    Table,
    Row,
    Cell,
    Figure,
    Caption,
    Form,
    Details,
    Break,
    Rule,
    Link,
    Time,
    Image,
    Meta,
    HeadLink,
    Title,
    Script,
    /// Dialogs and the like: blocks that never belong to the text.
    Dialog,
    /// A block of no further meaning.
    OtherBlock,
    /// An inline element of no further meaning.
    Inline,
    /// Nothing in it is text of the page: controls, drawings, embedded players.
    Opaque,
}

impl Tag {
    /// The tag of an element with this lower-case name.
    pub(crate) const fn of(name: &str) -> Tag {
        match name.as_bytes() {
            b"div" => Tag::Div,
            b"a" => Tag::Link,
            b"p" => Tag::P,
            b"li" | b"dd" | b"dt" => Tag::Item,
            b"ul" | b"ol" | b"dl" | b"menu" => Tag::List,
            b"br" => Tag::Break,
            b"hr" => Tag::Rule,
            b"img" => Tag::Image,
            b"td" | b"th" => Tag::Cell,
            b"tr" => Tag::Row,
            b"table" => Tag::Table,
            b"time" => Tag::Time,
            b"section" => Tag::Section,
            b"article" => Tag::Article,
            b"main" => Tag::Main,
            b"header" => Tag::Header,
            b"footer" => Tag::Footer,
            b"nav" => Tag::Nav,
            b"aside" => Tag::Aside,
            b"h1" | b"h2" | b"h3" | b"h4" | b"h5" | b"h6" => Tag::Heading(name.as_bytes()[1] - b'0'),
            b"blockquote" => Tag::Quote,
            b"pre" => Tag::Pre,
            b"figure" => Tag::Figure,
            b"figcaption" => Tag::Caption,
            b"form" | b"fieldset" => Tag::Form,
            b"details" => Tag::Details,
            b"dialog" => Tag::Dialog,
            b"script" => Tag::Script,
            b"meta" => Tag::Meta,
            b"link" => Tag::HeadLink,
            b"title" => Tag::Title,
            b"body" => Tag::Body,
            b"html" => Tag::Html,
            _ => Tag::rare(name),
        }
    }

    const fn rare(name: &str) -> Tag {
        match name.as_bytes() {
            b"head" | b"address" | b"center" | b"caption" | b"tbody" | b"thead" | b"tfoot" | b"summary"
            | b"hgroup" | b"frameset" | b"noframes" | b"marquee" | b"search" | b"legend" | b"dir"
            | b"listing" | b"xmp" => Tag::OtherBlock,
            b"style" | b"noscript" | b"template" | b"svg" | b"math" | b"iframe" | b"object" | b"embed"
            | b"select" | b"option" | b"textarea" | b"button" | b"input" | b"canvas" | b"audio"
            | b"video" | b"map" | b"applet" | b"datalist" | b"meter" | b"progress" | b"noembed" | b"rp"
            | b"rt" => Tag::Opaque,
            _ => Tag::Inline,
        }
    }

    /// Whether text before and after it belongs to different blocks.
    pub(crate) fn is_block(self) -> bool {
        !matches!(
            self,
            Tag::Link
                | Tag::Time
                | Tag::Image
                | Tag::Inline
                | Tag::Break
                | Tag::Meta
                | Tag::HeadLink
                | Tag::Script
        )
    }
}
