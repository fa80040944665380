//! Why AWS says what no file can tell beforehand: messages of calls, stopped tasks and services with their causes.

use serde::Deserialize;

use super::Source;

/// Table of `facts/causes.json`, sorted by name. It is not among the [`Facts`](super::Facts): no rule compares with it, and
/// a check should not spend time on reading it.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Causes {
    /// Where the table comes from.
    pub sources: Vec<Source>,
    /// The causes.
    pub rows: Vec<Cause>,
    /// Messages that lead to rules which do not quote them: since AWS says them of several mistakes, or since nobody but an
    /// emulator was seen saying them.
    pub of_rules: Vec<RuleMessage>,
}

/// A message that leads to rules.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RuleMessage {
    /// The wording, with `%s` where values stand.
    pub says: String,
    /// Names of the rules, the likeliest first.
    pub rules: Vec<String>,
    /// Where it was seen.
    pub source: String,
    /// Day of the source.
    pub date: String,
}

/// One cause, and every message that it is known by.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cause {
    /// Kebab-case, like the name of a rule, and never the same as one.
    pub name: String,
    /// One sentence: what happened.
    pub summary: String,
    /// The calls that answer with these words; empty when they are told by a task, a service or a tool.
    #[serde(default)]
    pub calls: Vec<String>,
    /// Every wording seen, with `%s` where values stand.
    pub says: Vec<String>,
    /// What is behind it.
    pub why: String,
    /// What to look at, the likeliest first.
    pub check: Vec<String>,
    /// Rules that find some forms of it in a file.
    #[serde(default)]
    pub rules: Vec<String>,
    /// Where it was seen.
    pub source: String,
    /// Day of the source.
    pub date: String,
}

impl Causes {
    /// Reads the embedded table. Fails only if it is broken, which a test rules out.
    pub fn load() -> Result<Self, serde_json::Error> {
        serde_json::from_str(include_str!("causes.json"))
    }

    /// The cause called `name`.
    pub fn by_name(&self, name: &str) -> Option<&Cause> {
        self.rows.iter().find(|cause| cause.name == name)
    }
}
