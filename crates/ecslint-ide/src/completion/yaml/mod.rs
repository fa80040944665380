//! What may be written in YAML.
//!
//! A line that is being written is seldom YAML, and a reader drops it. So a word of our own is written in its place in
//! every way that the line may be meant, and the first text in which the API has something for that word is the answer: the
//! indentation then says by itself what the line belongs to.

mod block;
mod line;

use std::ops::Range;

use ecslint_core::Edit;
use ecslint_core::engine::Kind;
use ecslint_core::views::Assumption;
use ecslint_syntax::{Span, Syntax};

use crate::completion::candidate::{Candidate, Context};
use crate::completion::expression::{self, Writing};
use crate::completion::site::{self, Site, Want, WantedMember, WantedValue};
use crate::completion::{Completion, members, ordered, values};
use crate::model::ValueModel;
use crate::place::{At, Way};
use crate::view::{Ide, View};
use block::{Content, Quotes, rewritten};
use line::{Line, Part};

/// The word that stands in the place of what is being written. No reader takes it for anything but text.
const WORD: &str = "EcslintWritesHere";

/// What may be written at `offset` of a text of YAML, best first. Empty where nothing is known, and in braces: only lists in
/// brackets are completed, where they are opened on the same line.
pub fn complete_yaml(ide: &Ide, text: &str, kind: Kind, assumption: Assumption, offset: u32) -> Vec<Completion> {
    let Some(line) = Line::around(text, offset as usize) else { return Vec::new() };
    let Some(place) = Place::new(text, line, offset) else { return Vec::new() };
    let tried = place.readings().into_iter().find_map(|reading| {
        let (text, word) = place.written(&reading)?;
        ide.look(&text, Syntax::Yaml, kind, assumption, |view| place.answer(view, &reading, word)).flatten()
    });
    tried.unwrap_or_default()
}

/// A place at which something is being written.
struct Place<'t> {
    text: &'t str,
    line: Line<'t>,
    offset: u32,
    /// What is replaced, counted from the beginning of the line.
    replace: Range<usize>,
}

/// A way in which a line may be meant.
struct Reading {
    what: What,
    /// What stands before the word on the line, and behind it.
    before: String,
    behind: String,
}

/// What the word on a line may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum What {
    /// A new member.
    Member,
    /// The key of a member that has a value.
    Key,
    /// The value behind a key; the colon ends there.
    Value { colon: usize },
    /// An item behind its dash.
    Item,
    /// An item whose dash is still to be written.
    DashedItem,
    /// An item between brackets.
    ItemInBrackets,
}

impl<'t> Place<'t> {
    fn new(text: &'t str, line: Line<'t>, offset: u32) -> Option<Self> {
        let replace = match &line.part {
            Part::Key(range) | Part::Word(range) => range.clone(),
            Part::Value { value, .. } => value.clone(),
            Part::Item { word, .. } => word.clone(),
        };
        let replaced = line.text.get(replace.clone())?;
        // Anchors, aliases, tags and texts over several lines are the user's own.
        let is_special = replaced.starts_with(['&', '*', '!', '|', '>', '[', '{', '?', '`']);
        (!is_special).then_some(Self { text, line, offset, replace })
    }

    fn readings(&self) -> Vec<Reading> {
        let mut readings = self.all_readings();
        let below = self.column_below();
        let column = self.line.content;
        // What stands further in on the lines below belongs to this line already.
        readings.retain(|reading| match reading.what {
            What::Value { .. } => {
                below.is_none_or(|(below, has_dash)| below < column || (below == column && !has_dash))
            }
            What::Item => below.is_none_or(|(below, _)| below < column),
            What::Member | What::DashedItem => below.is_none_or(|(below, _)| below <= column),
            What::Key | What::ItemInBrackets => true,
        });
        readings
    }

