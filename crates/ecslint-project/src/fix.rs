//! Applying fixes to a text, round by round, until none is left.

use std::mem::discriminant;
use std::path::Path;

use ecslint_core::{Applicability, Diagnostic, Fix, Severity, edit};
use ecslint_syntax::{Document, LineIndex, Syntax, SyntaxError, SyntaxErrorKind, parse};
use rustc_hash::FxHashMap;

use crate::language::syntax_of;
use crate::project::Project;
use crate::report::{Change, Checked, Doing, Failure};

/// Fixes that lie too near to each other to be applied at once wait for the next round.
const MOST_ROUNDS: usize = 100;

/// The rule whose fixes mend the text itself, and so may touch what is broken.
const INVALID_JSON: &str = "invalid-json";

/// One text after the fixes.
#[derive(Clone, Debug)]
pub struct Mended {
    /// The text as it is now, with what remains to be said.
    pub checked: Checked,
    /// What the fixes changed, if anything.
    pub change: Option<Change>,
    /// How many findings keep their fix because the text around it is broken.
    pub held_back: usize,
    /// How many findings keep their fix because it would bring another one.
    pub unwelcome: usize,
    /// Why some fixes could not be applied.
    pub failure: Option<Failure>,
}

impl From<Checked> for Mended {
    fn from(checked: Checked) -> Self {
        Self { checked, change: None, held_back: 0, unwelcome: 0, failure: None }
    }
}

/// The rules of fixes that lead back to a text that was there before.
struct Undoing(Vec<&'static str>);

impl Project {
    /// Checks one text and applies the first fix of every finding that is at least as sure as `lowest`, again and again
    /// until nothing changes any more. Nothing is written.
    pub fn mend_text(&self, path: &Path, bytes: &[u8], lowest: Applicability) -> Mended {
        let original = self.check_text(path, bytes);
        let count = wanted(&original, lowest).count();
        if count == 0 {
            return Mended::from(original);
        }
        if std::str::from_utf8(bytes).is_err() {
            return Mended { held_back: count, ..Mended::from(original) };
        }
        let mut barred: Vec<&'static str> = Vec::new();
        loop {
            match self.mend(&original, lowest, &barred) {
                Ok(mended) => return mended,
                // Without them the others can be applied.
                Err(Undoing(rules)) => barred.extend(rules),
            }
        }
    }

    /// Applies the fixes round by round, without those of the rules in `barred`.
    fn mend(&self, original: &Checked, lowest: Applicability, barred: &[&str]) -> Result<Mended, Undoing> {
        let path = original.path.as_path();
        let mut checked = original.clone();
        // The texts so far, each with the rules whose fixes changed it.
        let mut past: Vec<(String, Vec<&'static str>)> = Vec::new();
        let (mut fixed, mut last) = (0, Left::default());
        while past.len() < MOST_ROUNDS {
            let Played { text, applied, left } = Round::play(self, &checked, lowest, barred);
            last = left;
            let Some(text) = text else { break };
            let next = self.check_text(path, text.as_bytes());
            fixed += applied.len();
            past.push((std::mem::replace(&mut checked, next).text, applied));
            if let Some(since) = past.iter().position(|(past, _)| *past == checked.text) {
                return Err(Undoing(past.drain(since..).flat_map(|(_, rules)| rules).collect()));
            }
        }
        let failure = (!last.refused.is_empty()).then(|| Failure {
            path: path.to_owned(),
            doing: Doing::Fixing,
            message: format!("the fix of {} would break the text", last.refused.join(", ")),
        });
        let change = (!past.is_empty()).then(|| Change { before: original.clone(), text: checked.text.clone(), fixed });
        Ok(Mended { checked, change, held_back: last.held_back, unwelcome: last.unwelcome, failure })
    }

    /// How often each rule speaks of an error or a warning, shown or not.
    fn complaints(&self, path: &Path, text: &str) -> FxHashMap<&'static str, usize> {
        let mut counts = FxHashMap::default();
        for diagnostic in self.findings(path, text) {
            if diagnostic.severity >= Severity::Warning {
                *counts.entry(diagnostic.rule.name).or_default() += 1;
            }
        }
        counts
    }
}

/// The findings with the fix that is to be applied.
fn wanted(checked: &Checked, lowest: Applicability) -> impl Iterator<Item = (&Diagnostic, &Fix)> {
    let changes = |fix: &&Fix| fix.edits.iter().any(|edit| checked.text.get(edit.span.range()) != Some(&edit.text));
    checked.diagnostics.iter().filter_map(move |diagnostic| {
        let fix = diagnostic.fixes.iter().find(|fix| fix.applicability >= lowest).filter(changes)?;
        Some((diagnostic, fix))
    })
}

/// The fixes that a round leaves alone.
#[derive(Default)]
struct Left {
    /// How many lie beside broken text.
    held_back: usize,
    /// How many would bring another finding, or be undone again.
    unwelcome: usize,
    /// The rules whose fixes would break the text, in backticks.
    refused: Vec<String>,
}

/// What comes of a round.
struct Played {
    /// The new text; `None` when there is nothing to apply.
    text: Option<String>,
    /// The rules whose findings are fixed, one for each finding.
    applied: Vec<&'static str>,
    left: Left,
}

/// One round over a text.
struct Round<'a> {
    checked: &'a Checked,
    errors: &'a [SyntaxError],
    syntax: Syntax,
    kept: Vec<(&'a Diagnostic, &'a Fix)>,
    left: Left,
}

