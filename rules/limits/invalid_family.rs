//! The family is part of an ARN, so its characters are few.

use ecslint_core::edit;
use ecslint_core::{Check, Context, Fix, Group, Outcome, Rule, Severity, TaskDefinition};

use super::{NAME_FORM, is_name_character, name_fault};

pub(crate) static RULE: Rule = Rule {
    name: "invalid-family",
    summary: "The family has characters or a length that the service does not take.",
    group: Group::Limits,
    severity: Severity::Error,
    outcome: Outcome::Rejected { operation: "RegisterTaskDefinition", says: &["Family contains invalid characters."] },
    fixable: true,
    since: "0.1.0",
    page: include_str!("invalid-family.md"),
    needs: &[],
    check: Check::TaskDefinition(check),
};

fn check(task: TaskDefinition<'_>, context: &mut Context<'_>) {
    let Some(family) = task.family().known() else { return };
    let Some(fault) = name_fault(family.value, &context.facts.limits) else { return };
    let found = context.report(family.span(), fault.message("family")).help(NAME_FORM);
    if fault.is_character() {
        let dashed: String =
            family.value.trim().chars().map(|letter| if is_name_character(letter) { letter } else { '-' }).collect();
        found.fix(Fix::unsafe_(format!("write `{dashed}`"), vec![edit::replace_string(family.node, &dashed)]));
    }
}
