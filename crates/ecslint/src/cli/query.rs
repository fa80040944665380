//! The arguments of `ecslint query`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::Level;

/// Check a placement expression, or find the instances that match it.
///
/// Expressions of the Cluster Query Language stand in `memberOf` placement constraints and in the filter of
/// ListContainerInstances. ECS stores any text; when it is wrong, tasks are never placed.
///
/// With --instances the expression is asked of container instances as `aws ecs describe-container-instances` prints them.
/// Those that do not match come with the comparison that says no. What their description does not tell, such as which tasks
/// run on them, is `unknown` and not guessed.
#[derive(Debug, Args)]
#[command(after_long_help = EXAMPLES)]
pub(crate) struct QueryArguments {
    /// The expression; `-` reads it from standard input
    #[arg(value_name = "EXPR")]
    pub(crate) expression: String,

    /// Descriptions of container instances, or `-` for standard input; one file or many
    ///
    /// Outputs of `aws ecs describe-container-instances`, one or several in a file, lists of instances, or one instance.
    /// It takes every word up to the next option, so what else there is stands before it.
    #[arg(long, value_name = "FILE", num_args = 1..)]
    pub(crate) instances: Vec<PathBuf>,

    /// How to print the result
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    pub(crate) format: QueryFormat,

    /// The lowest severity that makes the exit code 1; not with --instances, where an error always ends with 2
    #[arg(long, value_enum, default_value_t = Level::Error, value_name = "LEVEL", conflicts_with = "instances")]
    pub(crate) fail_on: Level,
}

const EXAMPLES: &str = "\
Examples:
  ecslint query 'attribute:ecs.instance-type =~ t3.* and agentConnected == true'
          Check an expression.
  jq -r '.placementConstraints[0].expression' web.json | ecslint query -
          Check the one in a task definition.
  ecslint query 'attribute:stack == prod' --instances cluster.json
          Say which instances match, and why others do not.
  aws ecs list-container-instances --cluster web --query 'containerInstanceArns[]' --output text \\
    | xargs -n 100 aws ecs describe-container-instances --cluster web --container-instances \\
    | ecslint query 'runningTasksCount < 5' --instances -
          Ask a live cluster.

Exit codes:
  0  the expression is clean; with --instances: at least one instance matches
  1  findings at or above --fail-on; with --instances: none matches for sure
  2  something could not be done: a file that cannot be read or holds no instances;
     with --instances: the expression is wrong";

/// Forms of what is said about an expression.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum QueryFormat {
    /// With the expression, for people.
    #[default]
    Human,
    /// One line a finding or instance.
    Concise,
    /// One JSON object, for programs.
    Json,
}
