//! Addresses of pages, as they are compared.

/// An address in the form in which two of them are compared: without scheme, `www.`, query, fragment and last slash, the host in
/// lower case: `https://www.RIA.ru/20240215/nato.html?from=main` is `ria.ru/20240215/nato.html`.
pub fn comparable_url(url: &str) -> String {
    let address = url.split_once("://").map_or(url, |(_, rest)| rest);
    let address = address.split(['?', '#']).next().unwrap_or_default();
    let (host, path) = address.find('/').map_or((address, ""), |slash| address.split_at(slash));
    let host = host.to_lowercase();
    let host = host.strip_prefix("www.").unwrap_or(&host);
    format!("{host}{}", path.trim_end_matches('/'))
}
