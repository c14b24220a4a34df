//! The schema: which field of a document goes into which field of the index, and as what.
//!
//! One headline and one body field serve both languages: their tokens are stemmed by their own script, so that the
//! statistics of a term never split by language. Fields that only decide (language, site, days) are indexed whole or
//! kept in columns. The document itself is stored once, as bytes (see [`crate::stored`]).

use crate::ahead::Packer;
use tantivy::TantivyDocument;
use tantivy::schema::{
    Field, IndexRecordOption, NumericOptions, STORED, STRING, Schema, TextFieldIndexing, TextOptions,
};
use vestnik_analysis::{Analyzer, Vocabulary};
use vestnik_document::{Agency, Document, Moment};
use vestnik_query::plan::{Scope, comparable_url};
use xxhash_rust::xxh3::xxh3_64;

/// The name of the analyzer in the schema. Nothing is registered under it: the engine never sees a text.
const TOKENIZER: &str = "vestnik";

/// The fields of the schema.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Fields {
    pub(crate) id: Field,
    pub(crate) headline: Field,
    pub(crate) body: Field,
    pub(crate) author: Field,
    pub(crate) agency: Field,
    pub(crate) place: Field,
    pub(crate) tag: Field,
    pub(crate) related: Field,
    pub(crate) caption: Field,
    pub(crate) lang: Field,
    pub(crate) site: Field,
    /// The site and every domain above it, for the site filter.
    pub(crate) host: Field,
    pub(crate) agency_name: Field,
    /// A hash of the address in its comparable form.
    pub(crate) url: Field,
    /// `yyyymmdd` of the first day that the date may mean.
    pub(crate) day: Field,
    /// The last such day: "February 2024" is found by every range that it may lie in.
    pub(crate) last_day: Field,
    /// Seconds since 1970 UTC, for sorting.
    pub(crate) instant: Field,
    /// The file of documents that it came from, for documents that bring their own id.
    pub(crate) source: Field,
    pub(crate) stored: Field,
}

/// Names of the columns, as tantivy wants them by name.
pub(crate) mod column {
    pub(crate) const ID: &str = "id";
    pub(crate) const LANG: &str = "lang";
    pub(crate) const SITE: &str = "site";
    pub(crate) const AGENCY: &str = "agency_name";
    pub(crate) const DAY: &str = "day";
    pub(crate) const LAST_DAY: &str = "last_day";
    pub(crate) const INSTANT: &str = "instant";
}

/// Builds the schema.
pub(crate) fn build() -> (Schema, Fields) {
    let mut builder = Schema::builder();
    let text = |norms: bool| {
        TextOptions::default().set_indexing_options(
            TextFieldIndexing::default()
                .set_tokenizer(TOKENIZER)
                .set_index_option(IndexRecordOption::WithFreqsAndPositions)
                .set_fieldnorms(norms),
        )
    };
    let whole = || STRING.set_fast("raw");
    let columnar = || TextOptions::default().set_fast("raw");
    let fields = Fields {
        id: builder.add_text_field(column::ID, whole()),
        headline: builder.add_text_field("headline", text(true)),
        body: builder.add_text_field("body", text(true)),
        author: builder.add_text_field("author", text(false)),
        agency: builder.add_text_field("agency", text(false)),
        place: builder.add_text_field("place", text(false)),
        tag: builder.add_text_field("tag", text(false)),
        related: builder.add_text_field("related", text(false)),
        caption: builder.add_text_field("caption", text(false)),
        lang: builder.add_text_field(column::LANG, whole()),
        site: builder.add_text_field(column::SITE, columnar()),
        host: builder.add_text_field("host", STRING),
        agency_name: builder.add_text_field(column::AGENCY, columnar()),
        url: builder.add_u64_field("url", NumericOptions::default().set_indexed()),
        day: builder.add_u64_field(column::DAY, NumericOptions::default().set_fast()),
        last_day: builder.add_u64_field(column::LAST_DAY, NumericOptions::default().set_fast()),
        instant: builder.add_i64_field(column::INSTANT, NumericOptions::default().set_fast()),
        source: builder.add_u64_field("source", NumericOptions::default().set_indexed()),
        stored: builder.add_bytes_field("stored", STORED),
    };
    (builder.build(), fields)
}

