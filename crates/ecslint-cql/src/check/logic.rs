//! Comparisons that exclude each other, and those of which one always holds.
//!
//! Only what two comparisons of one subject decide is reported. A task group is left out: an instance has many.

use std::cmp::Ordering;

use crate::facts::{Field, Operator};
use crate::finding::{Code, Finding, quoted_short};
use crate::pattern::Compiled;
use crate::span::Span;
use crate::tree::{Expression, Node, NodeKind, Predicate, SubjectKind};
use crate::{time, version};

/// How the parts of a chain are joined.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Join {
    All,
    Any,
}

/// Whether a part stands under a negation.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sense {
    Plain,
    Negated,
}

impl Sense {
    fn opposite(self) -> Sense {
        match self {
            Sense::Plain => Sense::Negated,
            Sense::Negated => Sense::Plain,
        }
    }
}

/// A comparison in a chain of which all have to hold.
struct Atom<'e> {
    span: Span,
    subject: SubjectKind<'e>,
    operator: Operator,
    values: Vec<&'e str>,
    pattern: Option<Compiled>,
    /// It also holds of an instance that lacks the attribute, since it stands under a negation.
    is_loose: bool,
}

/// Reports contradictions and tautologies.
pub(super) fn check(expression: &Expression<'_>, findings: &mut Vec<Finding>) {
    visit(expression, &expression.root, None, findings);
}

fn visit(expression: &Expression<'_>, node: &Node<'_>, parent: Option<Join>, findings: &mut Vec<Finding>) {
    let join = match &node.kind {
        NodeKind::All(_) => Some(Join::All),
        NodeKind::Any(_) => Some(Join::Any),
        NodeKind::Group(_) => parent,
        NodeKind::Not(_) | NodeKind::Predicate(_) | NodeKind::Unknown(_) | NodeKind::Unreadable => None,
    };
    let begins_chain = !matches!(node.kind, NodeKind::Group(_)) && join != parent;
    if let Some(join) = join.filter(|_| begins_chain) {
        // One of several always holds when it cannot be that none does.
        let sense = if join == Join::Any { Sense::Negated } else { Sense::Plain };
        let mut atoms = Vec::new();
        if collect(node, sense, &mut atoms) {
            findings.extend(conflict_in(expression.text, join, &atoms));
        }
    }
    for child in node.children() {
        visit(expression, child, join, findings);
    }
}

/// Gathers what all have to hold, negations carried inwards. False when a placeholder may change how parts are joined.
fn collect<'e>(node: &'e Node<'_>, sense: Sense, atoms: &mut Vec<Atom<'e>>) -> bool {
    match &node.kind {
        NodeKind::Group(inner) => collect(inner, sense, atoms),
        NodeKind::Not(inner) => match &inner.ungrouped().kind {
            // The span with the negation shows what is excluded.
            NodeKind::Predicate(predicate) => {
                atoms.extend(atom(node.span, predicate, sense.opposite()));
                true
            }
            _ => collect(inner, sense.opposite(), atoms),
        },
        NodeKind::Predicate(predicate) => {
            atoms.extend(atom(node.span, predicate, sense));
            true
        }
        NodeKind::All(parts) | NodeKind::Any(parts) => {
            let is_all = matches!(node.kind, NodeKind::All(_));
            // Under a negation `or` joins what all have to hold; anything else is a chain of its own.
            is_all != (sense == Sense::Plain) || parts.iter().all(|part| collect(part, sense, atoms))
        }
        NodeKind::Unknown(_) => false,
        NodeKind::Unreadable => true,
    }
}

fn atom<'e>(span: Span, predicate: &'e Predicate<'_>, sense: Sense) -> Option<Atom<'e>> {
    let operator = predicate.operator?;
    if predicate.has_unknown() || matches!(predicate.subject.kind, SubjectKind::Unknown | SubjectKind::Unreadable) {
        return None;
    }
    if predicate.subject.kind == SubjectKind::Field(Field::TaskGroup) {
        return None;
    }
    let values: Vec<&str> = predicate.argument.values().iter().map(|value| value.text).collect();
    if values.is_empty() && !operator.is_presence() {
        return None;
    }
    let pattern = match values.as_slice() {
        [pattern] if operator.takes_pattern() => Some(Compiled::new(pattern)),
        _ => None,
    };
    let negated = sense == Sense::Negated;
    let operator = if negated { operator.opposite() } else { operator };
    let is_loose = negated && !operator.is_presence();
    Some(Atom { span, subject: predicate.subject.kind, operator, values, pattern, is_loose })
}

