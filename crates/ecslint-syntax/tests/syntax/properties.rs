//! What holds for all texts: random ones, damaged fixtures, and everything `serde_json` can write.

use crate::dump::errors;
use crate::invariants::assert_invariants;
use ecslint_syntax::{Node, NodeKind, Syntax, SyntaxErrorKind, decode, parse};
use proptest::prelude::*;
use serde_json::Value;

const WEB: &str = include_str!("../fixtures/web.json");
const BATCH: &str = include_str!("../fixtures/batch.json");
const TEMPLATE: &str = include_str!("../fixtures/template.json");
const CARELESS: &str = include_str!("../fixtures/careless.json");
const FIXTURES: [&str; 4] = [WEB, BATCH, TEMPLATE, CARELESS];

/// Pieces of text that mean something to the parser somewhere.
const PIECES: [&str; 40] = [
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    "\"",
    "'",
    "\\",
    "\n",
    "\r\n",
    " ",
    "\t",
    "//",
    "/*",
    "*/",
    "#",
    "${",
    "{{",
    "}}",
    "{%",
    "%}",
    "<",
    ">",
    "__",
    "@@",
    "true",
    "nul",
    "-",
    "0",
    "1.",
    "\\u00e9",
    "\\ud83d",
    "é",
    "😀",
    "\u{a0}",
    "=",
    "\"a\":",
    "{{ if x }}",
    "{{ end }}",
];

fn assert_sound(text: &str) {
    for syntax in [Syntax::Json, Syntax::Jsonc] {
        assert_invariants(&parse(text, syntax));
    }
    assert_sound_yaml(text);
}

fn assert_sound_yaml(text: &str) {
    let document = parse(text, Syntax::Yaml);
    // What an alias stands for keeps the place where it was written.
    if !text.contains('*') {
        assert_invariants(&document);
    }
}

/// The value that `serde_json` would have made of a node; `None` where the tree holds anything but JSON.
fn value_of(node: Node<'_>) -> Option<Value> {
    Some(match node.kind() {
        NodeKind::Null => Value::Null,
        NodeKind::Bool(value) => Value::Bool(value),
        NodeKind::Number(text) => serde_json::from_str(text).ok()?,
        NodeKind::String(text) => Value::String(text.to_owned()),
        NodeKind::Array(items) => Value::Array(items.map(value_of).collect::<Option<_>>()?),
        NodeKind::Object(members) => Value::Object(
            members.map(|member| Some((member.name().to_owned(), value_of(member.value)?))).collect::<Option<_>>()?,
        ),
        NodeKind::Expression | NodeKind::Error => return None,
    })
}

/// Whether both parsers judge the text alike: we may only add complaints about duplicate keys.
fn assert_agrees_with_serde(text: &str) {
    let document = parse(text, Syntax::Json);
    assert_invariants(&document);
    match serde_json::from_str::<Value>(text) {
        Ok(value) => {
            let others =
                document.errors().iter().filter(|error| !matches!(error.kind, SyntaxErrorKind::DuplicateKey { .. }));
            assert_eq!(others.count(), 0, "{text}\n{}", errors(&document));
            assert_eq!(document.root().and_then(value_of), Some(value), "{text}");
        }
        // `1e999` is JSON, though no number that fits.
        Err(error) if error.to_string().starts_with("number out of range") => {}
        Err(error) => assert!(!document.errors().is_empty(), "{text}\n{error}"),
    }
}

fn strings() -> impl Strategy<Value = String> {
    prop_oneof![3 => "[a-zA-Z_./-]{0,12}", 1 => "[ \"\\\\\u{0}-\u{1f}é😀${}<>%#@_]{0,8}", 1 => ".{0,6}"]
}

fn values() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        (-1e12..1e12).prop_map(Value::from),
        strings().prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 40, 8, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
            prop::collection::vec((strings(), inner), 0..6)
                .prop_map(|members| Value::Object(members.into_iter().collect())),
        ]
    })
}

