//! The corpus: an index folder, open. What it learns from itself is in `learned`.

mod learned;

use crate::forget::{self, ForgetError, ForgottenFolder};
use crate::optimize::{self, OptimizeReport};
use crate::repair::{self, RepairError, RepairReport};
use crate::searcher::{Helpers, Searcher};
use crate::translation::{Translation, UserDictionary};
use crate::update::{self, CancelToken, UpdateError, UpdateEvent, UpdateOptions, UpdateReport};
use crate::{SearchError, Status};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use vestnik_analysis::Analyzer;
use vestnik_document::{Document, DocumentId};
use vestnik_index::{
    CheckReport, OpenError, Origin, ReadError, Store, Survey, WriteError, Writer, WriterOptions,
};
use vestnik_query::expand::Expander;
use vestnik_query::hits::{Hits, SearchRequest};

/// An index of documents in a folder. Cheap to clone; clones and threads share it.
///
/// Any number of threads and programs may search while one of them updates: a search sees the last commit as a whole.
#[derive(Clone)]
pub struct Corpus {
    store: Store,
    helpers: Arc<Helpers>,
}

impl Corpus {
    /// Creates an index in a folder that does not exist or is empty.
    ///
    /// # Errors
    /// [`OpenError::Exists`] where one is there already, [`OpenError::NotAnIndex`] where the folder holds other files.
    pub fn create(folder: impl AsRef<Path>) -> Result<Corpus, OpenError> {
        Ok(Corpus::new(Store::create(folder.as_ref(), analyzer())?))
    }

    /// Opens an index.
    ///
    /// # Errors
    /// [`OpenError`] tells apart: no index, something else, another version, damage, no access.
    pub fn open(folder: impl AsRef<Path>) -> Result<Corpus, OpenError> {
        Ok(Corpus::new(Store::open(folder.as_ref(), analyzer())?))
    }

    /// Opens an index, or creates it where there is none.
    ///
    /// # Errors
    /// As [`Corpus::open`] and [`Corpus::create`].
    pub fn open_or_create(folder: impl AsRef<Path>) -> Result<Corpus, OpenError> {
        let made = match Corpus::open(&folder) {
            Err(OpenError::Missing(_)) => Corpus::create(&folder),
            opened => return opened,
        };
        match made {
            // Another program has made it in the meantime.
            Err(OpenError::Exists(_)) => Corpus::open(folder),
            made => made,
        }
    }

    /// Removes an index that does not open because it is damaged or of another version, with all that lies in its folder, for one that
    /// can be made anew at any time, such as a cache. False where there is none, or another program has made a new one in the meantime.
    ///
    /// # Errors
    /// [`OpenError::Busy`] while another program writes to it; [`OpenError::NotAnIndex`] where the folder holds files but no index.
    pub fn discard_unfit(folder: impl AsRef<Path>) -> Result<bool, OpenError> {
        vestnik_index::discard_unfit(folder.as_ref(), &analyzer())
    }

    /// Opens an index for reading; the folder may be one that nobody can write to. Through this handle no document, nothing that was
    /// learned and no table of a search is written.
    ///
    /// # Errors
    /// As [`Corpus::open`].
    pub fn open_read_only(folder: impl AsRef<Path>) -> Result<Corpus, OpenError> {
        Ok(Corpus::new(Store::open_read_only(folder.as_ref(), analyzer())?))
    }

    fn new(store: Store) -> Self {
        let helpers = Helpers::new(Translation::new(&store, Vec::new(), Vec::new()));
        Self { store, helpers: Arc::new(helpers) }
    }

    /// The same index, searched with the help of these dictionaries too; in place of those given before.
    #[must_use]
    pub fn with_dictionaries(self, dictionaries: impl IntoIterator<Item = UserDictionary>) -> Corpus {
        let custom = self.helpers.translation.custom.clone();
        self.with(dictionaries.into_iter().collect(), custom)
    }

    /// The same index, searched with the help of this expander too. It is asked after the others.
    #[must_use]
    pub fn with_expander(self, expander: Arc<dyn Expander>) -> Corpus {
        let (dictionaries, mut custom) =
            (self.helpers.translation.dictionaries.clone(), self.helpers.translation.custom.clone());
        custom.push(expander);
        self.with(dictionaries, custom)
    }

    fn with(self, dictionaries: Vec<UserDictionary>, custom: Vec<Arc<dyn Expander>>) -> Corpus {
        let translation = Translation::new(&self.store, dictionaries, custom);
        Corpus { helpers: Arc::new(Helpers::new(translation)), store: self.store }
    }

