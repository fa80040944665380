//! A role is named by its ARN or by its name alone; everything else the service refuses.

use ecslint_core::placeholder::{self, is_bare_word};
use ecslint_core::text::{self, Alphabet};
use ecslint_core::values::arn;
use ecslint_core::{Check, Context, Fix, Group, Outcome, Rule, Severity, TaskDefinition, edit};

pub(crate) static RULE: Rule = Rule {
    name: "invalid-role",
    summary: "A task role or execution role is not the ARN or the name of an IAM role.",
    group: Group::Iam,
    severity: Severity::Error,
    outcome: Outcome::Rejected { operation: "RegisterTaskDefinition", says: &["Role is not valid"] },
    fixable: true,
    since: "0.1.0",
    page: include_str!("invalid-role.md"),
    needs: &["taskRoleArn", "executionRoleArn"],
    check: Check::TaskDefinition(check),
};

/// What names and paths in IAM are made of.
static ROLE: Alphabet = Alphabet::alphanumeric_and(b"+=,.@_-/");

fn check(task: TaskDefinition<'_>, context: &mut Context<'_>) {
    for (member, role) in super::roles(task) {
        let Some(role) = role.known().filter(|role| !is_usual(role.value)) else { continue };
        // Documents shorten ARNs with `...`.
        if super::is_mistaken_name(role.value, context) || placeholder::is_shortened(role.value) {
            continue;
        }
        if role.value.is_empty() {
            let found = context.report(role.span(), format!("`{member}` is empty"));
            found.help("name a role, or leave the member out");
            if let (Some(object), Some(member)) = (task.object(), role.member()) {
                found.fix(Fix::unsafe_(format!("remove `{}`", member.name()), edit::remove_member(object, member)));
            }
            continue;
        }
        let Some((flaw, severity)) = flaw(role.value) else { continue };
        context
            .report(role.span(), format!("`{member}` {flaw}"))
            .severity(severity)
            .help("give the ARN of a role, as in `arn:aws:iam::123456789012:role/name`");
    }
}

/// Whether `role` is the ARN of a role as nearly every file has it, in which nothing is wrong.
fn is_usual(role: &str) -> bool {
    let account = role.strip_prefix("arn:aws:iam::").and_then(|rest| rest.split_at_checked(ACCOUNT_LENGTH));
    account.is_some_and(|(account, rest)| {
        let name = rest.strip_prefix(":role/").filter(|name| !name.is_empty() && !name.ends_with('/'));
        account.bytes().all(|byte| byte.is_ascii_digit()) && name.is_some_and(|name| ROLE.spells(name))
    })
}

/// How many digits the number of an account has.
const ACCOUNT_LENGTH: usize = 12;

/// What is wrong with a role that is not empty.
fn flaw(role: &str) -> Option<(String, Severity)> {
    let error = |flaw: &str| Some((flaw.to_owned(), Severity::Error));
    let Some(rest) = role.strip_prefix("arn:") else { return odd_name(role) };
    let Some(arn) = arn::parse(role) else {
        let may_stand_for_more = rest.split(':').any(is_bare_word);
        return if may_stand_for_more { None } else { error("is no complete ARN") };
    };
    if !arn.has_plausible_partition() {
        return Some((format!("has the unknown partition `{}`", shorten(arn.partition)), Severity::Error));
    }
    if is_bare_word(arn.service) {
        return None;
    }
    if arn.service != "iam" {
        let service = shorten(arn.service);
        return Some((format!("names a resource of the service `{service}`, not an IAM role"), Severity::Error));
    }
    if !arn.has_plausible_account() {
        return error("has an account that is not 12 digits long");
    }
    let (kind, name) = text::split_once(arn.resource, b'/').unwrap_or((arn.resource, ""));
    if kind != "role" {
        let unknown = is_bare_word(kind);
        return (!unknown).then(|| (format!("names an IAM `{}`, not a role", shorten(kind)), Severity::Error));
    }
    if name.is_empty() || name.ends_with('/') {
        return error("has no role name behind `role/`");
    }
    if !arn.region.is_empty() && !is_bare_word(arn.region) {
        return Some((format!("has the Region `{}`; ARNs of IAM have none", shorten(arn.region)), Severity::Warning));
    }
    odd_name(name)
}

/// A name with characters that IAM does not allow in names and paths.
fn odd_name(name: &str) -> Option<(String, Severity)> {
    if ROLE.spells(name) {
        return None;
    }
    let odd = name.chars().find(|character| !u8::try_from(*character).is_ok_and(|byte| ROLE.has(byte)))?;
    Some((format!("holds {odd:?}, which no role name does"), Severity::Warning))
}

/// The beginning of a text that is too long for a message.
fn shorten(text: &str) -> &str {
    text.char_indices().nth(40).map_or(text, |(end, _)| &text[..end])
}
