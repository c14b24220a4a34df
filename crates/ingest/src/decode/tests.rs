use super::*;
use crate::Hints;
use proptest::prelude::*;

const RUSSIAN: &str =
    "<p>Послы обсудили санкции и договорились о новой встрече в мае, сообщила пресс-служба.</p>";

fn decoded(bytes: &[u8]) -> DecodedText {
    decode(RawPage::new(bytes.to_vec()))
}

fn codes(decoded: &DecodedText) -> Vec<&str> {
    decoded.diagnostics.iter().map(|diagnostic| diagnostic.code.as_str()).collect()
}

fn encoded(label: &str, text: &str) -> Vec<u8> {
    let charset = Charset::from_label(label.as_bytes()).unwrap();
    let upper = charset.upper_half();
    let byte =
        |c: char| upper.iter().position(|&other| other == c).map_or(c as u8, |index| index as u8 + 0x80);
    text.chars().map(byte).collect()
}

#[test]
fn nothing_declared() {
    for label in ["windows-1251", "koi8-r", "ibm866", "iso-8859-5", "x-mac-cyrillic", "ibm855"] {
        let page = decoded(&encoded(label, RUSSIAN));
        assert_eq!((page.text.as_str(), page.evidence), (RUSSIAN, EncodingEvidence::Detected), "{label}");
        assert_eq!(page.encoding.to_ascii_lowercase(), label);
        assert_eq!(codes(&page), [""; 0]);
    }
    let french = "<p>L'été dernier, le président a été reçu à la mairie près de Besançon.</p>";
    let page = decoded(&encoded("windows-1252", french));
    assert_eq!((page.text.as_str(), page.encoding), (french, "windows-1252"));
}

#[test]
fn utf16_with_and_without_a_mark() {
    for mark in ["", "\u{feff}"] {
        let units: Vec<u16> = format!("{mark}<html>{RUSSIAN}").encode_utf16().collect();
        let little: Vec<u8> = units.iter().flat_map(|unit| unit.to_le_bytes()).collect();
        let big: Vec<u8> = units.iter().flat_map(|unit| unit.to_be_bytes()).collect();
        for (bytes, name) in [(little, "UTF-16LE"), (big, "UTF-16BE")] {
            let page = decoded(&bytes);
            assert_eq!((page.text, page.encoding), (format!("<html>{RUSSIAN}"), name));
        }
    }
    let lone = [0xff, 0xfe, b'<', 0, 0x00, 0xd8, b'>', 0];
    assert_eq!(decoded(&lone).text, "<\u{fffd}>");
    assert_eq!(codes(&decoded(&lone)), ["charset-bad-bytes"]);
}

#[test]
fn declarations_are_checked_against_the_bytes() {
    let page = |declared: &str, real: &str| {
        let text = format!("<meta charset={declared}>{RUSSIAN}");
        let bytes = if real == "utf-8" { text.clone().into_bytes() } else { encoded(real, &text) };
        let page = decoded(&bytes);
        assert_eq!(page.text, text, "{declared} over {real}");
        (page.encoding, page.evidence, codes(&page).join(","))
    };
    use EncodingEvidence::{Declared, Detected, Valid};
    assert_eq!(page("windows-1251", "utf-8"), ("UTF-8", Valid, "charset-mismatch".into()));
    assert_eq!(page("utf-8", "windows-1251"), ("windows-1251", Detected, "charset-mismatch".into()));
    assert_eq!(page("koi8-r", "windows-1251"), ("windows-1251", Detected, "charset-mismatch".into()));
    assert_eq!(page("iso-8859-1", "windows-1251"), ("windows-1251", Detected, "charset-mismatch".into()));
    assert_eq!(page("koi8-r", "koi8-r"), ("KOI8-R", Declared, String::new()));
    let hints = Hints { charset: Some("windows-1250".into()), ..Hints::default() };
    let polish = encoding_rs::WINDOWS_1250.encode("Zażółć gęślą jaźń").0.into_owned();
    assert_eq!(decode(RawPage::new(polish).with_hints(hints)).text, "Zażółć gęślą jaźń");
}

