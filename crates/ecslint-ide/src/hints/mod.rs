//! Short remarks beside values: what a number amounts to, what holds where nothing is written.

mod container;
mod task;
mod totals;

use ecslint_core::field::Located;
use ecslint_syntax::Span;

use crate::view::View;

/// A remark that an editor shows within a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InlayHint {
    /// Where it stands.
    pub offset: u32,
    /// The remark.
    pub label: String,
    /// What explains it, in Markdown.
    pub tooltip: Option<String>,
    /// On which side of the place its text belongs.
    pub side: Side,
}

/// To which neighbour a hint belongs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// It explains what stands before it.
    After,
    /// It explains what stands behind it.
    Before,
}

/// The hints whose places lie in `range`, in the order of the text. Only values that are known have any.
pub fn inlay_hints(view: View<'_>, range: Span) -> Vec<InlayHint> {
    let mut hints = Hints { range, found: Vec::new() };
    task::hints(view, &mut hints);
    for container in view.task.containers().iter() {
        // A container far away from what is shown has nothing to add.
        let span = container.object().span();
        if span.start <= range.end && range.start <= span.end {
            container::hints(view, container, &mut hints);
        }
    }
    hints.found.sort_by_key(|hint| hint.offset);
    // What aliases of YAML share is remarked on once.
    hints.found.dedup_by(|later, earlier| later.offset == earlier.offset && later.label == earlier.label);
    hints.found
}

/// The hints found so far.
struct Hints {
    range: Span,
    found: Vec<InlayHint>,
}

impl Hints {
    /// Says `label` behind a value.
    fn behind<T>(&mut self, value: &Located<'_, T>, label: String, tooltip: Option<String>) {
        self.push(InlayHint { offset: value.span().end, label, tooltip, side: Side::After });
    }

    fn push(&mut self, hint: InlayHint) {
        if self.range.touches(hint.offset) {
            self.found.push(hint);
        }
    }
}

#[cfg(test)]
mod tests;
