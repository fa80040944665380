//! The agent reads three options of a log router and passes over every other.

use super::is_placeholder;
use ecslint_core::edit;
use ecslint_core::suggest::{nearest, one_of};
use ecslint_core::{Check, ContainerDefinition, Context, Fix, Group, Outcome, Rule, Severity, TaskDefinition};

pub(crate) static RULE: Rule = Rule {
    name: "unknown-firelens-option",
    summary: "An option in `firelensConfiguration` is not one that ECS reads.",
    group: Group::Logging,
    severity: Severity::Warning,
    outcome: Outcome::SilentlyWrong,
    fixable: true,
    since: "0.1.0",
    page: include_str!("unknown-firelens-option.md"),
    needs: &["firelensConfiguration"],
    check: Check::Container(check),
};

fn check(_: TaskDefinition<'_>, container: ContainerDefinition<'_>, context: &mut Context<'_>) {
    let Some(firelens) = container.firelens_configuration().known() else { return };
    let Some(options) = firelens.value.options().known() else { return };
    let known = &context.facts.log_drivers.firelens.options;
    for member in options.value.members() {
        let name = member.name();
        if known.iter().any(|known| known == name) || is_placeholder(member.key) {
            continue;
        }
        let found = context.report(member.key.span(), format!("`{name}` is not an option of `firelensConfiguration`"));
        let names = || known.iter().map(String::as_str);
        match nearest(name, names()).filter(|meant| options.value.node().member(meant).is_none()) {
            Some(meant) => {
                let edits = vec![edit::rename_key(member, meant)];
                found.help(format!("did you mean `{meant}`?"));
                found.fix(Fix::unsafe_(format!("rename it to `{meant}`"), edits));
            }
            None => {
                found.help(format!("use {}; options of plugins belong into the log options", one_of(names())));
            }
        }
    }
}
