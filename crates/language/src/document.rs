//! From article to document: a tag on every field and paragraph.
//!
//! Each text is judged by its own words and letters; that is cheap. The body's texts together give the document its
//! language. A text whose own evidence is weak and whose script agrees takes the document's language, because a
//! headline of three names says nothing; one that clearly differs keeps its own. Trigrams, which cost more than all the
//! rest, are asked for the whole body and for the texts that differ from it, never for every paragraph.

use crate::candidates::{self, CANDIDATES, COUNT, Script};
use crate::evidence::Evidence;
use crate::reading::Reading;
use crate::tagger::{HEAD_START, Tagger};
use vestnik_document::{
    Article, Document, DocumentId, Language, Paragraph, ParagraphKind, Related, RelatedArticle, Text,
};

/// What the document's language is ahead by in each of its texts.
const INHERITED: f32 = 3.0;
/// No one paragraph speaks louder than this for the whole.
const LOUDEST: f32 = 4.0;
/// The whole is beyond doubt from this lead on.
const WHOLE_IS_CLEAR: f32 = 8.0;

impl Tagger {
    /// Makes a document of an article: every text gets a language, all else is copied.
    ///
    /// The document's own language is that of its body, weighed by how much each paragraph says; without a body, that
    /// of its headline.
    pub fn tag(&self, article: Article, id: DocumentId, path: String) -> Document {
        let readings: Vec<Judged> = article.body.iter().map(|(_, text)| Judged::of(text)).collect();
        let whole = self.whole_of(&article, &readings);
        let lang = whole.map_or(Language::Undetermined, |whole| whole.language);
        let tag = |text: String| Text { lang: self.tag_within(&text, whole), text };
        let field = |text: String| (!text.is_empty()).then(|| tag(text));
        let paragraph = |((kind, text), judged): ((ParagraphKind, String), Judged)| Paragraph {
            lang: self.tag_judged(&text, &judged, whole),
            text,
            kind,
        };
        let related = |RelatedArticle { text, time, url }: RelatedArticle| Related {
            lang: self.tag_within(&text, whole),
            text,
            time,
            url,
        };
        Document {
            path,
            url: article.url,
            site: article.site,
            versions: article.versions,
            lang,
            headline: field(article.headline),
            dek: field(article.dek),
            body: article.body.into_iter().zip(readings).map(paragraph).collect(),
            published: article.published,
            modified: article.modified,
            dateline: article.dateline,
            agency: article.agency,
            authors: article.authors,
            image_credits: article.image_credits,
            captions: article.captions.into_iter().map(tag).collect(),
            tags: article.tags,
            related: article.related.into_iter().map(related).collect(),
            rights: (!article.rights.is_empty()).then_some(article.rights),
            provenance: article.provenance,
            diagnostics: article.diagnostics,
            ..Document::new(id)
        }
    }

    /// The language of the body, else that of the headline. Tables are names and measures, in whatever language: they tell
    /// only where there is no other text.
    fn whole_of(&self, article: &Article, readings: &[Judged]) -> Option<Whole> {
        let of_kind = |rows: bool| {
            let all = article.body.iter().zip(readings);
            let wanted = all.filter(move |((kind, _), _)| (*kind == ParagraphKind::TableRow) == rows);
            self.whole(wanted.map(|((_, text), judged)| (text.as_str(), judged)))
        };
        let of_headline = || {
            let judged = Judged::of(&article.headline);
            self.whole(std::iter::once((article.headline.as_str(), &judged)))
        };
        of_kind(false).or_else(|| of_kind(true)).or_else(of_headline)
    }

    /// The language of several texts together; `None` where they have no letters to speak of. Millions of lines may be asked
    /// about: nothing is gathered but where the letters do not tell.
    fn whole<'t>(&self, texts: impl Iterator<Item = (&'t str, &'t Judged)> + Clone) -> Option<Whole> {
        let mut sums = [0.0f32; COUNT];
        let mut letters = [0usize; COUNT];
        for (_, judged) in texts.clone() {
            let Some(mut evidence) = judged.evidence else { continue };
            if !judged.is_unlike_russian {
                evidence.favour(candidates::first(evidence.script), HEAD_START);
            }
            let (place, lead) = evidence.winner();
            sums[place] += lead.min(LOUDEST);
            letters[place] += judged.letters;
        }
        let best = (0..COUNT).max_by_key(|&place| letters[place]).unwrap_or(0);
        let rivals =
            (0..COUNT).filter(|&place| place != best && CANDIDATES[place].script == CANDIDATES[best].script);
        let rival = rivals.map(|place| sums[place]).fold(0.0, f32::max);
        if sums[best] - rival >= WHOLE_IS_CLEAR {
            return Some(Whole {
                language: CANDIDATES[best].language,
                script: Some(CANDIDATES[best].script),
            });
        }
        let mut joined = String::new();
        for (text, _) in texts {
            joined.push_str(text);
            joined.push('\n');
        }
        let mut reading = Reading::new();
        reading.read(&joined);
        let language = self.detect_read(&joined, &reading).language;
        (language != Language::Undetermined).then(|| Whole { language, script: reading.letters.script() })
    }

    /// The tag of one text of a document whose language is known.
    fn tag_within(&self, text: &str, whole: Option<Whole>) -> Language {
        self.tag_judged(text, &Judged::of(text), whole)
    }

    fn tag_judged(&self, text: &str, judged: &Judged, whole: Option<Whole>) -> Language {
        let evidence = judged.evidence.filter(|_| judged.letters > 0);
        let agreeing = whole.zip(evidence).filter(|(whole, own)| whole.script == Some(own.script));
        let Some((whole, mut evidence)) = agreeing else { return self.detect(text).language };
        let Some(place) = candidates::place_of(whole.language, evidence.script) else {
            return whole.language;
        };
        evidence.favour(place, INHERITED);
        if evidence.winner().0 == place { whole.language } else { self.detect(text).language }
    }
}

/// One text of a document by itself.
#[derive(Clone, Copy, Debug)]
struct Judged {
    /// `None` for a text in neither script.
    evidence: Option<Evidence>,
    letters: usize,
    is_unlike_russian: bool,
}

impl Judged {
    fn of(text: &str) -> Judged {
        let mut reading = Reading::new();
        reading.read(text);
        let script = reading.letters.script();
        let is_unlike_russian = script == Some(Script::Cyrillic) && reading.is_spelled_unlike_russian(text);
        let evidence = script.map(|script| reading.evidence(script));
        Judged { evidence, letters: reading.letters.total(), is_unlike_russian }
    }
}

/// What is known of a document before its texts are tagged.
#[derive(Clone, Copy, Debug)]
struct Whole {
    language: Language,
    script: Option<Script>,
}

#[cfg(test)]
mod tests;
