use ecslint_syntax::{Syntax, parse};

use super::*;

/// The folds of `text`, as kind with the lines where they begin and end, counted from 1.
fn check(text: &str, expected: &[&str]) {
    let document = parse(text, Syntax::Jsonc);
    let line = |offset: u32| text[..offset as usize].replace("\r\n", "\n").matches(LINE_ENDS).count() + 1;
    let folds: Vec<String> = folding_ranges(&document)
        .iter()
        .map(|fold| format!("{:?} {}-{}", fold.kind, line(fold.span.start), line(fold.span.end)))
        .collect();
    assert_eq!(folds, expected, "{text}");
}

#[test]
fn containers_over_several_lines_fold() {
    check(
        "{\n  \"a\": [1, 2],\n  \"b\": [\n    {\"c\": 1},\n    {\n      \"d\": 1\n    }\n  ]\n}",
        &["Object 1-9", "List 3-8", "Object 5-7"],
    );
    check("[{\n\"a\": 1\n}, {\n\"a\": 2\n}]", &["List 1-5", "Object 1-3", "Object 3-5"]);
    check("{\"a\": [1]}", &[]);
    check("", &[]);
    check("{}\r\n", &[]);
    check("{\r\n}", &["Object 1-2"]);
    check("{\r\"a\": [\r1]}", &["Object 1-3", "List 2-3"]);
}

#[test]
fn a_missing_bracket_folds_to_where_the_text_ends() {
    check("{\n  \"a\": [\n    1,", &["Object 1-3", "List 2-3"]);
}

#[test]
fn comments_fold_where_they_fill_several_lines() {
    check("// one\n// two\n  // three\n{}", &["Comment 1-3"]);
    check("// one\n\n// two\n{}", &[]);
    check("// one\r\n// two\r\n\r\n// three\r\n{}", &["Comment 1-2"]);
    check("{ // one\n  // two\n}", &["Object 1-3"]);
    check("{ // one\n  // two\n  // three\n}", &["Object 1-4", "Comment 2-3"]);
    check("/* one\n   two */\n// three\n// four\n{}", &["Comment 1-2", "Comment 3-4"]);
    check("/* one */\n/* two */\n{}", &[]);
    check("{\n  // one\n  // two\n  \"a\": [\n    1\n  ]\n}", &["Object 1-7", "Comment 2-3", "List 4-6"]);
}

#[test]
fn every_beginning_of_a_text_folds_in_order() {
    let text = "// ü\n// é\n{\n\"a\": [\n1, /* b\n */ {\n'c\n}\n],\n\"d\": \"e\n},\n]// f\n// g\n// h";
    for end in (0..=text.len()).filter(|end| text.is_char_boundary(*end)) {
        let folds = folding_ranges(&parse(&text[..end], Syntax::Json));
        assert!(folds.is_sorted_by_key(|fold| fold.span.start), "{folds:?}");
        assert!(folds.iter().all(|fold| text[fold.span.range()].contains('\n')), "{folds:?}");
    }
}
