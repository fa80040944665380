//! A container that waits for its log stops working when the log service is slow.

use super::Logging;
use ecslint_core::edit;
use ecslint_core::member_names::member;
use ecslint_core::{Check, ContainerDefinition, Context, Fix, Group, Outcome, Rule, Severity, TaskDefinition};

pub(crate) static RULE: Rule = Rule {
    name: "blocking-log-delivery",
    summary: "The log option `mode` is `blocking`: the application waits when the log cannot be written.",
    group: Group::Logging,
    severity: Severity::Advice,
    outcome: Outcome::Advice,
    fixable: true,
    since: "0.1.0",
    page: include_str!("blocking-log-delivery.md"),
    needs: &["mode"],
    check: Check::Container(check),
};

fn check(_: TaskDefinition<'_>, container: ContainerDefinition<'_>, context: &mut Context<'_>) {
    let Some(logging) = Logging::of(container, context.facts) else { return };
    let Some(mode) = logging.option(const { member("mode") }).known().filter(|mode| mode.value == "blocking") else {
        return;
    };
    // `idle-log-buffer` speaks of the same word then.
    if logging.option_member(const { member("max-buffer-size") }).is_some() {
        return;
    }
    context
        .report(mode.span(), "`blocking` lets the application wait when its log cannot be written")
        .help("set `mode` to `non-blocking`, unless losing a log event is worse than standing still")
        .fix(Fix::unsafe_("set `mode` to `non-blocking`", vec![edit::replace_string(mode.node, "non-blocking")]));
}
