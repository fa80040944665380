//! The arguments of `ecslint place`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use ecslint_place::Strategy;

/// Say where ECS would place tasks, and why not elsewhere.
///
/// Follows the four steps that AWS documents: the instances that have the CPU, memory, ports, GPUs and attributes that the
/// task needs; of these, the ones that satisfy the constraints; the order that the strategies give; the choice. Each task
/// takes away what it holds before the next one is placed. Instances that are left out come with the first reason, in the
/// words of ECS.
///
/// Resources and constraints are binding. Strategies are best effort on AWS's side, so ECS may choose other instances.
/// Placeholders and what the files do not tell are unknown: an instance that depends on them takes no task here.
#[derive(Debug, Args)]
#[command(after_long_help = EXAMPLES)]
pub(crate) struct PlaceArguments {
    /// The task definition, or `-` for standard input
    #[arg(value_name = "TASKDEF")]
    pub(crate) task: PathBuf,

    /// Descriptions of container instances, or `-` for standard input; one file or many
    ///
    /// Outputs of `aws ecs describe-container-instances`, one or several in a file, lists of instances, or one instance.
    /// It takes every word up to the next option, so what else there is stands before it.
    #[arg(long, value_name = "FILE", num_args = 1.., required = true)]
    pub(crate) instances: Vec<PathBuf>,

    /// The service, for its constraints, strategies and count
    ///
    /// The input of CreateService, UpdateService or RunTask, or the output of DescribeServices.
    #[arg(long, value_name = "FILE")]
    pub(crate) service: Option<PathBuf>,

    /// How many tasks; without it what the service says, else 1
    #[arg(long, value_name = "N")]
    pub(crate) count: Option<u64>,

    /// A strategy instead of those of the service; several in order
    ///
    /// `spread=FIELD`, `binpack=cpu`, `binpack=memory` or `random`, or as the AWS CLI has it, `type=spread,field=FIELD`.
    /// Without any, services spread over availability zones and standalone tasks go anywhere, as ECS does it.
    #[arg(long, value_name = "STRATEGY", value_parser = strategy)]
    pub(crate) strategy: Vec<Strategy>,

    /// One more constraint: `distinctInstance`, or an expression; may be given several times
    #[arg(long, value_name = "CONSTRAINT")]
    pub(crate) constraint: Vec<String>,

    /// Decides what is left to chance; the same number gives the same result
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub(crate) seed: u64,

    /// How to print the plan
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    pub(crate) format: PlanFormat,
}

/// Forms of the plan.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum PlanFormat {
    /// Tables, for people.
    #[default]
    Human,
    /// One JSON object, for programs.
    Json,
}

fn strategy(text: &str) -> Result<Strategy, String> {
    Strategy::parse(text)
}

const EXAMPLES: &str = "\
Examples:
  ecslint place web.json --instances cluster.json
          Say which instances can take one task.
  ecslint place web.json --instances cluster.json --service service.json
          Place the tasks of a service with its constraints and strategies.
  ecslint place web.json --instances a.json b.json --count 10 --strategy spread=attribute:ecs.availability-zone \\
      --strategy binpack=memory
          Try strategies.
  ecslint place web.json --instances cluster.json --constraint 'attribute:ecs.instance-type =~ m5.*'
          Try a constraint.
  aws ecs describe-container-instances --cluster web --container-instances $ARNS | ecslint place web.json --instances -
          Ask a live cluster.

Exit codes:
  0  every task finds a place
  1  not every task does, or it cannot be told
  2  something could not be done: a file that cannot be read or holds something else";
