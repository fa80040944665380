//! `ecslint check`

use std::io::{self, BufWriter, Read, Write};
use std::path::{Path, PathBuf};

use ecslint_project::{Failure, Progress, Project, Report, Settings, Severity, path_text};

use super::{CommandError, Ending, written};
use crate::cli::{CheckArguments, Format};
use crate::progress;
use crate::report::{concise, human, json, statistics};
use crate::terminal::{Terminal, printable};

/// Notes about files that hold no task definition; more are only counted.
const MOST_NOTES: usize = 5;

/// Checks what the arguments name and reports it.
pub(crate) fn run(arguments: &CheckArguments, terminal: Terminal) -> Result<Ending, CommandError> {
    if arguments.statistics && arguments.format == Format::Json {
        return Err(CommandError("--statistics is for --format human and concise; JSON holds all findings".to_owned()));
    }
    if arguments.stdin_filename.is_some() && !arguments.paths.iter().any(|path| is_stdin(path)) {
        return Err(CommandError("--stdin-filename names what `-` reads, and no `-` is among the paths".to_owned()));
    }
    let fail_on = Severity::from(arguments.fail_on);
    let settings = Settings {
        kind: arguments.kind.map(Into::into).unwrap_or_default(),
        select: arguments.select.clone(),
        ignore: arguments.ignore.clone(),
        lowest: fail_on.min(arguments.severity.into()),
    };
    let project = Project::new(settings).map_err(|error| CommandError(error.to_string()))?;
    let report = check(&project, arguments);
    let outcome = write_report(&report, arguments, terminal);
    // When standard error is closed there is nobody to tell.
    let _ = write_notes(&report, &mut io::stderr().lock());
    let is_above = report.diagnostics().any(|diagnostic| diagnostic.severity >= fail_on);
    let ending = match (report.failures.is_empty(), is_above) {
        (false, _) => Ending::Failed,
        (true, true) => Ending::Findings,
        (true, false) => Ending::Clean,
    };
    written(outcome, ending)
}

fn is_stdin(path: &Path) -> bool {
    path == Path::new("-")
}

fn check(project: &Project, arguments: &CheckArguments) -> Report {
    let (stdin, paths): (Vec<PathBuf>, Vec<PathBuf>) = arguments.paths.iter().cloned().partition(|path| is_stdin(path));
    let progress = Progress::default();
    let mut report = progress::show(&progress, || project.check_paths(&paths, &progress));
    if !stdin.is_empty() {
        let name = arguments.stdin_filename.as_deref().unwrap_or(Path::new("<stdin>"));
        let mut bytes = Vec::new();
        match io::stdin().lock().read_to_end(&mut bytes) {
            Ok(_) => report.put_first(project.check_text(name, &bytes)),
            Err(error) => report.failures.push(Failure { path: name.to_owned(), message: error.to_string() }),
        }
    }
    report
}

fn write_report(report: &Report, arguments: &CheckArguments, terminal: Terminal) -> io::Result<()> {
    let mut out = BufWriter::new(io::stdout().lock());
    match arguments.format {
        Format::Json => json::write(&mut out, report)?,
        _ if arguments.statistics => statistics::write(&mut out, report, terminal)?,
        Format::Human => human::write(&mut out, report, terminal)?,
        Format::Concise => concise::write(&mut out, report, terminal)?,
    }
    out.flush()
}

/// What is said beside the report: what could not be read, and what there was nothing to say about.
fn write_notes(report: &Report, err: &mut impl Write) -> io::Result<()> {
    for failure in &report.failures {
        writeln!(err, "error: {}", printable(&failure.to_string()))?;
    }
    for skipped in report.skipped.iter().take(MOST_NOTES) {
        let name = path_text(&skipped.path);
        let hint = "`--kind task-definition` checks it anyway";
        writeln!(err, "note: {} holds no ECS task definition; {hint}", printable(&name))?;
    }
    let more = report.skipped.len().saturating_sub(MOST_NOTES);
    if more > 0 {
        writeln!(err, "note: {more} more of the files named hold no ECS task definition")?;
    }
    let is_empty = report.files.is_empty() && report.skipped.is_empty() && report.failures.is_empty();
    match report.passed_over {
        0 if is_empty => writeln!(err, "note: nothing to check: no file has `.json` in its name"),
        1 if is_empty => writeln!(err, "note: nothing to check: the one JSON file holds no ECS task definition"),
        count if is_empty => {
            writeln!(err, "note: nothing to check: none of {count} JSON files holds an ECS task definition")
        }
        _ => Ok(()),
    }
}
