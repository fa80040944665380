//! The documents: every command and every snippet on their pages is run.
//!
//! What stands behind a fence says what is done with the block:
//!
//! - `console`: each line that begins with `$` is run by a shell, in turn and in one folder for the whole page, and says
//!   what stands below it. Where a block shows no output, its commands only must not end with 2.
//! - `console in FILE`: FILE is a script of the repository that runs these commands.
//! - `json NAME`, `toml NAME` and so on: a file for the commands that follow.
//! - `toml` alone: a configuration, which is followed and fits the schema; `toml wrong`: one that does neither.
//! - `json` alone can be read.
//! - `yaml` and `sh`: what they call `ecslint check` with is a command that does not end with 2; what others do with its
//!   output is theirs to test.

use std::fs;
use std::path::{Path, PathBuf};

use crate::configuration_page::{is_followed, json, validator};
use crate::harness::{CLEAN, MISMATCH, Sandbox};

/// Pages whose snippets are tested elsewhere: by `editors/test_pages.py`, by `packages/tests/test_documents.py`, since it
/// needs a repository by `running_page.rs`, and since it runs other tools by `docs/comparison/measure.py`. What `install.md`
/// says needs a release: `packages/tests` installs the same packages from files, and holds names and versions.
const ELSEWHERE: [&str; 7] =
    ["editors.md", "ci.md", "install.md", "pre-commit.md", "releasing.md", "running.md", "comparison.md"];

/// Languages that no program here reads: grammars and plain text.
const PROSE: [&str; 2] = ["ebnf", "text"];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The fenced blocks: what stands behind the marks, and the text.
fn blocks(page: &str) -> Vec<(&str, String)> {
    let mut blocks = Vec::new();
    let mut lines = page.lines();
    while let Some(line) = lines.next() {
        let Some(info) = line.strip_prefix("```") else { continue };
        let text = lines.by_ref().take_while(|line| *line != "```").map(|line| format!("{line}\n")).collect();
        blocks.push((info, text));
    }
    blocks
}

/// What lies about where a reader of the page would type.
fn scene(page: &str) -> Sandbox {
    let sandbox = Sandbox::new();
    if ["getting-started.md", "formats.md"].contains(&page) {
        return sandbox;
    }
    if page == "configuration.md" {
        sandbox.write("web.json", CLEAN);
        sandbox.write("deploy/plain.json", MISMATCH);
        return sandbox;
    }
    let example = |name: &str| fs::read(root().join("examples").join(name)).expect("an example");
    for name in ["task-definition.json", "task.json", "infra/worker.json", "deploy/web.json"] {
        sandbox.write(name, example("worker-fargate.json"));
    }
    sandbox.write("web.json", example("web-ec2.json"));
    sandbox.write("service.json", example("web-service.json"));
    sandbox.write("cluster.json", example("cluster.json"));
    sandbox.write(".stand-ins/cluster", example("cluster.json"));
    sandbox.write(".stand-ins/aws", AWS);
    assert_eq!(sandbox.shell("chmod +x .stand-ins/aws").code, 0);
    let commit = "git init --quiet && git add --all && git -c user.name=reader -c user.email=reader@example.com commit --quiet -m one";
    assert_eq!(sandbox.shell(commit).code, 0);
    sandbox
}

/// Stands in for the AWS CLI, which asks a cloud.
const AWS: &str = r#"#!/bin/bash
case "$*" in
    *list-container-instances*) echo arn:aws:ecs:eu-west-1:123456789012:container-instance/web/0123456789abcdef ;;
    *describe-container-instances*) cat .stand-ins/cluster ;;
    *register-task-definition*) echo "No Fargate configuration exists for given values" >&2; exit 254 ;;
    *) cat task.json ;;
esac
"#;

/// A command of a block with the output that the page shows.
struct Command {
    line: String,
    output: String,
}

