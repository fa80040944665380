use super::{at, check, ide, labels, written};

/// A task with a placement constraint, written as it stands between quotes.
fn task(expression: &str) -> String {
    format!(
        "{{\"family\": \"web\", \"requiresCompatibilities\": [\"EC2\"], \
         \"placementConstraints\": [{{\"type\": \"memberOf\", \"expression\": \"{expression}\"}}]}}"
    )
}

#[test]
fn subjects_and_attributes_are_known() {
    let ide = ide();
    for expression in ["|", "attr|", "attribute:ecs.ins|", "not(|", "a == b && |", "a == b or not(c exists) and att|"] {
        let found = labels(&ide, &task(expression));
        assert_eq!(found[0], "attribute:ecs.ami-id", "{expression}");
        assert!(found.contains(&"runningTasksCount".to_owned()) && found.len() < 100);
    }
    assert_eq!(
        written(&ide, &task("attribute:ecs.in| == x"), "attribute:ecs.instance-type"),
        task("attribute:ecs.instance-type == x")
    );
    let custom = task("attribute:stack == prod\"}, {\"type\": \"memberOf\", \"expression\": \"|");
    assert!(labels(&ide, &custom).contains(&"attribute:stack".to_owned()));
    let managed = task("|").replace("EC2", "MANAGED_INSTANCES");
    check(
        &ide,
        &managed,
        "attribute:ecs.availability-zone attribute:ecs.instance-type attribute:ecs.cpu-architecture \
         attribute:ecs.subnet-id not",
    );
}

#[test]
fn operators_are_those_of_the_subject() {
    let ide = ide();
    check(&ide, &task("agentConnected |"), "== != in !in =~ !~");
    check(&ide, &task("runningTasksCount |"), "== != > >= < <=");
    check(&ide, &task("runningTasksCount <|"), "== != > >= < <=");
    check(
        &ide,
        &task("runningTasksCount gr|"),
        "equals not_equals greater_than greater_than_equal less_than less_than_equal",
    );
    assert_eq!(written(&ide, &task("attribute:a =|"), "=~"), task("attribute:a =~"));
    assert_eq!(written(&ide, &task("attribute:a !|"), "!in"), task("attribute:a !in []"));
    assert_eq!(written(&ide, &task("attribute:a !i|"), "!in"), task("attribute:a !in []"));
    check(&ide, &task("who |"), "");
}

#[test]
fn values_are_those_of_the_attribute() {
    let ide = ide();
    check(&ide, &task("attribute:ecs.os-type == |"), "linux windows");
    check(&ide, &task("attribute:ecs.os-type==li|"), "linux windows");
    check(&ide, &task("attribute:ecs.cpu-architecture in [x86_64, ar|"), "x86_64 arm64");
    check(&ide, &task("attribute:ecs.cpu-architecture == 'a|'"), "x86_64 arm64");
    check(&ide, &task("agentConnected == |"), "false true");
    check(&ide, &task("task:group == |"), "family:web service:");
    check(&ide, &task("attribute:ecs.instance-type =~ t3|"), "");
    check(&ide, &task("attribute:ecs.vpc-id == |"), "vpc-");
    check(&ide, &task("attribute:stack == |"), "");
}

#[test]
fn comparisons_are_joined() {
    let ide = ide();
    check(&ide, &task("a == b |"), "and or");
    check(&ide, &task("a == b an|"), "and or");
    check(&ide, &task("(a exists |"), "and, or, )");
}

#[test]
fn escapes_keep_their_places() {
    let ide = ide();
    assert_eq!(
        written(&ide, &task(r"attribute:\u0061\/b == \u00e9 and attribute:ecs.os|"), "attribute:ecs.os-type"),
        task(r"attribute:\u0061\/b == \u00e9 and attribute:ecs.os-type")
    );
    check(&ide, &task(r#"attribute:a == \"x\" |"#), "and or");
    check(&ide, &task(r"a == b \u00|"), "");
    check(&ide, &task(r"a == b \|"), "");
}

#[test]
fn placeholders_are_left_alone() {
    let ide = ide();
    for expression in ["${|", "${a|}", "<na|", "attribute:${X|", "{{ x|", "a b c |"] {
        check(&ide, &task(expression), "");
    }
    check(&ide, &task("attribute:${X} == |"), "");
    assert!(!at(&ide, &task("attribute:stack == ${X} and |")).is_empty());
    check(&ide, "{\"placementConstraints\": [{\"type\": |}]}", "memberOf");
    assert_eq!(labels(&ide, "{\"placementConstraints\": [{\"expression\": |}]}").len(), 1);
}
