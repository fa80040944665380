//! A value of another JSON type than the API takes.

use ecslint_core::schema::{ValueType, Violation, ViolationKind};
use ecslint_core::{Check, Context, Fix, Group, Outcome, Rule, Severity, TaskDefinition, edit};
use ecslint_syntax::{Node, NodeKind};

pub(crate) static RULE: Rule = Rule {
    name: "wrong-type",
    summary: "A value has another JSON type than the API takes.",
    group: Group::Schema,
    severity: Severity::Error,
    outcome: Outcome::Rejected {
        operation: "client",
        says: &[
            "Parameter validation failed: Invalid type for parameter %s, value: %s, type: %s, valid types: %s",
            "Unrecognized collection type class com.amazonaws.madison.frontend.RegisterTaskDefinitionRequest",
        ],
    },
    fixable: true,
    since: "0.1.0",
    page: include_str!("wrong-type.md"),
    needs: &[],
    check: Check::Schema(check),
};

fn check<'d>(_: TaskDefinition<'d>, violations: &[Violation<'d>], context: &mut Context<'_>) {
    for violation in violations {
        let ViolationKind::WrongType { expected } = violation.kind else { continue };
        let node = violation.node;
        let name = violation.member.map_or("an item", |member| member.name());
        let written = shorten(node.text());
        let message = match violation.member {
            Some(_) => format!("`{name}` is {}, but the API takes {}", actual(node), expected.words()),
            None => format!("`{written}` is {}, but the API takes {} here", actual(node), expected.words()),
        };
        let span = if node.is_object() || node.is_array() {
            violation.member.map_or(node.span(), |member| member.key.span())
        } else {
            node.span()
        };
        let found = context.report(span, message);
        found.says(format!(
            "Parameter validation failed: Invalid type for parameter {}, value: {written}, type: {}, valid types: {}",
            violation.place,
            python_type(node),
            python_name(expected)
        ));
        match converted(node, expected) {
            Some(json) => {
                found.help(format!("write `{json}`"));
                found.fix(Fix::safe(format!("write `{json}`"), vec![edit::replace(node, json)]));
            }
            None => {
                found.help(format!("write {} as the value of `{}`", expected.words(), violation.path));
            }
        }
    }
}

/// The same value in the type that the API takes, where that is certain.
fn converted(node: Node<'_>, expected: ValueType) -> Option<String> {
    match (node.kind(), expected) {
        (NodeKind::Number(text), ValueType::String) => Some(edit::quote(text)),
        (NodeKind::Bool(value), ValueType::String) => Some(edit::quote(if value { "true" } else { "false" })),
        (NodeKind::String(text), ValueType::Integer) => text.parse::<i64>().ok().map(|value| value.to_string()),
        (NodeKind::String("true"), ValueType::Boolean) => Some("true".to_owned()),
        (NodeKind::String("false"), ValueType::Boolean) => Some("false".to_owned()),
        (NodeKind::Number(text), ValueType::Integer) => text.strip_suffix(".0").map(str::to_owned),
        _ => None,
    }
}

fn actual(node: Node<'_>) -> String {
    match node.kind() {
        NodeKind::String(_) => format!("the string `{}`", shorten(node.text())),
        NodeKind::Number(text) => format!("the number `{}`", shorten(text)),
        NodeKind::Bool(_) => format!("`{}`", node.text()),
        NodeKind::Array(_) => "a list".to_owned(),
        NodeKind::Object(_) => "an object".to_owned(),
        NodeKind::Null | NodeKind::Expression | NodeKind::Error => "no value".to_owned(),
    }
}

/// The names that botocore prints: people search for them.
fn python_type(node: Node<'_>) -> &'static str {
    match node.kind() {
        NodeKind::String(_) => "<class 'str'>",
        NodeKind::Number(text) if text.contains(['.', 'e', 'E']) => "<class 'float'>",
        NodeKind::Number(_) => "<class 'int'>",
        NodeKind::Bool(_) => "<class 'bool'>",
        NodeKind::Array(_) => "<class 'list'>",
        NodeKind::Object(_) => "<class 'dict'>",
        NodeKind::Null | NodeKind::Expression | NodeKind::Error => "<class 'NoneType'>",
    }
}

fn python_name(expected: ValueType) -> &'static str {
    match expected {
        ValueType::String => "<class 'str'>",
        ValueType::Integer | ValueType::Number => "<class 'int'>",
        ValueType::Boolean => "<class 'bool'>",
        ValueType::Array => "<class 'list'>, <class 'tuple'>",
        ValueType::Object => "<class 'dict'>",
    }
}

fn shorten(text: &str) -> String {
    if text.chars().count() <= 30 { text.to_owned() } else { text.chars().take(29).chain(['…']).collect() }
}
