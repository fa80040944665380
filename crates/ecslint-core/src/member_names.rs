//! The names of the members that a task definition and its parts have, numbered for quick lookups.
//!
//! A rule asks for members by name, and there are many rules. The parser knows each key of this list by its number, so
//! that asking costs no comparison of texts.

use ecslint_syntax::{KnownName, Names};

/// Every member name of the API model, in alphabetical order. A test compares it with the model.
static LIST: &[&str] = &[
    "accessPointArn",
    "accessPointId",
    "add",
    "appProtocol",
    "attestationPolicy",
    "authorizationConfig",
    "autoprovision",
    "capabilities",
    "command",
    "condition",
    "configuredAtLaunch",
    "containerDefinitions",
    "containerName",
    "containerPath",
    "containerPort",
    "containerPortRange",
    "cpu",
    "cpuArchitecture",
    "credentialSpecs",
    "credentialsParameter",
    "dependsOn",
    "deviceName",
    "deviceType",
    "devices",
    "disableNetworking",
    "dnsSearchDomains",
    "dnsServers",
    "dockerLabels",
    "dockerSecurityOptions",
    "dockerVolumeConfiguration",
    "domain",
    "driver",
    "driverOpts",
    "drop",
    "efsVolumeConfiguration",
    "enableFaultInjection",
    "enabled",
    "entryPoint",
    "environment",
    "environmentFiles",
    "ephemeralStorage",
    "essential",
    "executionRoleArn",
    "expression",
    "extraHosts",
    "family",
    "fileSystemArn",
    "fileSystemId",
    "firelensConfiguration",
    "fsxWindowsFileServerVolumeConfiguration",
    "hardLimit",
    "healthCheck",
    "host",
    "hostPath",
    "hostPort",
    "hostname",
    "iam",
    "ignoredExitCodes",
    "image",
    "inferenceAccelerators",
    "initProcessEnabled",
    "interactive",
    "interval",
    "ipAddress",
    "ipcMode",
    "isolationMode",
    "key",
    "labels",
    "links",
    "linuxParameters",
    "logConfiguration",
    "logDriver",
    "maxComputePercent",
    "maxSwap",
    "memory",
    "memoryReservation",
    "mountOptions",
    "mountPoints",
    "name",
    "namespace",
    "networkMode",
    "nvidiaMps",
    "operatingSystemFamily",
    "options",
    "permissions",
    "pidMode",
    "placementConstraints",
    "portMappings",
    "privileged",
    "properties",
    "protocol",
    "proxyConfiguration",
    "pseudoTerminal",
    "readOnly",
    "readonlyRootFilesystem",
    "repositoryCredentials",
    "requiresCompatibilities",
    "resourceRequirements",
    "restartAttemptPeriod",
    "restartPolicy",
    "retries",
    "rootDirectory",
    "runtimePlatform",
    "s3filesVolumeConfiguration",
    "scope",
    "secretOptions",
    "secrets",
    "sharedMemorySize",
    "sharingStrategy",
    "size",
    "sizeInGiB",
    "softLimit",
    "sourceContainer",
    "sourcePath",
    "sourceVolume",
    "startPeriod",
    "startTimeout",
    "stopTimeout",
    "swappiness",
    "systemControls",
    "tags",
    "taskRoleArn",
    "timeout",
    "tmpfs",
    "transitEncryption",
    "transitEncryptionPort",
    "trustedExecutionConfiguration",
    "type",
    "ulimits",
    "user",
    "value",
    "valueFrom",
    "versionConsistency",
    "volumes",
    "volumesFrom",
    "workingDirectory",
];

/// The list, ready for the parser.
pub static MEMBER_NAMES: Names = Names::new(LIST);

/// How many numbers there are, 0 for "none of them" included.
pub(crate) const NUMBERS: usize = LIST.len() + 1;

const CONSTANT: Names = Names::new(LIST);

/// The member called `text`. For constants: a name that is not on the list shows while compiling.
#[must_use]
pub const fn member(text: &str) -> KnownName {
    CONSTANT.name(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_that_of_the_api_model() {
        let schema: serde_json::Value =
            serde_json::from_str(ecslint_schemas::REGISTER_TASK_DEFINITION).expect("the schema is JSON");
        let shapes = schema["$defs"].as_object().expect("shapes").values().chain([&schema]);
        let mut names: Vec<&str> = shapes
            .filter_map(|shape| shape["properties"].as_object())
            .flat_map(|members| members.keys().map(String::as_str))
            .collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names, LIST);
    }
}
