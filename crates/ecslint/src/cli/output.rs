//! In which forms findings are written, and where to.

use std::ffi::OsStr;
use std::path::PathBuf;

use clap::builder::{EnumValueParser, PossibleValue, TypedValueParser};
use clap::error::ErrorKind;
use clap::{Arg, Args, Command, Error, ValueEnum};

/// In which forms the findings are written, and where to.
#[derive(Debug, Args)]
pub(crate) struct OutputArguments {
    /// How to print the findings; with =FILE they go to that file. May be given several times
    ///
    /// `--format github --format sarif=ecslint.sarif` prints annotations and writes a file. One format at most goes to
    /// standard output, which `-` also stands for. Without this option: github in GitHub Actions, else human on a terminal
    /// and concise elsewhere.
    #[arg(long, value_parser = WantedParser, value_name = "FORMAT[=FILE]")]
    pub(crate) format: Vec<Wanted>,

    /// The file for the --format that has none
    ///
    /// Files are replaced whole once everything is checked, so none is ever half-written.
    #[arg(long, requires = "format", value_name = "FILE")]
    pub(crate) output_file: Option<PathBuf>,
}

/// Forms of the findings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// With the lines of the file, for people.
    Human,
    /// One line a finding: `path:line:column: error[rule] message`.
    Concise,
    /// One JSON object, for programs.
    Json,
    /// One JSON object a line for each finding.
    Jsonl,
    /// SARIF 2.1.0, for code scanning and viewers.
    Sarif,
    /// Annotations and the step summary of GitHub Actions.
    Github,
    /// The code quality report of GitLab.
    Gitlab,
    /// JUnit's XML, a test suite for each file.
    Junit,
    /// Checkstyle's XML.
    Checkstyle,
    /// reviewdog's JSON, with suggestions.
    Rdjson,
    /// A table, for a comment on a pull request or a step summary.
    Markdown,
}

impl Format {
    /// The name in options.
    pub(crate) fn name(self) -> String {
        self.to_possible_value().map_or_else(String::new, |value| value.get_name().to_owned())
    }
}

/// One `--format`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Wanted {
    pub(crate) format: Format,
    /// What stands behind `=`.
    pub(crate) file: Option<PathBuf>,
}

/// Reads `FORMAT` and `FORMAT=FILE`; clap says what is wrong with the name of a format.
#[derive(Clone, Debug)]
struct WantedParser;

impl TypedValueParser for WantedParser {
    type Value = Wanted;

    fn parse_ref(&self, command: &Command, argument: Option<&Arg>, value: &OsStr) -> Result<Wanted, Error> {
        let parts = value.to_str().and_then(|text| text.split_once('='));
        let (name, file) = parts.map_or((value, None), |(name, file)| (OsStr::new(name), Some(file)));
        let format = EnumValueParser::<Format>::new().parse_ref(command, argument, name)?;
        if file == Some("") {
            let words = format!("`{0}=` names no file; write `{0}=FILE`\n", format.name());
            return Err(Error::raw(ErrorKind::ValueValidation, words).with_cmd(command));
        }
        Ok(Wanted { format, file: file.map(PathBuf::from) })
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        Some(Box::new(Format::value_variants().iter().filter_map(Format::to_possible_value)))
    }
}
