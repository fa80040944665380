//! EFS volumes are named by ids, not by DNS names or ARNs.

use ecslint_core::placeholder::is_bare_word;
use ecslint_core::values::efs;
use ecslint_core::{Check, Context, Fix, Group, Located, Outcome, Rule, Severity, TaskDefinition, edit, text};

pub(crate) static RULE: Rule = Rule {
    name: "invalid-file-system-id",
    summary: "An EFS file system or access point is not given by its id.",
    group: Group::Volumes,
    severity: Severity::Error,
    outcome: Outcome::Rejected {
        operation: "RegisterTaskDefinition",
        says: &["EFS configuration fileSystemId is not valid: %s."],
    },
    fixable: true,
    since: "0.1.0",
    page: include_str!("invalid-file-system-id.md"),
    needs: &["efsVolumeConfiguration"],
    check: Check::TaskDefinition(check),
};

fn check(task: TaskDefinition<'_>, context: &mut Context<'_>) {
    for volume in task.volumes().iter() {
        let Some(efs) = volume.efs().known() else { continue };
        if let Some(id) = efs.value.file_system_id().known() {
            judge(&FILE_SYSTEM, id, context);
        }
        let point = efs.value.authorization_config().known();
        let point = point.and_then(|config| config.value.access_point_id().known());
        // An empty access point is none.
        if let Some(id) = point.filter(|id| !id.value.is_empty()) {
            judge(&ACCESS_POINT, id, context);
        }
    }
}

/// A kind of id.
struct Kind {
    member: &'static str,
    form: &'static str,
    is_id: fn(&str) -> bool,
}

const FILE_SYSTEM: Kind =
    Kind { member: "fileSystemId", form: "`fs-` and 8 or 17 hexadecimal digits", is_id: efs::is_file_system_id };

const ACCESS_POINT: Kind =
    Kind { member: "accessPointId", form: "`fsap-` and 17 hexadecimal digits", is_id: efs::is_access_point_id };

fn judge(kind: &Kind, id: Located<'_, &str>, context: &mut Context<'_>) {
    // `fs-0eeb5730b2EXAMPLE`, `fs-xxxxxxxx` and `FILE_SYSTEM_ID` stand for an id.
    let is_stand_in = || is_bare_word(id.value) || is_bare_word(text::behind_last(id.value, b'-'));
    if (kind.is_id)(id.value) || is_stand_in() || id.value.contains("EXAMPLE") {
        return;
    }
    let member = kind.member;
    let message = if id.value.is_empty() {
        format!("`{member}` is empty")
    } else {
        format!("`{member}` is `{}`, not {}", super::shorten(id.value), kind.form)
    };
    let is_file_system = member == FILE_SYSTEM.member;
    let is_other_name = id.value.starts_with("arn:") || id.value.contains('.');
    let found = context.report(id.span(), message);
    found.help("give the id as the console and `describe-file-systems` show it");
    if !is_file_system || !is_other_name {
        found.severity(Severity::Warning);
    }
    if is_file_system {
        found.says(format!("EFS configuration fileSystemId is not valid: {}.", id.value));
    }
    if let Some(inner) = efs::id_inside(id.value).filter(|inner| (kind.is_id)(inner)) {
        found.fix(Fix::safe(format!("write `{inner}`"), vec![edit::replace_string(id.node, inner)]));
    }
}
