//! Windows containers run on x86-64 alone.

use ecslint_core::edit;
use ecslint_core::views::Architecture;
use ecslint_core::{Check, Context, Fix, Group, Outcome, Rule, Severity, TaskDefinition};

pub(crate) static RULE: Rule = Rule {
    name: "arm-on-windows",
    summary: "A Windows task asks for an ARM processor.",
    group: Group::LaunchType,
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
    page: include_str!("arm-on-windows.md"),
    needs: &["operatingSystemFamily"],
    check: Check::TaskDefinition(check),
};

fn check(task: TaskDefinition<'_>, context: &mut Context<'_>) {
    if !task.is_windows().is_yes() {
        return;
    }
    let system = task.operating_system_family();
    let written = task.cpu_architecture().known().filter(|known| known.value == Architecture::Arm64.name());
    let place = match (written, task.assumption().architecture) {
        (Some(written), Some(Architecture::Arm64) | None) => written.span(),
        (None, Some(Architecture::Arm64)) => system.span(),
        _ => return,
    };
    let found = context.report(place, "`ARM64` is not supported for Windows containers");
    let size = (task.cpu_units().value(), task.memory_mib().value());
    if let (Some(cpu), Some(memory), true) = (size.0, size.1, task.requires_fargate()) {
        found.says(format!(
            "No Fargate configuration exists for given values: {cpu} CPU, {memory} memory. See the Amazon ECS documentation \
             for the valid values."
        ));
    }
    found.help("use `X86_64`, or run the task on Linux");
    if let Some(written) = written {
        found
            .related(system.span(), "the operating system")
            .fix(Fix::unsafe_("use `X86_64`", vec![edit::replace_string(written.node, Architecture::X86_64.name())]));
    }
}
