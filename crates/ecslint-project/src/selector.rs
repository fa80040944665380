//! Which rules run.

use std::fmt;
use std::str::FromStr;

use ecslint_core::engine::INTERNAL_ERROR;
use ecslint_core::{Group, Rule, suggest};

/// One rule or all rules of a group, by name.
#[derive(Clone, Copy, Debug)]
pub enum Selector {
    /// One rule.
    Rule(&'static Rule),
    /// All rules of a group.
    Group(Group),
}

/// Why there is no project.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SetupError {
    /// A name that is neither a rule nor a group.
    UnknownRule {
        /// The name given.
        name: String,
        /// The name that was likely meant.
        suggestion: Option<&'static str>,
    },
    /// The tables inside the program cannot be read: a mistake in the build, not of the user.
    Tables(String),
}

impl fmt::Display for SetupError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            SetupError::UnknownRule { name, suggestion: Some(known) } => {
                write!(formatter, "no rule or group is called `{name}`; did you mean `{known}`?")
            }
            SetupError::UnknownRule { name, suggestion: None } => {
                write!(formatter, "no rule or group is called `{name}`; `ecslint rules` lists them")
            }
            SetupError::Tables(message) => write!(formatter, "the built-in tables cannot be read: {message}"),
        }
    }
}

impl std::error::Error for SetupError {}

impl FromStr for Selector {
    type Err = SetupError;

    fn from_str(name: &str) -> Result<Self, SetupError> {
        let name = name.trim();
        if let Some(rule) = ecslint_rules::by_name(name) {
            return Ok(Selector::Rule(rule));
        }
        if let Some(group) = Group::ALL.into_iter().find(|group| group.name() == name) {
            return Ok(Selector::Group(group));
        }
        let names = ecslint_rules::all().map(|rule| rule.name).chain(Group::ALL.map(Group::name));
        Err(SetupError::UnknownRule { name: name.to_owned(), suggestion: suggest::nearest(name, names) })
    }
}

impl Selector {
    /// How closely the selector means `rule`: `None` not at all, a group loosely, a name exactly.
    fn closeness(self, rule: &Rule) -> Option<Closeness> {
        match self {
            Selector::Rule(named) => (named.name == rule.name).then_some(Closeness::Name),
            Selector::Group(group) => (group == rule.group).then_some(Closeness::Group),
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Closeness {
    Everything,
    Group,
    Name,
}

/// The rules that run. The closer selector wins, so that `--select ports --ignore host-port-mismatch` and
/// `--ignore ports --select host-port-mismatch` both do what they say; between equals `ignore` wins.
///
/// A panic inside a rule is always reported.
pub(crate) fn choose<'r>(
    rules: impl IntoIterator<Item = &'r Rule>,
    select: &[Selector],
    ignore: &[Selector],
) -> Vec<&'r Rule> {
    let closest =
        |selectors: &[Selector], rule: &Rule| selectors.iter().filter_map(|selector| selector.closeness(rule)).max();
    let runs = |rule: &&Rule| {
        let selected = if select.is_empty() { Some(Closeness::Everything) } else { closest(select, rule) };
        rule.name == INTERNAL_ERROR || selected > closest(ignore, rule)
    };
    rules.into_iter().filter(runs).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn selectors(names: &[&str]) -> Vec<Selector> {
        names.iter().map(|name| name.parse().expect("a known name")).collect()
    }

    fn chosen(select: &[&str], ignore: &[&str]) -> Vec<&'static str> {
        let rules = choose(ecslint_rules::all(), &selectors(select), &selectors(ignore));
        rules.iter().map(|rule| rule.name).filter(|name| *name != INTERNAL_ERROR).collect()
    }

    #[test]
    fn everything_runs_until_something_is_chosen() {
        assert_eq!(choose(ecslint_rules::all(), &[], &[]).len(), ecslint_rules::all().count());
        assert_eq!(chosen(&["host-port-mismatch"], &[]), ["host-port-mismatch"]);
        assert!(!chosen(&[], &["host-port-mismatch"]).contains(&"host-port-mismatch"));
    }

    #[test]
    fn the_closer_selector_wins() {
        assert!(!chosen(&["ports"], &["host-port-mismatch"]).contains(&"host-port-mismatch"));
        assert_eq!(chosen(&["host-port-mismatch"], &["ports"]), ["host-port-mismatch"]);
        assert!(chosen(&["host-port-mismatch"], &["host-port-mismatch"]).is_empty());
        assert!(chosen(&["ports"], &["ports"]).is_empty());
    }

    #[test]
    fn unknown_names_come_with_a_suggestion() {
        let error = "host-port-missmatch".parse::<Selector>().expect_err("an unknown name");
        assert_eq!(
            error.to_string(),
            "no rule or group is called `host-port-missmatch`; did you mean `host-port-mismatch`?"
        );
        let error = "kubernetes".parse::<Selector>().expect_err("an unknown name");
        assert_eq!(error.to_string(), "no rule or group is called `kubernetes`; `ecslint rules` lists them");
    }
}
