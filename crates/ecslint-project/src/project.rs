//! The checker for one set of settings.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use ecslint_core::engine::Kind;
use ecslint_core::views::Assumption;
use ecslint_core::{Check, Checker, Date, Diagnostic, Rule, Severity};
use ecslint_syntax::Comment;
use rustc_hash::{FxHashMap, FxHashSet};

use crate::baseline::{Baseline, can_be_known, fingerprints, name_from};
use crate::config::{Config, ConfigFile, FileOfConfig, Level, Written};
use crate::language::syntax_of;
use crate::only::Only;
use crate::report::{Checked, Counts, Suppression};
use crate::selector::{Selector, SetupError, Wishes, runs};
use crate::suppress::Silence;

/// What the user asks for, whatever configurations say.
#[derive(Clone, Debug)]
pub struct Settings {
    /// How the kind of a file is found out.
    pub kind: Kind,
    /// The rules that run; empty for all.
    pub select: Vec<Selector>,
    /// The rules that do not run.
    pub ignore: Vec<Selector>,
    /// Findings below this are counted and left out, unless they make the run fail.
    pub lowest: Severity,
    /// The lowest severity that makes a run fail; `None` leaves it to the configuration.
    pub fail_on: Option<Severity>,
    /// Where the tasks are taken to run, whatever the files say.
    pub assumption: Assumption,
    /// Which configuration holds.
    pub configuration: Configuration,
    /// Whether comments, entries and known findings count.
    pub suppressions: Suppressions,
    /// The list of known findings, whatever configurations say.
    pub baseline: Option<PathBuf>,
    /// The files that a run over paths is restricted to.
    pub only: Option<Only>,
    /// The files that this run writes, from the root on. What an earlier run left there is no file that was passed over.
    pub reports: Vec<PathBuf>,
    /// The day on which the checks are made; entries with a date hold for ever where it is not known.
    pub today: Option<Date>,
}

/// Which configuration holds for a file.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub enum Configuration {
    /// The nearest `ecslint.toml` in the folder of the file or above it.
    #[default]
    Nearest,
    /// This one for all files.
    File(PathBuf),
    /// None.
    None,
}

/// What becomes of findings that are suppressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Suppressions {
    /// They are kept apart.
    #[default]
    Apply,
    /// Comments and entries count, known findings do not.
    ApplyWithoutBaseline,
    /// They are reported like the others.
    Disregard,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            kind: Kind::Detect,
            select: Vec::new(),
            ignore: Vec::new(),
            lowest: Severity::Advice,
            fail_on: None,
            assumption: Assumption::default(),
            configuration: Configuration::Nearest,
            suppressions: Suppressions::Apply,
            baseline: None,
            only: None,
            reports: Vec::new(),
            today: None,
        }
    }
}

impl Settings {
    fn wishes(&self) -> Wishes<'_> {
        Wishes { select: &self.select, ignore: &self.ignore }
    }

    /// The checker with every rule that can run under these settings, whatever configurations say.
    ///
    /// # Errors
    /// When the tables inside the program cannot be read.
    pub(crate) fn checker(&self, assumption: Assumption) -> Result<Checker, SetupError> {
        let rules = ecslint_rules::all().filter(|rule| runs(rule, self.wishes(), Wishes::default()));
        let checker = Checker::new(rules).map_err(|error| SetupError::Tables(error.to_string()))?;
        Ok(checker.assuming(assumption))
    }
}

/// A checker with one set of settings, those of the user and those of one configuration; shared by threads.
#[derive(Clone, Debug)]
pub struct Project {
    checker: Arc<Checker>,
    settings: Arc<Settings>,
    config: Option<Arc<ConfigFile>>,
    baseline: Option<Arc<Baseline>>,
    /// The rules that the configuration turns off. The checker runs them all the same, since it serves other
    /// configurations too.
    off: FxHashSet<&'static str>,
    /// The severities that the configuration wants.
    severities: FxHashMap<&'static str, Severity>,
    fail_on: Severity,
}

impl Project {
    /// A project with these settings and no configuration.
    ///
    /// # Errors
    /// When the tables inside the program cannot be read.
    pub fn new(settings: Settings) -> Result<Self, SetupError> {
        let checker = settings.checker(settings.assumption)?;
        Ok(Self::with(Arc::new(checker), Arc::new(settings), None, None))
    }

