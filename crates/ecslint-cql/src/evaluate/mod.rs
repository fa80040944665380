//! Whether an instance matches an expression, and which part of it decides.
//!
//! The answer has three values. What was not given, what a placeholder stands for, and what no document tells is
//! [`Verdict::Unknown`]. These readings are taken for granted:
//!
//! - `and` binds closer than `or` (open in the documents; the checker warns).
//! - Patterns match whole values (the documents' examples all end in `.*`).
//! - `!=` asks for an attribute that is there with another value: the documents describe `attribute:stack != prod` so.
//!   `!in` and `!~` are read alike, by analogy. `not(attribute:stack == prod)` also holds of an instance that lacks it.
//! - `task:group == x` asks whether any task on the instance is of the group, `!=` whether none is.
//! - Equality of texts tells capital letters from small ones.

mod compare;
mod instance;

use std::collections::HashMap;

use crate::facts::{Field, Operator};
use crate::finding::quoted;
use crate::pattern::Compiled;
use crate::span::Span;
use crate::tree::{Expression, Node, NodeKind, Predicate, SubjectKind};

use compare::Operand;
pub use instance::Instance;

/// Whether an instance matches.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// It does not.
    No,
    /// It cannot be told.
    Unknown,
    /// It does.
    Yes,
}

/// A comparison that had a part in a verdict.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason {
    /// Where the comparison stands.
    pub span: Span,
    /// What it came to, negations around it aside.
    pub verdict: Verdict,
    /// What the instance has to say to it: "`ecs.os-type` is `windows`".
    pub message: String,
}

/// A verdict with the comparisons that brought it about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explanation {
    /// Whether the instance matches.
    pub verdict: Verdict,
    /// The comparisons that decided, in the order of the text. Those that had no influence are left out.
    pub reasons: Vec<Reason>,
}

/// An expression made ready to be asked of many instances.
///
/// ```
/// use ecslint_cql::{Instance, Query, Verdict, parse};
///
/// let text = "attribute:ecs.os-type == linux and attribute:ecs.instance-type =~ t3.*";
/// let parsed = parse(text);
/// let query = Query::new(&parsed.expression);
/// let instance = Instance::default()
///     .with_attribute("ecs.os-type", "linux")
///     .with_attribute("ecs.instance-type", "m5.large");
/// let explanation = query.explain(&instance);
/// assert_eq!(explanation.verdict, Verdict::No);
/// assert_eq!(explanation.reasons[0].span.of(text), "attribute:ecs.instance-type =~ t3.*");
/// assert_eq!(explanation.reasons[0].message, "`ecs.instance-type` is `m5.large`");
/// ```
#[derive(Clone, Debug)]
pub struct Query<'e, 't> {
    expression: &'e Expression<'t>,
    /// By the place of the pattern.
    patterns: HashMap<usize, Compiled>,
}

impl Verdict {
    fn not(self) -> Verdict {
        match self {
            Verdict::Yes => Verdict::No,
            Verdict::Unknown => Verdict::Unknown,
            Verdict::No => Verdict::Yes,
        }
    }
}

impl From<Option<bool>> for Verdict {
    fn from(answer: Option<bool>) -> Self {
        match answer {
            Some(true) => Verdict::Yes,
            Some(false) => Verdict::No,
            None => Verdict::Unknown,
        }
    }
}

impl<'e, 't> Query<'e, 't> {
    /// Makes an expression ready. One with errors is taken as the parser understood it; check it first.
    pub fn new(expression: &'e Expression<'t>) -> Self {
        let mut patterns = HashMap::new();
        for predicate in expression.predicates() {
            if predicate.operator.is_some_and(Operator::takes_pattern)
                && let [value] = predicate.argument.values()
                && let Some(pattern) = value.known()
            {
                patterns.insert(value.span.start, Compiled::new(pattern));
            }
        }
        Self { expression, patterns }
    }

    /// Whether the instance matches.
    pub fn verdict(&self, instance: &Instance) -> Verdict {
        self.node(&self.expression.root, instance)
    }

    /// Whether the instance matches, and which comparisons decide that.
    pub fn explain(&self, instance: &Instance) -> Explanation {
        let mut reasons = Vec::new();
        let verdict = self.decisive(&self.expression.root, instance, &mut reasons);
        Explanation { verdict, reasons }
    }

    /// Recursion is bounded by the depth of the tree.
    fn node(&self, node: &Node<'t>, instance: &Instance) -> Verdict {
        let verdicts = |parts: &[Node<'t>], pick: fn(Verdict, Verdict) -> Verdict, start: Verdict| {
            parts.iter().map(|part| self.node(part, instance)).fold(start, pick)
        };
        match &node.kind {
            // A placeholder for a comparison may hold connectives that join its neighbours otherwise.
            NodeKind::All(parts) | NodeKind::Any(parts) if has_loose_part(parts) => Verdict::Unknown,
            NodeKind::All(parts) => verdicts(parts, Verdict::min, Verdict::Yes),
            NodeKind::Any(parts) => verdicts(parts, Verdict::max, Verdict::No),
            NodeKind::Not(inner) => self.node(inner, instance).not(),
            NodeKind::Group(inner) => self.node(inner, instance),
            NodeKind::Predicate(predicate) => self.predicate(predicate, instance),
            NodeKind::Unknown(_) | NodeKind::Unreadable => Verdict::Unknown,
        }
    }

