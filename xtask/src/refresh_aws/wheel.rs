//! What we need out of a wheel of botocore: its version, and the ECS model.

use std::fs::File;
use std::io::{Read as _, Seek};
use std::path::Path;

use anyhow::{Context as _, ensure};
use flate2::read::GzDecoder;
use zip::ZipArchive;

/// The model inside the wheel. Newer versions of botocore add `.gz`.
const MODEL: &str = "botocore/data/ecs/2014-11-13/service-2.json";

/// The parts of a wheel of botocore that matter here.
#[derive(Clone, Debug)]
pub(crate) struct Wheel {
    /// Version of the package, as in `1.44.5`.
    pub(crate) version: String,
    /// The day that the model file inside the wheel carries, `YYYY-MM-DD`, when it carries one.
    pub(crate) released: Option<String>,
    /// The API model, JSON.
    pub(crate) model: String,
}

impl Wheel {
    /// Reads a wheel.
    pub(crate) fn open(path: &Path) -> anyhow::Result<Self> {
        let file = File::open(path).with_context(|| format!("cannot open {}", path.display()))?;
        let archive = ZipArchive::new(file).with_context(|| format!("{} is not a wheel", path.display()))?;
        Self::read(archive).with_context(|| format!("in {}", path.display()))
    }

    fn read<R: std::io::Read + Seek>(mut archive: ZipArchive<R>) -> anyhow::Result<Self> {
        let version = version(&mut archive)?;
        let compressed = format!("{MODEL}.gz");
        let name = if archive.index_for_name(&compressed).is_some() { compressed.as_str() } else { MODEL };
        let entry = archive.by_name(name).with_context(|| format!("the wheel holds neither {MODEL} nor {MODEL}.gz"))?;
        let released = entry
            .last_modified()
            .map(|time| format!("{:04}-{:02}-{:02}", time.year(), time.month(), time.day()))
            // Reproducible builds often set the zip epoch, which says nothing.
            .filter(|date| date != "1980-01-01");
        let mut model = String::new();
        if name.ends_with(".gz") {
            GzDecoder::new(entry).read_to_string(&mut model)
        } else {
            { entry }.read_to_string(&mut model)
        }
        .with_context(|| format!("{name} cannot be read"))?;
        Ok(Self { version, released, model })
    }
}

/// The version out of the metadata of the package.
fn version<R: std::io::Read + Seek>(archive: &mut ZipArchive<R>) -> anyhow::Result<String> {
    let name = archive
        .file_names()
        .filter_map(Result::ok)
        .find(|name| name.starts_with("botocore-") && name.ends_with(".dist-info/METADATA"))
        .context("the wheel holds no botocore-*.dist-info/METADATA: is it a wheel of botocore?")?
        .into_owned();
    let mut metadata = String::new();
    archive.by_name(&name)?.read_to_string(&mut metadata).with_context(|| format!("{name} is not text"))?;
    let version = metadata
        .lines()
        .take_while(|line| !line.is_empty())
        .find_map(|line| line.strip_prefix("Version:"))
        .with_context(|| format!("{name} names no version"))?
        .trim();
    ensure!(!version.is_empty(), "{name} has an empty version");
    Ok(version.to_owned())
}
