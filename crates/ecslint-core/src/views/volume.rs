//! Views of volumes and mounts.

use ecslint_syntax::KnownName;

use crate::field::{Field, Object};
use crate::member_names::member;

/// A volume of the task.
#[derive(Clone, Copy, Debug)]
pub struct Volume<'d>(&'d PreparedVolume<'d>);

/// What a [`Volume`] holds, read once.
#[derive(Debug)]
pub struct PreparedVolume<'d> {
    object: Object<'d>,
    name: Field<'d, &'d str>,
    host: Field<'d, HostVolume<'d>>,
    docker: Field<'d, DockerVolume<'d>>,
    efs: Field<'d, EfsVolume<'d>>,
    s3files: Field<'d, S3FilesVolume<'d>>,
    fsx: Field<'d, FsxVolume<'d>>,
    configured_at_launch: Field<'d, bool>,
}

impl<'d> From<Object<'d>> for PreparedVolume<'d> {
    fn from(object: Object<'d>) -> Self {
        const NAMES: [KnownName; 7] = [
            member("name"),
            member("host"),
            member("dockerVolumeConfiguration"),
            member("efsVolumeConfiguration"),
            member("s3filesVolumeConfiguration"),
            member("fsxWindowsFileServerVolumeConfiguration"),
            member("configuredAtLaunch"),
        ];
        let [name, host, docker, efs, s3files, fsx, configured_at_launch] = object.known_keys(NAMES);
        Self {
            object,
            name: object.string_at(name),
            host: object.slot_at(host).object().map(HostVolume::from),
            docker: object.slot_at(docker).object().map(DockerVolume::from),
            efs: object.slot_at(efs).object().map(EfsVolume::from),
            s3files: object.slot_at(s3files).object().map(S3FilesVolume::from),
            fsx: object.slot_at(fsx).object().map(FsxVolume::from),
            configured_at_launch: object.slot_at(configured_at_launch).boolean(),
        }
    }
}

impl<'d> From<&'d PreparedVolume<'d>> for Volume<'d> {
    #[inline]
    fn from(prepared: &'d PreparedVolume<'d>) -> Self {
        Self(prepared)
    }
}

impl<'d> Volume<'d> {
    /// The object in the file.
    #[inline]
    pub fn object(self) -> Object<'d> {
        self.0.object
    }

    /// The member `name`, a string.
    #[inline]
    pub fn name(self) -> Field<'d, &'d str> {
        self.0.name
    }

    /// The member `host`, an object.
    #[inline]
    pub fn host(self) -> Field<'d, HostVolume<'d>> {
        self.0.host
    }

    /// The member `dockerVolumeConfiguration`, an object.
    #[inline]
    pub fn docker(self) -> Field<'d, DockerVolume<'d>> {
        self.0.docker
    }

    /// The member `efsVolumeConfiguration`, an object.
    #[inline]
    pub fn efs(self) -> Field<'d, EfsVolume<'d>> {
        self.0.efs
    }

    /// The member `s3filesVolumeConfiguration`, an object.
    #[inline]
    pub fn s3files(self) -> Field<'d, S3FilesVolume<'d>> {
        self.0.s3files
    }

    /// The member `fsxWindowsFileServerVolumeConfiguration`, an object.
    #[inline]
    pub fn fsx(self) -> Field<'d, FsxVolume<'d>> {
        self.0.fsx
    }

    /// The member `configuredAtLaunch`, true or false.
    #[inline]
    pub fn configured_at_launch(self) -> Field<'d, bool> {
        self.0.configured_at_launch
    }
}

/// A folder of the host.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HostVolume<'d>(Object<'d>);

impl<'d> From<Object<'d>> for HostVolume<'d> {
    fn from(object: Object<'d>) -> Self {
        Self(object)
    }
}

impl<'d> HostVolume<'d> {
    /// The object in the file.
    pub fn object(self) -> Object<'d> {
        self.0
    }

    /// The member `sourcePath`, a string.
    pub fn source_path(self) -> Field<'d, &'d str> {
        self.0.string(const { member("sourcePath") })
    }
}

/// A volume that Docker manages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DockerVolume<'d>(Object<'d>);

impl<'d> From<Object<'d>> for DockerVolume<'d> {
    fn from(object: Object<'d>) -> Self {
        Self(object)
    }
}

impl<'d> DockerVolume<'d> {
    /// The object in the file.
    pub fn object(self) -> Object<'d> {
        self.0
    }

    /// The member `scope`, a string.
    pub fn scope(self) -> Field<'d, &'d str> {
        self.0.string(const { member("scope") })
    }

    /// The member `autoprovision`, true or false.
    pub fn autoprovision(self) -> Field<'d, bool> {
        self.0.member(const { member("autoprovision") }).boolean()
    }

    /// The member `driver`, a string.
    pub fn driver(self) -> Field<'d, &'d str> {
        self.0.string(const { member("driver") })
    }

    /// The member `driverOpts`, a map of strings.
    pub fn driver_opts(self) -> Field<'d, Object<'d>> {
        self.0.member(const { member("driverOpts") }).object()
    }

    /// The member `labels`, a map of strings.
    pub fn labels(self) -> Field<'d, Object<'d>> {
        self.0.member(const { member("labels") }).object()
    }
}

