//! Is the text JSON, and of the shape that the API takes?

use ecslint_core::Rule;

mod describe_only_members;
mod duplicate_key;
mod internal_error;
mod invalid_config;
mod invalid_json;
mod invalid_yaml;
mod missing_member;
mod misspelled_member;
mod null_value;
mod pascal_case_members;
mod template_file;
mod unknown_member;
mod unused_suppression;
mod value_not_allowed;
mod value_out_of_bounds;
mod wrong_type;

pub(crate) static RULES: &[&Rule] = &[
    &invalid_json::RULE,
    &invalid_yaml::RULE,
    &duplicate_key::RULE,
    &template_file::RULE,
    &pascal_case_members::RULE,
    &wrong_type::RULE,
    &null_value::RULE,
    &misspelled_member::RULE,
    &unknown_member::RULE,
    &missing_member::RULE,
    &value_not_allowed::RULE,
    &value_out_of_bounds::RULE,
    &describe_only_members::RULE,
    &unused_suppression::RULE,
    &invalid_config::RULE,
    &internal_error::RULE,
];
