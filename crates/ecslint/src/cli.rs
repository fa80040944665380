//! What can be written on the command line.

mod config;
mod output;
mod place;
mod query;
mod scope;
mod shell;

use clap::{Args, Parser, Subcommand, ValueEnum};
use ecslint_project::{Applicability, Architecture, Assumption, Capacity, Kind, Severity, Suppressions};

pub(crate) use config::{ConfigCommand, HoldsArguments, IgnoreArguments, InitArguments, ShowArguments};
pub(crate) use output::{Format, OutputArguments, Wanted};
pub(crate) use place::{PlaceArguments, PlanFormat};
pub(crate) use query::{QueryArguments, QueryFormat};
pub(crate) use scope::ScopeArguments;
pub(crate) use shell::{CompletionsArguments, ManArguments};

/// Finds mistakes in Amazon ECS task definitions before AWS does.
#[derive(Debug, Parser)]
#[command(name = "ecslint", version, max_term_width = 100, after_help = EXIT_CODES)]
pub(crate) struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub(crate) command: Option<Command>,

    /// When to use colours
    #[arg(long, global = true, value_enum, default_value_t, value_name = "WHEN")]
    pub(crate) color: ColorWhen,
}

const EXIT_CODES: &str = "\
Exit codes:
  0  nothing to mend
  1  findings at or above --fail-on
  2  something could not be done: a wrong option or configuration, a file that cannot be read";

/// The commands. Their help is that of their arguments.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    Check(CheckArguments),
    Explain(ExplainArguments),
    Lsp(LspArguments),
    Query(QueryArguments),
    Place(PlaceArguments),
    Rules(RulesArguments),
    Init(InitArguments),
    Ignore(IgnoreArguments),
    #[command(subcommand)]
    Config(ConfigCommand),
    Completions(CompletionsArguments),
    Man(ManArguments),
}

/// Check task definitions.
///
/// Folders are searched the way git sees them: what .gitignore names is left out, and so are node_modules and .git.
/// Every file with `.json`, `.yaml` or `.yml` in its name is looked at (`web.json`, `task.json.tpl`, `service.prod.yaml`),
/// and those that hold a task definition are checked: the input of RegisterTaskDefinition, the output of
/// DescribeTaskDefinition, or a bare list of container definitions. Files that are named are checked whatever they are called, unless ecslint.toml
/// excludes them.
#[derive(Debug, Args)]
#[command(after_long_help = CHECK_EXAMPLES)]
pub(crate) struct CheckArguments {
    /// Files and folders; `-` reads standard input
    #[arg(value_name = "PATH", default_value = ".")]
    pub(crate) paths: Vec<std::path::PathBuf>,

    /// In which forms, and where to.
    #[command(flatten)]
    pub(crate) output: OutputArguments,

    /// The lowest severity to show
    #[arg(long, value_enum, default_value_t = Level::Warning, value_name = "LEVEL")]
    pub(crate) severity: Level,

    /// What the rules are, and which findings count.
    #[command(flatten)]
    pub(crate) holds: HoldsArguments,

    /// Which files, and how often.
    #[command(flatten)]
    pub(crate) scope: ScopeArguments,

    /// Check as if the tasks were to run there, whatever the files say
    ///
    /// Lists everything that stands in the way of a move at once. May be given twice: for a launch type and for a
    /// processor.
    #[arg(long, value_enum, ignore_case = true, value_delimiter = ',', value_name = "WHERE")]
    pub(crate) assume: Vec<Assumed>,

    /// The name for standard input in the output; its ending says whether comments are allowed
    #[arg(long, value_name = "NAME")]
    pub(crate) stdin_filename: Option<std::path::PathBuf>,

    /// Report what comments, [[ignore]] entries and the baseline keep silent
    #[arg(long)]
    pub(crate) no_ignores: bool,

    /// Write every finding to the baseline, so that from now on only new ones are reported
    ///
    /// The baseline is the one that --baseline or ecslint.toml names, or ecslint-baseline.json. What it holds of files that
    /// this run does not look at stays.
    #[arg(long, conflicts_with_all = ["fix", "diff", "no_ignores", "statistics", "prune_baseline", "format"])]
    pub(crate) write_baseline: bool,

