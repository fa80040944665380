//! What a launch type or operating system does not take.

use ecslint_core::Rule;

mod architecture_not_set;
mod arm_on_windows;
mod domain_joined_credential_spec;
mod image_for_other_architecture;
mod launch_type_not_listed;
mod missing_attestation_policy;
mod retired_member;
mod retired_windows_version;
mod security_option_on_windows;
mod task_memory_ignored_on_windows;
mod unsupported_on_ec2;
mod unsupported_on_external;
mod unsupported_on_fargate;
mod unsupported_on_managed_instances;
mod unsupported_on_windows;
mod windows_on_managed_instances;

pub(crate) static RULES: &[&Rule] = &[
    &unsupported_on_fargate::RULE,
    &unsupported_on_ec2::RULE,
    &unsupported_on_external::RULE,
    &unsupported_on_managed_instances::RULE,
    &unsupported_on_windows::RULE,
    &retired_member::RULE,
    &arm_on_windows::RULE,
    &windows_on_managed_instances::RULE,
    &retired_windows_version::RULE,
    &image_for_other_architecture::RULE,
    &security_option_on_windows::RULE,
    &domain_joined_credential_spec::RULE,
    &task_memory_ignored_on_windows::RULE,
    &missing_attestation_policy::RULE,
    &launch_type_not_listed::RULE,
    &architecture_not_set::RULE,
];

/// The beginning of a text that may be too long for a message.
fn shortened(text: &str) -> String {
    let mut letters = text.chars();
    let mut start: String = letters.by_ref().take(40).collect();
    if letters.next().is_some() {
        start.push('…');
    }
    start
}
