//! `ecslint place`: where tasks go in `examples/cluster.json`, which holds one instance for each reason against a task.

use std::path::Path;

use crate::harness::{MISMATCH, Run, Sandbox};

/// A task with dynamic ports: 512 CPU units and 768 MiB.
const DYNAMIC: &str = r#"{ "family": "dynamic", "containerDefinitions": [
  { "name": "app", "image": "app:1.0", "cpu": 512, "memory": 768, "portMappings": [{ "containerPort": 80 }] }
] }"#;

fn with_examples() -> Sandbox {
    let sandbox = Sandbox::with(&[("dynamic.json", DYNAMIC)]);
    for name in ["cluster.json", "web-ec2.json", "web-service.json"] {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples").join(name);
        sandbox.write(name, std::fs::read(path).expect("an example"));
    }
    sandbox
}

fn place(arguments: &[&str]) -> Run {
    run(&with_examples(), arguments)
}

fn run(sandbox: &Sandbox, arguments: &[&str]) -> Run {
    let arguments: Vec<&str> = std::iter::once("place").chain(arguments.iter().copied()).collect();
    sandbox.run(&arguments)
}

/// The last letters of the instances that take the tasks, in order.
fn taken(arguments: &[&str]) -> String {
    let fixed = ["dynamic.json", "--instances", "cluster.json", "--format", "json"];
    let plan = place(&[&fixed[..], arguments].concat()).json();
    let placements = plan["placements"].as_array().expect("a list");
    let letters = placements.iter().map(|placement| placement["instance"].as_str().expect("a name")[18..].to_owned());
    letters.collect::<Vec<_>>().join(" ")
}

#[test]
fn each_step_leaves_an_instance_out() {
    let arguments = ["web-ec2.json", "--instances", "cluster.json", "--service", "web-service.json"];
    insta::assert_snapshot!(place(&arguments).seen());
}

#[test]
fn what_a_task_needs_leaves_others_out() {
    // The first instance has 2048 units, 7680 MiB and no GPU; the fourth 4096, 15360 and one.
    for (from, to, first, fourth) in [
        ("\"memory\": 768", "\"memory\": 7681", Some("RESOURCE:MEMORY"), None),
        ("\"cpu\": 512", "\"cpu\": 4097", Some("RESOURCE:CPU"), Some("RESOURCE:CPU")),
        ("\"cpu\": 512", "\"privileged\": true", Some("ATTRIBUTE"), Some("ATTRIBUTE")),
        (
            "\"cpu\": 512",
            "\"resourceRequirements\": [{ \"type\": \"GPU\", \"value\": \"1\" }]",
            Some("RESOURCE:GPU"),
            None,
        ),
    ] {
        let sandbox = with_examples();
        sandbox.write("task.json", DYNAMIC.replace(from, to));
        let plan = run(&sandbox, &["task.json", "--instances", "cluster.json", "--format", "json"]).json();
        let code = |index: usize| plan["instances"][index]["before"]["code"].as_str();
        assert_eq!((code(0), code(3)), (first, fourth), "{to}");
    }
}

#[test]
fn a_standalone_task_goes_anywhere() {
    insta::assert_snapshot!(place(&["web-ec2.json", "--instances", "cluster.json"]).seen());
}

