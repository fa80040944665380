//! Docker tells folders of the host and volumes of its own apart by the first character.

use ecslint_core::edit;
use ecslint_core::{Check, Context, Fix, Group, Outcome, Rule, Severity, TaskDefinition};

pub(crate) static RULE: Rule = Rule {
    name: "relative-source-path",
    summary: "The path of a host volume is not absolute, so Docker takes it for the name of a volume.",
    group: Group::Volumes,
    severity: Severity::Warning,
    outcome: Outcome::SilentlyWrong,
    fixable: true,
    since: "0.1.0",
    page: include_str!("relative-source-path.md"),
    needs: &["host"],
    check: Check::TaskDefinition(check),
};

fn check(task: TaskDefinition<'_>, context: &mut Context<'_>) {
    if task.volumes().is_empty() || task.requires_fargate() || task.is_windows().is_yes() {
        return;
    }
    for host in task.volumes().iter().filter_map(|volume| volume.host().known()) {
        let Some(path) = host.value.source_path().known() else { continue };
        let text = path.value;
        let is_windows_path = text.contains('\\') || text.as_bytes().get(1) == Some(&b':');
        // `string` is what the API reference has in the place of a path.
        if text.trim().is_empty() || text.starts_with('/') || is_windows_path || text == "string" {
            continue;
        }
        let found = context.report(path.span(), format!("`{}` is no absolute path on the host", super::shorten(text)));
        found.help("begin the path with `/`");
        if text.starts_with(|first: char| first.is_ascii_alphanumeric()) {
            let absolute = format!("/{text}");
            found.fix(Fix::unsafe_("begin it with `/`", vec![edit::replace_string(path.node, &absolute)]));
        }
    }
}