/// Writes every character outside of ASCII, and every letter `s`, as an escape.
fn with_escapes(json: &str) -> String {
    let mut out = String::new();
    let mut quoted = false;
    let mut previous = ' ';
    for character in json.chars() {
        let escaped = previous == '\\';
        quoted ^= character == '"' && !escaped;
        if quoted && !escaped && (character == 's' || !character.is_ascii()) {
            let mut units = [0; 2];
            for unit in character.encode_utf16(&mut units) {
                out += &format!("\\u{unit:04X}");
            }
        } else {
            out.push(character);
        }
        previous = if escaped { ' ' } else { character };
    }
    out
}

/// Pieces of text that mean something in YAML.
const YAML_PIECES: [&str; 44] = [
    "a",
    "b: ",
    "c:\n",
    "\n",
    "\n  ",
    "\n    ",
    "\r\n",
    "- ",
    "-",
    "? ",
    ": ",
    ":",
    "{",
    "}",
    "[",
    "]",
    ",",
    "\"",
    "'",
    "''",
    "\\",
    "\\n",
    "|\n",
    ">-\n",
    "&x ",
    "*x",
    "<<: *x",
    "!Ref ",
    "!!str ",
    "#",
    " # c",
    "---\n",
    "...\n",
    "%YAML 1.2\n",
    "{{ x }}",
    "{% if x %}",
    "${X}",
    "<X>",
    "@X@",
    "\t",
    "é",
    "😀",
    "\u{feff}",
    "x y",
];

const YAML: &str = include_str!("../fixtures/web.yaml");

/// A change to a text: where, how many bytes go, which piece comes.
type Change = (prop::sample::Index, usize, Option<&'static str>);

fn changes() -> impl Strategy<Value = Vec<Change>> {
    let piece = prop::option::of(prop::sample::select(PIECES.to_vec()));
    prop::collection::vec((any::<prop::sample::Index>(), 0..8_usize, piece), 1..6)
}

fn changed(text: &str, changes: &[Change]) -> String {
    let mut text = text.to_owned();
    for (place, removed, piece) in changes {
        let boundary = |mut at: usize| {
            while !text.is_char_boundary(at) {
                at += 1;
            }
            at
        };
        let start = boundary(place.index(text.len() + 1));
        let end = boundary((start + removed).min(text.len()));
        text.replace_range(start..end, piece.unwrap_or_default());
    }
    text
}

#[test]
fn every_truncation_of_yaml_is_sound() {
    for end in (0..YAML.len()).filter(|&end| YAML.is_char_boundary(end)) {
        assert_invariants(&parse(&YAML[..end], Syntax::Yaml));
    }
}

#[test]
fn every_truncation_is_sound() {
    for fixture in FIXTURES {
        for end in (0..fixture.len()).filter(|&end| fixture.is_char_boundary(end)) {
            let document = parse(&fixture[..end], Syntax::Json);
            assert_invariants(&document);
            if end < fixture.trim_end().len() {
                assert!(!document.errors().is_empty(), "{}", &fixture[..end]);
            }
        }
    }
}

#[test]
fn every_missing_character_is_judged_as_serde_judges_it() {
    for fixture in [WEB, BATCH] {
        assert_agrees_with_serde(fixture);
        for (at, character) in fixture.char_indices() {
            assert_agrees_with_serde(&[&fixture[..at], &fixture[at + character.len_utf8()..]].concat());
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(1_500) })]

    #[test]
    fn bytes_are_sound(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        assert_sound(&decode(&bytes).text);
    }

    #[test]
    fn pieces_are_sound(pieces in prop::collection::vec(prop::sample::select(PIECES.to_vec()), 0..40)) {
        assert_agrees_with_serde(&pieces.concat());
        assert_sound(&pieces.concat());
    }

    #[test]
    fn pieces_of_yaml_are_sound(pieces in prop::collection::vec(prop::sample::select(YAML_PIECES.to_vec()), 0..40)) {
        assert_sound_yaml(&pieces.concat());
    }

    #[test]
    fn damaged_yaml_is_sound(
        changes in changes(),
        more in prop::collection::vec(
            (any::<prop::sample::Index>(), 0..8_usize, prop::option::of(prop::sample::select(YAML_PIECES.to_vec()))),
            0..4,
        ),
    ) {
        assert_sound_yaml(&changed(&changed(YAML, &changes), &more));
    }

    #[test]
    fn json_is_yaml(value in values()) {
        for text in [value.to_string(), format!("{value:#}")] {
            let (json, yaml) = (parse(&text, Syntax::Json), parse(&text, Syntax::Yaml));
            assert_invariants(&yaml);
            // What may be a template is looked for before anything else.
            let is_usual = !text.contains(['<', '$', '%', '@', '#']) && !text.contains("{{");
            // YAML has no place for these unless they are escaped.
            let has_unprintable =
                text.contains(|it| matches!(it, '\u{7f}'..='\u{9f}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}'));
            let is_usual = is_usual && !has_unprintable;
            if is_usual {
                prop_assert_eq!(errors(&yaml), "", "{}", text);
            }
            // What readers disagree about, such as an exponent, is no value in YAML.
            if is_usual && yaml.root().and_then(value_of).is_some() {
                prop_assert_eq!(yaml.root().and_then(value_of), json.root().and_then(value_of), "{}", text);
            }
        }
    }

    #[test]
    fn damaged_fixtures_are_sound(fixture in prop::sample::select(FIXTURES.to_vec()), changes in changes()) {
        assert_sound(&changed(fixture, &changes));
    }

    #[test]
    fn damaged_fixtures_are_judged_as_serde_judges_them(
        fixture in prop::sample::select(vec![WEB, BATCH]),
        changes in changes(),
    ) {
        assert_agrees_with_serde(&changed(fixture, &changes));
    }

    #[test]
    fn generated_json_reads_back(value in values()) {
        for text in [value.to_string(), format!("{value:#}"), with_escapes(&value.to_string())] {
            let document = parse(&text, Syntax::Json);
            assert_invariants(&document);
            prop_assert_eq!(errors(&document), "", "{}", text);
            // Not `value` itself: `serde_json` may read a fraction with another last digit than it wrote.
            prop_assert_eq!(document.root().and_then(value_of), serde_json::from_str(&text).ok(), "{}", text);
        }
    }
}

