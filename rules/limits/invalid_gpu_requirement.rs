//! A container takes whole GPUs or shares one.

use ecslint_core::placeholder;
use ecslint_core::{Check, ContainerDefinition, Context, Field, Group, Outcome, Rule, Severity, TaskDefinition};

use super::shortened;

pub(crate) static RULE: Rule = Rule {
    name: "invalid-gpu-requirement",
    summary: "A GPU requirement is neither a number of GPUs nor a share of one.",
    group: Group::Limits,
    severity: Severity::Warning,
    outcome: Outcome::Rejected { operation: "RegisterTaskDefinition", says: &[] },
    fixable: false,
    since: "0.1.0",
    page: include_str!("invalid-gpu-requirement.md"),
    needs: &["resourceRequirements"],
    check: Check::Container(check),
};

fn check(task: TaskDefinition<'_>, container: ContainerDefinition<'_>, context: &mut Context<'_>) {
    let requirements = container.resource_requirements();
    if requirements.is_empty() || task.requires_fargate() {
        return;
    }
    for requirement in requirements.iter().filter(|requirement| requirement.kind().is("GPU")) {
        match (requirement.value(), requirement.sharing_strategy()) {
            (Field::Known(value), Field::Known(sharing)) => {
                context
                    .report(sharing.key_span(), "`sharingStrategy` and `value` exclude each other")
                    .help("give the container whole GPUs with `value`, or a share of one with `sharingStrategy`")
                    .related(value.span(), "whole GPUs");
            }
            (Field::Absent(_), Field::Absent(_)) => {
                context
                    .report_missing(requirement.object().absence(), "`value` is missing, and `sharingStrategy` too")
                    .help("set `value` to the number of GPUs");
            }
            (Field::Absent(_), Field::Known(sharing)) if sharing.node.is_empty() => {
                context
                    .report(sharing.key_span(), "`sharingStrategy` is empty, and `value` is missing")
                    .help("set `value` to the number of GPUs, or say in `sharingStrategy` how one is shared");
            }
            (Field::Known(value), _) if !is_number_of_gpus(value.value) => {
                context
                    .report(value.span(), format!("`{}` is no number of GPUs", shortened(value.value)))
                    .help("write a number as in `1`, or `ALL`");
            }
            _ => {}
        }
    }
}

/// A number, a fraction for instances with parts of a GPU among them, or `ALL`. Words in capitals may stand for one.
fn is_number_of_gpus(value: &str) -> bool {
    let number = value.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    (number && value.parse::<f64>().is_ok()) || placeholder::is_bare_word(value)
}
