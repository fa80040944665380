//! `docs/running.md`: every command on the page is run, in a repository, and says what the page says.

use crate::changed::{repository, with_git};
use crate::harness::{CLEAN, MISMATCH};

const PAGE: &str = include_str!("../../docs/running.md");

/// The commands of the page, each with what it prints.
fn commands() -> Vec<(&'static str, String)> {
    let mut commands: Vec<(&str, String)> = Vec::new();
    let mut is_console = false;
    for line in PAGE.lines() {
        match (line, line.strip_prefix("$ ")) {
            ("```console", _) => is_console = true,
            ("```", _) => is_console = false,
            (_, Some(command)) if is_console => commands.push((command, String::new())),
            _ if is_console => {
                let (_, output) = commands.last_mut().expect("a command");
                output.push_str(line);
                output.push('\n');
            }
            _ => {}
        }
    }
    commands
}

/// The text with `1a2b3c4` for the names of commits.
fn without_commits(text: &str) -> String {
    let mut words = Vec::new();
    for (index, part) in text.split(" since ").enumerate() {
        words.push(match part.split_once(": ") {
            Some((_, rest)) if index > 0 => format!("1a2b3c4: {rest}"),
            _ => part.to_owned(),
        });
    }
    words.join(" since ")
}

#[test]
fn everything_on_the_page_is_as_it_says() {
    let web = MISMATCH.replace("80 }", "8080 }");
    let sandbox = repository(&[("deploy/web.json", &web)]);
    sandbox.write("deploy/worker.json", CLEAN);
    with_git(&sandbox, "git checkout -q main; git add -A; git commit -q -m two");
    let commands = commands();
    assert!(commands.len() >= 9);
    for (command, expected) in commands {
        let run = with_git(&sandbox, command);
        assert_eq!(without_commits(&format!("{}{}", run.stderr, run.stdout)), expected, "{command}");
    }
}
