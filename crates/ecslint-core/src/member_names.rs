//! The names of the members that a task definition and its parts have, and of the options of log drivers, numbered for
//! quick lookups.
//!
//! A rule asks for members by name, and there are many rules. The parser knows each key of this list by its number, so
//! that asking costs no comparison of texts.

use ecslint_syntax::{KnownName, Names};

/// Every member name of the API model and every log option of the facts, in alphabetical order. A test compares it with
/// both.
static LIST: &[&str] = &[
    "accessPointArn",
    "accessPointId",
    "add",
    "appProtocol",
    "attestationPolicy",
    "authorizationConfig",
    "autoprovision",
    "awslogs-create-group",
    "awslogs-datetime-format",
    "awslogs-group",
    "awslogs-multiline-pattern",
    "awslogs-region",
    "awslogs-stream-prefix",
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
    "env",
    "env-regex",
    "environment",
    "environmentFiles",
    "ephemeralStorage",
    "essential",
    "exclude-pattern",
    "executionRoleArn",
    "expression",
    "extraHosts",
    "family",
    "fileSystemArn",
    "fileSystemId",
    "firelensConfiguration",
    "fluentd-address",
    "fluentd-async",
    "fluentd-async-connect",
    "fluentd-buffer-limit",
    "fluentd-max-retries",
    "fluentd-retry-wait",
    "fluentd-sub-second-precision",
    "fsxWindowsFileServerVolumeConfiguration",
    "gelf-address",
    "gelf-compression-level",
    "gelf-compression-type",
    "gelf-tcp-max-reconnect",
    "gelf-tcp-reconnect-delay",
    "hardLimit",
    "healthCheck",
    "host",
    "hostPath",
    "hostPort",
    "hostname",
    "iam",
    "ignoredExitCodes",
    "image",
    "include-pattern",
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
    "log-driver-buffer-limit",
    "logConfiguration",
    "logDriver",
    "max-buffer-size",
    "max-file",
    "max-size",
    "maxComputePercent",
    "maxSwap",
    "memory",
    "memoryReservation",
    "mode",
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
    "splunk-caname",
    "splunk-capath",
    "splunk-format",
    "splunk-gzip",
    "splunk-gzip-level",
    "splunk-index",
    "splunk-insecureskipverify",
    "splunk-source",
    "splunk-sourcetype",
    "splunk-token",
    "splunk-url",
    "splunk-verify-connection",
    "startPeriod",
    "startTimeout",
    "stopTimeout",
    "swappiness",
    "syslog-address",
    "syslog-facility",
    "syslog-format",
    "syslog-tls-ca-cert",
    "syslog-tls-cert",
    "syslog-tls-key",
    "syslog-tls-skip-verify",
    "systemControls",
    "tag",
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
    fn the_list_is_that_of_the_api_model_and_the_log_drivers() {
        let schema: serde_json::Value =
            serde_json::from_str(ecslint_schemas::REGISTER_TASK_DEFINITION).expect("the schema is JSON");
        let shapes = schema["$defs"].as_object().expect("shapes").values().chain([&schema]);
        let mut names: Vec<&str> = shapes
            .filter_map(|shape| shape["properties"].as_object())
            .flat_map(|members| members.keys().map(String::as_str))
            .collect();
        let drivers = ecslint_schemas::Facts::load().expect("the tables load").log_drivers;
        for driver in &drivers.drivers {
            let options = [&driver.required, &driver.required_on_fargate, &driver.optional, &drivers.common.options];
            names.extend(options.into_iter().flatten().map(String::as_str));
        }
        names.sort_unstable();
        names.dedup();
        assert_eq!(names, LIST);
    }
}
