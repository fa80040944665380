use jsonschema::Validator;
use serde_json::Value;

use crate::harness::{CLEAN, MISMATCH, Sandbox};

fn schema() -> Validator {
    let schema: Value = serde_json::from_str(include_str!("../../schemas/report.schema.json")).expect("JSON");
    jsonschema::meta::validate(&schema).expect("the schema is one");
    jsonschema::validator_for(&schema).expect("the schema compiles")
}

#[test]
fn reports_are_as_the_schema_says() {
    let schema = schema();
    let unicode = "{\"family\": \"ü\",\n\"containerDefinitions\": [{\"name\": 1, 'image': yes,}]";
    let sandbox = Sandbox::with(&[
        ("a.json", MISMATCH),
        ("b.json", CLEAN),
        ("c.json", unicode),
        ("d.json", "{\"taskDefinition\": {\"revision\": 3, \"containerDefinitions\": []}}"),
        ("e.json", "[{\"name\": \"a\", \"image\": \"b\", \"essential\": null}]"),
        ("f.json", "{\"Family\": \"x\", \"ContainerDefinitions\": []}"),
        ("package.json", "{}"),
    ]);
    for name in ["batch-ec2.json", "template.json.tpl", "web-fargate.json", "worker-fargate.json"] {
        sandbox.write(name, std::fs::read(examples().join(name)).expect("an example"));
    }
    let run = sandbox.run(&["check", "--format", "json", "--severity", "advice"]);
    let report = run.json();
    let complaints: Vec<String> =
        schema.iter_errors(&report).map(|error| format!("{}: {error}", error.instance_path())).collect();
    assert!(complaints.is_empty(), "{complaints:#?}\n{report:#}");
    assert_eq!(report["summary"]["files"], 10);
    assert_eq!(report["summary"]["skipped"], 1);
    let diagnostics = |report: &Value| {
        report["files"]
            .as_array()
            .expect("files")
            .iter()
            .flat_map(|file| file["diagnostics"].as_array().expect("diagnostics").clone())
            .collect::<Vec<_>>()
    };
    let count = |severity: &str| diagnostics(&report).iter().filter(|found| found["severity"] == severity).count();
    assert_eq!(report["summary"]["errors"], count("error"));
    assert_eq!(report["summary"]["warnings"], count("warning"));
    assert_eq!(report["summary"]["advice"], count("advice"));
}

#[test]
fn a_report_without_files_is_one() {
    let run = Sandbox::new().run(&["check", "--format", "json"]);
    assert!(schema().is_valid(&run.json()), "{}", run.stdout);
    assert_eq!(run.code, 0);
}

#[test]
fn the_schema_knows_every_kind_and_severity() {
    let text = include_str!("../../schemas/report.schema.json");
    for name in
        ["task-definition", "describe-output", "container-definitions", "pascal-case-task-definition", "configuration"]
    {
        assert!(text.contains(&format!("\"{name}\"")), "{name}");
    }
}

fn examples() -> std::path::PathBuf {
    std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples")
}
