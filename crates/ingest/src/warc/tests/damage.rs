use super::*;
use proptest::prelude::*;

proptest! {
    /// Whatever the bytes are, reading ends, and says something or gives pages.
    #[test]
    fn any_bytes_are_read(bytes in any_archive(), cut in 0..4000_usize, at in 0..4000_usize, byte: u8) {
        let mut bytes = bytes;
        bytes.truncate(cut);
        if let Some(place) = bytes.get_mut(at) {
            *place = byte;
        }
        read(&bytes, &ReadLimits { max_bytes: 2000, ..ReadLimits::default() });
        read(&gzipped(&bytes), &ReadLimits { max_bytes: 2000, ..ReadLimits::default() });
    }
}

fn any_archive() -> impl Strategy<Value = Vec<u8>> {
    let headers = prop_oneof![
        Just(""),
        Just("Transfer-Encoding: chunked\r\n"),
        Just("Content-Encoding: gzip\r\n"),
        Just("Content-Encoding: br\r\n"),
        Just("Content-Encoding: zstd\r\n"),
        Just("Content-Encoding: deflate\r\nTransfer-Encoding: chunked\r\n"),
    ];
    let body = prop_oneof![
        prop::collection::vec(any::<u8>(), 0..300),
        Just(chunked(PAGE.as_bytes())),
        Just(gzipped(PAGE.as_bytes())),
        Just(stored_by_brotli(PAGE.as_bytes())),
        Just(zstd::encode_all(PAGE.as_bytes(), 1).unwrap()),
        Just(b"ffffffffffffffff\r\n<p>".to_vec()),
    ];
    let record = (headers, body).prop_map(|(headers, body)| html("https://a.example/", headers, &body));
    prop::collection::vec(record, 0..4).prop_map(|records| records.concat())
}