    /// Brings the index up to date with folders and files: adds what is new, replaces what has changed, removes what is
    /// gone. Pages that did not change are not opened. A bad page is counted and named, and never ends the run.
    ///
    /// Commits after each batch; cancelling finishes the files in work and commits them.
    ///
    /// # Errors
    /// [`UpdateError::Root`] when a path does not exist, before anything is changed; [`WriteError::Busy`] inside
    /// [`UpdateError::Write`] while another program or thread updates.
    pub fn update(
        &self,
        paths: &[PathBuf],
        options: &UpdateOptions,
        on_event: &mut dyn FnMut(UpdateEvent<'_>),
        cancel: &CancelToken,
    ) -> Result<UpdateReport, UpdateError> {
        let report = update::run(&self.store, paths, options, on_event, cancel)?;
        if !report.is_nothing() && !report.interrupted {
            // The first search that asks for the other language would have to wait for it.
            self.helpers.translation.prepare(&self.store.snapshot()?)?;
        }
        Ok(report)
    }

    /// Forgets folders that the index was made of, given by their paths or labels: their documents are removed, and the index
    /// knows them no more. They may be gone; files are never touched. One commit for all of them.
    ///
    /// # Errors
    /// [`ForgetError::Unknown`] where the index has no such folder; [`WriteError::Busy`] inside [`ForgetError::Write`] while
    /// another program or thread writes.
    pub fn forget(&self, folders: &[PathBuf]) -> Result<Vec<ForgottenFolder>, ForgetError> {
        let forgotten = forget::run(&self.store, folders)?;
        self.helpers.translation.prepare(&self.store.snapshot()?)?;
        Ok(forgotten)
    }

    /// Merges the index into one segment and gives back the space of what was removed or replaced.
    ///
    /// # Errors
    /// [`WriteError::Busy`] inside [`UpdateError::Write`] while another program or thread writes.
    pub fn optimize(&self) -> Result<OptimizeReport, UpdateError> {
        optimize::run(&self.store)
    }

    /// Adds documents and commits. One with the id of another takes its place. Returns how many were added.
    ///
    /// # Errors
    /// [`WriteError::Busy`] while another program or thread writes.
    pub fn add(&self, documents: impl IntoIterator<Item = Document>) -> Result<u64, WriteError> {
        let mut writer = Writer::open(&self.store, WriterOptions::default())?;
        let mut count = 0;
        for document in documents {
            writer.add(&document, Origin::default())?;
            count += 1;
        }
        writer.finish()?;
        Ok(count)
    }

    /// Removes the documents with these ids and commits.
    ///
    /// A page whose file is still there stays away until the file changes.
    ///
    /// # Errors
    /// [`WriteError::Busy`] while another program or thread writes.
    pub fn remove(&self, ids: &[DocumentId]) -> Result<(), WriteError> {
        let mut writer = Writer::open(&self.store, WriterOptions::default())?;
        writer.remove_for_good(ids)?;
        writer.finish()
    }

    /// Searches the last commit.
    ///
    /// # Errors
    /// [`SearchError`] when the index cannot be read, or the cursor is none.
    pub fn search(&self, request: &SearchRequest) -> Result<Hits, SearchError> {
        self.searcher()?.search(request)
    }

    /// A view of the last commit that does not change while it is held.
    ///
    /// # Errors
    /// [`ReadError`] when the index cannot be read.
    pub fn searcher(&self) -> Result<Searcher, ReadError> {
        Ok(Searcher::new(self.store.snapshot()?, Arc::clone(&self.helpers)))
    }

    /// What the index holds.
    ///
    /// # Errors
    /// [`ReadError`] when the index cannot be read.
    pub fn status(&self) -> Result<Status, ReadError> {
        Status::of(&self.store)
    }

    /// Reads everything and tells what does not fit: checksums, stored documents, the catalogue.
    ///
    /// # Errors
    /// [`ReadError`] when the index cannot be read at all.
    pub fn check(&self) -> Result<CheckReport, ReadError> {
        self.store.check()
    }

    /// Looks at an index that may not open any more: what is wrong, what is safe, what would have to be read again. Changes
    /// nothing.
    ///
    /// # Errors
    /// [`OpenError`] where there is no index, something else, or one of a newer program. Damage is told in the survey.
    pub fn survey(folder: impl AsRef<Path>) -> Result<Survey, OpenError> {
        vestnik_index::survey(folder.as_ref(), &analyzer())
    }

    /// Makes an index whole again that is damaged, of an older version or of another analyzer: keeps every document that is
    /// sound, and reads the others again from their pages. What is damaged is moved into a folder `damaged-N` of the index.
    /// A sound index is left alone.
    ///
    /// # Errors
    /// [`MendError::Busy`](crate::MendError::Busy) while a writer has the index, [`MendError::NothingLeft`](crate::MendError::NothingLeft)
    /// where nothing says any more what was indexed.
    pub fn repair(
        folder: impl AsRef<Path>,
        options: &UpdateOptions,
        on_event: &mut dyn FnMut(UpdateEvent<'_>),
        cancel: &CancelToken,
    ) -> Result<RepairReport, RepairError> {
        repair::run(folder.as_ref(), analyzer(), options, on_event, cancel)
    }

    /// The folder of the index.
    pub fn folder(&self) -> &Path {
        self.store.folder()
    }
}

fn analyzer() -> Arc<Analyzer> {
    Arc::new(Analyzer::new())
}

impl std::fmt::Debug for Corpus {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Corpus").field("folder", &self.folder()).finish_non_exhaustive()
    }
}
