//! Broken texts: several mistakes are found, and what can be understood is understood.

use std::time::{Duration, Instant};

use ecslint_cql::{Code, Instance, MAX_DEPTH, MAX_FINDINGS, Query, Verdict, check, parse};

use crate::invariants::assert_invariants;

fn codes(text: &str) -> Vec<&'static str> {
    check(text).iter().map(|finding| finding.code.name()).collect()
}

#[test]
fn several_mistakes_are_reported() {
    let rows: &[(&str, &[&str])] = &[
        (
            "attribute:a = x and ecs.os-type == linux or agentVersion =~ 1",
            &["mixed-connectives", "unknown-operator", "unknown-subject", "operator-not-for-subject"],
        ),
        (
            "attribute:a in [x y,, z and attribute:b like c",
            &["unclosed-bracket", "missing-comma", "empty-list-item", "unknown-operator"],
        ),
        ("and attribute:a and attribute:b ==", &["dangling-connective", "missing-operator", "missing-argument"]),
        (
            "attribute:a == (x) & attribute:b == [y]",
            &["parenthesis-in-predicate", "unknown-connective", "value-expected"],
        ),
        ("foo == 1 and bar == 2 and baz", &["unknown-subject", "unknown-subject", "unknown-subject"]),
        ("attribute:a == x) and (attribute:b == y", &["unbalanced-parenthesis", "unbalanced-parenthesis"]),
        ("attribute:a ~ [ and attribute:b =~ *", &["unknown-operator", "bad-regex", "bad-regex"]),
    ];
    for (text, expected) in rows {
        assert_eq!(codes(text), *expected, "{text}");
    }
}

#[test]
fn what_was_meant_goes_into_the_tree() {
    let rows = [
        ("attribute:a = x", "attribute:a == x"),
        ("attribute:a not in [x y]", "attribute:a !in [x, y]"),
        ("attribute:a in (x, y)", "attribute:a in [x, y]"),
        ("memberOf(attribute:a == x)", "(attribute:a == x)"),
        ("attribute:a == x & attribute:b == y", "attribute:a == x and attribute:b == y"),
        ("attribute:a EQUALS x", "attribute:a == x"),
        ("attribute:a == x attribute:b == y", "attribute:a == x and attribute:b == y"),
    ];
    for (text, expected) in rows {
        assert_eq!(parse(text).expression.to_string(), expected, "{text}");
    }
    let instance = Instance::default().with_attribute("a", "x");
    for (text, expected) in [("attribute:a = x", Verdict::Yes), ("a == x", Verdict::Unknown), ("", Verdict::Unknown)] {
        assert_eq!(Query::new(&parse(text).expression).verdict(&instance), expected, "{text}");
    }
}

#[test]
fn deep_nesting_is_bounded() {
    for piece in ["(", "not(", "!", "not ", "(!", "(attribute:a == b and "] {
        let text = piece.repeat(30_000 / piece.len());
        assert_invariants(&text);
        assert!(check(&text).iter().any(|finding| finding.code == Code::NestedTooDeep), "{piece}");
    }
    let at_limit = format!("{}attribute:a == b{}", "(".repeat(MAX_DEPTH - 1), ")".repeat(MAX_DEPTH - 1));
    assert_eq!(check(&at_limit), []);
}

#[test]
#[allow(clippy::disallowed_methods, reason = "the crate has no clock, its tests may")]
fn long_texts_are_quick() {
    let pieces = [
        "attribute:a == b and ",
        "(",
        "[",
        "'",
        "\"",
        "${",
        "{{",
        "<a",
        "__",
        "@a",
        "attribute:a in [x, ",
        "=~ (",
        "!",
        ",",
        "attribute:a =~ (a|b)* or ",
        "\\",
        "a ",
        "%",
        "[[a",
        "é",
    ];
    for piece in pieces {
        for length in [30_000, 2_000_000] {
            let text = piece.repeat(length / piece.len());
            let start = Instant::now();
            let findings = check(&text);
            assert!(findings.len() <= MAX_FINDINGS);
            assert!(findings.iter().any(|finding| finding.code == Code::TooLong), "{piece}");
            assert!(start.elapsed() < Duration::from_secs(5), "{piece} took {:?}", start.elapsed());
        }
    }
}

#[test]
fn the_limit_counts_characters() {
    let fits = format!("attribute:a == {}", "é".repeat(2000 - 15));
    assert!(!codes(&fits).contains(&"too-long"));
    let long = format!("{fits}é");
    let finding = check(&long).into_iter().find(|finding| finding.code == Code::TooLong).expect("too long");
    assert_eq!(finding.span.of(&long), "é");
    assert_eq!(finding.message, "`expression` has 2001 characters, the limit is 2000");
}

#[test]
fn messages_about_long_values_stay_short() {
    let long = "abcdefghij".repeat(12);
    let forms = [
        "LONG",
        "attribute:LONGLONG exists",
        "attribute:a == 'LONG' LONG",
        "attribute:a == LONGLONG",
        "attribute:a == LONG*",
        "attribute:a =~ LONG*",
        "attribute:a =~ LONG.x",
        "attribute:a =~ (LONG)",
        "attribute:a =~ LONG{",
        "attribute:a LONG b",
        "attribute:a in LONG",
        "attribute:a in LONG, LONG",
        "attribute:a in [LONG LONG]",
        "attribute:a in (LONG)",
        "attribute:a == [LONG]",
        "attribute:a == (LONG)",
        "attribute:a == \"LONG\"",
        "attribute:a == 'LONG ",
        "attribute:a == LONG#",
        "attribute:ecs.LONG exists",
        "attribute:ecs.ami-id == LONG",
        "attribute:ecs.subnet-id == LONG",
        "attribute:ecs.outpost-arn == LONG",
        "attribute:ecs.availability-zone == LONG",
        "attribute:ecs.availability-zone == ab-LONG-1",
        "attribute:ecs.availability-zone == AB-LONG-1a",
        "attribute:ecs.availability-zone =~ LONG1.*",
        "attribute:ecs.availability-zone =~ ABLONG.*",
        "attribute:ecs.instance-type == LONG",
        "attribute:ecs.instance-type == X.LONG",
        "attribute:ecs.instance-type == ml.LONG.LONG",
        "attribute:ecs.os-type == LONG",
        "attribute:ecs.cpu-architecture == LONG",
        "attribute:ecs.cpu-architecture =~ LONG.*",
        "attribute:ecs.os-family == WINDOWS_SERVER_LONG_core",
        "attribute:com.amazonaws.ecs.capability.docker-remote-api.LONG exists",
        "attribute:ecs.capability.efs == LONG",
        "agentConnected == LONG",
        "agentVersion == LONG",
        "runningTasksCount == LONG",
        "registeredAt == LONG",
        "ec2InstanceId == LONG",
        "task:group == LONGLONGLONG",
        "'LONG'",
        "not attribute:a == LONG",
        "attribute:a == LONG and attribute:a == xLONG",
        "attribute:a != LONG or attribute:a != xLONG",
        "LONG(attribute:a == b)",
        "attribute:a == b LONG attribute:c == d",
        "attribute:LONG",
        "attribute:LONG# == x",
    ];
    for form in forms {
        let text = form.replace("LONG", &long);
        assert!(!check(&text).is_empty(), "{form}");
        assert_invariants(&text);
    }
}
