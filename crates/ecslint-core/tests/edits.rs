//! Fixes keep the author's formatting.

use ecslint_core::{Edit, Fix, edit};
use ecslint_syntax::{Syntax, parse};

/// Checks the text after the members called `gone` are removed from the root object.
fn check_removed(text: &str, gone: &[&str], expected: &str) {
    let document = parse(text, Syntax::Json);
    let root = document.root().expect("a value");
    let edits = edit::remove_members(root, |member| gone.contains(&member.name()));
    assert_eq!(edit::apply(text, [&Fix::safe("remove", edits)]).0, expected);
}

#[test]
fn members_go_with_their_comma_and_line() {
    let text = "{\n  \"a\": 1,\n  \"b\": [1, 2],\n  \"c\": 3\n}\n";
    check_removed(text, &["a"], "{\n  \"b\": [1, 2],\n  \"c\": 3\n}\n");
    check_removed(text, &["b"], "{\n  \"a\": 1,\n  \"c\": 3\n}\n");
    check_removed(text, &["c"], "{\n  \"a\": 1,\n  \"b\": [1, 2]\n}\n");
    check_removed(text, &["b", "c"], "{\n  \"a\": 1\n}\n");
    check_removed(text, &["a", "c"], "{\n  \"b\": [1, 2]\n}\n");
    check_removed(text, &["a", "b", "c"], "{}\n");
    check_removed(text, &[], text);
}