/// Where the documents of one addition come from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Origin {
    /// The root below which [`Document::path`] lies; without one the path is kept as it is.
    pub root: Option<u32>,
    /// The file of documents that it was read from, by a hash of its place.
    pub source: Option<u64>,
}

/// Packs the terms of a document, field by field.
pub(crate) fn pack(
    fields: &Fields,
    document: &Document,
    origin: Origin,
    analyzer: &Analyzer,
    vocabulary: &Vocabulary,
    packer: &mut Packer,
) {
    packer.keys(fields.id, [document.id.as_str().as_bytes()]);
    fields.pack_texts(document, &mut |field, text| packer.text(field, analyzer, vocabulary, text));
    packer.keys(fields.lang, [document.lang.code().as_bytes()]);
    if let Some(site) = site_of(document) {
        packer.keys(fields.host, domains(&site).map(str::as_bytes));
    }
    if let Some(url) = &document.url {
        packer.keys(fields.url, [number_term(xxh3_64(comparable_url(url).as_bytes())).as_slice()]);
    }
    if let Some(source) = origin.source {
        packer.keys(fields.source, [number_term(source).as_slice()]);
    }
}

/// The values of a document that go into columns.
pub(crate) fn columns(fields: &Fields, document: &Document) -> TantivyDocument {
    let mut columns = TantivyDocument::new();
    columns.add_text(fields.id, document.id.as_str());
    fields.add_columns(&mut columns, document);
    columns
}

/// A number as the engine has it in its dictionaries.
fn number_term(number: u64) -> [u8; 8] {
    number.to_be_bytes()
}

impl Fields {
    /// The index field that a scope stands for; [`Scope::Text`] is the headline and the body.
    pub(crate) fn of_scope(&self, scope: Scope) -> &'static [ScopedField] {
        use ScopedField as S;
        match scope {
            Scope::Headline => &[S::Headline],
            Scope::Body | Scope::Dek => &[S::Body],
            Scope::Author => &[S::Author],
            Scope::Agency => &[S::Agency],
            Scope::Place => &[S::Place],
            Scope::Tag => &[S::Tag],
            Scope::Related => &[S::Related],
            Scope::Caption => &[S::Caption],
            _ => &[S::Headline, S::Body],
        }
    }

    /// The tantivy field.
    pub(crate) fn field(&self, scoped: ScopedField) -> Field {
        match scoped {
            ScopedField::Headline => self.headline,
            ScopedField::Body => self.body,
            ScopedField::Author => self.author,
            ScopedField::Agency => self.agency,
            ScopedField::Place => self.place,
            ScopedField::Tag => self.tag,
            ScopedField::Related => self.related,
            ScopedField::Caption => self.caption,
        }
    }

    fn pack_texts(&self, document: &Document, pack: &mut dyn FnMut(Field, &str)) {
        let mut add = |field: Field, lines: Vec<&str>| match lines.as_slice() {
            [] => {}
            [line] => pack(field, line),
            lines => pack(field, &lines.join("\n")),
        };
        add(self.headline, document.headline.iter().map(|headline| headline.text.as_str()).collect());
        add(self.body, body_lines(document).collect());
        add(self.author, document.authors.iter().map(String::as_str).collect());
        let dateline = document.dateline.as_ref();
        let agencies = document.agency.iter().chain(dateline.and_then(|dateline| dateline.agency.as_ref()));
        add(self.agency, agencies.flat_map(|agency| names_of_agency(agency)).collect());
        let place = dateline.and_then(|dateline| dateline.place.as_deref());
        add(self.place, place.into_iter().collect());
        add(self.tag, document.tags.iter().map(String::as_str).collect());
        // Whose the page is stands with the rest of what is on it beside the article.
        let related = document.related.iter().map(|related| related.text.as_str());
        add(self.related, related.chain(document.rights.as_deref()).collect());
        let captions = document.captions.iter().map(|caption| caption.text.as_str());
        add(self.caption, captions.chain(document.image_credits.iter().map(String::as_str)).collect());
    }

    fn add_columns(&self, columns: &mut TantivyDocument, document: &Document) {
        columns.add_text(self.lang, document.lang.code());
        if let Some(site) = site_of(document) {
            columns.add_text(self.site, site);
        }
        let dateline_agency = || document.dateline.as_ref().and_then(|dateline| dateline.agency.as_ref());
        if let Some(agency) = document.agency.as_ref().or_else(dateline_agency) {
            let name = Agency::named(agency).map_or(agency.as_str(), |known| known.own_name());
            columns.add_text(self.agency_name, name);
        }
        let Some(moment) = document.published.as_ref().map(|published| published.date) else { return };
        if let Some((first, last)) = moment.day_range() {
            columns.add_u64(self.day, u64::from(first));
            columns.add_u64(self.last_day, u64::from(last));
        }
        if let Some(instant) = instant(moment) {
            columns.add_i64(self.instant, instant);
        }
    }
}

