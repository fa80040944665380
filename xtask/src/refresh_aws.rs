//! `cargo xtask refresh-aws`: makes `schemas/aws/register-task-definition.schema.json` from the API model that AWS
//! publishes inside the Python package botocore, and from our own `schemas/aws/descriptions.json`.
//!
//! Only facts are taken from the model (types, required members, enumerations, bounds, what is deprecated); its
//! documentation strings are never read.

mod date;
mod describe;
mod model;
mod ordered;
mod schema;
mod wheel;

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::{fs, process};

use anyhow::{Context as _, bail, ensure};
use clap::Args;

use date::Date;
use describe::Descriptions;
use model::Model;
use schema::{Provenance, Schema};
use wheel::Wheel;

/// Where the schema goes, from the root of the repository.
const SCHEMA: &str = "schemas/aws/register-task-definition.schema.json";
/// Our own text for each member, from the root of the repository.
const DESCRIPTIONS: &str = "schemas/aws/descriptions.json";

/// Make the JSON Schema of RegisterTaskDefinition from the API model in botocore.
#[derive(Args)]
pub(crate) struct Options {
    /// Read this botocore wheel instead of downloading one.
    #[arg(long, value_name = "FILE", conflicts_with = "botocore")]
    wheel: Option<PathBuf>,
    /// Download this version of botocore instead of the newest.
    #[arg(long, value_name = "VERSION")]
    botocore: Option<String>,
    /// The date to write as the day the model was fetched (default: today, UTC).
    #[arg(long, value_name = "YYYY-MM-DD")]
    date: Option<Date>,
}

/// Runs the task.
pub(crate) fn run(options: &Options) -> anyhow::Result<()> {
    let root = repository_root()?;
    let today = match options.date {
        Some(date) => date,
        None => Date::today()?,
    };
    let wheel = match &options.wheel {
        Some(path) => Wheel::open(path)?,
        None => download(options.botocore.as_deref())?,
    };
    let descriptions = read(&root.join(DESCRIPTIONS))?;
    let descriptions = Descriptions::parse(&descriptions).with_context(|| format!("in {DESCRIPTIONS}"))?;

    let path = root.join(SCHEMA);
    let old = if path.exists() { Some(read(&path)?) } else { None };
    let new = render(&wheel, &descriptions, today, old.as_deref())?;
    let verdict = if old.as_ref() == Some(&new) {
        "unchanged"
    } else {
        fs::write(&path, &new).with_context(|| format!("cannot write {}", path.display()))?;
        "written"
    };
    writeln!(std::io::stdout(), "{SCHEMA}: {verdict}, botocore {}", wheel.version)?;
    Ok(())
}

/// The text of the schema. The date of `old` stays when nothing else changed, so that a second run makes no diff.
fn render(wheel: &Wheel, descriptions: &Descriptions, today: Date, old: Option<&str>) -> anyhow::Result<String> {
    let model = Model::parse(&wheel.model)?;
    let provenance = |retrieved: String| Provenance::botocore(&wheel.version, &wheel.released, retrieved);
    let render_on = |date: String| -> anyhow::Result<String> {
        let mut text = serde_json::to_string_pretty(&Schema::build(&model, descriptions, provenance(date))?)?;
        text.push('\n');
        Ok(text)
    };
    if let Some(old) = old {
        let same_date = render_on(schema::retrieved(old).with_context(|| format!("in the present {SCHEMA}"))?)?;
        if same_date == old {
            return Ok(same_date);
        }
    }
    render_on(today.to_string())
}

/// Fetches a wheel of botocore with pip into a directory that goes away again.
fn download(version: Option<&str>) -> anyhow::Result<Wheel> {
    let directory = tempfile::tempdir().context("cannot make a temporary directory")?;
    let requirement = version.map_or_else(|| "botocore".to_owned(), |version| format!("botocore=={version}"));
    let status = process::Command::new("python3")
        .args(["-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps", "--only-binary=:all:"])
        .arg("--dest")
        .arg(directory.path())
        .arg(&requirement)
        .status()
        .context("cannot run python3; install it with pip, or pass a wheel with --wheel FILE")?;
    ensure!(
        status.success(),
        "`python3 -m pip download {requirement}` failed ({status}); pass a wheel with --wheel FILE"
    );

    let mut wheels = Vec::new();
    for entry in fs::read_dir(directory.path())? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "whl") {
            wheels.push(path);
        }
    }
    match wheels.as_slice() {
        [one] => Wheel::open(one),
        other => bail!("pip downloaded {} wheels of botocore, not one", other.len()),
    }
}

fn read(path: &Path) -> anyhow::Result<String> {
    fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))
}

/// The root of the repository: the folder above this package.
fn repository_root() -> anyhow::Result<PathBuf> {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    Ok(package.parent().context("xtask has no parent folder")?.to_owned())
}

#[cfg(test)]
mod tests;
