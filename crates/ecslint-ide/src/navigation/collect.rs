//! Which members of a task definition hold names.

use std::ops::Range;

use ecslint_core::member_names::member;
use ecslint_core::{ContainerDefinition, Object, placeholder};
use ecslint_syntax::{KnownName, Node, Span};

use super::symbols::{Occurrence, Role, SymbolKind, Symbols};
use crate::view::View;

/// The type of a resource requirement whose value is the name of an accelerator; other types hold a number.
const ACCELERATOR: &str = "InferenceAccelerator";

impl<'d> Symbols<'d> {
    /// Reads all names of the task definition, in one pass over it.
    pub fn of(view: View<'d>) -> Self {
        let mut symbols = Self::default();
        for container in view.task.containers().iter() {
            symbols.add_container(container);
        }
        for volume in view.task.volumes().iter() {
            symbols.add_member(SymbolKind::Volume, Role::Declaration, volume.object(), const { member("name") });
        }
        for accelerator in view.task.inference_accelerators().iter() {
            let name = const { member("deviceName") };
            symbols.add_member(SymbolKind::InferenceAccelerator, Role::Declaration, accelerator.object(), name);
        }
        if let Some(proxy) = view.task.proxy_configuration().value() {
            symbols.add_member(SymbolKind::Container, Role::Use, proxy.object(), const { member("containerName") });
        }
        symbols.sort();
        symbols
    }

    fn add_container(&mut self, container: ContainerDefinition<'d>) {
        self.add_member(SymbolKind::Container, Role::Declaration, container.object(), const { member("name") });
        for mapping in container.port_mappings().iter() {
            self.add_member(SymbolKind::PortMapping, Role::Declaration, mapping.object(), const { member("name") });
        }
        for dependency in container.depends_on().iter() {
            let name = const { member("containerName") };
            self.add_member(SymbolKind::Container, Role::Use, dependency.object(), name);
        }
        for source in container.volumes_from().iter() {
            let name = const { member("sourceContainer") };
            self.add_member(SymbolKind::Container, Role::Use, source.object(), name);
        }
        for mount in container.mount_points().iter() {
            self.add_member(SymbolKind::Volume, Role::Use, mount.object(), const { member("sourceVolume") });
        }
        for requirement in container.resource_requirements().iter() {
            if requirement.kind().is(ACCELERATOR) {
                let name = const { member("value") };
                self.add_member(SymbolKind::InferenceAccelerator, Role::Use, requirement.object(), name);
            }
        }
        for link in container.links().raw() {
            if !link.node.is_damaged()
                && let Some(end) = name_length(link.value)
            {
                self.add_string(SymbolKind::Container, Role::Use, link.node, 0..end, link.span());
            }
        }
    }

    /// Adds the name that the member `name` of `item` holds, if it holds one.
    fn add_member(&mut self, kind: SymbolKind, role: Role, item: Object<'d>, name: KnownName) {
        if let Some(found) = item.member(name).raw_string().known() {
            self.add_string(kind, role, found.node, 0..found.value.len(), item.span());
        }
    }

    fn add_string(&mut self, kind: SymbolKind, role: Role, string: Node<'d>, range: Range<usize>, item: Span) {
        let name = string.as_str().and_then(|text| text.get(range.clone())).filter(|name| !name.is_empty());
        if let (Some(name), Some(span)) = (name, string.span_inside(range.clone())) {
            self.add(kind, name, Occurrence { role, span, item, string, range });
        }
    }
}

/// Length of the name in a link, `name` or `name:alias`. A colon inside of a placeholder does not end it; `None` where
/// it cannot be told which colon does.
fn name_length(link: &str) -> Option<usize> {
    let Some(colon) = link.find(':') else { return Some(link.len()) };
    let Some(first) = placeholder::find(link).filter(|first| first.start < colon) else { return Some(colon) };
    let rest = link.get(first.end..)?;
    let Some(colon) = rest.find(':') else { return Some(link.len()) };
    match placeholder::find(rest) {
        Some(second) if second.start < colon => None,
        _ => Some(first.end + colon),
    }
}
