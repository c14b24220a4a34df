//! Why a page became the document that it became: witnesses field by field, verdicts block by block.

use crate::terminal::{Console, Role, Span, wrap};
use serde::Serialize;
use std::io;
use vestnik::{BlockExplanation, FieldExplanation, FoundExplanation, PageExplanation, WitnessExplanation};

/// Longer texts of dropped blocks are cut: one sees what they are.
const GLANCE: usize = 160;

/// Writes fields with their witnesses, then the blocks in reading order.
pub(in crate::print) fn explanation(console: &mut Console, explained: &PageExplanation) -> io::Result<()> {
    if let Some(host) = &explained.site_rule {
        spans(console, &[Span::new(Role::Headline, "site rule: "), Span::new(Role::Plain, host.clone())], 0)?;
        console.line("")?;
    }
    for field in &explained.fields {
        self::field(console, field)?;
    }
    for FoundExplanation { field, source, values } in &explained.found {
        let name = format!("{} ({}): ", name_of(field), name_of(source));
        spans(console, &[Span::new(Role::Headline, name), Span::new(Role::Plain, values.join(" · "))], 0)?;
    }
    for diagnostic in &explained.diagnostics {
        spans(console, &[Span::new(Role::Dim, format!("odd: {}", diagnostic.message))], 0)?;
    }
    let container = format!("body: {}", explained.container);
    spans(console, &[Span::new(Role::Headline, container)], 0)?;
    for path in &explained.container_paths {
        spans(console, &[Span::new(Role::Path, path.clone())], 2)?;
    }
    explained.blocks.iter().try_for_each(|block| self::block(console, block))
}

fn field(console: &mut Console, explained: &FieldExplanation) -> io::Result<()> {
    let FieldExplanation { field, value, why, witnesses, .. } = explained;
    let name = name_of(field);
    let value = if value.is_empty() { "not found" } else { value };
    spans(console, &[Span::new(Role::Headline, format!("{name}: ")), Span::new(Role::Plain, value)], 0)?;
    spans(console, &[Span::new(Role::Dim, why.clone())], 2)?;
    for WitnessExplanation { name, value, won, .. } in witnesses {
        let (mark, role) = if *won { ("✓ ", Role::Match) } else { ("  ", Role::Dim) };
        spans(
            console,
            &[
                Span::new(role, mark),
                Span::new(Role::Path, name.clone()),
                Span::new(Role::Plain, format!("  {value}")),
            ],
            2,
        )?;
    }
    console.line("")
}

/// The name of a field or a source as it stands in JSON.
fn name_of(named: &impl Serialize) -> String {
    match serde_json::to_value(named) {
        Ok(serde_json::Value::String(name)) => name,
        _ => String::new(),
    }
}

fn block(console: &mut Console, block: &BlockExplanation) -> io::Result<()> {
    let BlockExplanation { text, kept, reason, path, .. } = block;
    let (mark, role) = if *kept { ("+ ", Role::Plain) } else { ("- ", Role::Dim) };
    spans(console, &[Span::new(role, mark), Span::new(role, glance(text, *kept))], 0)?;
    spans(console, &[Span::new(Role::Dim, format!("{reason}  ")), Span::new(Role::Path, path.clone())], 4)
}

fn glance(text: &str, whole: bool) -> String {
    match text.char_indices().nth(GLANCE).filter(|_| !whole) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

fn spans(console: &mut Console, spans: &[Span], indent: usize) -> io::Result<()> {
    for line in wrap(&console.screen, spans, indent) {
        // Marks carry the meaning where there are no colours: their indentation stays.
        console.line(&line)?;
    }
    Ok(())
}
