//! Extracts the article of one saved page, without any index, and prints it as JSON.
//!
//! ```text
//! cargo run --example extract_page -- corpus/gorod-online/185002.html
//! ```
#![allow(clippy::print_stdout, reason = "an example talks to a person")]

use vestnik::{ExtractOptions, extract_file};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let path = std::env::args_os().nth(1).ok_or("usage: extract_page FILE")?;
    let extracted = extract_file(path, &ExtractOptions::default())?;
    println!("{}", serde_json::to_string_pretty(&extracted.document)?);
    let headline = extracted.document.headline_text();
    let detection = vestnik::detect(headline);
    println!("the headline is {} (confidence {:.2})", detection.language, detection.confidence);
    Ok(())
}
