//! The service looks at the characters of an image name, the container runtime at its form.

use ecslint_core::edit;
use ecslint_core::text::{self, Alphabet};
use ecslint_core::{Check, ContainerDefinition, Context, Fix, Group, Outcome, Rule, Severity, TaskDefinition};

use super::shortened;

pub(crate) static RULE: Rule = Rule {
    name: "malformed-image-reference",
    summary: "An image name registers, but has a form that no container runtime can pull.",
    group: Group::Limits,
    severity: Severity::Warning,
    outcome: Outcome::FailsAtStart {
        says: &["CannotPullContainerError: invalid reference format", "invalid reference format"],
    },
    fixable: true,
    since: "0.1.0",
    page: include_str!("malformed-image-reference.md"),
    needs: &[],
    check: Check::Container(check),
};

/// What a name is made of.
static NAME: Alphabet = Alphabet::alphanumeric_and(b"-_.:/");

fn check(_: TaskDefinition<'_>, container: ContainerDefinition<'_>, context: &mut Context<'_>) {
    let Some(image) = container.image().known() else { return };
    // What stands behind `@` is the business of another rule.
    let name = text::before_first(image.value, b'@');
    if name.is_empty() || !NAME.spells(name) {
        return;
    }
    let last = text::behind_last(name, b'/');
    let tag = text::split_once(last, b':').map(|(_, tag)| tag);
    let has_gap = text::all(name, b'/').any(|slash| name.as_bytes().get(slash + 1) == Some(&b'/'));
    let (flaw, help) = match tag {
        _ if has_gap && name.contains("://") => {
            ("begins like a URL".to_owned(), "leave the scheme out: an image name begins with the registry")
        }
        _ if name.starts_with('/') || name.ends_with('/') || has_gap => {
            ("has a `/` with nothing on one side of it".to_owned(), "write the registry and the path without gaps")
        }
        Some("") => {
            ("has a colon and no tag".to_owned(), "write a tag behind the colon: a variable may have been empty")
        }
        Some(_) if last.starts_with(':') => {
            ("has a tag and no name".to_owned(), "write the name of the image before the tag")
        }
        Some(tag) if tag.contains(':') => ("has two tags".to_owned(), "write one tag"),
        Some(tag) if tag.starts_with(['-', '.']) => {
            (format!("has a tag that begins with `{}`", &tag[..1]), "begin a tag with a letter, digit or `_`")
        }
        _ => return,
    };
    let found = context.report(image.span(), format!("`{}` {flaw}", shortened(name))).help(help);
    let scheme = name.find("://").map(|at| at + 3).filter(|from| !image.value[*from..].contains("//"));
    // Without its colon a name means `latest`, which is hardly what the lost tag was.
    let mended = scheme.map(|from| image.value[from..].to_owned());
    if let Some(mended) = mended.filter(|mended| !mended.is_empty() && !mended.starts_with('/')) {
        let edits = vec![edit::replace_string(image.node, &mended)];
        found.fix(Fix::unsafe_(format!("write `{}`", shortened(&mended)), edits));
    }
}
