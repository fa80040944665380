//! Sizes of tasks on Fargate.

use ecslint_core::views::Capacity;
use ecslint_schemas::facts::OperatingSystem;
use ecslint_schemas::facts::fargate_sizes::FargateSize;

use crate::completion::candidate::{Candidate, Context};
use crate::completion::{CompletionKind, Standing};

/// CPU units of one vCPU.
const UNITS_OF_VCPU: i64 = 1024;

/// The sizes of a task's CPU.
pub(super) fn cpu(context: &Context<'_, '_>) -> Vec<Candidate> {
    let memory = context.view.task.memory_mib().value().and_then(|memory| i64::try_from(memory).ok());
    rows(context)
        .enumerate()
        .map(|(place, row)| {
            let (first, last) = bounds(row);
            let fits = memory.is_none_or(|memory| row.memory.contains(&memory));
            let range = format!("{} vCPU, with {first} to {last} MiB of memory", vcpus(row.cpu));
            let detail = match memory.filter(|_| !fits) {
                Some(memory) => format!("{range}, not the {memory} MiB that are written"),
                None => range,
            };
            let candidate = size(row.cpu).detail(detail).documentation(about(row)).rank(place);
            candidate.standing(if fits { Standing::Usual } else { Standing::Doubtful })
        })
        .collect()
}

/// The sizes of a task's memory that go with its CPU.
pub(super) fn memory(context: &Context<'_, '_>) -> Vec<Candidate> {
    let cpu = context.view.task.cpu_units().value().and_then(|cpu| i64::try_from(cpu).ok());
    let mut found: Vec<Candidate> = Vec::new();
    let mut known: Vec<i64> = Vec::new();
    for row in rows(context).filter(|row| cpu.is_none_or(|cpu| cpu == row.cpu)) {
        for memory in &row.memory {
            if known.contains(memory) {
                continue;
            }
            known.push(*memory);
            let detail = match cpu {
                Some(cpu) => format!("{} GB, with {} vCPU", gigabytes(*memory), vcpus(cpu)),
                None => format!("{} GB, from {} vCPU on", gigabytes(*memory), vcpus(row.cpu)),
            };
            found.push(size(*memory).detail(detail).documentation(about(row)).rank(known.len()));
        }
    }
    found
}

/// The least and the greatest disk.
pub(super) fn storage(context: &Context<'_, '_>) -> Vec<Candidate> {
    let disk = context.view.facts.fargate_sizes.ephemeral_storage;
    let least = format!("GiB, the least that may be asked for; {} without it", disk.default);
    let sizes = [(disk.min, least), (disk.max, "GiB, the greatest".to_owned())].into_iter().enumerate();
    sizes
        .map(|(place, (size, detail))| {
            Candidate::literal(CompletionKind::Size, size.to_string()).detail(detail).rank(place)
        })
        .collect()
}

/// The rows of the table for the task; none where it surely does not run on Fargate.
fn rows<'c>(context: &'c Context<'_, '_>) -> impl Iterator<Item = &'c FargateSize> + 'c {
    let task = context.view.task;
    let may_run = !task.requires(Capacity::Fargate).is_no();
    let system = if task.is_windows().is_yes() { OperatingSystem::Windows } else { OperatingSystem::Linux };
    let rows = context.view.facts.fargate_sizes.rows.iter();
    rows.filter(move |row| may_run && row.operating_systems.contains(&system))
}

fn size(number: i64) -> Candidate {
    Candidate::string(CompletionKind::Size, &number.to_string())
}

fn bounds(row: &FargateSize) -> (i64, i64) {
    (row.memory.first().copied().unwrap_or_default(), row.memory.last().copied().unwrap_or_default())
}

fn about(row: &FargateSize) -> String {
    let platform = row.linux_platform.as_ref().map(|platform| format!("Linux needs platform version {platform}."));
    let note = row.note.clone();
    platform.into_iter().chain(note).collect::<Vec<_>>().join(" ")
}

/// CPU units in vCPU: `0.25`, `2`.
fn vcpus(units: i64) -> String {
    trimmed(units as f64 / UNITS_OF_VCPU as f64)
}

/// MiB in GB as ECS counts them: `0.5`, `16`.
fn gigabytes(mib: i64) -> String {
    trimmed(mib as f64 / 1024.0)
}

fn trimmed(number: f64) -> String {
    format!("{number:.3}").trim_end_matches('0').trim_end_matches('.').to_owned()
}
