//! Neuron devices are not divided between containers.

use ecslint_core::edit;
use ecslint_core::views::Capacity;
use ecslint_core::{Check, Context, Field, Fix, Group, Located, Outcome, Rule, Severity, TaskDefinition};

use super::shortened;

pub(crate) static RULE: Rule = Rule {
    name: "invalid-neuron-requirement",
    summary: "A requirement of Neuron devices is not for all of them in one container.",
    group: Group::Limits,
    severity: Severity::Warning,
    outcome: Outcome::Rejected { operation: "RegisterTaskDefinition", says: &[] },
    fixable: true,
    since: "0.1.0",
    page: include_str!("invalid-neuron-requirement.md"),
    needs: &["resourceRequirements"],
    check: Check::TaskDefinition(check),
};

fn check(task: TaskDefinition<'_>, context: &mut Context<'_>) {
    let mut first: Option<Located<'_, &str>> = None;
    for container in task.containers().iter() {
        for requirement in container.resource_requirements().iter() {
            let Some(kind) = requirement.kind().known().filter(|kind| kind.value == "NeuronDevice") else { continue };
            if [Capacity::Fargate, Capacity::Ec2, Capacity::External].iter().any(|other| task.requires(*other).is_yes())
            {
                return;
            }
            match requirement.value() {
                Field::Known(value) if value.value != "ALL" => {
                    context
                        .report(value.span(), format!("`{}` is not `ALL`", shortened(value.value)))
                        .help("write `ALL`: the devices of an instance go to one container")
                        .fix(Fix::unsafe_("write `ALL`", vec![edit::replace_string(value.node, "ALL")]));
                }
                Field::Absent(absence) => {
                    context
                        .report_missing(absence, "`value` is missing for `NeuronDevice`")
                        .help("set `value` to `ALL`");
                }
                _ => {}
            }
            match first {
                Some(first) => {
                    context
                        .report(kind.span(), "`NeuronDevice` is required by two containers")
                        .help("require the devices in one container")
                        .related(first.span(), "the first one");
                }
                None => first = Some(kind),
            }
        }
    }
}
