use crate::harness::{Run, Sandbox};

fn explain(words: &[&str]) -> Run {
    Sandbox::new().run(&[&["explain"], words].concat())
}

const SAID: &str = "When networkMode=awsvpc, the host ports and container ports in port mappings must match.";

#[test]
fn a_rule_by_name_is_its_page_as_it_is() {
    let run = explain(&["host-port-mismatch"]);
    assert_eq!((run.stdout.as_str(), run.code), (include_str!("../../rules/ports/host-port-mismatch.md"), 0));
}

#[test]
fn an_unknown_name_is_an_error_with_a_suggestion() {
    let run = explain(&["host-port-missmatch"]);
    insta::assert_snapshot!(run.seen(), @"
    --- stderr
    error: no rule is called `host-port-missmatch`; did you mean `host-port-mismatch`?
    --- exit code 2
    ");
    assert_eq!(explain(&["nonsense"]).code, 2);
    assert_eq!(explain(&[]).code, 2);
}

#[test]
fn a_message_of_aws_leads_to_the_rule() {
    let cli = "An error occurred (ClientException) when calling the RegisterTaskDefinition operation:";
    let terraform = "Error: failed creating ECS Task Definition (web): operation error ECS: RegisterTaskDefinition, \
                     https response error StatusCode: 400, ClientException:";
    let pasted = [
        SAID.to_owned(),
        format!("{cli} {SAID}"),
        format!("$ aws ecs register-task-definition --cli-input-json file://web.json\n\naws: [ERROR]: {cli} {SAID}\n"),
        SAID.to_uppercase(),
        SAID.replace("networkMode=awsvpc", "‘networkMode’ = “awsvpc”"),
        format!("{terraform} {SAID}"),
    ];
    for message in pasted {
        let run = explain(&[&message]);
        assert_eq!(run.code, 0, "{message}");
        assert!(run.stdout.starts_with("host-port-mismatch finds this before AWS does."), "{message}\n{}", run.stdout);
        assert!(run.stdout.contains("# host-port-mismatch"), "{}", run.stdout);
    }
}

#[test]
fn values_do_not_matter() {
    let run = explain(&["Unknown parameter in containerDefinitions[2]: \"foo\", must be one of: cpu, image"]);
    assert_eq!(run.code, 0);
    assert!(run.stdout.contains("unknown-member"), "{}", run.stdout);
}

#[test]
fn words_without_quotes_and_standard_input_will_do() {
    let words: Vec<&str> = SAID.split(' ').collect();
    assert_eq!(explain(&words).code, 0);
    let run = Sandbox::new().run_with(&["explain", "-"], &[], SAID.as_bytes());
    assert!(run.stdout.starts_with("host-port-mismatch"), "{}", run.stdout);
}

#[test]
fn what_no_rule_knows_is_said() {
    for message in ["the quick brown fox jumps over the lazy dog", "the container is in the task and must be"] {
        let run = explain(&[message]);
        assert_eq!(run.stdout, "no rule knows this message; `ecslint rules` lists what ecslint finds\n");
        assert_eq!(run.code, 1);
    }
}

/// Every wording that a rule quotes leads back to that rule, also with values filled in and in the CLI's frame.
#[test]
fn every_known_message_leads_to_its_rule() {
    let project = ecslint_project::Project::new(ecslint_project::Settings::default()).expect("a project");
    let known = project.known_messages();
    assert!(known.len() > 10);
    let mut lost = Vec::new();
    for (pattern, rule) in &known {
        let filled = pattern.replace("%s", "'some-value-17'");
        let message = format!("An error occurred (ClientException) when calling the X operation: {filled}");
        let found = ecslint_project::find_message(&message, &known);
        if !found.iter().any(|found| found.rule.name == rule.name) {
            lost.push(format!("{}: {pattern}", rule.name));
        }
    }
    assert!(lost.is_empty(), "{lost:#?}");
}
