//! Texts with a cursor, and what may be written there.

mod applied;
mod everywhere;
mod expressions;
mod members;
mod values;
mod yaml;

use ecslint_core::engine::Kind;
use ecslint_core::views::Assumption;
use ecslint_syntax::{Document, Syntax};

use super::{Completion, Standing, complete};
use crate::Ide;

/// The tables.
fn ide() -> Ide {
    Ide::new().expect("the tables load")
}

/// A text and the place of its cursor, written as `|`.
fn split(marked: &str) -> (String, u32) {
    let offset = marked.find('|').expect("a cursor");
    (marked.replacen('|', "", 1), u32::try_from(offset).expect("a short text"))
}

/// What may be written at the cursor.
fn at(ide: &Ide, marked: &str) -> Vec<Completion> {
    let (text, offset) = split(marked);
    let look = |view: crate::View<'_>| complete(view, offset);
    ide.look(&text, Syntax::Json, Kind::TaskDefinition, Assumption::default(), look).unwrap_or_default()
}

/// The labels at the cursor in order; what is doubtful has a `?`, what is refused a `!` behind it.
fn labels(ide: &Ide, marked: &str) -> Vec<String> {
    at(ide, marked)
        .into_iter()
        .map(|found| match found.standing {
            Standing::Usual => found.label,
            Standing::Doubtful => format!("{}?", found.label),
            Standing::Refused => format!("{}!", found.label),
        })
        .collect()
}

/// Asserts that the labels at the cursor are these, separated by blanks or, where there is one, by commas.
#[track_caller]
fn check(ide: &Ide, marked: &str, expected: &str) {
    let expected: Vec<&str> =
        if expected.contains(", ") { expected.split(", ").collect() } else { expected.split_whitespace().collect() };
    assert_eq!(labels(ide, marked), expected, "{marked}");
}

/// The text with a completion written into it.
fn applied(text: &str, completion: &Completion) -> String {
    let mut text = text.to_owned();
    text.replace_range(completion.replace.range(), &completion.text);
    for edit in &completion.also {
        assert!(edit.span.end <= completion.replace.start, "a missing comma stands before the place");
        text.replace_range(edit.span.range(), &edit.text);
    }
    text
}

/// The text after the completion called `label`.
fn written(ide: &Ide, marked: &str, label: &str) -> String {
    let found = at(ide, marked);
    let completion = found.iter().find(|found| found.label == label);
    let labels: Vec<&str> = found.iter().map(|found| found.label.as_str()).collect();
    applied(&split(marked).0, completion.unwrap_or_else(|| panic!("no {label} among {labels:?} in {marked}")))
}

/// The kinds of syntax errors, sorted.
fn errors(document: &Document<'_>) -> Vec<String> {
    let mut kinds: Vec<String> = document.errors().iter().map(|error| format!("{:?}", error.kind)).collect();
    kinds.sort();
    kinds
}
