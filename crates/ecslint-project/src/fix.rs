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
        if !document.errors().iter().all(|error| is_read_as_meant(&error.kind)) {
            // The text was broken before, so it is not the fix that is to blame.
            round.held_back += std::mem::take(&mut round.refused).len();
        }
        round
    }
}

/// Whether the parser was in doubt about a line that the fix touches.
fn is_beside_broken_text(fix: &Fix, errors: &[SyntaxError], index: &LineIndex) -> bool {
    let lines = |start, end| (index.line_of(start), index.line_of(end));
    fix.edits.iter().any(|edit| {
        let (first, last) = lines(edit.span.start, edit.span.end);
        errors.iter().any(|error| match error.kind {
            // A template is whole, but nobody knows what becomes of it.
            SyntaxErrorKind::Template => edit.span.start < error.span.end && error.span.start < edit.span.end,
            ref kind if is_read_as_meant(kind) => false,
            _ => {
                let (from, to) = lines(error.span.start, error.span.end);
                from <= last && first <= to
            }
        })
    })
}

/// Whether the parser knows what a text with this mistake means.
fn is_read_as_meant(kind: &SyntaxErrorKind) -> bool {
    matches!(
        kind,
        SyntaxErrorKind::Comment
            | SyntaxErrorKind::ByteOrderMark
            | SyntaxErrorKind::DuplicateKey { .. }
            | SyntaxErrorKind::Template
    )
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

#[cfg(test)]
mod tests {
    use ecslint_core::{Edit, Severity};
    use ecslint_syntax::Span;

    use super::*;

    /// A text with one finding for each fix, which replaces a span by a text.
    fn checked(text: &str, fixes: &[(u32, u32, &str)]) -> Checked {
        let rule = ecslint_rules::by_name("wrong-type").expect("a rule");
        let diagnostics = fixes.iter().map(|&(start, end, text)| Diagnostic {
            rule,
            severity: Severity::Error,
            message: String::new(),
            span: Span::new(start, end),
            pointer: String::new(),
            related: Vec::new(),
            help: None,
            says: None,
            fixes: vec![Fix::safe("fix", vec![Edit { span: Span::new(start, end), text: text.to_owned() }])],
        });
        Checked { text: text.to_owned(), diagnostics: diagnostics.collect(), ..Checked::default() }
    }

    fn play(text: &str, fixes: &[(u32, u32, &str)]) -> Round {
        Round::play(&checked(text, fixes), Syntax::Json, Applicability::Safe)
    }

    #[test]
    fn a_fix_that_breaks_the_text_is_refused_and_the_others_are_applied() {
        let round = play("{ \"a\": 1, \"b\": 2 }", &[(7, 8, "["), (15, 16, "3")]);
        assert_eq!(round.mended, Some(("{ \"a\": 1, \"b\": 3 }".to_owned(), 1)));
        assert_eq!(round.refused, ["`wrong-type`"]);
        // Each is sound, but together they make the same key.
        let round = play("{ \"a\": 1, \"b\": 2 }", &[(2, 5, "\"c\""), (10, 13, "\"c\"")]);
        assert_eq!(round.mended, Some(("{ \"c\": 1, \"b\": 2 }".to_owned(), 1)));
    }

    #[test]
    fn broken_text_is_not_the_fault_of_a_fix() {
        let round = play("{ \"a\" 1,\n \"b\": 2 }", &[(14, 15, "[")]);
        assert_eq!((round.mended, round.refused.len(), round.held_back), (None, 0, 1));
    }

    #[test]
    fn what_changes_nothing_is_no_fix() {
        let round = play("{ \"a\": 1 }", &[(7, 8, "1")]);
        assert!(round.mended.is_none() && round.refused.is_empty() && round.held_back == 0);
    }

    #[test]
    fn lines_with_broken_text_are_left_alone() {
        let text = "{\n \"a\" 1, \"b\": 2,\n \"c\": 3\n}";
        let at = |word| text.find(word).expect("the word") as u32;
        let (two, three) = (at("2"), at("3"));
        let round = play(text, &[(two, two + 1, "4"), (three, three + 1, "5")]);
        assert_eq!(round.mended, Some((text.replace('3', "5"), 1)));
        assert_eq!(round.held_back, 1);
    }

    #[test]
    fn templates_are_not_cut() {
        let text = "{ \"a\": ${A}, \"b\": 2 }";
        assert_eq!(play(text, &[(18, 19, "3")]).mended, Some((text.replace('2', "3"), 1)));
        assert_eq!(play(text, &[(7, 11, "3")]).held_back, 1);
    }

    #[test]
    fn fixes_that_undo_each_other_change_nothing() {
        let mended =
            contradiction(vec![checked("1", &[(0, 1, "2")]), checked("2", &[(0, 1, "1")])], 0, Applicability::Safe);
        assert_eq!((mended.checked.text.as_str(), mended.change.is_none()), ("1", true));
        assert_eq!(mended.failure.expect("a failure").message, "the fixes of `wrong-type` undo each other");
    }
}
