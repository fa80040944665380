//! What is to be said about configurations once all files are checked.

use std::path::{Path, PathBuf};

use ecslint_core::{Diagnostic, Rule, SourceKind};
use ecslint_syntax::Span;
use rustc_hash::FxHashSet;

use crate::config::{ConfigFile, Entry, FileOfConfig, Glob, INVALID_CONFIG, Written};
use crate::folders::absolute;
use crate::project::{Project, Suppressions};
use crate::report::{Checked, Counts, Report, Suppression};
use crate::suppress::complaint;
use crate::workspace::Workspace;

/// The files of one configuration in a run.
struct Scope<'r> {
    project: &'r Project,
    config: &'r ConfigFile,
    files: Vec<FileOfConfig<'r>>,
    /// Whether a folder was walked that holds all that the configuration is about.
    is_whole: bool,
    /// Which rules were silent because of which entry.
    used: FxHashSet<(usize, &'static str)>,
}

impl Workspace {
    /// Adds to `report` what is to be said about the configurations that were met: mistakes, and entries that are over or
    /// suppress nothing; and which known findings are gone. `paths` are the files and folders that the report is about. Called once, when all is checked.
    pub fn conclude(&self, report: &mut Report, paths: &[PathBuf]) {
        report.gone = self.gone(report);
        for project in self.projects() {
            let Some(config) = project.config() else { continue };
            let mut found = config.problems.clone();
            if self.settings().suppressions != Suppressions::Disregard {
                found.extend(Scope::new(self, &project, config, report, paths).complaints());
            }
            let mut hidden = Counts::default();
            // What is wrong with the configuration itself is said whatever is asked for.
            found.retain(|diagnostic| {
                let shown = diagnostic.severity >= project.lowest() || diagnostic.rule.name == INVALID_CONFIG;
                if !shown {
                    hidden.add(diagnostic.severity);
                }
                shown
            });
            if found.is_empty() {
                continue;
            }
            let checked = Checked { fail_on: project.fail_on(), hidden, ..config.checked(found) };
            let is_later = |file: &Checked| file.path > checked.path;
            let at = report.files.iter().position(is_later).unwrap_or(report.files.len());
            report.files.insert(at, checked);
        }
    }
}

impl<'r> Scope<'r> {
    fn new(
        workspace: &Workspace,
        project: &'r Project,
        config: &'r ConfigFile,
        report: &Report,
        paths: &[PathBuf],
    ) -> Self {
        let mut scope = Self { project, config, files: Vec::new(), is_whole: false, used: FxHashSet::default() };
        if config.config.entries.is_empty() {
            return scope;
        }
        for file in report.files.iter().filter(|file| file.kind != Some(SourceKind::Configuration)) {
            if workspace.config_of(&file.path).as_ref() != Some(&config.path) {
                continue;
            }
            scope.files.push(FileOfConfig::new(config, &file.path));
            for (diagnostic, suppression) in &file.suppressed {
                if let Suppression::Entry { number, .. } = suppression {
                    scope.used.insert((*number, diagnostic.rule.name));
                }
            }
        }
        let holds_all = |path: &PathBuf| path.is_dir() && config.folder.starts_with(absolute(path));
        scope.is_whole = workspace.settings().only.is_none() && paths.iter().any(holds_all);
        scope
    }

    fn complaints(&self) -> Vec<Diagnostic> {
        let entries = self.config.config.entries.iter().enumerate();
        let found: Vec<Diagnostic> = entries.flat_map(|(number, entry)| self.about(number, entry)).collect();
        let (rule, severity) = match found.first() {
            Some(first) => (first.rule, self.project.severity_of(first.rule)),
            None => return found,
        };
        if !self.project.runs(rule) {
            return Vec::new();
        }
        found.into_iter().map(|diagnostic| Diagnostic { severity, ..diagnostic }).collect()
    }

    /// What is to be said about one entry.
    fn about(&self, number: usize, entry: &Entry) -> Vec<Diagnostic> {
        let is_met = self.is_whole || self.files.iter().any(|file| entry.concerns(&file.relative));
        if let Some(until) = entry.until.as_ref().filter(|_| is_met && entry.is_over(self.project.settings().today)) {
            let message = format!("`until` was {}: what this entry ignored is reported again", until.value);
            let help = "mend what it is about and remove the entry, or give it a later day";
            return complaint(until.span, message, help).into_iter().collect();
        }
        // What is wrong with the globs themselves is told once.
        let is_told = |glob: &Written<Glob>| self.config.problems.iter().any(|problem| problem.span == glob.span);
        if !self.was_looked_at(entry) || entry.files.iter().any(is_told) {
            return Vec::new();
        }
        let missing =
            entry.files.iter().filter(|glob| !self.files.iter().any(|file| glob.value.matches(&file.relative)));
        let missing: Vec<Diagnostic> = missing
            .filter_map(|glob| {
                let message = format!("`{}` fits no file that was checked", glob.value.text);
                complaint(glob.span, message, "mend the glob, or remove it")
            })
            .collect();
        if !missing.is_empty() {
            return missing;
        }
        let idle: Vec<(Span, &str)> = entry
            .rules
            .iter()
            .filter(|selector| {
                let meant = || ecslint_rules::all().filter(|rule| selector.value.means(rule));
                let is_used = |rule: &Rule| self.used.contains(&(number, rule.name));
                !meant().any(is_used) && meant().all(|rule| self.project.runs(rule))
            })
            .map(|selector| (selector.span, selector.value.name()))
            .collect();
        let help = "remove it; it would hide the next finding";
        if idle.len() == entry.rules.len() {
            let names: Vec<String> = idle.iter().map(|(_, name)| format!("`{name}`")).collect();
            let message = format!("`[[ignore]]` finds nothing to ignore: {} is silent there", names.join(", "));
            let names_rule = if idle.len() == 1 { message } else { message.replace(" is silent", " are silent") };
            return complaint(entry.span, names_rule, help).into_iter().collect();
        }
        let one = |(span, name)| complaint(span, format!("`{name}` finds nothing to ignore here"), help);
        idle.into_iter().filter_map(one).collect()
    }

    /// Whether all files that the entry may be about were looked at.
    fn was_looked_at(&self, entry: &Entry) -> bool {
        let is_here = |name: &str| {
            let name = Path::new(name.trim_start_matches("./"));
            self.files.iter().any(|file| Path::new(&file.relative) == name)
        };
        self.is_whole
            || !entry.files.is_empty()
                && entry
                    .files
                    .iter()
                    .all(|glob| glob.value.is_literal() && is_here(glob.value.text.trim_start_matches('/')))
    }
}
