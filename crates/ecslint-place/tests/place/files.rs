//! What the texts of services and task definitions may be.

use ecslint_place::{AttributeSource, Count, Request, RequestKind, Task, plan, read_instances};
use ecslint_syntax::Syntax;

#[test]
fn requests_come_in_several_shapes() {
    use RequestKind::{Run, Service};
    for (text, kind, name, group, count) in [
        (r#"{"serviceName":"web","desiredCount":3}"#, Service, Some("web"), Some("service:web"), Count::Tasks(3)),
        (r#"{"service":"web","placementStrategy":[]}"#, Service, Some("web"), Some("service:web"), Count::Unknown),
        (
            r#"{"services":[{"serviceName":"web","desiredCount":2}],"failures":[]}"#,
            Service,
            Some("web"),
            Some("service:web"),
            Count::Tasks(2),
        ),
        (
            r#"{"service":{"serviceName":"web","desiredCount":2}}"#,
            Service,
            Some("web"),
            Some("service:web"),
            Count::Tasks(2),
        ),
        (
            r#"{"serviceName":"d","schedulingStrategy":"DAEMON"}"#,
            Service,
            Some("d"),
            Some("service:d"),
            Count::EachInstance,
        ),
        (r#"{"taskDefinition":"t","count":4}"#, Run, None, Some("family:t"), Count::Tasks(4)),
        (r#"{"taskDefinition":"t","group":"batch","overrides":{}}"#, Run, None, Some("batch"), Count::Tasks(1)),
        (r#"{"taskDefinition":"t","startedBy":"me","group":"${GROUP}"}"#, Run, None, None, Count::Tasks(1)),
        (r#"{"cluster":"c","placementConstraints":[]}"#, Service, None, None, Count::Unknown),
        (r#"{"serviceName":"${NAME}","desiredCount":"${COUNT}"}"#, Service, None, None, Count::Unknown),
    ] {
        let request = Request::read(text, Some("t")).expect(text);
        assert_eq!((request.kind, request.name.as_deref(), request.group.as_deref()), (kind, name, group), "{text}");
        assert_eq!(request.count, count, "{text}");
    }
}

#[test]
fn requests_say_what_is_wrong() {
    for (text, words) in [
        ("", "it is no JSON object"),
        ("[]", "it is no JSON object"),
        (r#"{"serviceName": "web", "#, "it is no complete JSON"),
        (r#"{"family":"web"}"#, "it holds no service"),
        (r#"{"services":[]}"#, "it holds no service"),
        (r#"{"services":[{"serviceName":"a"},{"serviceName":"b"}]}"#, "it holds several services"),
        (r#"{"serviceName":"a","launchType":"FARGATE"}"#, "`FARGATE`, which has no container instances"),
        (
            r#"{"serviceName":"a","placementStrategy":[{"type":"binpack","field":"disk"}]}"#,
            "ECS refuses its `placementStrategy`: `binpack` takes `cpu` or `memory`, not `disk`",
        ),
    ] {
        let error = Request::read(text, None).expect_err(text).to_string();
        assert!(error.contains(words), "{text}: {error}");
    }
}

#[test]
fn strategies_and_constraints_are_read_in_order() {
    let text = r#"{ "serviceName": "web", "desiredCount": 1,
      "placementStrategy": [
        { "type": "spread", "field": "attribute:ecs.availability-zone" }, { "type": "binpack", "field": "MEMORY" },
        { "type": "${TYPE}" }
      ],
      "placementConstraints": [{ "type": "distinctInstance" }, { "type": "memberOf" }, "${MORE}"] }"#;
    let request = Request::read(text, None).expect("a request");
    let strategies: Vec<String> = request.strategies.iter().map(ToString::to_string).collect();
    assert_eq!(
        strategies,
        [
            "spread=attribute:ecs.availability-zone",
            "binpack=memory",
            "unknown (`placementStrategy` holds a placeholder)",
        ]
    );
    let constraints: Vec<String> = request.constraints.iter().map(|one| format!("{:?}", one.kind)).collect();
    assert_eq!(
        constraints,
        [
            "DistinctInstance",
            "Unknown(\"a `memberOf` constraint has no expression\")",
            "Unknown(\"`placementConstraints` holds a placeholder\")",
        ]
    );
}

#[test]
fn task_definitions_come_in_several_shapes() {
    for text in [
        r#"{"family":"t","containerDefinitions":[{"name":"a","image":"i","cpu":1,"memory":5}]}"#,
        r#"{"taskDefinition":{"family":"t","containerDefinitions":[{"name":"a","image":"i","cpu":1,"memory":5}]}}"#,
        r#"[{"name":"a","image":"i","cpu":1,"memory":5,"essential":true}]"#,
    ] {
        let task = Task::read(text, Syntax::Jsonc).expect(text);
        assert_eq!((task.cpu.known(), task.memory.known(), task.unknown_ports), (Some(1), Some(5), None), "{text}");
        assert_eq!((task.constraints.len(), task.attribute_source), (0, AttributeSource::WorkedOut), "{text}");
    }
    for (text, words) in [
        ("", "no ECS task definition"),
        ("{", "no ECS task definition"),
        (r#"{"serviceName":"web"}"#, "no ECS task definition"),
        (r#"{"requiresCompatibilities":["FARGATE"],"containerDefinitions":[]}"#, "`FARGATE` alone"),
    ] {
        assert!(Task::read(text, Syntax::Jsonc).expect_err(text).to_string().contains(words), "{text}");
    }
    let half = Task::read(r#"{"family":"t","containerDefinitions":[{"name":"a","memory":5"#, Syntax::Jsonc)
        .expect("half a task");
    assert!(half.has_syntax_errors);
    assert_eq!(half.memory.known(), None);
}

#[test]
fn no_text_is_a_reason_to_panic() {
    let service = r#"{"services":[{"serviceName":"web","desiredCount":2,"placementStrategy":[{"type":"binpack","field":"cpu"}],
      "placementConstraints":[{"type":"memberOf","expression":"attribute:a =~ (b|c) and runningTasksCount < 3"}]}]}"#;
    let task = r#"{"family":"t","cpu":"256","networkMode":"host","placementConstraints":[{"type":"memberOf","expression":"a"}],
      "containerDefinitions":[{"name":"a","image":"i","memory":99999999999999999999,"portMappings":[{"containerPort":-1},
      {"containerPort":70000,"hostPort":null}],"resourceRequirements":[{"type":"GPU","value":"18446744073709551615"}]}]}"#;
    let instances = r#"[{"ec2InstanceId":"i","runningTasksCount":18446744073709551615,"registeredAt":1e300,"status":"ACTIVE",
      "remainingResources":[{"name":"CPU","integerValue":1e300},{"name":"MEMORY","integerValue":1e300},{"name":"PORTS"}],
      "attributes":[{"name":"a","value":"b"}]}]"#;
    let whole = [service, task, instances];
    // Every text in every place, whole, cut off anywhere, and with a byte changed.
    for text in whole {
        for end in 0..=text.len() {
            let mut changed = text.as_bytes().to_vec();
            if let Some(byte) = changed.get_mut(end) {
                *byte = b'"';
            }
            for text in [&text[..end], &String::from_utf8_lossy(&changed)] {
                let task = Task::read(text, Syntax::Jsonc)
                    .or_else(|_| Task::read(task, Syntax::Jsonc))
                    .expect("a task definition");
                let request = Request::read(text, None).or_else(|_| Request::read(service, None)).expect("a request");
                let instances = read_instances(text).or_else(|_| read_instances(instances)).expect("instances");
                let plan = plan(&task, &Request { count: Count::Tasks(3), ..request }, &instances, 0);
                assert_eq!(plan.rows.len(), instances.len());
            }
        }
    }
}
