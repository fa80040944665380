//! What an editor colours inside strings: placement expressions, and placeholders anywhere.

use std::collections::HashSet;

use ecslint_cql::facts::{ATTRIBUTES, CAPABILITIES, DOCKER_API_PREFIX};
use ecslint_syntax::{NodeKind, Span};

use crate::expression::{self, PartKind};
use crate::view::View;
use crate::written;

/// A coloured piece of the text. It lies on one line, and no two of them overlap.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where it stands; characters written as escapes are covered whole.
    pub span: Span,
    /// What it is.
    pub kind: TokenKind,
    /// What else is known of it.
    pub modifiers: &'static [Modifier],
}

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TokenKind {
    /// A field of the instance such as `agentVersion`, or the `attribute:` before a name.
    Subject,
    /// The name of an attribute.
    Attribute,
    /// `==`, `in`, `!exists`, …
    Operator,
    /// What something is compared with.
    Value,
    /// `and`, `or`, `not`.
    Keyword,
    /// A regular expression.
    Pattern,
    /// `${…}`, which another program fills in.
    Placeholder,
}

/// What else is known of a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Modifier {
    /// An attribute that ECS or its agent set by themselves.
    BuiltIn,
}

/// The tokens of the whole text in its order.
pub fn semantic_tokens(view: View<'_>) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut done = HashSet::new();
    for query in expression::queries(view) {
        done.insert(query.node.index());
        tokens.extend(expression::parts(query).into_iter().map(|part| token(part.span, part.kind)));
    }
    for node in written::nodes(view.document).filter(|node| !done.contains(&node.index())) {
        match node.kind() {
            NodeKind::String(text) if node.may_hold_placeholder() => {
                let places = node.spans_inside(expression::fillings(text));
                tokens.extend(places.into_iter().flatten().map(|span| token(span, PartKind::Placeholder)));
            }
            NodeKind::Expression if node.text().starts_with("${") => {
                tokens.push(token(node.span(), PartKind::Placeholder));
            }
            _ => {}
        }
    }
    tokens.retain(|token| {
        let text = view.text.get(token.span.range());
        text.is_some_and(|text| !text.is_empty() && !text.contains(['\n', '\r']))
    });
    tokens.sort_by_key(|token| token.span);
    // Aliases of YAML show one text at several places of the tree.
    tokens.dedup_by_key(|token| token.span);
    tokens
}

fn token(span: Span, kind: PartKind<'_>) -> Token {
    let (kind, modifiers): (TokenKind, &'static [Modifier]) = match kind {
        PartKind::Subject(_) => (TokenKind::Subject, &[]),
        PartKind::Attribute(name) if is_built_in(name) => (TokenKind::Attribute, &[Modifier::BuiltIn]),
        PartKind::Attribute(_) => (TokenKind::Attribute, &[]),
        PartKind::Operator(_) => (TokenKind::Operator, &[]),
        PartKind::Value(_) => (TokenKind::Value, &[]),
        PartKind::Pattern => (TokenKind::Pattern, &[]),
        PartKind::Keyword => (TokenKind::Keyword, &[]),
        PartKind::Placeholder => (TokenKind::Placeholder, &[]),
    };
    Token { span, kind, modifiers }
}

/// Whether ECS or its agent set the attribute by themselves.
fn is_built_in(name: &str) -> bool {
    ATTRIBUTES.iter().any(|row| row.name == name)
        || CAPABILITIES.iter().any(|row| row.name == name)
        || name.starts_with(DOCKER_API_PREFIX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing;

    fn check(text: &str, expected: &[&str]) {
        let said = testing::look(text, |view, _| {
            let one = |token: Token| {
                let built_in = if token.modifiers.contains(&Modifier::BuiltIn) { "*" } else { "" };
                format!("{} {:?}{built_in}", &view.text[token.span.range()], token.kind)
            };
            semantic_tokens(view).into_iter().map(one).collect::<Vec<_>>()
        });
        assert_eq!(said, expected, "{text}");
    }

    fn expression(written: &str) -> String {
        format!(r#"{{"placementConstraints": [{{"type": "memberOf", "expression": "{written}"}}]}}"#)
    }

    #[test]
    fn expressions_have_parts() {
        check(
            &expression("attribute:ecs.os-type == linux and not(attribute:stack in [a, 'b'] or runningTasksCount > 1)"),
            &[
                "attribute: Subject",
                "ecs.os-type Attribute*",
                "== Operator",
                "linux Value",
                "and Keyword",
                "not Keyword",
                "attribute: Subject",
                "stack Attribute",
                "in Operator",
                "a Value",
                "'b' Value",
                "or Keyword",
                "runningTasksCount Subject",
                "> Operator",
                "1 Value",
            ],
        );
    }

    #[test]
    fn escapes_are_covered_whole() {
        check(
            &expression(r"attribute:ecs.instance-type =~ t3\\..* and attribute:\u0061 exists"),
            &[
                "attribute: Subject",
                "ecs.instance-type Attribute*",
                "=~ Operator",
                r"t3\\..* Pattern",
                "and Keyword",
                "attribute: Subject",
                r"\u0061 Attribute",
                "exists Operator",
            ],
        );
    }

    #[test]
    fn placeholders_stand_out_anywhere() {
        check(
            &expression("attribute:stack == ${STACK} and attribute:zone == a-${Z}-b"),
            &[
                "attribute: Subject",
                "stack Attribute",
                "== Operator",
                "${STACK} Placeholder",
                "and Keyword",
                "attribute: Subject",
                "zone Attribute",
                "== Operator",
                "a- Value",
                "${Z} Placeholder",
                "-b Value",
            ],
        );
        check(
            r#"{"family": "a\n${B}-${C}", "cpu": ${D}}"#,
            &["${B} Placeholder", "${C} Placeholder", "${D} Placeholder"],
        );
        check(r#"{"family": "plain"}"#, &[]);
    }

    #[test]
    fn half_typed_expressions_have_what_can_be_read() {
        check(&expression("attribute:a =="), &["attribute: Subject", "a Attribute", "== Operator"]);
        check(&expression(""), &[]);
        check(r#"{"placementConstraints": [{"expression": "attribute:a == b"#, &[]);
    }
}
