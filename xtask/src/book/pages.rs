//! A document as a page of the book.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use anyhow::Context;

use super::{FRONT, FRONT_IN_BOOK};
use crate::documents::{self, REPOSITORY};

/// A page and what must lie beside it.
pub(super) struct Page {
    pub(super) text: String,
    /// The pictures that it shows, as paths in the repository.
    pub(super) pictures: Vec<PathBuf>,
}

/// The page of a document: links that leave the book lead to the repository, and the page of a rule says what it is.
pub(super) fn page(root: &Path, document: &Path, text: &str, chapters: &BTreeSet<PathBuf>) -> anyhow::Result<Page> {
    let mut pictures = Vec::new();
    let mut page = String::with_capacity(text.len());
    let mut done = 0;
    for link in documents::links(text) {
        if documents::is_address(&link.target) {
            continue;
        }
        let (path, heading) = documents::follow(root, document, &link.target)?;
        if path.extension().is_some_and(|ending| ending == "svg" || ending == "png") {
            pictures.push(path);
        } else if chapters.contains(&path) {
            if path.ends_with(FRONT) {
                page.push_str(text.get(done..link.span.start).context("a link inside the text")?);
                page.push_str(&link.target.replace(FRONT, FRONT_IN_BOOK));
                done = link.span.end;
            }
        } else {
            let kind = if root.join(&path).is_dir() { "tree" } else { "blob" };
            page.push_str(text.get(done..link.span.start).context("a link inside the text")?);
            let _ = write!(page, "{REPOSITORY}/{kind}/main/{}", path.display());
            if let Some(heading) = heading {
                let _ = write!(page, "#{heading}");
            }
            done = link.span.end;
        }
    }
    page.push_str(text.get(done..).context("a link inside the text")?);
    let name = document.file_stem().and_then(|name| name.to_str()).unwrap_or_default();
    let is_rule = document.starts_with("rules");
    let text = match ecslint_rules::all().find(|rule| is_rule && rule.name == name) {
        Some(rule) => of_rule(rule, &page),
        None => page,
    };
    Ok(Page { text, pictures })
}

/// The page of a rule with its properties below the title, and examples that say what they are: the words behind the fence
/// are for the tests, and a browser does not show them.
fn of_rule(rule: &ecslint_core::Rule, page: &str) -> String {
    let mut text = String::with_capacity(page.len() + 200);
    for line in page.lines() {
        match line.strip_prefix("```") {
            Some(info) if !info.is_empty() => {
                let mut words = info.split_whitespace();
                let language = words.next().unwrap_or_default().replace("jsonc", "json");
                if let Some(caption) = caption(&words.collect::<Vec<_>>()) {
                    let _ = writeln!(text, "*{caption}:*\n");
                }
                let _ = writeln!(text, "```{language}");
            }
            _ => {
                let _ = writeln!(text, "{line}");
            }
        }
        if line.starts_with("# ") {
            let outcome = rule.outcome.name().replace('-', " ");
            let fix = if rule.fixable { " · offers a fix" } else { "" };
            let _ = writeln!(text, "\n{} · {} · {outcome}{fix}", rule.group.name(), rule.severity.name());
        }
    }
    text
}

/// What an example is, by the words behind its fence.
fn caption(words: &[&str]) -> Option<&'static str> {
    match words {
        ["fail", ..] => Some("Wrong"),
        ["fixed", ..] => Some("Fixed"),
        ["pass", "unknown", ..] => Some("Not known, so nothing is said"),
        ["pass", ..] => Some("Right"),
        _ => None,
    }
}
