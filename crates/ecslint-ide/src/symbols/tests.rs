use ecslint_core::engine::Kind;
use ecslint_core::views::Assumption;
use ecslint_syntax::Syntax;

use super::*;
use crate::Ide;

/// The outline of `text`, one line a symbol: kind, name, detail, and where the name is.
fn outline(text: &str) -> String {
    let ide = Ide::new().expect("tables");
    let symbols =
        ide.look(text, Syntax::Json, Kind::TaskDefinition, Assumption::default(), document_symbols).unwrap_or_default();
    let mut lines = String::new();
    write(text, &symbols, 0, &mut lines);
    lines
}

fn write(text: &str, symbols: &[DocumentSymbol], depth: usize, lines: &mut String) {
    for symbol in symbols {
        let detail = symbol.detail.iter().map(|detail| format!(" ({detail})")).collect::<String>();
        let name = &text[symbol.name_span.range()];
        let line = format!("{}{:?} {}{detail} at {name}\n", "  ".repeat(depth), symbol.kind, symbol.name);
        lines.push_str(&line);
        write(text, &symbol.children, depth + 1, lines);
    }
}

fn check(text: &str, expected: &str) {
    let expected: String = expected.lines().map(|line| format!("{line}\n")).collect();
    assert_eq!(outline(text), expected, "{text}");
}

#[test]
fn a_task_is_shown_by_its_names() {
    let text = r#"{
  "family": "shop",
  "cpu": "256",
  "memory": "512",
  "networkMode": "awsvpc",
  "requiresCompatibilities": ["FARGATE"],
  "runtimePlatform": {"operatingSystemFamily": "LINUX", "cpuArchitecture": "ARM64"},
  "containerDefinitions": [
    {
      "name": "web",
      "image": "nginx:1.27",
      "portMappings": [{"containerPort": 80}, {"name": "api", "containerPort": 81, "protocol": "tcp"}, {}],
      "environment": [{"name": "MODE", "value": "live\nand well"}, {"name": "EMPTY", "value": ""}],
      "secrets": [{"name": "KEY", "valueFrom": "/shop/key"}],
      "mountPoints": [{"sourceVolume": "data", "containerPath": "/data"}],
      "dependsOn": [{"containerName": "init", "condition": "SUCCESS"}],
      "healthCheck": {"command": ["CMD-SHELL", "curl -f localhost"], "interval": 30},
      "command": ["serve", "--port", "80"],
      "links": ["db:database"],
      "dockerLabels": {"team": "a"},
      "logConfiguration": {"logDriver": "awslogs", "options": {"awslogs-group": "x"}}
    },
    {"name": "init", "essential": false}
  ],
  "volumes": [
    {"name": "data", "efsVolumeConfiguration": {"fileSystemId": "fs-12345678"}},
    {"name": "tmp"}, {"name": "sock", "host": {"sourcePath": "/run"}}, {"name": "later", "configuredAtLaunch": true},
    {"name": "local", "dockerVolumeConfiguration": {"driver": "local"}}
  ],
  "tags": [{"key": "team", "value": "a"}]
}"#;
    check(
        text,
        r#"Task shop (FARGATE, awsvpc, cpu 256, memory 512) at "shop"
  List requiresCompatibilities (1) at "requiresCompatibilities"
    Value FARGATE at "FARGATE"
  Object runtimePlatform (LINUX, ARM64) at "runtimePlatform"
    Property operatingSystemFamily (LINUX) at "operatingSystemFamily"
    Property cpuArchitecture (ARM64) at "cpuArchitecture"
  Container web (nginx:1.27, essential) at "web"
    List portMappings (3) at "portMappings"
      Port 80 at 80
      Port api (81, tcp) at "api"
      Port port mapping 3 at {
    List environment (2) at "environment"
      Property MODE (live and well) at "MODE"
      Property EMPTY at "EMPTY"
    List secrets (1) at "secrets"
      Reference KEY (/shop/key) at "KEY"
    List mountPoints (1) at "mountPoints"
      Reference data (/data) at "data"
    List dependsOn (1) at "dependsOn"
      Reference init (SUCCESS) at "init"
    Object healthCheck (CMD-SHELL curl -f localhost) at "healthCheck"
      List command (CMD-SHELL curl -f localhost) at "command"
      Property interval (30) at "interval"
    List command (serve --port 80) at "command"
    List links (1) at "links"
      Value db:database at "db:database"
    Object dockerLabels at "dockerLabels"
      Property team (a) at "team"
    Object logConfiguration (awslogs) at "logConfiguration"
      Property logDriver (awslogs) at "logDriver"
      Object options at "options"
        Property awslogs-group (x) at "awslogs-group"
  Container init (not essential) at "init"
  Volume data (EFS fs-12345678) at "data"
    Object efsVolumeConfiguration at "efsVolumeConfiguration"
      Property fileSystemId (fs-12345678) at "fileSystemId"
  Volume tmp (empty at start) at "tmp"
  Volume sock (host /run) at "sock"
    Object host at "host"
      Property sourcePath (/run) at "sourcePath"
  Volume later (configured at launch) at "later"
  Volume local (Docker local) at "local"
    Object dockerVolumeConfiguration at "dockerVolumeConfiguration"
      Property driver (local) at "driver"
  List tags (1) at "tags"
    Property team (a) at "team""#,
    );
}

