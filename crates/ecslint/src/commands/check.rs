//! `ecslint check`

use std::io::{self, BufWriter, Read, Write};
use std::path::{Path, PathBuf};

use ecslint_project::{
    BASELINE_NAME, Doing, Failure, Only, Progress, Report, Settings, Severity, Workspace, WrittenBaseline, path_text,
};

use super::{CommandError, Ending, today, watch, written};
use crate::changed::{self, Changed};
use crate::cli::{Assumed, CheckArguments, ColorWhen, Work};
use crate::environment::Environment;
use crate::interrupt::Signals;
use crate::outputs::{Outputs, WrittenFiles};
use crate::progress;
use crate::report::{diff, summary};
use crate::terminal::{Terminal, printable};

/// Notes about files that hold no task definition; more are only counted.
const MOST_NOTES: usize = 5;

/// Checks what the arguments name and reports it.
pub(crate) fn run(arguments: &CheckArguments, color: ColorWhen) -> Result<Ending, CommandError> {
    if arguments.stdin_filename.is_some() && !arguments.paths.iter().any(|path| is_stdin(path)) {
        return Err(CommandError("--stdin-filename names what `-` reads, and no `-` is among the paths".to_owned()));
    }
    let Some(assumption) = Assumed::together(&arguments.assume) else {
        let words = "--assume takes one launch type and one processor: FARGATE, EC2, EXTERNAL or MANAGED_INSTANCES, and \
                     arm64 or x86_64";
        return Err(CommandError(words.to_owned()));
    };
    // Standard output of `--fix -` is for the text.
    let is_filter = arguments.work() == Work::Fix && arguments.paths.iter().any(|path| is_stdin(path));
    let terminal = if is_filter { Terminal::of_stderr(color) } else { Terminal::of_stdout(color) };
    let outputs = Outputs::plan(arguments, terminal, Environment::look())?;
    let changed = restriction(arguments)?;
    let settings = Settings {
        // The baseline holds advice, too: it may be shown one day.
        lowest: if arguments.write_baseline { Severity::Advice } else { arguments.severity.into() },
        assumption,
        suppressions: arguments.suppressions(),
        only: changed.as_ref().map(|changed| Only::new(changed.names.iter().cloned())),
        reports: outputs.paths(),
        ..arguments.holds.settings(today())
    };
    let workspace = Workspace::new(settings).map_err(|error| CommandError(error.to_string()))?;
    if arguments.scope.watch {
        return watch::run(&workspace, arguments, color);
    }
    let signals = Signals::take().map_err(|error| CommandError(format!("signals cannot be held back: {error}")))?;
    let Looked { mut report, stdin } = look(&workspace, arguments, &signals);
    if let Some(changed) = &changed {
        // When standard error is closed there is nobody to tell.
        let _ = writeln!(io::stderr().lock(), "note: {}", printable(&changed.words(report.looked_at)));
    }
    if arguments.write_baseline {
        return signals.held_back(|_| write_baseline(&workspace, &mut report));
    }
    let pruned = if arguments.prune_baseline {
        signals.held_back(|_| workspace.prune_baselines(&mut report))
    } else {
        Vec::new()
    };
    let mut files = match arguments.work() {
        Work::Diff => WrittenFiles::default(),
        Work::Check | Work::Fix => signals.held_back(|_| outputs.write_files(&report, arguments, color)),
    };
    let outcome = match (arguments.work(), stdin) {
        (Work::Diff, _) => write_diff(&report, terminal),
        (Work::Fix, Some(text)) => write_text(&text)
            .and_then(|()| outputs.write_standard(io::stderr().lock(), &report, arguments, terminal, &mut files)),
        _ => outputs.write_standard(io::stdout().lock(), &report, arguments, terminal, &mut files),
    };
    // When standard error is closed there is nobody to tell.
    let mut err = io::stderr().lock();
    let _ =
        write_notes(&report, arguments, &outputs, &pruned, &mut err).and_then(|()| write_files_notes(&files, &mut err));
    let has_findings = match arguments.work() {
        Work::Diff => !report.changes.is_empty(),
        Work::Check | Work::Fix => report.fails(),
    };
    let is_undone = !report.failures.is_empty() || report.has_config_mistakes() || !files.complaints.is_empty();
    let ending = match (is_undone, has_findings) {
        (true, _) => Ending::Failed,
        (false, true) => Ending::Findings,
        (false, false) => Ending::Clean,
    };
    written(outcome, ending)
}

