//! Completion in YAML: which mapping a line means, and what is written there.

use ecslint_core::engine::Kind;
use ecslint_core::views::Assumption;
use ecslint_syntax::{Span, Syntax, parse};

use super::everywhere::RICH;
use super::{Completion, ide};
use crate::Ide;
use crate::completion::template::Template;
use crate::completion::yaml::{as_yaml, complete_yaml};

fn completions(ide: &Ide, text: &str, offset: usize) -> Vec<Completion> {
    let offset = u32::try_from(offset).expect("a short text");
    complete_yaml(ide, text, Kind::TaskDefinition, Assumption::default(), offset)
}

/// A text and the place of its cursor, written as `^`.
fn split(marked: &str) -> (String, usize) {
    let offset = marked.find('^').expect("a cursor");
    (marked.replacen('^', "", 1), offset)
}

/// The text with a completion written into it, as an editor writes it that repeats the blanks of the line.
fn applied(text: &str, completion: &Completion) -> String {
    let line = text[..completion.replace.start as usize].rsplit('\n').next().unwrap_or_default();
    let blanks = &line[..line.len() - line.trim_start_matches(' ').len()];
    let mut result = text.to_owned();
    result.replace_range(completion.replace.range(), &completion.text.replace('\n', &format!("\n{blanks}")));
    for edit in &completion.also {
        assert!(edit.span.end <= completion.replace.start, "{completion:?}");
        result.replace_range(edit.span.range(), &edit.text);
    }
    result
}

/// Asserts that choosing `label` at the cursor makes `expected` of the text.
#[track_caller]
fn check_written(ide: &Ide, marked: &str, label: &str, expected: &str) {
    let (text, offset) = split(marked);
    let found = completions(ide, &text, offset);
    let labels: Vec<&str> = found.iter().map(|found| found.label.as_str()).collect();
    let chosen = found.iter().find(|found| found.label == label);
    let chosen = chosen.unwrap_or_else(|| panic!("no {label} among {labels:?} in {marked}"));
    assert_eq!(applied(&text, chosen), expected, "{marked}");
}

/// Asserts that some of the labels at the cursor are these and none of the others is.
#[track_caller]
fn check_labels(ide: &Ide, marked: &str, offered: &[&str], missing: &[&str]) {
    let (text, offset) = split(marked);
    let found = completions(ide, &text, offset);
    let labels: Vec<&str> = found.iter().map(|found| found.label.as_str()).collect();
    assert!(offered.iter().all(|label| labels.contains(label)), "{labels:?} in {marked}");
    assert!(missing.iter().all(|label| !labels.contains(label)), "{labels:?} in {marked}");
}

#[test]
fn the_indentation_says_what_is_meant() {
    let ide = ide();
    let container = "family: a\ncontainerDefinitions:\n  - name: web\n    image: x:1\n";
    for (behind, offered, missing) in [
        ("    ^", &["portMappings", "essential"][..], &["volumes", "name", "image"][..]),
        ("    port^", &["portMappings"], &["volumes"]),
        ("^", &["volumes", "cpu"], &["family", "portMappings"]),
        ("net^", &["networkMode"], &["portMappings"]),
        ("  ^", &["container"], &["volumes", "portMappings"]),
        ("  - ^", &["name", "image", "container"], &["volumes"]),
        ("  -^", &["name", "image"], &["volumes"]),
        ("  - na^", &["name"], &["family"]),
        ("    healthCheck:\n      ^", &["command", "interval"], &["name"]),
        ("    healthCheck:\n      interval: 5\n      ^", &["command"], &["interval", "name"]),
        ("    logConfiguration:\n      logDriver: awslogs\n      options:\n        ^", &["awslogs-group"], &["name"]),
        ("    dependsOn:\n      - ^", &["containerName", "condition"], &["name"]),
        ("    dependsOn:\n    - ^", &["containerName", "condition"], &["name"]),
        ("    healthCheck:\n      ^\n    cpu: 5\n", &["command"], &["name", "cpu"]),
        ("    ^\n    cpu: 5\n", &["essential"], &["cpu", "volumes"]),
        // What follows would become part of a new member.
        ("^\n    cpu: 5\n", &[], &["volumes", "essential"]),
        ("   ^", &[], &["essential", "volumes"]),
        ("    environment: # ^", &[], &["name"]),
        ("    # ^", &[], &["essential"]),
        ("    command:\n      - |\n        ess^", &[], &["essential"]),
        ("    portMappings: {con^", &[], &["containerPort"]),
        ("    \"port^\n", &["portMappings"], &["volumes"]),
    ] {
        check_labels(&ide, &format!("{container}{behind}"), offered, missing);
    }
}

