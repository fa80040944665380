//! The attributes that ECS or its agent set, capabilities aside.

/// What is known of the values of an attribute.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Values {
    /// These and no others.
    Only(&'static [&'static str]),
    /// These, and more may come.
    Known(&'static [&'static str]),
    /// They begin so, as `vpc-` does.
    Prefix(&'static str),
    /// An Availability Zone, `us-east-1a`.
    Zone,
    /// An instance type, `t3.micro`.
    InstanceType,
    /// Nothing is known.
    Unknown,
}

/// An attribute that ECS or its agent set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AttributeInfo {
    /// The name behind `attribute:`.
    pub name: &'static str,
    /// What it holds.
    pub summary: &'static str,
    /// Its values.
    pub values: Values,
    /// Other words that people write for the part behind `ecs.`.
    pub confused_with: &'static [&'static str],
}

/// The built-in attributes. Developer guide, 2026-11-22; `ecs.os-type-detailed` and the newest Windows families from
/// amazon-ecs-agent 1.105.1, 2026-06-29.
pub static ATTRIBUTES: &[AttributeInfo] = &[
    AttributeInfo {
        name: "ecs.ami-id",
        summary: "the AMI the instance was started from",
        values: Values::Prefix("ami-"),
        confused_with: &["ami", "image", "image-id"],
    },
    AttributeInfo {
        name: "ecs.availability-zone",
        summary: "the Availability Zone",
        values: Values::Zone,
        confused_with: &["az", "zone", "availabilityzone", "avail-zone", "placement", "region"],
    },
    AttributeInfo {
        name: "ecs.instance-type",
        summary: "the EC2 instance type",
        values: Values::InstanceType,
        confused_with: &["type", "instancetype", "instance", "instance-family", "size", "instance-size"],
    },
    AttributeInfo {
        name: "ecs.os-type",
        summary: "the operating system",
        values: Values::Only(&["linux", "windows"]),
        confused_with: &["os", "ostype", "operating-system", "platform"],
    },
    AttributeInfo {
        name: "ecs.os-family",
        summary: "the operating system with its version",
        values: Values::Known(&[
            "LINUX",
            "WINDOWS_SERVER_2004_CORE",
            "WINDOWS_SERVER_2016_FULL",
            "WINDOWS_SERVER_2019_CORE",
            "WINDOWS_SERVER_2019_FULL",
            "WINDOWS_SERVER_2022_CORE",
            "WINDOWS_SERVER_2022_FULL",
            "WINDOWS_SERVER_2025_CORE",
            "WINDOWS_SERVER_2025_FULL",
            "WINDOWS_SERVER_20H2_CORE",
        ]),
        confused_with: &["osfamily", "operating-system-family"],
    },
    AttributeInfo {
        name: "ecs.os-type-detailed",
        summary: "the operating system in detail; the agent sets it, no document names its values",
        values: Values::Unknown,
        confused_with: &[],
    },
    AttributeInfo {
        name: "ecs.cpu-architecture",
        summary: "the processor architecture",
        values: Values::Only(&["x86_64", "arm64"]),
        confused_with: &["arch", "architecture", "cpu", "cpu-arch", "cpuarchitecture"],
    },
    AttributeInfo {
        name: "ecs.vpc-id",
        summary: "the VPC the instance is in",
        values: Values::Prefix("vpc-"),
        confused_with: &["vpc", "vpcid"],
    },
    AttributeInfo {
        name: "ecs.subnet-id",
        summary: "the subnet the instance is in",
        values: Values::Prefix("subnet-"),
        confused_with: &["subnet", "subnetid"],
    },
    AttributeInfo {
        name: "ecs.awsvpc-trunk-id",
        summary: "there when the instance has a trunk network interface",
        values: Values::Unknown,
        confused_with: &["trunk", "trunk-id"],
    },
    AttributeInfo {
        name: "ecs.outpost-arn",
        summary: "there when the instance is on an Outpost",
        values: Values::Prefix("arn:"),
        confused_with: &["outpost", "outpost-id"],
    },
];

/// The row of a built-in attribute.
pub(crate) fn attribute(name: &str) -> Option<&'static AttributeInfo> {
    ATTRIBUTES.iter().find(|row| row.name == name)
}
