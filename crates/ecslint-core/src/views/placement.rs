//! Placement constraints, and what the Cluster Query Language says of their expressions.

use std::ops::Range;

use ecslint_cql::facts::MAX_CHARACTERS;
use ecslint_cql::{Code, Finding};
use ecslint_syntax::{Node, Span};

use crate::diagnostic::Edit;
use crate::edit;
use crate::field::{Field, Located, Object};
use crate::member_names::member;
use crate::placeholder;
use crate::suggest;

/// A condition on the container instance.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PlacementConstraint<'d>(Object<'d>);

/// The kind of constraint whose expression is one of the Cluster Query Language.
const MEMBER_OF: &str = "memberOf";

impl<'d> From<Object<'d>> for PlacementConstraint<'d> {
    fn from(object: Object<'d>) -> Self {
        Self(object)
    }
}

impl<'d> PlacementConstraint<'d> {
    /// The object in the file.
    pub fn object(self) -> Object<'d> {
        self.0
    }

    /// The member `type`, a string.
    pub fn kind(self) -> Field<'d, &'d str> {
        self.0.string(const { member("type") })
    }

    /// The member `expression`, a string.
    pub fn expression(self) -> Field<'d, &'d str> {
        self.0.string(const { member("expression") })
    }

    /// The text of `expression` where it belongs to the Cluster Query Language: beside the type `memberOf`, or one that is
    /// a slip of it, unknown or forgotten. It may hold placeholders, but only such as the language's parser knows.
    pub fn query(self) -> Option<Located<'d, &'d str>> {
        let text = self.0.member(const { member("expression") }).raw_string().known()?;
        let is_query = match self.kind() {
            Field::Known(kind) => kind.value == MEMBER_OF || suggest::nearest(kind.value, [MEMBER_OF]).is_some(),
            Field::Absent(_) | Field::Opaque(_) => true,
        };
        let is_stand_in = !text.value.contains(' ') && placeholder::is_bare_word(text.value);
        let is_opaque = is_stand_in
            || placeholder::is_shortened(text.value)
            || (text.node.may_hold_placeholder() && holds_foreign_placeholder(text.value));
        (is_query && !is_opaque).then_some(text)
    }

    /// What is said of the expression.
    fn findings(self) -> impl Iterator<Item = ExpressionFinding> {
        let query = self.query().into_iter();
        query.flat_map(|query| {
            // How long a text becomes in which a placeholder stands is not known.
            let is_certain = move |finding: &Finding| {
                finding.code != Code::TooLong
                    || !query.node.may_hold_placeholder()
                    || placeholder::find(query.value).is_none()
            };
            let findings = ecslint_cql::check(query.value).into_iter().filter(is_certain);
            findings.map(move |finding| ExpressionFinding::new(query.node, finding))
        })
    }
}

/// A text of more bytes is not read by the parser of the language either.
const MAX_READ_BYTES: usize = 16 * MAX_CHARACTERS;

/// The parser of the language takes no longer name for a placeholder.
const LONGEST_NAME: usize = 64;

/// Whether a placeholder is in `text` that the parser of the language does not take for one: of an expression with such
/// a hole nothing is said.
fn holds_foreign_placeholder(text: &str) -> bool {
    if text.len() > MAX_READ_BYTES {
        return placeholder::find(text).is_some();
    }
    let mut rest = text;
    while let Some(found) = placeholder::find(rest) {
        let shown = &rest[found.clone()];
        let inner =
            shown.trim_start_matches(['{', '<', '%', '@', '[', '(']).trim_end_matches(['}', '>', '%', '@', ']', ')']);
        let is_name =
            inner.len() <= LONGEST_NAME && inner.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
        let is_word = !inner.contains([' ', '=', '!', '<', '>', '[']);
        let is_foreign = match shown.as_bytes() {
            [b'$' | b'#' | b'_', ..] | [b'{', b'{' | b'%', ..] | [b'<', b'%', ..] => false,
            // Parentheses group: only around a lone word do two of them mean something else.
            [b'(', ..] => is_word,
            _ => !is_name,
        };
        if is_foreign {
            return true;
        }
        let skipped = if shown.starts_with('(') { found.start + 2 } else { found.end };
        rest = &rest[skipped..];
    }
    false
}

/// What the Cluster Query Language says of an expression, with its places in the file.
#[derive(Clone, Debug)]
pub struct ExpressionFinding {
    /// What is wrong; its spans are those in the expression.
    pub finding: Finding,
    /// Where that stands in the file.
    pub span: Span,
    /// Where the other side of a contradiction stands.
    pub related: Option<Span>,
    /// What was most likely meant.
    pub edit: Option<Edit>,
}

impl ExpressionFinding {
    fn new(node: Node<'_>, finding: Finding) -> Self {
        let place = |span: ecslint_cql::Span| node.span_inside(range(span)).unwrap_or_else(|| node.span());
        let replacement = finding.replacement.as_ref();
        // Of an empty text the quotes are all there is to see.
        let is_empty = finding.code == Code::EmptyExpression;
        Self {
            span: if is_empty { node.span() } else { place(finding.span) },
            related: finding.related.map(place),
            edit: replacement.and_then(|meant| edit::replace_inside(node, range(meant.span), &meant.text)),
            finding,
        }
    }
}

fn range(span: ecslint_cql::Span) -> Range<usize> {
    span.start..span.end
}

/// What is said of the expressions of all `constraints`.
pub(super) fn findings<'d>(constraints: impl Iterator<Item = PlacementConstraint<'d>>) -> Vec<ExpressionFinding> {
    constraints.flat_map(PlacementConstraint::findings).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_placeholders_that_the_parser_takes_for_such_are_left_to_it() {
        for text in [
            "attribute:a == ${X}",
            "attribute:a == {{ x }}",
            "attribute:a == <X>",
            "attribute:a == @X@ and attribute:b == %Y%",
            "((attribute:a == b) or (attribute:c == d))",
            "((attribute:a == ${X}))",
            "attribute:a =~ \\p{Alpha}",
            "attribute:a == [[X]]",
        ] {
            assert!(!holds_foreign_placeholder(text), "{text}");
        }
        for text in [
            "attribute:a == ((x))",
            "((expression))",
            "((attribute:a == ((x))))",
            "attribute:a == {a.b}",
            "attribute:a == @project.version@",
            "<your expression here>",
            "attribute:a == ${X} and attribute:b == [[ y ]]",
        ] {
            assert!(holds_foreign_placeholder(text), "{text}");
        }
    }
}