    /// The verdict of a part. The comparisons that led to it are added to `reasons`: of parts joined by `and` those that
    /// came to the same verdict, and likewise of parts joined by `or`.
    fn decisive(&self, node: &Node<'t>, instance: &Instance, reasons: &mut Vec<Reason>) -> Verdict {
        match &node.kind {
            NodeKind::All(parts) | NodeKind::Any(parts) if !has_loose_part(parts) => {
                let verdict = self.node(node, instance);
                for part in parts.iter().filter(|part| self.node(part, instance) == verdict) {
                    self.decisive(part, instance, reasons);
                }
                verdict
            }
            NodeKind::Not(inner) => self.decisive(inner, instance, reasons).not(),
            NodeKind::Group(inner) => self.decisive(inner, instance, reasons),
            NodeKind::Predicate(predicate) => {
                let verdict = self.predicate(predicate, instance);
                reasons.push(Reason { span: node.span, verdict, message: describe(predicate, verdict, instance) });
                verdict
            }
            NodeKind::All(_) | NodeKind::Any(_) | NodeKind::Unknown(_) | NodeKind::Unreadable => {
                let message = if matches!(node.kind, NodeKind::Unreadable) {
                    "it cannot be read".to_owned()
                } else {
                    "a placeholder decides".to_owned()
                };
                reasons.push(Reason { span: node.span, verdict: Verdict::Unknown, message });
                Verdict::Unknown
            }
        }
    }

    fn predicate(&self, predicate: &Predicate<'t>, instance: &Instance) -> Verdict {
        let Some(operator) = predicate.operator else { return Verdict::Unknown };
        let values = predicate.argument.values();
        let pattern = values.first().and_then(|value| self.patterns.get(&value.span.start));
        let operand = Operand { operator, values, pattern };
        let negated = operand.positive().1;
        let answer = match predicate.subject.kind {
            SubjectKind::Attribute(name) => return attribute(&operand, name, instance),
            SubjectKind::Field(field) => field_answer(&operand, field, instance),
            SubjectKind::Unknown | SubjectKind::Unreadable => None,
        };
        Verdict::from(answer.map(|answer| answer != negated))
    }
}

fn has_loose_part(parts: &[Node<'_>]) -> bool {
    parts.iter().any(|part| matches!(part.kind, NodeKind::Unknown(_)))
}

fn attribute(operand: &Operand<'_>, name: &str, instance: &Instance) -> Verdict {
    let Some(attributes) = &instance.attributes else { return Verdict::Unknown };
    let (operator, negated) = operand.positive();
    let answer = match attributes.get(name) {
        value if operator == Operator::Exists => Some(value.is_some() != negated),
        // Negative operators too ask for a value that is there.
        None => Some(false),
        // Nothing tells how an attribute without a value compares, except that it is not equal to anything.
        Some(value) if value.is_empty() => match operator {
            Operator::Equals | Operator::In if !negated => operand.text(value),
            _ => None,
        },
        Some(value) => operand.text(value).map(|answer| answer != negated),
    };
    Verdict::from(answer)
}

fn field_answer(operand: &Operand<'_>, field: Field, instance: &Instance) -> Option<bool> {
    if operand.operator.is_presence() && field != Field::TaskGroup {
        return None;
    }
    match field {
        Field::AgentConnected => operand.boolean(instance.agent_connected?),
        Field::AgentVersion => operand.version(instance.agent_version.as_deref()?),
        Field::Ec2InstanceId => operand.text(instance.ec2_instance_id.as_deref()?),
        Field::RegisteredAt => operand.moment(instance.registered_at?),
        Field::RunningTasksCount => operand.count(instance.running_tasks_count?),
        Field::TaskGroup => {
            let groups = instance.task_groups.as_ref()?;
            if operand.operator.is_presence() {
                return Some(!groups.is_empty());
            }
            let answers = groups.iter().map(|group| Verdict::from(operand.text(group)));
            match answers.max().unwrap_or(Verdict::No) {
                Verdict::Yes => Some(true),
                Verdict::No => Some(false),
                Verdict::Unknown => None,
            }
        }
    }
}

/// What the instance has to say to a comparison.
fn describe(predicate: &Predicate<'_>, verdict: Verdict, instance: &Instance) -> String {
    let (name, actual) = match predicate.subject.kind {
        SubjectKind::Unknown => return "a placeholder decides".to_owned(),
        SubjectKind::Unreadable => return "it cannot be read".to_owned(),
        SubjectKind::Attribute(name) => {
            let Some(attributes) = &instance.attributes else { return format!("{} is not known", quoted(name)) };
            match attributes.get(name) {
                None => return format!("the instance has no {}", quoted(name)),
                Some(value) if value.is_empty() => return format!("the instance has {} without a value", quoted(name)),
                Some(value) => (name, Some(quoted(value))),
            }
        }
        SubjectKind::Field(field) => (field.name(), field_text(field, instance)),
    };
    match actual {
        None => format!("{} is not known", quoted(name)),
        Some(actual) if verdict == Verdict::Unknown => {
            format!("{} is {actual}, and whether that matches cannot be told", quoted(name))
        }
        Some(actual) => format!("{} is {actual}", quoted(name)),
    }
}

fn field_text(field: Field, instance: &Instance) -> Option<String> {
    Some(match field {
        Field::AgentConnected => format!("`{}`", instance.agent_connected?),
        Field::AgentVersion => quoted(instance.agent_version.as_deref()?),
        Field::Ec2InstanceId => quoted(instance.ec2_instance_id.as_deref()?),
        Field::RegisteredAt => format!("`{}`", instance.registered_at?),
        Field::RunningTasksCount => format!("`{}`", instance.running_tasks_count?),
        Field::TaskGroup => match instance.task_groups.as_deref()? {
            [] => "empty".to_owned(),
            groups => {
                let shown: Vec<String> = groups.iter().take(3).map(|group| quoted(group)).collect();
                let more = if groups.len() > 3 { " and others" } else { "" };
                format!("{}{more}", shown.join(", "))
            }
        },
    })
}
