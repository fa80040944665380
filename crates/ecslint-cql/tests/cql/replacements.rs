//! What a replacement makes of an expression.

use ecslint_cql::check;

/// What the text becomes when the first finding's replacement is taken.
fn replaced(text: &str) -> Option<String> {
    let finding = check(text).into_iter().next()?;
    let replacement = finding.replacement?;
    let mut changed = text.to_owned();
    changed.replace_range(replacement.span.start..replacement.span.end, &replacement.text);
    Some(changed)
}

#[test]
fn replacements_are_what_was_meant() {
    let rows = [
        ("attribute:instance-type == m5.large", "attribute:ecs.instance-type == m5.large"),
        ("attribute:ecs.az == us-east-1a", "attribute:ecs.availability-zone == us-east-1a"),
        ("attributes:stack == prod", "attribute:stack == prod"),
        ("ecs.os-type == linux", "attribute:ecs.os-type == linux"),
        ("runningTaskCount > 1", "runningTasksCount > 1"),
        ("attribute:a <> b", "attribute:a != b"),
        ("attribute:a not exists", "attribute:a !exists"),
        ("attribute:a in x", "attribute:a in [x]"),
        ("attribute:a in [x y]", "attribute:a in [x, y]"),
        ("attribute:a in [x", "attribute:a in [x]"),
        ("attribute:a == \"x\"", "attribute:a == 'x'"),
        ("attribute:a == x, attribute:b == y", "attribute:a == x and attribute:b == y"),
        ("attribute:a == x attribute:b == y", "attribute:a == x and attribute:b == y"),
        ("not attribute:a == x", "not(attribute:a == x)"),
        ("attribute:ecs.instance-type =~ g4*", "attribute:ecs.instance-type =~ g4.*"),
        ("attribute:ecs.instance-type =~ m5.large", "attribute:ecs.instance-type == m5.large"),
        ("attribute:ecs.cpu-architecture == aarch64", "attribute:ecs.cpu-architecture == arm64"),
        ("attribute:ecs.instance-type == t3.mirco", "attribute:ecs.instance-type == t3.micro"),
        ("attribute:ecs.capability.efs == true", "attribute:ecs.capability.efs exists"),
    ];
    for (text, expected) in rows {
        assert_eq!(replaced(text).as_deref(), Some(expected), "{text}");
        assert_eq!(check(expected), [], "{expected}");
    }
}
