//! Where the defect is: what differs between a bad text and its mended twin, by lines and by JSON Pointer.

use std::ops::RangeInclusive;

use ecslint_project::{Diagnostic, LineIndex, Span};
use serde_json::Value;
use similar::{DiffOp, TextDiff};

/// Where a finding stands, seen from the defect; the best last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Place {
    Elsewhere,
    /// The defect is the other side of a contradiction: a label points there, or the finding asks for what the twin adds.
    Related,
    Own,
}

/// What a mended twin has done.
pub(crate) struct Difference {
    index: LineIndex,
    /// The lines of the bad text that differ; both neighbours where lines are only inserted. Counted from 0.
    lines: Vec<RangeInclusive<u32>>,
    /// Members and items that were changed or removed.
    changed: Vec<String>,
    /// Objects that members were added to.
    extended: Vec<String>,
    /// The names of these members.
    added: Vec<String>,
}

impl Difference {
    pub(crate) fn new(bad: &str, fixed: &str) -> Self {
        let mut lines = Vec::new();
        for operation in TextDiff::from_lines(bad, fixed).ops() {
            let old = operation.old_range();
            match operation {
                DiffOp::Equal { .. } => {}
                DiffOp::Insert { .. } => lines.push(old.start.saturating_sub(1) as u32..=old.start as u32),
                DiffOp::Delete { .. } | DiffOp::Replace { .. } => {
                    lines.push(old.start as u32..=old.end.saturating_sub(1) as u32);
                }
            }
        }
        let mut difference =
            Self { index: LineIndex::new(bad), lines, changed: Vec::new(), extended: Vec::new(), added: Vec::new() };
        if let (Ok(bad), Ok(fixed)) = (serde_json::from_str(bad), serde_json::from_str(fixed)) {
            difference.compare("", &bad, &fixed);
        }
        difference
    }

    fn compare(&mut self, pointer: &str, bad: &Value, fixed: &Value) {
        let below = |name: &str| format!("{pointer}/{}", name.replace('~', "~0").replace('/', "~1"));
        match (bad, fixed) {
            (Value::Object(bad), Value::Object(fixed)) => {
                for (name, value) in bad {
                    match fixed.get(name) {
                        Some(other) => self.compare(&below(name), value, other),
                        None => self.changed.push(below(name)),
                    }
                }
                let added = self.added.len();
                self.added.extend(fixed.keys().filter(|name| !bad.contains_key(*name)).cloned());
                if self.added.len() > added {
                    self.extended.push(pointer.to_owned());
                }
            }
            (Value::Array(bad), Value::Array(fixed)) if bad.len() == fixed.len() => {
                for (at, (bad, fixed)) in bad.iter().zip(fixed).enumerate() {
                    self.compare(&below(&at.to_string()), bad, fixed);
                }
            }
            (bad, fixed) if bad == fixed => {}
            _ => self.changed.push(pointer.to_owned()),
        }
    }

    /// Where a finding about the text `bad` stands.
    pub(crate) fn place(&self, diagnostic: &Diagnostic, bad: &str) -> Place {
        let is_inside = |inner: &str, outer: &str| {
            inner.strip_prefix(outer).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        };
        let pointer = diagnostic.pointer.as_str();
        if self.touches(diagnostic.span)
            || self.changed.iter().any(|changed| is_inside(pointer, changed))
            || self.extended.iter().any(|extended| extended == pointer)
        {
            return Place::Own;
        }
        let is_near =
            |span: Span| self.touches(span) || self.leads_to_change(bad.get(span.range()).unwrap_or_default());
        let is_labelled = diagnostic.related.iter().any(|label| is_near(label.span));
        if is_labelled || self.is_asked_for(diagnostic) { Place::Related } else { Place::Elsewhere }
    }

    /// Whether `key`, as it is written, is that of something that holds a change.
    fn leads_to_change(&self, key: &str) -> bool {
        let name = key.trim_matches('"');
        self.changed.iter().any(|changed| changed.split('/').skip(1).any(|part| part == name))
    }

    /// Whether the words of a finding name a member that the twin adds, where it changes nothing else: what is not there
    /// has no place.
    fn is_asked_for(&self, diagnostic: &Diagnostic) -> bool {
        let words = [Some(&diagnostic.message), diagnostic.help.as_ref()];
        let names = |text: &String| self.added.iter().any(|name| text.contains(&format!("`{name}")));
        self.changed.is_empty() && words.into_iter().flatten().any(names)
    }

    fn touches(&self, span: Span) -> bool {
        let (first, last) = (self.index.line_of(span.start), self.index.line_of(span.end));
        self.lines.iter().any(|lines| *lines.start() <= last && first <= *lines.end())
    }
}