#[test]
fn values_fit_their_keys() {
    let ide = ide();
    let fargate = "family: a\nrequiresCompatibilities: [FARGATE]\nnetworkMode: awsvpc\ncpu: '512'\n";
    for (behind, offered, missing) in [
        ("memory: ^", &["1024", "2048"][..], &["512"][..]),
        ("memory: \"^\"", &["1024"], &["512"]),
        ("pidMode: ^", &["task"], &["host"]),
        ("runtimePlatform:\n  cpuArchitecture: A^\n", &["ARM64", "X86_64"], &["LINUX"]),
        ("containerDefinitions:\n- essential: ^\n  name: a\n", &["true", "false"], &[]),
        (
            "containerDefinitions:\n- name: db\n- name: app\n  dependsOn:\n  - containerName: ^\n",
            &["db"],
            &["app", "EcslintWritesHere"],
        ),
        ("containerDefinitions:\n- name: db\n- links: [^\n", &[], &["volumes"]),
        ("containerDefinitions:\n- healthCheck:\n    command: [^]\n", &["CMD-SHELL", "CMD"], &[]),
        ("containerDefinitions:\n- healthCheck:\n    command:\n    - ^\n", &["CMD-SHELL", "CMD"], &[]),
        ("containerDefinitions:\n- mountPoints:\n  - sourceVolume: ^\nvolumes:\n- name: data\n", &["data"], &[]),
        ("pidMode: *x^", &[], &["task"]),
        ("pidMode: ${X^}", &[], &["task"]),
        ("pidMode: {{ x^ }}", &[], &["task"]),
        ("volumes: ^\n  - name: a\n", &[], &["[ ]"]),
        ("placementConstraints:\n- expression: ^\n", &["attribute:ecs.os-type"], &["memberOf"]),
        ("placementConstraints:\n- expression: attribute:ecs.os-type == ^\n", &["linux"], &["attribute:ecs.os-type"]),
        (
            "placementConstraints:\n- expression: 'attribute:ecs.os-type == l^'\n",
            &["linux"],
            &["attribute:ecs.os-type"],
        ),
        ("placementConstraints:\n- expression: \"attribute:ecs.os-type == l^\"\n", &["linux"], &[]),
    ] {
        check_labels(&ide, &format!("{fargate}{behind}"), offered, missing);
    }
}

