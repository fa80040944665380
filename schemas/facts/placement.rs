//! Placement constraints.

use serde::Deserialize;

use super::Source;

/// Table of `facts/placement.json`. All lists are sorted. How many there may be stands in
/// [`Limits::placement_constraints`](super::Limits::placement_constraints).
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Placement {
    /// Where the table comes from.
    pub sources: Vec<Source>,
    /// Values of `placementConstraints[].type` in a task definition.
    pub task_definition_constraint_types: Vec<String>,
    /// Values of the same member in a service or RunTask call: a type that is only here is a mistake in a definition.
    pub service_constraint_types: Vec<String>,
    /// Attributes that an expression may use on Managed Instances.
    pub managed_instances_attributes: Vec<String>,
}
