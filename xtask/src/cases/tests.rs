//! Small folders of cases, good ones and bad ones.

use std::path::Path;

use super::{Options, Outcome, judge, table};

const GOOD: &str = r#"{
  "family": "app",
  "networkMode": "awsvpc",
  "containerDefinitions": [
    {
      "name": "app",
      "image": "app:1.0",
      "memory": 256,
      "essential": true,
      "portMappings": [{
        "containerPort": 8080,
        "hostPort": 8080
      }]
    }
  ]
}
"#;

fn bad() -> String {
    GOOD.replace("\"hostPort\": 8080", "\"hostPort\": 80")
}

fn write(folder: &Path, files: &[(&str, &str)]) {
    for (name, text) in files {
        let path = folder.join(name);
        std::fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
        std::fs::write(path, text).expect("a file");
    }
}

/// What comes of these files in `cases` and `valid`.
fn outcome(files: &[(&str, &str)]) -> Outcome {
    let folder = tempfile::tempdir().expect("a folder");
    write(folder.path(), files);
    let valid = Some(folder.path().join("valid")).filter(|valid| valid.exists());
    judge(&Options { folder: folder.path().join("cases"), valid }).expect("the folder is read")
}

#[test]
fn a_defect_is_found_at_its_place_and_the_twins_are_silent() {
    let outcome = outcome(&[
        ("cases/ports/taskdef.json", &bad()),
        ("cases/ports/fixed.json", GOOD),
        ("cases/ports/fixed-2.json", &GOOD.replace("8080", "80")),
        ("cases/service/taskdef.json", GOOD),
        ("cases/service/service.json", "{}"),
        ("cases/service/fixed-service.json", "{}"),
        ("cases/network/taskdef.json", GOOD),
        ("cases/network/fixed.json", &bad()),
        (
            "cases/catalogue.jsonl",
            "{\"id\": \"ports\", \"case\": true, \"severity\": \"rejected\", \"operation\": \"RegisterTaskDefinition\"}\n\n\
             {\"case\": \"network\", \"operation\": \"CreateService\", \"decidable_from\": \"service+task-definition\"}\n",
        ),
        ("valid/good.json", GOOD),
        ("valid/index.json", "[]"),
    ]);
    assert_eq!(table::table(&outcome.rows), "");
    assert_eq!(
        outcome.figures(),
        "cases: 1 (2 more are not for a task definition to decide)\n\
         found: 1, at the defect 1, related to it 0\n\
         silent twins: 2 of 2\n\
         errors for a bad file: 1.00\n\
         silent valid files: 1 of 1"
    );
}

#[test]
fn everything_that_is_missed_is_named() {
    let elsewhere = bad().replace("\"family\": \"app\"", "\"family\": \"other\"");
    let two = bad().replace("\"memory\": 256", "\"memory\": \"256\"");
    let outcome = outcome(&[
        ("cases/a-silent/taskdef.json", GOOD),
        ("cases/a-silent/fixed.json", &GOOD.replace("8080", "80")),
        ("cases/b-speaks/taskdef.json", GOOD),
        ("cases/b-speaks/fixed.json", &bad()),
        ("cases/c-two/taskdef.json", &two),
        ("cases/c-two/fixed.json", GOOD),
        ("cases/d-strong/taskdef.json", &bad()),
        ("cases/d-strong/fixed.json", GOOD),
        ("cases/e-uncertain/taskdef.json", GOOD),
        ("cases/e-uncertain/fixed.json", &elsewhere.replace("\": 80\n", "\": 8080\n")),
        (
            "cases/catalogue.jsonl",
            "{\"id\": \"d-strong\", \"severity\": \"silently-wrong\"}\n{\"id\": \"e-uncertain\", \"confidence\": \"uncertain\"}\n",
        ),
        ("valid/bad.json", &bad()),
    ]);
    let mismatch =
        "12:21 error[host-port-mismatch] `hostPort` 80 differs from `containerPort` 8080 in network mode `awsvpc`";
    let expected = [
        "missed",
        "  a-silent             not found",
        "  b-speaks             not found",
        "  b-speaks/fixed.json  speaks about a mended file",
        &format!("      {mismatch}"),
        "  d-strong             an error is too much",
        &format!("      {mismatch}"),
        "  bad.json             speaks about a valid file",
        &format!("      {mismatch}"),
        "to look at",
        "  c-two                more than one error",
        "      8:17 error[wrong-type] `memory` is the string `\"256\"`, but the API takes an integer",
        &format!("      {mismatch}"),
        "  e-uncertain          silent, as it may be",
        "",
    ];
    assert_eq!(table::table(&outcome.rows), expected.join("\n"));
    assert_eq!((outcome.missed, outcome.mean_errors()), (5, 0.6));
}

#[test]
fn a_finding_at_another_place_is_a_miss() {
    let far = bad().replace("\"essential\": true,", "\"essential\": true,\n      \"command\": [\"a\"],");
    let without_memory = GOOD.replace("      \"memory\": 256,\n", "");
    let with_task_memory = without_memory.replace("\"app\",\n  \"net", "\"app\",\n  \"memory\": \"512\",\n  \"net");
    let outcome = outcome(&[
        ("cases/far/taskdef.json", &far),
        ("cases/far/fixed.json", &far.replace("\"awsvpc\"", "\"bridge\"")),
        ("cases/near/taskdef.json", &far),
        ("cases/near/fixed.json", &far.replace("\"hostPort\": 80\n", "\"hostPort\": 8080\n")),
        ("cases/task/taskdef.json", &without_memory),
        ("cases/task/fixed.json", &with_task_memory.replace("\"family\": \"app\"", "\"family\": \"other\"")),
        ("cases/wanted/taskdef.json", &without_memory),
        ("cases/wanted/fixed.json", &with_task_memory),
    ]);
    assert_eq!((outcome.found, outcome.in_place, outcome.at_related), (4, 1, 2), "{:#?}", outcome.rows);
    let rows: Vec<_> = outcome.rows.iter().map(|row| (row.name.as_str(), row.what, row.is_miss)).collect();
    let expected = [
        ("far", "found at the other side of it", false),
        ("task", "found elsewhere", true),
        ("wanted", "found at the other side of it", false),
    ];
    assert_eq!(rows, expected);
}

#[test]
fn a_bad_catalogue_is_an_error() {
    let folder = tempfile::tempdir().expect("a folder");
    write(folder.path(), &[("cases/catalogue.jsonl", "{\n")]);
    let error = judge(&Options { folder: folder.path().join("cases"), valid: None }).expect_err("no JSON");
    assert!(error.to_string().starts_with("line 1 of "), "{error:#}");
}