impl<'a> Round<'a> {
    fn play(project: &Project, checked: &'a Checked, lowest: Applicability, barred: &[&str]) -> Played {
        let (barred, wanted): (Vec<_>, Vec<_>) =
            wanted(checked, lowest).partition(|(diagnostic, _)| barred.contains(&diagnostic.rule.name));
        let mut left = Left { unwelcome: barred.len(), ..Left::default() };
        if wanted.is_empty() {
            return Played { text: None, applied: Vec::new(), left };
        }
        let syntax = syntax_of(&checked.path, &checked.text);
        let document = parse(&checked.text, syntax);
        let index = LineIndex::new(&checked.text);
        let (held_back, free): (Vec<_>, Vec<_>) = wanted.into_iter().partition(|(diagnostic, fix)| {
            diagnostic.rule.name != INVALID_JSON && is_beside_broken_text(fix, document.errors(), &index)
        });
        left.held_back = held_back.len();
        let (safe, likely): (Vec<_>, Vec<_>) =
            free.into_iter().partition(|(_, fix)| fix.applicability == Applicability::Safe);
        let mut round = Round { checked, errors: document.errors(), syntax, kept: Vec::new(), left };
        round.choose(&safe, &|_| true);
        let is_readable = document.errors().iter().all(|error| is_read_as_meant(&error.kind));
        if is_readable && !likely.is_empty() {
            // A safe fix may uncover what was wrong before. A likely one that brings a finding was not what was meant.
            let before = project.complaints(&checked.path, &round.text());
            round.choose(&likely, &|text| {
                let after = project.complaints(&checked.path, text);
                after.iter().all(|(rule, count)| before.get(rule).is_some_and(|before| count <= before))
            });
        } else {
            round.choose(&likely, &|_| true);
        }
        if !is_readable {
            // The text was broken before, so it is not the fix that is to blame.
            round.left.held_back += std::mem::take(&mut round.left.refused).len();
        }
        round.left.refused.dedup();
        let (text, indices) = edit::apply(&checked.text, round.kept.iter().map(|(_, fix)| *fix));
        let applied: Vec<&'static str> = indices.into_iter().map(|index| round.kept[index].0.rule.name).collect();
        Played { text: (!applied.is_empty()).then_some(text), applied, left: round.left }
    }

