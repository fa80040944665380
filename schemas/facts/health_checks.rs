//! How the command of a health check is read.

use serde::Deserialize;

use super::Source;

/// Table of `facts/health-checks.json`. All lists are sorted and free of duplicates.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HealthChecks {
    /// Where the table comes from.
    pub sources: Vec<Source>,
    /// First word of a command that is run as a program with arguments.
    pub program: String,
    /// First word of a command that a shell runs: one string follows.
    pub shell: String,
    /// First word that switches the check off.
    pub off: String,
    /// Programs that read an argument as a command line, without `.exe`.
    pub shells: Vec<String>,
    /// Words that mean something to a shell alone.
    pub shell_operators: Vec<String>,
    /// Names of the container's own network stack.
    pub local_hosts: Vec<String>,
}
