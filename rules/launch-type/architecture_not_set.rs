//! Where no processor is written, or another one, a task does not move to ARM by itself.

use ecslint_core::views::{Architecture, Capacity};
use ecslint_core::{Check, Context, Field, Fix, Group, Outcome, Rule, Severity, TaskDefinition, edit};

pub(crate) static RULE: Rule = Rule {
    name: "architecture-not-set",
    summary: "The processor that is assumed with `--assume` is not the one that the task asks for.",
    group: Group::LaunchType,
    severity: Severity::Error,
    outcome: Outcome::FailsAtStart { says: &["exec format error"] },
    fixable: true,
    since: "0.1.0",
    page: include_str!("architecture-not-set.md"),
    needs: &[],
    check: Check::TaskDefinition(check),
};

fn check(task: TaskDefinition<'_>, context: &mut Context<'_>) {
    let Some(assumed) = task.assumption().architecture.map(Architecture::name) else { return };
    let quoted = edit::quote(assumed);
    let (found, edit) = match (task.cpu_architecture(), task.runtime_platform(), task.object()) {
        (Field::Known(written), ..) if written.value != assumed => {
            let message = format!("`cpuArchitecture` is `{}`, not `{assumed}`", written.value);
            (context.report(written.span(), message), edit::replace(written.node, quoted))
        }
        // On instances the task runs on whatever they have; Fargate takes x86-64 where nothing is written.
        (Field::Absent(absence), platform, Some(object))
            if task.requires_only(Capacity::Fargate) && assumed != context.facts.platforms.fargate_architecture =>
        {
            let edit = match platform {
                Field::Known(platform) => edit::insert_member(platform.node, "cpuArchitecture", &quoted),
                Field::Absent(_) if object.node().member("runtimePlatform").is_none() => {
                    let json = format!(r#"{{ "cpuArchitecture": {quoted}, "operatingSystemFamily": "LINUX" }}"#);
                    edit::insert_member(object.node(), "runtimePlatform", &json)
                }
                _ => return,
            };
            let message =
                format!("`cpuArchitecture` is missing: Fargate then runs the task on x86-64, not `{assumed}`");
            (context.report_missing(absence, message), edit)
        }
        _ => return,
    };
    found
        .help(format!("set `runtimePlatform.cpuArchitecture` to `{assumed}`"))
        .fix(Fix::unsafe_(format!("set `cpuArchitecture` to `{assumed}`"), vec![edit]));
}
