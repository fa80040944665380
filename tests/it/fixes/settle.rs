//! Fixes of everything that the pages show as wrong, also where it is damaged: a second run changes nothing.

use std::path::Path;

use ecslint_project::{Applicability, Kind, Project, Settings};
use ecslint_syntax::{Syntax, parse};

use super::examples;

/// Fixes end, break nothing, keep line ends, and leave nothing to a second run.
fn check_settles(project: &Project, name: &str, text: &str, lowest: Applicability, complaints: &mut Vec<String>) {
    let path = Path::new("a.json");
    let mistakes = |text: &str| parse(text, Syntax::Json).errors().len();
    let mended = project.mend_text(path, text.as_bytes(), lowest);
    if let Some(failure) = &mended.failure {
        complaints.push(format!("{name}: {failure}\n{text}"));
    }
    let Some(change) = mended.change else { return };
    if mistakes(&change.text) > mistakes(text) {
        complaints.push(format!("{name}: is broken now\n{text}\n{}", change.text));
    }
    let windows = change.text.matches("\r\n").count();
    if windows > 0 && windows != change.text.matches('\n').count() {
        complaints.push(format!("{name}: mixes line ends\n{}", change.text));
    }
    if let Some(second) = project.mend_text(path, change.text.as_bytes(), lowest).change {
        complaints.push(format!("{name}: changes again\n{}\n{}", change.text, second.text));
    }
}

/// Does `check` with every failing example of every page.
fn check_examples(check: impl Fn(&Project, &str, &str, &mut Vec<String>)) {
    let settings = Settings { kind: Kind::TaskDefinition, ..Settings::default() };
    let project = Project::new(settings).expect("a project");
    let mut complaints = Vec::new();
    examples::all().for_each(|(name, text)| check(&project, name, &text, &mut complaints));
    assert!(complaints.is_empty(), "\n{}", complaints.join("\n\n"));
}

#[test]
fn fixes_of_all_examples_settle() {
    check_examples(|project, name, text, complaints| {
        for text in [text.to_owned(), text.replace('\n', "\r\n"), text.replace('\n', " ")] {
            for lowest in [Applicability::Safe, Applicability::Unsafe] {
                check_settles(project, name, &text, lowest, complaints);
            }
        }
    });
}

#[test]
fn fixes_of_damaged_examples_settle() {
    const DAMAGE: [&str; 7] = ["", "}", ",", "\"", "// a, b\n", "{% if x %}", "${X}"];
    check_examples(|project, name, text, complaints| {
        let places = text.char_indices().map(|(at, _)| at).skip(name.len()).step_by(97);
        for (at, piece) in places.flat_map(|at| DAMAGE.map(|piece| (at, piece))) {
            let (before, behind) = text.split_at(at);
            check_settles(project, name, &format!("{before}{piece}{behind}"), Applicability::Unsafe, complaints);
            check_settles(project, name, &format!("{before}{piece}"), Applicability::Unsafe, complaints);
        }
    });
}
