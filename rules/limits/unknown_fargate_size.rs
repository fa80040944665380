//! Fargate sells tasks in fixed sizes only.

use ecslint_core::edit;
use ecslint_core::suggest;
use ecslint_core::{Check, Context, Fix, Group, Located, Outcome, Rule, Severity, TaskDefinition};
use ecslint_schemas::facts::fargate_sizes::FargateSize;
use ecslint_schemas::facts::{FargateSizes, OperatingSystem};

pub(crate) static RULE: Rule = Rule {
    name: "unknown-fargate-size",
    summary: "Fargate does not offer this pair of task CPU and memory.",
    group: Group::Limits,
    severity: Severity::Error,
    outcome: Outcome::Rejected {
        operation: "RegisterTaskDefinition",
        says: &[
            "No Fargate configuration exists for given values: %s CPU, %s memory. See the Amazon ECS documentation for the valid values.",
            "No Fargate configuration exists for given values.",
        ],
    },
    fixable: true,
    since: "0.1.0",
    page: include_str!("unknown-fargate-size.md"),
    needs: &["cpu"],
    check: Check::TaskDefinition(check),
};

fn check(task: TaskDefinition<'_>, context: &mut Context<'_>) {
    if !task.requires_fargate() {
        return;
    }
    let Some(cpu) = task.cpu_units().known().map(signed) else { return };
    let memory = task.memory_mib().known().map(signed);
    // Every size for Windows is one for Linux too, so an unknown system counts as Linux.
    let windows = task.is_windows().is_yes();
    let system = if windows { OperatingSystem::Windows } else { OperatingSystem::Linux };
    let sizes = &context.facts.fargate_sizes;
    let row = sizes.row(cpu.value).filter(|row| row.operating_systems.contains(&system));
    let place = if windows { "Fargate offers for Windows" } else { "Fargate offers" };
    let found = match (row, memory) {
        (None, _) => {
            let found = context.report(cpu.span(), format!("`{}` is no task CPU that {place}", written(cpu)));
            let tiers: Vec<String> = rows(sizes, system).map(|row| row.cpu.to_string()).collect();
            found.help(format!("use {} CPU units", suggest::one_of(tiers.iter().map(String::as_str))))
        }
        (Some(row), Some(memory)) if !row.memory.contains(&memory.value) => {
            let message = format!("`{}` of memory does not go with `cpu` {} on Fargate", written(memory), written(cpu));
            let found = context.report(memory.span(), message);
            found.help(format!("with {} CPU units use {} MiB", cpu.value, offer(&row.memory)));
            found.related(cpu.span(), "the task's CPU")
        }
        _ => return,
    };
    found.says(match memory {
        Some(memory) => format!(
            "No Fargate configuration exists for given values: {} CPU, {} memory. See the Amazon ECS documentation for \
             the valid values.",
            cpu.value, memory.value
        ),
        None => "No Fargate configuration exists for given values.".to_owned(),
    });
    if let Some(fix) = nearest_size(sizes, system, cpu, memory) {
        found.fix(fix);
    }
}

fn rows(sizes: &FargateSizes, system: OperatingSystem) -> impl Iterator<Item = &FargateSize> {
    sizes.rows.iter().filter(move |row| row.operating_systems.contains(&system))
}

/// Raises CPU and memory to the nearest size on offer.
fn nearest_size(
    sizes: &FargateSizes,
    system: OperatingSystem,
    cpu: Located<'_, i64>,
    memory: Option<Located<'_, i64>>,
) -> Option<Fix> {
    // A task CPU of 1 or 2 is a number of vCPU that lacks its unit, and then a small memory is one of GB.
    let least = sizes.rows.first()?.cpu;
    let lacks_unit = rows(sizes, system).any(|row| row.cpu == cpu.value * 1024);
    let meant = |value: i64| if lacks_unit && value < least { value * 1024 } else { value };
    let wanted_memory = memory.map_or(0, |memory| meant(memory.value));
    let mut large_enough = rows(sizes, system).filter(|row| row.cpu >= meant(cpu.value));
    let (near_cpu, near_memory) =
        large_enough.find_map(|row| Some((row.cpu, *row.memory.iter().find(|size| **size >= wanted_memory)?)))?;
    let changes = [("cpu", Some(cpu), near_cpu), ("memory", memory, near_memory)];
    let (mut titles, mut edits) = (Vec::new(), Vec::new());
    for (name, old, new) in changes {
        if let Some(old) = old.filter(|old| old.value != new) {
            titles.push(format!("`{name}` to {new}"));
            edits.push(edit::replace_string(old.node, &new.to_string()));
        }
    }
    edits.sort();
    Some(Fix::unsafe_(format!("set {}", titles.join(" and ")), edits))
}

/// The size as it stands in the file.
fn written<'d>(size: Located<'d, i64>) -> &'d str {
    size.node.as_str().unwrap_or_default()
}

fn signed(size: Located<'_, u64>) -> Located<'_, i64> {
    size.with(i64::try_from(size.value).unwrap_or(i64::MAX / 2048))
}

/// The memory sizes in words: a range where they go in equal steps.
fn offer(sizes: &[i64]) -> String {
    match sizes {
        [first, second, .., last] if sizes.len() > 4 => {
            format!("{first} to {last} in steps of {}", second - first)
        }
        _ => {
            let sizes: Vec<String> = sizes.iter().map(i64::to_string).collect();
            suggest::one_of(sizes.iter().map(String::as_str))
        }
    }
}
