//! A buffer means something only when the container does not wait for its log.

use super::Logging;
use ecslint_core::edit;
use ecslint_core::member_names::member;
use ecslint_core::{Check, ContainerDefinition, Context, Fix, Group, Outcome, Rule, Severity, TaskDefinition};

pub(crate) static RULE: Rule = Rule {
    name: "idle-log-buffer",
    summary: "`max-buffer-size` is given together with the mode `blocking`.",
    group: Group::Logging,
    severity: Severity::Warning,
    outcome: Outcome::FailsAtStart {
        says: &["logger: max-buffer-size option is only supported with 'mode=non-blocking'"],
    },
    fixable: true,
    since: "0.1.0",
    page: include_str!("idle-log-buffer.md"),
    needs: &["max-buffer-size"],
    check: Check::Container(check),
};

fn check(_: TaskDefinition<'_>, container: ContainerDefinition<'_>, context: &mut Context<'_>) {
    let Some(logging) = Logging::of(container, context.facts) else { return };
    let Some(mode) = logging.option(const { member("mode") }).known().filter(|mode| mode.value == "blocking") else {
        return;
    };
    let Some(size) = logging.option_member(const { member("max-buffer-size") }) else { return };
    context
        .report(size.key.span(), "`max-buffer-size` has no meaning in the mode `blocking`")
        .help("set `mode` to `non-blocking`, or leave `max-buffer-size` out")
        .related(mode.span(), "the mode")
        .fix(Fix::unsafe_("set `mode` to `non-blocking`", vec![edit::replace_string(mode.node, "non-blocking")]));
}
