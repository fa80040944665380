//! Each format over the same few files.

use jsonschema::Validator;
use serde_json::Value;

use crate::harness::{CLEAN, Sandbox};

/// A name and values that mean something to formats, a finding behind wide characters, one that a comment ignores, and a fix.
const NAME: &str = "deploy/a b%&<é.jsonc";
const TEXT: &str = r#"{
  "family": "web",
  "networkMode": "awsvpc",
  "containerDefinitions": [
    { "name": "app", "image": "app:1.0", "memory": 256, "essential": true, "portMappings": [
      // ecslint: ignore[host-port-mismatch] rewritten by the <deploy> script
      { "containerPort": 8080, "hostPort": 80 },
      { "name": "😀é|&b", "containerPort": 8081, "hostPort": 81 }
    ] }
  ]
}
"#;

fn run(format: &str) -> crate::harness::Run {
    let sandbox = Sandbox::with(&[(NAME, TEXT), ("clean.json", CLEAN)]);
    sandbox.run(&["check", "--select", "ports", "--format", format, "deploy", "clean.json", "gone.json"])
}

fn json(format: &str) -> Value {
    serde_json::from_str(&run(format).stdout).expect("JSON")
}

#[test]
fn every_format_says_the_same_in_its_own_way() {
    for format in ["human", "concise", "jsonl", "github", "junit", "checkstyle", "markdown"] {
        insta::assert_snapshot!(format!("report_{format}"), run(format).seen());
    }
    for format in ["json", "gitlab", "rdjson"] {
        let run = run(format);
        assert_eq!((run.code, run.stdout.lines().count()), (2, 1), "{format}");
        let pretty = serde_json::to_string_pretty(&json(format)).expect("JSON");
        insta::assert_snapshot!(format!("report_{format}"), pretty);
    }
}

#[test]
fn sarif() {
    let mut log = json("sarif");
    let driver = &mut log["runs"][0]["tool"]["driver"];
    for name in ["version", "semanticVersion"] {
        assert_eq!(driver[name], env!("CARGO_PKG_VERSION"));
        driver[name] = "VERSION".into();
    }
    for rule in driver["rules"].as_array_mut().expect("rules") {
        // Pages change; that they are there does not.
        let page = rule["help"]["markdown"].as_str().expect("a page").to_owned();
        assert!(page.contains("## Why") && page.contains("```jsonc\n"), "{page}");
        rule["help"] = "PAGE".into();
    }
    insta::assert_snapshot!("report_sarif", serde_json::to_string_pretty(&log).expect("JSON"));
}

#[test]
fn gitlab_finds_what_its_documentation_asks_for() {
    let schema: Value = serde_json::from_str(include_str!("../formats/gitlab.schema.json")).expect("JSON");
    let validator: Validator = jsonschema::validator_for(&schema).expect("the schema compiles");
    let report = json("gitlab");
    let complaints: Vec<String> = validator.iter_errors(&report).map(|error| error.to_string()).collect();
    assert!(complaints.is_empty(), "{complaints:#?}");
    assert!(!validator.is_valid(&serde_json::json!([{ "description": "x" }])));
}

#[test]
fn the_same_definition_in_two_files_has_two_fingerprints_for_gitlab() {
    let sandbox = Sandbox::with(&[("a/web.jsonc", TEXT), ("b/web.jsonc", TEXT)]);
    let run = sandbox.run(&["check", "--format", "gitlab"]);
    let issues: Vec<Value> = serde_json::from_str(&run.stdout).expect("JSON");
    let mut fingerprints: Vec<&str> = issues.iter().filter_map(|issue| issue["fingerprint"].as_str()).collect();
    fingerprints.sort_unstable();
    fingerprints.dedup();
    assert_eq!((issues.len(), fingerprints.len()), (4, 4));
}

#[test]
fn a_report_without_files_is_one() {
    for format in ["jsonl", "sarif", "github", "gitlab", "junit", "checkstyle", "rdjson", "markdown"] {
        let run = Sandbox::new().run(&["check", "--format", format]);
        assert_eq!((run.code, run.stderr.as_str()), (0, "note: nothing to check: no file has `.json` in its name\n"));
        match format {
            "sarif" | "gitlab" | "rdjson" => drop(serde_json::from_str::<Value>(&run.stdout).expect("JSON")),
            "jsonl" | "github" => assert_eq!(run.stdout, ""),
            "junit" => assert!(run.stdout.contains("tests=\"0\""), "{}", run.stdout),
            _ => assert!(!run.stdout.is_empty(), "{format}"),
        }
    }
}