fn conflict_in(text: &str, join: Join, atoms: &[Atom<'_>]) -> Option<Finding> {
    for (index, second) in atoms.iter().enumerate() {
        for first in &atoms[..index] {
            if first.subject != second.subject || !(conflict(join, first, second) || conflict(join, second, first)) {
                continue;
            }
            let (one, other) = (quoted_short(first.span.of(text)), quoted_short(second.span.of(text)));
            return Some(match join {
                Join::All => {
                    let message = format!("{other} excludes {one}, no instance can match both");
                    let finding = Finding::new(Code::Contradiction, second.span, message).related(first.span);
                    finding.help("join them with `or`, or remove one")
                }
                Join::Any => {
                    let message = format!("{other} holds wherever {one} does not, so together they say nothing");
                    let finding = Finding::new(Code::Tautology, second.span, message).related(first.span);
                    finding.help("join them with `and`, or remove both")
                }
            });
        }
    }
    None
}

/// Whether no value lets both hold.
fn conflict(join: Join, first: &Atom<'_>, second: &Atom<'_>) -> bool {
    use Operator::{Equals, Exists, In, Matches, NotEquals, NotExists, NotIn, NotMatches};
    if second.operator == NotExists {
        return first.operator == Exists || (!first.operator.is_presence() && !first.is_loose);
    }
    if first.operator.is_presence() || second.operator.is_presence() {
        return false;
    }
    // Two loose comparisons both hold where there is nothing. Of the rest of the instances the two still say nothing.
    if first.is_loose && second.is_loose && join == Join::All {
        return false;
    }
    if let SubjectKind::Field(field @ (Field::AgentVersion | Field::RegisteredAt | Field::RunningTasksCount)) =
        first.subject
    {
        return ordered_conflict(field, first, second);
    }
    let is_allowed = matches!(first.operator, Equals | In);
    let never = |value: &&&str| match second.operator {
        Equals | In => !second.values.contains(value),
        NotEquals | NotIn => second.values.contains(value),
        Matches => second.pattern.as_ref().and_then(|pattern| pattern.is_match(value)) == Some(false),
        NotMatches => second.pattern.as_ref().and_then(|pattern| pattern.is_match(value)) == Some(true),
        _ => false,
    };
    let same_pattern = first.operator == Matches && second.operator == NotMatches && first.values == second.values;
    same_pattern || (is_allowed && first.values.iter().all(|value| never(&value)))
}

/// Whether `first` puts the value above where `second` puts it, or both name different ones.
fn ordered_conflict(field: Field, first: &Atom<'_>, second: &Atom<'_>) -> bool {
    use Operator::{Equals, Greater, GreaterOrEqual, Less, LessOrEqual, NotEquals};
    let ([one], [other]) = (first.values.as_slice(), second.values.as_slice()) else { return false };
    let Some(order) = order(field, one, other) else { return false };
    match (first.operator, second.operator) {
        (Equals, Equals) => order != Ordering::Equal,
        (Equals, NotEquals) => order == Ordering::Equal,
        (Equals | GreaterOrEqual, LessOrEqual) | (GreaterOrEqual, Equals) => order == Ordering::Greater,
        (Greater, Equals | Less | LessOrEqual) | (Equals | GreaterOrEqual, Less) => order != Ordering::Less,
        _ => false,
    }
}

fn order(field: Field, one: &str, other: &str) -> Option<Ordering> {
    match field {
        Field::AgentVersion => version::compare(one, other),
        Field::RunningTasksCount => Some(one.parse::<i64>().ok()?.cmp(&other.parse::<i64>().ok()?)),
        Field::RegisteredAt => {
            let (one, other) = (time::read(one)?, time::read(other)?);
            let order = one.moment.cmp(&other.moment);
            // Whether a date alone means its first moment or all of the day is not documented, so days are kept apart
            // only when a day or more is between them.
            let is_exact = one.precision == time::Precision::Second && other.precision == time::Precision::Second;
            let is_far = one.moment.0.abs_diff(other.moment.0) >= 86_400;
            (is_exact || is_far).then_some(order)
        }
        Field::AgentConnected | Field::Ec2InstanceId | Field::TaskGroup => None,
    }
}
