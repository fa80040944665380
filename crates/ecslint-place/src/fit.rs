//! Whether an instance can take one more task: steps one and two of ECS.

use std::borrow::Cow;

use ecslint_cql::{Expression, Instance, Query, Severity, Verdict};

use crate::cluster::ContainerInstance;
use crate::reason::Reason;
use crate::request::{Constraint, ConstraintKind};
use crate::task::{Amount, Task};

/// ECS reserves no more host ports than this on an instance, those of the agent counted. Source: PortMapping in the API
/// reference, read on 2026-11-22.
pub(crate) const MOST_RESERVED_PORTS: usize = 100;

/// Whether an instance can take one more task.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fit {
    /// It can.
    Yes,
    /// It cannot, for this reason; it is the first in the order of the checks.
    No(Reason),
    /// The files do not tell; the text says what is missing.
    Unknown(String),
}

/// A constraint made ready to be asked of many instances.
pub(crate) enum Ready<'e> {
    Query(Query<'e, 'e>, &'e str),
    Distinct,
    Unknown(String),
}

/// The parsed expression of a constraint, where it has one that can be read.
pub(crate) fn parse(constraint: &Constraint) -> Result<Option<Expression<'_>>, String> {
    let ConstraintKind::MemberOf(text) = &constraint.kind else { return Ok(None) };
    match ecslint_cql::check(text).iter().find(|finding| finding.severity() == Severity::Error) {
        Some(error) => Err(format!("the expression in {} is wrong: {}", constraint.origin.words(), error.message)),
        None => Ok(Some(ecslint_cql::parse(text).expression)),
    }
}

/// The constraint with what [`parse`] made of it.
pub(crate) fn ready<'e>(constraint: &Constraint, parsed: &'e Result<Option<Expression<'e>>, String>) -> Ready<'e> {
    match (&constraint.kind, parsed) {
        (_, Err(words)) => Ready::Unknown(words.clone()),
        (_, Ok(Some(expression))) => Ready::Query(Query::new(expression), expression.text),
        (ConstraintKind::DistinctInstance, Ok(None)) => Ready::Distinct,
        (ConstraintKind::Unknown(words), Ok(None)) => Ready::Unknown(words.clone()),
        (ConstraintKind::MemberOf(_), Ok(None)) => Ready::Unknown("an expression cannot be read".to_owned()),
    }
}

/// An instance while tasks are placed on it.
pub(crate) struct Host<'i> {
    pub(crate) instance: &'i ContainerInstance,
    pub(crate) cpu: Option<u64>,
    pub(crate) memory: Option<u64>,
    pub(crate) gpus: Option<u64>,
    /// Tasks placed here, not those that were there before.
    pub(crate) placed: u64,
    /// What expressions see. Copied for those instances alone that take a task.
    facts: Cow<'i, Instance>,
}

impl<'i> Host<'i> {
    pub(crate) fn new(instance: &'i ContainerInstance) -> Self {
        Self {
            instance,
            cpu: instance.cpu,
            memory: instance.memory,
            gpus: instance.gpus,
            placed: 0,
            facts: Cow::Borrowed(&instance.facts),
        }
    }

    /// Takes away what one task holds.
    pub(crate) fn place(&mut self, task: &Task, group: Option<&str>) {
        let less =
            |left: Option<u64>, amount: &Amount| left.zip(amount.known()).map(|(left, used)| left.saturating_sub(used));
        self.cpu = less(self.cpu, &task.cpu);
        self.memory = less(self.memory, &task.memory);
        self.gpus = less(self.gpus, &task.gpus);
        self.placed += 1;
        let facts = self.facts.to_mut();
        facts.running_tasks_count = facts.running_tasks_count.map(|count| count.saturating_add(1));
        match (&mut facts.task_groups, group) {
            (Some(groups), Some(group)) => groups.push(group.to_owned()),
            (groups, _) => *groups = None,
        }
    }

