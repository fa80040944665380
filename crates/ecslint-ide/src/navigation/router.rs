//! From a container that logs through FireLens to the log router, which no name leads to.

use super::{Definition, Target};
use crate::view::View;
use ecslint_core::ContainerDefinition;

/// The log driver behind which the task's own log router stands.
const FIRELENS: &str = "awsfirelens";

/// The log router, for a place in the name of the driver that sends to it.
pub(super) fn definition(view: View<'_>, offset: u32) -> Option<Definition> {
    let containers = view.task.containers();
    let mut drivers = containers.iter().filter_map(|container| container.log_driver().known());
    let driver = drivers.find(|driver| driver.span().touches(offset)).filter(|driver| driver.value == FIRELENS)?;
    let targets: Vec<Target> = containers.iter().filter_map(target).collect();
    let origin = driver.node.span_inside(0..driver.value.len())?;
    (!targets.is_empty()).then_some(Definition { origin, targets })
}

fn target(container: ContainerDefinition<'_>) -> Option<Target> {
    container.firelens_configuration().known()?;
    let span = container.object().span();
    let name = container.name().known().and_then(|name| name.node.span_inside(0..name.value.len()));
    Some(Target { name_span: name.unwrap_or(container.object().node().beginning()), span })
}
