//! Container instances, as `aws ecs describe-container-instances` prints them.
//!
//! Shape: DescribeContainerInstances in the API reference, read on 2026-11-22. Members that nobody here asks for are
//! passed over, and every member may be missing.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use ecslint_cql::{Instance, Timestamp};
use serde::Deserialize;
use serde::de::{Deserializer, IgnoredAny};

use crate::task::{Port, Transport};

/// What is known of a container instance. What is `None` was not given.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ContainerInstance {
    /// `containerInstanceArn`
    pub arn: Option<String>,
    /// `ACTIVE`, `DRAINING` and others.
    pub status: Option<String>,
    /// CPU units that no task holds; 1,024 are one vCPU.
    pub cpu: Option<u64>,
    /// MiB of memory that no task holds.
    pub memory: Option<u64>,
    /// Host ports in use: `remainingResources` lists the ports that are taken, not the free ones.
    pub ports: Option<BTreeSet<Port>>,
    /// GPUs that no task holds.
    pub gpus: Option<u64>,
    /// `pendingTasksCount`
    pub pending_tasks_count: Option<u64>,
    /// What expressions ask for.
    pub facts: Instance,
}

impl ContainerInstance {
    /// What people call it: the ID of the EC2 instance, else the end of the ARN.
    pub fn name(&self) -> &str {
        let end = || self.arn.as_deref().and_then(|arn| arn.rsplit('/').next());
        self.facts.ec2_instance_id.as_deref().or_else(end).unwrap_or("(without a name)")
    }

    /// The value of an attribute, if it is known to be there.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.facts.attributes.as_ref()?.get(name).map(String::as_str)
    }
}

/// Why a text holds no container instances.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InstancesError(String);

impl fmt::Display for InstancesError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl std::error::Error for InstancesError {}

const EXPECTED: &str = "expected the output of `aws ecs describe-container-instances`";

/// Reads the output of `aws ecs describe-container-instances`, several outputs one after the other, a list of instances,
/// or one instance.
///
/// # Errors
/// When the text is no JSON, is cut off, or holds something else.
///
/// ```
/// let text = r#"{ "containerInstances": [{ "ec2InstanceId": "i-1", "runningTasksCount": 2 }] }"#;
/// let instances = ecslint_place::read_instances(text).expect("instances");
/// assert_eq!(instances[0].name(), "i-1");
/// assert!(ecslint_place::read_instances(r#"{ "family": "web" }"#).is_err());
/// ```
pub fn read_instances(text: &str) -> Result<Vec<ContainerInstance>, InstancesError> {
    let mut instances = Vec::new();
    let mut has_document = false;
    for document in serde_json::Deserializer::from_str(text).into_iter::<Document>() {
        has_document = true;
        match document.map_err(|error| InstancesError(format!("{error}; {EXPECTED}")))? {
            Document::One(entry) => collect(*entry, &mut instances)?,
            Document::Many(entries) => {
                entries.into_iter().try_for_each(|entry| collect(entry, &mut instances))?;
            }
        }
    }
    if has_document { Ok(instances) } else { Err(InstancesError(format!("it is empty; {EXPECTED}"))) }
}

/// An entry is an instance, or an output that holds some.
fn collect(entry: Entry, instances: &mut Vec<ContainerInstance>) -> Result<(), InstancesError> {
    if let Some(inner) = entry.container_instances {
        return inner.into_iter().try_for_each(|entry| collect(entry, instances));
    }
    if entry.container_instance_arns.is_some() {
        let words =
            "it is the output of `aws ecs list-container-instances`, which does not tell what instances have left";
        return Err(InstancesError(format!("{words}; {EXPECTED}")));
    }
    let is_instance = entry.container_instance_arn.is_some()
        || entry.ec2_instance_id.is_some()
        || entry.remaining_resources.is_some()
        || entry.agent_connected.is_some();
    if !is_instance {
        return Err(InstancesError(format!("it holds no container instances; {EXPECTED}")));
    }
    instances.push(entry.into());
    Ok(())
}

/// What may stand at the top of a text. Tried one after the other by hand: an untagged enum loses the place of an error.
enum Document {
    One(Box<Entry>),
    Many(Vec<Entry>),
}

impl<'de> Deserialize<'de> for Document {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;

        impl<'de> serde::de::Visitor<'de> for Visitor {
            type Value = Document;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("container instances")
            }

