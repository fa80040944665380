//! YAML becomes the tree that JSON of the same content becomes.

use crate::dump::check;
use ecslint_syntax::Syntax;

#[test]
fn values_of_every_style() {
    check(
        Syntax::Yaml,
        &[
            ("", "-", "EmptyDocument@0"),
            ("# nothing\n", "-", "EmptyDocument@10"),
            ("family: web # right\ncpu: 256\n", r#"{"family": "web", "cpu": 256}"#, ""),
            ("---\na:\nb: ~\nc: null\n...\n", r#"{"a": null, "b": null, "c": null}"#, ""),
            (
                "- a\n- \"b\\n\"\n- 'it''s'\n- |\n  x\n  y\n- >-\n  x\n  y\n- x\n  y\n",
                r#"["a", "b\n", "it's", "x\ny\n", "x y", "x y"]"#,
                "",
            ),
            ("a: {b: [1, true, x y], \"c\": null,}\n", r#"{"a": {"b": [1, true, "x y"], "c": null}}"#, ""),
            ("{\"a\": [1, 2.5, \"x\"], \"b\": {}}", r#"{"a": [1, 2.5, "x"], "b": {}}"#, ""),
            (
                "a: no\nb: 012\nc: 2026-11-23\n1: x\ntrue: y\n",
                r#"{"a": <no>, "b": <012>, "c": <2026-11-23>, "1": "x", "true": <y>}"#,
                "",
            ),
            ("? [a, b]\n: c\nd: e\n", r#"{![a, b]!: "c", "d": "e"}?"#, ""),
            ("a:\n- b: 1\n  c: 2\n\n- d: 3\n", r#"{"a": [{"b": 1, "c": 2}, {"d": 3}]}"#, ""),
            ("\u{feff}a: 1\r\nb: 2\r\n", r#"{"a": 1, "b": 2}"#, ""),
        ],
    );
}

#[test]
fn a_value_that_is_not_there_stands_behind_its_colon() {
    for (text, place) in [("a:\nb: 1\n", 2), ("a: # why\n", 2), ("{a : , b: 1}", 4)] {
        let document = ecslint_syntax::parse(text, Syntax::Yaml);
        let value = document.root().and_then(|root| root.get("a")).expect(text);
        assert!(value.is_null() && value.span().is_empty(), "{text}");
        assert_eq!(value.span().start, place, "{text}");
    }
}

#[test]
fn anchors_and_merges_are_followed() {
    check(
        Syntax::Yaml,
        &[
            ("a: &x {k: 1}\nb: *x\n", r#"{"a": {"k": 1}, "b": {"k": 1}}"#, ""),
            ("a: &x [1, &y s]\nb: [*y, *x]\n", r#"{"a": [1, "s"], "b": ["s", [1, "s"]]}"#, ""),
            (
                "a: &x\n  k: 1\n  l: 2\nb:\n  <<: *x\n  l: 3\n  m: 4\n",
                r#"{"a": {"k": 1, "l": 2}, "b": {"l": 3, "m": 4, "k": 1}}"#,
                "",
            ),
            (
                "a: &x {k: 1}\nb: &y {k: 2, l: 3}\nc:\n  <<: [*x, *y]\n",
                r#"{"a": {"k": 1}, "b": {"k": 2, "l": 3}, "c": {"k": 1, "l": 3}}"#,
                "",
            ),
            (
                "a: &x [*x]\nb: *nope\n<<: *nope\n",
                r#"{"a": [<*x>], "b": !*nope!}?"#,
                r#"UnknownAnchor@14 "*nope", UnknownAnchor@24 "*nope""#,
            ),
            ("<<: {a: 1}\nb: 2\n", r#"{"b": 2}?"#, ""),
        ],
    );
}

#[test]
fn tags_of_others_are_unknown() {
    check(
        Syntax::Yaml,
        &[
            (
                "a: !Ref X\nb: !Sub [x, {y: z}]\nc: !GetAtt\n  d: 1\ne: 2\n",
                r#"{"a": <X>, "b": <[x, {y: z}]>, "c": <d: 1>, "e": 2}"#,
                "",
            ),
            (
                "a: !!str 12\nb: !!int 12\nc: !!str\nd: !!map {}\ne: !!binary aGk=\nf: !!int \"5\"\n",
                r#"{"a": "12", "b": 12, "c": "", "d": {}, "e": <aGk=>, "f": <"5">}"#,
                "",
            ),
        ],
    );
}

#[test]
fn templates_are_unknown() {
    check(
        Syntax::Yaml,
        &[
            (
                "a: {{ x }}\nb: ${X}\nc: <X>\nd: \"{{ x }}\"\ne: x{{ y }}\n",
                r#"{"a": <{{ x }}>, "b": <${X}>, "c": <<X>>, "d": "{{ x }}", "e": "x{{ y }}"}"#,
                r#"Template@3 "{{ x }}""#,
            ),
            (
                "a: [{{ x }}, ${Y}]\nb: @Z@\nc: %Z%\nd: [[ z ]]\ne: #{Z}#\nf: ${X:-a: b}\n",
                r##"{"a": [<{{ x }}>, <${Y}>], "b": <@Z@>, "c": <%Z%>, "d": <[[ z ]]>, "e": <#{Z}#>, "f": <${X:-a: b}>}"##,
                r##"Template@4 "{{ x }}", Template@22 "@Z@", Template@29 "%Z%", Template@36 "[[ z ]]", Template@47 "#{Z}#""##,
            ),
            (
                "a: 1\n{% if x %}\nb: 2\n{% else %}\nb: 3\n{% endif %}\nc:\n  d: 4\n",
                r#"{"a": 1, "b": 2, "b": 3, "c": {"d": 4}}?"#,
                r#"Template@5 "{% if x %}", Template@21 "{% else %}", Template@37 "{% endif %}""#,
            ),
            ("a:\n  {{ x }}\nb: 2\n", r#"{"a": <>, "b": 2}?"#, r#"Template@5 "{{ x }}""#),
            (
                "a:\n  b: 1\n  {{- include \"x\" . | nindent 2 }}\nc: 2\n",
                r#"{"a": {"b": 1}?, "c": 2}?"#,
                r#"Template@12 "{{- include \"x\" . | nindent 2 }}""#,
            ),
            ("a: |\n  {{ x }}\n  ${Y}\nb: [\"x\\n{{ y }}\"]\n", r#"{"a": "{{ x }}\n${Y}\n", "b": ["x\n{{ y }}"]}"#, ""),
        ],
    );
}

#[test]
fn what_cannot_be_read_costs_its_line() {
    check(
        Syntax::Yaml,
        &[
            ("a: 1\nb: c: d\ne: 2\n", r#"{"a": 1, "e": 2}?"#, r#"InvalidYaml@9 ":""#),
            ("a:\n  b: 1\n c: 2\nd: 3\n", r#"{"a": {"b": 1}?, "d": 3}?"#, r#"InvalidYaml@11 "c:""#),
            ("a: [1, 2\nb: 3\n", r#"{"a": [1]?}?"#, r#"InvalidYaml@10 ":""#),
            ("a: \"x\nb: 1\nc: 2\n", r#"{"b": 1, "c": 2}?"#, r#"InvalidYaml@3 "\"x""#),
            ("a:\n  @x\nb: 1\n", r#"{"a": <>, "b": 1}?"#, r#"InvalidYaml@5 "@x""#),
            ("- a\nb: 1\n", r#"["a"]?"#, r#"InvalidYaml@4 "b:""#),
            ("a: 1\n\tb: 2\nc: 3\n", r#"{"b": 2}?"#, r#"InvalidYaml@3 "1""#),
            ("a: 1\nfam\nc: 3\n", r#"{"a": 1, "c": 3}?"#, r#"InvalidYaml@5 "fam""#),
            ("a: 1\n---\nb: 2\n", r#"{"a": 1}"#, r#"TrailingContent@5 "---""#),
            ("a: 1\na: 2\n", r#"{"a": 1, "a": 2}"#, r#"DuplicateKey@5 "a""#),
            ("]", "-", r#"InvalidYaml@0 "]""#),
        ],
    );
}
