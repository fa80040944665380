//! What the tables of the language have for each place.

use std::collections::BTreeSet;

use ecslint_core::views::Capacity;
use ecslint_cql::SubjectKind;
use ecslint_cql::facts::{ATTRIBUTES, CAPABILITIES, Field, OPERATORS, SUBJECTS, SubjectInfo, SubjectKey, Values};

use super::expected::Expected;
use crate::completion::CompletionKind;
use crate::completion::candidate::Candidate;
use crate::completion::elsewhere::Elsewhere;
use crate::completion::template::{Template, escaped};
use crate::view::View;

/// What stands before the name of an attribute.
const ATTRIBUTE: &str = "attribute:";

/// What may be written where `expected` is due.
pub(super) fn candidates(view: View<'_>, expected: &Expected<'_>, typed: &str) -> Vec<Candidate> {
    match expected {
        Expected::Operand => operands(view),
        Expected::Operator(subject) => operators(subject, typed),
        Expected::Argument(subject) => arguments(view, subject),
        Expected::Connective { open } => connectives(*open),
    }
}

fn text(kind: CompletionKind, content: &str) -> Candidate {
    Candidate::new(kind, content, Template::text(escaped(content)))
}

fn operands(view: View<'_>) -> Vec<Candidate> {
    let mut found = Vec::new();
    let placement = &view.facts.placement;
    let is_managed = view.task.requires_only(Capacity::ManagedInstances);
    let is_taken = |name: &str| !is_managed || placement.managed_instances_attributes.iter().any(|known| known == name);
    for (place, row) in ATTRIBUTES.iter().enumerate().filter(|(_, row)| is_taken(row.name)) {
        let subject = format!("{ATTRIBUTE}{}", row.name);
        found.push(text(CompletionKind::Subject, &subject).detail(row.summary).rank(place));
    }
    if !is_managed {
        for (place, name) in custom_attributes(view).into_iter().enumerate() {
            let subject = format!("{ATTRIBUTE}{name}");
            found.push(text(CompletionKind::Subject, &subject).detail("used in this file").rank(100 + place));
        }
        for (place, row) in SUBJECTS.iter().enumerate() {
            found.push(text(CompletionKind::Subject, row.name).detail(row.summary).rank(200 + place));
        }
        for (place, row) in CAPABILITIES.iter().enumerate() {
            let subject = format!("{ATTRIBUTE}{}", row.name);
            let detail =
                if row.has_value { "capability of the agent" } else { "capability of the agent, for `exists`" };
            found.push(text(CompletionKind::Subject, &subject).detail(detail).rank(300 + place));
        }
    }
    let mut negation = Template::text("not(");
    negation.push_gap("");
    negation.push(")");
    found.push(Candidate::new(CompletionKind::Keyword, "not", negation).detail("what is not so").rank(250));
    found
}

/// The attributes that the expressions of the file ask for and that are no built-in ones.
fn custom_attributes(view: View<'_>) -> BTreeSet<String> {
    const MOST_EXPRESSIONS: usize = 20;
    let mut names = BTreeSet::new();
    for constraint in view.task.placement_constraints().iter().take(MOST_EXPRESSIONS) {
        let Some(query) = constraint.query().filter(|query| !query.node.is_damaged()) else { continue };
        for predicate in ecslint_cql::parse(query.value).expression.predicates() {
            if let SubjectKind::Attribute(name) = predicate.subject.kind
                && predicate.operator.is_some()
                && !name.starts_with("ecs.")
                && !CAPABILITIES.iter().any(|row| row.name == name)
            {
                names.insert(name.to_owned());
            }
        }
    }
    names
}

fn info(subject: &str) -> Option<&'static SubjectInfo> {
    let is_attribute = subject.starts_with(ATTRIBUTE);
    SUBJECTS.iter().find(|row| match row.key {
        SubjectKey::Attribute => is_attribute,
        SubjectKey::Field(field) => field.name() == subject,
    })
}

fn operators(subject: &str, typed: &str) -> Vec<Candidate> {
    let Some(subject) = info(subject) else { return Vec::new() };
    // Words are offered to those who have begun one; signs and words say the same.
    let wants_words = typed.starts_with(|first: char| first.is_ascii_alphabetic());
    let rows = OPERATORS.iter().enumerate().filter(|(_, row)| subject.operators.contains(&row.operator));
    rows.map(|(place, row)| {
        let spelling = if wants_words { row.word } else { row.symbol };
        let mut body = Template::text(spelling);
        if row.operator.takes_list() {
            body.push(" [");
            body.push_gap("");
            body.push("]");
        }
        Candidate::new(CompletionKind::Operator, spelling, body).detail(row.summary).rank(place)
    })
    .collect()
}

fn arguments(view: View<'_>, subject: &str) -> Vec<Candidate> {
    if let Some(name) = subject.strip_prefix(ATTRIBUTE) {
        let row = ATTRIBUTES.iter().find(|row| row.name == name);
        return row.map_or_else(Vec::new, |row| values(view, row.values));
    }
    match Field::from_name(subject) {
        Some(Field::AgentConnected) => {
            ["true", "false"].map(|word| text(CompletionKind::Value, word)).into_iter().collect()
        }
        Some(Field::TaskGroup) => {
            let family = view.task.family().value();
            let groups = family.map(|family| format!("family:{family}"));
            let groups = groups.filter(|group| group.chars().all(ecslint_cql::facts::is_value_character));
            let known = groups.map(|group| text(CompletionKind::Value, &group).detail("tasks of this family"));
            let mut service = Template::text("service:");
            service.push_gap("");
            let service = Candidate::new(CompletionKind::Value, "service:", service).detail("tasks of a service");
            known.into_iter().chain([service]).collect()
        }
        Some(Field::AgentVersion | Field::Ec2InstanceId | Field::RegisteredAt | Field::RunningTasksCount) | None => {
            Vec::new()
        }
    }
}

fn values(view: View<'_>, values: Values) -> Vec<Candidate> {
    match values {
        Values::Only(known) | Values::Known(known) => {
            let known = known.iter().enumerate();
            known.map(|(place, value)| text(CompletionKind::Value, value).rank(place)).collect()
        }
        Values::Prefix(prefix) => {
            let mut body = Template::text(prefix);
            body.push_gap("");
            vec![Candidate::new(CompletionKind::Value, prefix, body).detail("how the values begin")]
        }
        Values::Zone => {
            let region = Elsewhere::new(view, None).origin().region;
            let zone = region.map(|region| {
                let mut body = Template::text(region);
                body.push_gap("a");
                Candidate::new(CompletionKind::Value, region, body).detail("a zone of the Region in this file")
            });
            zone.into_iter().collect()
        }
        Values::InstanceType | Values::Unknown => Vec::new(),
    }
}

fn connectives(open: usize) -> Vec<Candidate> {
    let both = text(CompletionKind::Keyword, "and").detail("both are so; binds closer than `or`").rank(0);
    let either = text(CompletionKind::Keyword, "or").detail("one of them is so").rank(1);
    let close = text(CompletionKind::Keyword, ")").detail("the end of the group").rank(2);
    let mut found = vec![both, either];
    if open > 0 {
        found.push(close);
    }
    found
}