#[test]
fn bad_bytes_and_nul_in_utf8_are_told() {
    let page = decoded(&[RUSSIAN.as_bytes(), b"\xe0\0", RUSSIAN.as_bytes()].concat());
    assert_eq!(page.text, format!("{RUSSIAN}\u{fffd}{RUSSIAN}"));
    assert_eq!(codes(&page), ["charset-stray-bytes", "nul-removed"]);
}

fn encoded_twice(text: &str, charset: Charset) -> String {
    charset.decode(text.as_bytes()).0
}

#[test]
fn text_encoded_twice_is_repaired_where_it_is() {
    for charset in [Charset::WINDOWS_1251, Charset::WINDOWS_1252] {
        let broken = encoded_twice(RUSSIAN, charset);
        let page = decoded(broken.as_bytes());
        assert_eq!(page.text, RUSSIAN);
        assert_eq!(codes(&page), ["text-double-encoded"]);
        let mixed = format!("<h1>Санкции ЕС</h1>{broken}<p>План «Р» и отдел С™</p>");
        let page = decoded(mixed.as_bytes());
        assert_eq!(page.text, format!("<h1>Санкции ЕС</h1>{RUSSIAN}<p>План «Р» и отдел С™</p>"));
        let thrice = encoded_twice(&broken, charset);
        assert_eq!(decoded(thrice.as_bytes()).text, RUSSIAN);
    }
}

#[test]
fn marks_of_print_encoded_twice_are_repaired() {
    let latin1 = |text: &str| text.bytes().map(char::from).collect::<String>();
    for text in ["Let’s talk numbers", "“Ready — or not…”, he said", "It’s ours.\u{a0}Now"] {
        for broken in [
            encoded_twice(text, Charset::WINDOWS_1251),
            encoded_twice(text, Charset::WINDOWS_1252),
            latin1(text),
        ] {
            let page = decoded(format!("<p>{broken}</p><p>Café «Â», l’été</p>").as_bytes());
            assert_eq!(page.text, format!("<p>{text}</p><p>Café «Â», l’été</p>"), "{broken:?}");
            assert_eq!(codes(&page), ["text-double-encoded"]);
        }
    }
}

#[test]
fn sound_text_is_never_repaired() {
    for text in [
        "СССР», РФ»",
        "в «Ъ», в… и в — в„",
        "«Â»… â – â",
        "«Р» С™ Р® С–Р–",
        "ПЛАН Р… С… С„",
        "Ñandú, Ð, Đurađ, IRMÃ",
        "Ђорђе Љубичић је Шеф",
        "Українська мова, ґанок, їжак, Європа",
        "Беларусь, ўсё, Їжак",
    ] {
        let page = decoded(text.as_bytes());
        assert_eq!((page.text.as_str(), page.diagnostics.len()), (text, 0));
    }
}

proptest! {
    #[test]
    fn any_bytes_become_text(bytes in proptest::collection::vec(any::<u8>(), 0..400), charset in "[a-z0-9-]{0,8}") {
        let hints = Hints { charset: Some(charset), ..Hints::default() };
        prop_assert!(!decode(RawPage::new(bytes).with_hints(hints)).text.contains('\0'));
    }

    #[test]
    fn sound_russian_stays_as_it_is(text in "([А-Яа-яЁё]{1,9}[ ,.«»—–…№0-9a-zA-Z\"'<>\n-]{1,3}){1,40}") {
        prop_assert_eq!(decoded(text.as_bytes()).text, text);
    }

    #[test]
    fn sound_western_text_stays_as_it_is(text in "([A-Za-zÀ-ÿ]{1,9}[ ,.«»—–…0-9\"'<>\n-]{1,3}){1,40}") {
        prop_assert_eq!(decoded(text.as_bytes()).text, text);
    }
}
