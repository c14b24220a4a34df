//! A parsed page, and the compact form of it that extraction reads.

use super::build::Builder;
use super::page::Page;
use super::sieve::AttributeName;
use super::tree::{Attributes, Event, Tree, tree};

/// A parsed document.
pub(crate) struct Parsed<'t> {
    text: &'t str,
    tree: Tree,
    /// Whether the page had more markup than was asked for; the rest was left out.
    pub(crate) is_cut: bool,
}

impl<'t> Parsed<'t> {
    /// Parses any text, up to so many bytes of markup; markup errors are repaired as browsers do.
    pub(crate) fn parse(text: &'t str, max_markup: usize) -> Parsed<'t> {
        let (tree, is_cut) = tree(text, max_markup);
        Parsed { text, tree, is_cut }
    }

    fn attributes(&self, of: Attributes) -> impl Iterator<Item = (AttributeName, &str)> + Clone {
        let attributes = self.tree.attributes(of).iter();
        attributes.map(|attribute| (attribute.name, self.tree.get(self.text, attribute.value)))
    }

    /// The compact form, made in one walk over the tree in document order.
    pub(crate) fn page(&self) -> Page<'_> {
        let mut builder = Builder::with_room(self.tree.elements(), self.text.len() / 8);
        // How many elements are open inside of one that is not read, itself included.
        let mut inside = 0;
        for event in &self.tree.events {
            match *event {
                Event::Open(..) if inside > 0 => inside += 1,
                Event::Close if inside > 0 => inside -= 1,
                _ if inside > 0 => {}
                Event::Open(name, attributes) => {
                    inside = usize::from(!builder.open(name, self.attributes(attributes)));
                }
                Event::Void(name, attributes) => {
                    if builder.open(name, self.attributes(attributes)) {
                        builder.close();
                    }
                }
                Event::Close => builder.close(),
                Event::Text(span) => builder.text(self.tree.get(self.text, span)),
                Event::Space => builder.space(),
                Event::Title(span) => builder.title(self.tree.get(self.text, span)),
                Event::JsonLd(span) => builder.json_ld(self.tree.get(self.text, span)),
            }
        }
        builder.finish()
    }
}

#[cfg(test)]
impl<'t> Parsed<'t> {
    /// The page by our own rules for building trees, where they suffice.
    pub(crate) fn plain(text: &'t str) -> Option<Parsed<'t>> {
        let tree = super::tree::plain_tree(text)?;
        Some(Parsed { text, tree, is_cut: false })
    }

    /// The page by the full parser.
    pub(crate) fn repaired(text: &'t str) -> Parsed<'t> {
        Parsed { text, tree: super::tree::repaired_tree(text), is_cut: false }
    }
}
