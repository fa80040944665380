//! Applying fixes to a text, round by round, until none is left.

use std::mem::discriminant;
use std::path::Path;

use ecslint_core::{Applicability, Diagnostic, Fix, edit};
use ecslint_syntax::{Document, LineIndex, Syntax, SyntaxError, SyntaxErrorKind, parse};

use crate::project::{Project, syntax_of};
use crate::report::{Change, Checked, Doing, Failure};

/// Fixes that lie too near to each other to be applied at once wait for the next round.
const MOST_ROUNDS: usize = 10;

/// The rule whose fixes mend the text itself, and so may touch what is broken.
const INVALID_JSON: &str = "invalid-json";

/// One text after the fixes.
#[derive(Debug)]
pub struct Mended {
    /// The text as it is now, with what remains to be said.
    pub checked: Checked,
    /// What the fixes changed, if anything.
    pub change: Option<Change>,
    /// How many findings keep their fix because the text around it is broken.
    pub held_back: usize,
    /// Why some fixes could not be applied.
    pub failure: Option<Failure>,
}

impl From<Checked> for Mended {
    fn from(checked: Checked) -> Self {
        Self { checked, change: None, held_back: 0, failure: None }
    }
}

impl Project {
    /// Checks one text and applies the first fix of every finding that is at least as sure as `lowest`, again and again
    /// until nothing changes any more. Nothing is written.
    pub fn mend_text(&self, path: &Path, bytes: &[u8], lowest: Applicability) -> Mended {
        let mut checked = self.check_text(path, bytes);
        if std::str::from_utf8(bytes).is_err() {
            let held_back = wanted(&checked, lowest).count();
            return Mended { held_back, ..Mended::from(checked) };
        }
        let mut past: Vec<Checked> = Vec::new();
        let (mut fixed, mut held_back, mut refused) = (0, 0, Vec::new());
        while past.len() < MOST_ROUNDS {
            let round = Round::play(&checked, syntax_of(path), lowest);
            held_back = round.held_back;
            refused = round.refused;
            let Some((text, count)) = round.mended else { break };
            let next = self.check_text(path, text.as_bytes());
            past.push(std::mem::replace(&mut checked, next));
            fixed += count;
            if let Some(since) = past.iter().position(|past| past.text == checked.text) {
                return contradiction(past, since, lowest);
            }
            // What was refused may be welcome now that the others are applied.
            refused.clear();
        }
        let failure = (!refused.is_empty()).then(|| Failure {
            path: path.to_owned(),
            doing: Doing::Fixing,
            message: format!("the fix of {} would break the text", refused.join(", ")),
        });
        let original = past.into_iter().next();
        let change = original.map(|before| Change { before, text: checked.text.clone(), fixed });
        Mended { checked, change, held_back, failure }
    }
}

/// Fixes that undo each other, as the texts from `since` on show: then the text stays as it was.
fn contradiction(mut past: Vec<Checked>, since: usize, lowest: Applicability) -> Mended {
    let mut rules: Vec<String> = Vec::new();
    for (diagnostic, _) in past[since..].iter().flat_map(|checked| wanted(checked, lowest)) {
        let name = format!("`{}`", diagnostic.rule.name);
        if !rules.contains(&name) {
            rules.push(name);
        }
    }
    let original = past.swap_remove(0);
    let failure = Failure {
        path: original.path.clone(),
        doing: Doing::Fixing,
        message: format!("the fixes of {} undo each other", rules.join(", ")),
    };
    Mended { failure: Some(failure), ..Mended::from(original) }
}

/// The findings with the fix that is to be applied.
fn wanted(checked: &Checked, lowest: Applicability) -> impl Iterator<Item = (&Diagnostic, &Fix)> {
    let changes = |fix: &&Fix| fix.edits.iter().any(|edit| checked.text.get(edit.span.range()) != Some(&edit.text));
    checked.diagnostics.iter().filter_map(move |diagnostic| {
        let fix = diagnostic.fixes.iter().find(|fix| fix.applicability >= lowest).filter(changes)?;
        Some((diagnostic, fix))
    })
}

/// One round over a text.
struct Round {
    /// The new text and how many findings it fixes; `None` when there is nothing to apply.
    mended: Option<(String, usize)>,
    held_back: usize,
    /// The rules whose fixes would break the text, in backticks.
    refused: Vec<String>,
}

impl Round {
    fn play(checked: &Checked, syntax: Syntax, lowest: Applicability) -> Self {
        let mut round = Self { mended: None, held_back: 0, refused: Vec::new() };
        let mut wanted = wanted(checked, lowest).peekable();
        if wanted.peek().is_none() {
            return round;
        }
        let document = parse(&checked.text, syntax);
        let index = LineIndex::new(&checked.text);
        let (held_back, free): (Vec<_>, Vec<_>) = wanted.partition(|(diagnostic, fix)| {
            diagnostic.rule.name != INVALID_JSON && is_beside_broken_text(fix, document.errors(), &index)
        });
        round.held_back = held_back.len();
        let is_sound = |text: &str| !has_new_errors(document.errors(), &parse(text, syntax));
        let (text, count) = edit::apply(&checked.text, free.iter().map(|(_, fix)| *fix));
        if count == 0 || is_sound(&text) {
            round.mended = (count > 0).then_some((text, count));
            return round;
        }
        // Some fix breaks the text, alone or with another one: one by one they show which.
        let mut kept: Vec<&Fix> = Vec::new();
        for (diagnostic, fix) in free {
            kept.push(fix);
            let (text, count) = edit::apply(&checked.text, kept.iter().copied());
            if is_sound(&text) {
                round.mended = Some((text, count));
            } else {
                kept.pop();
                round.refused.push(format!("`{}`", diagnostic.rule.name));
            }
        }
        round.refused.dedup();
        round
    }
}

/// Whether the parser was in doubt about a line that the fix touches.
fn is_beside_broken_text(fix: &Fix, errors: &[SyntaxError], index: &LineIndex) -> bool {
    let lines = |start, end| (index.line_of(start), index.line_of(end));
    fix.edits.iter().any(|edit| {
        let (first, last) = lines(edit.span.start, edit.span.end);
        errors.iter().any(|error| match error.kind {
            // These are read as they are meant.
            SyntaxErrorKind::Comment | SyntaxErrorKind::ByteOrderMark | SyntaxErrorKind::DuplicateKey { .. } => false,
            // A template is whole, but nobody knows what becomes of it.
            SyntaxErrorKind::Template => edit.span.start < error.span.end && error.span.start < edit.span.end,
            _ => {
                let (from, to) = lines(error.span.start, error.span.end);
                from <= last && first <= to
            }
        })
    })
}

/// Whether `after` has more mistakes of some kind than there were.
fn has_new_errors(before: &[SyntaxError], after: &Document<'_>) -> bool {
    let count = |errors: &[SyntaxError], kind: &SyntaxErrorKind| {
        errors.iter().filter(|error| discriminant(&error.kind) == discriminant(kind)).count()
    };
    let mut kinds: Vec<&SyntaxErrorKind> = Vec::new();
    for error in after.errors() {
        if !kinds.iter().any(|kind| discriminant(*kind) == discriminant(&error.kind)) {
            kinds.push(&error.kind);
        }
    }
    kinds.into_iter().any(|kind| count(after.errors(), kind) > count(before, kind))
}
