//! What a key or a value means.

mod arn;
mod expression;
mod image;
mod member;
mod port;
mod reference;
mod refusals;
mod secret;
mod size;
pub(crate) mod text;
mod value;
mod word;

use ecslint_syntax::{Member, Span};

use crate::model::{MemberModel, ValueModel};
use crate::place::{At, Step, Way};
use crate::view::View;
use text::Page;

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

fn of_key(view: View<'_>, way: &Way<'_>, key: Member<'_>) -> Option<Hover> {
    let step = way.innermost()?;
    let mut page = Page::default();
    if let Some(described) = step.shape(view.model).and_then(|shape| shape.member(key.name())) {
        let path = if way.path.is_empty() { key.name().to_owned() } else { format!("{}.{}", way.path, key.name()) };
        member::tell(&mut page, view, &path, described);
    } else if let Some(ValueModel::Map(_)) = step.model {
        word::tell_key(&mut page, view, way, &step, key.name());
    }
    page.finish(key.key.span())
}

fn of_value(view: View<'_>, way: &Way<'_>, offset: u32) -> Option<Hover> {
    let step = way.innermost()?;
    let node = step.node;
    if node.is_object() || node.is_array() || node.span().is_empty() {
        return None;
    }
    if let Some(hover) = expression::hover(view, node, offset) {
        return Some(hover);
    }
    let mut page = Page::default();
    value::tell(&mut page, view, way, &step);
    if let Some((path, described)) = member_of(way) {
        page.rule();
        member::tell(&mut page, view, path, described);
    } else if let (Some(member), Some(map)) = (step.member, way.steps.iter().rev().nth(1)) {
        page.rule();
        word::tell_key(&mut page, view, way, map, member.name());
    }
    page.finish(node.span())
}

/// The member whose value, or an item of whose value, the way ends at, and its path.
fn member_of<'w, 'd>(way: &'w Way<'d>) -> Option<(&'w str, &'d MemberModel)> {
    let is_item = |step: &&Step<'d>| step.member.is_none();
    let step = way.steps.iter().rev().find(|step| !is_item(step))?;
    Some((way.path_of(step), step.described?))
}

#[cfg(test)]
mod tests;