    fn all_readings(&self) -> Vec<Reading> {
        let text = self.line.text;
        let reading = |what: What, before: &str, behind: &str| Reading {
            what,
            before: before.to_owned(),
            behind: behind.to_owned(),
        };
        let start = &text[..self.replace.start];
        match &self.line.part {
            Part::Key(key) => vec![reading(What::Key, start, &text[key.end..])],
            Part::Value { colon, .. } => {
                vec![reading(What::Value { colon: *colon }, &format!("{} ", &text[..*colon]), "")]
            }
            Part::Item { word, closing } => {
                let behind = &text[word.end..];
                let comment = behind.find(" #").unwrap_or(behind.len());
                vec![reading(What::ItemInBrackets, start, &format!("{}{closing}", &behind[..comment]))]
            }
            Part::Word(_) if self.line.content > self.line.indentation => {
                let start = if start.ends_with('-') { format!("{start} ") } else { start.to_owned() };
                vec![reading(What::Member, &start, ":"), reading(What::Item, &start, "")]
            }
            Part::Word(_) => {
                vec![reading(What::Member, start, ":"), reading(What::DashedItem, &format!("{start}- "), "")]
            }
        }
    }

    /// The column at which the next line begins that holds more than a comment, and whether it begins with a dash.
    fn column_below(&self) -> Option<(usize, bool)> {
        let below = self.text.get(self.line.start + self.line.text.len()..).unwrap_or_default();
        let next = below.lines().skip(1).find(|line| {
            let content = line.trim_start();
            !content.is_empty() && !content.starts_with('#')
        });
        next.map(|next| {
            let column = next.len() - next.trim_start_matches(' ').len();
            (column, next[column..].starts_with('-'))
        })
    }

    /// The whole text with our word in the place of what is being written, and where that stands.
    fn written(&self, reading: &Reading) -> Option<(String, u32)> {
        let before = self.text.get(..self.line.start)?;
        let behind = self.text.get(self.line.start + self.line.text.len()..)?;
        let word = u32::try_from(before.len() + reading.before.len()).ok()?;
        Some((format!("{before}{}{WORD}{}{behind}", reading.before, reading.behind), word))
    }

    /// What may be written, where the text reads so that the API has something for our word.
    fn answer(&self, view: View<'_>, reading: &Reading, word: u32) -> Option<Vec<Completion>> {
        let way = Way::to(view, word + 1)?;
        let here = way.innermost()?;
        let want = match (reading.what, way.at) {
            (What::Member | What::Key, At::Key(member)) => {
                let takes_members = matches!(here.model, Some(ValueModel::Shape(_) | ValueModel::Map(_)));
                let has_value = reading.what == What::Key;
                let is_meant = member.name() == WORD && here.node.is_unquoted() && takes_members;
                // What stands below would become the value of a new member.
                if !is_meant || (!has_value && !member.value.span().is_empty()) {
                    return None;
                }
                let path = way.path.clone();
                Want::Member(WantedMember { object: here, path, key: Some(member), has_value })
            }
            (What::Member | What::Key, _) => return None,
            (_, At::Value) => {
                let parent = way.steps.len().checked_sub(2).and_then(|index| way.steps.get(index)).copied()?;
                let is_list = parent.node.is_array();
                let is_meant = match reading.what {
                    What::Value { .. } => !is_list && parent.node.is_unquoted(),
                    What::ItemInBrackets => is_list && !parent.node.is_unquoted() && is_plain(here.model),
                    _ => is_list && parent.node.is_unquoted(),
                };
                if !is_meant || here.node.text() != WORD {
                    return None;
                }
                if let What::Value { colon } = reading.what
                    && way.path == expression::PATH
                    && let Some(found) = self.in_expression(view, colon)
                {
                    return Some(found);
                }
                Want::Value(WantedValue {
                    path: way.path.clone(),
                    model: here.model,
                    described: here.described,
                    node: Some(here.node),
                    list: is_list.then_some(parent.node),
                })
            }
            _ => return None,
        };
        site::is_sane(self.text, self.span(self.replace.clone())?, self.offset).then_some(())?;
        let replace = Span::new(word, word + WORD.len() as u32);
        let site = Site::of_word(view, way, want, replace, self.typed().to_owned());
        let context = Context::new(view, &site);
        let candidates = match &site.want {
            Want::Member(wanted) => members::candidates(&context, wanted),
            Want::Value(wanted) => values::candidates(&context, wanted),
        };
        let candidates = ordered(candidates, self.typed());
        let completions = candidates.into_iter().filter_map(|candidate| self.place(reading.what, candidate));
        Some(completions.zip(0..).map(|(found, rank)| Completion { rank, ..found }).collect())
    }

