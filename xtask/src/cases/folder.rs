//! The cases in a folder and what the catalogue says about them.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use anyhow::Context;
use serde::Deserialize;

/// One defect: a file that has it, and the same file without it.
#[derive(Debug)]
pub(crate) struct Case {
    pub(crate) id: String,
    pub(crate) bad: PathBuf,
    pub(crate) fixed: Vec<PathBuf>,
    entry: Entry,
}

/// A line of `catalogue.jsonl`. Everything may be left out.
#[derive(Clone, Debug, Default, Deserialize)]
struct Entry {
    #[serde(default)]
    id: String,
    /// The name of the folder, or whether there is one of the name `id`.
    #[serde(default)]
    case: serde_json::Value,
    #[serde(default)]
    operation: String,
    #[serde(default)]
    severity: String,
    #[serde(default)]
    confidence: String,
    #[serde(default)]
    decidable_from: String,
}

/// The cases that a task definition decides.
pub(crate) struct Selection {
    pub(crate) cases: Vec<Case>,
    /// How many cases something else decides.
    pub(crate) skipped: usize,
}

impl Case {
    /// Sources disagree on whether anything is wrong, so silence is right too.
    pub(crate) fn may_be_silent(&self) -> bool {
        self.entry.confidence == "uncertain"
    }

    /// Whether an error says more than is known to happen.
    pub(crate) fn takes_no_error(&self) -> bool {
        self.may_be_silent() || self.entry.severity == "silently-wrong"
    }
}

impl Entry {
    fn folder(&self) -> &str {
        self.case.as_str().unwrap_or(&self.id)
    }

    /// Whether a task definition alone decides the case, as far as the catalogue says.
    fn is_for_task_definition(&self) -> bool {
        ["", "RegisterTaskDefinition", "client", "runtime"].contains(&self.operation.as_str())
            && ["", "task-definition"].contains(&self.decidable_from.as_str())
    }
}

/// The cases below `folder`, sorted by name.
pub(crate) fn cases(folder: &Path) -> anyhow::Result<Selection> {
    let catalogue = catalogue(&folder.join("catalogue.jsonl"))?;
    let mut folders: Vec<PathBuf> = Vec::new();
    for entry in std::fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))? {
        let path = entry?.path();
        if path.is_dir() {
            folders.push(path);
        }
    }
    folders.sort();
    let mut selection = Selection { cases: Vec::new(), skipped: 0 };
    for path in folders {
        let id = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let entry = catalogue.get(&id).cloned();
        let files = json_files(&path)?;
        let needs_more = files.iter().any(|file| ["service", "run-task"].contains(&stem(file)));
        let twins = twins(&files);
        let is_ours = entry.as_ref().is_none_or(Entry::is_for_task_definition);
        let Some((bad, fixed)) = twins.filter(|_| is_ours && (entry.is_some() || !needs_more)) else {
            selection.skipped += 1;
            continue;
        };
        selection.cases.push(Case { id, bad, fixed, entry: entry.unwrap_or_default() });
    }
    Ok(selection)
}

/// The files with `.json` at their end, sorted by name.
pub(crate) fn json_files(folder: &Path) -> anyhow::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "json") && path.is_file() {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

/// The task definition with its mended twins; `None` when the twins are those of a service or a run.
fn twins(files: &[PathBuf]) -> Option<(PathBuf, Vec<PathBuf>)> {
    let (fixed, bad): (Vec<&PathBuf>, Vec<&PathBuf>) = files.iter().partition(|file| stem(file).starts_with("fixed"));
    let owner = |file: &Path| {
        let rest = stem(file).trim_start_matches("fixed").trim_start_matches('-');
        bad.iter().copied().find(|bad| rest.starts_with(stem(bad)))
    };
    let task = bad.iter().copied().find(|file| stem(file) == "taskdef").or_else(|| {
        let others: Vec<_> = bad.iter().filter(|file| !["service", "run-task"].contains(&stem(file))).collect();
        if let [one] = others.as_slice() { Some(**one) } else { None }
    })?;
    let ours: Vec<PathBuf> =
        fixed.into_iter().filter(|file| owner(file).is_none_or(|owner| owner == task)).cloned().collect();
    (!ours.is_empty()).then(|| (task.clone(), ours))
}

fn stem(path: &Path) -> &str {
    path.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default()
}

/// The lines of the catalogue by folder; empty when there is none.
fn catalogue(path: &Path) -> anyhow::Result<BTreeMap<String, Entry>> {
    let mut entries = BTreeMap::new();
    if !path.exists() {
        return Ok(entries);
    }
    let text = std::fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    for (number, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        let entry: Entry =
            serde_json::from_str(line).with_context(|| format!("line {} of {}", number + 1, path.display()))?;
        entries.insert(entry.folder().to_owned(), entry);
    }
    Ok(entries)
}
