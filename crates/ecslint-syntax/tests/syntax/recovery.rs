//! What the parser makes of a broken structure.

use crate::dump::check;
use ecslint_syntax::Syntax;

#[test]
fn colons() {
    check(
        Syntax::Json,
        &[
            (
                "{\"a\" 1, \"b\" \"x\", \"c\" {\"d\": 1}, \"e\"\n [1]}",
                r#"{"a": 1, "b": "x", "c": {"d": 1}, "e": [1]}?"#,
                "MissingColon@4, MissingColon@11, MissingColon@20, MissingColon@34",
            ),
            (r#"{"a" = 1, "b" => "x"}"#, r#"{"a": 1, "b": "x"}?"#, r#"MissingColon@5 "=", MissingColon@14 "=>""#),
            (
                r#"{"a":: 1, "b": ; 2}"#,
                r#"{"a": 1, "b": 2}?"#,
                r#"UnexpectedCharacter@5 ":", UnexpectedCharacter@15 ";""#,
            ),
            (r#"{"image": "nginx":"latest"}"#, r#"{"image": !!, "nginx": "latest"}"#, "MissingValue@9"),
        ],
    );
}

#[test]
fn missing_values() {
    check(
        Syntax::Json,
        &[
            (r#"{"a": , "b":}"#, r#"{"a": !!, "b": !!}"#, "MissingValue@5, MissingValue@12"),
            (r#"{"a"}"#, r#"{"a": !!}?"#, "MissingValue@4"),
            (r#"{"a""#, r#"{"a": !!}?"#, "MissingValue@4, UnclosedBracket@4"),
            (r#"{"a", "b": 1}"#, r#"{"a": !!, "b": 1}?"#, "MissingValue@4"),
            ("{\"a\"\n \"b\": 1}", r#"{"a": !!, "b": 1}?"#, "MissingValue@4"),
            (r#"{"a": "b": "c"}"#, r#"{"a": !!, "b": "c"}"#, "MissingValue@5"),
            ("{\"a\": \n // note\n \"b\": 1}", r#"{"a": !!, "b": 1}"#, r#"MissingValue@5, Comment@8 "// note""#),
            (r#"{"a": "#, r#"{"a": !!}?"#, "MissingValue@5, UnclosedBracket@6"),
        ],
    );
}

#[test]
fn missing_keys() {
    check(
        Syntax::Json,
        &[
            (
                r#"{[1]: 2, {"x": 1}}"#,
                r#"{!!: [1], !2!: !!, !!: {"x": 1}}?"#,
                r#"MissingKey@1, UnexpectedCharacter@4 ":", UnquotedKey@6 "2", MissingKey@9"#,
            ),
            (r#"{: 1, "b": 2}"#, r#"{!!: 1, "b": 2}?"#, "MissingKey@1"),
            (r#"{"a": {{"b": 1}}}"#, r#"{"a": {!!: {"b": 1}}?}"#, "MissingKey@7"),
        ],
    );
}

#[test]
fn duplicate_keys() {
    check(
        Syntax::Json,
        &[
            (
                r#"{"a": 1, "a": 2, "\u0061": 3}"#,
                r#"{"a": 1, "a": 2, "a": 3}"#,
                r#"DuplicateKey@9 "\"a\"", DuplicateKey@17 "\"\\u0061\"""#,
            ),
            (r#"{"a": {"a": 1}, "b": {"a": 2}}"#, r#"{"a": {"a": 1}, "b": {"a": 2}}"#, ""),
            (
                r#"{a: 1, 'a': 2, "a": 3}"#,
                r#"{!a!: 1, "a"~: 2, "a": 3}?"#,
                r#"UnquotedKey@1 "a", SingleQuotedString@7 "'a'", DuplicateKey@7 "'a'", DuplicateKey@15 "\"a\"""#,
            ),
            (
                r#"{"12345678x": 1, "12345678y": 2, "12345678x": 3}"#,
                r#"{"12345678x": 1, "12345678y": 2, "12345678x": 3}"#,
                r#"DuplicateKey@33 "\"12345678x\"""#,
            ),
        ],
    );
}

#[test]
fn unclosed_brackets() {
    check(
        Syntax::Json,
        &[
            (
                r#"{"a": {"b": [1"#,
                r#"{"a": {"b": [1]?}?}?"#,
                "UnclosedBracket@14, UnclosedBracket@14, UnclosedBracket@14",
            ),
            (r#"[{"a": 1]"#, r#"[{"a": 1}?]?"#, r#"UnmatchedBracket@8 "]""#),
            ("[{\"name\": \"x\",\n {\"name\": \"y\"}]", r#"[{"name": "x"}?, {"name": "y"}]?"#, "UnclosedBracket@16"),
            ("[", "[]?", "UnclosedBracket@1"),
            (r#"{"a": "b}"#, r#"{"a": "b"~}?"#, r#"UnterminatedString@6 "\"b""#),
        ],
    );
}

#[test]
fn wrong_brackets() {
    check(
        Syntax::Json,
        &[
            (r#"{"a": [1, 2}, "b": 3}"#, r#"{"a": [1, 2]?, "b": 3}?"#, r#"UnmatchedBracket@11 "}""#),
            (r#"{"a": 1]}"#, r#"{"a": 1}?"#, r#"UnmatchedBracket@7 "]""#),
            (r#"]{"a": 1}"#, r#"{"a": 1}?"#, r#"UnmatchedBracket@0 "]""#),
            (r#"{"a": 1}}"#, r#"{"a": 1}?"#, r#"UnmatchedBracket@8 "}""#),
            ("[1}", "[1]?", r#"UnmatchedBracket@2 "}", UnclosedBracket@3"#),
            (r#"{"a": [{"b": 1]}"#, r#"{"a": [{"b": 1}?]?}"#, r#"UnmatchedBracket@14 "]""#),
        ],
    );
}

#[test]
fn closed_too_early() {
    check(
        Syntax::Json,
        &[
            (r#"{"a": {"x": 1}}, "b": 2}"#, r#"{"a": {"x": 1}, "b": 2}?"#, r#"UnmatchedBracket@14 "}""#),
            (r#"{"a": 1} "b": 2}"#, r#"{"a": 1, "b": 2}?"#, r#"UnmatchedBracket@7 "}""#),
            (r#"[{"a": 1}, "b": 2}, {"c": 3}]"#, r#"[{"a": 1, "b": 2}?, {"c": 3}]?"#, r#"UnmatchedBracket@8 "}""#),
            (
                r#"[{"a": 1}, "a": 2}, {"c": 3}]"#,
                r#"[{"a": 1}, {"a": 2}?, {"c": 3}]?"#,
                r#"UnexpectedCharacter@14 ":""#,
            ),
        ],
    );
}

#[test]
fn members_without_braces() {
    check(
        Syntax::Json,
        &[
            (r#"["name": "x", "b": 1]"#, r#"[{"name": "x", "b": 1}?]?"#, r#"UnexpectedCharacter@7 ":""#),
            (r#""family": "x", "cpu": 1"#, r#"{"family": "x", "cpu": 1}?"#, r#"UnexpectedCharacter@8 ":""#),
            (
                r#"["a", "b": 1, "c": 2}, {"d": 3}]"#,
                r#"["a", {"b": 1, "c": 2}?, {"d": 3}]?"#,
                r#"UnexpectedCharacter@9 ":""#,
            ),
        ],
    );
}

#[test]
fn trailing_content() {
    check(
        Syntax::Json,
        &[
            (r#"{"a": 1} trailing words"#, r#"{"a": 1}?"#, r#"TrailingContent@9 "trailing""#),
            (r#""a" "b""#, r#""a""#, r#"TrailingContent@4 "\"b\"""#),
            ("{} {}", "{}?", r#"TrailingContent@3 "{""#),
            ("1, 2", "1", r#"TrailingContent@1 ",""#),
            (r#"{"a": 1}; x"#, r#"{"a": 1}?"#, r#"TrailingContent@8 ";""#),
        ],
    );
}

#[test]
fn junk() {
    check(
        Syntax::Json,
        &[
            (";;;", "-", r#"UnexpectedCharacter@0 ";;;""#),
            (r#"{"a": 1; "b": 2}"#, r#"{"a": 1, "b": 2}?"#, r#"UnexpectedCharacter@7 ";""#),
            (
                r#"{"a": 1 2, "b": true false}"#,
                r#"{"a": 1, "b": true}?"#,
                r#"UnexpectedCharacter@8 "2", UnexpectedCharacter@21 "false""#,
            ),
            ("[1, );, 2]", "[1, 2]?", r#"UnexpectedCharacter@4 ");""#),
            ("{\"a\":\u{a0}1}", r#"{"a": 1}?"#, r#"UnexpectedCharacter@5 "\u{a0}""#),
            ("[\u{0}1]", "[1]?", r#"UnexpectedCharacter@1 "\0""#),
            (r#", {"a": 1}"#, r#"{"a": 1}?"#, r#"UnexpectedCharacter@0 ",""#),
        ],
    );
}

#[test]
fn unterminated_strings() {
    check(
        Syntax::Json,
        &[
            ("{\"a\": \"b\n \"c\": 1}", r#"{"a": "b"~, "c": 1}?"#, r#"UnterminatedString@6 "\"b""#),
            (r#"{"name": "web, "cpu": 256}"#, r#"{"name": "web"~, "cpu": 256}?"#, r#"UnterminatedString@9 "\"web""#),
            (
                r#"[{"name": "web}, {"name": "x"}]"#,
                r#"[{"name": "web"~}?, {"name": "x"}]"#,
                r#"UnterminatedString@10 "\"web""#,
            ),
            (r#"{"name: "web", "cpu": 1}"#, r#"{"name"~: "web", "cpu": 1}?"#, r#"UnterminatedString@1 "\"name""#),
            ("{\"cpu: 256,\n \"memory\": 5}", r#"{"cpu"~: 256, "memory": 5}?"#, r#"UnterminatedString@1 "\"cpu""#),
            ("{\"ima\n \"cpu\": 1}", r#"{"ima"~: !!, "cpu": 1}?"#, r#"UnterminatedString@1 "\"ima""#),
            (
                "{\"image\": nginx\",\n \"cpu\": 1}",
                r#"{"image": !nginx"!, "cpu": 1}?"#,
                r#"UnquotedString@10 "nginx\"""#,
            ),
            (
                "{\"command\": \"one\n  two\n  three\", \"cpu\": 1}",
                r#"{"command": "one"~, "cpu": 1}?"#,
                r#"UnterminatedString@12 "\"one""#,
            ),
            ("[\"one\n two\n 3,\n 4]", r#"["one"~, 3, 4]?"#, r#"UnterminatedString@1 "\"one""#),
            ("{\"a\": \"${x}\n}", r#"{"a": "${x}"~}?"#, r#"UnterminatedString@6 "\"${x}""#),
        ],
    );
}
