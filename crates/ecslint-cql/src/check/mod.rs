//! What is wrong with an expression that can be read: operators that a subject does not take, names and values that ECS
//! never hands out, patterns that Java refuses, comparisons that exclude each other.

mod attribute;
mod logic;
mod pattern;
mod value;

use crate::facts::{self, Field, MAX_CHARACTERS, Operator, SubjectKey};
use crate::finding::{Code, Finding, in_order, quoted_short};
use crate::parse::parse;
use crate::suggest::one_of;
use crate::tree::{Expression, Predicate, SubjectKind};

/// Everything there is to say about the text of an expression, in its order.
///
/// ```
/// let findings = ecslint_cql::check("attribute:ecs.cpu-architecture == ARM64");
/// assert_eq!(findings[0].code.name(), "value-case");
/// assert_eq!(findings[0].span.of("attribute:ecs.cpu-architecture == ARM64"), "ARM64");
/// ```
pub fn check(text: &str) -> Vec<Finding> {
    let parsed = parse(text);
    let mut findings = parsed.findings;
    findings.extend(check_expression(&parsed.expression));
    in_order(findings)
}

/// What is wrong with the meaning of a parsed expression; what is wrong with its form was reported by the parser.
pub fn check_expression(expression: &Expression<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for predicate in expression.predicates() {
        check_predicate(expression.text, predicate, &mut findings);
    }
    // Each comparison is held against each other one. That is quick in any text that ECS takes.
    if expression.text.len() <= 4 * MAX_CHARACTERS {
        logic::check(expression, &mut findings);
    }
    in_order(findings)
}

fn check_predicate(text: &str, predicate: &Predicate<'_>, findings: &mut Vec<Finding>) {
    let Some(operator) = predicate.operator else {
        if let SubjectKind::Attribute(name) = predicate.subject.kind {
            attribute::check_name(name, predicate.subject.span, findings);
        }
        return;
    };
    if let Some(finding) = foreign_operator(text, predicate, operator) {
        findings.push(finding);
        return;
    }
    pattern::check_syntax(predicate, operator, findings);
    match predicate.subject.kind {
        SubjectKind::Attribute(name) => {
            attribute::check_name(name, predicate.subject.span, findings);
            attribute::check_values(name, predicate, operator, findings);
        }
        SubjectKind::Field(field) => check_field(field, predicate, operator, findings),
        SubjectKind::Unknown | SubjectKind::Unreadable => {}
    }
}

fn foreign_operator(text: &str, predicate: &Predicate<'_>, operator: Operator) -> Option<Finding> {
    let key = match predicate.subject.kind {
        SubjectKind::Attribute(_) => SubjectKey::Attribute,
        SubjectKind::Field(field) => SubjectKey::Field(field),
        SubjectKind::Unknown | SubjectKind::Unreadable => return None,
    };
    let subject = facts::subject(key)?;
    if subject.operators.contains(&operator) {
        return None;
    }
    let symbols: Vec<&str> = subject.operators.iter().map(|operator| operator.symbol()).collect();
    let span = predicate.operator_span;
    let message =
        format!("{} is not for `{}`, expected {}", quoted_short(span.of(text)), subject.name, one_of(&symbols));
    let help = format!("`{}` is compared with {}", subject.name, subject.argument);
    Some(Finding::new(Code::OperatorNotForSubject, span, message).help(help))
}

fn check_field(field: Field, predicate: &Predicate<'_>, operator: Operator, findings: &mut Vec<Finding>) {
    if operator.takes_pattern() {
        pattern::check_meaning(predicate, findings);
        return;
    }
    for item in predicate.argument.values() {
        let Some(known) = item.known() else { continue };
        findings.extend(value::field(field, known, item.span, operator));
    }
}
