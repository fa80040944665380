//! Fargate states how many files a process may open.

use ecslint_core::edit;
use ecslint_core::{Check, ContainerDefinition, Context, Fix, Group, Outcome, Rule, Severity, TaskDefinition};

pub(crate) static RULE: Rule = Rule {
    name: "nofile-above-fargate-limit",
    summary: "A container asks Fargate for more open files than it gives.",
    group: Group::Limits,
    severity: Severity::Advice,
    outcome: Outcome::Advice,
    fixable: true,
    since: "0.1.0",
    page: include_str!("nofile-above-fargate-limit.md"),
    needs: &["ulimits"],
    check: Check::Container(check),
};

fn check(task: TaskDefinition<'_>, container: ContainerDefinition<'_>, context: &mut Context<'_>) {
    let ulimits = container.ulimits();
    if ulimits.is_empty() || !task.requires_fargate() {
        return;
    }
    let most = context.facts.limits.fargate_nofile.max;
    for ulimit in ulimits.iter().filter(|ulimit| ulimit.name().is("nofile")) {
        let limits = [("softLimit", ulimit.soft_limit()), ("hardLimit", ulimit.hard_limit())];
        for (name, limit) in limits {
            let Some(limit) = limit.known().filter(|limit| limit.value > most) else { continue };
            let edits = vec![edit::replace(limit.node, most.to_string())];
            context
                .report(limit.span(), format!("`{name}` {} is above the {most} open files of Fargate", limit.value))
                .help(format!("use at most {most}"))
                .fix(Fix::unsafe_(format!("set `{name}` to {most}"), edits));
        }
    }
}