fn commands(block: &str) -> Vec<Command> {
    let mut commands: Vec<Command> = Vec::new();
    for line in block.lines() {
        match (line.strip_prefix("$ "), commands.last_mut()) {
            (Some(line), _) => commands.push(Command { line: line.to_owned(), output: String::new() }),
            (None, Some(last)) if last.output.is_empty() && last.line.ends_with('\\') => {
                last.line.push('\n');
                last.line.push_str(line);
            }
            (None, Some(last)) => {
                last.output.push_str(line);
                last.output.push('\n');
            }
            (None, None) => panic!("output without a command: {line}"),
        }
    }
    commands
}

/// Runs the commands of a block.
fn run(sandbox: &Sandbox, page: &str, block: &str) {
    let commands = commands(block);
    let shows_output = commands.iter().any(|command| !command.output.is_empty());
    for Command { line, output } in commands {
        // What was written for another part of the page does not hold for the commands that write.
        if line.starts_with("ecslint ignore") {
            sandbox.write("ecslint.toml", "fail-on = \"warning\"\n");
        }
        let run = sandbox.shell(&format!("PATH=$PWD/.stand-ins:$PATH; {line}"));
        if shows_output {
            assert_eq!(format!("{}{}", run.stdout, run.stderr), output, "{page}: {line}");
        } else {
            assert!(run.code < 2, "{page}: {line}\n{run:?}");
        }
    }
}

/// Whether a line of a script runs a command, perhaps with further options.
fn is_said_in(command: &str, line: &str) -> bool {
    let mut words = line.split_whitespace();
    command.split_whitespace().all(|wanted| words.any(|word| word == wanted))
}

fn check(page: &str, text: &str) -> usize {
    let sandbox = scene(page);
    let validator = validator();
    let blocks = blocks(text);
    for (info, text) in &blocks {
        match info.split_once(' ').unwrap_or((info, "")) {
            ("console", "") => run(&sandbox, page, text),
            ("console", place) => {
                let script = place.strip_prefix("in ").unwrap_or_else(|| panic!("{page}: {info}"));
                let known = fs::read_to_string(root().join(script)).unwrap_or_else(|_| panic!("{page}: no {script}"));
                for Command { line, .. } in commands(text) {
                    assert!(
                        known.lines().any(|known| is_said_in(&line, known)),
                        "{page}: {script} does not run {line}"
                    );
                }
            }
            ("toml", "wrong") => assert!(!is_followed(text) && !validator.is_valid(&json(text)), "{page}\n{text}"),
            ("toml", name) if name.is_empty() || name.ends_with("ecslint.toml") => {
                assert!(is_followed(text), "{page}\n{text}");
                assert!(validator.is_valid(&json(text)), "{page}\n{text}");
                if !name.is_empty() {
                    sandbox.write(name, text);
                }
            }
            ("json", "") => assert!(serde_json::from_str::<serde_json::Value>(text).is_ok(), "{page}\n{text}"),
            ("yaml" | "sh", "") => {
                for (_, rest) in text.lines().filter_map(|line| line.split_once("ecslint check")) {
                    let arguments = rest.split('|').next().unwrap_or_default();
                    let run = sandbox.shell(&format!("ecslint check {arguments}"));
                    assert!(run.code < 2, "{page}: {rest}\n{run:?}");
                }
            }
            (language, "") if PROSE.contains(&language) => {}
            (_, "") => panic!("{page}: nothing is done with {info:?}"),
            (_, name) => sandbox.write(name, text),
        }
    }
    blocks.len()
}

#[test]
fn everything_on_the_pages_is_as_they_say() {
    let mut pages = vec![("README.md".to_owned(), root().join("README.md"))];
    for entry in fs::read_dir(root().join("docs")).expect("the documents") {
        let path = entry.expect("a document").path();
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        if name.ends_with(".md") && !ELSEWHERE.contains(&name.as_str()) {
            pages.push((name, path));
        }
    }
    pages.sort();
    let blocks: usize =
        pages.iter().map(|(name, path)| check(name, &fs::read_to_string(path).expect("a document"))).sum();
    assert!(blocks > 25, "{blocks}");
}
