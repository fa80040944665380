//! What can be written about configurations.

use std::path::PathBuf;

use clap::{Args, Subcommand};
use ecslint_project::{Configuration, Date, Selector, Settings};

use super::{KindArgument, Level};

/// What holds for files: these options beat every configuration.
#[derive(Debug, Args)]
pub(crate) struct HoldsArguments {
    /// The lowest severity that makes the exit code 1 [default: error, or what ecslint.toml says]
    ///
    /// Where it is below --severity, that much is shown too.
    #[arg(long, value_enum, value_name = "LEVEL")]
    pub(crate) fail_on: Option<Level>,

    /// Run only these rules or groups; may be given several times
    #[arg(long, value_delimiter = ',', value_name = "RULE_OR_GROUP")]
    pub(crate) select: Vec<Selector>,

    /// Do not run these rules or groups; may be given several times
    ///
    /// The closer name wins: `--select ports --ignore host-port-mismatch` and the reverse both do what they say. What is
    /// named here or with --select beats ecslint.toml, which decides about the other rules.
    #[arg(long, value_delimiter = ',', value_name = "RULE_OR_GROUP")]
    pub(crate) ignore: Vec<Selector>,

    /// What the files hold, where it is not to be found out
    #[arg(long, value_enum, value_name = "KIND")]
    pub(crate) kind: Option<KindArgument>,

    /// The configuration for all files, in place of the nearest ecslint.toml of each
    #[arg(long, value_name = "FILE", conflicts_with = "no_config")]
    pub(crate) config: Option<PathBuf>,

    /// Look for no ecslint.toml
    #[arg(long)]
    pub(crate) no_config: bool,

    /// Known findings, which are not reported, in place of those that ecslint.toml names
    #[arg(long, value_name = "FILE")]
    pub(crate) baseline: Option<PathBuf>,
}

impl HoldsArguments {
    /// The settings, with everything else as it is by default.
    pub(crate) fn settings(&self, today: Date) -> Settings {
        let configuration = match &self.config {
            Some(path) => Configuration::File(path.clone()),
            None if self.no_config => Configuration::None,
            None => Configuration::Nearest,
        };
        Settings {
            kind: self.kind.map(Into::into).unwrap_or_default(),
            select: self.select.clone(),
            ignore: self.ignore.clone(),
            fail_on: self.fail_on.map(Into::into),
            configuration,
            baseline: self.baseline.clone(),
            today: Some(today),
            ..Settings::default()
        }
    }
}

/// Look at configurations.
#[derive(Debug, Subcommand)]
pub(crate) enum ConfigCommand {
    Show(ShowArguments),
}

/// Print what holds for a file, and who says so.
///
/// Each setting comes with the line of ecslint.toml or the option that it is from. The nearest ecslint.toml in the folder of
/// the file or above it holds alone; others further up are named.
#[derive(Debug, Args)]
#[command(after_long_help = SHOW_EXAMPLES)]
pub(crate) struct ShowArguments {
    /// The file, which need not be there
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,

    /// What would be given to `ecslint check`.
    #[command(flatten)]
    pub(crate) holds: HoldsArguments,
}

const SHOW_EXAMPLES: &str = "\
Examples:
  ecslint config show deploy/web.json
          Print what holds for a file.
  ecslint config show deploy/web.json --fail-on warning
          The same with an option of `ecslint check`.";

/// Write an ecslint.toml to begin with.
///
/// Everything in it is explained and commented out, so nothing changes until a line is taken into use. A file that is there
/// is never overwritten.
#[derive(Debug, Args)]
pub(crate) struct InitArguments {
    /// Set aside what is there: write ecslint-baseline.json with every finding, and use it
    #[arg(long)]
    pub(crate) baseline: bool,
}

/// Ignore a finding: write an [[ignore]] entry with a reason into ecslint.toml.
///
/// The entry is about this file, this rule and this very value. It goes to the end of the ecslint.toml that holds for the
/// file, whose other lines stay as they are; where there is none, one is written in this folder.
#[derive(Debug, Args)]
#[command(after_long_help = IGNORE_EXAMPLES)]
pub(crate) struct IgnoreArguments {
    /// The file and the line of the finding, as `--format concise` prints them
    #[arg(value_name = "FILE:LINE")]
    pub(crate) place: String,

    /// The rule that speaks there
    #[arg(value_name = "RULE")]
    pub(crate) rule: Selector,

    /// Why the finding is ignored
    #[arg(long, value_name = "WHY")]
    pub(crate) reason: String,

    /// The last day on which it is ignored, such as 2027-01-31
    #[arg(long, value_name = "DATE", value_parser = parse_date)]
    pub(crate) until: Option<Date>,

    /// The configuration to write into, in place of the nearest ecslint.toml
    #[arg(long, value_name = "FILE")]
    pub(crate) config: Option<PathBuf>,
}

const IGNORE_EXAMPLES: &str = "\
Examples:
  ecslint ignore deploy/agent.json:12 privileged-container --reason \"it reads the host's sockets\"
          Ignore what the rule says about line 12.
  ecslint ignore deploy/web.json:7 mutable-image-tag --until 2027-01-31 --reason \"tags in January\"
          Ignore it until the end of January.

Exit codes:
  0  ignored
  2  there is nothing to ignore, or the entry cannot be written";

fn parse_date(text: &str) -> Result<Date, String> {
    Date::parse(text).ok_or_else(|| "it is no day of the calendar, such as 2027-01-31".to_owned())
}
