//! A searcher: one commit of the index, to search, to read documents from, to ask why.

use crate::learning::Partners;
use crate::search::{self, Explained, ScratchPool, Sought, Versions};
use crate::translation::{Expanders, Translation};
use crate::{DocumentPair, SearchError};
use std::ffi::OsStr;
use std::path::Path;
use std::sync::{Arc, OnceLock};
use vestnik_bilingual::pairs::{PairList, stamp};
use vestnik_document::{Document, DocumentId};
use vestnik_index::{Bucket, ReadError, Snapshot, Step};
use vestnik_query::highlight::Highlighter;
use vestnik_query::hits::{Highlight, Hits, Partner, SearchRequest, Translate};
use vestnik_query::plan::{QueryPlan, Scope};
use vestnik_query::planner::Planner;
use xxhash_rust::xxh3::xxh3_64;

/// A view of one commit that does not change while it is held. Cheap to clone; clones and threads share it.
#[derive(Clone)]
pub struct Searcher {
    snapshot: Snapshot,
    /// Made when a request first asks for the other language.
    bilingual: Arc<OnceLock<Expanders>>,
    /// Read when a request first asks for pairs.
    pairs: Arc<OnceLock<Arc<PairList>>>,
    helpers: Arc<Helpers>,
}

/// What searches of all snapshots share.
pub(crate) struct Helpers {
    pub(crate) translation: Translation,
    partners: Partners,
    scratches: ScratchPool,
}

impl Helpers {
    pub(crate) fn new(translation: Translation) -> Self {
        Self { translation, partners: Partners::default(), scratches: ScratchPool::default() }
    }
}

/// The least length of a prefix that [`Searcher::find`] takes for the start of an id.
const LEAST_PREFIX: usize = 4;
/// How many ids a prefix may stand for.
const MOST_FOUND: usize = 20;

impl Searcher {
    pub(crate) fn new(snapshot: Snapshot, helpers: Arc<Helpers>) -> Self {
        Self { snapshot, bilingual: Arc::default(), pairs: Arc::default(), helpers }
    }

    /// Searches.
    ///
    /// # Errors
    /// [`SearchError`] when the index cannot be read, or the cursor is none.
    pub fn search(&self, request: &SearchRequest) -> Result<Hits, SearchError> {
        search::search(&self.sought(request), request)
    }

    /// What a query is taken for, and what each of its words gives to the hits.
    ///
    /// # Errors
    /// As [`Searcher::search`].
    pub fn explain(&self, request: &SearchRequest) -> Result<Explained, SearchError> {
        search::explain(&self.sought(request), request)
    }

    /// Documents like this one, by the words that tell it from others. `None` where no document has this id.
    ///
    /// # Errors
    /// [`SearchError`] when the index cannot be read.
    pub fn similar(&self, id: &DocumentId, limit: usize) -> Result<Option<Hits>, SearchError> {
        let request = SearchRequest { limit, pairs: false, ..SearchRequest::new("") };
        search::similar(&self.sought(&request), id, &request)
    }

    /// How many documents a query finds by month or day, split by language, in order of time. The query is taken as typed: a
    /// [`Searcher::search`] with the limit 0 gives other readings of one that finds nothing.
    ///
    /// # Errors
    /// As [`Searcher::search`].
    pub fn timeline(&self, request: &SearchRequest, step: Step) -> Result<Vec<Bucket>, SearchError> {
        Ok(self.snapshot.prepare(&self.plan(request))?.timeline(step)?)
    }

    /// The plan of a request: every word with all that may stand for it.
    pub fn plan(&self, request: &SearchRequest) -> QueryPlan {
        self.sought(request).planner().plan(request)
    }

    /// Where the words of a query stand in a text of a document, as a part of this field; in order, not overlapping.
    pub fn highlights(&self, request: &SearchRequest, texts: &[(Scope, &str)]) -> Vec<Vec<Highlight>> {
        let plan = self.plan(request);
        let mut highlighter = Highlighter::new(&plan, self.snapshot.analyzer());
        texts.iter().map(|(scope, text)| highlighter.highlights(text, *scope)).collect()
    }

    /// The document with this id.
    ///
    /// # Errors
    /// [`ReadError`] when it cannot be read.
    pub fn document(&self, id: &DocumentId) -> Result<Option<Document>, ReadError> {
        self.snapshot.address(id)?.map(|address| self.snapshot.document(address)).transpose()
    }

