//! Every example of the pages, written as YAML in several styles: the same findings at the same places, and fixes that make
//! the same of it.

use ecslint_core::engine::Kind;
use ecslint_core::{Checker, Diagnostic, edit};
use ecslint_syntax::{Member, Node, NodeKind, Syntax, SyntaxErrorKind, is_plain_yaml, parse};

/// A way to write YAML.
struct Style {
    name: &'static str,
    /// How much further in the items of a list stand than its key.
    list_indentation: usize,
    quotes: Quotes,
    line_end: &'static str,
    /// What stands at the end of each line.
    comment: &'static str,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Quotes {
    /// Only where they are needed.
    Few,
    Single,
    Double,
}

const STYLES: [Style; 3] = [
    Style { name: "usual", list_indentation: 2, quotes: Quotes::Few, line_end: "\n", comment: "" },
    Style { name: "with comments", list_indentation: 0, quotes: Quotes::Single, line_end: "\n", comment: " # why" },
    Style { name: "of Windows", list_indentation: 2, quotes: Quotes::Double, line_end: "\r\n", comment: "" },
];

impl Style {
    fn string(&self, text: &str) -> String {
        match self.quotes {
            Quotes::Few if is_plain_yaml(text) => text.to_owned(),
            Quotes::Single if !text.chars().any(char::is_control) => format!("'{}'", text.replace('\'', "''")),
            _ => edit::quote(text),
        }
    }

    /// A text of the same content as `node`.
    fn write(&self, node: Node<'_>) -> String {
        let mut out = String::new();
        self.block(node, 0, &mut out);
        out.push_str(self.line_end);
        out
    }

    fn block(&self, node: Node<'_>, indentation: usize, out: &mut String) {
        match node.kind() {
            NodeKind::Object(members) if !node.is_empty() => {
                for (place, member) in members.enumerate() {
                    if place > 0 {
                        self.new_line(indentation, out);
                    }
                    out.push_str(&self.string(member.name()));
                    out.push(':');
                    if member.value.is_empty() {
                        out.push(' ');
                        self.block(member.value, indentation, out);
                    } else {
                        let step = if member.value.is_array() { self.list_indentation } else { 2 };
                        self.new_line(indentation + step, out);
                        self.block(member.value, indentation + step, out);
                    }
                }
            }
            NodeKind::Array(items) if !node.is_empty() => {
                for (place, item) in items.enumerate() {
                    if place > 0 {
                        self.new_line(indentation, out);
                    }
                    out.push_str("- ");
                    self.block(item, indentation + 2, out);
                }
            }
            NodeKind::String(text) => out.push_str(&self.string(text)),
            _ => out.push_str(node.text()),
        }
    }

    fn new_line(&self, indentation: usize, out: &mut String) {
        out.push_str(self.comment);
        out.push_str(self.line_end);
        out.extend(std::iter::repeat_n(' ', indentation));
    }
}

/// The JSON examples of a page, without their lines of carets.
fn examples(page: &str) -> Vec<String> {
    let mut examples = Vec::new();
    let mut lines = page.lines();
    while let Some(line) = lines.next() {
        if line.starts_with("```jsonc ") {
            let body = lines.by_ref().take_while(|line| *line != "```");
            let is_caret_line = |line: &&str| line.trim_start().trim_start_matches("//").trim_start().starts_with('^');
            examples.push(body.filter(|line| !is_caret_line(line)).collect::<Vec<_>>().join("\n"));
        }
    }
    examples
}

