//! The version outside of `[workspace.package]`: packages of other registries, hooks, the action and the pages that tell
//! how to install. It stands where Cargo cannot fill it in, so `gen` does, and `gen --check` finds what was left behind.

use std::path::Path;

use anyhow::{Context, bail};

/// A file, and what the version stands behind in it, wherever that occurs.
struct Place {
    file: &'static str,
    behind: &'static [&'static str],
}

static PLACES: &[Place] = &[
    Place {
        file: "Cargo.toml",
        behind: &[
            "\necslint = { version = \"",
            "\necslint-core = { version = \"",
            "\necslint-cql = { version = \"",
            "\necslint-ide = { version = \"",
            "\necslint-lsp = { version = \"",
            "\necslint-place = { version = \"",
            "\necslint-project = { version = \"",
            "\necslint-rules = { version = \"",
            "\necslint-schemas = { version = \"",
            "\necslint-syntax = { version = \"",
        ],
    },
    Place { file: "pyproject.toml", behind: &["\nversion = \"", "\"ecslint=="] },
    Place {
        file: "packages/npm/package.json",
        behind: &[
            "\"version\": \"",
            "\"@ecslint/darwin-arm64\": \"",
            "\"@ecslint/darwin-x64\": \"",
            "\"@ecslint/linux-arm64\": \"",
            "\"@ecslint/linux-x64\": \"",
            "\"@ecslint/win32-x64\": \"",
        ],
    },
    Place { file: "action.yml", behind: &["default: \""] },
    Place {
        file: "docs/install.md",
        behind: &["ecslint==", "ecslint@", "releases/download/v", "ecslint_", "ghcr.io/ecslint/ecslint:"],
    },
    Place { file: "docs/pre-commit.md", behind: &["rev: v"] },
    Place { file: "docs/ci.md", behind: &["ecslint==", "ecslint/ecslint@v"] },
];

/// The files that name the version, with the one of the workspace filled in.
pub(super) fn files(root: &Path) -> anyhow::Result<Vec<(&'static str, String)>> {
    let mut files = Vec::new();
    for place in PLACES {
        let text =
            std::fs::read_to_string(root.join(place.file)).with_context(|| format!("cannot read {}", place.file))?;
        let text = place.behind.iter().try_fold(text, |text, behind| {
            filled_in(&text, behind).with_context(|| format!("{}: no version behind {behind:?}", place.file))
        })?;
        files.push((place.file, text));
    }
    Ok(files)
}

/// The text with the version of the workspace wherever `behind` stands before a version.
fn filled_in(text: &str, behind: &str) -> anyhow::Result<String> {
    let mut parts = text.split(behind);
    let mut filled = parts.next().unwrap_or_default().to_owned();
    let mut found = false;
    for part in parts {
        filled.push_str(behind);
        let end = part.find(|character: char| !character.is_ascii_digit() && character != '.').unwrap_or(part.len());
        // A dot at the end belongs to the sentence.
        let version = part[..end].trim_end_matches('.');
        if version.is_empty() {
            filled.push_str(part);
            continue;
        }
        found = true;
        filled.push_str(env!("CARGO_PKG_VERSION"));
        filled.push_str(&part[version.len()..]);
    }
    if !found {
        bail!("it is not there");
    }
    Ok(filled)
}

#[cfg(test)]
mod tests {
    use super::filled_in;

    #[test]
    fn a_version_is_filled_in_wherever_it_stands() {
        let version = env!("CARGO_PKG_VERSION");
        let filled = filled_in("pip install tool==9.8.7\nuvx tool==1. And tool==X", "tool==").expect("it is there");
        assert_eq!(filled, format!("pip install tool=={version}\nuvx tool=={version}. And tool==X"));
        assert!(filled_in("pip install tool", "tool==").is_err());
    }

    #[test]
    fn every_file_names_the_version_of_the_workspace() {
        let root = super::Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the workspace has a root");
        for (file, text) in super::files(root).expect("every file has its places") {
            let known = std::fs::read_to_string(root.join(file)).expect(file);
            assert!(known == text, "{file} names another version: run `cargo xtask gen`");
        }
    }
}
