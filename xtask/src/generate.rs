//! `cargo xtask gen`: writes everything that is made from the code, or checks that it is fresh.

mod catalogue;
mod causes;
mod config_reference;
mod config_schema;
#[cfg(test)]
mod freshness;
mod picture;
mod sources;
mod versions;

use std::path::{Path, PathBuf};

use anyhow::{Context, bail};

/// Writes the generated files: the catalogue of rules, the lists of causes and sources, the keys and the schema of
/// the configuration, and the README's picture. Fills in the version where Cargo does not.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// Write nothing; fail when a file is not fresh
    #[arg(long)]
    check: bool,
}

/// A generated file and what it should hold.
struct Generated {
    path: PathBuf,
    text: String,
}

pub(crate) fn run(options: &Options) -> anyhow::Result<()> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().context("the workspace has a root")?;
    let mut files = vec![
        Generated { path: root.join("rules/README.md"), text: catalogue::catalogue() },
        Generated { path: root.join("docs/causes.md"), text: causes::list()? },
        Generated { path: root.join("docs/configuration-keys.md"), text: config_reference::reference() },
        Generated { path: root.join("docs/sources.md"), text: sources::list(root)? },
        Generated { path: root.join("schemas/ecslint.schema.json"), text: config_schema::schema()? },
        Generated { path: root.join("docs/check.svg"), text: picture::picture(root)? },
    ];
    files.extend(versions::files(root)?.into_iter().map(|(name, text)| Generated { path: root.join(name), text }));
    let mut stale = Vec::new();
    for file in &files {
        if std::fs::read_to_string(&file.path).is_ok_and(|known| known == file.text) {
            continue;
        }
        stale.push(file.path.display().to_string());
        if !options.check {
            if let Some(folder) = file.path.parent() {
                std::fs::create_dir_all(folder)?;
            }
            std::fs::write(&file.path, &file.text).with_context(|| format!("cannot write {}", file.path.display()))?;
        }
    }
    if options.check && !stale.is_empty() {
        bail!("not fresh, run `cargo xtask gen`: {}", stale.join(", "));
    }
    Ok(())
}
