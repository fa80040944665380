//! Which members of an indexed object the table speaks of, so that a definition is asked for no others.

use ecslint_syntax::KnownName;

use crate::views::Positioned;

/// The members of an indexed object that the table speaks of.
#[derive(Debug, Default)]
pub(super) struct Watched {
    /// Their positions in the index.
    positions: Positioned,
    /// The branch of each, by its position.
    branches: Vec<usize>,
}

impl Watched {
    /// The `members` with the branch that each leads to; `position` finds them in the index.
    pub(super) fn new(members: &[(KnownName, usize)], position: fn(&str) -> Option<usize>) -> Self {
        let mut watched = Self::default();
        for (name, to) in members {
            let Some(position) = position(name.text()) else { continue };
            watched.positions = watched.positions.with(position);
            watched.branches.resize(watched.branches.len().max(position + 1), 0);
            watched.branches[position] = *to;
        }
        watched
    }

    /// The watched ones of the members that are there: position and branch.
    pub(super) fn among(&self, present: Positioned) -> impl Iterator<Item = (usize, usize)> {
        self.positions.both(present).map(|position| (position, self.branches[position]))
    }
}
