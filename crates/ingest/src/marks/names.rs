//! The table of names and the lookup.

use super::table::{Hash, TABLE};
use crate::fold::is_in_word;
use std::ops::{BitOr, BitOrAssign};

/// A set of marks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Marks(u32);

macro_rules! marks {
    ($($(#[$doc:meta])* $name:ident = $bit:expr, $text:expr;)*) => {
        impl Marks {
            $($(#[$doc])* pub(crate) const $name: Marks = Marks(1 << $bit);)*
            /// Every mark with its name in `marks.tsv`.
            pub(crate) const NAMES: &[(Marks, &'static str)] = &[$((Marks::$name, $text)),*];
        }
    };
}

marks! {
    /// The text of an article.
    BODY = 0, "body";
    /// An article with its headline.
    ARTICLE = 1, "article";
    /// The content of the page.
    CONTENT = 2, "content";
    /// The dek.
    LEAD = 3, "lead";
    /// The headline.
    HEADLINE = 4, "headline";
    /// Buttons to share or to react.
    SHARE = 5, "share";
    /// Other articles.
    RELATED = 6, "related";
    /// Comments of readers.
    COMMENTS = 7, "comments";
    /// Advertising.
    AD = 8, "ad";
    /// Navigation.
    NAV = 9, "nav";
    /// Author, source and what stands around them.
    BYLINE = 10, "byline";
    /// Date and time.
    DATE = 11, "date";
    /// Caption or credit of an image.
    CAPTION = 12, "caption";
    /// Tags and topics.
    TAGS = 13, "tags";
    /// Subscription, registration, donation.
    SUBSCRIBE = 14, "subscribe";
    /// Rights, imprint, cookies.
    LEGAL = 15, "legal";
    /// A column beside the article.
    SIDEBAR = 16, "sidebar";
    /// Promotion, widgets, inserted boxes.
    PROMO = 17, "promo";
    /// Not shown, or shown to screen readers only.
    HIDDEN = 18, "hidden";
    /// Table of contents.
    CONTENTS = 19, "contents";
    /// About the author.
    AUTHOR_BOX = 20, "author-box";
    /// The foot of the page.
    FOOTER = 21, "footer";
    /// Text of a post of a social network that is embedded.
    EMBED = 22, "embed";
    /// An image or a film with what belongs to it.
    PICTURE = 23, "picture";
    /// Left out by the rule for the site; no name says it.
    SITE_RULE = 24, "site-rule";
    /// A dialog above the page, as most requests for consent are: a role or the name of the program says it.
    DIALOG = 25, "dialog";
    /// A paywall: sites call so the box that asks to pay, and the text that is paid for.
    PAYWALL = 26, "paywall";
    /// How many read it, or how long that takes.
    COUNTER = 27, "counter";
}

impl Marks {
    /// Said of words that stand before the name of something that is not this element; no element has it.
    pub(super) const OF_OTHER: Marks = Marks(1 << 31);
    /// Marks of what never belongs to a body.
    pub(crate) const DISCARD: Marks = Marks(0x7f_ffff & !0b1_1111 | Marks::DIALOG.0 | Marks::COUNTER.0);
    /// Marks that make an inline element stand alone, so that its text does not run into the text around it.
    pub(crate) const SPLITS: Marks = Marks(
        Marks::SHARE.0
            | Marks::BYLINE.0
            | Marks::COUNTER.0
            | Marks::DATE.0
            | Marks::CAPTION.0
            | Marks::HIDDEN.0
            | Marks::AUTHOR_BOX.0,
    );

    /// Marks that outweigh a name like `article-body` on the same element.
    pub(crate) const STRONG: Marks = Marks(
        Marks::RELATED.0
            | Marks::COMMENTS.0
            | Marks::SIDEBAR.0
            | Marks::CAPTION.0
            | Marks::AUTHOR_BOX.0
            | Marks::SHARE.0
            | Marks::HIDDEN.0
            | Marks::FOOTER.0,
    );
    /// Marks of things that are small on every page.
    pub(crate) const SLIGHT: Marks = Marks(
        Marks::SHARE.0
            | Marks::AD.0
            | Marks::BYLINE.0
            | Marks::COUNTER.0
            | Marks::DATE.0
            | Marks::CAPTION.0
            | Marks::TAGS.0
            | Marks::PROMO.0
            | Marks::SUBSCRIBE.0
            | Marks::CONTENTS.0,
    );

    /// What this id and these classes say, without any memory.
    #[cfg(test)]
    pub(super) fn of_names(id: &str, classes: &str) -> Marks {
        Marks::of_id(id) | Marks::of_classes(classes, of_name)
    }

    /// What this id says.
    pub(super) fn of_id(id: &str) -> Marks {
        // An id of many words is made from a heading, and says nothing of the box.
        if (1..MANY_WORDS).contains(&words_of(id)) { of_name(id) } else { Marks::default() }
    }

    /// What these classes say, when it is known what each says.
    pub(super) fn of_classes(classes: &str, mut of_name: impl FnMut(&str) -> Marks) -> Marks {
        let classes = classes.split_ascii_whitespace().take(32);
        classes.fold(Marks::default(), |marks, class| marks | of_name(class))
    }

    pub(crate) fn intersects(self, other: Marks) -> bool {
        self.0 & other.0 != 0
    }

    pub(crate) fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Those that are in either.
    pub(crate) const fn with(self, other: Marks) -> Marks {
        Marks(self.0 | other.0)
    }

    /// Those that are not in the other.
    pub(crate) fn without(self, other: Marks) -> Marks {
        Marks(self.0 & !other.0)
    }

    /// Those that are in both.
    pub(crate) fn and(self, other: Marks) -> Marks {
        Marks(self.0 & other.0)
    }

    /// The places in [`NAMES`](Self::NAMES) of the marks that are set.
    pub(crate) fn places(self) -> impl Iterator<Item = usize> {
        let mut rest = self.0;
        std::iter::from_fn(move || {
            let place = rest.trailing_zeros();
            rest &= rest.checked_sub(1)?;
            Some(place as usize)
        })
    }

    /// The names of the marks that are set.
    pub(crate) fn names(self) -> impl Iterator<Item = &'static str> {
        Marks::NAMES.iter().filter(move |(mark, _)| self.intersects(*mark)).map(|(_, name)| *name)
    }
}

impl BitOr for Marks {
    type Output = Marks;
    fn bitor(self, other: Marks) -> Marks {
        Marks(self.0 | other.0)
    }
}

impl BitOrAssign for Marks {
    fn bitor_assign(&mut self, other: Marks) {
        self.0 |= other.0;
    }
}

/// How many words a text has.
fn words_of(text: &str) -> usize {
    if !text.is_ascii() {
        return text.split(|c: char| !is_in_word(c)).filter(|word| !word.is_empty()).count();
    }
    let mut in_word = false;
    let begins = |byte: &u8| {
        let before = std::mem::replace(&mut in_word, byte.is_ascii_alphanumeric());
        in_word && !before
    };
    text.as_bytes().iter().copied().filter(begins).count()
}

/// No more of a name is read.
pub(super) const MAX_NAME: usize = 80;
const MANY_WORDS: usize = 7;

/// The marks of one id or class.
pub(super) fn of_name(name: &str) -> Marks {
    let table = &*TABLE;
    let name = &name.as_bytes()[..name.len().min(MAX_NAME)];
    let (mut marks, mut at) = (Marks::default(), 0);
    // The last word, where a pair may begin with it.
    let mut before: Option<(&[u8], Hash)> = None;
    // `no-ads` and `has-sidebar` speak of something else than this element.
    let mut of_other = false;
    while let Some(first) = name.get(at) {
        if LOWER[usize::from(*first)] == 0 {
            at += 1;
            continue;
        }
        let start = at;
        let mut hash = Hash::default();
        while let Some(byte) = name.get(at) {
            let lower = LOWER[usize::from(*byte)];
            if lower == 0 || (lower != *byte && at > start && name[at - 1].is_ascii_lowercase()) {
                break;
            }
            hash = hash.on(lower);
            at += 1;
        }
        let word = &name[start..at];
        let own = table.get(hash, word, b"");
        if !of_other {
            marks |= own;
            if let Some((first, begun)) = before {
                marks |= table.get(begun.and(hash, word.len()), first, word);
            }
        }
        of_other = own.intersects(Marks::OF_OTHER);
        before = table.begins_pair(hash).then_some((word, hash));
    }
    marks.without(Marks::OF_OTHER)
}

/// Letters in lower case and digits; 0 for what parts words.
const LOWER: [u8; 256] = {
    let mut lower = [0; 256];
    let mut byte = 0;
    while byte < 128 {
        if (byte as u8).is_ascii_alphanumeric() {
            lower[byte] = (byte as u8).to_ascii_lowercase();
        }
        byte += 1;
    }
    lower
};
