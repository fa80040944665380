//! One-line forms of trees and errors, to compare with expected text.

use ecslint_syntax::{Document, Node, NodeKind, Syntax, parse};

/// The tree: `?` behind a container means incomplete, `~` behind a string damaged, `<…>` is an expression, `!…!` an
/// error node, `-` no value at all.
pub(crate) fn tree(document: &Document<'_>) -> String {
    let mut out = String::new();
    match document.root() {
        Some(root) => write_node(root, &mut out),
        None => out.push('-'),
    }
    out
}

fn write_node(node: Node<'_>, out: &mut String) {
    match node.kind() {
        NodeKind::Null => out.push_str("null"),
        NodeKind::Bool(value) => out.push_str(if value { "true" } else { "false" }),
        NodeKind::Number(text) => out.push_str(text),
        NodeKind::String(text) => {
            *out += &format!("{text:?}");
            if node.is_damaged() {
                out.push('~');
            }
        }
        NodeKind::Expression => *out += &format!("<{}>", node.text()),
        NodeKind::Error => *out += &format!("!{}!", node.text()),
        NodeKind::Array(items) => {
            out.push('[');
            for (place, item) in items.enumerate() {
                out.push_str(if place > 0 { ", " } else { "" });
                write_node(item, out);
            }
            out.push(']');
        }
        NodeKind::Object(members) => {
            out.push('{');
            for (place, member) in members.enumerate() {
                out.push_str(if place > 0 { ", " } else { "" });
                write_node(member.key, out);
                out.push_str(": ");
                write_node(member.value, out);
            }
            out.push('}');
        }
    }
    if !node.is_complete() {
        out.push('?');
    }
}

/// The errors: kind, offset, and the text under the span.
pub(crate) fn errors(document: &Document<'_>) -> String {
    let mut lines = Vec::new();
    for error in document.errors() {
        let kind = format!("{:?}", error.kind);
        let kind = kind.split([' ', '{']).next().unwrap_or_default();
        let text = document.text().get(error.span.range()).unwrap_or("(outside)");
        lines.push(if text.is_empty() {
            format!("{kind}@{}", error.span.start)
        } else {
            format!("{kind}@{} {text:?}", error.span.start)
        });
    }
    lines.join(", ")
}

/// The tree below one node.
pub(crate) fn tree_of(node: Node<'_>) -> String {
    let mut out = String::new();
    write_node(node, &mut out);
    out
}

/// A text, its tree and its errors.
pub(crate) type Case = (&'static str, &'static str, &'static str);

/// Compares all cases and shows those that differ, in the form of the table.
pub(crate) fn check(syntax: Syntax, cases: &[Case]) {
    let mut differing = String::new();
    for &(text, expected_tree, expected_errors) in cases {
        let document = parse(text, syntax);
        // What an alias stands for keeps the place where it was written.
        if syntax != Syntax::Yaml || !text.contains('*') {
            crate::invariants::assert_invariants(&document);
        }
        let (tree, errors) = (tree(&document), errors(&document));
        if tree != expected_tree || errors != expected_errors {
            differing += &format!("(\n    {text:?},\n    r#\"{tree}\"#,\n    r#\"{errors}\"#,\n),\n");
        }
    }
    assert!(differing.is_empty(), "these are different now:\n{differing}");
}
