//! What an editor tells about members of a task definition: defaults, limits, forms, and the meaning of words.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::limits::{Bound, Pattern, Range, Unit};
use super::support::Column;
use super::{Limits, Source};
use crate::ApiModel;

/// Table of `facts/members.json`. It is not among the [`Facts`](super::Facts): no rule compares with it, and a check should
/// not spend time on reading it.
#[derive(Clone, Debug)]
pub struct Members {
    /// Where the table comes from.
    pub sources: Vec<Source>,
    /// Where its numbers come from, which stand in `facts/limits.json`.
    pub limit_sources: Vec<Source>,
    /// Members at the top that DescribeTaskDefinition returns and RegisterTaskDefinition does not take.
    pub describe_only: Vec<String>,
    rows: BTreeMap<String, MemberFact>,
    words: BTreeMap<String, WordList>,
    limits: BTreeMap<String, Limit>,
}

/// What is known of one member.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MemberFact {
    /// Path of the member in the API's spelling, `[]` for each item of a list: `containerDefinitions[].stopTimeout`.
    pub path: String,
    /// What holds when it is left out, in Markdown without a full stop. Where it is a number, that of the first limit with
    /// a default.
    pub default: Option<String>,
    /// The limits of its value, length or count.
    #[serde(default)]
    pub limits: Vec<LimitOf>,
    /// What its text looks like, in Markdown.
    pub form: Option<String>,
    /// What else to know, in Markdown without full stops.
    #[serde(default)]
    pub notes: Vec<Note>,
    /// Name of the list that says what its values, or the keys in it, mean.
    pub words: Option<String>,
    /// Name of a source of the table.
    pub source: String,
    /// Date of the source, `YYYY-MM-DD`.
    pub date: String,
}

/// A limit that a member has.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LimitOf {
    /// Name of the row in `facts/limits.json`.
    pub limit: String,
    /// Which bound it is, where the row is one number.
    pub bound: Option<Which>,
    /// Where it holds; everywhere when absent.
    pub on: Option<Column>,
    /// Of what, when not of the value as a whole.
    pub of: Option<String>,
}

/// Which bound a number is.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
pub enum Which {
    /// No less.
    Least,
    /// No more.
    Greatest,
    /// Neither less nor more.
    Exactly,
}

/// Something to know of a member.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Note {
    /// Where it holds; everywhere when absent.
    pub on: Option<Column>,
    /// What there is to know.
    pub text: String,
}

/// What words mean.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WordList {
    /// By word, its meaning in Markdown without a full stop.
    pub words: BTreeMap<String, String>,
    /// Name of a source of the table.
    pub source: String,
    /// Date of the source, `YYYY-MM-DD`.
    pub date: String,
}

/// A row of `facts/limits.json`.
#[derive(Clone, Debug, Deserialize)]
#[serde(untagged)]
pub enum Limit {
    /// A least and a greatest value.
    Range(Range),
    /// One number.
    Bound(Bound),
    /// The form of a text.
    Pattern(Pattern),
}

impl Limit {
    /// The value that holds when the member is absent, with its unit.
    pub fn default(&self) -> Option<(i64, Unit)> {
        match self {
            Limit::Range(range) => range.default.map(|value| (value, range.unit)),
            Limit::Bound(_) | Limit::Pattern(_) => None,
        }
    }