#[test]
fn strategies_follow_the_hand_calculation() {
    // Of the six, a (2048 units, 7680 MiB), b (1024, 3072) and d (4096, 15360) can take a task of 512 and 768: a 4 times,
    // b twice, d 8 times. Zones: a in 1a, b and d in 1b.
    for (strategies, count, expected) in [
        (vec!["binpack=memory"], "14", "b b a a a a d d d d d d d d"),
        (vec!["binpack=cpu"], "5", "b b a a a"),
        (vec!["spread=instanceId"], "7", "a b d a b d a"),
        (vec!["type=spread,field=host"], "4", "a b d a"),
        (vec!["spread=attribute:ecs.availability-zone"], "7", "a b a b a d a"),
        // Where the zones are even, the instance with the fewest tasks of all is next: d after a and b.
        (vec!["spread=attribute:ecs.availability-zone", "spread=instanceId"], "7", "a b d a b a d"),
        // The zones are even at first, and b has the least memory of all.
        (vec!["spread=attribute:ecs.availability-zone", "binpack=memory"], "7", "b a b a a d a"),
        // The most memory is never asked for, so the larger d comes last.
        (vec!["spread=attribute:stack", "binpack=cpu"], "6", "b d b d a d"),
    ] {
        let mut arguments = vec!["--count", count];
        strategies.iter().for_each(|strategy| arguments.extend(["--strategy", strategy]));
        assert_eq!(taken(&arguments), expected, "{strategies:?}");
    }
}

#[test]
fn constraints_of_the_command_line_count_too() {
    let distinct = ["--count", "4", "--constraint", "distinctInstance", "--strategy", "binpack=memory"];
    assert_eq!(taken(&distinct), "b a d");
    let expression = ["--count", "3", "--constraint", "attribute:stack == test"];
    assert_eq!(taken(&expression), "d d d");
}

#[test]
fn the_seed_decides_what_is_left_to_chance() {
    let drawn = |seed| taken(&["--count", "8", "--seed", seed]);
    assert_eq!(drawn("1"), drawn("1"));
    let all: std::collections::BTreeSet<String> = ["1", "2", "3", "4", "5"].map(drawn).into();
    assert!(all.len() > 1, "{all:?}");
}

