//! Placement constraints. On Fargate they are refused as a whole, and these rules have nothing to add.

use ecslint_core::Rule;

mod constraint_type_missing;
mod constraint_without_expression;
mod placement_expression_too_long;
mod too_many_placement_constraints;
mod unsupported_constraint_type;
mod unsupported_placement_attribute;

pub(crate) static RULES: &[&Rule] = &[
    &unsupported_constraint_type::RULE,
    &constraint_type_missing::RULE,
    &constraint_without_expression::RULE,
    &placement_expression_too_long::RULE,
    &too_many_placement_constraints::RULE,
    &unsupported_placement_attribute::RULE,
];