/// The site of a document as it is filed.
fn site_of(document: &Document) -> Option<String> {
    document.site.as_deref().filter(|site| !site.is_empty()).map(str::to_lowercase)
}

/// The name that a document gives an agency, and its names in both scripts: it is looked for by any of them.
fn names_of_agency(name: &str) -> Vec<&str> {
    let mut names = vec![name];
    if let Some(agency) = Agency::named(name) {
        names.extend([agency.name(true), agency.name(false)].into_iter().filter(|other| *other != name));
        names.dedup();
    }
    names
}

/// A text field of the schema; of a small fixed set, so that plans can be lowered without looking up names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum ScopedField {
    Headline,
    Body,
    Author,
    Agency,
    Place,
    Tag,
    Related,
    Caption,
}

/// The lines of the body field: the dek, then the paragraphs.
pub(crate) fn body_lines(document: &Document) -> impl Iterator<Item = &str> {
    let dek = document.dek.iter().map(|dek| dek.text.as_str());
    dek.chain(document.body.iter().map(|paragraph| paragraph.text.as_str())).filter(|line| !line.is_empty())
}

/// The host and every domain above it: `crimea.ria.ru`, `ria.ru`, `ru`.
fn domains(host: &str) -> impl Iterator<Item = &str> {
    std::iter::successors(Some(host), |host| host.split_once('.').map(|(_, rest)| rest))
        .filter(|host| !host.is_empty())
}

/// The start of a moment in seconds since 1970 UTC; a time without a zone counts as UTC.
pub(crate) fn instant(moment: Moment) -> Option<i64> {
    let (first, _) = moment.day_range()?;
    let seconds = day_number(first) * 86_400;
    let Some(time) = moment.time() else { return Some(seconds) };
    let clock =
        i64::from(time.hour) * 3600 + i64::from(time.minute) * 60 + i64::from(time.second.unwrap_or(0));
    Some(seconds + clock - i64::from(time.offset.unwrap_or(0)) * 60)
}

/// Days since 1970-01-01 of a `yyyymmdd`, by counting from 1 March as Zeller did.
pub(crate) fn day_number(day: u32) -> i64 {
    let (year, month, day) = (i64::from(day / 10_000), i64::from(day / 100 % 100), i64::from(day % 100));
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * 146_097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719_468
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_become_seconds() {
        for (text, seconds) in [
            ("1970-01-01", 0),
            ("2000-03-01", 951_868_800),
            ("2024-02", 1_706_745_600),
            ("2024-02-15T18:01:33+03:00", 1_708_009_293),
            ("1969-12-31T23:59", -60),
        ] {
            assert_eq!(instant(text.parse().unwrap()), Some(seconds), "{text}");
        }
        assert_eq!(instant("--02-15".parse().unwrap()), None);
    }

    #[test]
    fn a_host_lies_in_every_domain_above_it() {
        assert_eq!(domains("crimea.ria.ru").collect::<Vec<_>>(), ["crimea.ria.ru", "ria.ru", "ru"]);
        assert_eq!(domains("localhost").collect::<Vec<_>>(), ["localhost"]);
    }
}