    /// Drop from the baseline what is not found any more
    #[arg(long, conflicts_with_all = ["diff", "no_ignores"])]
    pub(crate) prune_baseline: bool,

    /// Print how often each rule speaks instead of the findings
    #[arg(long)]
    pub(crate) statistics: bool,

    /// Apply the safe fixes, write the files, and print what remains
    ///
    /// A safe fix certainly does what was meant. Formatting is kept, and text that could not be read is left alone. With
    /// `-` the mended text goes to standard output and the findings to standard error.
    #[arg(long)]
    pub(crate) fix: bool,

    /// Count unsafe fixes as well, and apply them with --fix
    ///
    /// An unsafe fix likely does what was meant, but may change what the task does: look at it with --diff before.
    #[arg(long)]
    pub(crate) unsafe_fixes: bool,

    /// Print what --fix would change as a diff, and write nothing
    #[arg(long, conflicts_with_all = ["format", "statistics"])]
    pub(crate) diff: bool,
}

impl CheckArguments {
    /// What is to be done with what the rules find.
    pub(crate) fn work(&self) -> Work {
        if self.diff {
            Work::Diff
        } else if self.fix {
            Work::Fix
        } else {
            Work::Check
        }
    }

    /// What becomes of findings that are suppressed.
    pub(crate) fn suppressions(&self) -> Suppressions {
        if self.no_ignores {
            Suppressions::Disregard
        } else if self.write_baseline {
            Suppressions::ApplyWithoutBaseline
        } else {
            Suppressions::Apply
        }
    }

    /// How sure fixes are that are counted and applied.
    pub(crate) fn lowest_fix(&self) -> Applicability {
        if self.unsafe_fixes { Applicability::Unsafe } else { Applicability::Safe }
    }
}

/// The values of `--assume`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Assumed {
    /// AWS Fargate.
    #[value(name = "FARGATE")]
    Fargate,
    /// Container instances in EC2.
    #[value(name = "EC2")]
    Ec2,
    /// ECS Anywhere.
    #[value(name = "EXTERNAL")]
    External,
    /// ECS Managed Instances.
    #[value(name = "MANAGED_INSTANCES")]
    ManagedInstances,
    /// Processors with 64-bit ARM, such as Graviton.
    #[value(name = "arm64")]
    Arm64,
    /// Processors with 64-bit x86.
    #[value(name = "x86_64")]
    X86_64,
}

impl Assumed {
    /// All that is assumed together; `None` when one value excludes another.
    pub(crate) fn together(values: &[Assumed]) -> Option<Assumption> {
        let mut assumption = Assumption::default();
        for value in values {
            let one = match value {
                Assumed::Fargate => Assumption::of_capacity(Capacity::Fargate),
                Assumed::Ec2 => Assumption::of_capacity(Capacity::Ec2),
                Assumed::External => Assumption::of_capacity(Capacity::External),
                Assumed::ManagedInstances => Assumption::of_capacity(Capacity::ManagedInstances),
                Assumed::Arm64 => Assumption::of_architecture(Architecture::Arm64),
                Assumed::X86_64 => Assumption::of_architecture(Architecture::X86_64),
            };
            assumption = assumption.and(one)?;
        }
        Some(assumption)
    }
}

/// What `ecslint check` does with what the rules find.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Work {
    /// Report it.
    Check,
    /// Fix it, and report what remains.
    Fix,
    /// Show what fixes would change.
    Diff,
}

