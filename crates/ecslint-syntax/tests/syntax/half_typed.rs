//! Documents as they look while somebody types: each must keep all members that are not being typed.

use crate::dump::tree_of;
use crate::invariants::assert_invariants;
use ecslint_syntax::{Document, Node, NodeKind, Syntax, parse};

/// The node at a JSON Pointer without escapes.
fn at<'d>(document: &'d Document<'d>, pointer: &str) -> Option<Node<'d>> {
    let mut node = document.root()?;
    for token in pointer.split('/').skip(1) {
        node = match node.kind() {
            NodeKind::Array(mut items) => items.nth(token.parse().ok()?)?,
            _ => node.get(token)?,
        };
    }
    Some(node)
}

/// Checks that the text is reported, and that what stands at each pointer is as wanted.
fn check(text: &str, wanted: &[(&str, &str)]) {
    let document = parse(text, Syntax::Json);
    assert_invariants(&document);
    assert!(!document.errors().is_empty(), "an error is reported in {text}");
    for &(pointer, value) in wanted {
        let found = at(&document, pointer).map_or_else(|| "nothing".to_owned(), tree_of);
        assert_eq!(found, value, "at {pointer} of {text}\nwhich was read as {}", crate::dump::tree(&document));
    }
}

#[test]
fn value_not_typed_yet() {
    check(
        "{\n  \"family\": \"web\",\n  \"image\": \n  \"cpu\": 256\n}",
        &[("/family", "\"web\""), ("/image", "!!"), ("/cpu", "256")],
    );
    check("{\"image\": , \"cpu\": 256}", &[("/cpu", "256")]);
    check("{\"cpu\": 256, \"image\": }", &[("/cpu", "256"), ("/image", "!!")]);
    check("{\"cpu\": 256, \"image\":", &[("/cpu", "256"), ("/image", "!!")]);
    check(
        "{\"containerDefinitions\": [{\"name\": \"a\", \"image\": }, {\"name\": \"b\"}], \"cpu\": 1}",
        &[("/containerDefinitions/0/name", "\"a\""), ("/containerDefinitions/1/name", "\"b\""), ("/cpu", "1")],
    );
}

#[test]
fn key_not_typed_yet() {
    check("{\n  \"family\": \"web\",\n  \"\n  \"cpu\": 256\n}", &[("/family", "\"web\""), ("/cpu", "256")]);
    check("{\n  \"family\": \"web\",\n  \"ima\n  \"cpu\": 256\n}", &[("/family", "\"web\""), ("/cpu", "256")]);
    check("{\n  \"family\": \"web\",\n  \"image\"\n  \"cpu\": 256\n}", &[("/family", "\"web\""), ("/cpu", "256")]);
    check("{\n  \"family\": \"web\",\n  ima\n  \"cpu\": 256\n}", &[("/family", "\"web\""), ("/cpu", "256")]);
    check("{\n  \"family\": \"web\"\n  ima\n  \"cpu\": 256\n}", &[("/family", "\"web\""), ("/cpu", "256")]);
    check("{\"family\": \"web\", \"image\", \"cpu\": 256}", &[("/family", "\"web\""), ("/cpu", "256")]);
}

#[test]
fn missing_quotes() {
    check("{\n  \"name\": \"web\n  \"cpu\": 256\n}", &[("/name", "\"web\"~"), ("/cpu", "256")]);
    check("{\n  \"name\": \"web,\n  \"cpu\": 256\n}", &[("/name", "\"web\"~"), ("/cpu", "256")]);
    check("{\n  \"name\": \"\n  \"cpu\": 256\n}", &[("/name", "\"\"~"), ("/cpu", "256")]);
    check("{\n  \"name\": web\",\n  \"cpu\": 256\n}", &[("/cpu", "256")]);
    check("{\n  \"name: \"web\",\n  \"cpu\": 256\n}", &[("/name", "\"web\""), ("/cpu", "256")]);
    check("{\n  name\": \"web\",\n  \"cpu\": 256\n}", &[("/cpu", "256")]);
    check("{\"name\": \"web, \"cpu\": 256}", &[("/name", "\"web\"~"), ("/cpu", "256")]);
    check("[{\"name\": \"web}, {\"name\": \"db\"}]", &[("/0/name", "\"web\"~"), ("/1/name", "\"db\"")]);
    check("{\r\n  \"name\": \"web,\r\n  \"cpu\": 256\r\n}\r\n", &[("/name", "\"web\"~"), ("/cpu", "256")]);
    check(
        "{\"a\": [\"curl, \"-f\"],\n \"image\": \"${VAR}\n, \"cpu\": 1}",
        &[("/image", "\"${VAR}\"~"), ("/cpu", "1")],
    );
    check(
        "{\n  \"command\": [\"sh\", \"echo\n    two\n    three\", \"-c\"],\n  \"cpu\": 256\n}",
        &[("/command/0", "\"sh\""), ("/command/2", "\"-c\""), ("/cpu", "256")],
    );
}