/// The files that the run is restricted to, if it is.
fn restriction(arguments: &CheckArguments) -> Result<Option<Changed>, CommandError> {
    let scope = &arguments.scope;
    let option = if scope.watch { "--watch" } else { "--changed" };
    if (scope.watch || scope.changed.is_some()) && arguments.paths.iter().any(|path| is_stdin(path)) {
        return Err(CommandError(format!("{option} is about files, and `-` is standard input")));
    }
    scope.changed.as_ref().map(|reference| changed::find(reference.as_deref(), &arguments.paths)).transpose()
}

fn is_stdin(path: &Path) -> bool {
    path == Path::new("-")
}

/// What came of the files and of standard input.
struct Looked {
    report: Report,
    /// What standard input holds, after the fixes if they were asked for.
    stdin: Option<Vec<u8>>,
}

fn look(workspace: &Workspace, arguments: &CheckArguments, signals: &Signals) -> Looked {
    let (stdin, paths): (Vec<PathBuf>, Vec<PathBuf>) = arguments.paths.iter().cloned().partition(|path| is_stdin(path));
    let (work, lowest) = (arguments.work(), arguments.lowest_fix());
    let progress = Progress::default();
    let mut report = progress::show(&progress, || match work {
        Work::Check => workspace.check_paths(&paths, &progress),
        Work::Fix | Work::Diff => workspace.mend_paths(&paths, lowest, &progress),
    });
    if work == Work::Fix {
        signals.held_back(|stop| report.write_changes(stop));
    }
    if stdin.is_empty() {
        workspace.conclude(&mut report, &paths);
        return Looked { report, stdin: None };
    }
    let path = arguments.stdin_filename.as_deref().unwrap_or(Path::new("<stdin>"));
    let mut bytes = Vec::new();
    if let Err(error) = io::stdin().lock().read_to_end(&mut bytes) {
        let message = error.to_string();
        report.failures.push(Failure { path: path.to_owned(), doing: Doing::Reading, message });
        return Looked { report, stdin: Some(Vec::new()) };
    }
    let mended = match work {
        Work::Check => workspace.check_text(path, &bytes).into(),
        Work::Fix | Work::Diff => workspace.mend_text(path, &bytes, lowest),
    };
    if let Some(change) = &mended.change {
        bytes = change.text.clone().into_bytes();
    }
    report.put_first(mended);
    workspace.conclude(&mut report, &paths);
    Looked { report, stdin: Some(bytes) }
}

/// Writes the baseline, and says what it holds.
fn write_baseline(workspace: &Workspace, report: &mut Report) -> Result<Ending, CommandError> {
    let lists = workspace.write_baselines(report, Path::new(BASELINE_NAME));
    let mut err = io::stderr().lock();
    // When standard error is closed there is nobody to tell.
    let _ = write_failures(report, &mut err).and_then(|()| write_config_mistakes(report, &mut err));
    let is_undone = report.has_config_mistakes() || !report.failures.is_empty();
    let ending = if is_undone { Ending::Failed } else { Ending::Clean };
    let mut out = io::stdout().lock();
    written(lists.iter().try_for_each(|list| writeln!(out, "{}", wrote(list))), ending)
}

pub(super) fn write_failures(report: &Report, err: &mut impl Write) -> io::Result<()> {
    report.failures.iter().try_for_each(|failure| writeln!(err, "error: {}", printable(&failure.to_string())))
}

/// Names the configurations with mistakes where the findings themselves are not printed.
fn write_config_mistakes(report: &Report, err: &mut impl Write) -> io::Result<()> {
    let configs = report.files.iter().filter(|file| file.has_config_mistakes());
    configs.into_iter().try_for_each(|file| {
        let name = path_text(&file.path);
        writeln!(err, "error: {} holds mistakes; `ecslint check` shows them", printable(&name))
    })
}