const CHECK_EXAMPLES: &str = "\
Examples:
  ecslint check
          Check every task definition in and below this folder.
  ecslint check web.json worker.json
          Check two files.
  ecslint check --severity advice deploy/
          Show good practice and hardening, too.
  aws ecs describe-task-definition --task-definition web | ecslint check -
          Check what is registered.
  envsubst < task.json.tpl | ecslint check - --stdin-filename task.json.tpl
          Check a template after it is filled in.
  ecslint check --select ports,network --ignore host-port-mismatch
          Run some rules only.
  ecslint check --diff --unsafe-fixes
          Show what every fix would change, and write nothing.
  ecslint check --fix
          Apply the safe fixes and report what remains.
  ecslint check --assume FARGATE,arm64 web.json
          List all that keeps a task from running on Fargate with Graviton.
  ecslint check --changed
          Check what differs from the branch that this one is to go to.
  ecslint check --watch
          Check again whenever a file changes.
  ecslint check --write-baseline
          Set aside what is there; from now on only new findings are reported.
  ecslint check --format human | less
          With the lines of the files, where the output is no terminal.
  ecslint check --format sarif --output-file ecslint.sarif
          A report for code scanning; docs/formats.md says what each format is for.
  ecslint check --format github --format sarif=ecslint.sarif --format junit=ecslint.xml
          Annotations on standard output and two reports, in one run.

Exit codes:
  0  no finding at or above --fail-on; with --diff: nothing to change
  1  findings at or above --fail-on, after --fix those that remain; with --diff: something to change
  2  something could not be done: a wrong option or configuration, a file that cannot be read or written;
     what could be checked is reported all the same";

/// Explain a rule, or find out what is behind a message of AWS.
///
/// With the name of a rule or a cause its page is printed. With a message, the rule is found that would have told you
/// before or, where no file shows it, the cause and what to check. The message may stand in what the AWS CLI, an SDK,
/// Terraform or CloudFormation print around it, be cut off, and hold any names, ARNs and numbers; several are told apart by
/// their lines.
#[derive(Debug, Args)]
#[command(after_long_help = EXPLAIN_EXAMPLES)]
pub(crate) struct ExplainArguments {
    /// A rule, a cause, a control of Security Hub, or a message in quotes; `-` reads the message from standard input
    #[arg(required = true, value_name = "NAME_OR_MESSAGE")]
    pub(crate) words: Vec<String>,
}

const EXPLAIN_EXAMPLES: &str = "\
Examples:
  ecslint explain host-port-mismatch
          Print the page of a rule.
  ecslint explain ECS.4
          Print the page of the rule for a control of Security Hub.
  ecslint explain \"No Fargate configuration exists for given values.\"
          Find the page behind a message.
  aws ecs register-task-definition --cli-input-json file://web.json 2>&1 | ecslint explain -
          Ask about what AWS just said.

Exit codes:
  0  explained
  1  no page knows the message
  2  nothing has this name";

/// Serve an editor over standard input and output.
///
/// Speaks the Language Server Protocol. Editors start it by themselves: docs/editors.md says how for each of them. It keeps
/// nothing on disk and asks the network nothing.
#[derive(Debug, Args)]
pub(crate) struct LspArguments {
    /// Accepted because many editors add it; there is no other way to talk
    #[arg(long, hide = true)]
    pub(crate) stdio: bool,
}

/// List all rules.
#[derive(Debug, Args)]
pub(crate) struct RulesArguments {
    /// How to print the list
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    pub(crate) format: ListFormat,
}

/// Forms of the list of rules.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum ListFormat {
    /// A table.
    #[default]
    Human,
    /// A JSON array.
    Json,
}

/// When to use colours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum ColorWhen {
    /// On terminals, unless NO_COLOR is set.
    #[default]
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// Severities as options.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Level {
    /// AWS rejects it, or the task cannot start.
    Error,
    /// It registers, then misbehaves or is silently ignored.
    Warning,
    /// Good practice and hardening.
    Advice,
}

impl From<Level> for Severity {
    fn from(level: Level) -> Self {
        match level {
            Level::Error => Severity::Error,
            Level::Warning => Severity::Warning,
            Level::Advice => Severity::Advice,
        }
    }
}

/// Kinds of files as options.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum KindArgument {
    /// A task definition or a list of container definitions, even where it does not look like one.
    TaskDefinition,
}

impl From<KindArgument> for Kind {
    fn from(kind: KindArgument) -> Self {
        match kind {
            KindArgument::TaskDefinition => Kind::TaskDefinition,
        }
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    #[test]
    fn the_definition_is_sound() {
        super::Cli::command().debug_assert();
    }
}
