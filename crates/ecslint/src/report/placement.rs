//! Where tasks go, for people.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::io::{self, Write};

use anstyle::Style;
use ecslint_place::{Amount, ConstraintKind, ContainerInstance, Count, Fit, Plan, Request, RequestKind, Row, Task};

use super::table;
use crate::terminal::{Terminal, printable};

/// Placements are listed one by one up to this number; the table of instances holds the rest.
const MOST_LISTED: usize = 20;

/// A plan with what led to it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Planned<'p> {
    pub(crate) task: &'p Task,
    pub(crate) request: &'p Request,
    pub(crate) instances: &'p [ContainerInstance],
    pub(crate) plan: &'p Plan,
    pub(crate) seed: u64,
}

/// Writes what is placed, the table of instances, the placements, and what is not known.
pub(crate) fn write(out: &mut impl Write, planned: Planned<'_>, terminal: Terminal) -> io::Result<()> {
    let mut line = |title: &str, text: String| {
        let first = format!("{:<13}", format!("{title}:"));
        let first = terminal.styling.paint(Style::new().bold(), &first);
        writeln!(out, "{}", terminal.wrap(&printable(&text), &first, &" ".repeat(13)))
    };
    line("task", task_words(planned.task))?;
    line("asked for", request_words(planned))?;
    line("strategies", strategy_words(planned))?;
    for constraint in constraint_words(planned.plan) {
        line("constraint", constraint)?;
    }
    writeln!(out)?;
    let rows: Vec<[String; 7]> = planned.plan.rows.iter().map(|row| cells(planned, row)).collect();
    let head = ["INSTANCE", "TYPE", "ZONE", "CPU LEFT", "MIB LEFT", "TASKS", "WHY NOT ONE MORE"];
    table::write(out, Some(head), &rows, terminal)?;
    if !rows.is_empty() {
        writeln!(out, "\n{}\n", terminal.wrap(&printable(&instances_words(planned.plan)), "", "  "))?;
    }
    write_placements(out, planned)?;
    writeln!(out, "{}", result_words(planned.plan))?;
    if let Some(event) = event(planned) {
        let words = format!("AWS says something like: \"{event}\"");
        writeln!(out, "{}", terminal.wrap(&printable(&words), "  ", "    "))?;
    }
    writeln!(out)?;
    let best_effort = "resources and constraints are binding, strategies are best effort on AWS's side: ECS may choose \
                       other instances";
    for remark in planned.plan.remarks.iter().map(String::as_str).chain([best_effort]) {
        writeln!(out, "{}", terminal.wrap(&printable(remark), "note: ", "      "))?;
    }
    Ok(())
}

/// "`web`, 256 CPU units, 512 MiB, 1 GPU, TCP 80".
fn task_words(task: &Task) -> String {
    let amount = |amount: &Amount, unit: &str| match amount {
        Amount::Known(0) => None,
        Amount::Known(number) => Some(format!("{number} {unit}")),
        Amount::Unknown(what) => Some(format!("unknown {unit} ({what})")),
    };
    let mut words: Vec<String> = task.family.iter().map(|family| format!("`{family}`")).collect();
    words.extend(amount(&task.cpu, "CPU units").or_else(|| Some("no CPU units".to_owned())));
    words.extend(amount(&task.memory, "MiB"));
    words.extend(amount(&task.gpus, "GPUs"));
    words.extend(task.ports.iter().map(ToString::to_string));
    words.extend(task.unknown_ports.iter().map(|what| format!("unknown ports ({what})")));
    words.join(", ")
}

fn request_words(planned: Planned<'_>) -> String {
    let Planned { request, plan, .. } = planned;
    let who = match (request.kind, &request.name) {
        (RequestKind::Service, Some(name)) => format!("service `{name}`"),
        (RequestKind::Service, None) => "a service".to_owned(),
        (RequestKind::Run, _) => "RunTask".to_owned(),
    };
    match (plan.wanted, &request.count) {
        (None, Count::EachInstance) => format!("one task on each instance (DAEMON), by {who}"),
        (wanted, _) => format!("{}, by {who}", tasks(wanted.unwrap_or(0))),
    }
}

fn tasks(count: u64) -> String {
    if count == 1 { "1 task".to_owned() } else { format!("{count} tasks") }
}

fn strategy_words(planned: Planned<'_>) -> String {
    let names: Vec<String> = planned.plan.strategies.iter().map(ToString::to_string).collect();
    let names = if names.is_empty() { "none".to_owned() } else { names.join(", ") };
    let seed = if names.contains("random") { format!(", seed {}", planned.seed) } else { String::new() };
    let default = if planned.plan.is_default_strategy { " (the default)" } else { "" };
    format!("{names}{default}{seed}")
}

/// Each constraint with the place where it is written.
fn constraint_words(plan: &Plan) -> Vec<String> {
    let words = plan.constraints.iter().map(|constraint| {
        let what = match &constraint.kind {
            ConstraintKind::MemberOf(expression) => format!("memberOf `{expression}`"),
            ConstraintKind::DistinctInstance => "distinctInstance".to_owned(),
            ConstraintKind::Unknown(what) => format!("unknown: {what}"),
        };
        format!("{what}, from {}", constraint.origin.words())
    });
    words.collect()
}

