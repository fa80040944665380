//! Which formats a run writes, and where to.

use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use ecslint_project::{Report, append_to_file, overwrite_file, path_text, seen_from};

use crate::cli::{CheckArguments, ColorWhen, Format, Wanted};
use crate::commands::CommandError;
use crate::environment::{Environment, Service};
use crate::report::github::{LARGEST_SUMMARY, Summary};
use crate::report::names::Names;
use crate::report::{
    checkstyle, concise, github, gitlab, human, json, jsonl, junit, markdown, rdjson, sarif, statistics, summary,
};
use crate::terminal::{Reader, Terminal, printable};

/// The formats of a run.
#[derive(Debug)]
pub(crate) struct Outputs {
    /// The one on standard output.
    standard: Option<Format>,
    files: Vec<(Format, PathBuf)>,
    environment: Environment,
}

/// What came of the files of a run.
#[derive(Debug, Default)]
pub(crate) struct WrittenFiles {
    /// What was written.
    pub(crate) notes: Vec<String>,
    /// What could not be written.
    pub(crate) complaints: Vec<String>,
}

impl Outputs {
    /// What the arguments ask for; `terminal` is where the findings go without them.
    ///
    /// # Errors
    /// When it cannot be done, as far as that is known before anything is checked.
    pub(crate) fn plan(
        arguments: &CheckArguments,
        terminal: Terminal,
        environment: Environment,
    ) -> Result<Self, CommandError> {
        let mut outputs = Self { standard: None, files: Vec::new(), environment };
        let mut file = arguments.output.output_file.as_deref();
        for Wanted { format, file: own } in &arguments.output.format {
            match own.as_deref().or_else(|| file.take()).filter(|path| *path != Path::new("-")) {
                Some(path) => outputs.add_file(*format, path, arguments)?,
                None => outputs.add_standard(*format)?,
            }
        }
        if let Some(path) = file {
            let words = "every --format names a file already, so --output-file has none to write";
            return Err(CommandError(format!("{words}: {}", shown(path))));
        }
        if arguments.output.format.is_empty() {
            outputs.standard = Some(usual(arguments, terminal, &outputs.environment));
        }
        let has_table = |format: &Format| matches!(format, Format::Human | Format::Concise);
        if arguments.statistics && !outputs.formats().any(|format| has_table(&format)) {
            let words = "--statistics is for --format human and concise; other formats hold all findings";
            return Err(CommandError(words.to_owned()));
        }
        Ok(outputs)
    }

    fn add_standard(&mut self, format: Format) -> Result<(), CommandError> {
        if let Some(other) = self.standard {
            let (one, two) = (other.name(), format.name());
            let words = if one == two {
                format!("--format {one} is given twice")
            } else {
                format!("{one} and {two} cannot share standard output; give one a file: `--format {two}=FILE`")
            };
            return Err(CommandError(words));
        }
        self.standard = Some(format);
        Ok(())
    }

    fn add_file(&mut self, format: Format, path: &Path, arguments: &CheckArguments) -> Result<(), CommandError> {
        let refused = |words: &str| Err(CommandError(format!("cannot write {}: {words}", shown(path))));
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        if !folder.is_dir() {
            return refused(&format!("there is no folder {}; make it first", shown(folder)));
        }
        if path.is_dir() {
            return refused("it is a folder; name a file");
        }
        if self.files.iter().any(|(_, other)| is_same(other, path)) {
            return refused("two formats name it; give each a file of its own");
        }
        if arguments.paths.iter().any(|other| other.is_file() && is_same(other, path)) {
            return refused("it is one of the files to check; name another");
        }
        self.files.push((format, path.to_owned()));
        Ok(())
    }

