//! What a user sets in the editor.

use ecslint_project::{Architecture, Assumption, Capacity, Selector, Settings, Severity};
use serde::Deserialize;
use serde_json::Value;

/// The settings of an editor, whatever it left out or got wrong.
#[derive(Clone, Debug, Default)]
pub(crate) struct EditorSettings {
    /// Whether anything is said at all.
    pub(crate) activity: Activity,
    /// How texts are checked.
    pub(crate) settings: Settings,
    /// What could not be understood, in sentences.
    pub(crate) mistakes: Vec<String>,
}

/// Whether the server speaks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Activity {
    /// It does.
    #[default]
    On,
    /// The user switched it off.
    Off,
}

/// The settings as they come over the wire. Other members belong to the client.
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct Wire {
    enable: Option<bool>,
    severity: Option<String>,
    select: Vec<String>,
    ignore: Vec<String>,
    assume: Vec<String>,
}

impl EditorSettings {
    /// Reads settings, either bare or below the name `ecslint`. What is wrong in them is listed and left out.
    pub(crate) fn read(value: &Value) -> Self {
        let inner = value.get("ecslint").unwrap_or(value);
        if inner.is_null() {
            return Self::default();
        }
        let wire = match Wire::deserialize(inner) {
            Ok(wire) => wire,
            Err(error) => {
                return Self {
                    mistakes: vec![format!("the settings of ecslint are not read: {error}")],
                    ..Self::default()
                };
            }
        };
        let mut read = Self::default();
        if wire.enable == Some(false) {
            read.activity = Activity::Off;
        }
        if let Some(name) = &wire.severity {
            match [Severity::Error, Severity::Warning, Severity::Advice].into_iter().find(|level| level.name() == name)
            {
                Some(severity) => read.settings.lowest = severity,
                None => read.mistakes.push(format!("`{name}` is no severity: error, warning or advice")),
            }
        }
        read.settings.select = read.selectors(&wire.select);
        read.settings.ignore = read.selectors(&wire.ignore);
        for name in &wire.assume {
            read.assume(name);
        }
        read
    }

    fn selectors(&mut self, names: &[String]) -> Vec<Selector> {
        let mut selectors = Vec::new();
        for name in names {
            match name.parse() {
                Ok(selector) => selectors.push(selector),
                Err(error) => self.mistakes.push(format!("{error}")),
            }
        }
        selectors
    }

    fn assume(&mut self, name: &str) {
        let capacity = Capacity::ALL.into_iter().find(|capacity| capacity.name().eq_ignore_ascii_case(name));
        let architecture = [Architecture::Arm64, Architecture::X86_64]
            .into_iter()
            .find(|architecture| architecture.name().eq_ignore_ascii_case(name));
        let assumed = capacity.map(Assumption::of_capacity).or_else(|| architecture.map(Assumption::of_architecture));
        match assumed.map(|assumed| self.settings.assumption.and(assumed)) {
            Some(Some(both)) => self.settings.assumption = both,
            Some(None) => self.mistakes.push(format!("`{name}` cannot be assumed beside another of its kind")),
            None => self.mistakes.push(format!(
                "`{name}` cannot be assumed: FARGATE, EC2, EXTERNAL, MANAGED_INSTANCES, arm64 or x86_64"
            )),
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn settings_are_read_bare_and_below_their_name() {
        for value in [
            json!({ "severity": "warning", "select": ["ports"], "assume": ["fargate", "arm64"], "path": "/usr/bin/ecslint" }),
            json!({ "ecslint": { "severity": "warning", "select": ["ports"], "assume": ["fargate", "arm64"] } }),
        ] {
            let read = EditorSettings::read(&value);
            assert_eq!(read.mistakes, [""; 0]);
            assert_eq!(read.settings.lowest, Severity::Warning);
            assert_eq!(read.settings.select.len(), 1);
            assert_eq!(read.settings.assumption.capacity, Some(Capacity::Fargate));
            assert_eq!(read.settings.assumption.architecture, Some(Architecture::Arm64));
        }
        assert_eq!(EditorSettings::read(&Value::Null).activity, Activity::On);
        assert_eq!(EditorSettings::read(&json!({ "enable": false })).activity, Activity::Off);
    }

    #[test]
    fn mistakes_are_told_and_the_rest_counts() {
        let value = json!({ "severity": "loud", "ignore": ["prots", "iam"], "assume": ["LAMBDA", "EC2", "FARGATE"] });
        let read = EditorSettings::read(&value);
        assert_eq!(read.settings.ignore.len(), 1);
        assert_eq!(
            read.mistakes,
            [
                "`loud` is no severity: error, warning or advice",
                "no rule or group is called `prots`; did you mean `ports`?",
                "`LAMBDA` cannot be assumed: FARGATE, EC2, EXTERNAL, MANAGED_INSTANCES, arm64 or x86_64",
                "`FARGATE` cannot be assumed beside another of its kind",
            ]
        );
        assert_eq!(EditorSettings::read(&json!({ "select": "ports" })).mistakes.len(), 1);
    }
}