    /// A project that checks with `checker`, as `settings` and `config` say, without what `baseline` knows.
    pub(crate) fn with(
        checker: Arc<Checker>,
        settings: Arc<Settings>,
        config: Option<Arc<ConfigFile>>,
        baseline: Option<Arc<Baseline>>,
    ) -> Self {
        let (mut off, mut severities) = (FxHashSet::default(), FxHashMap::default());
        if let Some(Config { select, ignore, severity, .. }) = config.as_ref().map(|config| &config.config) {
            let values = |written: &[Written<Selector>]| -> Vec<Selector> {
                written.iter().map(|written| written.value).collect()
            };
            let (select, mut ignore) = (values(select), values(ignore));
            let turned_off = severity.iter().filter(|(_, level)| *level == Level::Off);
            ignore.extend(turned_off.map(|(written, _)| written.value));
            let wishes = Wishes { select: &select, ignore: &ignore };
            for rule in checker.rules() {
                if !runs(rule, settings.wishes(), wishes) {
                    off.insert(rule.name);
                }
                let levels = severity.iter().filter_map(|(written, level)| match level {
                    Level::At(severity) => Some((written.value.closeness(rule)?, *severity)),
                    Level::Off => None,
                });
                if let Some((_, severity)) = levels.max_by_key(|(closeness, _)| *closeness) {
                    severities.insert(rule.name, severity);
                }
            }
        }
        let written = config.as_ref().and_then(|config| config.config.fail_on.as_ref()).map(|written| written.value);
        let fail_on = settings.fail_on.or(written).unwrap_or(Severity::Error);
        Self { checker, settings, config, baseline, off, severities, fail_on }
    }

    /// The configuration that holds.
    pub(crate) fn config(&self) -> Option<&Arc<ConfigFile>> {
        self.config.as_ref()
    }

    /// The known findings.
    pub(crate) fn baseline(&self) -> Option<&Arc<Baseline>> {
        self.baseline.as_ref()
    }

    /// What the user asks for.
    pub(crate) fn settings(&self) -> &Settings {
        &self.settings
    }

    /// The lowest severity that makes a run fail.
    pub(crate) fn fail_on(&self) -> Severity {
        self.fail_on
    }

    /// The lowest severity that is shown.
    pub(crate) fn lowest(&self) -> Severity {
        self.settings.lowest.min(self.fail_on)
    }

    /// How bad it is what the rule finds, unless the finding itself is less.
    pub(crate) fn severity_of(&self, rule: &Rule) -> Severity {
        self.severities.get(rule.name).copied().unwrap_or(rule.severity)
    }

    /// Whether the rule runs.
    pub(crate) fn runs(&self, rule: &Rule) -> bool {
        !self.off.contains(rule.name) && self.checker.rules().iter().any(|known| known.name == rule.name)
    }

    /// Checks one text. `path` says which language it is written in, what to call it, and which entries of the configuration
    /// are about it.
    pub fn check_text(&self, path: &Path, bytes: &[u8]) -> Checked {
        let about = self.config.as_deref().map(|config| FileOfConfig::new(config, path));
        if let Some(excluded) = about.as_ref().and_then(FileOfConfig::excluded) {
            let text = String::from_utf8_lossy(bytes).into_owned();
            return Checked { path: path.to_owned(), text, excluded: Some(excluded), ..Checked::default() };
        }
        let kind = self.kind(about.as_ref());
        let (text, findings) = self.checker.check_bytes(bytes, syntax_of(path, bytes), kind);
        let mut diagnostics = findings.diagnostics;
        self.apply_config(&mut diagnostics);
        let suppressed = self.suppress(path, about.as_ref(), &text, &findings.comments, &mut diagnostics);
        let mut hidden = Counts::default();
        let lowest = self.lowest();
        diagnostics.retain(|diagnostic| {
            let shown = diagnostic.severity >= lowest;
            if !shown {
                hidden.add(diagnostic.severity);
            }
            shown
        });
        Checked {
            path: path.to_owned(),
            kind: findings.kind,
            text,
            diagnostics,
            hidden,
            suppressed,
            fail_on: self.fail_on,
            excluded: None,
        }
    }

