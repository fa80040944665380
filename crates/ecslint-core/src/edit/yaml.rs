//! Writing values as YAML has them.

use ecslint_syntax::{Node, NodeKind, Syntax, is_plain_yaml, parse};

use super::quote;

/// How a string is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    /// Without quotes, where that reads as the same string.
    Plain,
    /// `'…'`, where that can hold it.
    Single,
    /// `"…"`
    Double,
}

impl Style {
    /// The style of a scalar that is there already.
    pub(super) fn of(node: Node<'_>) -> Self {
        match node.text().as_bytes().first() {
            Some(b'"') => Style::Double,
            Some(b'\'') => Style::Single,
            _ => Style::Plain,
        }
    }
}

/// `text` as a scalar on one line.
pub(super) fn string(text: &str, style: Style) -> String {
    let is_single_line = !text.chars().any(char::is_control);
    match style {
        Style::Plain if is_plain_yaml(text) => text.to_owned(),
        Style::Single if is_single_line => format!("'{}'", text.replace('\'', "''")),
        _ => quote(text),
    }
}

/// Where the first line of a block stands.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Start {
    /// Below its key.
    NewLine,
    /// Behind its dash.
    SameLine,
}

/// What `json` stands for, written behind a key or a dash: scalars and empty containers on the same line, all others as
/// a block, whose further lines begin with `indentation`.
pub(super) fn written(json: &str, start: Start, indentation: &str, line_end: &str) -> String {
    let document = parse(json, Syntax::Json);
    let Some(root) = document.root() else { return json.to_owned() };
    if root.is_empty() {
        let blank = if start == Start::NewLine { " " } else { "" };
        return format!("{blank}{}", on_one_line(root));
    }
    let mut out = String::new();
    block(root, indentation, line_end, start, &mut out);
    out
}

fn block(node: Node<'_>, indentation: &str, line_end: &str, start: Start, out: &mut String) {
    let begin = |is_first: bool, out: &mut String| {
        if !(is_first && start == Start::SameLine) {
            out.push_str(line_end);
            out.push_str(indentation);
        }
    };
    let deeper = format!("{indentation}  ");
    for (place, member) in node.members().enumerate() {
        begin(place == 0, out);
        out.push_str(&string(member.name(), Style::Plain));
        out.push(':');
        value(member.value, &deeper, line_end, out);
    }
    for (place, item) in node.items().enumerate() {
        begin(place == 0, out);
        out.push_str("- ");
        if item.is_empty() {
            out.push_str(&on_one_line(item));
        } else {
            block(item, &deeper, line_end, Start::SameLine, out);
        }
    }
}

fn value(node: Node<'_>, indentation: &str, line_end: &str, out: &mut String) {
    // Lists of plain words read better on one line.
    if node.is_empty() || (node.is_array() && node.items().all(|item| item.is_empty())) {
        out.push(' ');
        out.push_str(&on_one_line(node));
    } else {
        block(node, indentation, line_end, Start::NewLine, out);
    }
}

/// A scalar, an empty container or a list of these.
fn on_one_line(node: Node<'_>) -> String {
    match node.kind() {
        NodeKind::String(text) => string(text, Style::Plain),
        NodeKind::Array(items) => {
            let items: Vec<String> = items
                .map(|item| match item.kind() {
                    // Brackets give further characters a meaning.
                    NodeKind::String(text) => quote(text),
                    _ => item.text().to_owned(),
                })
                .collect();
            format!("[{}]", items.join(", "))
        }
        _ => node.text().to_owned(),
    }
}

/// The value at `node` as JSON; `None` where some of it is unknown.
pub(super) fn to_json(node: Node<'_>) -> Option<String> {
    Some(match node.kind() {
        NodeKind::Null => "null".to_owned(),
        NodeKind::Bool(value) => value.to_string(),
        NodeKind::Number(text) => text.to_owned(),
        NodeKind::String(text) => quote(text),
        NodeKind::Array(items) => format!("[{}]", items.map(to_json).collect::<Option<Vec<_>>>()?.join(", ")),
        NodeKind::Object(members) => {
            let member = |member: ecslint_syntax::Member<'_>| {
                Some(format!("{}: {}", quote(member.name()), to_json(member.value)?))
            };
            format!("{{{}}}", members.map(member).collect::<Option<Vec<_>>>()?.join(", "))
        }
        NodeKind::Expression | NodeKind::Error => return None,
    })
}
