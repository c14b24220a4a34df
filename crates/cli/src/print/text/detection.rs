//! A line of text with its language.

use crate::terminal::{Console, Role};
use std::io;
use vestnik::Detection;

/// Writes `lang<TAB>confidence<TAB>text`.
pub(in crate::print) fn detection(
    console: &mut Console,
    text: &str,
    detection: &Detection,
) -> io::Result<()> {
    let text = console.screen.paint(Role::Plain, text);
    console.line(&format!("{}\t{:.2}\t{text}", detection.language, detection.confidence))
}
