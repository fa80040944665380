//! An access point has a root directory of its own; a second one contradicts it.

use ecslint_core::{Check, Context, Field, Fix, Group, Object, Outcome, Rule, Severity, TaskDefinition, edit};
use ecslint_syntax::Node;

pub(crate) static RULE: Rule = Rule {
    name: "access-point-root-directory",
    summary: "A volume has both an access point and a root directory.",
    group: Group::Volumes,
    severity: Severity::Error,
    outcome: Outcome::Rejected {
        operation: "RegisterTaskDefinition",
        says: &[
            "When using an EFS access point, the root directory must either be set to \"/\" or be omitted.",
            "Root Directory can not be set when using an EFS Access Point",
        ],
    },
    fixable: true,
    since: "0.1.0",
    page: include_str!("access-point-root-directory.md"),
    needs: &["efsVolumeConfiguration", "s3filesVolumeConfiguration"],
    check: Check::TaskDefinition(check),
};

fn check(task: TaskDefinition<'_>, context: &mut Context<'_>) {
    for volume in task.volumes().iter() {
        if let Some(efs) = volume.efs().known() {
            let point = efs.value.authorization_config().known();
            let point = point.and_then(|config| config.value.object().slot("accessPointId").given());
            judge(efs.value.object(), efs.value.root_directory(), point.map(|point| point.value), context);
        }
        if let Some(files) = volume.s3files().known() {
            let point = files.value.object().slot("accessPointArn").given();
            if let Some(found) =
                judge(files.value.object(), files.value.root_directory(), point.map(|point| point.value), context)
            {
                found.says = None;
            }
        }
    }
}

fn judge<'c>(
    configuration: Object<'_>,
    directory: Field<'_, &str>,
    access_point: Option<Node<'_>>,
    context: &'c mut Context<'_>,
) -> Option<&'c mut ecslint_core::Diagnostic> {
    let point = access_point.filter(|point| point.as_str().is_some_and(|id| !id.is_empty()))?;
    let directory = directory.known().filter(|directory| !matches!(directory.value, "" | "/"))?;
    let shown = super::shorten(directory.value);
    let found = context.report(directory.span(), format!("`rootDirectory` is `{shown}` beside an access point"));
    found.help("leave `rootDirectory` out: the access point has its own").related(point.span(), "the access point");
    if let Some(member) = directory.member() {
        found.fix(Fix::unsafe_("remove `rootDirectory`", edit::remove_member(configuration, member)));
    }
    Some(found)
}
