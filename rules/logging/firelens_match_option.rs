//! Which records go to a section is for ECS to say: it knows the tag of the container.

use super::FIRELENS;
use ecslint_core::edit;
use ecslint_core::{Check, ContainerDefinition, Context, Fix, Group, Outcome, Rule, Severity, TaskDefinition};

pub(crate) static RULE: Rule = Rule {
    name: "firelens-match-option",
    summary: "The log options of `awsfirelens` hold `Match`, which ECS writes itself.",
    group: Group::Logging,
    severity: Severity::Warning,
    outcome: Outcome::SilentlyWrong,
    fixable: true,
    since: "0.1.0",
    page: include_str!("firelens-match-option.md"),
    needs: &["logConfiguration"],
    check: Check::Container(check),
};

fn check(_: TaskDefinition<'_>, container: ContainerDefinition<'_>, context: &mut Context<'_>) {
    let Some(configuration) = container.logs_through(FIRELENS) else { return };
    let Some(options) = configuration.value.options().known() else { return };
    let Some(member) = options.value.members().find(|member| member.name().eq_ignore_ascii_case("match")) else {
        return;
    };
    context
        .report(member.key.span(), format!("`{}` is written by ECS for each container", member.name()))
        .help("leave it out; to route records elsewhere, use a configuration file of your own")
        .fix(Fix::unsafe_(format!("remove `{}`", member.name()), edit::remove_member(options.value, member)));
}