fn cells(planned: Planned<'_>, row: &Row) -> [String; 7] {
    let instance = &planned.instances[row.instance];
    let attribute = |name| instance.attribute(name).unwrap_or_default().to_owned();
    let left = |before: Option<u64>, after: Option<u64>| match (before, after) {
        (Some(before), Some(after)) if before != after => format!("{before} → {after}"),
        (Some(before), _) => before.to_string(),
        (None, _) => "?".to_owned(),
    };
    let tasks = if row.placed == 0 { "-".to_owned() } else { row.placed.to_string() };
    // A daemon is there once, and nobody asks for a second one.
    let is_served = row.placed > 0 && planned.request.count == Count::EachInstance;
    let why_not = if is_served { String::new() } else { fit_words(&row.after) };
    [
        instance.name().to_owned(),
        attribute("ecs.instance-type"),
        attribute("ecs.availability-zone"),
        left(instance.cpu, row.cpu_left),
        left(instance.memory, row.memory_left),
        tasks,
        why_not,
    ]
}

fn fit_words(fit: &Fit) -> String {
    match fit {
        Fit::Yes => String::new(),
        Fit::No(reason) => format!("{}: {}", reason.code().trim_end_matches('.'), reason.detail()),
        Fit::Unknown(words) => format!("cannot tell: {words}"),
    }
}

/// "1 of 6 instances can take a task; left out: 2 RESOURCE:PORTS, 1 AGENT": long tables are read from their end.
fn instances_words(plan: &Plan) -> String {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for row in &plan.rows {
        match &row.before {
            Fit::Yes => {}
            Fit::No(reason) => *counts.entry(reason.code().trim_end_matches('.')).or_default() += 1,
            Fit::Unknown(_) => *counts.entry("cannot tell").or_default() += 1,
        }
    }
    let fitting = plan.rows.iter().filter(|row| row.before == Fit::Yes).count();
    let words = format!("{fitting} of {} instances can take a task", plan.rows.len());
    let mut counts: Vec<(&str, usize)> = counts.into_iter().collect();
    counts.sort_by_key(|(_, count)| Reverse(*count));
    let left_out: Vec<String> = counts.iter().map(|(code, count)| format!("{count} {code}")).collect();
    if left_out.is_empty() { words } else { format!("{words}; left out: {}", left_out.join(", ")) }
}

fn write_placements(out: &mut impl Write, planned: Planned<'_>) -> io::Result<()> {
    let placements = &planned.plan.placements;
    for (number, placement) in placements.iter().take(MOST_LISTED).enumerate() {
        let name = planned.instances[placement.instance].name();
        let of = match placement.candidates {
            1 => "the only one that can take it".to_owned(),
            count => format!("of {count} that can take it"),
        };
        writeln!(out, "  task {}: {}, {of}", number + 1, printable(name))?;
    }
    let more = placements.len().saturating_sub(MOST_LISTED);
    if more > 0 {
        writeln!(out, "  … and {more} more; the table above has the numbers, `--format json` each of them")?;
    }
    if placements.is_empty() { Ok(()) } else { writeln!(out) }
}

fn result_words(plan: &Plan) -> String {
    let placed = plan.placements.len() as u64;
    let words = match plan.wanted {
        Some(wanted) => format!("{placed} of {} {} a place", tasks(wanted), if wanted == 1 { "finds" } else { "find" }),
        None => format!("{} {} a place", tasks(placed), if placed == 1 { "finds" } else { "find" }),
    };
    match plan.unknown() {
        0 => words,
        1 => format!("{words}; of 1 instance it cannot be told whether it takes one"),
        count => format!("{words}; of {count} instances it cannot be told whether they take one"),
    }
}

/// What ECS would say of the tasks without a place, as far as it can be told.
pub(crate) fn event(planned: Planned<'_>) -> Option<String> {
    let Planned { request, instances, plan, .. } = planned;
    let is_short = plan.unplaced() > 0 || (plan.wanted.is_none() && plan.placements.is_empty());
    if !is_short || plan.unknown() > 0 {
        return None;
    }
    let Some((index, reason)) = &plan.closest else {
        let service = "was unable to place a task because no container instance met all of its requirements. Reason: No \
                       Container Instances were found in your cluster.";
        return instances.is_empty().then(|| match request.kind {
            RequestKind::Service => format!("service {} {service}", request.name.as_deref().unwrap_or("NAME")),
            RequestKind::Run => "No Container Instances were found in your cluster.".to_owned(),
        });
    };
    Some(match request.kind {
        RequestKind::Service => format!(
            "service {} was unable to place a task because no container instance met all of its requirements. The \
             closest matching container-instance {} {}.",
            request.name.as_deref().unwrap_or("NAME"),
            instances[*index].arn.as_deref().and_then(|arn| arn.rsplit('/').next()).unwrap_or("ID"),
            reason.event(),
        ),
        RequestKind::Run => reason.code().to_owned(),
    })
}
