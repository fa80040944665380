//! The API model keeps the names of Windows versions that no longer run.

use ecslint_core::views::Capacity;
use ecslint_core::{Check, Context, Group, Outcome, Rule, Severity, TaskDefinition};

use super::shortened;

pub(crate) static RULE: Rule = Rule {
    name: "retired-windows-version",
    summary: "The Windows version is out of service where the task is to run.",
    group: Group::LaunchType,
    severity: Severity::Warning,
    outcome: Outcome::FailsAtStart { says: &[] },
    fixable: false,
    since: "0.1.0",
    page: include_str!("retired-windows-version.md"),
    needs: &["operatingSystemFamily"],
    check: Check::TaskDefinition(check),
};

fn check(task: TaskDefinition<'_>, context: &mut Context<'_>) {
    let Some(family) = task.operating_system_family().known().filter(|_| task.is_windows().is_yes()) else { return };
    let platforms = &context.facts.platforms;
    let listed = |list: &[String]| list.iter().any(|name| name == family.value);
    if listed(&platforms.retired_windows) {
        context
            .report(family.span(), format!("`{}` is out of service", shortened(family.value)))
            .help("use a Windows Server version with long-term support, and images built for it");
    } else if let Some(fargate) = task.requirement(Capacity::Fargate).filter(|_| !listed(&platforms.fargate_windows)) {
        context
            .report(family.span(), format!("`{}` is not among the systems of Fargate", shortened(family.value)))
            .help(format!("use one of {}", platforms.fargate_windows.join(", ")))
            .related(fargate.span(), "asked for here");
    }
}
