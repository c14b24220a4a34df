//! A dateline that is given: in its parts, or as it stands in a text.

use super::date::published;
use super::values::{Fields, string};
use serde_json::Value;
use vestnik_document::{Dateline, Moment};
use vestnik_ingest::read_dateline;

/// `{"place", "date", "agency", "text"}`, each of them or none, or a text, which is taken apart as that of a page is. A day
/// without a year takes it from the date of publication.
pub(super) fn dateline(fields: &mut Fields, evidence: Option<Moment>) -> Option<Dateline> {
    let (name, value) = fields.take(&["dateline"])?;
    let parts = match value {
        Value::Object(parts) => parts,
        value => {
            let text = fields.read(name, value, string)?.trim().to_owned();
            let read = read_dateline(&text, evidence).unwrap_or_default();
            return Some(Dateline { text, ..read });
        }
    };
    let mut parts = Fields::new(parts);
    let date = parts.take(&["date"]).and_then(|(_, date)| published(date, &mut parts.unread));
    let dateline = Dateline {
        place: parts.one(&["place"], string),
        date: date.map(|date| date.date),
        agency: parts.one(&["agency"], string),
        text: parts.one(&["text"], string).unwrap_or_default(),
    };
    fields.unread.append(&mut parts.unread);
    (dateline != Dateline::default()).then_some(dateline)
}
