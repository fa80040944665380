//! The outline of a task definition: the task with its containers, volumes and other parts, by name.

mod container;
mod entries;
mod text;
mod volume;

#[cfg(test)]
mod tests;

use ecslint_syntax::{Member, Node, Span};

use crate::view::View;
use crate::written;
use entries::entries;
use text::{joined, plain};

/// A part of a task definition, as an outline shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentSymbol {
    /// What it is called; never empty, without line ends, not long.
    pub name: String,
    /// What else to know at a glance.
    pub detail: Option<String>,
    /// What it is.
    pub kind: DocumentSymbolKind,
    /// All of it. Lies in the span of what it is a part of.
    pub span: Span,
    /// Where its name is, or its beginning where it has none; lies in `span`.
    pub name_span: Span,
    /// Its parts in the order of the text.
    pub children: Vec<DocumentSymbol>,
}

/// What a part of a task definition is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DocumentSymbolKind {
    /// The task definition.
    Task,
    /// A container.
    Container,
    /// A volume.
    Volume,
    /// A member that holds a list.
    List,
    /// A member that holds an object.
    Object,
    /// A port mapping.
    Port,
    /// A member of an object, or something with a name and a value: a variable, an option, a tag.
    Property,
    /// Something that refers to another thing: a dependency, a link, a mount point, a secret.
    Reference,
    /// A plain value in a list.
    Value,
}

/// The outline of the task definition: one symbol for the task, or for a bare list of containers each of these.
///
/// The nesting is bounded: task, container, member, member in it, entry.
pub fn document_symbols(view: View<'_>) -> Vec<DocumentSymbol> {
    let mut symbols = all_symbols(view);
    settle(&mut symbols, None);
    symbols
}

/// Leaves out what an alias of YAML brings into `whole` from elsewhere: it is shown where it is written.
fn settle(symbols: &mut Vec<DocumentSymbol>, whole: Option<Span>) {
    symbols.retain(|symbol| whole.is_none_or(|whole| whole.contains(symbol.span)));
    for symbol in symbols {
        if !symbol.span.contains(symbol.name_span) {
            symbol.name_span = Span::empty(symbol.span.start);
        }
        settle(&mut symbol.children, Some(symbol.span));
    }
}

fn all_symbols(view: View<'_>) -> Vec<DocumentSymbol> {
    let Some(object) = view.task.object() else { return container::containers(view.task) };
    let unnamed = || ("task definition".to_owned(), view.task.start());
    let (name, name_span) = entries::named(object.node(), "family").unwrap_or_else(unnamed);
    vec![DocumentSymbol {
        name,
        name_span,
        detail: task_detail(view),
        kind: DocumentSymbolKind::Task,
        span: object.span(),
        children: object.members().flat_map(|member| parts(view, member)).collect(),
    }]
}

/// What `member` of the task holds. Containers and volumes stand directly below the task; plain values are left out,
/// since they are short enough to be seen in the text.
fn parts(view: View<'_>, member: Member<'_>) -> Vec<DocumentSymbol> {
    let is_list = |list: Option<Node<'_>>| list == Some(member.value);
    if is_list(view.task.containers().array()) {
        container::containers(view.task)
    } else if is_list(view.task.volumes().array()) {
        volume::volumes(view.task)
    } else {
        group(member, DEEPEST).into_iter().collect()
    }
}

/// Levels of entries below a member of the task, a container or a volume: the options in a log configuration are the
/// deepest that matter.
const DEEPEST: usize = 2;

/// A member that holds a list or an object, with `levels` of entries below it.
fn group(member: Member<'_>, levels: usize) -> Option<DocumentSymbol> {
    let (key, value) = (member.name(), member.value);
    let (kind, detail) = if value.is_object() {
        (DocumentSymbolKind::Object, entries::object_detail(key, value))
    } else if value.is_array() && entries::are_words(key) {
        (DocumentSymbolKind::List, words(value))
    } else if value.is_array() {
        (DocumentSymbolKind::List, Some(value.len().to_string()))
    } else {
        return None;
    };
    let name = plain(key);
    (!name.is_empty()).then(|| DocumentSymbol {
        name,
        detail,
        kind,
        span: written::span_of(member),
        name_span: member.key.span(),
        children: levels.checked_sub(1).map(|levels| entries(key, value, levels)).unwrap_or_default(),
    })
}

/// The strings of a list that belong together, as a command does.
fn words(list: Node<'_>) -> Option<String> {
    joined(list.items().filter_map(Node::as_str), " ")
}

/// Where the task runs, with which network and size: `FARGATE, awsvpc, cpu 256, memory 512`.
fn task_detail(view: View<'_>) -> Option<String> {
    let task = view.task;
    let capacities = task.requires_compatibilities().raw().map(|capacity| capacity.value.to_owned());
    let network_mode = task.slot("networkMode").raw_string().value().map(str::to_owned);
    let size = |name: &str| task.slot(name).raw_string().value().map(|value| format!("{name} {value}"));
    let parts: Vec<String> = capacities.chain(network_mode).chain(size("cpu")).chain(size("memory")).collect();
    joined(parts.iter().map(String::as_str), ", ")
}
