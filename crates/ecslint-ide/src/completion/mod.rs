//! What may be written at a place: members, values, names and whole objects.
//!
//! What the launch type refuses comes last and marked, so that someone who looks for it reads why; single values that it
//! refuses are left out where the API rejects them.

mod candidate;
mod documents;
mod elsewhere;
mod expression;
mod members;
mod refusals;
mod site;
mod sketch;
mod template;
mod values;
mod yaml;

#[cfg(test)]
mod tests;

use ecslint_core::Edit;
use ecslint_syntax::{Span, Syntax};

use crate::view::View;
use candidate::{Candidate, Context};
use site::{Site, Want};

pub use documents::complete_blank;
pub use yaml::complete_yaml;

/// More than so many are never offered; what was typed decides which. A list that is as long wants to be asked for again
/// when more was typed.
pub const MOST: usize = 300;

/// Something that may be written at a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Completion {
    /// What the list shows.
    pub label: String,
    /// What it is.
    pub kind: CompletionKind,
    /// One line about it.
    pub detail: String,
    /// More about it, in Markdown; may be empty.
    pub documentation: String,
    /// The text it replaces: a whole key or string with its quotes, or a word. On one line, and the place lies in it.
    pub replace: Span,
    /// What it puts there. Lines behind the first are indented as if the first stood at the margin, so the indentation
    /// of the line at the place goes before each of them.
    pub text: String,
    /// The same in the snippet syntax of the Language Server Protocol, where there is something to fill in.
    pub snippet: Option<String>,
    /// The order in which to show them, from the lowest on.
    pub rank: u32,
    /// Whether it is to be struck out.
    pub standing: Standing,
    /// What the text to replace is compared with; begins with a quote where that does.
    pub filter: String,
    /// What else has to change: a comma that was missing somewhere before [`Self::replace`].
    pub also: Vec<Edit>,
}

/// What a [`Completion`] is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CompletionKind {
    /// A member of an object.
    Member,
    /// A value of a fixed list.
    Value,
    /// A container of the task.
    Container,
    /// A volume of the task.
    Volume,
    /// A name for a port.
    Port,
    /// A size of CPU, memory or disk.
    Size,
    /// An option of a log driver or of FireLens.
    Option,
    /// A text of a fixed form, as an ARN is.
    Reference,
    /// A whole object or list.
    Snippet,
    /// What a placement expression asks about.
    Subject,
    /// An operator of a placement expression.
    Operator,
    /// A word that joins parts of a placement expression.
    Keyword,
}

/// Whether a [`Completion`] is recommended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Standing {
    /// It may be written.
    Usual,
    /// It may be written, but does not go with something else in the file; the detail says with what.
    Doubtful,
    /// AWS refuses it here, or has retired it; the detail says so.
    Refused,
}

/// What may be written at `offset` of a text of JSON, best first. Empty where nothing is known: in placeholders, comments,
/// and texts that are the user's own. For YAML there is [`complete_yaml`].
pub fn complete(view: View<'_>, offset: u32) -> Vec<Completion> {
    if view.document.syntax() == Syntax::Yaml {
        return Vec::new();
    }
    if let Some(found) = expression::complete(view, offset) {
        return found;
    }
    let Some(site) = Site::at(view, offset) else { return Vec::new() };
    let context = Context::new(view, &site);
    let candidates = match &site.want {
        Want::Member(wanted) => members::candidates(&context, wanted),
        Want::Value(wanted) => values::candidates(&context, wanted),
    };
    finish(candidates, &site)
}

/// Puts candidates into their order and to their place.
fn finish(candidates: Vec<Candidate>, site: &Site<'_>) -> Vec<Completion> {
    let candidates = ordered(candidates, site.typed());
    let ranks = 0..;
    candidates.into_iter().zip(ranks).map(|(candidate, rank)| site.place(candidate, rank)).collect()
}

/// The candidates in their order, no more than are shown.
fn ordered(candidates: Vec<Candidate>, typed: &str) -> Vec<Candidate> {
    let mut candidates = candidates;
    if candidates.len() > MOST {
        let typed = typed.to_lowercase();
        candidates.retain(|candidate| candidate.filter.to_lowercase().contains(&typed));
    }
    candidates.sort_by(|one, other| {
        (one.standing, one.rank).cmp(&(other.standing, other.rank)).then_with(|| one.label.cmp(&other.label))
    });
    candidates.truncate(MOST);
    candidates
}