    /// A part of the line as a span of the text.
    fn span(&self, range: Range<usize>) -> Option<Span> {
        let start = u32::try_from(self.line.start).ok()?;
        Some(Span::new(start + u32::try_from(range.start).ok()?, start + u32::try_from(range.end).ok()?))
    }

    /// What was typed of the word, without its quote.
    fn typed(&self) -> &'t str {
        let start = self.line.start + self.replace.start;
        self.text.get(start..self.offset as usize).unwrap_or_default().trim_matches(['"', '\''])
    }

    fn quote(&self) -> Option<char> {
        let replaced = self.line.text.get(self.replace.clone()).unwrap_or_default();
        replaced.chars().next().filter(|first| matches!(first, '"' | '\''))
    }

    /// The completion that puts `candidate` here; `None` where it cannot be written in YAML.
    fn place(&self, what: What, candidate: Candidate) -> Option<Completion> {
        let start = &self.line.text[..self.replace.start];
        let lead = match what {
            What::Item | What::Member if start.ends_with('-') => " ",
            What::DashedItem => "- ",
            _ => "",
        };
        // Editors repeat the blanks at the beginning of the line by themselves.
        let column = self.line.content.saturating_sub(self.line.indentation) + lead.len();
        let content = match what {
            What::Member => Content::Members,
            What::Value { .. } => Content::Value,
            _ => Content::Item,
        };
        let quotes = match self.quote() {
            Some('"') => Quotes::Double,
            Some(_) => Quotes::Single,
            None => Quotes::Needed,
        };
        let body = rewritten(&candidate.body, content, quotes, &" ".repeat(column))?;
        let (mut text, mut snippet) = (body.plain(), body.snippet());
        let mut also = Vec::new();
        if let What::Value { colon } = what {
            if text.starts_with('\n') {
                // No blanks stay behind the colon.
                let blanks = self.span(colon..self.replace.start)?;
                also.extend((!blanks.is_empty()).then(|| Edit { span: blanks, text: String::new() }));
            } else if colon < self.replace.start {
                text.remove(0);
                snippet = snippet.map(|snippet| snippet.strip_prefix(' ').map(str::to_owned).unwrap_or(snippet));
            }
        }
        let filter = match self.quote() {
            Some(quote) => format!("{quote}{}{quote}", candidate.filter),
            None => candidate.filter,
        };
        Some(Completion {
            label: candidate.label,
            kind: candidate.kind,
            detail: candidate.detail,
            documentation: candidate.documentation,
            replace: self.span(self.replace.clone())?,
            text: format!("{lead}{text}"),
            snippet: snippet.map(|snippet| format!("{lead}{snippet}")),
            rank: 0,
            standing: candidate.standing,
            filter,
            also,
        })
    }

    /// What may be written inside of a placement expression; `None` where a value is to begin behind the colon without a
    /// blank.
    fn in_expression(&self, view: View<'_>, colon: usize) -> Option<Vec<Completion>> {
        let base = self.line.start;
        let value = base + self.replace.start..base + self.replace.end;
        let offset = self.offset as usize;
        if value.start == base + colon {
            return None;
        }
        let (writing, quote) = match self.quote() {
            Some('"') => (Writing::Escaped, 1),
            Some(_) => (Writing::Single, 1),
            None => (Writing::Plain, 0),
        };
        let written = self.text.get(value.clone())?;
        let closing = usize::from(quote == 1 && written.len() > 1 && written.ends_with(&written[..1]));
        // Blanks behind the last word may be followed by the next one.
        let end = if quote == 0 { value.end.max(offset) } else { value.end - closing };
        let content = value.start + quote;
        if offset < content || offset > end {
            return Some(Vec::new());
        }
        Some(expression::inside(view, self.text, content..end, offset, writing).unwrap_or_default())
    }
}

/// Whether the API takes no lists and objects.
fn is_plain(model: Option<&ValueModel>) -> bool {
    !matches!(model, Some(ValueModel::List(_) | ValueModel::Map(_) | ValueModel::Shape(_)))
}

/// A document of JSON in YAML.
#[cfg(test)]
pub(super) fn as_yaml(json: &super::template::Template) -> Option<String> {
    rewritten(json, Content::Item, Quotes::Needed, "").map(|template| template.plain() + "\n")
}
