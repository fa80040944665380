//! Hints for the task as a whole.

use ecslint_core::field::Located;

use super::Hints;
use super::totals::{self, Total};
use crate::sizes;
use crate::view::View;

pub(super) fn hints(view: View<'_>, hints: &mut Hints) {
    let task = view.task;
    if let (Some(written), Some(units)) = (task.cpu().known(), task.cpu_units().value()) {
        size(hints, &written, units, sizes::vcpu(units), totals::cpu(task));
    }
    if let (Some(written), Some(mib)) = (task.memory().known(), task.memory_mib().value()) {
        size(hints, &written, mib, sizes::task_memory(mib), totals::memory(task));
    }
    let storage = task.ephemeral_storage().value().and_then(|storage| storage.size_in_gib().known());
    if let (Some(storage), Some(usual)) = (storage, view.facts.limits.ephemeral_storage.default)
        && let Some(more) = storage.value.checked_sub(usual).filter(|more| *more > 0)
    {
        let tooltip = format!("Without `ephemeralStorage` the disk has {usual} GiB");
        hints.behind(&storage, format!("{more} GiB more than the default"), Some(tooltip));
    }
}

/// The size in words where it is written as a bare number, and what the containers ask for of it.
fn size(hints: &mut Hints, written: &Located<'_, &str>, size: u64, words: String, total: Option<Total>) {
    let is_bare = written.value.trim().bytes().all(|byte| byte.is_ascii_digit());
    let mut remarks = Vec::new();
    if is_bare {
        remarks.push(words);
    }
    if let Some(total) = &total {
        remarks.push(format!("containers: {} of {size}", total.sum));
    }
    if !remarks.is_empty() {
        let tooltip = total.map(|total| total.parts.join("\n"));
        hints.behind(written, remarks.join(", "), tooltip);
    }
}
