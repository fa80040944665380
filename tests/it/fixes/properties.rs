//! What every fix promises, shown on everything that the pages show as wrong, written in other ways, put into a whole
//! definition, and together with another defect.

use std::collections::BTreeMap;
use std::path::Path;

use ecslint_project::{Applicability, Checked, Fix, Kind, Project, Settings};

use super::examples;
use super::variants::{STYLES, Style, Tree};

/// A whole definition, to put examples into.
const WHOLE: &str = r#"{
  "family": "whole",
  "containerDefinitions": [
    {
      "name": "sidecar",
      "image": "sidecar:1.0",
      "cpu": 64,
      "memory": 128,
      "essential": false,
      "environment": [{ "name": "MODE", "value": "quiet" }],
      "user": "1000",
      "readonlyRootFilesystem": true,
      "command": ["--größe", "😀 \" \\ \u00e9"]
    }
  ],
  "tags": [{ "key": "team", "value": "web" }]
}
"#;

/// A fix may let another rule see what it could not look at before, and what was wrong all the time: the rule of the
/// fix, and the rule that speaks then.
const UNCOVERED: [(&str, &str); 7] = [
    ("unknown-log-driver", "missing-log-option"),
    ("unknown-log-driver", "missing-awslogs-stream-prefix"),
    ("empty-tag-list", "missing-tags"),
    ("no-essential-container", "essential-container-without-health-check"),
    ("nonessential-firelens-router", "essential-container-without-health-check"),
    ("nonessential-firelens-router", "dependency-on-essential-end"),
    ("unused-volume", "instance-role-in-reach"),
];

struct Prover {
    project: Project,
    complaints: Vec<String>,
    /// How many texts were mended.
    mended: usize,
}

impl Prover {
    fn new() -> Self {
        let settings = Settings { kind: Kind::TaskDefinition, ..Settings::default() };
        Self { project: Project::new(settings).expect("a project"), complaints: Vec::new(), mended: 0 }
    }

    fn complain(&mut self, name: &str, what: &str, before: &str, after: &str) {
        self.complaints.push(format!("{name}: {what}\n{before}\n-> \n{after}"));
    }

    /// All fixes at once.
    fn prove(&mut self, name: &str, text: &str, style: Style) {
        for lowest in [Applicability::Safe, Applicability::Unsafe] {
            self.prove_one(&format!("{name}, {}, {}", style.name, lowest.name()), text, style, lowest);
        }
    }

    fn prove_one(&mut self, name: &str, text: &str, style: Style, lowest: Applicability) {
        let path = Path::new(style.file_name());
        let before = self.project.check_text(path, text.as_bytes());
        let mended = self.project.mend_text(path, text.as_bytes(), lowest);
        if let Some(failure) = &mended.failure {
            self.complain(name, &failure.to_string(), text, "");
        }
        let Some(change) = mended.change else {
            if mended.unwelcome == 0 && wanted(&before, lowest).next().is_some() {
                self.complain(name, "nothing is mended", text, "");
            }
            return;
        };
        self.mended += 1;
        if path.extension().is_some_and(|extension| extension == "json")
            && serde_json::from_str::<serde_json::Value>(&change.text).is_err()
        {
            self.complain(name, "is no JSON any more", text, &change.text);
        }
        for new in new_findings(&before, &mended.checked) {
            self.complain(name, &format!("a fix brings a new finding, {new}"), text, &change.text);
        }
        if let Some(ugly) = ugliness(text, &change.text) {
            self.complain(name, ugly, text, &change.text);
        }
        let edits: Vec<&Fix> = wanted(&before, lowest).collect();
        let expected = spliced(text, &edits).filter(|_| change.fixed == edits.len());
        if expected.is_some_and(|expected| expected != change.text) {
            self.complain(name, "more than the edits has changed", text, &change.text);
        }
        if let Some(again) = self.project.mend_text(path, change.text.as_bytes(), lowest).change {
            self.complain(name, "a second run changes more", &change.text, &again.text);
        }
    }

    /// Every fix by itself, as an editor applies it.
    fn prove_each(&mut self, name: &str, text: &str) {
        let path = Path::new("a.json");
        let before = self.project.check_text(path, text.as_bytes());
        for diagnostic in &before.diagnostics {
            for fix in &diagnostic.fixes {
                let name = format!("{name}, {} of {}", fix.title, diagnostic.rule.name);
                let Some(after) = spliced(text, &[fix]) else {
                    self.complain(&name, "its edits overlap", text, "");
                    continue;
                };
                let checked = self.project.check_text(path, after.as_bytes());
                let count = |checked: &Checked| {
                    let same = |other: &&ecslint_project::Diagnostic| {
                        other.rule.name == diagnostic.rule.name && other.message == diagnostic.message
                    };
                    checked.diagnostics.iter().filter(same).count()
                };
                if count(&checked) >= count(&before) {
                    self.complain(&name, "the finding is still there", text, &after);
                }
                for new in new_findings(&before, &checked) {
                    self.complain(&name, &format!("a new finding, {new}"), text, &after);
                }
            }
        }
    }