            fn visit_seq<A: serde::de::SeqAccess<'de>>(self, seq: A) -> Result<Document, A::Error> {
                Vec::deserialize(serde::de::value::SeqAccessDeserializer::new(seq)).map(Document::Many)
            }

            fn visit_map<A: serde::de::MapAccess<'de>>(self, map: A) -> Result<Document, A::Error> {
                let entry = Entry::deserialize(serde::de::value::MapAccessDeserializer::new(map))?;
                Ok(Document::One(Box::new(entry)))
            }
        }

        deserializer.deserialize_any(Visitor)
    }
}

/// An instance, or an output around instances.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Entry {
    container_instances: Option<Vec<Entry>>,
    container_instance_arns: Option<IgnoredAny>,
    container_instance_arn: Option<String>,
    ec2_instance_id: Option<String>,
    status: Option<String>,
    agent_connected: Option<bool>,
    version_info: Option<VersionInfo>,
    running_tasks_count: Option<u64>,
    pending_tasks_count: Option<u64>,
    registered_at: Option<Moment>,
    remaining_resources: Option<Vec<Resource>>,
    attributes: Option<Vec<Attribute>>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct VersionInfo {
    agent_version: Option<String>,
}

/// Version 1 of the AWS CLI prints seconds, version 2 a date with an offset.
#[derive(Deserialize)]
#[serde(untagged)]
enum Moment {
    Seconds(f64),
    Text(String),
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Resource {
    name: Option<String>,
    integer_value: Option<f64>,
    string_set_value: Option<Vec<String>>,
}

#[derive(Deserialize)]
struct Attribute {
    name: String,
    value: Option<String>,
}

impl From<Entry> for ContainerInstance {
    fn from(entry: Entry) -> Self {
        // Nothing tells which tasks run there; none does when none is counted.
        let is_empty = entry.running_tasks_count == Some(0) && entry.pending_tasks_count == Some(0);
        let resources = entry.remaining_resources.as_deref();
        let attributes = entry.attributes.map(|attributes| {
            let pairs = attributes.into_iter().map(|attribute| (attribute.name, attribute.value.unwrap_or_default()));
            pairs.collect::<BTreeMap<_, _>>()
        });
        Self {
            arn: entry.container_instance_arn,
            status: entry.status,
            cpu: resources.and_then(|resources| integer(resources, "CPU")),
            memory: resources.and_then(|resources| integer(resources, "MEMORY")),
            ports: resources.and_then(ports),
            gpus: resources.map(gpus),
            pending_tasks_count: entry.pending_tasks_count,
            facts: Instance {
                attributes,
                agent_connected: entry.agent_connected,
                agent_version: entry.version_info.and_then(|info| info.agent_version),
                ec2_instance_id: entry.ec2_instance_id,
                registered_at: entry.registered_at.and_then(moment),
                running_tasks_count: entry.running_tasks_count,
                task_groups: is_empty.then(Vec::new),
            },
        }
    }
}

fn find<'r>(resources: &'r [Resource], name: &str) -> Option<&'r Resource> {
    resources.iter().find(|resource| resource.name.as_deref() == Some(name))
}

fn integer(resources: &[Resource], name: &str) -> Option<u64> {
    // Below zero nothing is left either.
    find(resources, name)?.integer_value.map(|value| value.max(0.0) as u64)
}

fn ports(resources: &[Resource]) -> Option<BTreeSet<Port>> {
    let tcp = find(resources, "PORTS")?.string_set_value.as_deref()?;
    let udp = find(resources, "PORTS_UDP").and_then(|resource| resource.string_set_value.as_deref());
    let numbered = |texts: &[String], transport: Transport| -> Vec<Port> {
        texts.iter().filter_map(|text| Some(Port { number: text.parse().ok()?, transport })).collect()
    };
    let mut ports: BTreeSet<Port> = numbered(tcp, Transport::Tcp).into_iter().collect();
    ports.extend(numbered(udp.unwrap_or_default(), Transport::Udp));
    Some(ports)
}

/// Instances without GPUs list no such resource. One that has some lists their IDs.
fn gpus(resources: &[Resource]) -> u64 {
    let Some(resource) = find(resources, "GPU") else { return 0 };
    match &resource.string_set_value {
        Some(ids) => ids.len() as u64,
        None => resource.integer_value.map_or(0, |value| value.max(0.0) as u64),
    }
}

