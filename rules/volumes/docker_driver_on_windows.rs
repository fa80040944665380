//! Docker on Windows has one driver for volumes.

use ecslint_core::edit;
use ecslint_core::{Check, Context, Fix, Group, Outcome, Rule, Severity, TaskDefinition};

pub(crate) static RULE: Rule = Rule {
    name: "docker-driver-on-windows",
    summary: "A Docker volume for Windows containers has another driver than `local`.",
    group: Group::Volumes,
    severity: Severity::Warning,
    outcome: Outcome::FailsAtStart { says: &[] },
    fixable: true,
    since: "0.1.0",
    page: include_str!("docker-driver-on-windows.md"),
    needs: &["dockerVolumeConfiguration"],
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
        let message = format!("`{}` is no volume driver for Windows; `local` is", super::shorten(driver.value));
        context
            .report(driver.span(), message)
            .help("use the driver `local`, or leave `driver` out")
            .related(task.operating_system_family().span(), "the operating system")
            .fix(Fix::unsafe_("use the driver `local`", vec![edit::replace_string(driver.node, "local")]));
    }
}
