//! How strategies order the instances that can take a task: step three of ECS.

use std::cmp::Ordering;
use std::collections::HashMap;
use std::hash::Hash;

use crate::fit::Host;
use crate::strategy::{PackedResource, SpreadField, Strategy};

/// A strategy with what it needs to compare two instances at once.
enum Level {
    /// Tasks are counted in groups of instances.
    Spread {
        /// The group of each instance.
        groups: Vec<usize>,
        /// The tasks placed in each group.
        tasks: Vec<u64>,
    },
    Binpack(PackedResource),
}

/// The strategies in order.
pub(crate) struct Levels(Vec<Level>);

impl Levels {
    /// A spread behind another counts within the groups of the first: across zones, then across the instances of each
    /// zone. Instances without the attribute are a group of their own, which no document tells.
    pub(crate) fn new(strategies: &[Strategy], hosts: &[Host<'_>]) -> Self {
        let mut outer = vec![0; hosts.len()];
        let mut levels = Vec::new();
        for strategy in strategies {
            match strategy {
                Strategy::Spread(field) => {
                    let groups: Vec<usize> = match field {
                        SpreadField::Instance => (0..hosts.len()).collect(),
                        SpreadField::Attribute(name) => {
                            let values = hosts.iter().map(|host| host.instance.attribute(name));
                            numbered(outer.iter().copied().zip(values))
                        }
                    };
                    let count = groups.iter().max().map_or(0, |last| last + 1);
                    outer.clone_from(&groups);
                    levels.push(Level::Spread { groups, tasks: vec![0; count] });
                }
                Strategy::Binpack(resource) => levels.push(Level::Binpack(*resource)),
                // What is random or unknown orders nothing.
                Strategy::Random | Strategy::Unknown(_) => {}
            }
        }
        Self(levels)
    }

    /// Which of two instances ECS would take first.
    pub(crate) fn compare(&self, hosts: &[Host<'_>], one: usize, other: usize) -> Ordering {
        let compare = |level: &Level| match level {
            Level::Spread { groups, tasks } => tasks[groups[one]].cmp(&tasks[groups[other]]),
            Level::Binpack(resource) => left(&hosts[one], *resource).cmp(&left(&hosts[other], *resource)),
        };
        self.0.iter().map(compare).find(|order| order.is_ne()).unwrap_or(Ordering::Equal)
    }

    /// Counts a task on an instance.
    pub(crate) fn place(&mut self, index: usize) {
        for level in &mut self.0 {
            if let Level::Spread { groups, tasks } = level {
                tasks[groups[index]] += 1;
            }
        }
    }
}

/// Equal keys get one number, counted from 0.
fn numbered<Key: Eq + Hash>(keys: impl Iterator<Item = Key>) -> Vec<usize> {
    let mut numbers = HashMap::new();
    let number = |key| {
        let next = numbers.len();
        *numbers.entry(key).or_insert(next)
    };
    keys.map(number).collect()
}

/// An instance that does not tell what it has left comes last.
fn left(host: &Host<'_>, resource: PackedResource) -> u64 {
    let left = match resource {
        PackedResource::Cpu => host.cpu,
        PackedResource::Memory => host.memory,
    };
    left.unwrap_or(u64::MAX)
}