fn moment(moment: Moment) -> Option<Timestamp> {
    match moment {
        Moment::Seconds(seconds) => Some(Timestamp(seconds as i64)),
        Moment::Text(text) => Timestamp::parse(&text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(text: &str) -> Vec<String> {
        let instances = read_instances(text).expect("instances");
        instances.iter().map(|instance| instance.name().to_owned()).collect()
    }

    #[test]
    fn reads_every_form_the_command_line_leaves_behind() {
        for (text, expected) in [
            (r#"{"containerInstances":[{"ec2InstanceId":"a"},{"ec2InstanceId":"b"}],"failures":[]}"#, vec!["a", "b"]),
            (r#"[{"ec2InstanceId":"a"}]"#, vec!["a"]),
            (r#"{"containerInstanceArn":"arn:aws:ecs:x:1:container-instance/c/9f"}"#, vec!["9f"]),
            (
                r#"{"containerInstances":[{"ec2InstanceId":"a"}]} {"containerInstances":[{"agentConnected":true}]}"#,
                vec!["a", "(without a name)"],
            ),
            (r#"[{"containerInstances":[{"ec2InstanceId":"a"}]},{"containerInstances":[]}]"#, vec!["a"]),
            (r#"{"containerInstances":[]}"#, vec![]),
        ] {
            assert_eq!(names(text), expected, "{text}");
        }
    }

    #[test]
    fn says_what_is_wrong_with_another_text() {
        for (text, words) in [
            ("", "it is empty"),
            ("  \n", "it is empty"),
            (r#"{"containerInstances":[{"ec2InstanceId":"#, "EOF while parsing"),
            (r#"{"family":"web"}"#, "it holds no container instances"),
            ("[1, 2]", "invalid type: integer `1`"),
            ("7", "invalid type: integer `7`, expected container instances"),
            (r#"{"containerInstanceArns":["arn"]}"#, "list-container-instances"),
            (r#"{"containerInstances":[{"runningTasksCount":"two"}]}"#, "at line 1 column"),
            ("\u{feff}{}", "expected value"),
        ] {
            let error = read_instances(text).expect_err(text).to_string();
            assert!(error.contains(words), "{text}: {error}");
            assert!(error.ends_with(EXPECTED), "{text}: {error}");
        }
        assert!(read_instances(&"[".repeat(100_000)).is_err());
    }

    #[test]
    fn reads_resources_and_moments() {
        let text = r#"{
          "containerInstances": [{
            "registeredAt": "2018-06-19T00:28:28.500000+02:00", "runningTasksCount": 0, "pendingTasksCount": 0,
            "remainingResources": [
              { "name": "CPU", "type": "INTEGER", "integerValue": 512, "doubleValue": 0.0 },
              { "name": "MEMORY", "type": "INTEGER", "integerValue": -3 },
              { "name": "PORTS", "type": "STRINGSET", "stringSetValue": ["22", "8080", "x"] },
              { "name": "PORTS_UDP", "type": "STRINGSET", "stringSetValue": ["53"] },
              { "name": "GPU", "type": "STRINGSET", "stringSetValue": ["GPU-1", "GPU-2"] }
            ],
            "attributes": [{ "name": "a", "value": null }, { "name": "b", "value": "c" }]
          }]
        }"#;
        let instance = &read_instances(text).expect("instances")[0];
        assert_eq!((instance.cpu, instance.memory, instance.gpus), (Some(512), Some(0), Some(2)));
        let ports: Vec<String> = instance.ports.iter().flatten().map(Port::to_string).collect();
        assert_eq!(ports, ["TCP 22", "UDP 53", "TCP 8080"]);
        assert_eq!(instance.facts.registered_at, Some(Timestamp(1_529_360_908)));
        assert_eq!(instance.facts.task_groups.as_deref(), Some(&[][..]));
        assert_eq!((instance.attribute("a"), instance.attribute("b")), (Some(""), Some("c")));
        let text = r#"[{"ec2InstanceId":"a","registeredAt":1529360908.5}]"#;
        let instance = &read_instances(text).expect("instances")[0];
        assert_eq!(instance.facts.registered_at, Some(Timestamp(1_529_360_908)));
        assert_eq!((instance.cpu, instance.gpus, instance.ports.as_ref()), (None, None, None));
        assert_eq!(instance.facts.task_groups, None);
    }
}
