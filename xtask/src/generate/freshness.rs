//! What the documents say about the repository holds.

use std::path::Path;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the workspace has a root")
}

#[test]
fn the_catalogue_is_fresh() {
    let known = std::fs::read_to_string(root().join("rules/README.md")).unwrap_or_default();
    assert!(known == super::catalogue::catalogue(), "run `cargo xtask gen`");
}

#[test]
fn the_list_of_causes_is_fresh() {
    let known = std::fs::read_to_string(root().join("docs/causes.md")).unwrap_or_default();
    assert!(known == super::causes::list().expect("the table loads"), "run `cargo xtask gen`");
}

#[test]
fn the_schema_of_the_configuration_is_fresh() {
    let known = std::fs::read_to_string(root().join("schemas/ecslint.schema.json")).unwrap_or_default();
    assert!(known == super::config_schema::schema().expect("it can be written"), "run `cargo xtask gen`");
}

#[test]
fn the_keys_of_the_configuration_are_fresh() {
    let known = std::fs::read_to_string(root().join("docs/configuration-keys.md")).unwrap_or_default();
    assert!(known == super::config_reference::reference(), "run `cargo xtask gen`");
}

#[test]
fn the_list_of_sources_is_fresh() {
    let known = std::fs::read_to_string(root().join("docs/sources.md")).unwrap_or_default();
    assert!(known == super::sources::list(root()).expect("the tables"), "run `cargo xtask gen`");
}

/// Backticked paths in the documents, such as `crates/ecslint-core`; `documents.rs` follows the links.
#[test]
fn paths_named_in_documents_exist() {
    let mut missing = Vec::new();
    for document in [
        "README.md",
        "ARCHITECTURE.md",
        "CONTRIBUTING.md",
        "docs/not-checked.md",
        "docs/configuration.md",
        "docs/place.md",
        "docs/ci.md",
        "docs/install.md",
        "docs/pre-commit.md",
        "docs/releasing.md",
        "schemas/README.md",
        "fuzz/README.md",
    ] {
        let path = root().join(document);
        let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{document}: {error}"));
        let folder = path.parent().expect("a folder");
        let quoted = text.split('`').skip(1).step_by(2);
        let tops =
            ["crates/", "rules/", "schemas/", "xtask/", "tests/", "examples/", "fuzz/", "docs/", "packages/", ".ci/"];
        // What the fuzzer finds lies in folders that only a run makes.
        let quoted = quoted.filter(|word| !word.starts_with("fuzz/corpus") && !word.starts_with("fuzz/artifacts"));
        for word in quoted.filter(|word| {
            tops.iter().any(|top| word.starts_with(top)) && !word.contains(['*', '<', ' ']) && !word.contains("GROUP")
        }) {
            if !root().join(word).exists() && !folder.join(word).exists() {
                missing.push(format!("{document}: {word}"));
            }
        }
    }
    assert!(missing.is_empty(), "{missing:#?}");
}
