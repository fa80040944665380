//! Why one instance takes a task or not.

use ecslint_place::{Request, Task, plan};
use ecslint_syntax::Syntax;

use super::{around, cluster, said, task};

const ROOMY: &str = "i cpu=2048 memory=4096 ecs.os-type=linux com.amazonaws.ecs.capability.logging-driver.awslogs \
                     ecs.capability.task-eni";

#[test]
fn each_reason_has_the_word_of_ecs() {
    for (instance, members, expected) in [
        ("", r#""memory": 100"#, "yes"),
        (
            "status=DRAINING",
            r#""memory": 100"#,
            "DRAINING: its status is DRAINING, and tasks go to ACTIVE instances only",
        ),
        ("agent=false", r#""memory": 100"#, "AGENT: its agent is not connected"),
        (
            "",
            r#""memory": 100, "privileged": true"#,
            "ATTRIBUTE: it lacks `com.amazonaws.ecs.capability.privileged-container`",
        ),
        ("", r#""memory": 100, "logConfiguration": { "logDriver": "awslogs" }"#, "yes"),
        (
            "",
            r#""memory": 100, "logConfiguration": { "logDriver": "gelf" }"#,
            "ATTRIBUTE: it lacks `com.amazonaws.ecs.capability.logging-driver.gelf`",
        ),
        ("", r#""memory": 100, "cpu": 4096"#, "RESOURCE:CPU: 2048 CPU units left, 4096 needed"),
        ("", r#""memory": 4097"#, "RESOURCE:MEMORY: 4096 MiB left, 4097 needed"),
        // The reservation is what counts.
        ("", r#""memory": 9000, "memoryReservation": 4096"#, "yes"),
        (
            "",
            r#""memory": 100, "portMappings": [{ "containerPort": 80, "hostPort": 22 }]"#,
            "RESOURCE:PORTS: TCP 22 is in use",
        ),
        (
            "",
            r#""memory": 100, "portMappings": [{ "containerPort": 22 }, { "containerPort": 22, "hostPort": 0 }]"#,
            "yes",
        ),
        ("", r#""memory": 100, "portMappings": [{ "containerPort": 22, "hostPort": 22, "protocol": "udp" }]"#, "yes"),
        (
            "",
            r#""memory": 100, "resourceRequirements": [{ "type": "GPU", "value": "1" }]"#,
            "RESOURCE:GPU: 0 GPUs left, 1 needed",
        ),
        ("gpu=2", r#""memory": 100, "resourceRequirements": [{ "type": "GPU", "value": "2" }]"#, "yes"),
        ("", r#""memory": "${MEMORY}""#, "unknown: `memory` of container `app` is not known"),
        ("", r#""cpu": "${CPU}", "memory": 4097"#, "RESOURCE:MEMORY: 4096 MiB left, 4097 needed"),
        (
            "",
            r#""memory": 100, "portMappings": [{ "containerPort": 80, "hostPort": "{{ port }}" }]"#,
            "unknown: `hostPort` of container `app` is not known",
        ),
        (
            "",
            r#""memory": 100, "resourceRequirements": "${GPUS}""#,
            "unknown: `resourceRequirements` of container `app` is not known",
        ),
        ("", r#""image": "i""#, "unknown: `memory` of container `app` is not known"),
    ] {
        let cluster = cluster(&[&format!("{ROOMY} {instance}")]);
        let plan = plan(&task(members), &Request::run(None), &cluster, 0);
        assert_eq!(said(&plan.rows[0].before), expected, "{members}");
        assert_eq!(plan.unplaced(), u64::from(expected != "yes"), "{members}");
    }
}

#[test]
fn the_whole_task_counts() {
    for (beside, members, expected) in [
        (r#""cpu": "4 vCPU", "memory": "1 GB","#, r#""cpu": 1"#, "RESOURCE:CPU: 2048 CPU units left, 4096 needed"),
        (r#""memory": "5 GB","#, r#""memory": 100"#, "RESOURCE:MEMORY: 4096 MiB left, 5120 needed"),
        (r#""memory": "${M}","#, r#""memory": 100"#, "unknown: `memory` of the task is not known"),
        (
            r#""networkMode": "host","#,
            r#""memory": 1, "portMappings": [{ "containerPort": 22 }]"#,
            "RESOURCE:PORTS: TCP 22 is in use",
        ),
        (r#""networkMode": "awsvpc","#, r#""memory": 1, "portMappings": [{ "containerPort": 22 }]"#, "yes"),
        (
            r#""networkMode": "${X}","#,
            r#""memory": 1, "portMappings": [{ "containerPort": 22 }]"#,
            "unknown: `networkMode` is not known",
        ),
        (
            r#""placementConstraints": [{ "type": "memberOf", "expression": "attribute:ecs.os-type == windows" }],"#,
            r#""memory": 1"#,
            "MemberOf placement constraint unsatisfied.: `attribute:ecs.os-type == windows`: `ecs.os-type` is `linux`",
        ),
        (
            r#""placementConstraints": [{ "type": "memberOf", "expression": "not(attribute:ecs.os-type == linux)" }],"#,
            r#""memory": 1"#,
            "MemberOf placement constraint unsatisfied.: `attribute:ecs.os-type == linux` holds: `ecs.os-type` is `linux`",
        ),
        (
            r#""placementConstraints": [{ "type": "memberOf", "expression": "agentVersion > 1.2" }],"#,
            r#""memory": 1"#,
            "unknown: `agentVersion > 1.2`: `agentVersion` is not known",
        ),
        (
            r#""placementConstraints": [{ "type": "memberOf", "expression": "attribute:stack == ${STACK}" }],"#,
            r#""memory": 1"#,
            "MemberOf placement constraint unsatisfied.: `attribute:stack == ${STACK}`: the instance has no `stack`",
        ),
        (
            r#""placementConstraints": [{ "type": "memberOf", "expression": "attribute:stack like x" }],"#,
            r#""memory": 1"#,
            "unknown: the expression in the task definition is wrong: `like` is no operator, expected `=~` or `matches`",
        ),
        (
            r#""requiresAttributes": [{ "name": "ecs.os-type", "value": "windows" }],"#,
            r#""memory": 1, "privileged": true"#,
            "ATTRIBUTE: it lacks `ecs.os-type=windows`",
        ),
    ] {
        let task = Task::read(&around(members, beside), Syntax::Jsonc).expect("a task definition");
        let plan = plan(&task, &Request::run(None), &cluster(&[ROOMY]), 0);
        assert_eq!(said(&plan.rows[0].before), expected, "{beside} {members}");
    }
}

#[test]
fn a_host_port_is_free_once() {
    let task = task(r#""memory": 1, "portMappings": [{ "containerPort": 80, "hostPort": 80 }]"#);
    let plan = plan(&task, &super::request(3, &["binpack=memory"]), &cluster(&[ROOMY]), 0);
    assert_eq!((plan.rows[0].placed, said(&plan.rows[0].after).as_str()), (1, "RESOURCE:PORTS: TCP 80 is in use"));
}

#[test]
fn no_more_than_a_hundred_ports_are_reserved() {
    let used: Vec<String> = (1000..1099).map(|port| port.to_string()).collect();
    let cluster = cluster(&[&format!("i cpu=1 memory=1 ports={}", used.join(","))]);
    let task = task(r#""memory": 1, "portMappings": [{ "containerPort": 80, "hostPort": 80 }]"#);
    let plan = plan(&task, &Request::run(None), &cluster, 0);
    assert_eq!(said(&plan.rows[0].before), "RESOURCE:PORTS: 100 ports are reserved, and the limit is 100");
}

#[test]
fn what_an_instance_does_not_tell_is_said() {
    let instances = ecslint_place::read_instances(r#"[{ "ec2InstanceId": "i" }]"#).expect("instances");
    let plan = plan(&task(r#""memory": 1"#), &Request::run(None), &instances, 0);
    assert_eq!(said(&plan.rows[0].before), "unknown: `remainingResources` does not tell MEMORY");
    assert_eq!(plan.unknown(), 1);
    let all = plan.remarks.join("\n");
    assert!(all.contains("1 instances do not tell their status or agent"), "{all}");
    assert!(all.contains("1 instances do not tell their attributes"), "{all}");
}
