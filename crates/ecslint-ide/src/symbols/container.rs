//! Containers in the outline.

use ecslint_core::{ContainerDefinition, TaskDefinition, Tri};

use super::entries::named;
use super::text::joined;
use super::{DEEPEST, DocumentSymbol, DocumentSymbolKind, group};

/// The containers in order. One without a name is called by its place, as half-typed ones are.
pub(super) fn containers(task: TaskDefinition<'_>) -> Vec<DocumentSymbol> {
    let items = task.containers().array().into_iter().flat_map(|list| list.items().enumerate());
    // The views skip items that are no objects, and the places are to be those in the list.
    let places = items.filter(|(_, item)| item.is_object()).map(|(place, _)| place + 1);
    places.zip(task.containers().iter()).map(|(place, container)| symbol(place, container)).collect()
}

fn symbol(place: usize, container: ContainerDefinition<'_>) -> DocumentSymbol {
    let object = container.object();
    let unnamed = || (format!("container {place}"), object.node().beginning());
    let (name, name_span) = named(object.node(), "name").unwrap_or_else(unnamed);
    DocumentSymbol {
        name,
        name_span,
        detail: detail(container),
        kind: DocumentSymbolKind::Container,
        span: object.span(),
        children: object.members().filter_map(|member| group(member, DEEPEST)).collect(),
    }
}

/// `nginx:1.27, essential`
fn detail(container: ContainerDefinition<'_>) -> Option<String> {
    let essential = match container.is_essential() {
        Tri::Yes => Some("essential"),
        Tri::No => Some("not essential"),
        Tri::Unknown => None,
    };
    joined(container.image_as_written().value().into_iter().chain(essential), ", ")
}