#[test]
fn what_the_configuration_and_the_baseline_keep_silent_is_suppressed_in_sarif() {
    let entry = "baseline = \"known.json\"\n[[ignore]]\nrules = [\"host-port-mismatch\"]\nreason = \"the proxy\"\n";
    let text = TEXT.replace("// ecslint: ignore[host-port-mismatch] rewritten by the <deploy> script", "");
    let sandbox = Sandbox::with(&[("web.jsonc", &text)]);
    sandbox.run(&["check", "--write-baseline", "--baseline", "known.json"]);
    sandbox.write("ecslint.toml", entry);
    let run = sandbox.run(&["check", "--format", "sarif", "--severity", "warning", "web.jsonc"]);
    let results = &run.json()["runs"][0]["results"];
    let told: Vec<String> = results
        .as_array()
        .expect("results")
        .iter()
        .map(|result| {
            let one = &result["suppressions"][0];
            let place = &one["location"]["physicalLocation"];
            let (rule, line) = (&result["ruleId"], &place["region"]["startLine"]);
            format!("{rule} {} {} {} {line}", one["kind"], one["justification"], place["artifactLocation"]["uri"])
        })
        .collect();
    assert_eq!(
        told,
        [
            "\"host-port-mismatch\" \"external\" \"the proxy\" \"ecslint.toml\" 2",
            "\"invalid-port-mapping-name\" \"external\" \"it is in the baseline\" \"known.json\" null",
            "\"host-port-mismatch\" \"external\" \"the proxy\" \"ecslint.toml\" 2",
        ]
    );
}

#[test]
fn a_mistake_in_the_configuration_is_in_every_format() {
    let sandbox = Sandbox::with(&[("web.json", CLEAN), ("ecslint.toml", "ignore = [\"prots\"]\n")]);
    for format in ["json", "jsonl", "sarif", "github", "gitlab", "junit", "checkstyle", "rdjson", "markdown"] {
        let run = sandbox.run(&["check", "--format", format]);
        assert_eq!(run.code, 2, "{format}");
        assert!(run.stdout.contains("invalid-config") && run.stdout.contains("prots"), "{format}: {}", run.stdout);
        if format == "sarif" {
            assert_eq!(run.json()["runs"][0]["invocations"][0]["executionSuccessful"], false);
        }
    }
}

#[test]
fn only_ten_annotations_of_a_kind_are_made() {
    let port = "{ \"containerPort\": 8080, \"hostPort\": 80 }";
    let text = format!(
        "{{ \"family\": \"f\", \"networkMode\": \"awsvpc\", \"containerDefinitions\": [{{ \"name\": \"a\", \"image\": \"a:1\", \
         \"memory\": 64, \"portMappings\": [\n{}\n] }}] }}",
        [port; 12].join(",\n")
    );
    let sandbox = Sandbox::with(&[("web.json", text.as_str()), ("summary.md", "")]);
    let summary = sandbox.path("summary.md");
    let summary = summary.to_str().expect("a name");
    let run = |environment: &[(&str, &str)]| {
        sandbox.run_with(&["check", "--select", "host-port-mismatch", "--format", "github"], environment, b"")
    };
    let with = run(&[("GITHUB_STEP_SUMMARY", summary)]);
    let commands = |stdout: &str| stdout.lines().filter(|line| line.starts_with("::error ")).count();
    assert_eq!(commands(&with.stdout), 10);
    let rest: Vec<&str> = with.stdout.lines().skip(10).collect();
    insta::assert_snapshot!("annotations_beyond_ten", rest.join("\n"));
    let table = std::fs::read_to_string(summary).expect("a file");
    assert_eq!(table.matches("\n| error |").count(), 12);
    // Without a summary the log alone tells.
    let without = run(&[]);
    assert!(
        without.stdout.contains("2 more findings; GitHub shows 10 annotations of a kind for a step:\n- web.json:12:")
    );
    let lost = run(&[("GITHUB_STEP_SUMMARY", "nowhere/summary.md")]);
    assert_eq!((lost.stdout, lost.code), (without.stdout, 1));
    assert_eq!(lost.stderr, "note: cannot write the summary of the step: no such file or folder\n");
}