/// An Amazon EFS file system.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EfsVolume<'d>(Object<'d>);

impl<'d> From<Object<'d>> for EfsVolume<'d> {
    fn from(object: Object<'d>) -> Self {
        Self(object)
    }
}

impl<'d> EfsVolume<'d> {
    /// The object in the file.
    pub fn object(self) -> Object<'d> {
        self.0
    }

    /// The member `fileSystemId`, a string.
    pub fn file_system_id(self) -> Field<'d, &'d str> {
        self.0.string(const { member("fileSystemId") })
    }

    /// The member `rootDirectory`, a string.
    pub fn root_directory(self) -> Field<'d, &'d str> {
        self.0.string(const { member("rootDirectory") })
    }

    /// The member `transitEncryption`, a string.
    pub fn transit_encryption(self) -> Field<'d, &'d str> {
        self.0.string(const { member("transitEncryption") })
    }

    /// The member `transitEncryptionPort`, an integer.
    pub fn transit_encryption_port(self) -> Field<'d, i64> {
        self.0.member(const { member("transitEncryptionPort") }).integer()
    }

    /// The member `authorizationConfig`, an object.
    pub fn authorization_config(self) -> Field<'d, EfsAuthorization<'d>> {
        self.0.member(const { member("authorizationConfig") }).object().map(EfsAuthorization::from)
    }
}

/// How a task proves itself to EFS.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EfsAuthorization<'d>(Object<'d>);

impl<'d> From<Object<'d>> for EfsAuthorization<'d> {
    fn from(object: Object<'d>) -> Self {
        Self(object)
    }
}

impl<'d> EfsAuthorization<'d> {
    /// The object in the file.
    pub fn object(self) -> Object<'d> {
        self.0
    }

    /// The member `accessPointId`, a string.
    pub fn access_point_id(self) -> Field<'d, &'d str> {
        self.0.string(const { member("accessPointId") })
    }

    /// The member `iam`, a string.
    pub fn iam(self) -> Field<'d, &'d str> {
        self.0.string(const { member("iam") })
    }
}

/// An S3 Files file system.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct S3FilesVolume<'d>(Object<'d>);

impl<'d> From<Object<'d>> for S3FilesVolume<'d> {
    fn from(object: Object<'d>) -> Self {
        Self(object)
    }
}

impl<'d> S3FilesVolume<'d> {
    /// The object in the file.
    pub fn object(self) -> Object<'d> {
        self.0
    }

    /// The member `fileSystemArn`, a string.
    pub fn file_system_arn(self) -> Field<'d, &'d str> {
        self.0.string(const { member("fileSystemArn") })
    }

    /// The member `rootDirectory`, a string.
    pub fn root_directory(self) -> Field<'d, &'d str> {
        self.0.string(const { member("rootDirectory") })
    }

    /// The member `transitEncryptionPort`, an integer.
    pub fn transit_encryption_port(self) -> Field<'d, i64> {
        self.0.member(const { member("transitEncryptionPort") }).integer()
    }

    /// The member `accessPointArn`, a string.
    pub fn access_point_arn(self) -> Field<'d, &'d str> {
        self.0.string(const { member("accessPointArn") })
    }
}

/// An FSx for Windows File Server file system.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FsxVolume<'d>(Object<'d>);

impl<'d> From<Object<'d>> for FsxVolume<'d> {
    fn from(object: Object<'d>) -> Self {
        Self(object)
    }
}

impl<'d> FsxVolume<'d> {
    /// The object in the file.
    pub fn object(self) -> Object<'d> {
        self.0
    }

    /// The member `fileSystemId`, a string.
    pub fn file_system_id(self) -> Field<'d, &'d str> {
        self.0.string(const { member("fileSystemId") })
    }

    /// The member `rootDirectory`, a string.
    pub fn root_directory(self) -> Field<'d, &'d str> {
        self.0.string(const { member("rootDirectory") })
    }

    /// The member `authorizationConfig`, an object.
    pub fn authorization_config(self) -> Field<'d, FsxAuthorization<'d>> {
        self.0.member(const { member("authorizationConfig") }).object().map(FsxAuthorization::from)
    }
}

/// How a task proves itself to FSx.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FsxAuthorization<'d>(Object<'d>);

impl<'d> From<Object<'d>> for FsxAuthorization<'d> {
    fn from(object: Object<'d>) -> Self {
        Self(object)
    }
}

impl<'d> FsxAuthorization<'d> {
    /// The object in the file.
    pub fn object(self) -> Object<'d> {
        self.0
    }

    /// The member `credentialsParameter`, a string.
    pub fn credentials_parameter(self) -> Field<'d, &'d str> {
        self.0.string(const { member("credentialsParameter") })
    }

    /// The member `domain`, a string.
    pub fn domain(self) -> Field<'d, &'d str> {
        self.0.string(const { member("domain") })
    }
}
