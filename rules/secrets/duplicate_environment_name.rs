//! Of two values for one variable the last one counts, so the first is dead text.

use ecslint_core::edit;
use ecslint_core::{Check, ContainerDefinition, Context, Fix, Group, Outcome, Rule, Severity, TaskDefinition};
use ecslint_syntax::Node;

pub(crate) static RULE: Rule = Rule {
    name: "duplicate-environment-name",
    summary: "An environment variable is set twice in a container; the later value wins.",
    group: Group::Secrets,
    severity: Severity::Advice,
    outcome: Outcome::Advice,
    fixable: true,
    since: "0.1.0",
    page: include_str!("duplicate-environment-name.md"),
    needs: &["environment"],
    check: Check::Container(check),
};

fn check(_: TaskDefinition<'_>, container: ContainerDefinition<'_>, context: &mut Context<'_>) {
    if !container.has_twin_variables() {
        return;
    }
    let mut names: Vec<_> = container.environment_names().filter(|name| !name.value.is_empty()).collect();
    names.sort_by(|one, other| one.value.cmp(other.value));
    for same in names.chunk_by(|one, other| one.value == other.value) {
        let [first, .., last] = same else { continue };
        let name = first.value;
        let found =
            context.report(first.span(), format!("`{}` is set again below, and that value wins", super::shorten(name)));
        found.help("keep one of them").related(last.span(), "this one counts");
        let Some(list) = container.environment().array() else { continue };
        let is_earlier = |item: Node<'_>| {
            item.get("name").is_some_and(|other| other.as_str() == Some(name) && other.span() != last.node.span())
        };
        found.fix(Fix::safe(
            format!("remove the earlier `{}`", super::shorten(name)),
            edit::remove_items(list, is_earlier),
        ));
    }
}
