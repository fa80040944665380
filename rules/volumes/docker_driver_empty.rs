//! The driver of a Docker volume may be left out, but not be empty.

use ecslint_core::{Check, Context, Fix, Group, Outcome, Rule, Severity, TaskDefinition, edit};

pub(crate) static RULE: Rule = Rule {
    name: "docker-driver-empty",
    summary: "The driver of a Docker volume is an empty text.",
    group: Group::Volumes,
    severity: Severity::Error,
    outcome: Outcome::Rejected {
        operation: "RegisterTaskDefinition",
        says: &["volume.dockerVolumeConfiguration.driver should not be null or empty."],
    },
    fixable: true,
    since: "0.1.0",
    page: include_str!("docker-driver-empty.md"),
    needs: &["dockerVolumeConfiguration"],
    check: Check::TaskDefinition(check),
};

fn check(task: TaskDefinition<'_>, context: &mut Context<'_>) {
    for volume in task.volumes().iter() {
        let Some(docker) = volume.docker().known() else { continue };
        let Some(driver) = docker.value.driver().known().filter(|driver| driver.value.is_empty()) else { continue };
        let found = context.report(driver.span(), "`driver` of a Docker volume is empty");
        found.help("name the driver, or leave it out for `local`");
        if let Some(member) = driver.member() {
            found.fix(Fix::safe("remove `driver`", edit::remove_member(docker.value.object(), member)));
        }
    }
}
