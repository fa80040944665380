//! Which rules run.

use std::fmt;
use std::str::FromStr;

use ecslint_core::engine::INTERNAL_ERROR;
use ecslint_core::{Group, Rule, suggest};

use crate::config::INVALID_CONFIG;

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
    /// The configuration that the user names cannot be read.
    Unreadable {
        /// Its name as it was given.
        path: String,
        /// Why, in a few words.
        message: String,
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
            SetupError::Unreadable { path, message } => write!(formatter, "cannot read {path}: {message}"),
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

impl PartialEq for Selector {
    fn eq(&self, other: &Self) -> bool {
        self.name() == other.name()
    }
}

impl Eq for Selector {}

impl Selector {
    /// The name of the rule or group. No rule is called like a group.
    pub fn name(self) -> &'static str {
        match self {
            Selector::Rule(rule) => rule.name,
            Selector::Group(group) => group.name(),
        }
    }

    /// Whether the selector means `rule`.
    pub(crate) fn means(self, rule: &Rule) -> bool {
        self.closeness(rule).is_some()
    }

    /// How closely the selector means `rule`: `None` not at all, a group loosely, a name exactly.
    pub(crate) fn closeness(self, rule: &Rule) -> Option<Closeness> {
        match self {
            Selector::Rule(named) => (named.name == rule.name).then_some(Closeness::Name),
            Selector::Group(group) => (group == rule.group).then_some(Closeness::Group),
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Closeness {
    Group,
    Name,
}

/// The rules that somebody wants and does not want.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Wishes<'s> {
    /// Empty for all.
    pub(crate) select: &'s [Selector],
    pub(crate) ignore: &'s [Selector],
}

impl Wishes<'_> {
    /// Whether the rule is wanted; `None` when nothing is said of it. The closer selector wins, so that
    /// `--select ports --ignore host-port-mismatch` and `--ignore ports --select host-port-mismatch` both do what they say;
    /// between equals `ignore` wins.
    fn verdict(self, rule: &Rule) -> Option<bool> {
        let closest = |selectors: &[Selector]| selectors.iter().filter_map(|selector| selector.closeness(rule)).max();
        let (selected, ignored) = (closest(self.select), closest(self.ignore));
        (selected.is_some() || ignored.is_some()).then_some(selected > ignored)
    }
}

/// Whether a rule runs. What the command line names it decides alone; of the rest the configuration decides.
///
/// A panic inside a rule and a mistake in the configuration are always reported.
pub(crate) fn runs(rule: &Rule, flags: Wishes<'_>, config: Wishes<'_>) -> bool {
    if rule.name == INTERNAL_ERROR || rule.name == INVALID_CONFIG {
        return true;
    }
    match flags.verdict(rule) {
        Some(verdict) => verdict,
        None if !flags.select.is_empty() => false,
        None => config.verdict(rule).unwrap_or(config.select.is_empty()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn selectors(names: &[&str]) -> Vec<Selector> {
        names.iter().map(|name| name.parse().expect("a known name")).collect()
    }

    fn chosen_by(flags: [&[&str]; 2], config: [&[&str]; 2]) -> Vec<&'static str> {
        let [flags, config] = [flags, config].map(|lists| lists.map(selectors));
        let wishes =
            |lists: &'_ [Vec<Selector>; 2]| -> (Vec<Selector>, Vec<Selector>) { (lists[0].clone(), lists[1].clone()) };
        let (flags, config) = (wishes(&flags), wishes(&config));
        let flags = Wishes { select: &flags.0, ignore: &flags.1 };
        let config = Wishes { select: &config.0, ignore: &config.1 };
        let always = [INTERNAL_ERROR, INVALID_CONFIG];
        let rules = ecslint_rules::all().filter(|rule| !always.contains(&rule.name) && runs(rule, flags, config));
        rules.map(|rule| rule.name).collect()
    }

    fn chosen(select: &[&str], ignore: &[&str]) -> Vec<&'static str> {
        chosen_by([select, ignore], [&[], &[]])
    }

    #[test]
    fn everything_runs_until_something_is_chosen() {
        assert_eq!(chosen(&[], &[]).len(), ecslint_rules::all().count() - 2);
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
    fn the_command_line_decides_what_it_names_and_the_configuration_the_rest() {
        let name = "host-port-mismatch";
        assert_eq!(chosen_by([&[], &[]], [&[name], &[]]), [name]);
        assert_eq!(chosen_by([&["invalid-json"], &[]], [&[name], &[]]), ["invalid-json"]);
        assert_eq!(chosen_by([&[name], &[]], [&[], &[name]]), [name]);
        assert!(chosen_by([&["ports"], &[]], [&[], &[name]]).contains(&name));
        assert!(chosen_by([&[], &["ports"]], [&[name], &[]]).is_empty());
        let left = chosen_by([&[], &["invalid-json"]], [&[], &[name]]);
        assert!(
            !left.contains(&name)
                && !left.contains(&"invalid-json")
                && left.contains(&"host-port-out-of-range") == chosen(&[], &[]).contains(&"host-port-out-of-range")
        );
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
