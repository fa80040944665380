//! The list of exit codes that cause no restart is short by design.

use ecslint_core::{Check, ContainerDefinition, Context, Group, Outcome, Rule, Severity, TaskDefinition};

pub(crate) static RULE: Rule = Rule {
    name: "too-many-ignored-exit-codes",
    summary: "`ignoredExitCodes` lists more codes than ECS takes.",
    group: Group::Health,
    severity: Severity::Warning,
    outcome: Outcome::Rejected { operation: "RegisterTaskDefinition", says: &[] },
    fixable: false,
    since: "0.1.0",
    page: include_str!("too-many-ignored-exit-codes.md"),
    needs: &["restartPolicy"],
    check: Check::Container(check),
};

fn check(_: TaskDefinition<'_>, container: ContainerDefinition<'_>, context: &mut Context<'_>) {
    let Some(policy) = container.restart_policy().known() else { return };
    let Some(codes) = policy.value.ignored_exit_codes().given() else { return };
    let most = context.facts.limits.ignored_exit_codes.value;
    let count = codes.value.len();
    if i64::try_from(count).is_ok_and(|count| count > most) {
        context
            .report(codes.key.span(), format!("`ignoredExitCodes` lists {count} codes, and {most} are allowed"))
            .help("keep the codes with which the container really ends");
    }
}
