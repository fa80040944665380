//! Which instances match, and why not.

use ecslint_cql::{Instance, Query, Timestamp, Verdict, parse};

fn instance() -> Instance {
    let mut instance = Instance::default()
        .with_attribute("ecs.instance-type", "m5.large")
        .with_attribute("ecs.availability-zone", "eu-west-1b")
        .with_attribute("ecs.capability.efs", "")
        .with_attribute("rank", "9")
        .with_attribute("stack", "prod");
    instance.agent_connected = Some(true);
    instance.agent_version = Some("1.14.5".to_owned());
    instance.ec2_instance_id = Some("i-0123456789abcdef0".to_owned());
    instance.registered_at = Timestamp::parse("2018-06-18T22:28:28Z");
    instance.running_tasks_count = Some(3);
    instance.task_groups = Some(vec!["service:web".to_owned(), "family:batch".to_owned()]);
    instance
}

fn verdict(text: &str, instance: &Instance) -> Verdict {
    let parsed = parse(text);
    Query::new(&parsed.expression).verdict(instance)
}

#[test]
fn comparisons() {
    use Verdict::{No, Unknown, Yes};
    let rows = [
        ("attribute:stack == prod", Yes),
        ("attribute:stack == Prod", No),
        ("attribute:stack != test", Yes),
        ("attribute:gone == prod", No),
        ("attribute:gone != prod", No),
        ("attribute:gone !in [prod]", No),
        ("not(attribute:gone == prod)", Yes),
        ("attribute:gone !exists", Yes),
        ("attribute:ecs.capability.efs exists", Yes),
        ("attribute:ecs.capability.efs == true", No),
        ("attribute:ecs.capability.efs != true", Unknown),
        ("attribute:ecs.capability.efs =~ .*", Unknown),
        ("attribute:ecs.instance-type =~ m5", No),
        ("attribute:ecs.instance-type =~ m5.*", Yes),
        ("attribute:ecs.instance-type =~ [mc]\\d\\..*", Yes),
        ("attribute:ecs.instance-type !~ m5.*", No),
        ("attribute:ecs.instance-type =~ (?=m).*", Unknown),
        ("attribute:ecs.instance-type =~ [", Unknown),
        ("attribute:rank > 5", Yes),
        ("attribute:rank > 10", Unknown),
        ("attribute:stack > a", Unknown),
        ("task:group == service:web", Yes),
        ("task:group != service:web", No),
        ("task:group != service:api", Yes),
        ("task:group in [a, family:batch]", Yes),
        ("task:group =~ service:.*", Yes),
        ("task:group !~ family:x.*", Yes),
        ("agentConnected == true", Yes),
        ("agentConnected != true", No),
        ("agentConnected == TRUE", Unknown),
        ("agentConnected == yes", No),
        ("agentConnected =~ t.*", Yes),
        ("agentVersion < 1.9", No),
        ("agentVersion >= 1.14", Yes),
        ("agentVersion == 1.14.5.0", Unknown),
        ("agentVersion < 1.x", Unknown),
        ("ec2InstanceId in ['i-0123456789abcdef0']", Yes),
        ("registeredAt < 2018-06-19", Yes),
        ("registeredAt < 2018-06-18", No),
        ("registeredAt >= 2018-06-18", Yes),
        ("registeredAt > 2018-06-18", Unknown),
        ("registeredAt == 2018-06-18", Unknown),
        ("registeredAt == 2018-06-18T22:28:28+00:00", Yes),
        ("registeredAt > never", Unknown),
        ("runningTasksCount > 2", Yes),
        ("runningTasksCount == 03", Yes),
        ("runningTasksCount > -1", Yes),
        ("runningTasksCount < 99999999999999999999999", Yes),
    ];
    let instance = instance();
    for (text, expected) in rows {
        assert_eq!(verdict(text, &instance), expected, "{text}");
    }
}

#[test]
fn what_is_not_given_is_unknown() {
    use Verdict::{No, Unknown, Yes};
    let nothing = Instance::default();
    for text in [
        "attribute:a exists",
        "attribute:a == b",
        "task:group == a",
        "agentConnected == true",
        "agentVersion > 1",
        "ec2InstanceId == i-0",
        "registeredAt > 2018-01-01",
        "runningTasksCount != 1",
        "not(agentVersion > 1)",
    ] {
        assert_eq!(verdict(text, &nothing), Unknown, "{text}");
    }
    let some = nothing.with_attribute("a", "b");
    assert_eq!(verdict("attribute:a == b or agentVersion > 1", &some), Yes);
    assert_eq!(verdict("attribute:a == b and agentVersion > 1", &some), Unknown);
    assert_eq!(verdict("attribute:a != b and agentVersion > 1", &some), No);
}

#[test]
fn explanations_name_the_comparisons_that_decide() {
    let text = "attribute:ecs.instance-type =~ m5.* and (attribute:stack == test or attribute:gpu exists) \
                and not(task:group == service:web) and agentConnected == true";
    let parsed = parse(text);
    let explanation = Query::new(&parsed.expression).explain(&instance());
    let reasons: Vec<(&str, &str)> =
        explanation.reasons.iter().map(|reason| (reason.span.of(text), reason.message.as_str())).collect();
    assert_eq!(explanation.verdict, Verdict::No);
    assert_eq!(
        reasons,
        [
            ("attribute:stack == test", "`stack` is `prod`"),
            ("attribute:gpu exists", "the instance has no `gpu`"),
            ("task:group == service:web", "`task:group` is `service:web`, `family:batch`"),
        ]
    );
}

#[test]
fn explanations_say_why_it_cannot_be_told() {
    let rows = [
        ("attribute:rank > 10", "`rank` is `9`, and whether that matches cannot be told"),
        ("attribute:ecs.capability.efs != true", "the instance has `ecs.capability.efs` without a value"),
        (
            "registeredAt == 2018-06-18",
            "`registeredAt` is `2018-06-18T22:28:28Z`, and whether that matches cannot be told",
        ),
        ("${X} and attribute:a exists", "a placeholder decides"),
        ("attribute:${X} exists", "a placeholder decides"),
        ("nonsense", "it cannot be read"),
    ];
    for (text, expected) in rows {
        let parsed = parse(text);
        let explanation = Query::new(&parsed.expression).explain(&instance());
        assert_eq!(explanation.verdict, Verdict::Unknown, "{text}");
        assert_eq!(explanation.reasons[0].message, expected, "{text}");
    }
}
