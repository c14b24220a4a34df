//! One segment of all: what was deleted gives its space back, and a search has one dictionary to look into.

use crate::{WriteError, Writer};
use tantivy::merge_policy::NoMergePolicy;

impl Writer {
    /// Commits, merges all segments into one without the deleted documents, and writes the catalogue without void records.
    /// An index that is as small as it can be is left alone.
    ///
    /// # Errors
    /// As [`Writer::commit`]. The index is then as it was, or as it should be.
    pub fn optimize(mut self) -> Result<(), WriteError> {
        // A merge that the policy begins meanwhile would take segments away.
        self.engine().set_merge_policy(Box::new(NoMergePolicy));
        self.want_compaction();
        self.commit()?;
        let metas = self.store.index().searchable_segment_metas()?;
        if metas.len() > 1 || metas.iter().any(|meta| meta.has_deletes()) {
            let ids: Vec<_> = metas.iter().map(|meta| meta.id()).collect();
            self.engine().merge(&ids).wait()?;
        }
        self.engine().garbage_collect_files().wait()?;
        self.finish()
    }
}