/// What a value says, with members in the order of their names and without empty ones: a mapping that loses its last
/// member to several fixes is `null`, where an object is `{}`. `None` where some of it is unknown.
fn value(node: Node<'_>) -> Option<String> {
    Some(match node.kind() {
        NodeKind::Null => "null".to_owned(),
        NodeKind::Bool(value) => value.to_string(),
        NodeKind::Number(text) => text.to_owned(),
        NodeKind::String(text) => edit::quote(text),
        NodeKind::Array(items) => format!("[{}]", items.map(value).collect::<Option<Vec<_>>>()?.join(", ")),
        NodeKind::Object(members) => {
            let member = |member: Member<'_>| Some(format!("{}: {}", edit::quote(member.name()), value(member.value)?));
            let mut members = members.map(member).collect::<Option<Vec<_>>>()?;
            members.retain(|member| ![": null", ": {}", ": []"].iter().any(|empty| member.ends_with(empty)));
            members.sort();
            format!("{{{}}}", members.join(", "))
        }
        NodeKind::Expression | NodeKind::Error => return None,
    })
}

/// What is said, without quotes, which the styles have in different places.
fn said(found: &[Diagnostic]) -> Vec<String> {
    let mut said: Vec<String> = found
        .iter()
        .map(|diagnostic| {
            let message = diagnostic.message.replace(['"', '\''], "");
            format!("{} {} {}: {message}", diagnostic.pointer, diagnostic.severity.name(), diagnostic.rule.name)
        })
        .collect();
    said.sort();
    said
}

/// The text and the value that are left when the first fix of each finding is applied, until nothing changes any more.
fn mended(checker: &Checker, text: &str, syntax: Syntax) -> (String, Option<String>) {
    let mut text = text.to_owned();
    for _ in 0..6 {
        let found = check(checker, &text, syntax);
        let fixes = found.iter().filter_map(|diagnostic| diagnostic.fixes.first());
        let (next, _) = edit::apply(&text, fixes);
        if next == text {
            break;
        }
        text = next;
    }
    let document = parse(&text, syntax);
    let broken = document.errors().iter().any(|error| !matches!(error.kind, SyntaxErrorKind::Comment));
    let value = document.root().filter(|_| !broken).and_then(value);
    (text, value)
}

fn check(checker: &Checker, text: &str, syntax: Syntax) -> Vec<Diagnostic> {
    checker.check_bytes(text.as_bytes(), syntax, Kind::TaskDefinition).1.diagnostics
}

#[test]
fn yaml_is_judged_and_mended_as_json_is() {
    let checker = Checker::new(ecslint_rules::all()).expect("the embedded tables are sound");
    let (mut compared, mut complaints) = (0, Vec::new());
    for rule in ecslint_rules::all() {
        for json in examples(rule.page) {
            let document = parse(&json, Syntax::Json);
            let Some(root) = document.root().filter(|_| document.errors().is_empty()) else { continue };
            let found = check(&checker, &json, Syntax::Json);
            for style in &STYLES {
                let yaml = style.write(root);
                let found_in_yaml = check(&checker, &yaml, Syntax::Yaml);
                let context = format!("{} in the style {}:\n{yaml}", rule.name, style.name);
                compared += 1;
                if said(&found) != said(&found_in_yaml) {
                    complaints.push(format!("{context}\n{:#?}\nis not\n{:#?}", said(&found_in_yaml), said(&found)));
                    continue;
                }
                for (one, other) in found.iter().zip(&found_in_yaml) {
                    let titles =
                        |found: &Diagnostic| found.fixes.iter().map(|fix| fix.title.clone()).collect::<Vec<_>>();
                    if titles(one) != titles(other) {
                        complaints.push(format!("{context}\n{:?} {:?}", titles(one), titles(other)));
                    }
                }
                let (_, expected) = mended(&checker, &json, Syntax::Json);
                let (text, actual) = mended(&checker, &yaml, Syntax::Yaml);
                if expected != actual {
                    complaints.push(format!("{context}\nbecomes\n{text}\n{actual:?}\nis not\n{expected:?}"));
                }
            }
        }
    }
    assert!(compared > 2_000, "{compared}");
    assert!(complaints.is_empty(), "{} of {compared}\n{}", complaints.len(), complaints.join("\n\n"));
}
