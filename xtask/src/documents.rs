//! The documents of the repository: their links, and the headings that links may lead to.

use std::fs;
use std::ops::Range;
use std::path::{Component, Path, PathBuf};

use anyhow::{bail, ensure};
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

/// Where the repository can be read.
pub(crate) const REPOSITORY: &str = env!("CARGO_PKG_REPOSITORY");

/// What a document leads to.
#[derive(Debug, PartialEq)]
pub(crate) struct Link {
    /// As it is written: an address, or a path from the document's folder, and `#` with a heading behind either.
    pub(crate) target: String,
    /// Where the target stands in the text.
    pub(crate) span: Range<usize>,
}

/// The links and pictures of a document, in order.
pub(crate) fn links(text: &str) -> Vec<Link> {
    let mut links = Vec::new();
    for (event, span) in Parser::new_ext(text, options()).into_offset_iter() {
        let (Event::Start(Tag::Link { dest_url, .. }) | Event::Start(Tag::Image { dest_url, .. })) = event else {
            continue;
        };
        // The target is the last of what stands in brackets behind the words; a link in `<>` holds nothing else.
        let Some(at) = text.get(span.clone()).and_then(|link| link.rfind(&*dest_url)) else { continue };
        let start = span.start + at;
        links.push(Link { span: start..start + dest_url.len(), target: dest_url.into_string() });
    }
    links
}

/// The names by which headings are reached, as GitHub and mdBook make them of their words.
fn anchors(text: &str) -> Vec<String> {
    let mut anchors: Vec<String> = Vec::new();
    let mut heading: Option<String> = None;
    for event in Parser::new_ext(text, options()) {
        match event {
            Event::Start(Tag::Heading { .. }) => heading = Some(String::new()),
            Event::End(TagEnd::Heading(_)) => {
                let name = anchor(&heading.take().unwrap_or_default());
                let known = anchors.iter().filter(|other| **other == name).count();
                anchors.push(if known == 0 { name } else { format!("{name}-{known}") });
            }
            Event::Text(words) | Event::Code(words) => {
                if let Some(heading) = &mut heading {
                    heading.push_str(&words);
                }
            }
            _ => {}
        }
    }
    anchors
}

fn anchor(heading: &str) -> String {
    let letters = heading.trim().chars().filter(|letter| letter.is_alphanumeric() || " -_".contains(*letter));
    letters.map(|letter| if letter == ' ' { '-' } else { letter }).flat_map(char::to_lowercase).collect()
}

fn options() -> Options {
    Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_FOOTNOTES
}

/// Whether a link leaves the repository.
pub(crate) fn is_address(target: &str) -> bool {
    target.contains("://") || target.starts_with("mailto:")
}

/// The file that a link of `document` leads to, both as paths in the repository, and the heading in it.
fn resolve<'t>(document: &Path, target: &'t str) -> anyhow::Result<(PathBuf, Option<&'t str>)> {
    let (path, heading) = match target.split_once('#') {
        Some((path, heading)) => (path, Some(heading)),
        None => (target, None),
    };
    if path.is_empty() {
        return Ok((document.to_owned(), heading));
    }
    let mut resolved = document.parent().map(Path::to_owned).unwrap_or_default();
    for part in Path::new(path).components() {
        match part {
            Component::ParentDir => ensure!(resolved.pop(), "{target} leads out of the repository"),
            Component::Normal(name) => resolved.push(name),
            Component::CurDir => {}
            Component::RootDir | Component::Prefix(_) => bail!("{target} is not relative"),
        }
    }
    Ok((resolved, heading))
}

/// The file and heading that a link leads to, as `resolve` has them.
///
/// # Errors
///
/// Where there is no such file, or no such heading in it.
pub(crate) fn follow<'t>(root: &Path, document: &Path, target: &'t str) -> anyhow::Result<(PathBuf, Option<&'t str>)> {
    let (path, heading) = resolve(document, target)?;
    let file = root.join(&path);
    ensure!(file.exists(), "{}: {target} leads nowhere", document.display());
    if let Some(heading) = heading {
        let text = fs::read_to_string(&file)?;
        ensure!(anchors(&text).iter().any(|known| known == heading), "{}: no heading for {target}", document.display());
    }
    Ok((path, heading))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_are_found_where_they_are_written() {
        let text = "# A [b](c.md)\n\n`[no](code.md)` ![p](p.png \"title\") [c.md](c.md#d) <https://e.f>\n\n```\n[no](no.md)\n```\n";
        let found = links(text);
        let targets: Vec<&str> = found.iter().map(|link| link.target.as_str()).collect();
        assert_eq!(targets, ["c.md", "p.png", "c.md#d", "https://e.f"]);
        for link in &found {
            assert_eq!(&text[link.span.clone()], link.target);
        }
        assert_eq!(found[2].span.start, text.rfind("c.md#d").expect("the target"));
    }

    #[test]
    fn anchors_are_those_of_github() {
        let text = "# Entries: `[[ignore]]`\n## What, else?\n### What else\n";
        assert_eq!(anchors(text), ["entries-ignore", "what-else", "what-else-1"]);
    }

    #[test]
    fn paths_are_resolved_inside_the_repository() {
        let resolved = |target| resolve(Path::new("docs/a.md"), target).map(|(path, _)| path.display().to_string());
        assert_eq!(resolved("../rules/README.md#x").expect("a path"), "rules/README.md");
        assert_eq!(resolved("#here").expect("a path"), "docs/a.md");
        assert!(resolved("../../secret.md").is_err());
    }

    /// Every document of the repository, as paths in it.
    fn all(root: &Path) -> Vec<PathBuf> {
        let walk = ignore::WalkBuilder::new(root).sort_by_file_path(Path::cmp).build();
        let paths = walk.map(|entry| entry.expect("an entry").into_path());
        let is_ours = |path: &PathBuf| {
            path.extension().is_some_and(|ending| ending == "md")
                && !path.components().any(|part| part.as_os_str() == "node_modules")
        };
        paths.filter(is_ours).map(|path| path.strip_prefix(root).expect("a path below").to_owned()).collect()
    }

    #[test]
    fn every_link_in_every_document_leads_somewhere() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the workspace has a root");
        let documents = all(root);
        assert!(documents.len() > 250, "{}", documents.len());
        let mut lost = Vec::new();
        for document in &documents {
            let text = fs::read_to_string(root.join(document)).expect("a document");
            for link in links(&text).into_iter().filter(|link| !is_address(&link.target)) {
                if let Err(error) = follow(root, document, &link.target) {
                    lost.push(error.to_string());
                }
            }
        }
        assert!(lost.is_empty(), "{lost:#?}");
    }
}
