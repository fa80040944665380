//! Where tasks go, for programs.

use std::io::{self, Write};

use ecslint_place::{Amount, Constraint, ConstraintKind, Count, Fit, Origin, Reason, RequestKind, Row};
use serde::Serialize;

use super::placement::{Planned, event};

/// Grows when a reader of the plan has to change.
const VERSION: u32 = 1;

#[derive(Serialize)]
struct Document<'p> {
    version: u32,
    task: TaskJson<'p>,
    request: RequestJson<'p>,
    instances: Vec<InstanceJson<'p>>,
    placements: Vec<PlacementJson<'p>>,
    summary: Summary,
    /// What ECS would say of a task without a place.
    event: Option<String>,
    notes: &'p [String],
}

#[derive(Serialize)]
struct TaskJson<'p> {
    family: Option<&'p str>,
    /// CPU units; `None` when unknown.
    cpu: Option<u64>,
    /// MiB; `None` when unknown.
    memory: Option<u64>,
    gpus: Option<u64>,
    ports: Vec<String>,
    required_attributes: Vec<&'p str>,
    /// The members that keep something from being known.
    unknown: Vec<&'p str>,
}

#[derive(Serialize)]
struct RequestJson<'p> {
    kind: &'static str,
    service: Option<&'p str>,
    group: Option<&'p str>,
    daemon: bool,
    strategies: Vec<String>,
    default_strategies: bool,
    seed: u64,
    constraints: Vec<ConstraintJson<'p>>,
}

#[derive(Serialize)]
struct ConstraintJson<'p> {
    #[serde(rename = "type")]
    kind: &'static str,
    expression: Option<&'p str>,
    origin: &'static str,
}

#[derive(Serialize)]
struct InstanceJson<'p> {
    name: &'p str,
    arn: Option<&'p str>,
    /// Before any task is placed.
    before: FitJson<'p>,
    /// After the last one.
    after: FitJson<'p>,
    tasks: u64,
    cpu: LeftJson,
    memory: LeftJson,
}

#[derive(Serialize)]
struct FitJson<'p> {
    fits: &'static str,
    code: Option<&'p str>,
    step: Option<&'static str>,
    detail: Option<String>,
}

#[derive(Serialize)]
struct LeftJson {
    before: Option<u64>,
    after: Option<u64>,
}

#[derive(Serialize)]
struct PlacementJson<'p> {
    instance: &'p str,
    arn: Option<&'p str>,
    candidates: usize,
}

#[derive(Serialize)]
struct Summary {
    wanted: Option<u64>,
    placed: usize,
    unplaced: u64,
    instances: usize,
    unknown_instances: usize,
}

/// Writes the plan as one line of JSON.
pub(crate) fn write(out: &mut impl Write, planned: Planned<'_>) -> io::Result<()> {
    let Planned { request, instances, plan, .. } = planned;
    let placements = plan.placements.iter().map(|placement| PlacementJson {
        instance: instances[placement.instance].name(),
        arn: instances[placement.instance].arn.as_deref(),
        candidates: placement.candidates,
    });
    let document = Document {
        version: VERSION,
        task: task(planned),
        request: RequestJson {
            kind: match request.kind {
                RequestKind::Service => "service",
                RequestKind::Run => "run-task",
            },
            service: request.name.as_deref(),
            group: request.group.as_deref(),
            daemon: request.count == Count::EachInstance,
            strategies: plan.strategies.iter().map(ToString::to_string).collect(),
            default_strategies: plan.is_default_strategy,
            seed: planned.seed,
            constraints: plan.constraints.iter().map(constraint).collect(),
        },
        instances: plan.rows.iter().map(|row| instance(planned, row)).collect(),
        placements: placements.collect(),
        summary: Summary {
            wanted: plan.wanted,
            placed: plan.placements.len(),
            unplaced: plan.unplaced(),
            instances: instances.len(),
            unknown_instances: plan.unknown(),
        },
        event: event(planned),
        notes: &plan.remarks,
    };
    serde_json::to_writer(&mut *out, &document)?;
    writeln!(out)
}

fn task(planned: Planned<'_>) -> TaskJson<'_> {
    let task = planned.task;
    let amounts = [&task.cpu, &task.memory, &task.gpus];
    let unknown = amounts.into_iter().filter_map(|amount| match amount {
        Amount::Unknown(what) => Some(what.as_str()),
        Amount::Known(_) => None,
    });
    TaskJson {
        family: task.family.as_deref(),
        cpu: task.cpu.known(),
        memory: task.memory.known(),
        gpus: task.gpus.known(),
        ports: task.ports.iter().map(ToString::to_string).collect(),
        required_attributes: task.attributes.iter().map(|attribute| attribute.name.as_str()).collect(),
        unknown: unknown.chain(task.unknown_ports.as_deref()).collect(),
    }
}

fn constraint(constraint: &Constraint) -> ConstraintJson<'_> {
    let (kind, expression) = match &constraint.kind {
        ConstraintKind::MemberOf(expression) => ("memberOf", Some(expression.as_str())),
        ConstraintKind::DistinctInstance => ("distinctInstance", None),
        ConstraintKind::Unknown(_) => ("unknown", None),
    };
    let origin = match constraint.origin {
        Origin::TaskDefinition => "task-definition",
        Origin::Request => "service",
        Origin::CommandLine => "command-line",
    };
    ConstraintJson { kind, expression, origin }
}

fn instance<'p>(planned: Planned<'p>, row: &'p Row) -> InstanceJson<'p> {
    let instance = &planned.instances[row.instance];
    InstanceJson {
        name: instance.name(),
        arn: instance.arn.as_deref(),
        before: fit(&row.before),
        after: fit(&row.after),
        tasks: row.placed,
        cpu: LeftJson { before: instance.cpu, after: row.cpu_left },
        memory: LeftJson { before: instance.memory, after: row.memory_left },
    }
}

fn fit(fit: &Fit) -> FitJson<'_> {
    let empty = FitJson { fits: "yes", code: None, step: None, detail: None };
    match fit {
        Fit::Yes => empty,
        Fit::Unknown(words) => FitJson { fits: "unknown", detail: Some(words.clone()), ..empty },
        Fit::No(reason) => FitJson {
            fits: "no",
            code: Some(Reason::code(reason)),
            step: Some(reason.step().name()),
            detail: Some(reason.detail()),
        },
    }
}
