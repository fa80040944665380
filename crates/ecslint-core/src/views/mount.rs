//! Views of mounts.

use crate::field::{Field, Object};
use crate::member_names::member;

/// Where a volume appears in a container.
#[derive(Clone, Copy, Debug)]
pub struct MountPoint<'d>(&'d PreparedMountPoint<'d>);

/// What a [`MountPoint`] holds, read once.
#[derive(Debug)]
pub struct PreparedMountPoint<'d> {
    object: Object<'d>,
    source_volume: Field<'d, &'d str>,
    container_path: Field<'d, &'d str>,
    read_only: Field<'d, bool>,
}

impl<'d> From<Object<'d>> for PreparedMountPoint<'d> {
    fn from(object: Object<'d>) -> Self {
        let [source_volume, container_path, read_only] =
            object.known_keys(const { [member("sourceVolume"), member("containerPath"), member("readOnly")] });
        Self {
            object,
            source_volume: object.string_at(source_volume),
            container_path: object.string_at(container_path),
            read_only: object.slot_at(read_only).boolean(),
        }
    }
}

impl<'d> From<&'d PreparedMountPoint<'d>> for MountPoint<'d> {
    #[inline]
    fn from(prepared: &'d PreparedMountPoint<'d>) -> Self {
        Self(prepared)
    }
}

impl<'d> MountPoint<'d> {
    /// The object in the file.
    #[inline]
    pub fn object(self) -> Object<'d> {
        self.0.object
    }

    /// The member `sourceVolume`, a string.
    #[inline]
    pub fn source_volume(self) -> Field<'d, &'d str> {
        self.0.source_volume
    }

    /// The member `containerPath`, a string.
    #[inline]
    pub fn container_path(self) -> Field<'d, &'d str> {
        self.0.container_path
    }

    /// The member `readOnly`, true or false.
    #[inline]
    pub fn read_only(self) -> Field<'d, bool> {
        self.0.read_only
    }
}

/// The mounts taken over from another container.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct VolumeFrom<'d>(Object<'d>);

impl<'d> From<Object<'d>> for VolumeFrom<'d> {
    fn from(object: Object<'d>) -> Self {
        Self(object)
    }
}

impl<'d> VolumeFrom<'d> {
    /// The object in the file.
    pub fn object(self) -> Object<'d> {
        self.0
    }

    /// The member `sourceContainer`, a string.
    pub fn source_container(self) -> Field<'d, &'d str> {
        self.0.string(const { member("sourceContainer") })
    }

    /// The member `readOnly`, true or false.
    pub fn read_only(self) -> Field<'d, bool> {
        self.0.member(const { member("readOnly") }).boolean()
    }
}