    /// Whether it can take one more task. A reason against it counts more than what is unknown.
    pub(crate) fn fit(&self, task: &Task, constraints: &[Ready<'_>]) -> Fit {
        let mut unknown = None;
        if let Some(reason) = self.state().or_else(|| self.attribute(task)) {
            return Fit::No(reason);
        }
        for check in [self.cpu(task), self.memory(task), self.ports(task), self.gpus(task)] {
            match check {
                Fit::Yes => {}
                Fit::Unknown(words) => {
                    unknown.get_or_insert(words);
                }
                no => return no,
            }
        }
        for (index, constraint) in constraints.iter().enumerate() {
            match self.constraint(index, constraint) {
                Fit::Yes => {}
                Fit::Unknown(words) => {
                    unknown.get_or_insert(words);
                }
                no => return no,
            }
        }
        unknown.map_or(Fit::Yes, Fit::Unknown)
    }

    /// An instance that does not say so is taken as active and connected; the plan remarks on it.
    fn state(&self) -> Option<Reason> {
        if let Some(status) = self.instance.status.as_deref().filter(|status| *status != "ACTIVE") {
            return Some(Reason::Status(status.to_owned()));
        }
        (self.facts.agent_connected == Some(false)).then_some(Reason::Agent)
    }

    /// An instance whose attributes are not given is taken to have them; the plan remarks on it.
    fn attribute(&self, task: &Task) -> Option<Reason> {
        let attributes = self.facts.attributes.as_ref()?;
        let lacks = task.attributes.iter().find(|wanted| match (attributes.get(&wanted.name), &wanted.value) {
            (None, _) => true,
            (Some(_), None) => false,
            (Some(value), Some(wanted)) => value != wanted,
        })?;
        let wanted = match &lacks.value {
            Some(value) => format!("{}={value}", lacks.name),
            None => lacks.name.clone(),
        };
        Some(Reason::Attribute { wanted })
    }

    fn cpu(&self, task: &Task) -> Fit {
        amount(&task.cpu, self.cpu, "CPU", |needed, left| Reason::Cpu { needed, left })
    }

    fn memory(&self, task: &Task) -> Fit {
        amount(&task.memory, self.memory, "MEMORY", |needed, left| Reason::Memory { needed, left })
    }

    fn gpus(&self, task: &Task) -> Fit {
        amount(&task.gpus, self.gpus, "GPU", |needed, left| Reason::Gpu { needed, left })
    }

    fn ports(&self, task: &Task) -> Fit {
        let unknown = task.unknown_ports.as_ref().map(|what| format!("{what} is not known"));
        if task.ports.is_empty() {
            return unknown.map_or(Fit::Yes, Fit::Unknown);
        }
        // A second task with the same ports never finds them free.
        if self.placed > 0 {
            return Fit::No(Reason::PortInUse(task.ports[0]));
        }
        let Some(used) = &self.instance.ports else {
            return Fit::Unknown("`remainingResources` does not tell the PORTS in use".to_owned());
        };
        if let Some(port) = task.ports.iter().find(|port| used.contains(port)) {
            return Fit::No(Reason::PortInUse(*port));
        }
        if used.len() + task.ports.len() > MOST_RESERVED_PORTS {
            return Fit::No(Reason::TooManyPorts { used: used.len() });
        }
        unknown.map_or(Fit::Yes, Fit::Unknown)
    }

    fn constraint(&self, index: usize, constraint: &Ready<'_>) -> Fit {
        let (query, text) = match constraint {
            Ready::Unknown(words) => return Fit::Unknown(words.clone()),
            Ready::Distinct if self.placed > 0 => return Fit::No(Reason::DistinctInstance),
            Ready::Distinct => return Fit::Yes,
            Ready::Query(query, text) => (query, *text),
        };
        if query.verdict(&self.facts) == Verdict::Yes {
            return Fit::Yes;
        }
        let explanation = query.explain(&self.facts);
        let parts = explanation.reasons.iter().map(|reason| {
            // Under a negation a comparison says no by holding.
            let holds =
                if explanation.verdict == Verdict::No && reason.verdict == Verdict::Yes { " holds" } else { "" };
            format!("`{}`{holds}: {}", reason.span.of(text), reason.message)
        });
        let parts: Vec<String> = parts.collect();
        match explanation.verdict {
            Verdict::Yes => Fit::Yes,
            Verdict::No => Fit::No(Reason::MemberOf { constraint: index, parts }),
            Verdict::Unknown => Fit::Unknown(parts.join("; ")),
        }
    }
}

fn amount(needed: &Amount, left: Option<u64>, resource: &str, reason: fn(u64, u64) -> Reason) -> Fit {
    match (needed, left) {
        (Amount::Known(0), _) => Fit::Yes,
        (Amount::Unknown(what), _) => Fit::Unknown(format!("{what} is not known")),
        (Amount::Known(_), None) => Fit::Unknown(format!("`remainingResources` does not tell {resource}")),
        (Amount::Known(needed), Some(left)) if left < *needed => Fit::No(reason(*needed, left)),
        (Amount::Known(_), Some(_)) => Fit::Yes,
    }
}
