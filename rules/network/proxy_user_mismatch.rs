//! The proxy's own traffic must not be sent back to it: it is known by the user that the proxy runs as.

use ecslint_core::edit;
use ecslint_core::views::NetworkMode;
use ecslint_core::{Check, Context, Field, Fix, Group, Outcome, Rule, Severity, TaskDefinition};

pub(crate) static RULE: Rule = Rule {
    name: "proxy-user-mismatch",
    summary: "The App Mesh proxy container is not set to run as the user whose traffic is ignored.",
    group: Group::Network,
    severity: Severity::Warning,
    outcome: Outcome::FailsAtStart { says: &["user needs to be specified for proxy container"] },
    fixable: true,
    since: "0.1.0",
    page: include_str!("proxy-user-mismatch.md"),
    needs: &["proxyConfiguration"],
    check: Check::TaskDefinition(check),
};

/// The property that names the user.
const IGNORED_UID: &str = "IgnoredUID";

fn check(task: TaskDefinition<'_>, context: &mut Context<'_>) {
    let Some(proxy) = task.proxy_configuration().known() else { return };
    if task.runs_in(NetworkMode::Awsvpc).is_no() {
        return;
    }
    let Some(name) = proxy.value.container_name().known() else { return };
    let Some(container) = task.container(name.value) else { return };
    let ignored = proxy.value.properties().iter().find(|property| property.name().is(IGNORED_UID));
    let Some(ignored) = ignored.and_then(|property| property.value().known()).filter(|uid| !uid.value.is_empty())
    else {
        return;
    };
    match container.user() {
        Field::Absent(absence) => {
            let edits = vec![edit::insert_member(container.object().node(), "user", &edit::quote(ignored.value))];
            context
                .report_missing(absence, format!("`user` is missing from the proxy container `{}`", container.label()))
                .related(ignored.span(), "the user whose traffic the proxy leaves alone")
                .help(format!("set `user` to `{}`", ignored.value))
                .fix(Fix::unsafe_(format!("set `user` to `{}`", ignored.value), edits));
        }
        Field::Known(user) => {
            let uid = user.value.split(':').next().unwrap_or_default();
            let are_numbers = [uid, ignored.value].iter().all(|id| id.parse::<u32>().is_ok());
            if !are_numbers || uid == ignored.value {
                return;
            }
            let mended = format!("{}{}", ignored.value, &user.value[uid.len()..]);
            let edits = vec![edit::replace_string(user.node, &mended)];
            let found = context.report(user.span(), format!("`{uid}` is not the `{IGNORED_UID}` {}", ignored.value));
            found
                .related(ignored.span(), "the user whose traffic the proxy leaves alone")
                .fix(Fix::unsafe_(format!("set `user` to `{mended}`"), edits))
                .help("give both the same user, or the proxy's own traffic leads back to it")
                .says = None;
        }
        Field::Opaque(_) => {}
    }
}
