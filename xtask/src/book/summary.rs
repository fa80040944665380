//! The table of contents: that of docs/SUMMARY.md, with every rule below the catalogue.

use std::fmt::Write as _;
use std::path::Path;

use anyhow::ensure;
use ecslint_core::Group;

use crate::documents;

/// Where the outline lies; its links are seen from there.
const OUTLINE: &str = "docs/SUMMARY.md";
const CATALOGUE: &str = "rules/README.md";

/// The outline with links as mdBook wants them, seen from the root, and with the rules.
pub(super) fn whole(root: &Path, outline: &str) -> anyhow::Result<String> {
    let mut text = String::new();
    let mut has_rules = false;
    for line in outline.lines() {
        // An indented line would be code to a reader of Markdown.
        let words = line.trim_start();
        let Some(link) = documents::links(words).pop() else {
            let _ = writeln!(text, "{line}");
            continue;
        };
        let (path, _) = documents::follow(root, Path::new(OUTLINE), &link.target)?;
        let path = path.display().to_string();
        let indentation = " ".repeat(line.len() - words.len());
        let _ = writeln!(text, "{indentation}{}{path}{}", &words[..link.span.start], &words[link.span.end..]);
        if path == CATALOGUE {
            has_rules = true;
            add_rules(&mut text);
        }
    }
    ensure!(has_rules, "{OUTLINE} does not name {CATALOGUE}");
    Ok(text)
}

fn add_rules(text: &mut String) {
    for group in Group::ALL {
        let _ = writeln!(text, "  - [{}]()", group.name());
        for rule in ecslint_rules::all().filter(|rule| rule.group == group) {
            let _ = writeln!(text, "    - [{name}](rules/{group}/{name}.md)", name = rule.name, group = group.name());
        }
    }
}
