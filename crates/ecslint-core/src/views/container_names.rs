//! The names of the containers of a task, which many of its members refer to.

use crate::views::Containers;

/// The known names of the containers.
#[derive(Debug)]
pub struct ContainerNames<'d> {
    /// In order, each with the place of its container.
    names: Vec<(&'d str, usize)>,
    complete: bool,
}

impl<'d> ContainerNames<'d> {
    pub(super) fn of(containers: Containers<'d>) -> Self {
        let mut names = Vec::with_capacity(containers.len());
        names.extend(containers.iter().enumerate().filter_map(|(index, it)| Some((it.name().value()?, index))));
        names.sort_unstable();
        let complete = containers.is_complete() && !containers.iter().any(|container| container.name().is_opaque());
        Self { names, complete }
    }

    /// Whether every container and its name is known.
    pub fn is_complete(&self) -> bool {
        self.complete
    }

    /// The names in order.
    pub fn iter(&self) -> impl Iterator<Item = &'d str> {
        self.names.iter().map(|(name, _)| *name)
    }

    /// The place of the container called `name`; the first where the name stands twice.
    pub fn find(&self, name: &str) -> Option<usize> {
        let place = self.names.partition_point(|(known, _)| *known < name);
        self.names.get(place).filter(|(known, _)| *known == name).map(|(_, index)| *index)
    }
}