    /// Keeps those of `fixes` that leave the text sound and welcome, each together with what is kept already: all at
    /// once if possible, else half by half, which shows what is to blame.
    fn choose(&mut self, fixes: &[(&'a Diagnostic, &'a Fix)], is_welcome: &dyn Fn(&str) -> bool) {
        if fixes.is_empty() {
            return;
        }
        let count = self.kept.len();
        self.kept.extend(fixes);
        let text = self.text();
        let is_sound = !has_new_errors(self.errors, &parse(&text, self.syntax));
        if is_sound && is_welcome(&text) {
            return;
        }
        self.kept.truncate(count);
        match fixes {
            [_] if is_sound => self.left.unwelcome += 1,
            [(diagnostic, _)] => self.left.refused.push(format!("`{}`", diagnostic.rule.name)),
            _ => {
                let (first, second) = fixes.split_at(fixes.len() / 2);
                self.choose(first, is_welcome);
                self.choose(second, is_welcome);
            }
        }
    }

    /// The text with what is kept.
    fn text(&self) -> String {
        edit::apply(&self.checked.text, self.kept.iter().map(|(_, fix)| *fix)).0
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
    use ecslint_core::Edit;
    use ecslint_syntax::Span;

    use super::*;
    use crate::project::Settings;

    /// A text with one finding for each fix, which replaces a span by a text.
    fn checked(text: &str, fixes: &[(u32, u32, &str)]) -> Checked {
        let rule = ecslint_rules::by_name("wrong-type").expect("a rule");
        let diagnostics = fixes.iter().map(|&(start, end, text)| Diagnostic {
            rule,
            severity: Severity::Error,
            message: String::new(),
            span: Span::new(start, end),
            about: Span::new(start, end),
            pointer: String::new(),
            related: Vec::new(),
            help: None,
            says: None,
            fixes: vec![Fix::safe("fix", vec![Edit { span: Span::new(start, end), text: text.to_owned() }])],
        });
        Checked { text: text.to_owned(), diagnostics: diagnostics.collect(), ..Checked::default() }
    }

    /// The new text, the rules that are refused, and how many fixes are held back.
    fn play(text: &str, fixes: &[(u32, u32, &str)]) -> (Option<String>, Vec<String>, usize) {
        let project = Project::new(Settings::default()).expect("a project");
        let played = Round::play(&project, &checked(text, fixes), Applicability::Safe, &[]);
        (played.text, played.left.refused, played.left.held_back)
    }

    #[test]
    fn a_fix_that_breaks_the_text_is_refused_and_the_others_are_applied() {
        let refused = vec!["`wrong-type`".to_owned()];
        let played = play("{ \"a\": 1, \"b\": 2 }", &[(7, 8, "["), (15, 16, "3")]);
        assert_eq!(played, (Some("{ \"a\": 1, \"b\": 3 }".to_owned()), refused.clone(), 0));
        // Each is sound, but together they make the same key.
        let played = play("{ \"a\": 1, \"b\": 2 }", &[(2, 5, "\"c\""), (10, 13, "\"c\"")]);
        assert_eq!(played, (Some("{ \"c\": 1, \"b\": 2 }".to_owned()), refused, 0));
    }

    #[test]
    fn broken_text_is_not_the_fault_of_a_fix() {
        assert_eq!(play("{ \"a\" 1,\n \"b\": 2 }", &[(14, 15, "[")]), (None, Vec::new(), 1));
    }

    #[test]
    fn what_changes_nothing_is_no_fix() {
        assert_eq!(play("{ \"a\": 1 }", &[(7, 8, "1")]), (None, Vec::new(), 0));
    }

    #[test]
    fn lines_with_broken_text_are_left_alone() {
        let text = "{\n \"a\" 1, \"b\": 2,\n \"c\": 3\n}";
        let at = |word| text.find(word).expect("the word") as u32;
        let (two, three) = (at("2"), at("3"));
        let played = play(text, &[(two, two + 1, "4"), (three, three + 1, "5")]);
        assert_eq!(played, (Some(text.replace('3', "5")), Vec::new(), 1));
    }

    #[test]
    fn templates_are_not_cut() {
        let text = "{ \"a\": ${A}, \"b\": 2 }";
        assert_eq!(play(text, &[(18, 19, "3")]).0, Some(text.replace('2', "3")));
        assert_eq!(play(text, &[(7, 11, "3")]).2, 1);
    }
}