    /// The documents that a person may mean: by an id, the path of an indexed file, an address, or the start of an id (four
    /// characters or more). In order of ids, at most twenty.
    ///
    /// # Errors
    /// [`ReadError`] when the index cannot be read.
    pub fn find(&self, id_or_path: impl AsRef<OsStr>) -> Result<Vec<DocumentId>, ReadError> {
        let id_or_path = id_or_path.as_ref();
        if let Some(Ok(id)) = id_or_path.to_str().map(DocumentId::new)
            && self.snapshot.address(&id)?.is_some()
        {
            return Ok(vec![id]);
        }
        for id in self.ids_of_path(Path::new(id_or_path)) {
            if self.snapshot.address(&id)?.is_some() {
                return Ok(vec![id]);
            }
        }
        match id_or_path.to_str() {
            Some(url) if url.starts_with("http://") || url.starts_with("https://") => {
                let mut ids = self.snapshot.ids_of_url(url)?;
                ids.truncate(MOST_FOUND);
                Ok(ids)
            }
            Some(prefix) if prefix.chars().count() >= LEAST_PREFIX => {
                self.snapshot.ids_with_prefix(prefix, MOST_FOUND)
            }
            _ => Ok(Vec::new()),
        }
    }

    /// The ids that the page in a file may have: below a root, or as a file that was given alone.
    fn ids_of_path(&self, path: &Path) -> Vec<DocumentId> {
        let roots = self.snapshot.roots();
        let mut places = Vec::new();
        // The file itself may be gone, or lie on a disk that is not there.
        let resolved = std::fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        places.extend(roots.place(&resolved));
        if let (Some(folder), Some(name)) = (resolved.parent(), resolved.file_name()) {
            let lone = roots.iter().filter(|root| root.is_lone() && root.path == folder);
            places.extend(lone.map(|root| root.place(Path::new(name))));
        }
        let keys = places.iter().filter_map(|place| roots.key(place));
        keys.map(|key| DocumentId::from_hash(xxh3_64(&key))).collect()
    }

    /// The version of the same story in the other language, where one is known and both are as they were when that was
    /// learned.
    ///
    /// # Errors
    /// [`ReadError`] when the index cannot be read.
    pub fn partner(&self, document: &Document) -> Result<Option<Partner>, ReadError> {
        Versions::new(&self.snapshot, self.pair_list()).of(document)
    }

    /// The two documents of a pair, the English one first; `None` where one of them is gone or its text is not what it was.
    ///
    /// # Errors
    /// [`ReadError`] when the index cannot be read.
    pub fn versions(&self, pair: &DocumentPair) -> Result<Option<(Document, Document)>, ReadError> {
        let (Some(english), Some(russian)) = (self.document(&pair.english)?, self.document(&pair.russian)?)
        else {
            return Ok(None);
        };
        Ok((pair.stamps == (stamp(&english), stamp(&russian))).then_some((english, russian)))
    }

    /// All documents, one after another, in the order in which they are stored: to export them, or to count what no search counts.
    /// One that cannot be read is an error in its place, and the next one follows.
    ///
    /// ```no_run
    /// # fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// for document in vestnik::Corpus::open_read_only("index")?.searcher()?.all_documents() {
    ///     println!("{}", document?.headline_text());
    /// }
    /// # Ok(())
    /// # }
    /// ```
    pub fn all_documents(&self) -> impl Iterator<Item = Result<Document, ReadError>> {
        self.snapshot.all_documents()
    }

    /// What the searches so far did without, because its file cannot be read: pairs of documents, the lexicon, decisions. A sentence
    /// for each file.
    pub fn damaged_learning(&self) -> Vec<String> {
        let mut problems = self.helpers.translation.problems();
        problems.extend(self.helpers.partners.problem());
        problems
    }

    /// How many documents there are.
    pub fn documents(&self) -> u64 {
        self.snapshot.documents()
    }

    /// An index that cannot be read has no words of the other language: the search that follows says why.
    fn sought(&self, request: &SearchRequest) -> Sought<'_> {
        let plain = self.helpers.translation.plain.as_slice();
        let expanders = match request.translate {
            Translate::Off => plain,
            Translate::Also | Translate::All => self.bilingual().map_or(plain, |made| made.as_slice()),
        };
        let pairs = request.pairs.then(|| self.pair_list()).filter(|pairs| !pairs.is_empty());
        Sought { snapshot: &self.snapshot, expanders, pairs, scratches: &self.helpers.scratches }
    }

    fn pair_list(&self) -> &PairList {
        self.pairs.get_or_init(|| self.helpers.partners.of(&self.helpers.translation.learned))
    }

    fn bilingual(&self) -> Result<&Expanders, ReadError> {
        if let Some(made) = self.bilingual.get() {
            return Ok(made);
        }
        let made = self.helpers.translation.expanders(&self.snapshot)?;
        Ok(self.bilingual.get_or_init(|| made))
    }
}

impl std::fmt::Debug for Searcher {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Searcher").field("documents", &self.documents()).finish_non_exhaustive()
    }
}

impl<'a> Sought<'a> {
    pub(crate) fn planner(&self) -> Planner<'a> {
        Planner::new(self.snapshot.analyzer(), self.snapshot).with_expanders(self.expanders)
    }
}