#[test]
fn one_line_objects_stay_on_one_line() {
    check_removed(r#"{ "a": 1, "b": 2, "c": 3 }"#, &["b"], r#"{ "a": 1, "c": 3 }"#);
    check_removed(r#"{"a":1,"b":2}"#, &["a"], r#"{"b":2}"#);
    check_removed(r#"{"a":1,"b":2}"#, &["b"], r#"{"a":1}"#);
    check_removed(r#"{"a":1}"#, &["a"], "{}");
    check_removed("{\r\n\t\"a\": 1,\r\n\t\"b\": 2\r\n}", &["a"], "{\r\n\t\"b\": 2\r\n}");
}

#[test]
fn a_missing_comma_harms_nobody() {
    check_removed("{\"a\": 1 \"b\": 2}", &["a"], "{\"b\": 2}");
}

#[test]
fn no_stray_blanks_are_left() {
    check_removed("{\"a\": 1, \"b\": 2}", &["a"], "{\"b\": 2}");
    check_removed("{\"a\": 1,\n \"b\": 2}", &["a"], "{\"b\": 2}");
    check_removed("{\"a\": 1, \"b\": 2, \"c\": 3, \"d\": 4}", &["a", "b", "d"], "{\"c\": 3}");
    check_removed("{ \"a\": 1,\n  \"b\": 2, \"c\": 3 }", &["b"], "{ \"a\": 1,\n  \"c\": 3 }");
    let text = "[{ \"a\": 1 }, 2, 3]";
    let document = parse(text, Syntax::Json);
    let root = document.root().expect("a value");
    let edits = edit::remove_items(root, |item| item.is_object());
    assert_eq!(edit::apply(text, [&Fix::safe("remove", edits)]).0, "[2, 3]");
}

#[test]
fn comments_stay_and_swallow_nothing() {
    check_removed(
        "{\n  // first, a\n  \"a\": 1, // one\n  // then b\n  \"b\": 2,\n  \"c\": 3\n}",
        &["a"],
        "{\n  // first, a\n  // one\n  // then b\n  \"b\": 2,\n  \"c\": 3\n}",
    );
    check_removed("{\n  \"a\": 1, // one\n  \"b\": 2, \"c\": 3\n}", &["b"], "{\n  \"a\": 1, // one\n  \"c\": 3\n}");
    check_removed("{\n  \"a\": 1, // one\n  \"b\": 2\n}", &["b"], "{\n  \"a\": 1 // one\n}");
    check_removed("{\n  \"a\": 1, // one\n  \"b\": 2 }", &["b"], "{\n  \"a\": 1 // one\n  }");
    check_removed("{\"a\": 1 /* x, y */, \"b\": 2}", &["a"], "{/* x, y */ \"b\": 2}");
    check_removed("{\n  \"a\": 1, // one\n  \"b\": 2\n}", &["a", "b"], "{\n  // one\n}");
    check_removed("{ \"x\": 0, \"a\": 1, \"b\": 2 // two\n}", &["a", "b"], "{ \"x\": 0 // two\n}");
    check_removed(
        "{\n  \"x\": 0,\n  \"a\": 1,  \n  \"b\": 2, // two\n  \"c\": 3\n}",
        &["a", "b"],
        "{\n  \"x\": 0,\n  // two\n  \"c\": 3\n}",
    );
}

#[test]
fn directives_of_templates_stay() {
    check_removed(
        "{\n  \"a\": 1,\n  {% if x %}\n  \"b\": 2,\n  {% endif %}\n  \"c\": 3\n}",
        &["a", "b"],
        "{\n  {% if x %}\n  {% endif %}\n  \"c\": 3\n}",
    );
}

/// Checks the text after `"new": true` is inserted in the root object.
fn check_inserted(text: &str, expected: &str) {
    let document = parse(text, Syntax::Json);
    let edit = edit::insert_member(document.root().expect("a value"), "new", "true");
    assert_eq!(edit::apply(text, [&Fix::safe("insert", vec![edit])]).0, expected);
}

#[test]
fn members_are_inserted_in_the_style_of_the_others() {
    check_inserted("{\n  \"a\": 1,\n  \"b\": 2\n}", "{\n  \"a\": 1,\n  \"b\": 2,\n  \"new\": true\n}");
    check_inserted("{ \"a\": 1 }", "{ \"a\": 1, \"new\": true }");
    check_inserted("{}", "{ \"new\": true }");
    check_inserted("{\n}", "{ \"new\": true }");
    check_inserted("{ /* none */ }", "{ \"new\": true /* none */ }");
    check_inserted("{\"a\":1}", "{\"a\":1,\"new\":true}");
    check_inserted("{\"a\": 1}", "{\"a\": 1, \"new\": true}");
    check_inserted("{\r\n\t\"a\" : 1\r\n}", "{\r\n\t\"a\" : 1,\r\n\t\"new\" : true\r\n}");
    check_inserted("{\"a\": 1, \"b\": /* two */ 2,}", "{\"a\": 1, \"b\": /* two */ 2, \"new\": true,}");
    check_inserted("{\n\t\"a\": {}\n}", "{\n\t\"a\": {},\n\t\"new\": true\n}");
}

#[test]
fn overlapping_fixes_are_left_for_the_next_run() {
    let edit = |start, end, text: &str| Edit { span: ecslint_syntax::Span::new(start, end), text: text.to_owned() };
    let first = Fix::safe("first", vec![edit(0, 3, "A")]);
    let second = Fix::safe("second", vec![edit(2, 4, "B")]);
    let third = Fix::safe("third", vec![edit(4, 5, "C")]);
    let same = Fix::safe("same as the first", vec![edit(0, 3, "A")]);
    let half = Fix::safe("half of it overlaps", vec![edit(1, 2, "D"), edit(5, 6, "D")]);
    assert_eq!(edit::apply("abcdef", [&first, &second, &third, &same, &half]), ("AdCf".to_owned(), vec![0, 2, 3]));
}

#[test]
fn two_insertions_at_one_place_clash() {
    let insert =
        |text: &str| Fix::safe("insert", vec![Edit { span: ecslint_syntax::Span::empty(1), text: text.to_owned() }]);
    assert_eq!(edit::apply("ab", [&insert("1"), &insert("2")]), ("a1b".to_owned(), vec![0]));
}
