//! Of two values for one limit only one can hold.

use ecslint_core::{Check, ContainerDefinition, Context, Group, Outcome, Rule, Severity, TaskDefinition};

use super::{repeated, shortened};

pub(crate) static RULE: Rule = Rule {
    name: "duplicate-ulimit",
    summary: "A container sets one ulimit twice.",
    group: Group::Limits,
    severity: Severity::Warning,
    outcome: Outcome::SilentlyWrong,
    fixable: false,
    since: "0.1.0",
    page: include_str!("duplicate-ulimit.md"),
    needs: &["ulimits"],
    check: Check::Container(check),
};

fn check(_: TaskDefinition<'_>, container: ContainerDefinition<'_>, context: &mut Context<'_>) {
    let ulimits = container.ulimits();
    if ulimits.len() < 2 {
        return;
    }
    for (again, first) in repeated(ulimits.iter().filter_map(|ulimit| ulimit.name().known())) {
        context
            .report(again.span(), format!("`{}` is set twice in `ulimits`", shortened(again.value)))
            .help("keep one of the two")
            .related(first.span(), "the first one");
    }
}