#[test]
fn what_is_written_is_yaml() {
    let ide = ide();
    for (marked, label, expected) in [
        ("networkMode: ^\n", "bridge", "networkMode: bridge\n"),
        ("networkMode:^\n", "bridge", "networkMode: bridge\n"),
        ("networkMode: \"br^\"\n", "bridge", "networkMode: \"bridge\"\n"),
        ("networkMode: 'br^\n", "bridge", "networkMode: 'bridge'\n"),
        ("networkMode: awsv^pc # why\n", "bridge", "networkMode: bridge # why\n"),
        ("cpu: ^\nrequiresCompatibilities: [FARGATE]\n", "512", "cpu: \"512\"\nrequiresCompatibilities: [FARGATE]\n"),
        ("requiresCompatibilities: [FARG^", "FARGATE", "requiresCompatibilities: [FARGATE"),
        ("requiresCompatibilities: [EC2, ^]", "FARGATE", "requiresCompatibilities: [EC2, FARGATE]"),
        ("requiresCompatibilities:\n  - FA^\n", "FARGATE", "requiresCompatibilities:\n  - FARGATE\n"),
        ("requiresCompatibilities:\n  ^\n", "FARGATE", "requiresCompatibilities:\n  - FARGATE\n"),
        ("requiresCompatibilities:\n  -^\n", "FARGATE", "requiresCompatibilities:\n  - FARGATE\n"),
        ("requiresCompatibilities: ^\n", "FARGATE", "requiresCompatibilities:\n  - FARGATE\n"),
        ("fam^\ncpu: '256'\n", "family", "family: \"\"\ncpu: '256'\n"),
        ("famly^: web\n", "family", "family: web\n"),
        ("\"famly^\": web\n", "family", "\"family\": web\n"),
        (
            "containerDefinitions:\n  - name: a\n    portM^\n",
            "portMappings",
            "containerDefinitions:\n  - name: a\n    portMappings:\n      - containerPort: 80\n        protocol: tcp\n",
        ),
        (
            "containerDefinitions:\n  - portM^\n",
            "portMappings",
            "containerDefinitions:\n  - portMappings:\n      - containerPort: 80\n        protocol: tcp\n",
        ),
        (
            "containerDefinitions:\n  - dependsOn: ^\n    name: a\n",
            "dependency",
            "containerDefinitions:\n  - dependsOn:\n      - containerName: \"\"\n        condition: START\n    name: a\n",
        ),
        (
            "placementConstraints:\n  - expression: attribute:ecs.os-ty^\n",
            "attribute:ecs.os-type",
            "placementConstraints:\n  - expression: attribute:ecs.os-type\n",
        ),
        ("family: a\r\nnetworkMode: b^\r\ncpu: '1'\r\n", "bridge", "family: a\r\nnetworkMode: bridge\r\ncpu: '1'\r\n"),
    ] {
        check_written(&ide, marked, label, expected);
    }
}

#[test]
fn gaps_stay_gaps() {
    let ide = ide();
    let snippet = |marked: &str, label: &str| {
        let (text, offset) = split(marked);
        let found = completions(&ide, &text, offset).into_iter().find(|found| found.label == label);
        found.and_then(|found| found.snippet).unwrap_or_default()
    };
    assert_eq!(snippet("fam^", "family"), "family: \"$1\"");
    assert_eq!(snippet("containerDefinitions:\n- ess^", "essential"), "essential: ${1|true,false|}");
    assert_eq!(
        snippet("containerDefinitions:\n- portM^", "portMappings"),
        "portMappings:\n    - containerPort: ${1:80}\n      protocol: tcp"
    );
    let options = "containerDefinitions:\n- logConfiguration:\n    opt^";
    assert_eq!(snippet(options, "options"), "options:\n  $1");
    let option = "containerDefinitions:\n- logConfiguration:\n    logDriver: awslogs\n    options:\n      awslogs-g^";
    assert_eq!(snippet(option, "awslogs-group"), "awslogs-group: \"$1\"");
}

#[test]
fn a_whole_definition_begins_a_text() {
    let ide = ide();
    for marked in ["^", "\n^\n", "# a task\n^", "fam^"] {
        let (text, offset) = split(marked);
        let found = completions(&ide, &text, offset);
        let whole = found.iter().find(|found| found.label.contains("Fargate")).unwrap_or_else(|| panic!("{marked}"));
        let written = applied(&text, whole);
        let document = parse(&written, Syntax::Yaml);
        assert!(document.errors().is_empty(), "{written}");
        assert!(written.contains("containerDefinitions:\n  - name: "), "{written}");
        let checker = ecslint_core::engine::Checker::new(ecslint_rules::all()).expect("the tables load");
        let (_, findings) = checker.check_bytes(written.as_bytes(), Syntax::Yaml, Kind::TaskDefinition);
        let errors = findings.diagnostics.iter().filter(|found| found.severity == ecslint_core::Severity::Error);
        assert_eq!(errors.map(|found| found.message.as_str()).collect::<Vec<_>>(), [] as [&str; 0], "{written}");
    }
}

