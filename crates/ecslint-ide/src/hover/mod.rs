//! What a key or a value means.

mod arn;
mod expression;
mod image;
mod member;
mod page;
mod port;
mod reference;
mod refusals;
mod secret;
mod size;
mod value;
mod word;

use ecslint_syntax::{Member, Span};

use crate::model::{MemberModel, ValueModel};
use crate::place::{At, Step, Way};
use crate::view::View;
use member::Told;
use page::Page;

/// What is told about a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hover {
    /// What it is about.
    pub span: Span,
    /// What there is to say, in Markdown.
    pub markdown: String,
}

/// What the key or value at `offset` means; `None` between them, and for what the API does not have.
pub fn hover(view: View<'_>, offset: u32) -> Option<Hover> {
    let way = Way::to(view, offset)?;
    match way.at {
        At::Key(key) => of_key(view, &way, key),
        At::Value => of_value(view, &way, offset),
        At::Between => None,
    }
}

fn of_key<'d>(view: View<'d>, way: &Way<'d>, key: Member<'_>) -> Option<Hover> {
    let step = way.innermost()?;
    let mut page = Page::default();
    if let Some(described) = step.shape(view.model).and_then(|shape| shape.member(key.name())) {
        let path = if way.path.is_empty() { key.name().to_owned() } else { format!("{}.{}", way.path, key.name()) };
        member::tell(&mut page, view, &path, described, Told::Nothing);
    } else if let Some(ValueModel::Map(_)) = step.model {
        in_map(&mut page, view, way, &step, key.name());
    } else if way.path.is_empty() && view.members.describe_only.iter().any(|name| name == key.name()) {
        page.paragraph(format!("**`{}`**", key.name()));
        page.paragraph("DescribeTaskDefinition returns it, RegisterTaskDefinition does not take it: leave it out.");
    }
    page.finish(key.key.span())
}

fn of_value<'d>(view: View<'d>, way: &Way<'d>, offset: u32) -> Option<Hover> {
    let step = way.innermost()?;
    let node = step.node;
    if node.is_object() || node.is_array() || node.span().is_empty() {
        return None;
    }
    if way.path == expression::PATH
        && let Some(hover) = expression::hover(view, node, offset)
    {
        return Some(hover);
    }
    let mut page = Page::default();
    value::tell(&mut page, view, way, &step);
    let told = if page.is_empty() { Told::Nothing } else { Told::Value };
    page.rule();
    if let Some((path, described)) = member_of(way) {
        member::tell(&mut page, view, path, described, told);
    } else if let (Some(member), Some(map)) = (step.member, way.steps.iter().rev().nth(1))
        && matches!(map.model, Some(ValueModel::Map(_)))
    {
        in_map(&mut page, view, way, map, member.name());
    }
    page.finish(node.span())
}

/// Tells of a key that is the user's to name: what it means where that is known, else what the map is for.
fn in_map<'d>(page: &mut Page<'d>, view: View<'d>, way: &Way<'d>, map: &Step<'d>, name: &str) {
    word::tell_key(page, view, way, map, name);
    if page.is_empty()
        && let Some(described) = map.described
    {
        member::tell(page, view, way.path_of(map), described, Told::Nothing);
    }
}

/// The member whose value, or an item of whose value, the way ends at, and its path.
fn member_of<'w, 'd>(way: &'w Way<'d>) -> Option<(&'w str, &'d MemberModel)> {
    let step = way.steps.iter().rev().find(|step| step.member.is_some())?;
    Some((way.path_of(step), step.described?))
}

#[cfg(test)]
mod tests;
