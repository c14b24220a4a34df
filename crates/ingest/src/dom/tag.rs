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
    pub(crate) fn of(name: &str) -> Tag {
        match name {
            "div" => Tag::Div,
            "a" => Tag::Link,
            "p" => Tag::P,
            "li" | "dd" | "dt" => Tag::Item,
            "ul" | "ol" | "dl" | "menu" => Tag::List,
            "br" => Tag::Break,
            "hr" => Tag::Rule,
            "img" => Tag::Image,
            "td" | "th" => Tag::Cell,
            "tr" => Tag::Row,
            "table" => Tag::Table,
            "time" => Tag::Time,
            "section" => Tag::Section,
            "article" => Tag::Article,
            "main" => Tag::Main,
            "header" => Tag::Header,
            "footer" => Tag::Footer,
            "nav" => Tag::Nav,
            "aside" => Tag::Aside,
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => Tag::Heading(name.as_bytes()[1] - b'0'),
            "blockquote" => Tag::Quote,
            "pre" => Tag::Pre,
            "figure" => Tag::Figure,
            "figcaption" => Tag::Caption,
            "form" | "fieldset" => Tag::Form,
            "details" => Tag::Details,
            "dialog" => Tag::Dialog,
            "script" => Tag::Script,
            "meta" => Tag::Meta,
            "link" => Tag::HeadLink,
            "title" => Tag::Title,
            "body" => Tag::Body,
            "html" => Tag::Html,
            _ => Tag::rare(name),
        }
    }

    fn rare(name: &str) -> Tag {
        match name {
            "head" | "address" | "center" | "caption" | "tbody" | "thead" | "tfoot" | "summary"
            | "hgroup" | "frameset" | "noframes" | "marquee" | "search" | "legend" | "dir" | "listing"
            | "xmp" => Tag::OtherBlock,
            "style" | "noscript" | "template" | "svg" | "math" | "iframe" | "object" | "embed" | "select"
            | "option" | "textarea" | "button" | "input" | "canvas" | "audio" | "video" | "map"
            | "applet" | "datalist" | "meter" | "progress" | "noembed" | "rp" | "rt" => Tag::Opaque,
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
