//! The task's size is a string with a small language of its own.

use ecslint_core::edit;
use ecslint_core::placeholder;
use ecslint_core::values::size;
use ecslint_core::{Check, Context, Fix, Group, Located, Outcome, Rule, Severity, TaskDefinition};

use super::shortened;

pub(crate) static RULE: Rule = Rule {
    name: "unreadable-task-size",
    summary: "The task's `cpu` or `memory` is no size.",
    group: Group::Limits,
    severity: Severity::Error,
    outcome: Outcome::Rejected {
        operation: "RegisterTaskDefinition",
        says: &[
            "Invalid 'cpu' setting for task. For more information, see the Troubleshooting section of the Amazon ECS Developer Guide.",
            "Invalid 'cpu' setting for task.",
        ],
    },
    fixable: true,
    since: "0.1.0",
    page: include_str!("unreadable-task-size.md"),
    needs: &["cpu", "memory"],
    check: Check::TaskDefinition(check),
};

const CPU_FORM: &str = "write CPU units as in `512`, or vCPU as in `0.5 vCPU`";
const MEMORY_FORM: &str = "write MiB as in `1024`, or GB as in `1 GB`";

fn check(task: TaskDefinition<'_>, context: &mut Context<'_>) {
    if let Some(cpu) = task.cpu().known().filter(|_| task.cpu_units().is_opaque()) {
        report("cpu", cpu, CPU_FORM, context);
    }
    if let Some(memory) = task.memory().known().filter(|_| task.memory_mib().is_opaque()) {
        report("memory", memory, MEMORY_FORM, context);
    }
}

fn report(name: &str, written: Located<'_, &str>, form: &str, context: &mut Context<'_>) {
    let text = written.value.trim();
    let is_word = placeholder::is_bare_word(text) && !text.starts_with(|letter: char| letter.is_ascii_digit());
    if !text.is_empty() && (is_word || !text.bytes().any(|byte| byte.is_ascii_alphanumeric())) {
        return;
    }
    let message = match text {
        "" => format!("`{name}` is empty"),
        _ => format!("`{}` is no size for the task's `{name}`", shortened(text)),
    };
    let mended = mend(name, text);
    let found = context.report(written.span(), message).help(form);
    match (name, &mended) {
        ("cpu", _) => found.says("Invalid 'cpu' setting for task."),
        // Units such as MB are in no document, but no rejection of them was seen either.
        (_, Some(_)) => found.severity(Severity::Warning),
        _ => found,
    };
    if let Some(mended) = mended {
        let edits = vec![edit::replace_string(written.node, &mended)];
        found.fix(Fix::unsafe_(format!("write `{mended}`"), edits));
    }
}

/// The size in a form that is read, where the unit tells what was meant.
fn mend(name: &str, text: &str) -> Option<String> {
    let number = text.trim_end_matches(|letter: char| letter.is_ascii_alphabetic() || letter == ' ');
    let unit = text[number.len()..].trim().to_ascii_lowercase();
    let mended = match (name, unit.as_str()) {
        ("cpu", "" | "cpu" | "cpus" | "vcpus") => format!("{number} vCPU"),
        ("memory", "mb" | "mib" | "m" | "mi") => number.to_owned(),
        ("memory", "g" | "gi" | "gib") => format!("{number} GB"),
        _ => return None,
    };
    let read = if name == "cpu" { size::cpu_units(&mended) } else { size::memory_mib(&mended) };
    read.map(|_| mended)
}
