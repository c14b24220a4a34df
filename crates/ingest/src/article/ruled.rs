//! What the rule for the site of a page says, put in the place of what the general rules found.

use super::authors::Authors;
use super::headline::Headline;
use super::names::split_names;
use super::published::Dating;
use super::witness::Witness;
use crate::dates::{self, DateOrder, find};
use crate::dom::{ElementId, Page};
use crate::sites::SiteRule;
use vestnik_document::{Published, Source};

/// A rule and the page that it speaks of.
#[derive(Clone, Copy)]
pub(super) struct Ruled<'r, 'a> {
    pub(super) rule: &'static SiteRule,
    pub(super) page: &'r Page<'a>,
}

impl Ruled<'_, '_> {
    /// The headline where the rule says that it stands.
    pub(super) fn headline(&self, headline: &mut Headline) {
        let Some((element, witness)) = self.hear(self.rule.headline) else { return };
        headline.text.clone_from(&witness.value);
        headline.element = Some(element);
        headline.winner = Some(headline.witnesses.len());
        headline.witnesses.push(witness);
    }

    /// The date of publication where the rule says that it stands.
    pub(super) fn dating(&self, dating: &mut Dating, order: DateOrder) {
        let Some((_, witness)) = self.hear(self.rule.date) else { return };
        let found = dates::read(&witness.value, order)
            .or_else(|| find(&witness.value, order).map(|found| found.moment));
        let Some(moment) = found else { return };
        dating.published = Some(Published::new(moment, Source::SiteRule));
        dating.winner = Some(dating.witnesses.len());
        dating.witnesses.push((witness, moment));
    }

    /// The authors where the rule says that they stand.
    pub(super) fn authors(&self, authors: &mut Authors) {
        let Some((_, witness)) = self.hear(self.rule.authors) else { return };
        let names = split_names(&witness.value);
        if names.is_empty() {
            return;
        }
        authors.names = names;
        authors.winner = Some(authors.witnesses.len());
        authors.witnesses.push(witness);
    }

    /// The first element at a place that says anything: in an attribute for machines, else in its text.
    fn hear(&self, place: Option<&'static str>) -> Option<(ElementId, Witness)> {
        let place = place?;
        SiteRule::find(&[place], self.page).into_iter().find_map(|id| {
            let rare = self.page.rare_of(self.page.element(id));
            let machine = [rare.datetime, rare.content].into_iter().find(|value| !value.is_empty());
            let value = machine.map_or_else(|| self.page.text_of(id), str::to_owned);
            (!value.is_empty()).then(|| (id, Witness::new(Source::SiteRule, place, value, 0)))
        })
    }
}

#[cfg(test)]
mod tests {
    use crate::{DecodedText, ExtractOptions, Extraction, extract};
    use vestnik_document::{FieldName, Source};

    fn read(host: &str, shapka: &str) -> Extraction {
        let text = format!(
            "<link rel=canonical href=https://{host}/1><title>Кедр-Инфо</title><h1>Деньги и хозяйство</h1>\
             <div class=aside-comments>{shapka}<p>Молоковоз будет объезжать девять деревень по чётным дням, добавили \
             на заводе.<p>Слушайте «Кедр FM» в машине и дома, ведь в тайге связь кончается раньше, чем дорога.</div>"
        );
        let options = ExtractOptions { explain: true, ..ExtractOptions::default() };
        extract(&DecodedText { text, ..DecodedText::default() }, &options)
    }

    #[test]
    fn a_rule_speaks_on_its_host_and_says_so() {
        let shapka = "<div class=shapka>Маслозавод снова берёт молоко</div>";
        let Extraction { article, explanation } = read("www.kedr-info.example", shapka);
        let explanation = explanation.expect("it was asked for");
        assert_eq!(explanation.site_rule.as_deref(), Some("kedr-info.example"));
        assert_eq!(article.headline, "Маслозавод снова берёт молоко");
        assert_eq!(article.provenance.get(&FieldName::Headline), Some(&Source::SiteRule));
        assert_eq!(article.provenance.get(&FieldName::Body), Some(&Source::SiteRule));
        assert_eq!(article.body.len(), 1, "{:?}", article.body);
        assert!(explanation.blocks.iter().any(|block| block.reason.contains("rule for this site")));
        assert!(explanation.fields[0].why.contains("rule for this site"), "{}", explanation.fields[0].why);
    }

    #[test]
    fn a_rule_is_silent_elsewhere_and_where_the_site_has_changed() {
        let other = read("other.example", "<div class=shapka>Маслозавод снова берёт молоко</div>");
        assert_eq!(other.explanation.expect("it was asked for").site_rule, None);
        assert_eq!(other.article.headline, "Деньги и хозяйство");
        let changed = read("kedr-info.example", "");
        assert_eq!(changed.article.headline, "Деньги и хозяйство");
        assert_eq!(changed.article.provenance.get(&FieldName::Headline), Some(&Source::Heading));
    }
}
