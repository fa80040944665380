//! CPU, memory, counts, names, sizes.

use ecslint_core::views::Capacity;
use ecslint_core::{ContainerDefinition, Located, Rule, Slot, TaskDefinition};
use ecslint_schemas::facts::Limits;

mod capability_added_and_dropped;
mod container_cpu_above_task;
mod container_cpu_clamped;
mod container_memory_above_task;
mod container_memory_too_small;
mod duplicate_container_name;
mod duplicate_tag_key;
mod duplicate_ulimit;
mod empty_container_list;
mod empty_tag_list;
mod empty_working_directory;
mod ephemeral_storage_out_of_range;
mod invalid_container_name;
mod invalid_family;
mod invalid_gpu_requirement;
mod invalid_image_name;
mod invalid_neuron_requirement;
mod invalid_tag;
mod invalid_tmpfs;
mod malformed_credential_spec;
mod malformed_image_digest;
mod malformed_image_reference;
mod malformed_user;
mod memory_reservation_above_memory;
mod missing_container_memory;
mod missing_container_name;
mod missing_fargate_size;
mod missing_image;
mod mixed_gpu_sharing;
mod no_essential_container;
mod nofile_above_fargate_limit;
mod shared_memory_not_positive;
mod swap_out_of_range;
mod swappiness_without_max_swap;
mod task_cpu_out_of_range;
mod task_definition_too_large;
mod too_many_containers;
mod too_many_credential_specs;
mod ulimit_soft_above_hard;
mod unknown_capability;
mod unknown_fargate_size;
mod unknown_security_option;
mod unreadable_task_size;

pub(crate) static RULES: &[&Rule] = &[
    &unknown_fargate_size::RULE,
    &missing_fargate_size::RULE,
    &unreadable_task_size::RULE,
    &task_cpu_out_of_range::RULE,
    &empty_container_list::RULE,
    &too_many_containers::RULE,
    &invalid_family::RULE,
    &missing_container_name::RULE,
    &invalid_container_name::RULE,
    &duplicate_container_name::RULE,
    &missing_image::RULE,
    &invalid_image_name::RULE,
    &malformed_image_digest::RULE,
    &malformed_image_reference::RULE,
    &no_essential_container::RULE,
    &missing_container_memory::RULE,
    &container_memory_above_task::RULE,
    &memory_reservation_above_memory::RULE,
    &container_memory_too_small::RULE,
    &container_cpu_above_task::RULE,
    &container_cpu_clamped::RULE,
    &ephemeral_storage_out_of_range::RULE,
    &task_definition_too_large::RULE,
    &empty_tag_list::RULE,
    &duplicate_tag_key::RULE,
    &invalid_tag::RULE,
    &ulimit_soft_above_hard::RULE,
    &duplicate_ulimit::RULE,
    &nofile_above_fargate_limit::RULE,
    &invalid_tmpfs::RULE,
    &swappiness_without_max_swap::RULE,
    &swap_out_of_range::RULE,
    &shared_memory_not_positive::RULE,
    &unknown_capability::RULE,
    &capability_added_and_dropped::RULE,
    &invalid_gpu_requirement::RULE,
    &mixed_gpu_sharing::RULE,
    &invalid_neuron_requirement::RULE,
    &unknown_security_option::RULE,
    &empty_working_directory::RULE,
    &too_many_credential_specs::RULE,
    &malformed_credential_spec::RULE,
    &malformed_user::RULE,
];

/// What names are made of, as help.
const NAME_FORM: &str = "use 1 to 255 letters, digits, `-` and `_`";

/// What is wrong with a family or the name of a container.
enum NameFault {
    Character(char),
    Empty,
    Length { length: usize, longest: i64 },
}

impl NameFault {
    fn message(&self, member: &str) -> String {
        match self {
            NameFault::Character(letter) => {
                format!("`{member}` holds {}, which the service does not take", in_words(*letter))
            }
            NameFault::Empty => format!("`{member}` is empty"),
            NameFault::Length { length, longest } => format!("`{member}` has {length} characters of at most {longest}"),
        }
    }

    fn is_character(&self) -> bool {
        matches!(self, NameFault::Character(_))
    }
}

/// What is wrong with `name`, if anything is.
fn name_fault(name: &str, limits: &Limits) -> Option<NameFault> {
    let longest = limits.name_length.max;
    if name.is_empty() {
        return Some(NameFault::Empty);
    }
    if let Some(fault) = name.chars().find(|letter| !is_name_character(*letter)) {
        return (!is_bracketed(name)).then_some(NameFault::Character(fault));
    }
    let fits = i64::try_from(name.len()).is_ok_and(|length| length <= longest);
    (!fits).then_some(NameFault::Length { length: name.len(), longest })
}

fn is_name_character(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || letter == '-' || letter == '_'
}

/// Whether the text has square brackets, with which some templates mark what is to be filled in.
fn is_bracketed(text: &str) -> bool {
    text.contains('[') && text.contains(']')
}

/// A character for messages.
fn in_words(letter: char) -> String {
    match letter {
        letter if letter.is_control() => "a control character".to_owned(),
        letter if letter.is_whitespace() => "a blank".to_owned(),
        letter => format!("`{letter}`"),
    }
}

/// The beginning of a text that may be too long for a message.
fn shortened(text: &str) -> String {
    let mut letters = text.chars();
    let mut start: String = letters.by_ref().take(40).collect();
    if letters.next().is_some() {
        start.push('…');
    }
    start
}

/// The values that stood before, each with the first of its kind.
fn repeated<'d>(
    values: impl Iterator<Item = Located<'d, &'d str>>,
) -> Vec<(Located<'d, &'d str>, Located<'d, &'d str>)> {
    let mut sorted: Vec<Located<'d, &'d str>> = values.collect();
    sorted.sort_by_key(|located| (located.value, located.node.index()));
    let mut found = Vec::new();
    let mut first: Option<Located<'d, &'d str>> = None;
    for located in sorted {
        match first {
            Some(first) if first.value == located.value => found.push((located, first)),
            _ => first = Some(located),
        }
    }
    found
}

/// Whether the file shows a part of a definition only, as documentation does: no family, and a container with neither
/// name nor image.
fn is_excerpt(task: TaskDefinition<'_>, container: ContainerDefinition<'_>) -> bool {
    let named = matches!(task.slot("family"), Slot::Present(_));
    let is_part = task.object().is_some() && !named;
    is_part && container.name().is_absent() && container.image().is_absent()
}

/// Whether the task is for capacity or a system that takes no swap settings and no size of shared memory: the rules for
/// these speak of the members then.
fn refuses_swap(task: TaskDefinition<'_>) -> bool {
    task.requires_fargate() || task.requires(Capacity::ManagedInstances).is_yes() || task.is_windows().is_yes()
}
