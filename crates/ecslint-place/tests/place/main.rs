//! Where tasks go, held against results worked out by hand.

#![allow(missing_docs, clippy::expect_used, clippy::unwrap_used)]

mod files;
mod fits;
mod strategies;

use ecslint_place::{ContainerInstance, Count, Fit, Plan, Request, Strategy, Task, read_instances};
use ecslint_syntax::Syntax;

/// Instances from lines such as `a zone=1a cpu=1024 memory=2048 ports=80,443 rack=x`; words without a meaning of their own
/// are attributes.
fn cluster(lines: &[&str]) -> Vec<ContainerInstance> {
    let mut entries = Vec::new();
    for line in lines {
        let mut words = line.split_whitespace();
        let mut entry = serde_json::json!({
            "ec2InstanceId": words.next().unwrap_or_default(), "status": "ACTIVE", "agentConnected": true,
            "runningTasksCount": 0, "pendingTasksCount": 0, "attributes": [], "remainingResources": []
        });
        let mut ports: Vec<String> = vec!["22".to_owned()];
        for word in words {
            let (name, value) = word.split_once('=').unwrap_or((word, ""));
            let mut resource = |name: &str| {
                let value: i64 = value.parse().expect("a number");
                let list = entry["remainingResources"].as_array_mut().expect("a list");
                list.push(serde_json::json!({ "name": name, "type": "INTEGER", "integerValue": value }));
            };
            match name {
                "cpu" => resource("CPU"),
                "memory" => resource("MEMORY"),
                "gpu" => resource("GPU"),
                "ports" => ports.extend(value.split(',').map(str::to_owned)),
                "status" => entry["status"] = value.into(),
                "agent" => entry["agentConnected"] = (value == "true").into(),
                "running" => entry["runningTasksCount"] = value.parse::<u64>().expect("a number").into(),
                name => {
                    let name = if name == "zone" { "ecs.availability-zone" } else { name };
                    let list = entry["attributes"].as_array_mut().expect("a list");
                    list.push(serde_json::json!({ "name": name, "value": value }));
                }
            }
        }
        let list = entry["remainingResources"].as_array_mut().expect("a list");
        list.push(serde_json::json!({ "name": "PORTS", "type": "STRINGSET", "stringSetValue": ports }));
        entries.push(entry);
    }
    read_instances(&serde_json::Value::Array(entries).to_string()).expect("instances")
}

/// A task definition with one container that holds `members`.
fn task(members: &str) -> Task {
    Task::read(&around(members, ""), Syntax::Jsonc).expect("a task definition")
}

fn around(members: &str, beside: &str) -> String {
    format!(r#"{{ "family": "t", {beside} "containerDefinitions": [{{ "name": "app", "image": "i", {members} }}] }}"#)
}

/// A request for `count` tasks with these strategies.
fn request(count: u64, strategies: &[&str]) -> Request {
    let strategies = strategies.iter().map(|text| Strategy::parse(text).expect("a strategy")).collect();
    Request { count: Count::Tasks(count), strategies, ..Request::run(Some("t")) }
}

/// The names of the instances that take the tasks, in order.
fn places(plan: &Plan, cluster: &[ContainerInstance]) -> String {
    let names: Vec<&str> = plan.placements.iter().map(|placement| cluster[placement.instance].name()).collect();
    names.join(" ")
}

/// What is said of the only instance.
fn said(fit: &Fit) -> String {
    match fit {
        Fit::Yes => "yes".to_owned(),
        Fit::No(reason) => format!("{}: {}", reason.code(), reason.detail()),
        Fit::Unknown(words) => format!("unknown: {words}"),
    }
}