    /// Everything that is found in a text, shown or not, except what is suppressed.
    pub(crate) fn findings(&self, path: &Path, text: &str) -> Vec<Diagnostic> {
        let about = self.config.as_deref().map(|config| FileOfConfig::new(config, path));
        let kind = self.kind(about.as_ref());
        let (_, findings) = self.checker.check_bytes(text.as_bytes(), syntax_of(path, text), kind);
        let mut diagnostics = findings.diagnostics;
        self.apply_config(&mut diagnostics);
        self.suppress(path, about.as_ref(), text, &findings.comments, &mut diagnostics);
        diagnostics
    }

    /// What the text at `path` is taken to hold, and where its tasks are taken to run.
    pub(crate) fn reading_of(&self, path: &Path) -> (Kind, Assumption) {
        let about = self.config.as_deref().map(|config| FileOfConfig::new(config, path));
        (self.kind(about.as_ref()), self.checker.assumption())
    }

    fn kind(&self, about: Option<&FileOfConfig<'_>>) -> Kind {
        match self.settings.kind {
            Kind::Detect => about.and_then(FileOfConfig::kind).map_or(Kind::Detect, |(kind, _)| kind),
            kind => kind,
        }
    }

    /// Leaves out what the configuration turns off, and gives the others the severities that it wants.
    fn apply_config(&self, diagnostics: &mut Vec<Diagnostic>) {
        if !self.off.is_empty() {
            diagnostics.retain(|diagnostic| !self.off.contains(diagnostic.rule.name));
        }
        if !self.severities.is_empty() {
            for diagnostic in diagnostics {
                if let Some(severity) = self.severities.get(diagnostic.rule.name) {
                    diagnostic.severity = *severity;
                }
            }
        }
    }

    /// Takes out what is suppressed, and adds what is to be said about suppressions.
    fn suppress(
        &self,
        path: &Path,
        about: Option<&FileOfConfig<'_>>,
        text: &str,
        comments: &[Comment],
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Vec<(Diagnostic, Suppression)> {
        if self.settings.suppressions == Suppressions::Disregard {
            return Vec::new();
        }
        let silence = Silence::new(self, about, text, comments);
        let (mut suppressed, mut said) = (Vec::new(), Vec::new());
        if !silence.is_empty() {
            (suppressed, said) = silence.apply(syntax_of(path, text), diagnostics);
        }
        if let Some(baseline) = self.baseline.as_ref().filter(|_| !diagnostics.is_empty()) {
            suppressed.extend(set_aside(baseline, path, text, diagnostics));
        }
        if !said.is_empty() {
            self.apply_config(&mut said);
            diagnostics.extend(said);
            diagnostics.sort_by(|one, other| {
                (one.span, one.rule.name, &one.message).cmp(&(other.span, other.rule.name, &other.message))
            });
        }
        suppressed
    }

    /// Everything that AWS is known to say to what the rules find, with `%s` where values stand.
    pub fn known_messages(&self) -> Vec<(String, &'static Rule)> {
        let mut known = Vec::new();
        for rule in self.checker.rules() {
            known.extend(rule.outcome.says().iter().map(|says| ((*says).to_owned(), *rule)));
            let Check::Support(columns) = rule.check else { continue };
            for row in &self.checker.facts().support.rows {
                let refusals = columns.iter().filter_map(|column| row.refused_by.get(column));
                known.extend(refusals.flat_map(|refusal| &refusal.says).map(|says| (says.clone(), *rule)));
            }
        }
        known.sort_by(|one, other| (&one.0, one.1.name).cmp(&(&other.0, other.1.name)));
        known.dedup_by(|one, other| one.0 == other.0 && one.1.name == other.1.name);
        known
    }
}

/// Takes out what is known.
fn set_aside(
    baseline: &Baseline,
    path: &Path,
    text: &str,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<(Diagnostic, Suppression)> {
    let home = name_from(baseline.folder(), path);
    let identities = fingerprints(text, syntax_of(path, text), diagnostics.iter(), &home);
    let (mut known, mut left) = (Vec::new(), Vec::new());
    for (diagnostic, identity) in diagnostics.drain(..).zip(identities) {
        if can_be_known(&diagnostic) && baseline.holds(&identity) {
            let fingerprint = identity.fingerprint;
            known.push((diagnostic, Suppression::Baseline { path: baseline.path.clone(), fingerprint }));
        } else {
            left.push(diagnostic);
        }
    }
    *diagnostics = left;
    known
}
