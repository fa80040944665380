//! System folders of the instance say much about it, and whoever can write there owns it.

use ecslint_core::{Check, Context, Group, Outcome, Rule, Severity, TaskDefinition};

pub(crate) static RULE: Rule = Rule {
    name: "sensitive-host-path",
    summary: "A volume is a system folder of the instance.",
    group: Group::Security,
    severity: Severity::Advice,
    outcome: Outcome::Advice,
    fixable: false,
    since: "0.1.0",
    page: include_str!("sensitive-host-path.md"),
    needs: &["host"],
    check: Check::TaskDefinition(check),
};

fn check(task: TaskDefinition<'_>, context: &mut Context<'_>) {
    // Fargate refuses `sourcePath`.
    if task.volumes().is_empty() || task.requires_fargate() {
        return;
    }
    for host in task.volumes().iter().filter_map(|volume| volume.host().known()) {
        let Some(path) = host.value.source_path().known() else { continue };
        let plain = super::plain_path(path.value);
        if context.facts.hardening.sensitive_host_paths.iter().any(|known| known == plain) {
            context
                .report(path.span(), format!("`{}` is a system folder of the instance", path.value))
                .help("mount the one folder or file that is needed, read-only");
        }
    }
}
