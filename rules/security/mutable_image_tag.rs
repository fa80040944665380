//! A tag that moves gives another program tomorrow.

use ecslint_core::placeholder;
use ecslint_core::text;
use ecslint_core::{Check, ContainerDefinition, Context, Group, Outcome, Rule, Severity, TaskDefinition};

pub(crate) static RULE: Rule = Rule {
    name: "mutable-image-tag",
    summary: "The image of a container has no tag, or the tag `latest`, and no digest.",
    group: Group::Security,
    severity: Severity::Advice,
    outcome: Outcome::Advice,
    fixable: false,
    since: "0.1.0",
    page: include_str!("mutable-image-tag.md"),
    needs: &[],
    check: Check::Container(check),
};

fn check(_: TaskDefinition<'_>, container: ContainerDefinition<'_>, context: &mut Context<'_>) {
    let Some(image) = container.image_as_written().known() else { return };
    let moving = &context.facts.hardening.moving_tags;
    let message = match image.template() {
        Some(template) => {
            let tag = template.suffix.rsplit_once(':').map(|(_, tag)| tag);
            let Some(tag) = tag.filter(|tag| moving.iter().any(|known| known == tag)) else { return };
            format!("`{tag}` is a tag that moves from one image to the next")
        }
        None => {
            // The registry in front does not matter here, and with a digest nothing moves.
            let last = text::behind_last(image.value, b'/');
            let (name, tag) = text::split_once(last, b':').map_or((last, None), |(name, tag)| (name, Some(tag)));
            if name.is_empty() || text::find(image.value, b'@').is_some() || placeholder::is_bare_word(name) {
                return;
            }
            match tag {
                None => "`image` has no tag, which means `latest`".to_owned(),
                Some(tag) if moving.iter().any(|known| known == tag) => {
                    format!("`{tag}` is a tag that moves from one image to the next")
                }
                Some(_) => return,
            }
        }
    };
    context.report(image.span(), message).help("name a version, or a digest with `@sha256:`");
}