#[test]
fn missing_commas_and_colons() {
    check(
        "{\n  \"family\": \"web\"\n  \"cpu\": 256\n  \"memory\": 512\n}",
        &[("/family", "\"web\""), ("/cpu", "256"), ("/memory", "512")],
    );
    check("{\"family\" \"web\", \"cpu\" 256}", &[("/family", "\"web\""), ("/cpu", "256")]);
    check("{\"ports\" [80 443], \"cpu\": 256}", &[("/ports", "[80, 443]"), ("/cpu", "256")]);
    check("{\"family\" = \"web\"; \"cpu\" = 256}", &[("/family", "\"web\""), ("/cpu", "256")]);
}

#[test]
fn missing_brackets() {
    check(
        "{\"family\": \"web\", \"containerDefinitions\": [{\"name\": \"a\", \"cpu\": 1",
        &[("/family", "\"web\""), ("/containerDefinitions/0/name", "\"a\""), ("/containerDefinitions/0/cpu", "1")],
    );
    check(
        "[\n  {\n    \"name\": \"a\",\n  {\n    \"name\": \"b\"\n  }\n]",
        &[("/0/name", "\"a\""), ("/1/name", "\"b\"")],
    );
    check(
        "{\"list\": [{\"name\": \"a\"}, \"name\": \"b\", \"cpu\": 2}, {\"name\": \"c\"}], \"cpu\": 1}",
        &[("/list/0/name", "\"a\""), ("/list/1/name", "\"b\""), ("/list/2/name", "\"c\""), ("/cpu", "1")],
    );
    check("{\"list\": [{\"name\": \"a\"], \"cpu\": 1}", &[("/list/0/name", "\"a\""), ("/cpu", "1")]);
    check("{\"list\": [1, 2, \"cpu\": 1}", &[("/list/0", "1"), ("/list/1", "2")]);
    check("\"family\": \"web\",\n\"cpu\": 256", &[("/family", "\"web\""), ("/cpu", "256")]);
}

#[test]
fn brackets_too_many() {
    check("{\"a\": {\"x\": 1}}, \"cpu\": 256}", &[("/a", "{\"x\": 1}"), ("/cpu", "256")]);
    check(
        "{\"list\": [{\"name\": \"a\", \"log\": {}}, \"cpu\": 2}, {\"name\": \"b\"}], \"memory\": 1}",
        &[("/list/0/name", "\"a\""), ("/list/0/cpu", "2"), ("/list/1/name", "\"b\""), ("/memory", "1")],
    );
    check("{\"a\": [1, 2}, \"cpu\": 256}", &[("/a", "[1, 2]?"), ("/cpu", "256")]);
    check("{\"a\": 1], \"cpu\": 256}", &[("/a", "1"), ("/cpu", "256")]);
}

#[test]
fn junk() {
    check("{\"a\": 1,, \"cpu\": 256,}", &[("/a", "1"), ("/cpu", "256")]);
    check("{\"a\": 1, ;; \"cpu\": 256}", &[("/a", "1"), ("/cpu", "256")]);
    check("{\"a\": :1, \"cpu\": 256}", &[("/a", "1"), ("/cpu", "256")]);
    check("{\"a\":\u{a0}1,\u{a0}\"cpu\": 256}", &[("/a", "1"), ("/cpu", "256")]);
    check("{a: 1, 'b': 2, \"c\": True, \"cpu\": 256}", &[("/a", "1"), ("/b", "2"), ("/cpu", "256")]);
}

#[test]
fn what_surely_lost_nothing_stays_complete() {
    for (text, complete) in [
        ("{\"a\": 1 \"b\": 2}", true),
        ("{\"a\": 1,}", true),
        ("{\"a\": , \"b\": 1}", true),
        ("{\"a\": 1 /* x */}", true),
        ("{\"a\": 1, \"a\": 2}", true),
        ("{\"a\": \"\\x\"}", true),
        ("{\"a\": ${X}}", true),
        ("{\"a\": 01}", true),
        ("{\"a\": 1, \"b}", false),
        ("{\"a\": 1, b}", false),
        ("{\"a\": \"x}", false),
        ("{\"a\": 1, ${B}}", false),
        ("{\"a\": 1, ;}", false),
        ("{\"a\": 1} 2", false),
        ("{\"a\": 1", false),
        ("[${A}]", false),
        ("[1 2]", true),
    ] {
        let document = parse(text, Syntax::Json);
        assert_eq!(document.root().map(Node::is_complete), Some(complete), "{text}");
    }
}
