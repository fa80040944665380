//! Two conditions on one container are one too many, or one is a slip.

use ecslint_core::{Check, ContainerDefinition, Context, Group, Located, Outcome, Rule, Severity, TaskDefinition};

pub(crate) static RULE: Rule = Rule {
    name: "repeated-dependency",
    summary: "A container depends on the same container twice.",
    group: Group::Health,
    severity: Severity::Advice,
    outcome: Outcome::Advice,
    fixable: false,
    since: "0.1.0",
    page: include_str!("repeated-dependency.md"),
    needs: &["dependsOn"],
    check: Check::Container(check),
};

fn check(_: TaskDefinition<'_>, container: ContainerDefinition<'_>, context: &mut Context<'_>) {
    let dependencies = container.depends_on();
    if dependencies.len() < 2 {
        return;
    }
    let mut targets: Vec<Located<'_, &str>> =
        dependencies.iter().filter_map(|dependency| dependency.container_name().known()).collect();
    targets.sort_by_key(|target| (target.value, target.span().start));
    for pair in targets.windows(2).filter(|pair| pair[0].value == pair[1].value) {
        context
            .report(pair[1].span(), format!("`{}` stands in `dependsOn` twice", pair[1].value))
            .help("keep the stronger condition: `HEALTHY` and `COMPLETE` hold later than `START`")
            .related(pair[0].span(), "here before");
    }
}