#[test]
fn a_daemon_goes_on_each_instance_once() {
    let sandbox = with_examples();
    sandbox.write("daemon.json", r#"{ "serviceName": "agent", "schedulingStrategy": "DAEMON" }"#);
    let run = run(&sandbox, &["dynamic.json", "--instances", "cluster.json", "--service", "daemon.json"]);
    insta::assert_snapshot!(run.seen());
}

#[test]
fn placeholders_are_unknown_and_said() {
    let sandbox = with_examples();
    let template = DYNAMIC.replace("\"cpu\": 512", "\"cpu\": \"${CPU}\"").replace(
        "\"family\"",
        "\"networkMode\": \"awsvpc\", \"placementConstraints\": [{ \"type\": \"memberOf\", \"expression\": \
         \"attribute:stack == ${STACK}\" }], \"family\"",
    );
    sandbox.write("template.json", template);
    insta::assert_snapshot!(run(&sandbox, &["template.json", "--instances", "cluster.json"]).seen());
}

#[test]
fn a_wrong_expression_is_said() {
    let run = place(&["dynamic.json", "--instances", "cluster.json", "--constraint", "attribute:stack = prod"]);
    assert_eq!(run.code, 1);
    assert!(run.stdout.contains("cannot tell: the expression in the command line is wrong"), "{}", run.stdout);
}

#[test]
fn json_holds_the_plan() {
    let arguments =
        ["web-ec2.json", "--instances", "cluster.json", "--service", "web-service.json", "--format", "json"];
    let run = place(&arguments);
    let plan = run.json();
    assert_eq!((run.code, &plan["version"]), (1, &1.into()));
    assert_eq!(
        plan["summary"],
        serde_json::json!({
            "wanted": 2, "placed": 1, "unplaced": 1, "instances": 6, "unknown_instances": 0
        })
    );
    assert_eq!(plan["task"]["ports"], serde_json::json!(["TCP 8080"]));
    assert_eq!(
        plan["request"]["strategies"],
        serde_json::json!(["spread=attribute:ecs.availability-zone", "binpack=memory"])
    );
    let codes: Vec<&str> = plan["instances"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|instance| instance["before"]["code"].as_str().unwrap_or("-"))
        .collect();
    assert_eq!(
        codes,
        ["-", "RESOURCE:PORTS", "RESOURCE:CPU", "MemberOf placement constraint unsatisfied.", "AGENT", "DRAINING",]
    );
    assert_eq!(plan["placements"][0]["candidates"], 1);
    assert!(plan["event"].as_str().is_some_and(|event| event.starts_with("service web was unable to place a task")));
}

#[test]
fn no_instances_is_what_ecs_says() {
    let sandbox = with_examples();
    sandbox.write("none.json", r#"{ "containerInstances": [], "failures": [] }"#);
    let arguments = ["web-ec2.json", "--instances", "none.json", "--service", "web-service.json"];
    insta::assert_snapshot!(run(&sandbox, &arguments).seen());
}

#[test]
fn files_that_hold_something_else_are_named() {
    let sandbox = with_examples();
    sandbox.write(
        "fargate.json",
        MISMATCH.replace("\"family\"", "\"requiresCompatibilities\": [\"FARGATE\"], \"family\""),
    );
    sandbox.write("cut.json", "{ \"containerInstances\": [");
    sandbox.write(
        "strategy.json",
        r#"{ "serviceName": "a", "desiredCount": 1, "placementStrategy": [{ "type": "spread", "field": "cpu" }] }"#,
    );
    sandbox.write("count.json", r#"{ "serviceName": "a", "desiredCount": "${COUNT}" }"#);
    let seen: Vec<String> = [
        vec!["cluster.json", "--instances", "cluster.json"],
        vec!["fargate.json", "--instances", "cluster.json"],
        vec!["nowhere.json", "--instances", "cluster.json"],
        vec!["web-ec2.json", "--instances", "cut.json"],
        vec!["web-ec2.json", "--instances", "web-ec2.json"],
        vec!["web-ec2.json", "--instances", "."],
        vec!["web-ec2.json", "--instances", "cluster.json", "--service", "web-ec2.json"],
        vec!["web-ec2.json", "--instances", "cluster.json", "--service", "strategy.json"],
        vec!["web-ec2.json", "--instances", "cluster.json", "--service", "count.json"],
        vec!["-", "--instances", "-"],
    ]
    .iter()
    .map(|arguments| run(&sandbox, arguments).seen())
    .collect();
    insta::assert_snapshot!(seen.join("\n"));
    let run = run(&sandbox, &["web-ec2.json", "--instances", "cluster.json", "--strategy", "binpack=disk"]);
    assert!(run.stderr.contains("`binpack` takes `cpu` or `memory`, not `disk`"), "{}", run.stderr);
    assert_eq!(run.code, 2);
}

#[test]
fn help_teaches_with_examples_and_exit_codes() {
    for command in ["place", "query"] {
        let help = Sandbox::new().run(&[command, "--help"]).stdout;
        assert!(help.contains("Examples:") && help.contains("Exit codes:"), "{help}");
    }
}

#[test]
fn thousands_of_instances_are_no_trouble() {
    let instance = |number: usize| {
        format!(
            r#"{{ "ec2InstanceId": "i-{number}", "status": "ACTIVE", "agentConnected": true, "remainingResources": [
              {{ "name": "CPU", "integerValue": {} }}, {{ "name": "MEMORY", "integerValue": 1024 }} ],
              "attributes": [{{ "name": "ecs.availability-zone", "value": "eu-west-1{}" }}] }}"#,
            [512, 256][number % 2],
            ["a", "b", "c"][number % 3],
        )
    };
    let instances: Vec<String> = (0..10_000).map(instance).collect();
    let sandbox = with_examples();
    sandbox.write("many.json", format!("[{}]", instances.join(",\n")));
    let strategy = "spread=attribute:ecs.availability-zone";
    let run = run(&sandbox, &["dynamic.json", "--instances", "many.json", "--count", "6000", "--strategy", strategy]);
    // Every other instance has the CPU units for one task.
    assert!(run.stdout.contains("\n5000 of 6000 tasks find a place\n"), "{}", run.code);
    assert!(
        run.stdout.contains("5000 of 10000 instances can take a task; left out: 5000 RESOURCE:CPU"),
        "{}",
        run.code
    );
}
