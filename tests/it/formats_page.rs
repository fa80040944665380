//! `docs/formats.md` speaks of every format; `pages.rs` runs what stands on it.

use crate::harness::Sandbox;

const PAGE: &str = include_str!("../../docs/formats.md");

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
