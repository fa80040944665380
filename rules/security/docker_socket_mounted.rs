//! Who may talk to the Docker daemon is root on the instance.

use ecslint_core::{Check, Context, Group, Outcome, Rule, Severity, TaskDefinition};

pub(crate) static RULE: Rule = Rule {
    name: "docker-socket-mounted",
    summary: "A volume holds the socket of the Docker daemon.",
    group: Group::Security,
    severity: Severity::Advice,
    outcome: Outcome::Advice,
    fixable: false,
    since: "0.1.0",
    page: include_str!("docker-socket-mounted.md"),
    needs: &["host"],
    check: Check::TaskDefinition(check),
};

fn check(task: TaskDefinition<'_>, context: &mut Context<'_>) {
    // Fargate refuses `sourcePath`.
    if task.requires_fargate() {
        return;
    }
    for host in task.volumes().iter().filter_map(|volume| volume.host().known()) {
        let Some(path) = host.value.source_path().known() else { continue };
        let plain = super::plain_path(path.value);
        if context.facts.hardening.docker_socket_paths.iter().any(|known| known == plain) {
            let message = if plain.ends_with(".sock") {
                format!("`{}` gives the container the Docker daemon of the instance", path.value)
            } else {
                format!("`{}` holds the socket of the Docker daemon of the instance", path.value)
            };
            context.report(path.span(), message).help(
                "mount the one folder that is needed; an agent that needs the socket deserves an ignore with a reason",
            );
        }
    }
}
