//! Of two values for one variable the last one counts, so the first is dead text.

use ecslint_core::{Check, ContainerDefinition, Context, Group, Outcome, Rule, Severity, TaskDefinition};

pub(crate) static RULE: Rule = Rule {
    name: "duplicate-environment-name",
    summary: "An environment variable is set twice in a container; the later value wins.",
    group: Group::Secrets,
    severity: Severity::Advice,
    outcome: Outcome::Advice,
    fixable: false,
    since: "0.1.0",
    page: include_str!("duplicate-environment-name.md"),
    check: Check::Container(check),
};

fn check(_: TaskDefinition<'_>, container: ContainerDefinition<'_>, context: &mut Context<'_>) {
    if !super::any_twice(|| container.environment_names().map(|name| name.value)) {
        return;
    }
    let mut names: Vec<_> = container.environment_names().filter(|name| !name.value.is_empty()).collect();
    names.sort_by(|one, other| one.value.cmp(other.value));
    for same in names.chunk_by(|one, other| one.value == other.value) {
        let [first, .., last] = same else { continue };
        context
            .report(first.span(), format!("`{}` is set again below, and that value wins", super::shorten(first.value)))
            .help("keep one of them")
            .related(last.span(), "this one counts");
    }
}
