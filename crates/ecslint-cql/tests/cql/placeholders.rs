//! Placeholders are unknown, never wrong.

use ecslint_cql::{Instance, NodeKind, Query, Verdict, check, parse};

#[test]
fn nothing_is_said_about_placeholders() {
    let texts = [
        "${EXPRESSION}",
        "{{ placement.expression }}",
        "$(EXPRESSION)",
        "<EXPRESSION>",
        "%EXPRESSION%",
        "__EXPRESSION__",
        "{expression}",
        "#{expression}",
        "${A} and ${B}",
        "${A} ${B}",
        "(${A} or ${B}",
        "${A})",
        "attribute:a == b ${MORE}",
        "${MORE} attribute:a == b",
        "attribute:${NAME} == ${VALUE}",
        "attribute:${NAME}",
        "attribute:a ${OPERATOR} b",
        "attribute:a ${OPERATOR}",
        "attribute:a in ${LIST}",
        "attribute:a in [${A} ${B}]",
        "attribute:a in [${A},]",
        "attribute:a in ${A}, ${B}",
        "attribute:a in [[list]]",
        "attribute:a == {{ value }} and attribute:b == x",
        "attribute:a == '{{ value['x'] }}'",
        "attribute:ecs.availability-zone == ${AWS::Region}a",
        "attribute:ecs.availability-zone =~ eu-west-1%s",
        "attribute:ecs.instance-type =~ ${FAMILY}*",
        "attribute:ecs.os-family == WINDOWS_SERVER_<RELEASE>_<FULL or CORE>",
        "attribute:ecs.availability-zone == YOUR_ZONE",
        "attribute:ecs.subnet-id == subnet-xxxxxxxx",
        "attribute:ecs.subnet-id in SUBNETS_PLACEHOLDER",
        "registeredAt > <DATE>",
        "runningTasksCount < ${COUNT}",
        "${A} and attribute:a == x and attribute:a == y",
        "attribute:a == ${X} and attribute:a == y",
        "attribute:a == ${X",
        "attribute:a == b and ${",
        "attribute:a in [${X",
        "{{#if gpu}}attribute:gpu exists{{/if}}",
    ];
    for text in texts {
        assert_eq!(check(text), [], "{text}");
        assert!(parse(text).expression.has_unknown() || text.contains("YOUR") || text.contains("xxx"), "{text}");
    }
}

#[test]
fn mistakes_beside_placeholders_are_still_found() {
    for (text, code) in [
        ("attribute:a = ${X}", "unknown-operator"),
        ("${A} and attribute:ecs.os-type == Linux", "value-case"),
        ("agentVersion =~ ${X}", "operator-not-for-subject"),
        ("attribute:a == ${X} and (attribute:b == c", "unbalanced-parenthesis"),
        ("attribute:a in [${X}, y z]", "missing-comma"),
    ] {
        let codes: Vec<&str> = check(text).iter().map(|finding| finding.code.name()).collect();
        assert_eq!(codes, [code], "{text}");
    }
}

#[test]
fn what_a_placeholder_decides_is_unknown() {
    let instance = Instance::default().with_attribute("a", "x");
    for (text, expected) in [
        ("${A}", Verdict::Unknown),
        ("${A} and attribute:a == y", Verdict::Unknown),
        ("(${A}) and attribute:a == y", Verdict::No),
        ("(${A}) or attribute:a == x", Verdict::Yes),
        ("attribute:a == ${X}", Verdict::Unknown),
        ("attribute:a == ${X} and attribute:a == y", Verdict::No),
        ("attribute:a in [x, ${X}]", Verdict::Yes),
        ("attribute:a in [y, ${X}]", Verdict::Unknown),
        ("attribute:a !in [y, ${X}]", Verdict::Unknown),
        ("attribute:b == ${X}", Verdict::No),
        ("attribute:a == x ${MORE}", Verdict::Unknown),
    ] {
        let parsed = parse(text);
        assert_eq!(Query::new(&parsed.expression).verdict(&instance), expected, "{text}");
    }
}

#[test]
fn the_tree_notes_what_is_unknown() {
    let parsed = parse("attribute:a == b ${MORE}");
    let NodeKind::Unknown(parts) = &parsed.expression.root.kind else { panic!("unknown: {parsed:#?}") };
    assert!(matches!(parts[0].kind, NodeKind::Predicate(_)));
    assert!(!parse("attribute:a == b").expression.has_unknown());
}
