//! JSON that is still a template: values, keys, members and directives to be filled in by a tool.

use crate::dump::check;
use ecslint_syntax::Syntax;

#[test]
fn values() {
    check(
        Syntax::Json,
        &[
            (
                r#"{"a": ${X}, "b": $X, "c": {{ x }}, "d": {{- x -}}, "e": <PORT>}"#,
                r#"{"a": <${X}>, "b": <$X>, "c": <{{ x }}>, "d": <{{- x -}}>, "e": <<PORT>>}"#,
                r#"Template@6 "${X}", Template@17 "$X", Template@26 "{{ x }}", Template@40 "{{- x -}}", Template@56 "<PORT>""#,
            ),
            (
                r#"{"f": %X%, "g": #{x}, "h": @@X@@, "i": __X__, "j": <%= x %>, "n": @X@, "o": #{x}#, "p": $(X)}"#,
                r#"{"f": <%X%>, "g": <#{x}>, "h": <@@X@@>, "i": <__X__>, "j": <<%= x %>>, "n": <@X@>, "o": <#{x}#>, "p": <$(X)>}"#,
                r##"Template@6 "%X%", Template@16 "#{x}", Template@27 "@@X@@", Template@39 "__X__", Template@51 "<%= x %>", Template@66 "@X@", Template@76 "#{x}#", Template@88 "$(X)""##,
            ),
            (
                r#"{"a": {{{ raw }}}, "b": {# note #}}"#,
                r#"{"a": <{{{ raw }}}>, "b": <{# note #}>}"#,
                r#"Template@6 "{{{ raw }}}", Template@24 "{# note #}""#,
            ),
            ("${X}", "<${X}>", r#"Template@0 "${X}""#),
            (r#"{{ include "x" }}"#, r#"<{{ include "x" }}>"#, r#"Template@0 "{{ include \"x\" }}""#),
        ],
    );
}

#[test]
fn glued() {
    check(
        Syntax::Json,
        &[
            (
                r#"{"k": ${A}${B}, "l": {{A}}0, "m": 10${X}, "q": nginx:${TAG}, "r": ${A}:80, "s": ${A}=${B}}"#,
                r#"{"k": <${A}${B}>, "l": <{{A}}0>, "m": <10${X}>, "q": <nginx:${TAG}>, "r": <${A}:80>, "s": <${A}=${B}>}"#,
                r#"Template@6 "${A}${B}", Template@21 "{{A}}0", Template@34 "10${X}", Template@47 "nginx:${TAG}", Template@66 "${A}:80", Template@80 "${A}=${B}""#,
            ),
            (
                r#"{"a": {{ x | default "y" }}-{{ z }}:latest, "b": 1}"#,
                r#"{"a": <{{ x | default "y" }}-{{ z }}:latest>, "b": 1}"#,
                r#"Template@6 "{{ x | default \"y\" }}-{{ z }}:latest""#,
            ),
            ("[__A____B__, $A$B]", "[<__A____B__>, <$A$B>]?", r#"Template@1 "__A____B__", Template@13 "$A$B""#),
        ],
    );
}

#[test]
fn nested_brackets_and_quotes() {
    check(
        Syntax::Json,
        &[
            (
                r#"{"a": ${ {"b": "}"} }, "c": {{ "x" }}, "d": ${var["a"]}, "e": {{ f "a:b" }}}"#,
                r#"{"a": <${ {"b": "}"} }>, "c": <{{ "x" }}>, "d": <${var["a"]}>, "e": <{{ f "a:b" }}>}"#,
                r#"Template@6 "${ {\"b\": \"}\"} }", Template@28 "{{ \"x\" }}", Template@44 "${var[\"a\"]}", Template@62 "{{ f \"a:b\" }}""#,
            ),
            (
                r#"{"a": "{{ env "PORT" }}", "b": "${var["x"]}-y", "{{ "k" }}": 1, "c": 3}"#,
                r#"{"a": <"{{ env "PORT" }}">, "b": <"${var["x"]}-y">, <"{{ "k" }}">: 1, "c": 3}"#,
                r#"Template@6 "\"{{ env \"PORT\" }}\"", Template@31 "\"${var[\"x\"]}-y\"", Template@48 "\"{{ \"k\" }}\"""#,
            ),
        ],
    );
}

#[test]
fn keys() {
    check(
        Syntax::Json,
        &[
            (
                r#"{${K}: 1, {{ k }}: "x", "x": 2}"#,
                r#"{<${K}>: 1, <{{ k }}>: "x", "x": 2}"#,
                r#"Template@1 "${K}", Template@10 "{{ k }}""#,
            ),
            ("{${K}: 1, ${K}: 2}", "{<${K}>: 1, <${K}>: 2}", r#"Template@1 "${K}", Template@10 "${K}""#),
        ],
    );
}

#[test]
fn whole_members() {
    check(
        Syntax::Json,
        &[
            (r#"{"a": 1, {{> extra }}, "b": 2}"#, r#"{"a": 1, "b": 2}?"#, r#"Template@9 "{{> extra }}""#),
            ("{\"a\": 1, ${EXTRA}\n \"b\": 2}", r#"{"a": 1, "b": 2}?"#, r#"Template@9 "${EXTRA}""#),
            ("{\"a\": 1\n ${EXTRA}}", r#"{"a": 1}?"#, r#"Template@9 "${EXTRA}""#),
            ("{ {{ all }} }", "{}?", r#"Template@2 "{{ all }}""#),
            (r#"{"a": "x" ${y}, "b": 1}"#, r#"{"a": "x", "b": 1}?"#, r#"Template@10 "${y}""#),
        ],
    );
}

#[test]
fn items() {
    check(
        Syntax::Json,
        &[
            (r#"[${A}, "b", {{ c }}]"#, r#"[<${A}>, "b", <{{ c }}>]?"#, r#"Template@1 "${A}", Template@12 "{{ c }}""#),
            (
                r#"[{{ if x }} "a", {{ end }} "b"]"#,
                r#"["a", "b"]?"#,
                r#"Template@1 "{{ if x }}", Template@17 "{{ end }}""#,
            ),
            ("[{{ x }}{{ y }}]", "[<{{ x }}{{ y }}>]?", r#"Template@1 "{{ x }}{{ y }}""#),
        ],
    );
}

#[test]
fn directives() {
    check(
        Syntax::Json,
        &[
            (
                "{\n  {% if x %}\n  \"a\": 1,\n  {% else %}\n  \"a\": 2,\n  {% endif %}\n  \"b\": 3\n}",
                r#"{"a": 1, "a": 2, "b": 3}?"#,
                r#"Template@4 "{% if x %}", Template@27 "{% else %}", Template@50 "{% endif %}""#,
            ),
            (
                "[\n  {% for x in y %}\n  {\"a\": 1}{% if not loop.last %},{% endif %}\n  {% endfor %}\n]",
                r#"[{"a": 1}]?"#,
                r#"Template@4 "{% for x in y %}", Template@31 "{% if not loop.last %}", Template@54 "{% endif %}", Template@68 "{% endfor %}""#,
            ),
            (
                r#"{"x": {{ toJson .x }}, {{- range .y }} "k": {{ . }}, {{- end }} "z": 1}"#,
                r#"{"x": <{{ toJson .x }}>, "k": <{{ . }}>, "z": 1}?"#,
                r#"Template@6 "{{ toJson .x }}", Template@23 "{{- range .y }}", Template@44 "{{ . }}", Template@53 "{{- end }}""#,
            ),
            (
                r#"{"a": 1, <% if x %> "b": 1, <% end %> "c": %{ if x }1%{ endif }}"#,
                r#"{"a": 1, "b": 1, "c": <%{ if x }1%{ endif }>}?"#,
                r#"Template@9 "<% if x %>", Template@28 "<% end %>", Template@43 "%{ if x }1%{ endif }""#,
            ),
            (r#"{{#if a}}{"b": 1}{{/if}}"#, r#"{"b": 1}?"#, r#"Template@0 "{{#if a}}", Template@17 "{{/if}}""#),
        ],
    );
}

#[test]
fn blocks_as_values() {
    check(
        Syntax::Json,
        &[
            (
                r#"{"a": {% if x %}1{% else %}2{% endif %}, "b": 1}"#,
                r#"{"a": <{% if x %}1{% else %}2{% endif %}>, "b": 1}"#,
                r#"Template@6 "{% if x %}1{% else %}2{% endif %}""#,
            ),
            (
                "{\"a\": {{ if .X }}\n  \"x\"\n{{ else }} {{ if .Y }} \"y\" {{ end }} {{ end }}, \"b\": 1}",
                "{\"a\": <{{ if .X }}\n  \"x\"\n{{ else }} {{ if .Y }} \"y\" {{ end }} {{ end }}>, \"b\": 1}",
                r#"Template@6 "{{ if .X }}\n  \"x\"\n{{ else }} {{ if .Y }} \"y\" {{ end }} {{ end }}""#,
            ),
            (r#"{"a": {{ if .X }}, "b": 1}"#, r#"{"a": <{{ if .X }}>, "b": 1}"#, r#"Template@6 "{{ if .X }}""#),
        ],
    );
}

#[test]
fn around_the_document() {
    check(
        Syntax::Json,
        &[
            (
                "{{ $name := \"web\" }}\n{\"a\": {{ $name }}}",
                r#"{"a": <{{ $name }}>}?"#,
                r#"Template@0 "{{ $name := \"web\" }}", Template@27 "{{ $name }}""#,
            ),
            (
                "{% set x = 1 %}\n{\"a\": 1}\n{% endif %}",
                r#"{"a": 1}?"#,
                r#"Template@0 "{% set x = 1 %}", Template@25 "{% endif %}""#,
            ),
        ],
    );
}

#[test]
fn unfinished() {
    check(
        Syntax::Json,
        &[
            ("{\"a\": ${IMA\n \"cpu\": 1}", r#"{"a": <${IMA>, "cpu": 1}"#, r#"Template@6 "${IMA", MissingComma@11"#),
            ("{\"a\": {{ ima\n \"cpu\": 1}", r#"{"a": <{{ ima>, "cpu": 1}"#, r#"Template@6 "{{ ima", MissingComma@12"#),
            ("{\"a\": {{\n \"cpu\": 1}", r#"{"a": <{{>, "cpu": 1}"#, r#"Template@6 "{{", MissingComma@8"#),
            ("{\"a\": ${\n \"cpu\": 1}", r#"{"a": <${>, "cpu": 1}"#, r#"Template@6 "${", MissingComma@8"#),
            (
                r#"{"a": {{ ima }, "cpu": 1}"#,
                r#"{"a": {!!: {!ima!: !!}?, "cpu": 1}?}?"#,
                r#"MissingKey@7, UnquotedKey@9 "ima", UnclosedBracket@25"#,
            ),
            (r#"{"a": {{, "b": 1}"#, r#"{"a": <{{>, "b": 1}"#, r#"Template@6 "{{""#),
        ],
    );
}

#[test]
fn what_is_none() {
    check(
        Syntax::Json,
        &[
            (r#"{ {"a": 1} }"#, r#"{!!: {"a": 1}}?"#, "MissingKey@2"),
            (r#"[{{"a":1}}]"#, r#"[{!!: {"a": 1}}?]"#, "MissingKey@2"),
            (r#"{{"a":1}}"#, r#"{!!: {"a": 1}}?"#, "MissingKey@1"),
            ("[{{}}]", "[{!!: {}}?]", "MissingKey@2"),
            (
                r#"{"a": __X_y, "b": <, "c": %d, "d": @, "e": $}"#,
                r#"{"a": !__X_y!, "b": !<!, "c": !%d!, "d": !@!, "e": !$!}?"#,
                r#"UnquotedString@6 "__X_y", UnquotedString@18 "<", UnquotedString@26 "%d", UnquotedString@35 "@", UnquotedString@43 "$""#,
            ),
            (r#"{"a": "${X} {{ y }}"}"#, r#"{"a": "${X} {{ y }}"}"#, ""),
        ],
    );
}

#[test]
fn jsonc() {
    check(
        Syntax::Jsonc,
        &[(
            r#"{"a": ${X}, /* b */ "c": {{ c }},}"#,
            r#"{"a": <${X}>, "c": <{{ c }}>}"#,
            r#"Template@6 "${X}", Template@25 "{{ c }}""#,
        )],
    );
}
