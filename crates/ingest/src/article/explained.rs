//! Fills the explanation from what the steps of extraction kept.

use super::authors::Authors;
use super::container::Container;
use super::headline::Headline;
use super::published::Dating;
use super::scene::Scene;
use super::verdict::Verdict;
use super::witness::Witness;
use crate::dom::ElementId;
use crate::explain::{BlockExplanation, Explanation, FieldExplanation, FoundExplanation, WitnessExplanation};
use vestnik_document::{Article, FieldName, Moment, Source};

/// How many elements of a path are named, from the inside.
const PATH_LENGTH: usize = 5;

const HEADLINE_WHY: &str =
    "kinds of witnesses that agree support each other; what the page shows counts most";
const DATE_WHY: &str =
    "the day with most support wins, each kind of source counted once; on it the most precise value";
const RULE_WHY: &str = "the rule for this site says where it stands";
const AUTHORS_WHY: &str = "the first witness that names persons rather than the site";

/// The fields with witnesses.
pub(crate) fn fields(explanation: &mut Explanation, headline: &Headline, dating: &Dating, authors: &Authors) {
    let heard: Vec<Witness> = dating.witnesses.iter().map(|(witness, _)| witness.clone()).collect();
    let day = dating.published.as_ref().map(|published| published.date.to_string()).unwrap_or_default();
    explanation.fields = vec![
        field(FieldName::Headline, headline.text.clone(), HEADLINE_WHY, &headline.witnesses, headline.winner),
        field(FieldName::Published, day, DATE_WHY, &heard, dating.winner),
        field(FieldName::Authors, authors.names.join(", "), AUTHORS_WHY, &authors.witnesses, authors.winner),
    ];
}

/// The witnesses of one field.
fn field(
    name: FieldName,
    value: String,
    why: &str,
    witnesses: &[Witness],
    won: Option<usize>,
) -> FieldExplanation {
    let told = |(at, witness): (usize, &Witness)| WitnessExplanation {
        source: witness.source,
        name: witness.name.to_owned(),
        value: witness.value.clone(),
        won: won == Some(at),
    };
    let ruled = won.is_some_and(|at| witnesses[at].source == Source::SiteRule);
    FieldExplanation {
        field: name,
        value,
        why: if ruled { RULE_WHY } else { why }.to_owned(),
        witnesses: witnesses.iter().enumerate().map(told).collect(),
    }
}

/// The container and every block.
pub(crate) fn body(
    explanation: &mut Explanation,
    scene: &Scene<'_, '_>,
    container: &Container,
    verdicts: &[Verdict],
) {
    explanation.container = container.evidence.to_owned();
    explanation.container_paths = container.parts.iter().map(|part| path(scene, *part)).collect();
    let blocks = scene.page.blocks.iter().zip(verdicts);
    explanation.blocks = blocks
        .map(|(block, verdict)| BlockExplanation {
            text: scene.page.block_text(block).to_owned(),
            kept: *verdict == Verdict::Keep,
            reason: reason(scene, block.element, *verdict),
            path: path(scene, block.element),
        })
        .collect();
}

/// The fields without witnesses, and what was odd.
pub(crate) fn rest(explanation: &mut Explanation, article: &Article) {
    let one = |text: &str| vec![text.to_owned()];
    let related = |time: Option<Moment>, text: &str| match time {
        Some(time) => format!("{text} ({time})"),
        None => text.to_owned(),
    };
    let values = |field: FieldName| match field {
        FieldName::Url => one(article.url.as_deref().unwrap_or("")),
        FieldName::Site => one(article.site.as_deref().unwrap_or("")),
        FieldName::Dek => one(&article.dek),
        FieldName::Modified => article.modified.iter().map(|modified| modified.date.to_string()).collect(),
        FieldName::Dateline => article.dateline.iter().map(|dateline| dateline.text.clone()).collect(),
        FieldName::Agency => one(article.agency.as_deref().unwrap_or("")),
        FieldName::ImageCredits => article.image_credits.clone(),
        FieldName::Captions => article.captions.clone(),
        FieldName::Tags => article.tags.clone(),
        FieldName::Related => article.related.iter().map(|other| related(other.time, &other.text)).collect(),
        FieldName::Rights => one(&article.rights),
        // These have witnesses, or are the page itself.
        _ => Vec::new(),
    };
    let found = article.provenance.iter().map(|(field, source)| (*field, *source, values(*field)));
    explanation.found = found
        .filter(|(.., values)| values.iter().any(|value| !value.is_empty()))
        .map(|(field, source, values)| FoundExplanation { field, source, values })
        .collect();
    explanation.diagnostics = article.diagnostics.clone();
    signed(explanation, article);
}

/// A name under the text or in the dateline is found with the body, when the others had no person to name.
fn signed(explanation: &mut Explanation, article: &Article) {
    let source = article.provenance.get(&FieldName::Authors).copied().unwrap_or(Source::PageText);
    let in_dateline = source == Source::Dateline;
    let Some(authors) = explanation.fields.iter_mut().find(|field| field.field == FieldName::Authors) else {
        return;
    };
    if article.authors.is_empty() || !(in_dateline || authors.value.is_empty()) {
        return;
    }
    authors.value = article.authors.join(", ");
    let (why, name) = match in_dateline {
        true => ("no other person is named, and the dateline names one", "dateline"),
        false => ("nobody else is named, and the text is signed", "line under the text"),
    };
    authors.why = why.to_owned();
    authors.witnesses.iter_mut().for_each(|witness| witness.won = false);
    let value = authors.value.clone();
    authors.witnesses.push(WitnessExplanation { source, name: name.to_owned(), value, won: true });
}

/// The verdict in words; a block outside of the container may also be marked.
fn reason(scene: &Scene<'_, '_>, id: ElementId, verdict: Verdict) -> String {
    let marks = scene.dropped(id);
    match verdict {
        Verdict::Outside if !marks.is_empty() => {
            format!("outside the container, {}", Verdict::Marked(marks).reason())
        }
        verdict => verdict.reason(),
    }
}

fn path(scene: &Scene<'_, '_>, id: ElementId) -> String {
    let mut names: Vec<String> =
        scene.page.ancestors(id).take(PATH_LENGTH).map(|id| name(scene, id)).collect();
    names.reverse();
    names.join(" > ")
}

fn name(scene: &Scene<'_, '_>, id: ElementId) -> String {
    let element = scene.page.element(id);
    let mut name = format!("{:?}", element.tag).to_lowercase();
    if !element.id.is_empty() {
        name.push('#');
        name.push_str(element.id);
    }
    for class in element.class.split_ascii_whitespace().take(3) {
        name.push('.');
        name.push_str(class);
    }
    name
}
