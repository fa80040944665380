//! Secrets, environment variables and environment files.

use ecslint_core::Rule;

mod bare_secret_name;
mod credential_in_command;
mod credential_in_environment;
mod duplicate_environment_name;
mod duplicate_secret_name;
mod invalid_credentials_parameter;
mod invalid_environment_file;
mod invalid_environment_name;
mod invalid_parameter_name;
mod invalid_secret_arn;
mod malformed_secret_selector;
mod overwritten_variable;
mod partial_secret_arn;
mod too_many_environment_files;
mod two_secret_versions;
mod value_from_in_environment;

pub(crate) static RULES: &[&Rule] = &[
    &duplicate_secret_name::RULE,
    &value_from_in_environment::RULE,
    &invalid_parameter_name::RULE,
    &invalid_secret_arn::RULE,
    &malformed_secret_selector::RULE,
    &two_secret_versions::RULE,
    &partial_secret_arn::RULE,
    &bare_secret_name::RULE,
    &invalid_credentials_parameter::RULE,
    &too_many_environment_files::RULE,
    &invalid_environment_file::RULE,
    &invalid_environment_name::RULE,
    &duplicate_environment_name::RULE,
    &overwritten_variable::RULE,
    &credential_in_environment::RULE,
    &credential_in_command::RULE,
];

/// The beginning of a text that is too long for a message.
fn shorten(text: &str) -> &str {
    text.char_indices().nth(50).map_or(text, |(end, _)| &text[..end])
}