/// "wrote ecslint-baseline.json with 12 findings".
pub(crate) fn wrote(list: &WrittenBaseline) -> String {
    let path = path_text(&list.path);
    format!("wrote {} with {}", printable(&path), counted(list.findings))
}

fn counted(count: usize) -> String {
    if count == 1 { "1 finding".to_owned() } else { format!("{count} findings") }
}

fn write_text(text: &[u8]) -> io::Result<()> {
    let mut out = io::stdout().lock();
    out.write_all(text).and_then(|()| out.flush())
}

fn write_diff(report: &Report, terminal: Terminal) -> io::Result<()> {
    let mut out = BufWriter::new(io::stdout().lock());
    diff::write(&mut out, report, terminal).and_then(|()| out.flush())
}

/// What came of the reports in files.
fn write_files_notes(files: &WrittenFiles, err: &mut impl Write) -> io::Result<()> {
    files.complaints.iter().try_for_each(|words| writeln!(err, "error: {words}"))?;
    files.notes.iter().try_for_each(|words| writeln!(err, "{words}"))
}

/// What is said beside the report: what could not be done, what fixes changed, and what there was nothing to say about.
fn write_notes(
    report: &Report,
    arguments: &CheckArguments,
    outputs: &Outputs,
    pruned: &[WrittenBaseline],
    err: &mut impl Write,
) -> io::Result<()> {
    write_failures(report, err)?;
    if arguments.work() == Work::Diff || arguments.statistics {
        write_config_mistakes(report, err)?;
    }
    // The report for people says itself what was fixed.
    let is_said = outputs.tells_what_was_fixed(arguments);
    let fixes = match arguments.work() {
        Work::Diff => summary::would_fix(report),
        Work::Fix if !is_said => summary::fixed(report),
        Work::Fix | Work::Check => None,
    };
    if let Some(words) = fixes {
        writeln!(err, "{words}")?;
    }
    match report.gone.len() {
        0 => {}
        _ if arguments.prune_baseline => {
            for list in pruned {
                let (path, changed) = (path_text(&list.path), counted(list.changed));
                writeln!(err, "note: dropped {changed} from {}, which holds {} now", printable(&path), list.findings)?;
            }
        }
        1 => writeln!(err, "note: 1 finding of the baseline is gone; `--prune-baseline` drops it")?,
        count => writeln!(err, "note: {count} findings of the baseline are gone; `--prune-baseline` drops them")?,
    }
    for skipped in report.skipped.iter().take(MOST_NOTES) {
        let name = path_text(&skipped.path);
        let words = match &skipped.excluded {
            Some(place) => format!("is excluded by {place}"),
            None => "holds no ECS task definition; `--kind task-definition` checks it anyway".to_owned(),
        };
        writeln!(err, "note: {} {}", printable(&name), printable(&words))?;
    }
    let more = report.skipped.len().saturating_sub(MOST_NOTES);
    if more > 0 {
        writeln!(err, "note: {more} more of the files named are excluded or hold no ECS task definition")?;
    }
    // With `--changed` it is said before how many files there are.
    let is_empty = arguments.scope.changed.is_none()
        && report.files.is_empty()
        && report.skipped.is_empty()
        && report.failures.is_empty();
    if is_empty && report.left_out > 0 {
        let words = if report.left_out == 1 { "1 file is" } else { &format!("{} files are", report.left_out) };
        writeln!(err, "note: {words} excluded by ecslint.toml")?;
    }
    match report.passed_over {
        0 if is_empty && report.left_out > 0 => Ok(()),
        0 if is_empty => writeln!(err, "note: nothing to check: no file has `.json` in its name"),
        1 if is_empty => writeln!(err, "note: nothing to check: the one JSON file holds no ECS task definition"),
        count if is_empty => {
            writeln!(err, "note: nothing to check: none of {count} JSON files holds an ECS task definition")
        }
        _ => Ok(()),
    }
}
