//! Options of an output plugin are of no use without the name of the plugin.

use super::{FIRELENS, Logging};
use ecslint_core::edit;
use ecslint_core::{Check, Context, Fix, Group, Outcome, Rule, Severity, TaskDefinition};

pub(crate) static RULE: Rule = Rule {
    name: "missing-firelens-output",
    summary: "Options for an output plugin of the log router are given, and the option that names the plugin is missing.",
    group: Group::Logging,
    severity: Severity::Error,
    outcome: Outcome::FailsAtStart {
        says: &[
            "unable to generate firelens config file: unable to apply log options of container %s to firelens config: missing output key %s which is required for firelens configuration of type %s",
            "unable to apply log options of container %s to firelens config: missing output option %s which is required for firelens configuration of type %s",
        ],
    },
    fixable: true,
    since: "0.1.0",
    page: include_str!("missing-firelens-output.md"),
    needs: &["logConfiguration"],
    check: Check::TaskDefinition(check),
};

fn check(task: TaskDefinition<'_>, context: &mut Context<'_>) {
    let containers = task.containers();
    let mut types = containers.iter().filter_map(|container| container.firelens_configuration().known());
    let (Some(router), None) = (types.next(), types.next()) else { return };
    let Some(kind) = router.value.kind().known() else { return };
    let output_keys = &context.facts.log_drivers.firelens.output_keys;
    let Some(key) = output_keys.get(kind.value) else { return };
    for container in containers.iter() {
        let Some(logging) = Logging::of(container, context.facts).filter(|it| it.driver.name == FIRELENS) else {
            continue;
        };
        let Some(options) = logging.configuration.options().known() else { continue };
        // The first option that ECS hands on to a plugin.
        let plugin = options.value.members().find(|member| !logging.knows(member.name()));
        let Some(plugin) = plugin.filter(|_| logging.gives(key).is_no()) else { continue };
        let message = format!("`options` lacks `{key}`, which names the output plugin in {}", kind.value);
        let found = context.report_missing(options.value.absence(), message);
        found
            .says(format!(
                "unable to generate firelens config file: unable to apply log options of container {} to firelens \
                 config: missing output key {key} which is required for firelens configuration of type {}",
                container.label(),
                kind.value
            ))
            .help(format!("add `{key}` with the name of the plugin, for instance `cloudwatch_logs`"))
            .related(plugin.key.span(), "an option for the plugin")
            .related(kind.span(), "the kind of router");
        let meant = |name: &str| name.eq_ignore_ascii_case(key) || output_keys.values().any(|other| other == name);
        if let Some(member) = options.value.members().find(|member| meant(member.name())) {
            found.fix(Fix::unsafe_(
                format!("rename `{}` to `{key}`", member.name()),
                vec![edit::rename_key(member, key)],
            ));
        }
    }
}
