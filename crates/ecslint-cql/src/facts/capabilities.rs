//! The capabilities that the container agent reports as attributes of its instance.

/// What a capability's name begins with today.
pub const CAPABILITY_PREFIX: &str = "ecs.capability.";

/// What the names of the oldest capabilities begin with.
pub const OLD_CAPABILITY_PREFIX: &str = "com.amazonaws.ecs.capability.";

/// What the version of a Docker API stands behind.
pub const DOCKER_API_PREFIX: &str = "com.amazonaws.ecs.capability.docker-remote-api.";

/// A capability.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CapabilityInfo {
    /// The name behind `attribute:`.
    pub name: &'static str,
    /// Whether the agent reports it with a value.
    pub has_value: bool,
}

/// Which versions of the Docker API, as the number behind `1.`, are reported as capabilities.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReportedVersions {
    /// The agent whose source says so.
    pub agent: &'static str,
    /// The lowest.
    pub first: u32,
    /// The highest.
    pub last: u32,
    /// Left out by that agent, and reported by agents that still run: a constraint on 1.31 was satisfied on 2024-12-12.
    pub reported_before: &'static [u32],
}

/// The versions that amazon-ecs-agent 1.105.1 reports; 2026-06-29.
pub static DOCKER_API_VERSIONS: ReportedVersions =
    ReportedVersions { agent: "1.105.1", first: 17, last: 32, reported_before: &[26, 27, 31] };

const fn present(name: &'static str) -> CapabilityInfo {
    CapabilityInfo { name, has_value: false }
}

const fn valued(name: &'static str) -> CapabilityInfo {
    CapabilityInfo { name, has_value: true }
}

/// Capabilities with a fixed name: amazon-ecs-agent 1.105.1, 2026-06-29. New agents report new ones, and those of volume
/// drivers and log drivers carry the driver's name, so a name that is not here may exist all the same.
pub static CAPABILITIES: &[CapabilityInfo] = &[
    present("com.amazonaws.ecs.capability.apparmor"),
    present("com.amazonaws.ecs.capability.ecr-auth"),
    present("com.amazonaws.ecs.capability.logging-driver.awsfirelens"),
    present("com.amazonaws.ecs.capability.logging-driver.awslogs"),
    present("com.amazonaws.ecs.capability.logging-driver.fluentd"),
    present("com.amazonaws.ecs.capability.logging-driver.gelf"),
    present("com.amazonaws.ecs.capability.logging-driver.journald"),
    present("com.amazonaws.ecs.capability.logging-driver.json-file"),
    present("com.amazonaws.ecs.capability.logging-driver.none"),
    present("com.amazonaws.ecs.capability.logging-driver.splunk"),
    present("com.amazonaws.ecs.capability.logging-driver.syslog"),
    present("com.amazonaws.ecs.capability.privileged-container"),
    present("com.amazonaws.ecs.capability.selinux"),
    present("com.amazonaws.ecs.capability.task-iam-role"),
    present("com.amazonaws.ecs.capability.task-iam-role-network-host"),
    present("ecs.capability.aws-appmesh"),
    valued("ecs.capability.branch-cni-plugin-version"),
    valued("ecs.capability.cni-plugin-version"),
    present("ecs.capability.container-health-check"),
    present("ecs.capability.container-ordering"),
    present("ecs.capability.container-restart-policy"),
    present("ecs.capability.ecr-endpoint"),
    present("ecs.capability.efs"),
    present("ecs.capability.efsAuth"),
    present("ecs.capability.env-files.s3"),
    present("ecs.capability.execute-command"),
    present("ecs.capability.execution-role-awslogs"),
    present("ecs.capability.execution-role-ecr-pull"),
    present("ecs.capability.external"),
    present("ecs.capability.fault-injection"),
    present("ecs.capability.firelens.fluentbit"),
    present("ecs.capability.firelens.fluentd"),
    present("ecs.capability.firelens.options.config.file"),
    present("ecs.capability.firelens.options.config.s3"),
    present("ecs.capability.fsxWindowsFileServer"),
    present("ecs.capability.full-sync"),
    present("ecs.capability.gmsa"),
    present("ecs.capability.gmsa-domainless"),
    valued("ecs.capability.gpu-driver-version"),
    present("ecs.capability.increased-task-cpu-limit"),
    present("ecs.capability.ipv6-only"),
    present("ecs.capability.logging-driver.awsfirelens.log-driver-buffer-limit"),
    present("ecs.capability.network.container-port-range"),
    present("ecs.capability.pid-ipc-namespace-sharing"),
    present("ecs.capability.private-registry-authentication.secretsmanager"),
    present("ecs.capability.secrets.asm.bootstrap.log-driver"),
    present("ecs.capability.secrets.asm.environment-variables"),
    present("ecs.capability.secrets.ssm.bootstrap.log-driver"),
    present("ecs.capability.secrets.ssm.environment-variables"),
    present("ecs.capability.service-connect-v1"),
    present("ecs.capability.storage.ebs-task-volume-attach"),
    present("ecs.capability.storage.s3-files"),
    present("ecs.capability.task-cpu-mem-limit"),
    present("ecs.capability.task-eia"),
    present("ecs.capability.task-eia.optimized-cpu"),
    present("ecs.capability.task-eni"),
    present("ecs.capability.task-eni-block-instance-metadata"),
    present("ecs.capability.task-eni-trunking"),
    present("ecs.capability.task-eni.ipv6"),
];

/// The row of a capability.
pub(crate) fn capability(name: &str) -> Option<&'static CapabilityInfo> {
    CAPABILITIES.iter().find(|row| row.name == name)
}
