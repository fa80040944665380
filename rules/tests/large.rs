//! What only shows in definitions that are too long for a page.

use ecslint_core::Checker;
use ecslint_core::engine::Kind;
use ecslint_syntax::Syntax;

fn complaints(text: &str) -> Vec<String> {
    let checker = Checker::new(ecslint_rules::all()).expect("the embedded tables are sound");
    let (_, findings) = checker.check_bytes(text.as_bytes(), Syntax::Json, Kind::TaskDefinition);
    let named = findings.diagnostics.into_iter().filter(|found| found.rule.name == "task-definition-too-large");
    named.map(|found| found.message).collect()
}

/// A definition with a command of `length` characters, and `blanks` between its members.
fn definition(length: usize, blanks: usize) -> String {
    let (command, gap) = ("x".repeat(length), " ".repeat(blanks));
    format!(r#"{{"family": "web",{gap}"containerDefinitions": [{{"name": "web", "command": ["{command}"]}}]}}"#)
}

#[test]
fn a_definition_above_64_kib_is_too_large() {
    assert_eq!(complaints(&definition(65_465, 0)), [] as [&str; 0]);
    let found = complaints(&definition(65_466, 0));
    assert_eq!(found, ["`65537` bytes as compact JSON are more than the 65536 of a task definition"]);
}

#[test]
fn blanks_and_placeholders_do_not_count() {
    assert!(complaints(&definition(1_000, 70_000)).is_empty());
    assert!(complaints(&definition(70_000, 0).replace("xxx", "${NAME}")).is_empty());
}

#[test]
fn what_describe_adds_does_not_count() {
    let long = "x".repeat(70_000);
    assert!(complaints(&format!(r#"{{"family": "web", "taskDefinitionArn": "{long}", "pidMode": null}}"#)).is_empty());
}