    /// Name and date of its source.
    pub fn source(&self) -> (&str, &str) {
        match self {
            Limit::Range(Range { source, date, .. })
            | Limit::Bound(Bound { source, date, .. })
            | Limit::Pattern(Pattern { source, date, .. }) => (source, date),
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    sources: Vec<Source>,
    rows: Vec<MemberFact>,
    words: BTreeMap<String, WordList>,
}

impl Members {
    /// Reads the embedded tables. Fails only if one is broken, which a test rules out.
    pub fn load() -> Result<Self, serde_json::Error> {
        let Table { sources, rows, words } = serde_json::from_str(include_str!("members.json"))?;
        let text = include_str!("limits.json");
        let Limits { sources: limit_sources, .. } = serde_json::from_str(text)?;
        let mut limits: serde_json::Map<String, serde_json::Value> = serde_json::from_str(text)?;
        limits.remove("sources");
        let limits = limits.into_iter().map(|(name, row)| Ok((name, serde_json::from_value(row)?)));
        Ok(Self {
            sources,
            limit_sources,
            describe_only: ApiModel::load()?.describe_only,
            rows: rows.into_iter().map(|row| (row.path.clone(), row)).collect(),
            words,
            limits: limits.collect::<Result<_, serde_json::Error>>()?,
        })
    }

    /// What is known of the member at `path`.
    pub fn fact(&self, path: &str) -> Option<&MemberFact> {
        self.rows.get(path)
    }

    /// Every row, sorted by path.
    pub fn facts(&self) -> impl Iterator<Item = &MemberFact> {
        self.rows.values()
    }

    /// The row of `facts/limits.json` with this name.
    pub fn limit(&self, name: &str) -> Option<&Limit> {
        self.limits.get(name)
    }

    /// The list of words that a member takes, or that stand as keys in it.
    pub fn words_of(&self, fact: &MemberFact) -> Option<&WordList> {
        self.words.get(fact.words.as_deref()?)
    }

    /// The list of words with this name.
    pub fn words(&self, name: &str) -> Option<&WordList> {
        self.words.get(name)
    }

    /// What holds when the member is left out, as a number of a limit.
    pub fn default_number(&self, fact: &MemberFact) -> Option<(i64, Unit)> {
        fact.limits.iter().find_map(|of| self.limit(&of.limit)?.default())
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::Facts;
    use crate::tests::members as api_members;

    fn members() -> Members {
        Members::load().expect("the tables load")
    }

    #[test]
    fn every_row_is_of_a_member_and_says_something() {
        let api = api_members();
        let members = members();
        for row in members.facts() {
            assert!(api.contains_key(&row.path), "no member {}", row.path);
            let says = row.default.is_some() || row.form.is_some() || row.words.is_some();
            assert!(says || !row.limits.is_empty() || !row.notes.is_empty(), "{} says nothing", row.path);
            let texts = row.default.iter().chain(&row.form).chain(row.notes.iter().map(|note| &note.text));
            for text in texts {
                assert!(!text.is_empty() && !text.ends_with('.'), "{}: {text}", row.path);
            }
        }
        let table: Table = serde_json::from_str(include_str!("members.json")).expect("the table");
        assert_eq!(table.rows.len(), members.rows.len(), "a path stands twice");
    }

    #[test]
    fn every_limit_is_one_of_the_table_and_of_a_member() {
        let members = members();
        let mut used = BTreeSet::new();
        for row in members.facts() {
            for of in &row.limits {
                let limit = members.limit(&of.limit).unwrap_or_else(|| panic!("{}: {}", row.path, of.limit));
                assert_eq!(matches!(limit, Limit::Bound(_)), of.bound.is_some(), "{}: {}", row.path, of.limit);
                used.insert(of.limit.as_str());
            }
        }
        let unused: Vec<&String> = members.limits.keys().filter(|name| !used.contains(name.as_str())).collect();
        // One is of the file as a whole, two are of values that nobody should write.
        let agent = ["container_memory_agent_floor", "container_memory_agent_floor_windows"];
        assert_eq!(unused, [agent[0], agent[1], "task_definition_size"]);
    }

    #[test]
    fn words_are_those_of_the_api_and_of_the_other_tables() {
        let api = api_members();
        let members = members();
        for row in members.facts() {
            assert_eq!(row.words.is_some(), members.words_of(row).is_some(), "{}", row.path);
            let Some(list) = members.words_of(row) else { continue };
            let member = &api[&row.path];
            let values = ["enum", "x-enum"]
                .iter()
                .find_map(|keyword| member[*keyword].as_array().or_else(|| member["items"][*keyword].as_array()));
            for value in values.into_iter().flatten().filter_map(serde_json::Value::as_str) {
                assert!(list.words.contains_key(value), "{}: no meaning of {value}", row.path);
            }
            assert!(list.words.values().all(|meaning| !meaning.is_empty() && !meaning.ends_with('.')), "{}", row.path);
        }
        let facts = Facts::load().expect("the tables load");
        let known = |list: &str, word: &String| {
            assert!(members.words[list].words.contains_key(word), "{list}: no meaning of {word}");
        };
        facts.linux.capabilities.iter().for_each(|word| known("capabilities", word));
        facts.linux.ulimits.iter().for_each(|word| known("ulimits", word));
        facts.linux.tmpfs_mount_options.iter().for_each(|word| known("mount_options", word));
        facts.linux.security_options.iter().for_each(|word| known("security_options", word));
        facts.linux.sysctls.ipc_names.iter().for_each(|word| known("sysctls", word));
        facts.ports.app_mesh.required.iter().for_each(|word| known("proxy_properties", word));
        facts.log_drivers.firelens.options.iter().for_each(|word| known("firelens_options", word));
        for driver in &facts.log_drivers.drivers {
            known("log_drivers", &driver.name);
            let options = driver.required.iter().chain(&driver.required_on_fargate).chain(&driver.optional);
            options.for_each(|word| known("log_options", word));
        }
        facts.log_drivers.common.options.iter().for_each(|word| known("log_options", word));
    }

    #[test]
    fn numbers_come_from_the_limits() {
        let members = members();
        let default = |path| members.default_number(members.fact(path).expect("a row"));
        assert_eq!(default("containerDefinitions[].healthCheck.interval"), Some((30, Unit::Seconds)));
        assert_eq!(default("containerDefinitions[].stopTimeout"), Some((30, Unit::Seconds)));
        assert_eq!(default("family"), None);
    }
}