#[test]
fn a_list_of_containers_has_no_task_around_it() {
    check(
        r#"[{"name": "a", "image": "x"}, {"name": "b", "essential": ${ESSENTIAL}}]"#,
        "Container a (x, essential) at \"a\"\nContainer b at \"b\"",
    );
}

#[test]
fn half_typed_things_are_called_by_their_place() {
    check(
        r#"{"containerDefinitions": [{}, 1, {"name": }, {"name": ""}, {"name": "we"#,
        r#"Task task definition at {
  Container container 1 (essential) at {
  Container container 3 (essential) at {
  Container container 4 (essential) at {
  Container we at "we"#,
    );
    check(
        r#"{"volumes": [{"host": }, {"name": "${X}", "host"#,
        "Task task definition at {\n  Volume volume 1 at {\n  Volume ${X} at \"${X}\"",
    );
    check(
        r#"{"family": "sho
  "containerDefinitions": [{"name": ${NAME}}]"#,
        "Task sho at \"sho\n  Container ${NAME} (essential) at ${NAME}",
    );
    check("{", "Task task definition at {");
    check("[", "");
    check("", "");
}

#[test]
fn a_volume_whose_kind_is_unknown_has_none() {
    check(
        r#"{"volumes": [{"name": "a", "configuredAtLaunch": ${X}}, {"name": "b", "host": {"sourcePath": ${X}}},
            {"name": "c", "host": {}}, {"name": "d", "efsVolumeConfiguration": ${X}}]}"#,
        r#"Task task definition at {
  Volume a at "a"
  Volume b at "b"
    Object host at "host"
      Property sourcePath (${X}) at "sourcePath"
  Volume c (empty at start) at "c"
    Object host at "host"
  Volume d (EFS) at "d""#,
    );
}

#[test]
fn long_names_are_shortened() {
    let long = "x".repeat(5_000);
    check(&format!(r#"[{{"name": "{long}"}}]"#), &format!("Container {}… (essential) at \"{long}\"", &long[..100]));
}

#[test]
fn parts_lie_in_what_they_are_part_of_however_much_is_typed() {
    fn check_parts(symbols: &[DocumentSymbol], outer: Span, depth: usize) {
        for symbol in symbols {
            assert!(depth < 5, "{symbol:?}");
            assert!(outer.contains(symbol.span), "{symbol:?}");
            assert!(symbol.span.contains(symbol.name_span), "{symbol:?}");
            assert!(!symbol.name.trim().is_empty(), "{symbol:?}");
            assert!(symbol.detail.as_deref() != Some(""), "{symbol:?}");
            check_parts(&symbol.children, symbol.span, depth + 1);
        }
    }
    let text = r#"{"family": "ü", "containerDefinitions": [{"name": "w\u0065b", "portMappings": [{"containerPort": 80}],
        "dockerLabels": {"é": [{"a": {"b": {}}}]}, "healthCheck": {"command": ["CMD", "€"]}, "links": ["a:b", 'c]},],
        "volumes": [{"name": "d", "host": {}}, {"efsVolumeConfiguration": {"fileSystemId": "${FS}"}}], "tags": [{}, "x"]}"#;
    let ide = Ide::new().expect("tables");
    for end in (0..=text.len()).filter(|end| text.is_char_boundary(*end)) {
        let look =
            |view: View<'_>| check_parts(&document_symbols(view), view.document.root().expect("a value").span(), 0);
        ide.look(&text[..end], Syntax::Json, Kind::TaskDefinition, Assumption::default(), look);
    }
}
