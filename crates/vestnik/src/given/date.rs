//! A date that is given: read as far as it is one, and said where it is none.

use super::values::shown;
use serde_json::Value;
use vestnik_document::{Diagnostic, Moment, Published, Source};

/// `{"date", "source"}`, a string with a date, or seconds or milliseconds since 1970. What is there and is no date is said.
pub(super) fn published(value: Value, unread: &mut Vec<Diagnostic>) -> Option<Published> {
    let (value, source) = match value {
        Value::Object(mut fields) => {
            let source = fields.remove("source").and_then(|source| serde_json::from_value(source).ok());
            (fields.remove("date").unwrap_or_default(), source.unwrap_or(Source::Given))
        }
        value => (value, Source::Given),
    };
    let text = match value {
        Value::Null => return None,
        Value::String(text) if text.trim().is_empty() => return None,
        Value::String(text) => text,
        other => other.to_string(),
    };
    let Some(moment) = moment(text.trim()) else {
        let shown = shown(&Value::String(text));
        unread.push(Diagnostic::new("date-unread", format!("{shown} was not read as a date")));
        return None;
    };
    Some(Published::new(moment, source))
}

/// Reads a date in ISO 8601 form as far as it is one, `2024` and `2024-02` among them; else whatever a page's date may look like.
fn moment(text: &str) -> Option<Moment> {
    let iso = text.replacen(' ', "T", 1);
    let whole = iso.parse().ok();
    let beginning = || beginning(&iso);
    whole
        .or_else(|| tidy_time(&iso)?.parse().ok())
        .or_else(|| vestnik_ingest::read_date(text))
        .or_else(beginning)
}

/// The date that a text begins with, as exact as it is one. What has a month or a day that there is not (`2024-13-45`) is none; zeros
/// stand for what is not known.
fn beginning(text: &str) -> Option<Moment> {
    let known = text.split("-00").next().unwrap_or(text);
    let goes_on = |rest: &str| {
        rest.strip_prefix(['-', '/', '.']).unwrap_or(rest).starts_with(|c: char| c.is_ascii_digit())
    };
    [19, 16, 10, 7, 4].iter().find_map(|length| {
        let is_whole = !known.get(*length..).is_some_and(goes_on);
        known.get(..*length).filter(|_| is_whole)?.parse().ok()
    })
}

/// Fractions of a second away, and a colon into the zone.
fn tidy_time(text: &str) -> Option<String> {
    let (date, time) = text.split_once('T')?;
    let zone = time.find(['Z', '+', '-']).unwrap_or(time.len());
    let (clock, zone) = time.split_at(zone);
    let clock = clock.split('.').next().unwrap_or(clock);
    let zone = match zone.len() {
        5 if zone.is_ascii() => format!("{}:{}", &zone[..3], &zone[3..]),
        3 => format!("{zone}:00"),
        _ => zone.to_owned(),
    };
    Some(format!("{date}T{clock}{zone}"))
}

#[cfg(test)]
mod tests {
    use super::moment;
    use crate::given::parse;
    use vestnik_language::Tagger;

    #[test]
    fn dates_are_read_as_far_as_they_go() {
        for (given, expected) in [
            ("2024-02-15", Some("2024-02-15")),
            ("2024-02-15T18:01:33.250+0300", Some("2024-02-15T18:01:33+03:00")),
            ("2024-02-15 18:01", Some("2024-02-15T18:01")),
            ("2024-02-15T18:01:33+03", Some("2024-02-15T18:01:33+03:00")),
            ("2024-02", Some("2024-02")),
            ("2024-02-15, Thursday", Some("2024-02-15")),
            ("15.02.2024 18:01", Some("2024-02-15T18:01")),
            ("15 февраля 2024", Some("2024-02-15")),
            ("Thu, 15 Feb 2024 18:01:33 GMT", Some("2024-02-15T18:01:33Z")),
            ("1708020093", Some("2024-02-15T18:01:33Z")),
            ("yesterday", None),
            ("2024-02-15T25:61", Some("2024-02-15")),
            ("2024-00-00", Some("2024")),
            ("2024-02-00", Some("2024-02")),
            ("2024-13-45", None),
            ("2024/13/45", None),
            ("2024-02-30", None),
            ("20240230", None),
        ] {
            assert_eq!(moment(given).map(|moment| moment.to_string()).as_deref(), expected, "{given}");
        }
    }

    #[test]
    fn a_date_that_is_not_read_is_said() {
        let tagger = Tagger::new();
        for (date, read, said) in [
            (r#""2024-02-15""#, Some("2024-02-15"), None),
            ("1708020093", Some("2024-02-15T18:01:33Z"), None),
            ("1708020093000", Some("2024-02-15T18:01:33Z"), None),
            (r#"{"date":"2024-02-15","source":"text"}"#, Some("2024-02-15"), None),
            ("null", None, None),
            (r#"" ""#, None, None),
            (r#""yesterday""#, None, Some("“yesterday” was not read as a date")),
            ("[7]", None, Some("“[7]” was not read as a date")),
        ] {
            let document = parse(format!(r#"{{"id":"a","published":{date}}}"#).as_bytes(), &tagger).unwrap();
            assert_eq!(
                document.published.map(|published| published.date.to_string()).as_deref(),
                read,
                "{date}"
            );
            let diagnostic = document.diagnostics.first().map(|diagnostic| diagnostic.message.as_str());
            assert_eq!(diagnostic, said, "{date}");
        }
    }
}
