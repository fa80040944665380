//! Docker on Windows has one driver for volumes.

use ecslint_core::{Check, Context, Group, Outcome, Rule, Severity, TaskDefinition};

pub(crate) static RULE: Rule = Rule {
    name: "docker-driver-on-windows",
    summary: "A Docker volume for Windows containers has another driver than `local`.",
    group: Group::Volumes,
    severity: Severity::Warning,
    outcome: Outcome::FailsAtStart { says: &[] },
    fixable: false,
    since: "0.1.0",
    page: include_str!("docker-driver-on-windows.md"),
    check: Check::TaskDefinition(check),
};

fn check(task: TaskDefinition<'_>, context: &mut Context<'_>) {
    if task.volumes().is_empty() || !task.is_windows().is_yes() {
        return;
    }
    for volume in task.volumes().iter() {
        let Some(driver) = volume.docker().known().and_then(|docker| docker.value.driver().known()) else { continue };
        if driver.value.is_empty() || driver.value == "local" {
            continue;
        }
        context
            .report(
                driver.span(),
                format!("`{}` is no volume driver for Windows; `local` is", super::shorten(driver.value)),
            )
            .help("use the driver `local`, or leave `driver` out")
            .related(task.operating_system_family().span(), "the operating system");
    }
}
