//! What is read and accepted, and the mistakes inside a single value.

use crate::dump::check;
use ecslint_syntax::Syntax;

#[test]
fn plain_json() {
    check(
        Syntax::Json,
        &[
            (
                r#"{"a": 1, "b": [true, false, null, "x\u00e9\n"], "c": {}}"#,
                r#"{"a": 1, "b": [true, false, null, "xé\n"], "c": {}}"#,
                "",
            ),
            ("{\"a\"  :  1  ,\r\n\t\"b\"\t:\t2}\r\n", r#"{"a": 1, "b": 2}"#, ""),
            (r#"{"a": [[[]]], "b": [{}], "": null}"#, r#"{"a": [[[]]], "b": [{}], "": null}"#, ""),
            ("-0", "-0", ""),
            (r#" "x" "#, r#""x""#, ""),
            ("[1.5e+3, -12, 0.1, 1E5]", "[1.5e+3, -12, 0.1, 1E5]", ""),
            (r#"{"url": "http://x/#y"}"#, r#"{"url": "http://x/#y"}"#, ""),
            (r#"{"cpu":256,"b":[1,"x"]}"#, r#"{"cpu": 256, "b": [1, "x"]}"#, ""),
        ],
    );
}

#[test]
fn empty_documents() {
    check(
        Syntax::Json,
        &[
            ("", "-", "EmptyDocument@0"),
            (" \n\t", "-", "EmptyDocument@3"),
            ("  // nothing", "-", r#"Comment@2 "// nothing", EmptyDocument@12"#),
            ("\u{feff}", "-", r#"ByteOrderMark@0 "\u{feff}", EmptyDocument@3"#),
        ],
    );
}

#[test]
fn byte_order_mark() {
    check(Syntax::Json, &[("\u{feff}{\"a\": 1}", r#"{"a": 1}"#, r#"ByteOrderMark@0 "\u{feff}""#)]);
}

#[test]
fn string_mistakes() {
    check(
        Syntax::Json,
        &[
            (
                "[\"\\x41\", \"\\ud83d\", \"\\ud83d\\ude00\", \"tab\tx\", \"\\u12\", \"\\é\"]",
                r#"["\\x41"~, "�"~, "😀", "tab\tx", "\\u12"~, "\\é"~]"#,
                r#"InvalidEscape@2 "\\x", LoneSurrogate@10 "\\ud83d", ControlCharacter@39 "\t", InvalidEscape@45 "\\u12", InvalidEscape@53 "\\é""#,
            ),
            (
                "[\"a\u{1}\u{2}b\", \"c\rd\"]",
                r#"["a\u{1}\u{2}b", "c\rd"]"#,
                r#"ControlCharacter@3 "\u{1}\u{2}", ControlCharacter@11 "\r""#,
            ),
            ("[\"a\\\nb\"]", r#"["a\\"~]?"#, r#"UnterminatedString@1 "\"a\\", InvalidEscape@3 "\\""#),
            (r#"["a"#, r#"["a"~]?"#, r#"UnterminatedString@1 "\"a", UnclosedBracket@3"#),
            (r#"""#, r#"""~"#, r#"UnterminatedString@0 "\"""#),
            (r#"["\"#, r#"["\\"~]?"#, r#"UnterminatedString@1 "\"\\", InvalidEscape@2 "\\", UnclosedBracket@3"#),
            (r#"{"\x": 1}"#, r#"{"\\x"~: 1}?"#, r#"InvalidEscape@2 "\\x""#),
            (r#"["\ud83d\u0041", "\\\"", "\/"]"#, r#"["�A"~, "\\\"", "/"]"#, r#"LoneSurrogate@2 "\\ud83d""#),
        ],
    );
}

#[test]
fn single_quotes() {
    check(
        Syntax::Json,
        &[
            (
                "{'a' : 'b', 'c': 1}",
                r#"{"a"~: "b"~, "c"~: 1}?"#,
                r#"SingleQuotedString@1 "'a'", SingleQuotedString@7 "'b'", SingleQuotedString@12 "'c'""#,
            ),
            (
                r#"["x", 'it's', 'a\'b']"#,
                r#"["x", "it's"~, "a\\'b"~]"#,
                r#"SingleQuotedString@6 "'it's'", SingleQuotedString@14 "'a\\'b'""#,
            ),
            ("{\"a\": 'half\n \"b\": 1}", r#"{"a": "half"~, "b": 1}?"#, r#"UnterminatedString@6 "'half""#),
            ("{'half\n \"b\": 1}", r#"{"half"~: !!, "b": 1}?"#, r#"UnterminatedString@1 "'half""#),
        ],
    );
}

#[test]
fn numbers() {
    check(
        Syntax::Json,
        &[
            (
                "[01, .5, +1, 1., 0x1F, 1_000]",
                "[01, .5, +1, 1., 0x1F, 1_000]",
                r#"InvalidNumber@1 "01", InvalidNumber@5 ".5", InvalidNumber@9 "+1", InvalidNumber@13 "1.", InvalidNumber@17 "0x1F", InvalidNumber@23 "1_000""#,
            ),
            (
                "[256MB, -, 1e, 1.2.3]",
                "[!256MB!, !-!, !1e!, !1.2.3!]?",
                r#"InvalidNumber@1 "256MB", InvalidNumber@8 "-", InvalidNumber@11 "1e", InvalidNumber@15 "1.2.3""#,
            ),
            ("[1/*x*/, 2// y\n]", "[1, 2]", r#"Comment@2 "/*x*/", Comment@10 "// y""#),
        ],
    );
}

#[test]
fn bare_words() {
    check(
        Syntax::Json,
        &[
            (
                "[True, yes, NULL, undefined, NaN, -Infinity]",
                "[!True!, !yes!, !NULL!, !undefined!, !NaN!, !-Infinity!]?",
                r#"UnquotedString@1 "True", UnquotedString@7 "yes", UnquotedString@12 "NULL", UnquotedString@18 "undefined", UnquotedString@29 "NaN", UnquotedString@34 "-Infinity""#,
            ),
            ("nul", "!nul!", r#"UnquotedString@0 "nul""#),
            (
                r#"{"a": hello world, "b": http://x:80/y}"#,
                r#"{"a": !hello world!, "b": !http://x:80/y!}?"#,
                r#"UnquotedString@6 "hello world", UnquotedString@24 "http://x:80/y""#,
            ),
            ("{\"a\": tru\n \"b\": 1}", r#"{"a": !tru!, "b": 1}?"#, r#"UnquotedString@6 "tru", MissingComma@9"#),
            (
                "{a: 1, b-c: 2, d = 3}",
                "{!a!: 1, !b-c!: 2, !d!: 3}?",
                r#"UnquotedKey@1 "a", UnquotedKey@7 "b-c", UnquotedKey@15 "d", MissingColon@17 "=""#,
            ),
            (
                r#"{“name”: “web app”, "x": 1}"#,
                r#"{!“name”!: !“web app”!, "x": 1}?"#,
                r#"UnquotedKey@1 "“name”", UnquotedString@13 "“web app”""#,
            ),
            (r#"{"a": nginx:latest}"#, r#"{"a": !nginx:latest!}?"#, r#"UnquotedString@6 "nginx:latest""#),
        ],
    );
}

#[test]
fn comments() {
    check(
        Syntax::Json,
        &[
            (
                "// x\n{\"a\": 1 # foo\n, \"b\": 2 /* y */}",
                r#"{"a": 1, "b": 2}"#,
                r##"Comment@0 "// x", Comment@13 "# foo", Comment@28 "/* y */""##,
            ),
            (
                "{\"a\": true// why\r\n , \"b\": \"c\"/* z */}",
                r#"{"a": true, "b": "c"}"#,
                r#"Comment@10 "// why", Comment@29 "/* z */""#,
            ),
            ("/* never ends", "-", r#"UnterminatedComment@0 "/* never ends", EmptyDocument@13"#),
            (
                r#"{"a": 1 /* never ends }"#,
                r#"{"a": 1}?"#,
                r#"UnterminatedComment@8 "/* never ends }", UnclosedBracket@23"#,
            ),
            ("{\"a\": 1, #{ \"b\": 2 }\n \"c\": 3}", r#"{"a": 1, "c": 3}"#, r##"Comment@9 "#{ \"b\": 2 }""##),
            (r#"{"a": 1} // end"#, r#"{"a": 1}"#, r#"Comment@9 "// end""#),
        ],
    );
}

#[test]
fn commas() {
    check(
        Syntax::Json,
        &[
            (r#"{"a": 1,}"#, r#"{"a": 1}"#, r#"TrailingComma@7 ",""#),
            ("[1,2,]", "[1, 2]", r#"TrailingComma@4 ",""#),
            ("[1,,2,,]", "[1, 2]", r#"ExtraComma@3 ",", ExtraComma@6 ",""#),
            ("[,1]", "[1]", r#"ExtraComma@1 ",""#),
            ("{,}", "{}", r#"ExtraComma@1 ",""#),
            (r#"[1 2 "x" {}]"#, r#"[1, 2, "x", {}]"#, "MissingComma@2, MissingComma@4, MissingComma@8"),
            (r#"{"a": 1 "b": 2}"#, r#"{"a": 1, "b": 2}"#, "MissingComma@7"),
        ],
    );
}

#[test]
fn jsonc() {
    check(
        Syntax::Jsonc,
        &[
            ("// x\n{\"a\": 1, /* y */ \"b\": [1,],}", r#"{"a": 1, "b": [1]}"#, ""),
            ("{\"a\": 1 # no\n}", r#"{"a": 1}"#, r##"Comment@8 "# no""##),
            ("[1,,]", "[1]", r#"ExtraComma@3 ",""#),
            ("/* never ends", "-", r#"UnterminatedComment@0 "/* never ends", EmptyDocument@13"#),
        ],
    );
}