    fn formats(&self) -> impl Iterator<Item = Format> + '_ {
        self.standard.into_iter().chain(self.files.iter().map(|(format, _)| *format))
    }

    /// The files that are written, from the root on.
    pub(crate) fn paths(&self) -> Vec<PathBuf> {
        self.files
            .iter()
            .map(|(_, path)| seen_from(&self.environment.here, path))
            .map(|path| self.environment.here.join(path))
            .collect()
    }

    /// Whether standard output tells a person what was fixed.
    pub(crate) fn tells_what_was_fixed(&self, arguments: &CheckArguments) -> bool {
        self.standard == Some(Format::Human) && !arguments.statistics
    }

    /// Writes the formats that go to files; each is replaced whole.
    pub(crate) fn write_files(&self, report: &Report, arguments: &CheckArguments, color: ColorWhen) -> WrittenFiles {
        let mut written = WrittenFiles::default();
        for (format, path) in &self.files {
            let name = shown(path);
            // A report beside the files that are checked is not to replace one of them.
            if path.is_file() && report.files.iter().any(|file| is_same(&file.path, path)) {
                written.complaints.push(format!("cannot write {name}: it is one of the files that were checked"));
                continue;
            }
            let mut content = Vec::new();
            let words =
                match self.render(&mut content, *format, report, arguments, Terminal::of_file(color), &mut written) {
                    Ok(()) => overwrite_file(path, &content),
                    Err(error) => Err(error.to_string()),
                };
            match words {
                Ok(()) => written.notes.push(format!("wrote {name}")),
                Err(words) => written.complaints.push(format!("cannot write {name}: {words}")),
            }
        }
        // Nothing else would tell how it went.
        if self.standard.is_none() && !report.files.is_empty() {
            written.notes.push(summary::words(report, arguments.lowest_fix()));
        }
        written
    }

    /// Writes the format that goes to standard output, if there is one, to `out`.
    pub(crate) fn write_standard(
        &self,
        out: impl Write,
        report: &Report,
        arguments: &CheckArguments,
        terminal: Terminal,
        written: &mut WrittenFiles,
    ) -> io::Result<()> {
        let Some(format) = self.standard else { return Ok(()) };
        let mut out = BufWriter::new(out);
        self.render(&mut out, format, report, arguments, terminal, written)?;
        out.flush()
    }

    fn render(
        &self,
        out: &mut impl Write,
        format: Format,
        report: &Report,
        arguments: &CheckArguments,
        terminal: Terminal,
        written: &mut WrittenFiles,
    ) -> io::Result<()> {
        let lowest_fix = arguments.lowest_fix();
        // Services know files by their names in the repository, local tools by those in the folder in which they run.
        let (repository, here) = (Names::from(&self.environment.root), Names::from(&self.environment.here));
        match format {
            Format::Human | Format::Concise if arguments.statistics => statistics::write(out, report, terminal),
            Format::Human => human::write(out, report, lowest_fix, terminal),
            Format::Concise => concise::write(out, report, terminal),
            Format::Json => json::write(out, report),
            Format::Jsonl => jsonl::write(out, report),
            Format::Sarif => sarif::write(out, report, &repository, arguments.severity.into()),
            Format::Github => {
                let summary = self.write_step_summary(report, arguments, &repository, written);
                github::write(out, report, &repository, summary, lowest_fix)
            }
            Format::Gitlab => gitlab::write(out, report, &repository),
            Format::Junit => junit::write(out, report, &here),
            Format::Checkstyle => checkstyle::write(out, report, &here),
            Format::Rdjson => rdjson::write(out, report, &here),
            Format::Markdown => markdown::write(out, report, &repository, lowest_fix),
        }
    }

    /// Adds all findings to the summary of the step, as far as there is one and there is room.
    fn write_step_summary(
        &self,
        report: &Report,
        arguments: &CheckArguments,
        names: &Names,
        written: &mut WrittenFiles,
    ) -> Summary {
        let Some(path) = &self.environment.step_summary else { return Summary::Missing };
        if report.shown().total() == 0 && report.failures.is_empty() {
            return Summary::Missing;
        }
        let taken = path.metadata().map_or(0, |metadata| metadata.len());
        let room = usize::try_from(LARGEST_SUMMARY.saturating_sub(taken)).unwrap_or(usize::MAX);
        let (text, summary) = markdown::within(room, report, names, arguments.lowest_fix());
        match append_to_file(path, text.as_bytes()) {
            Ok(()) => summary,
            // The log holds everything, so the run has not failed.
            Err(words) => {
                written.notes.push(format!("note: cannot write the summary of the step: {words}"));
                Summary::Missing
            }
        }
    }
}

/// The format of a run that names none.
fn usual(arguments: &CheckArguments, terminal: Terminal, environment: &Environment) -> Format {
    match (environment.service, terminal.reader) {
        // A table is no annotation.
        (Service::GithubActions, _) if !arguments.statistics => Format::Github,
        (_, Reader::Person) => Format::Human,
        (_, Reader::Program) => Format::Concise,
    }
}

/// Whether two names mean the same file, which may not be there yet.
fn is_same(one: &Path, other: &Path) -> bool {
    let whole = |path: &Path| {
        path.canonicalize().ok().or_else(|| {
            let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
            Some(folder.canonicalize().ok()?.join(path.file_name()?))
        })
    };
    one == other || whole(one).is_some_and(|one| whole(other) == Some(one))
}

fn shown(path: &Path) -> String {
    printable(&path_text(path)).into_owned()
}
