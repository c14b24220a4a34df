//! The terminal: what it can show, text that is safe to show, lines that fit. Nothing below the program knows of it.

mod clean;
mod console;
mod output;
mod screen;
mod wrap;

pub(crate) use clean::{clean, is_harmless};
pub(crate) use console::Console;
pub(crate) use output::{OutputError, marked};
pub(crate) use screen::{ColorWhen, Role, Screen};
pub(crate) use wrap::{Span, wrap};
