//! The terms that were looked up in a snapshot: a query asks for the same ones while it is planned, compiled and relaxed, and the next query
//! for many of them again. One dictionary for each field and segment makes a look-up dear.

use super::terms::Lookup;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use tantivy::schema::Field;

/// What is kept at most; then everything is forgotten.
const MOST: usize = 20_000;

/// By field, then by term; `None` where no segment has it.
type Known = HashMap<Field, HashMap<Box<str>, Option<Arc<Lookup>>>>;

/// Look-ups of one snapshot.
#[derive(Debug, Default)]
pub(crate) struct Lookups(Mutex<Known>);

impl Lookups {
    /// What is known of a term; otherwise it is looked up.
    pub(crate) fn get_or(
        &self,
        field: Field,
        term: &str,
        look_up: impl FnOnce() -> tantivy::Result<Option<Lookup>>,
    ) -> tantivy::Result<Option<Arc<Lookup>>> {
        let known = || self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(found) = known().get(&field).and_then(|terms| terms.get(term)) {
            return Ok(found.clone());
        }
        let found = look_up()?.map(Arc::new);
        let mut known = known();
        let terms = known.entry(field).or_default();
        if terms.len() >= MOST {
            terms.clear();
        }
        terms.insert(term.into(), found.clone());
        Ok(found)
    }
}