    fn finish(self) {
        assert!(self.complaints.is_empty(), "{} complaints\n{}", self.complaints.len(), self.complaints.join("\n\n"));
        assert!(self.mended > 0, "nothing was mended at all");
    }
}

/// The fixes that a run applies.
fn wanted(checked: &Checked, lowest: Applicability) -> impl Iterator<Item = &Fix> {
    checked
        .diagnostics
        .iter()
        .filter_map(move |diagnostic| diagnostic.fixes.iter().find(|fix| fix.applicability >= lowest))
}

/// The text with these edits and nothing else changed; `None` when they overlap.
fn spliced(text: &str, fixes: &[&Fix]) -> Option<String> {
    let mut edits: Vec<_> = fixes.iter().flat_map(|fix| &fix.edits).collect();
    edits.sort();
    let is_free = |pair: &[&ecslint_project::Edit]| {
        pair[0].span.end <= pair[1].span.start && pair[0].span.start < pair[1].span.start
    };
    if !edits.windows(2).all(is_free) {
        return None;
    }
    let mut text = text.to_owned();
    for edit in edits.into_iter().rev() {
        text.replace_range(edit.span.range(), &edit.text);
    }
    Some(text)
}

/// The rules that say more than before.
fn new_findings(before: &Checked, after: &Checked) -> Vec<String> {
    let mut counts: BTreeMap<&str, isize> = BTreeMap::new();
    for diagnostic in &before.diagnostics {
        *counts.entry(diagnostic.rule.name).or_default() -= 1;
    }
    for diagnostic in &after.diagnostics {
        *counts.entry(diagnostic.rule.name).or_default() += 1;
    }
    let is_uncovered = |name: &str| {
        let mut by = UNCOVERED.iter().filter(|(_, uncovered)| *uncovered == name).map(|(by, _)| *by);
        by.any(|by| before.diagnostics.iter().any(|diagnostic| diagnostic.rule.name == by))
    };
    let is_new = |name: &str| counts.get(name).is_some_and(|count| *count > 0) && !is_uncovered(name);
    let new = after.diagnostics.iter().filter(|diagnostic| is_new(diagnostic.rule.name));
    new.map(|diagnostic| format!("{}: {}", diagnostic.rule.name, diagnostic.message)).collect()
}

/// What a careful person would not leave behind.
fn ugliness(before: &str, after: &str) -> Option<&'static str> {
    let count = |text: &str, is_bad: fn(&str) -> bool| {
        text.split('\n').map(|line| line.trim_end_matches('\r')).filter(|line| is_bad(line)).count()
    };
    let ends = |text: &str| text.matches("\r\n").count();
    if count(after, |line| line.trim().is_empty()) > count(before, |line| line.trim().is_empty()) {
        return Some("leaves a blank line");
    }
    if count(after, |line| line.ends_with([' ', '\t'])) > count(before, |line| line.ends_with([' ', '\t'])) {
        return Some("leaves blanks at the end of a line");
    }
    if ends(after) != if ends(before) > 0 { after.matches('\n').count() } else { 0 } {
        return Some("mixes line ends");
    }
    if before.contains("\n\t") && after.contains("\n ") {
        return Some("mixes tabs and blanks");
    }
    if !before.contains('\n') && after.contains('\n') {
        return Some("breaks a line");
    }
    None
}

#[test]
fn fixes_of_examples_in_every_style_hold_what_they_promise() {
    let mut prover = Prover::new();
    for (name, text) in examples::all() {
        for style in STYLES {
            if let Some(text) = style.write(&text) {
                prover.prove(name, &text, style);
            }
        }
    }
    prover.finish();
}

#[test]
fn each_fix_alone_mends_its_finding() {
    let mut prover = Prover::new();
    let [plain, ..] = STYLES;
    for (name, text) in examples::all() {
        if let Some(text) = plain.write(&text) {
            prover.mended += 1;
            prover.prove_each(name, &text);
        }
    }
    prover.finish();
}

#[test]
fn fixes_in_whole_definitions_hold_what_they_promise() {
    let mut prover = Prover::new();
    let whole = Tree::read(WHOLE).expect("clean JSON");
    for (name, text) in examples::all() {
        let Some(tree) = Tree::read(&text) else { continue };
        for style in STYLES {
            prover.prove(name, &style.print(&tree.clone().joined(whole.clone())), style);
            prover.prove(name, &style.print(&whole.clone().joined(tree.clone()).wrapped()), style);
        }
    }
    prover.finish();
}

#[test]
fn fixes_of_several_defects_hold_what_they_promise() {
    let mut prover = Prover::new();
    let trees: Vec<(&str, Tree)> =
        examples::all().filter_map(|(name, text)| Some((name, Tree::read(&text)?))).collect();
    for (at, (name, tree)) in trees.iter().enumerate() {
        for step in [1, 7, 61] {
            let (other, another) = &trees[(at + step) % trees.len()];
            let style = STYLES[(at + step) % STYLES.len()];
            prover.prove(&format!("{name} and {other}"), &style.print(&tree.clone().joined(another.clone())), style);
        }
    }
    prover.finish();
}
