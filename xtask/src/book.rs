//! `cargo xtask book`: the documents of the repository as a book for the browser.
//!
//! The book has the shape of the repository, so that a link between two documents is the same in both.

mod pages;
mod summary;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use anyhow::{Context, bail, ensure};

use crate::documents;

/// Puts the documents together and lets mdBook make pages of them
///
/// docs/SUMMARY.md says what is in the book; the rules' pages are added to it. Needs mdBook (`cargo install mdbook`).
#[derive(clap::Args)]
pub(crate) struct Options {
    /// Where the book goes: its text to `src`, its pages to `html`
    #[arg(long, value_name = "FOLDER", default_value = "target/book")]
    out: PathBuf,
    /// The program mdBook
    #[arg(long, value_name = "FILE", default_value = "mdbook")]
    mdbook: PathBuf,
}

/// What a folder shows first, in the repository and in the book. mdBook would rename the page and not the links to it.
const FRONT: &str = "README.md";
const FRONT_IN_BOOK: &str = "index.md";

pub(crate) fn run(options: &Options) -> anyhow::Result<()> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().context("the workspace has a root")?;
    let out = env::current_dir()?.join(&options.out);
    let source = out.join("src");
    if source.exists() {
        fs::remove_dir_all(&source).with_context(|| format!("cannot empty {}", source.display()))?;
    }
    write_source(root, &source)?;
    write(&out.join("book.toml"), fs::read(root.join("docs/book.toml"))?)?;
    let built = Command::new(&options.mdbook).arg("build").arg(&out).status();
    let status = built.with_context(|| format!("cannot run {}: `cargo install mdbook`", options.mdbook.display()))?;
    ensure!(status.success(), "mdBook ended with {status}");
    println!("{}", out.join("html/index.html").display());
    Ok(())
}

/// Writes the text of the book: the documents that the summary names, and what they show.
fn write_source(root: &Path, source: &Path) -> anyhow::Result<()> {
    let outline = fs::read_to_string(root.join("docs/SUMMARY.md")).context("cannot read docs/SUMMARY.md")?;
    let summary = summary::whole(root, &outline)?;
    let chapters: BTreeSet<PathBuf> = documents::links(&summary)
        .into_iter()
        .filter(|link| !link.target.is_empty())
        .map(|link| PathBuf::from(link.target))
        .collect();
    write(&source.join("SUMMARY.md"), summary.replace(FRONT, FRONT_IN_BOOK))?;
    for chapter in &chapters {
        let text = fs::read_to_string(root.join(chapter)).with_context(|| chapter.display().to_string())?;
        let page = pages::page(root, chapter, &text, &chapters)?;
        for picture in page.pictures {
            write(&source.join(&picture), fs::read(root.join(&picture))?)?;
        }
        let place = match chapter.ends_with(FRONT) {
            true => chapter.with_file_name(FRONT_IN_BOOK),
            false => chapter.clone(),
        };
        write(&source.join(place), page.text)?;
    }
    Ok(())
}

fn write(path: &Path, content: impl AsRef<[u8]>) -> anyhow::Result<()> {
    let Some(folder) = path.parent() else { bail!("{} is in no folder", path.display()) };
    fs::create_dir_all(folder)?;
    fs::write(path, content).with_context(|| format!("cannot write {}", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_text_of_the_book_holds_every_document_and_rule() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the workspace has a root");
        let folder = tempfile::tempdir().expect("a folder");
        write_source(root, folder.path()).expect("the book");
        for rule in ecslint_rules::all() {
            let path = folder.path().join("rules").join(rule.group.name()).join(format!("{}.md", rule.name));
            assert!(path.exists(), "{}", rule.name);
        }
        for entry in fs::read_dir(root.join("docs")).expect("a folder") {
            let path = entry.expect("a file").path();
            let name = path.file_name().expect("a name");
            if path.extension().is_some_and(|ending| ending == "md") {
                assert!(
                    name == "SUMMARY.md" || folder.path().join("docs").join(name).exists(),
                    "{} is not in docs/SUMMARY.md",
                    path.display()
                );
            }
        }
    }
}
