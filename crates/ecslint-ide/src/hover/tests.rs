use super::*;
use crate::testing;

/// The text under the hover at the `|`, and its page.
fn told(text: &str) -> Option<(String, String)> {
    testing::look(text, |view, offset| {
        hover(view, offset).map(|hover| (view.text[hover.span.range()].to_owned(), hover.markdown))
    })
}

/// Checks that the hover at the `|` is over `about`, and that its page has these `lines`.
fn check(text: &str, about: &str, lines: &[&str]) {
    let (span, page) = told(text).unwrap_or_else(|| panic!("nothing is told in {text}"));
    assert_eq!(span, about, "{text}");
    for line in lines {
        assert!(page.lines().any(|found| found == *line), "no line {line} in\n{page}");
    }
}

fn container(members: &str) -> String {
    format!(r#"{{"containerDefinitions": [{{{members}}}]}}"#)
}

fn constraint(expression: &str) -> String {
    format!(r#"{{"placementConstraints": [{{"type": "memberOf", "expression": "{expression}"}}]}}"#)
}

#[test]
fn a_key_tells_all_of_its_member() {
    let (_, page) = told(&container(r#""restart|Policy": {}"#)).expect("a page");
    assert_eq!(
        page,
        "**`restartPolicy`** · object `ContainerRestartPolicy`, optional\n\nLets ECS restart this container alone after it \
         exits, without replacing the task.\n\n- When absent: a container that exits stays stopped\n\nSource: [botocore \
         1.44.5, ecs 2014-11-13](https://github.com/boto/botocore/tree/1.44.5/botocore/data/ecs/2014-11-13) (2026-11-22)"
    );
    check(
        &container(r#""stop|Timeout": 30"#),
        r#""stopTimeout""#,
        &[
            "**`stopTimeout`** · integer, optional",
            "- When absent: 30 seconds",
            "- Limit: at least 2 seconds",
            "- On Fargate: 2 to 120 seconds",
        ],
    );
    check(r#"{"|cpu": "#, r#""cpu""#, &["**`cpu`** · string, optional", "- On EC2: 128 to 196608 CPU units"]);
    check(r#"[{"na|me": "a"}]"#, r#""name""#, &["- Limit: matches `^[A-Za-z0-9_-]{1,255}$`"]);
    check(
        r#"{"ipc|Mode": ""}"#,
        r#""ipcMode""#,
        &[
            "**Values**",
            "- `none`: Each container has its own",
            "- For Windows, when `host`, `none` and `task`: documented as unsupported",
        ],
    );
}

#[test]
fn what_is_only_returned_is_told_so() {
    let line = "DescribeTaskDefinition returns it, RegisterTaskDefinition does not take it: leave it out.";
    check(r#"{"revi|sion": 3}"#, r#""revision""#, &[line]);
    assert_eq!(told(r#"{"containerDefinitions": [{"revi|sion": 3}]}"#), None);
}

#[test]
fn a_refusal_quotes_aws() {
    check(
        &container(r#""privileged": tr|ue"#),
        "true",
        &[
            "**Where it is refused**",
            "- On Fargate, when `true`: rejected: “Fargate requires that the 'privileged' setting be 'false'”",
            "- For Windows, when `true`: documented as unsupported",
            "No refusal is known on EC2, EXTERNAL instances and Managed Instances.",
        ],
    );
    let inner = container(r#""linuxParameters": {"init|ProcessEnabled": true}"#);
    check(&inner, r#""initProcessEnabled""#, &["- For Windows, all of `linuxParameters`: documented as unsupported"]);
}

#[test]
fn sizes_know_what_goes_with_them() {
    check(
        r#"{"cpu": "10|24"}"#,
        r#""1024""#,
        &["**1 vCPU**, 1024 CPU units", "- On Fargate with a memory of 2 GB to 8 GB in steps of 1 GB"],
    );
    check(r#"{"cpu": ".2|5 vCPU"}"#, r#"".25 vCPU""#, &["- On Fargate with a memory of 0.5 GB, 1 GB and 2 GB"]);
    check(
        r#"{"memory": "4 |GB"}"#,
        r#""4 GB""#,
        &["**4 GB**, 4096 MiB", "- On Fargate with a `cpu` of 512 (0.5 vCPU), 1024 (1 vCPU) and 2048 (2 vCPU)"],
    );
    check(r#"{"memory": "5|00"}"#, r#""500""#, &["- No size of Fargate"]);
    check(r#"{"cpu": "1024", "containerDefinitions": [{"cpu": 2|56}]}"#, "256", &["**0.25 vCPU**, 25% of the task"]);
    check(&container(r#""memory": 20|48"#), "2048", &["**2 GiB**"]);
}

#[test]
fn words_have_meanings() {
    for (text, about, line) in [
        (r#"{"requiresCompatibilities": ["FAR|GATE"]}"#, "FARGATE", "Capacity that AWS runs, one size for each task"),
        (
            &container(r#""linuxParameters": {"capabilities": {"drop": ["SYS_P|TRACE"]}}"#),
            "SYS_PTRACE",
            "Trace other processes, as debuggers do",
        ),
        (
            &container(r#""linuxParameters": {"tmpfs": [{"mountOptions": ["mode|=700"]}]}"#),
            "mode=700",
            "Permissions of the root, `mode=700`",
        ),
        (&container(r#""ulimits": [{"name": "no|file"}]"#), "nofile", "Number of open files"),
        (&container(r#""dependsOn": [{"condition": "|START"}]"#), "START", "The other container has been started"),
        (r#"{"networkMode": "none|"}"#, "none", "No way to the outside; port mappings are not allowed"),
        (&container(r#""essential": fal|se"#), "false", "The task goes on without this container"),
        (
            &container(r#""healthCheck": {"command": ["CM|D", "x"]}"#),
            "CMD",
            "The words that follow are a program and its arguments, run without a shell",
        ),
    ] {
        let (_, page) = told(text).unwrap_or_else(|| panic!("nothing is told in {text}"));
        assert!(page.starts_with(&format!("**`{about}`**: {line}\n")), "{page}");
    }
    let (_, page) = told(&container(r#""healthCheck": {"command": ["CMD-SHELL", "C|MD"]}"#)).expect("a page");
    assert!(page.starts_with("**`command`**"), "{page}");
}

#[test]
fn log_drivers_and_options_have_lines_of_their_own() {
    check(
        &container(r#""logConfiguration": {"logDriver": "spl|unk"}"#),
        r#""splunk""#,
        &[
            "- Runs on Fargate for Linux, EC2, EXTERNAL instances and Managed Instances",
            "- Needs `splunk-token` and `splunk-url`",
        ],
    );
    let options = |option: &str| {
        container(&format!(r#""logConfiguration": {{"logDriver": "awslogs", "options": {{{option}}}}}"#))
    };
    check(&options(r#""awslogs-|group": "a""#), r#""awslogs-group""#, &["- `awslogs` does not work without it"]);
    check(&options(r#""mode": "bl|ocking""#), r#""blocking""#, &["- When absent: `non-blocking`, since 2025-06-25"]);
    check(&options(r#""awslogs-create-group": "|""#), r#""""#, &["- Takes `\"true\"` or `\"false\"`"]);
    check(&container(r#""dockerLabels": {"a": "|b"}"#), r#""b""#, &["**`dockerLabels`** · map of strings, optional"]);
}

#[test]
fn arns_and_images_are_taken_apart() {
    check(
        r#"{"taskRoleArn": "arn:aws-cn:iam::123456789012:role/a|/b"}"#,
        r#""arn:aws-cn:iam::123456789012:role/a/b""#,
        &[
            "**ARN** of an IAM resource",
            "- Partition: `aws-cn`",
            "- Account: `123456789012`",
            "- Kind: `role`",
            "- Name: `a/b`",
        ],
    );
    let secret = |from: &str| container(&format!(r#""secrets": [{{"name": "A", "valueFrom": "{from}"}}]"#));
    let (_, page) =
        told(&secret("arn:aws:secretsmanager:eu-west-1:123456789012:secret:db-AbCdEf:pass|word:AWSPREVIOUS:"))
            .expect("a page");
    assert!(
        page.starts_with(
            "**ARN** of a secret in Secrets Manager\n\n- Region: `eu-west-1`\n- Account: `123456789012`\n- Secret: `db`\n- \
             Random suffix: `AbCdEf`\n- JSON key: `password`\n- Version stage: `AWSPREVIOUS`\n\n---"
        ),
        "{page}"
    );
    let name = secret("/a|/b");
    check(&name, r#""/a/b""#, &["**Parameter** `/a/b` of Parameter Store, in the Region of the task"]);
    let (_, page) = told(&secret("arn:aws:ssm:${REG|ION}:123456789012:parameter/a")).expect("a page");
    assert!(page.starts_with("**`valueFrom`**"), "{page}");
    check(
        &container(r#""image": "123456789012.dkr.ecr.eu-west-1.amazonaws.com/a|/b:1@sha256:ab""#),
        r#""123456789012.dkr.ecr.eu-west-1.amazonaws.com/a/b:1@sha256:ab""#,
        &["- Repository: `a/b`", "- Tag: `1`", "- Digest: `sha256:ab`"],
    );
    check(
        &container(r#""image": "ngin|x""#),
        r#""nginx""#,
        &["- Registry: none is named, so Docker Hub (`docker.io`)", "- Tag: none is written, so `latest`"],
    );
}

#[test]
fn names_tell_what_they_refer_to() {
    let text = |volume: &str, dependency: &str| {
        format!(
            r#"{{"containerDefinitions": [
                {{"name": "db", "image": "pg:1", "essential": false, "portMappings": [{{"containerPort": 5432}}]}},
                {{"name": "web", "dependsOn": [{{"containerName": "{dependency}"}}],
                  "mountPoints": [{{"sourceVolume": "{volume}"}}]}}],
              "volumes": [{{"name": "files", "efsVolumeConfiguration": {{"fileSystemId": "fs-12345678"}}}},
                          {{"name": "scratch", "host": {{}}}}]}}"#
        )
    };
    check(
        &text("files", "d|b"),
        r#""db""#,
        &["**Container `db`**", "- Image `pg:1`", "- Not essential", "- Ports 5432"],
    );
    check(&text("fil|es", "db"), r#""files""#, &["- EFS file system `fs-12345678`"]);
    check(&text("scr|atch", "db"), r#""scratch""#, &["- Empty directory that lives as long as the task"]);
    check(r#"{"containerDefinitions": [{"name": "|a", "links": ["a:b"]}]}"#, r#""a""#, &["- Referred to once"]);
}

#[test]
fn ports_know_the_network_mode() {
    let text = |mode: &str, host: &str| {
        format!(
            r#"{{"networkMode": "{mode}", "containerDefinitions": [{{"portMappings": [{{"containerPort": 8|0{host}}}]}}]}}"#
        )
    };
    check(&text("bridge", r#", "hostPort": 8080"#), "80", &["Reached at port 8080 of the instance"]);
    check(&text("bridge", ""), "80", &["Reached at a port of the instance that is picked at start"]);
    check(&text("awsvpc", ""), "80", &["Reached at port 80 of the task's own address"]);
    check(
        &container(r#""portMappings": [{"hostPort": 2|2}]"#),
        "22",
        &["In use on every container instance: a task that wants it is not placed"],
    );
    check(&container(r#""portMappings": [{"containerPortRange": "80-|89"}]"#), r#""80-89""#, &["10 ports, 80 to 89"]);
}

#[test]
fn expressions_are_told_part_by_part() {
    check(
        &constraint("attri|bute:ecs.os-type == linux"),
        "attribute:",
        &["**`attribute:`**: an attribute of the container instance, built in or custom"],
    );
    check(&constraint("attribute:ecs.os|-type == linux"), "ecs.os-type", &["- Its values are `linux` and `windows`"]);
    check(
        &constraint("attribute:ecs.os-type =|= linux"),
        "==",
        &["**`==`**: the value is the argument", "- Written `==` or `equals`", "- The opposite is `!=`"],
    );
    check(&constraint("attribute:ecs.os-type == li|nux"), "linux", &["**Value** `linux` for `ecs.os-type`"]);
    check(&constraint(r"attribute:\u0061\u0062 =~ a\\.|b"), r"a\\.b", &[r"**Pattern** `a\.b`: a regular expression"]);
    check(
        &constraint("agent|Version > 1 and agentConnected == true"),
        "agentVersion",
        &["**`agentVersion`**: the version of the container agent"],
    );
    check(
        &constraint("agentVersion > 1 an|d agentConnected == true"),
        "and",
        &["**`and`**: both sides must hold; it binds closer than `or`"],
    );
    check(&constraint("attribute:a == ${|X}"), "${X}", &["**Placeholder** `${X}`: another program fills it in"]);
    let (_, page) = told(&constraint("(attribute:a == b) | ")).expect("a page");
    assert!(page.starts_with("**`expression`**"), "{page}");
}

#[test]
fn nothing_is_told_of_what_is_not_known() {
    for text in [
        r#"{"foo": 1|2}"#,
        r#"{"fo|o": 12}"#,
        r#"{"family": |}"#,
        r#"{|}"#,
        r#"{"family": "a", | }"#,
        r#"{"containerDefinitions": |[]}"#,
        r#"{"tags": [{"foo": {"b|ar": 1}}]}"#,
    ] {
        assert_eq!(told(text), None, "{text}");
    }
    let (_, page) = told(r#"{"cpu": "${C|PU}"}"#).expect("a page");
    assert!(page.starts_with("**`cpu`**"), "{page}");
}