/// `text` as a JSON string in which each character is written as `styles` says: as it is, with its short escape, or as
/// `\uXXXX`.
fn write_string(text: &str, styles: &[u8]) -> String {
    let mut written = String::from("\"");
    for (character, style) in text.chars().zip(styles.iter().cycle()) {
        let plain = Value::from(character.to_string()).to_string();
        if *style == 0 {
            for unit in character.encode_utf16(&mut [0; 2]) {
                written.push_str(&format!("\\u{unit:04x}"));
            }
        } else if *style == 1 && character == '/' {
            written.push_str("\\/");
        } else {
            written.push_str(&plain[1..plain.len() - 1]);
        }
    }
    written + "\""
}

proptest! {
    #[test]
    fn the_place_of_a_part_of_a_string_decodes_to_that_part(
        text in any::<String>(),
        styles in proptest::collection::vec(0..4_u8, 1..9),
        from in any::<proptest::sample::Index>(),
        to in any::<proptest::sample::Index>(),
    ) {
        let json = write_string(&text, &styles);
        let document = parse(&json, Syntax::Json);
        let node = document.root().expect("a string");
        prop_assert_eq!(node.as_str(), Some(text.as_str()));
        let places: Vec<usize> = text.char_indices().map(|(place, _)| place).chain([text.len()]).collect();
        let (from, to) = (*from.get(&places), *to.get(&places));
        let part = from.min(to)..from.max(to);
        let span = node.span_inside(part.clone()).expect("both ends lie between characters");
        let written = format!("\"{}\"", &json[span.range()]);
        let decoded: String = serde_json::from_str(&written).expect("a string of its own");
        prop_assert_eq!(&decoded, &text[part]);
    }
}
