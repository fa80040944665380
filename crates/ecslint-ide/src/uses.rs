//! Who uses what has a name: the places that navigation knows, with the containers they stand in.

use ecslint_core::views::TaskDefinition;
use ecslint_syntax::Span;

use crate::navigation::{SymbolKind, Symbols};
use crate::view::View;

/// Something with a name, and where the task definition refers to it.
#[derive(Clone, Debug)]
pub(crate) struct Used<'d> {
    /// What it is.
    pub(crate) kind: SymbolKind,
    /// Its name.
    pub(crate) name: &'d str,
    /// The name where it is given, without the quotes.
    pub(crate) span: Span,
    /// The places that refer to it, in the order of the text.
    pub(crate) uses: Vec<Use<'d>>,
}

/// A place that refers to something.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Use<'d> {
    /// In what it stands.
    pub(crate) by: User<'d>,
    /// The name that refers, or the log driver.
    pub(crate) span: Span,
}

/// In what a reference stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum User<'d> {
    /// A container with a known name.
    Container(&'d str),
    /// A container whose name is not known.
    Unnamed,
    /// The task itself, which names its proxy.
    Task,
}

/// The log driver that sends to the FireLens router of the task.
const ROUTED: &str = "awsfirelens";

/// Everything with a name that parts of the task can refer to, in the order of the text. Where a name is given twice,
/// the first has its uses.
pub(crate) fn uses(view: View<'_>) -> Vec<Used<'_>> {
    let containers = Containers::of(view.task);
    let symbols = Symbols::of(view);
    let router = router(view.task);
    let mut found = Vec::new();
    for symbol in symbols.iter().filter(|symbol| symbol.kind != SymbolKind::PortMapping) {
        let mut uses: Vec<Use<'_>> =
            symbol.uses().map(|place| Use { by: containers.around(place.span), span: place.span }).collect();
        if symbol.kind == SymbolKind::Container && router == Some(symbol.name) {
            uses.extend(routed(view.task));
            uses.sort_by_key(|place| place.span);
        }
        for declaration in symbol.declarations() {
            let uses = std::mem::take(&mut uses);
            found.push(Used { kind: symbol.kind, name: symbol.name, span: declaration.span, uses });
        }
    }
    found.sort_by_key(|used| used.span);
    found
}

/// The name of the container that is the log router.
fn router(task: TaskDefinition<'_>) -> Option<&str> {
    let router = task.containers().iter().find(|container| container.firelens_configuration().known().is_some());
    router?.name().value()
}

/// The log drivers that send to the router.
fn routed<'d>(task: TaskDefinition<'d>) -> impl Iterator<Item = Use<'d>> {
    task.containers().iter().filter_map(|container| {
        let driver = container.log_driver().known().filter(|driver| driver.value == ROUTED)?;
        let span = driver.node.span_inside(0..driver.value.len())?;
        Some(Use { by: container.name().value().map_or(User::Unnamed, User::Container), span })
    })
}

/// The containers by their places.
struct Containers<'d> {
    /// Where they stand, in the order of the text.
    places: Vec<(Span, User<'d>)>,
}

impl<'d> Containers<'d> {
    fn of(task: TaskDefinition<'d>) -> Self {
        let place = |container: ecslint_core::ContainerDefinition<'d>| {
            let user = container.name().value().map_or(User::Unnamed, User::Container);
            (container.object().span(), user)
        };
        let mut places: Vec<(Span, User<'d>)> = task.containers().iter().map(place).collect();
        // Aliases of YAML bring in containers that stand further up.
        places.sort_by_key(|(span, _)| *span);
        Self { places }
    }

    /// The container in which `span` stands, else the task.
    fn around(&self, span: Span) -> User<'d> {
        let next = self.places.partition_point(|(place, _)| place.end < span.end);
        let found = self.places.get(next).filter(|(place, _)| place.contains(span));
        found.map_or(User::Task, |(_, user)| *user)
    }
}
