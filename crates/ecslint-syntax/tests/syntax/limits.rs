//! Texts that are deep, large or full of mistakes: bounded trees, bounded errors, linear time.

use crate::dump::errors;
use crate::invariants::assert_invariants;
use ecslint_syntax::{Document, MAX_DEPTH, MAX_ERRORS, NodeKind, Syntax, SyntaxErrorKind, parse};

fn parsed(text: &str) -> Document<'_> {
    let document = parse(text, Syntax::Json);
    assert_invariants(&document);
    document
}

fn count(document: &Document<'_>, wanted: fn(&SyntaxErrorKind) -> bool) -> usize {
    document.errors().iter().filter(|error| wanted(&error.kind)).count()
}

#[test]
fn nesting_up_to_the_limit() {
    let depth = MAX_DEPTH as usize;
    let text = format!("{}1{}", "[".repeat(depth), "]".repeat(depth));
    assert_eq!(errors(&parsed(&text)), "");
}

#[test]
fn nesting_beyond_the_limit() {
    let depth = MAX_DEPTH as usize + 3;
    let text = format!("{}\"]}}\"{}", "{\"a\":[".repeat(depth / 2 + 1), "]}".repeat(depth / 2 + 1));
    let document = parsed(&text);
    assert_eq!(errors(&document), format!("TooDeep@{} \"{{\"", "{\"a\":[".len() * MAX_DEPTH as usize / 2));
    let mut node = document.root();
    while let Some(NodeKind::Array(_) | NodeKind::Object(_)) = node.map(|node| node.kind()) {
        node = node.and_then(|node| node.get("a").or_else(|| node.items().next()));
    }
    assert!(matches!(node.map(|node| node.kind()), Some(NodeKind::Error)));
}

#[test]
fn a_hundred_thousand_brackets() {
    for bracket in ["[", "{", "{\"a\":", "[{", "[}", "{]", "]", "[\"a\":"] {
        assert!(parse_many("", bracket, 100_000) <= MAX_ERRORS);
    }
    let text = "[".repeat(100_000);
    assert_eq!(count(&parsed(&text), |kind| *kind == SyntaxErrorKind::TooDeep), 1);
}

/// Parses a text made of one piece over and over and returns the number of errors.
fn parse_many(start: &str, piece: &str, times: usize) -> usize {
    let text = format!("{start}{}", piece.repeat(times));
    parsed(&text).errors().len()
}

#[test]
fn long_lines_of_mistakes_take_linear_time() {
    let pieces = [
        "\"a\"b",
        "${",
        "${ ",
        "{{ ",
        "{{ a ",
        "{% if ",
        "{{if}}",
        "\"a, \"b\": ",
        "'a",
        "<a",
        "%a",
        "@a",
        "__a ",
        "#{",
        "a:",
        "a b ",
        "\"${\"a",
        "\"{{ \"a\" ",
        "[{}, \"a\": 1}, ",
        "{\"a\": {{ if x }}, ",
        "\"a\" \"b\" ",
        ";",
        "\\",
        "\"\\",
        "[1, 2}, ",
        "// x\n",
        "\u{a0}",
        "/*",
        "\"a\":",
        "1 ",
        ",",
        "{{#",
        "\"a\n",
        "\"a\nb c\n",
    ];
    for piece in pieces {
        for start in ["", "[", "{", "{\"a\": "] {
            let text = format!("{start}{}", piece.repeat(10_000));
            parsed(&text);
        }
    }
}

#[test]
fn errors_are_capped() {
    assert_eq!(parse_many("{", "a ,", 5_000), MAX_ERRORS);
    assert_eq!(parse_many("[", "\u{1}\u{7f}é,", 5_000), MAX_ERRORS);
}

#[test]
fn wide_objects_with_twins() {
    let members: Vec<_> = (0..100_000).map(|number| format!("\"key number {number}\":0")).collect();
    let text = format!("{{{}}}", members.join(","));
    assert_eq!(errors(&parsed(&text)), "");
    let text = format!("{{{},\"key number 7\":1}}", members.join(","));
    let document = parsed(&text);
    assert_eq!(count(&document, |kind| matches!(kind, SyntaxErrorKind::DuplicateKey { .. })), 1);
    assert_eq!(document.root().map(|root| root.len()), Some(100_001));
}

#[test]
fn twins_point_at_the_first_one() {
    for count in [1, 20] {
        let fill: String = (0..count).map(|number| format!("\"{number}\":0,")).collect();
        let text = format!("{{\"a\":1,{fill}\"\\u0061\":2,\"a\":3}}");
        let document = parsed(&text);
        assert_eq!(document.errors().len(), 2, "{text}");
        for error in document.errors() {
            let SyntaxErrorKind::DuplicateKey { first } = error.kind else { panic!("{error:?}") };
            assert_eq!(first.range(), 1..4);
        }
    }
}
