//! From places in the text to nodes and back.

use ecslint_syntax::{Document, Node, Span, Syntax, parse};

const TEXT: &str = r#"{
  "a/b": [1, {"c~d": "x"}], // note, with a comma
  /* , */ "e" /* : */ : {"f" : null} /* z */ ,
  "g": "h"
}"#;

fn place(text: &str) -> u32 {
    TEXT.find(text).unwrap_or_else(|| panic!("{text} is in the text")) as u32
}

fn under(document: &Document<'_>, span: Option<Span>) -> Option<(u32, String)> {
    span.map(|span| (span.start, document.text()[span.range()].to_owned()))
}

#[test]
fn pointers() {
    let document = parse(TEXT, Syntax::Jsonc);
    let pointer = |text: &str| {
        let start = place(text);
        document.pointer(Span::new(start, start + text.len() as u32))
    };
    assert_eq!(pointer("1"), "/a~1b/0");
    assert_eq!(pointer("\"c~d\""), "/a~1b/1/c~0d");
    assert_eq!(pointer("\"x\""), "/a~1b/1/c~0d");
    assert_eq!(pointer("x"), "/a~1b/1/c~0d");
    assert_eq!(pointer("1, {"), "/a~1b");
    assert_eq!(pointer("\"a/b\""), "/a~1b");
    assert_eq!(pointer("null"), "/e/f");
    assert_eq!(pointer("note"), "");
    assert_eq!(parse("", Syntax::Json).pointer(Span::empty(0)), "");
}

#[test]
fn innermost_nodes() {
    let document = parse(TEXT, Syntax::Jsonc);
    let text_at = |offset: u32| document.node_at(offset).map(|node| node.text().to_owned());
    assert_eq!(text_at(place("1")).as_deref(), Some("1"));
    assert_eq!(text_at(place("1") + 1).as_deref(), Some("1"), "directly behind");
    assert_eq!(text_at(place("c~d")).as_deref(), Some("\"c~d\""));
    assert_eq!(text_at(place("null") + 2).as_deref(), Some("null"));
    assert_eq!(text_at(place("note")).as_deref(), Some(TEXT));
    assert_eq!(parse("  1", Syntax::Json).node_at(0).map(Node::span), None);
}

#[test]
fn punctuation() {
    let document = parse(TEXT, Syntax::Jsonc);
    let members: Vec<_> = document.root().into_iter().flat_map(Node::members).collect();
    let after: Vec<_> = members.iter().map(|member| under(&document, member.value.comma_after())).collect();
    let before: Vec<_> = members.iter().map(|member| under(&document, member.key.comma_before())).collect();
    let colons: Vec<_> = members.iter().map(|member| under(&document, member.colon())).collect();
    let comma = |at: u32| Some((at, ",".to_owned()));
    let (first, second) = (place("], //") + 1, place(" */ ,\n") + 4);
    assert_eq!(after, [comma(first), comma(second), None]);
    assert_eq!(before, [None, comma(first), comma(second)]);
    let colon = |at: u32| Some((at, ":".to_owned()));
    assert_eq!(colons, [colon(place(": [")), colon(place(": {\"f")), colon(place(": \"h"))]);
}

#[test]
fn inner_spans() {
    let check = |text: &str, range: std::ops::Range<usize>, expected: &str| {
        let document = parse(text, Syntax::Json);
        let span = document.root().map_or_else(Span::default, |root| root.inner_span(range.clone()));
        assert_eq!(&text[span.range()], expected, "{range:?} of {text}");
    };
    check(r#""hello""#, 1..3, "el");
    check(r#""hello""#, 3..99, "lo");
    check(r#""héllo""#, 2..3, "é");
    check(r#""a\nb""#, 1..2, r"\n");
    check(r#""a\nb""#, 2..3, "b");
    check(r#""a\nb""#, 0..3, r"a\nb");
    check(r#""\u00e9x""#, 0..1, r"\u00e9");
    check(r#""\u00e9x""#, 1..3, r"\u00e9x");
    check(r#""\ud83d\ude00x""#, 0..4, r"\ud83d\ude00");
    check(r#""\ud83d\ude00x""#, 4..5, "x");
    check(r#""\ud83dx""#, 0..3, r"\ud83d");
    check(r#""\x41b""#, 0..3, r"\x4");
    check(r#""\"a\"""#, 0..1, r#"\""#);
    check(r#""a\nb"#, 1..3, r"\nb");
    check(r#""\n""#, 1..9, "");
    check("'ab'", 0..9, "ab");
    check("true", 1..2, "r");
    let document = parse(r#""a\nb""#, Syntax::Json);
    let empty = |at: usize| document.root().map(|root| root.inner_span(at..at));
    assert_eq!(empty(0), Some(Span::empty(1)));
    assert_eq!(empty(2), Some(Span::empty(4)));
    assert_eq!(empty(3), Some(Span::empty(5)));
}

#[test]
fn placeholders_are_noticed() {
    for (text, expected) in [
        ("\"plain_text-1\"", false),
        ("\"${X}\"", true),
        ("\"a {{ x }}\"", true),
        ("\"<X>\"", true),
        ("\"%X%\"", true),
        ("\"#{x}\"", true),
        ("\"@X@\"", true),
        ("\"__X__\"", true),
        ("\"a_b_c\"", false),
        ("\"a\\n$X\"", true),
        ("\"a\\nb\"", false),
        ("'$X'", true),
    ] {
        let document = parse(text, Syntax::Json);
        assert_eq!(document.root().map(Node::may_hold_placeholder), Some(expected), "{text}");
    }
}
