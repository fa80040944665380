//! `cargo xtask cases FOLDER`: whether every one-defect case is found, at its place, and its mended twins are silent.

mod folder;
mod place;
mod table;
#[cfg(test)]
mod tests;
mod verdict;

use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use ecslint_project::{Project, Settings, Severity};

use folder::{Case, Selection};
use place::Place;
use table::Row;
use verdict::Verdict;

/// More errors than this for a file with one defect, on average, mean that rules speak of one mistake twice.
const MOST_ERRORS_A_FILE: f64 = 1.2;

/// Checks a folder of one-defect cases: found at its place, and gone on the mended twins
#[derive(clap::Args)]
pub(crate) struct Options {
    /// A folder with a folder a case: a bad file beside `fixed*.json`; `catalogue.jsonl` says what each case is
    folder: PathBuf,
    /// A folder of files that AWS takes: nothing may be said about them
    #[arg(long)]
    valid: Option<PathBuf>,
}

/// What came of all cases.
#[derive(Debug, Default)]
pub(crate) struct Outcome {
    /// What a person should look at.
    rows: Vec<Row>,
    /// How many of the rows are misses.
    missed: usize,
    cases: usize,
    found: usize,
    in_place: usize,
    at_related: usize,
    silent_twins: usize,
    twins: usize,
    errors: usize,
    skipped: usize,
    valid: usize,
    silent_valid: usize,
}

pub(crate) fn run(options: &Options) -> anyhow::Result<()> {
    let outcome = judge(options)?;
    print!("{}", table::table(&outcome.rows));
    println!("{}", outcome.figures());
    let mean = outcome.mean_errors();
    if mean > MOST_ERRORS_A_FILE {
        bail!("{mean:.2} errors for a bad file are more than {MOST_ERRORS_A_FILE}");
    }
    if outcome.missed > 0 {
        bail!("{} missed", outcome.missed);
    }
    Ok(())
}

fn judge(options: &Options) -> anyhow::Result<Outcome> {
    let project = Project::new(Settings { lowest: Severity::Warning, ..Settings::default() })?;
    let Selection { cases, skipped } = folder::cases(&options.folder)?;
    let mut outcome = Outcome { skipped, cases: cases.len(), ..Outcome::default() };
    for case in &cases {
        let verdict = Verdict::of(&project, case)?;
        outcome.take(case, verdict);
    }
    if let Some(folder) = &options.valid {
        outcome.take_valid(&project, folder)?;
    }
    Ok(outcome)
}

impl Outcome {
    fn take(&mut self, case: &Case, verdict: Verdict) {
        self.errors += verdict.counts.errors;
        self.twins += verdict.twins;
        self.silent_twins += verdict.twins - verdict.speaking_twins.len();
        self.found += usize::from(verdict.place.is_some());
        match verdict.place {
            Some(Place::Own) => self.in_place += 1,
            Some(Place::Related) => {
                self.at_related += 1;
                self.note(Row::new(&case.id, "found at the other side of it", verdict.findings.clone()));
            }
            Some(Place::Elsewhere) => self.miss(Row::new(&case.id, "found elsewhere", verdict.findings.clone())),
            None if verdict.too_strong => {
                self.miss(Row::new(&case.id, "an error is too much", verdict.findings.clone()));
            }
            None if case.may_be_silent() => self.note(Row::new(&case.id, "silent, as it may be", Vec::new())),
            None => self.miss(Row::new(&case.id, "not found", verdict.findings.clone())),
        }
        if verdict.counts.errors > 1 {
            self.note(Row::new(&case.id, "more than one error", verdict.findings));
        } else if verdict.counts.total() > 1 {
            self.note(Row::new(&case.id, "more than one finding", verdict.findings));
        }
        for (name, findings) in verdict.speaking_twins {
            self.miss(Row::new(&format!("{}/{name}", case.id), "speaks about a mended file", findings));
        }
    }

    fn take_valid(&mut self, project: &Project, folder: &Path) -> anyhow::Result<()> {
        for path in folder::json_files(folder)? {
            let bytes = std::fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?;
            let checked = project.check_text(&path, &bytes);
            if checked.kind.is_none() {
                continue;
            }
            self.valid += 1;
            if checked.diagnostics.is_empty() {
                self.silent_valid += 1;
            } else {
                let name = path.file_name().unwrap_or_default().to_string_lossy();
                self.miss(Row::new(&name, "speaks about a valid file", verdict::lines(&checked)));
            }
        }
        Ok(())
    }

    fn miss(&mut self, mut row: Row) {
        row.is_miss = true;
        self.missed += 1;
        self.rows.push(row);
    }

    fn note(&mut self, row: Row) {
        self.rows.push(row);
    }

    fn mean_errors(&self) -> f64 {
        self.errors as f64 / self.cases.max(1) as f64
    }

    fn figures(&self) -> String {
        let mut figures = format!(
            "cases: {} ({} more are not for a task definition to decide)\n\
             found: {}, at the defect {}, related to it {}\n\
             silent twins: {} of {}\n\
             errors for a bad file: {:.2}",
            self.cases,
            self.skipped,
            self.found,
            self.in_place,
            self.at_related,
            self.silent_twins,
            self.twins,
            self.mean_errors(),
        );
        if self.valid > 0 {
            figures.push_str(&format!("\nsilent valid files: {} of {}", self.silent_valid, self.valid));
        }
        figures
    }
}