/// The rich definition in YAML.
fn rich() -> String {
    as_yaml(&Template::text(RICH)).expect("JSON")
}

fn errors(text: &str) -> usize {
    parse(text, Syntax::Yaml).errors().len()
}

#[test]
fn what_is_written_can_be_read() {
    let ide = ide();
    let rich = rich();
    assert_eq!(errors(&rich), 0);
    let mut count = 0;
    let mut texts: Vec<(String, usize)> = Vec::new();
    for at in (0..=rich.len()).filter(|at| rich.is_char_boundary(*at)) {
        let line_end = rich[at..].find('\n').map_or(rich.len(), |length| at + length);
        let is_border = rich[..at].ends_with([' ', '\n', ':']) || rich[at..].starts_with('\n');
        if !is_border && at % 7 != 0 {
            continue;
        }
        texts.push((rich.clone(), at));
        texts.push((rich[..at].to_owned(), at));
        texts.push((format!("{}{}", &rich[..at], &rich[line_end..]), at));
    }
    for (text, at) in texts {
        let before = errors(&text);
        // Behind the colon of `attribute:` a name has yet to follow.
        for completion in completions(&ide, &text, at).iter().filter(|found| !found.text.ends_with(':')) {
            assert!(completion.replace.touches(u32::try_from(at).expect("a short text")));
            let written = applied(&text, completion);
            count += 1;
            let after = errors(&written);
            assert!(after <= before, "{} at {at}: {before} to {after} in\n{written}", completion.label);
        }
    }
    assert!(count > 5_000, "{count}");
}

#[test]
fn what_was_written_would_have_been_offered() {
    let ide = ide();
    let rich = rich();
    let document = parse(&rich, Syntax::Yaml);
    let labels = rich.find("a: b").expect("names of the user's own");
    let mut missing = Vec::new();
    let mut count = 0;
    let mut look = |name: &str, span: Span, rest: &str| {
        let begun: String = name.chars().take(2).collect();
        let before = &rich[..span.start as usize];
        for (text, offset) in [
            (format!("{before}{begun}{rest}"), before.len() + begun.len()),
            (format!("{before}{begun}"), before.len() + 2),
        ] {
            count += 1;
            if !completions(&ide, &text, offset).iter().any(|found| found.label == name) {
                missing.push(format!("{name} at {}", span.start));
            }
        }
    };
    for node in document.nodes().filter(|node| node.is_object()) {
        for member in node.members().filter(|member| member.key.span().start as usize != labels) {
            look(member.name(), member.key.span(), &rich[member.span().end as usize..]);
        }
    }
    assert!(count > 100, "{count}");
    assert!(missing.is_empty(), "{}", missing.join("\n"));
}

#[test]
fn no_place_in_no_prefix_is_a_surprise() {
    let ide = ide();
    let hard = "a: &x {k: [1, \"ü\nfamily: '😀\n- b: - c\n\"é\": |\n  x\n? y\n\tz: 1\r\n{{ x }}: ${Y}\n-\n  - name: [[a, {b: [";
    for text in [hard, &rich()] {
        for end in (0..=text.len()).filter(|end| text.is_char_boundary(*end)) {
            let step = if end % 64 == 0 || end == text.len() { 1 } else { 53 };
            for offset in (0..end + 3).rev().step_by(step) {
                for found in completions(&ide, &text[..end], offset) {
                    let replaced = text[..end].get(found.replace.range()).expect("whole characters");
                    assert!(!replaced.contains('\n') && !found.label.contains('\n'), "{found:?}");
                    assert!(found.replace.touches(u32::try_from(offset).expect("a short text")), "{found:?}");
                }
            }
        }
    }
}
