use ecslint_project::{Explainer, Outcome, rule_by_name};

use crate::harness::{Run, Sandbox};

fn explain(words: &[&str]) -> Run {
    Sandbox::new().run(&[&["explain"], words].concat())
}

fn explainer() -> Explainer {
    Explainer::new().expect("the tables load")
}

/// The names of the pages that know a text, the best first.
fn pages<'e>(explainer: &'e Explainer, text: &str) -> Vec<&'e str> {
    explainer.find(text).into_iter().map(|found| found.page.name()).collect()
}

const SAID: &str = "When networkMode=awsvpc, the host ports and container ports in port mappings must match.";

#[test]
fn a_rule_by_name_is_its_page_as_it_is() {
    let run = explain(&["host-port-mismatch"]);
    assert_eq!((run.stdout.as_str(), run.code), (include_str!("../../rules/ports/host-port-mismatch.md"), 0));
    assert_eq!(explain(&["`Host-Port-Mismatch`"]).stdout, run.stdout);
}

#[test]
fn a_cause_by_name_is_a_page_too() {
    insta::assert_snapshot!(explain(&["dependency-timeout"]).seen(), @r#"
    # dependency-timeout

    A container did not start since another one, which it waits for, was not ready in time.

    ## Why

    The time is `startTimeout` of the container that is waited for.

    ## What to check

    - `startTimeout` against the time it really needs
    - its health check, when the condition is `HEALTHY`

    ## Rules that find some of it in a file

    - `dependency-without-health-check`
    - `timeout-too-short`

    ## What AWS says

    - "dependency graph: container ordering dependency […] for target […] has timed out."

    ## Sources

    - amazon-ecs-agent 1.105.1: agent/engine/dependencygraph/graph.go, 2026-06-29
    - https://github.com/aws/amazon-ecs-agent
    --- exit code 0
    "#);
}

#[test]
fn a_control_of_security_hub_leads_to_its_rule() {
    for (control, rule) in [("ECS.4", "privileged-container"), ("ecs.5", "writable-root-filesystem")] {
        let run = explain(&[control]);
        assert!(run.stdout.starts_with(&format!("# {rule}\n")), "{control}: {}", run.stdout);
    }
    // A retired control that others took the place of.
    let retired = explain(&["ECS.1"]).stdout;
    for rule in ["privileged-container", "root-user", "host-network"] {
        assert!(retired.contains(&format!("\n  {rule}: ")), "{retired}");
    }
    assert_eq!(explain(&["ECS.99"]).code, 2);
}

#[test]
fn an_unknown_name_is_an_error_with_a_suggestion() {
    let run = explain(&["host-port-missmatch"]);
    insta::assert_snapshot!(run.seen(), @"
    --- stderr
    error: no rule or cause is called `host-port-missmatch`; did you mean `host-port-mismatch`?
    --- exit code 2
    ");
    insta::assert_snapshot!(explain(&["dependency-timeuot"]).seen(), @"
    --- stderr
    error: no rule or cause is called `dependency-timeuot`; did you mean `dependency-timeout`?
    --- exit code 2
    ");
    assert_eq!(explain(&["nonsense"]).code, 2);
    assert_eq!(explain(&[]).code, 2);
}

#[test]
fn a_message_of_aws_leads_to_the_rule() {
    for message in
        [SAID.to_owned(), format!("$ aws ecs register-task-definition\n\naws: [ERROR]: An error occurred: {SAID}\n")]
    {
        let run = explain(&[&message]);
        assert_eq!(run.code, 0, "{message}");
        assert!(run.stdout.starts_with("host-port-mismatch finds this before AWS does."), "{message}\n{}", run.stdout);
        assert!(run.stdout.contains("# host-port-mismatch"), "{}", run.stdout);
    }
}

#[test]
fn a_message_that_no_file_foretells_leads_to_its_cause() {
    let run = explain(&["TaskDefinition is inactive"]);
    assert!(run.stdout.starts_with("task-definition-not-found: no file alone shows this."), "{}", run.stdout);
    assert!(run.stdout.contains("## What to check"), "{}", run.stdout);
    assert_eq!(run.code, 0);
}

#[test]
fn pages_that_share_a_message_are_all_told() {
    insta::assert_snapshot!(explain(&["Invalid 'containerPort' setting for container 'api'."]).seen(), @r#"
    2 pages know this message:

      container-port-missing: A port mapping has neither `containerPort` nor `containerPortRange`.
        AWS says: "Invalid 'containerPort' setting for container '%s'."
      port-out-of-range: A container port or host port is no port number.
        AWS says: "Invalid 'containerPort' setting for container '%s'."

    `ecslint explain NAME` prints the page of one
    --- exit code 0
    "#);
}

#[test]
fn words_without_quotes_and_standard_input_will_do() {
    let words: Vec<&str> = SAID.split(' ').collect();
    assert_eq!(explain(&words).code, 0);
    let run = Sandbox::new().run_with(&["explain", "-"], &[], &[SAID.as_bytes(), b"\xff\n"].concat());
    assert!(run.stdout.starts_with("host-port-mismatch"), "{}", run.stdout);
}

#[test]
fn what_no_page_knows_is_said() {
    insta::assert_snapshot!(explain(&["the quick brown fox jumps over the lazy dog"]).seen(), @"
    no page knows this message; `ecslint rules` lists what ecslint finds
    --- exit code 1
    ");
    insta::assert_snapshot!(explain(&["a plain text credential in the environment"]).seen(), @"
    no page knows this message; these share words with it:

      credential-in-environment: An environment variable holds a credential in plain text.
      credential-in-command: A command holds a credential in plain text.
      credential-in-log-options: A log option holds a credential in plain text.

    `ecslint explain NAME` prints the page of one
    --- exit code 1
    ");
    let explainer = explainer();
    for text in [
        "the container is in the task and must be",
        "docker: command not found",
        "error: src refspec main does not match any",
        "Error: Invalid provider configuration: Provider \"registry.terraform.io/hashicorp/aws\" requires explicit configuration.",
        "No module named 'boto3'",
        "permission denied while trying to connect to the Docker daemon socket",
    ] {
        assert_eq!(pages(&explainer, text), [""; 0], "{text}");
    }
}

/// What stands around a message where people see it.
const FRAMES: [&str; 11] = [
    "{}",
    "An error occurred (ClientException) when calling the {call} operation: {}",
    "aws: [ERROR]: An error occurred (InvalidParameterException) when calling the {call} operation (reached max retries: 4): {}",
    "Resource handler returned message: \"Invalid request provided: {} (Service: AmazonECS; Status Code: 400; Error Code: \
     ClientException; Request ID: 4b2a7d1e-0000-4e1b-9d0f-5f1c3f1d2a3b; Proxy: null)\" (RequestToken: \
     c0ffee00-0000-4e1b-9d0f-5f1c3f1d2a3b, HandlerErrorCode: InvalidRequest)",
    "│ Error: creating ECS Task Definition (web): operation error ECS: {call}, https response error StatusCode: 400, \
     RequestID: 4b2a7d1e-0000-4e1b-9d0f-5f1c3f1d2a3b, ClientException: {}\n│ \n│   with aws_ecs_task_definition.web,\n│   on \
     main.tf line 12, in resource \"aws_ecs_task_definition\" \"web\":\n│   12: resource \"aws_ecs_task_definition\" \"web\" {",
    "Traceback (most recent call last):\n  File \"/app/deploy.py\", line 41, in <module>\n    main()\n  File \
     \"/usr/lib/python3.12/site-packages/botocore/client.py\", line 565, in _api_call\n    return \
     self._make_api_call(operation_name, kwargs)\nbotocore.errorfactory.ClientException: An error occurred \
     (ClientException) when calling the {call} operation: {}",
    "Error: Failed to deploy in ECS: {}\nError: {}",
    "(service web) was unable to place a task. Reason: {}.",
    "\"stoppedReason\": \"{}\",",
    "2026-11-22T10:00:00Z 14/21 | 10:00:00 AM | UPDATE_FAILED | AWS::ECS::Service | Web/Service (WebService9571FDD8) {}",
    "STOPPED (TaskFailedToStart: {})",
];

/// A wording with values in it.
fn filled(wording: &str) -> String {
    let values = ["'some-value-17'", "arn:aws:ecs:eu-west-1:123456789012:task/web/0123", "4096", "web"];
    let pieces = wording.split("%s").enumerate();
    pieces
        .map(|(index, piece)| if index == 0 { piece.to_owned() } else { format!("{}{piece}", values[index % 4]) })
        .collect()
}

/// Every wording that a page quotes leads back to that page: with values filled in, in every frame, in another case, with
/// other quotes, and on several lines.
#[test]
fn every_known_message_leads_to_its_page() {
    let explainer = explainer();
    let mut lost = Vec::new();
    let mut asked = 0;
    for (wording, page) in explainer.known_messages() {
        let filled = filled(wording);
        let call = rule_by_name(page.name()).map_or("CreateService", |rule| match rule.outcome {
            Outcome::Rejected { operation, .. } => operation,
            _ => "RunTask",
        });
        let frames = if wording.contains(' ') { &FRAMES[..] } else { &FRAMES[..1] };
        let framed = frames.iter().map(|frame| frame.replace("{call}", call).replace("{}", &filled));
        let curly = filled.replace('\'', "’");
        let wrapped = filled.replace(' ', "\n");
        for text in framed.chain([filled.to_uppercase(), curly, wrapped]) {
            asked += 1;
            let found = pages(&explainer, &text);
            if !found.contains(&page.name()) {
                lost.push(format!("{}: {text}\n    led to {found:?}", page.name()));
            }
        }
    }
    assert!(asked > 5000, "{asked}");
    assert!(lost.is_empty(), "{} lost:\n{}", lost.len(), lost.join("\n"));
}

/// A message that is cut off still names its page, as long as enough of it is there.
#[test]
fn cut_messages_lead_to_their_page() {
    let explainer = explainer();
    let mut lost = Vec::new();
    for (wording, page) in
        explainer.known_messages().filter(|(wording, _)| wording.len() > 70 && !wording.contains("%s"))
    {
        let cut: String = wording.chars().take(wording.len() * 4 / 5).collect();
        for text in [format!("{cut}..."), format!("An error occurred (X) when calling the Y operation: {cut}")] {
            if !pages(&explainer, &text).contains(&page.name()) {
                lost.push(format!("{}: {text}", page.name()));
            }
        }
    }
    assert!(lost.is_empty(), "{lost:#?}");
}

/// Texts as people paste them, and the first page for each.
const PASTED: &[(&str, &str)] = &[
    ("Error: The 'memory' setting for container 'nginx' is greater than for the task", "container-memory-above-task"),
    (
        "Failed to register task definition in ECS: Fargate requires task definition to have execution role ARN to support \
         ECR images.",
        "missing-execution-role",
    ),
    (
        "CREATE_FAILED  AWS::ECS::TaskDefinition  TaskDef54694570  Resource handler returned message: \"Invalid request \
         provided: Create TaskDefinition: No Fargate configuration exists for given values: 300 CPU, 700 memory. See the \
         Amazon ECS documentation for the valid values. (Service: AmazonECS; Status Code: 400; Error Code: \
         ClientException; Request ID: 0a1b; Proxy: null)\"",
        "unknown-fargate-size",
    ),
    ("Container.image contains invalid characters.", "invalid-image-name"),
    (
        "An error occurred (ClientException) when calling the CreateService operation: Family contains invalid characters.",
        "task-definition-reference-invalid",
    ),
    (
        "An error occurred (ClientException) when calling the RegisterTaskDefinition operation: Family contains invalid \
         characters.",
        "invalid-family",
    ),
    (
        "botocore.exceptions.ParamValidationError: Parameter validation failed:\nInvalid type for parameter \
         containerDefinitions[0].cpu, value: 256, type: <class 'str'>, valid types: <class 'int'>",
        "wrong-type",
    ),
    (
        "Stopped reason\nCannotPullContainerError: pull image manifest has been retried 1 time(s): failed to resolve ref \
         123456789012.dkr.ecr.eu-west-1.amazonaws.com/shop:v7: 123456789012.dkr.ecr.eu-west-1.amazonaws.com/shop:v7: not \
         found",
        "image-not-found",
    ),
    (
        "CannotPullContainerError: The task cannot pull 123456789012.dkr.ecr.eu-west-1.amazonaws.com/shop:1 from the \
         registry 123456789012.dkr.ecr.eu-west-1.amazonaws.com/shop:1. There is a connection issue between the task and \
         the registry. Check your task network configuration.",
        "registry-unreachable",
    ),
    ("CannotPullContainerError: something that nobody saw yet", "image-not-pulled"),
    (
        "ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable \
         to retrieve secret from asm: service call has been retried 1 time(s): failed to fetch secret \
         arn:aws:secretsmanager:eu-west-1:123456789012:secret:db-AbCdEf from secrets manager: AccessDeniedException: User: \
         arn:aws:sts::123456789012:assumed-role/exec/0123 is not authorized to perform: secretsmanager:GetSecretValue on \
         resource: arn:aws:secretsmanager:eu-west-1:123456789012:secret:db-AbCdEf because no identity-based policy allows \
         the secretsmanager:GetSecretValue action status code: 400, request id: 0123",
        "secret-access-denied",
    ),
    (
        "ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable \
         to retrieve secrets from ssm: service call has been retried 5 time(s): RequestCanceled: request context canceled \
         caused by: context deadline exceeded. Please check your task network configuration.",
        "secrets-or-registry-unreachable",
    ),
    (
        "ResourceInitializationError: failed to invoke EFS utils commands to set up EFS volumes: stderr: Failed to resolve \
         \"fs-0123456789abcdef0.efs.eu-west-1.amazonaws.com\" - check that your file system ID is correct, and ensu…",
        "efs-not-resolved",
    ),
    ("failed to invoke EFS utils commands to set up EFS volumes: stderr: something else", "efs-mount-failed"),
    ("OutOfMemoryError: Container killed due to memory usage", "out-of-memory"),
    ("web  STOPPED  exit code: 137", "out-of-memory"),
    ("Essential container in task exited", "essential-container-exited"),
    ("standard_init_linux.go:228: exec user process caused: exec format error", "exec-format-error"),
    ("exec /docker-entrypoint.sh: exec format error", "exec-format-error"),
    (
        "service web was unable to place a task because no container instance met all of its requirements. The closest \
         matching container-instance 0123456789abcdef is missing an attribute required by your task. For more information, \
         see the Troubleshooting section of the Amazon ECS Developer Guide.",
        "missing-instance-attribute",
    ),
    (
        "(service web) (task 0123) (port 8080) is unhealthy in (target-group \
         arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/web/0123) due to (reason Health checks failed with \
         these codes: [502]).",
        "load-balancer-health-check-failed",
    ),
    ("(service web) (deployment ecs-svc/0123456789) deployment failed: tasks failed to start.", "circuit-breaker"),
    (
        "{\"failures\": [{\"arn\": \"arn:aws:ecs:eu-west-1:123456789012:service/web\", \"reason\": \"MISSING\"}]}",
        "resource-missing",
    ),
    ("tasks: [], failures: [ { reason: 'RESOURCE:MEMORY' } ]", "not-enough-memory"),
    (
        "User: arn:aws:iam::123456789012:user/ci is not authorized to perform: iam:PassRole on resource: \
         arn:aws:iam::123456789012:role/exec because no identity-based policy allows the iam:PassRole action",
        "pass-role-denied",
    ),
    (
        "AccessDeniedException: User: arn:aws:iam::123456789012:user/ci is not authorized to perform: \
         ecs:RegisterTaskDefinition on resource: * because no identity-based policy allows the ecs:RegisterTaskDefinition \
         action",
        "call-denied",
    ),
    (
        "InvalidParameterException: The provided target group arn:aws:x has target type instance, which is incompatible with the awsvpc network mode specified in the task definition.",
        "target-type-mismatch",
    ),
    ("Max attempts exceeded\nWaiter ServicesStable failed: Max attempts exceeded", "service-not-stable"),
    ("Timeout waiting for network interface provisioning to complete.", "network-interface-not-ready"),
];

#[test]
fn pasted_texts_lead_to_the_right_page_first() {
    let explainer = explainer();
    let found: Vec<(&str, &str)> =
        PASTED.iter().map(|(text, _)| (*text, pages(&explainer, text).first().copied().unwrap_or("nothing"))).collect();
    let wrong: Vec<_> = found.iter().zip(PASTED).filter(|(found, expected)| found != expected).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn lines_with_messages_of_their_own_are_all_told() {
    let text = "(service web) has started 1 tasks: (task 0123).\n(service web) failed container health checks.\nservice web was \
                unable to place a task. Reason: Capacity is unavailable at this time. Please try again later or in a \
                different availability zone.\nEssential container in task exited";
    let found = explainer();
    let found = pages(&found, text);
    for page in ["container-health-check-failed", "capacity-unavailable", "essential-container-exited"] {
        assert!(found.contains(&page), "{found:?}");
    }
}

#[test]
fn causes_are_named_and_told_as_rules_are() {
    let explainer = explainer();
    for cause in explainer.causes() {
        let name = &cause.name;
        assert!(rule_by_name(name).is_none(), "{name} is a rule");
        assert!(name.chars().all(|character| matches!(character, 'a'..='z' | '0'..='9' | '-')), "{name}");
        for sentence in [&cause.summary, &cause.why] {
            assert!(sentence.ends_with('.') && !sentence.contains('\n'), "{name}: {sentence}");
        }
        assert!(!cause.says.is_empty() && !cause.check.is_empty(), "{name}");
        assert!(cause.check.iter().all(|item| !item.ends_with('.')), "{name}");
        let unknown: Vec<_> = cause.rules.iter().filter(|rule| rule_by_name(rule).is_none()).collect();
        assert!(unknown.is_empty(), "{name}: {unknown:?}");
    }
}
