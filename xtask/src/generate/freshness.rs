//! What the documents say about the repository holds.

use std::path::Path;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the workspace has a root")
}

/// Fails unless a generated file holds what would be generated now.
fn check(path: &str, expected: &str) {
    let known = std::fs::read_to_string(root().join(path)).unwrap_or_default();
    assert!(known == expected, "{path}: run `cargo xtask gen`");
}

#[test]
fn what_is_generated_is_fresh() {
    check("rules/README.md", &super::catalogue::catalogue());
    check("docs/causes.md", &super::causes::list().expect("the table loads"));
    check("docs/configuration-keys.md", &super::config_reference::reference());
    check("docs/sources.md", &super::sources::list(root()).expect("the tables"));
    check("schemas/ecslint.schema.json", &super::config_schema::schema().expect("it can be written"));
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
