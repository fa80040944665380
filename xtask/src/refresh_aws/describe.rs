//! Our own text for each member, by path: `containerDefinitions[].image`.

use anyhow::{Context as _, bail, ensure};

use super::ordered::Ordered;

/// The texts of `schemas/aws/descriptions.json`.
pub(crate) struct Descriptions(Ordered<String>);

impl Descriptions {
    /// Reads the JSON text; refuses a path that stands there twice, which JSON would let pass.
    pub(crate) fn parse(text: &str) -> anyhow::Result<Self> {
        let texts: Ordered<String> = serde_json::from_str(text)?;
        let mut names: Vec<&str> = texts.names().collect();
        names.sort_unstable();
        if let Some(twice) = names.windows(2).find(|pair| pair[0] == pair[1]) {
            bail!("`{}` is described twice", twice[0]);
        }
        Ok(Self(texts))
    }

    /// The one text for a member that stands at all of `paths`. A structure used at two paths has one definition in the
    /// schema, so its members need a text that fits both.
    pub(crate) fn of(&self, paths: &[String]) -> anyhow::Result<&str> {
        let mut found: Option<&str> = None;
        for path in paths {
            let text = self.0.get(path).with_context(|| format!("`{path}` has no description"))?.as_str();
            ensure!(!text.trim().is_empty(), "the description of `{path}` is empty");
            ensure!(
                found.is_none_or(|other| other == text),
                "{paths:?} share a definition: give them one neutral text"
            );
            found = Some(text);
        }
        found.context("a member without a path")
    }

    /// Refuses texts for paths that the model does not have.
    pub(crate) fn ensure_only(&self, is_member: impl Fn(&str) -> bool) -> anyhow::Result<()> {
        match self.0.names().find(|path| !is_member(path)) {
            Some(stray) => bail!("`{stray}` is described, but the API model has no such member"),
            None => Ok(()),
        }
    }
}
