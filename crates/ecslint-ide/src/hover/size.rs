//! Sizes in words, and what goes with them.

use ecslint_core::values::size;
use ecslint_schemas::facts::OperatingSystem;
use ecslint_schemas::facts::fargate_sizes::FargateSize;

use super::page::Page;
use crate::markdown::listed;
use crate::sizes;
use crate::view::View;

/// Tells what `cpu` of a task amounts to, and which memory Fargate takes with it.
pub(super) fn tell_cpu<'d>(page: &mut Page<'d>, view: View<'d>, text: &str) {
    let Some(units) = size::cpu_units(text) else { return };
    page.paragraph(format!("**{}**, {units} CPU units", sizes::vcpu(units)));
    let table = &view.facts.fargate_sizes;
    let row = i64::try_from(units).ok().and_then(|units| table.row(units));
    match row {
        Some(row) => {
            page.item(format!("On Fargate with a memory of {}", steps(&row.memory)));
            details(page, row);
        }
        None => {
            let taken: Vec<String> = table.rows.iter().map(|row| units_of(row.cpu)).collect();
            page.item(format!("No size of Fargate, which takes {}", listed(&taken)));
        }
    }
    cite(page, view, row);
    page.paragraph("");
}

/// Tells what `memory` of a task amounts to, and which CPU Fargate takes with it.
pub(super) fn tell_memory<'d>(page: &mut Page<'d>, view: View<'d>, text: &str) {
    let Some(mib) = size::memory_mib(text) else { return };
    page.paragraph(format!("**{}**, {mib} MiB", sizes::task_memory(mib)));
    let table = &view.facts.fargate_sizes;
    let holds = |row: &&FargateSize| i64::try_from(mib).is_ok_and(|mib| row.memory.contains(&mib));
    let taken: Vec<String> = table.rows.iter().filter(holds).map(|row| units_of(row.cpu)).collect();
    if taken.is_empty() {
        page.item("No size of Fargate");
    } else {
        page.item(format!("On Fargate with a `cpu` of {}", listed(&taken)));
    }
    cite(page, view, None);
    page.paragraph("");
}

/// Tells which share of the task the `cpu` of a container is.
pub(super) fn tell_share(page: &mut Page<'_>, view: View<'_>, units: u64) {
    let share = view.task.cpu_units().value().and_then(|task| share(units, task));
    let of_task = share.map(|share| format!(", {share} of the task")).unwrap_or_default();
    page.paragraph(format!("**{}**{of_task}", sizes::vcpu(units)));
}

/// Tells what a number of MiB amounts to, and for memory of a container which share of the task it is.
pub(super) fn tell_mib(page: &mut Page<'_>, view: View<'_>, path: &str, mib: u64) {
    let is_of_container = matches!(path, "containerDefinitions[].memory" | "containerDefinitions[].memoryReservation");
    let share = view.task.memory_mib().value().filter(|_| is_of_container).and_then(|task| share(mib, task));
    let of_task = share.map(|share| format!(", {share} of the task")).unwrap_or_default();
    page.paragraph(format!("**{}**{of_task}", sizes::memory(mib)));
}

fn share(part: u64, whole: u64) -> Option<String> {
    let percent = part.checked_mul(100)?.checked_div(whole)?;
    Some(format!("{percent}%"))
}

fn units_of(units: i64) -> String {
    u64::try_from(units).map(|number| format!("{units} ({})", sizes::vcpu(number))).unwrap_or_default()
}

/// Ascending sizes in short: "2 GB, 3 GB and 4 GB", or "8 GB to 30 GB in steps of 1 GB".
fn steps(memory: &[i64]) -> String {
    let words = |mib: i64| u64::try_from(mib).map(sizes::task_memory).unwrap_or_default();
    if let [first, second, .., last] = memory
        && memory.len() > 3
        && memory.windows(2).all(|pair| pair[1] - pair[0] == second - first)
    {
        return format!("{} to {} in steps of {}", words(*first), words(*last), words(second - first));
    }
    listed(&memory.iter().map(|mib| words(*mib)).collect::<Vec<_>>())
}

/// Tells what else Fargate wants for a size.
fn details(page: &mut Page<'_>, row: &FargateSize) {
    if !row.operating_systems.contains(&OperatingSystem::Windows) {
        page.item("On Fargate for Linux alone");
    }
    if let Some(version) = &row.linux_platform {
        page.item(format!("From platform version {version} on"));
    }
    if let Some(note) = &row.note {
        page.item(note.trim_end_matches('.'));
    }
}

fn cite<'d>(page: &mut Page<'d>, view: View<'d>, row: Option<&'d FargateSize>) {
    let sources = view.facts.fargate_sizes.sources.as_slice();
    let named = row.and_then(|row| row.source.as_deref());
    let source = match named {
        Some(name) => sources.iter().find(|source| source.name == name),
        None => sources.first(),
    };
    if let Some(source) = source {
        page.cite(&[sources], &source.name, &source.date);
    }
}
