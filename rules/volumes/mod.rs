//! Volumes and mounts.

use ecslint_core::{Rule, TaskDefinition, suggest};

mod access_point_root_directory;
mod blank_source_path;
mod docker_driver_empty;
mod docker_driver_on_windows;
mod duplicate_mount_path;
mod duplicate_volume_name;
mod fixed_transit_encryption_port;
mod fsx_on_linux;
mod incomplete_mount_point;
mod invalid_file_system_id;
mod invalid_s3_files_arn;
mod invalid_transit_encryption_port;
mod invalid_volume_name;
pub(crate) mod missing_transit_encryption;
mod read_only_windows_mount;
mod relative_mount_path;
mod relative_source_path;
mod several_launch_volumes;
mod task_volume_autoprovision;
mod unknown_source_container;
mod unknown_volume;
mod unmounted_launch_volume;
mod unnamed_volume;
mod unused_volume;
mod volume_with_two_kinds;

pub(crate) static RULES: &[&Rule] = &[
    &unnamed_volume::RULE,
    &invalid_volume_name::RULE,
    &duplicate_volume_name::RULE,
    &volume_with_two_kinds::RULE,
    &unknown_volume::RULE,
    &incomplete_mount_point::RULE,
    &duplicate_mount_path::RULE,
    &relative_mount_path::RULE,
    &unknown_source_container::RULE,
    &read_only_windows_mount::RULE,
    &unused_volume::RULE,
    &blank_source_path::RULE,
    &relative_source_path::RULE,
    &docker_driver_empty::RULE,
    &docker_driver_on_windows::RULE,
    &fsx_on_linux::RULE,
    &task_volume_autoprovision::RULE,
    &missing_transit_encryption::RULE,
    &invalid_transit_encryption_port::RULE,
    &fixed_transit_encryption_port::RULE,
    &access_point_root_directory::RULE,
    &invalid_file_system_id::RULE,
    &invalid_s3_files_arn::RULE,
    &several_launch_volumes::RULE,
    &unmounted_launch_volume::RULE,
];

/// A set of names that are all known, for looking up.
struct Names<'d>(Vec<&'d str>);

impl<'d> Names<'d> {
    fn of(names: impl Iterator<Item = &'d str>) -> Self {
        let mut names: Vec<&str> = names.collect();
        names.sort_unstable();
        Self(names)
    }

    fn has(&self, name: &str) -> bool {
        self.0.binary_search(&name).is_ok()
    }

    /// The one that was likely meant with `name`.
    fn nearest(&self, name: &str) -> Option<&'d str> {
        // Comparing many names with many takes long, and no task definition that registers has so many.
        if self.0.len() > MOST_COMPARED {
            return None;
        }
        suggest::nearest(name, self.0.iter().copied())
    }

    /// The names for a help line; `otherwise` when there are none or too many to list.
    fn help(&self, kind: &str, otherwise: &str) -> String {
        match self.0.len() {
            1..=6 => format!("{kind}: {}", suggest::one_of(self.0.iter().copied())),
            _ => otherwise.to_owned(),
        }
    }
}

/// Among more names none is looked for that was meant.
const MOST_COMPARED: usize = 200;

/// The names of all volumes, if every one is known.
fn volume_names<'d>(task: TaskDefinition<'d>) -> Option<Names<'d>> {
    let volumes = task.volumes();
    let known = volumes.is_complete() && volumes.iter().all(|volume| !volume.name().is_opaque());
    known.then(|| Names::of(volumes.iter().filter_map(|volume| volume.name().value())))
}

/// The names of the volumes that containers mount, if every mount is known.
fn mounted_names<'d>(task: TaskDefinition<'d>) -> Option<Names<'d>> {
    let containers = task.containers();
    let known = containers.is_complete()
        && containers.iter().all(|container| {
            let mounts = container.mount_points();
            mounts.is_complete() && mounts.iter().all(|mount| !mount.source_volume().is_opaque())
        });
    known.then(|| {
        let mounts = containers.iter().flat_map(|container| container.mount_points().iter());
        Names::of(mounts.filter_map(|mount| mount.source_volume().value()))
    })
}

/// The beginning of a text that is too long for a message.
fn shorten(text: &str) -> &str {
    text.char_indices().nth(50).map_or(text, |(end, _)| &text[..end])
}
