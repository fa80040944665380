use ecslint_syntax::{Syntax, parse};

use super::*;

/// What is selected step by step around the `|` in `text`.
fn check(text: &str, expected: &[&str]) {
    let offset = text.find('|').expect("a cursor") as u32;
    let text = text.replacen('|', "", 1);
    let document = parse(&text, Syntax::Jsonc);
    let selected: Vec<&str> = selection_ranges(&document, offset).iter().map(|span| &text[span.range()]).collect();
    assert_eq!(selected, expected, "{text}");
}

#[test]
fn a_selection_grows_along_the_tree() {
    check(
        r#"{ "image": "my-a|pp:1.27" }"#,
        &[
            "app",
            "my-app",
            "my-app:1.27",
            r#""my-app:1.27""#,
            r#""image": "my-app:1.27""#,
            r#"{ "image": "my-app:1.27" }"#,
        ],
    );
    check(
        r#"{ "a": 1, "b": [ 80|80, 1 ] }"#,
        &[
            "8080",
            "8080, 1",
            "[ 8080, 1 ]",
            r#""b": [ 8080, 1 ]"#,
            r#""a": 1, "b": [ 8080, 1 ]"#,
            r#"{ "a": 1, "b": [ 8080, 1 ] }"#,
        ],
    );
}

#[test]
fn keys_are_strings_too() {
    check(
        r#"{"port|s": [1], "b": 2}"#,
        &["ports", r#""ports""#, r#""ports": [1]"#, r#""ports": [1], "b": 2"#, r#"{"ports": [1], "b": 2}"#],
    );
}

#[test]
fn at_the_edge_of_brackets_and_quotes_the_whole_is_meant() {
    check(r#"[|"a b"]"#, &[r#""a b""#, r#"["a b"]"#]);
    check(r#"["a b"|]"#, &[r#""a b""#, r#"["a b"]"#]);
    check(r#"[[1, 2]|, 3]"#, &["[1, 2]", "[1, 2], 3", "[[1, 2], 3]"]);
    check(r#"|[1]"#, &["[1]"]);
    check(r#"[1]|"#, &["[1]"]);
}

#[test]
fn between_entries_the_content_is_selected_first() {
    check(r#"[1, | 2]"#, &["1,  2", "[1,  2]"]);
    check(r#"[ | 1 ]"#, &["[  1 ]"]);
    check(r#"{|}"#, &["{}"]);
    check(r#"{"a" |: 1}"#, &[r#""a" : 1"#, r#"{"a" : 1}"#]);
}

#[test]
fn escapes_divide_words() {
    check(r#"["one\nt|wo"]"#, &["two", r"one\ntwo", r#""one\ntwo""#, r#"["one\ntwo"]"#]);
    check(r#"["caf\u00e9s|!"]"#, &["s", r"caf\u00e9s!", r#""caf\u00e9s!""#, r#"["caf\u00e9s!"]"#]);
    check(r#"["gr|ün"]"#, &["grün", r#""grün""#, r#"["grün"]"#]);
}

#[test]
fn comments_are_inside_what_is_around_them() {
    check("[1, // one t|wo\n 2]", &["two", "// one two", "1, // one two\n 2", "[1, // one two\n 2]"]);
    check("// on|e\n[]", &["one", "// one"]);
}

#[test]
fn half_typed_text_is_selected_as_far_as_it_goes() {
    check(r#"{"a": "b c|"#, &["c", "b c", r#""b c"#, r#""a": "b c"#, r#"{"a": "b c"#]);
    check(r#"{"a": [1, |"#, &["[1, ", r#""a": [1, "#, r#"{"a": [1, "#]);
    check("|", &[]);
}

/// Every place of every beginning of a text, as somebody types it.
#[test]
fn every_span_lies_in_the_next_one() {
    let text = "// é\n{\"a\": [\"ü€😀 b\\u00e9\", {\"c\": 1.5, // d\n 'e}, ], \"f\": ${X}, /* g */ \"h\" \"i\", j: null}, ]\n k";
    for end in (0..=text.len()).filter(|end| text.is_char_boundary(*end)) {
        let document = parse(&text[..end], Syntax::Json);
        for offset in (0..end as u32 + 2).chain([u32::MAX]) {
            let spans = selection_ranges(&document, offset);
            assert!(spans.iter().all(|span| text.get(span.range()).is_some() && span.touches(offset.min(end as u32))));
            for pair in spans.windows(2) {
                assert!(pair[1].contains(pair[0]) && pair[0] != pair[1], "at {offset} of {:?}", &text[..end]);
            }
        }
    }
}
