//! `docs/formats.md` is as it says.

use crate::harness::Sandbox;
use crate::page::{blocks, commands, words};

const PAGE: &str = include_str!("../../docs/formats.md");

#[test]
fn everything_on_the_page_is_as_it_says() {
    let sandbox = Sandbox::new();
    let mut count = 0;
    for (info, text) in blocks(PAGE) {
        match info.split_once(' ').unwrap_or((info, "")) {
            ("json", name) => sandbox.write(name, text),
            ("console", "") => {
                for (line, expected) in commands(&text) {
                    let run = sandbox.run(&words(line));
                    assert_eq!(format!("{}{}", run.stdout, run.stderr), expected, "{line}");
                    count += 1;
                }
            }
            // What others do with the output is theirs to test; the command itself is to be one.
            ("yaml" | "sh", "") => {
                let lines = text.lines().filter_map(|line| line.split_once("ecslint check"));
                for (_, rest) in lines {
                    let arguments = rest.split('|').next().expect("a part");
                    let run = sandbox.run(&words(&format!("check {arguments}")));
                    assert_eq!(run.code, 1, "{rest}\n{}", run.stderr);
                    count += 1;
                }
            }
            other => panic!("nothing is done with {other:?}"),
        }
    }
    assert!(count >= 10, "{count}");
}

#[test]
fn the_page_speaks_of_every_format() {
    let help = Sandbox::new().run(&["check", "--help"]).stdout;
    let (_, list) = help.split_once("Possible values:").expect("the formats");
    let (list, _) = list.split_once("--output-file").expect("the next option");
    let names: Vec<&str> =
        list.lines().filter_map(|line| line.trim().strip_prefix("- ")?.split_once(':')).map(|(name, _)| name).collect();
    assert_eq!(names.len(), 11, "{list}");
    for name in names {
        assert!(
            PAGE.contains(&format!("| `{name}` |"))
                || PAGE.contains(&format!(", `{name}` |"))
                || PAGE.contains(&format!("| `{name}`, ")),
            "{name}"
        );
    }
}
