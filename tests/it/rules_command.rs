use crate::harness::Sandbox;

#[test]
fn the_table_holds_every_rule() {
    let run = Sandbox::new().run(&["rules"]);
    assert_eq!(run.code, 0);
    for rule in ecslint_project::rules() {
        assert!(run.stdout.contains(rule.name) && run.stdout.contains(rule.summary), "{}", rule.name);
    }
}

#[test]
fn json_holds_every_rule() {
    let rows = Sandbox::new().run(&["rules", "--format", "json"]).json();
    let rows = rows.as_array().expect("a list");
    assert_eq!(rows.len(), ecslint_project::rules().count());
    let row = rows.iter().find(|row| row["name"] == "host-port-mismatch").expect("the rule");
    insta::assert_snapshot!(serde_json::to_string_pretty(row).expect("JSON"), @r#"
    {
      "fixable": true,
      "group": "ports",
      "name": "host-port-mismatch",
      "outcome": "rejected",
      "severity": "error",
      "since": "0.1.0",
      "summary": "A host port differs from the container port in the network mode `awsvpc` or `host`.",
      "url": "https://github.com/ecslint/ecslint/blob/main/rules/ports/host-port-mismatch.md"
    }
    "#);
}
