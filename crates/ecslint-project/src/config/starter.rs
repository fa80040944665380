//! The configuration that `ecslint init` writes.

/// A configuration in which everything is explained and nothing is changed; with a list of known findings if it is named.
pub fn starter(baseline: Option<&str>) -> String {
    let baseline = match baseline {
        Some(name) => format!("baseline = \"{name}\""),
        None => "# baseline = \"ecslint-baseline.json\"".to_owned(),
    };
    STARTER.replace("BASELINE", &baseline)
}

const STARTER: &str = r#"#:schema https://raw.githubusercontent.com/ecslint/ecslint/main/schemas/ecslint.schema.json
#
# Configuration of ecslint. It holds for the files in this folder and below, up to the next ecslint.toml; configurations are
# not merged. `ecslint config show FILE` prints what holds for a file, `ecslint rules` lists rules and groups, and
# https://github.com/ecslint/ecslint/blob/main/docs/configuration.md describes every key.

# The rules and groups that run; without it all do.
# select = ["schema", "limits", "ports"]

# The lowest severity that makes the exit code 1: "error", "warning" or "advice".
# fail-on = "warning"

# Files that are not checked, as in .gitignore.
# exclude = ["legacy/", "**/*.generated.json"]

# What tasks run on whose files do not say it in `requiresCompatibilities`: "EC2", "FARGATE", "EXTERNAL" or
# "MANAGED_INSTANCES".
# launch-type = "FARGATE"

# Findings that were there when ecslint came, and that are not reported. `ecslint check --write-baseline` writes the list.
BASELINE

# What rules and groups find counts as "error", "warning" or "advice", or nothing with "off".
# [severity]
# security = "warning"
# mutable-image-tag = "error"
# missing-tags = "off"

# What files hold, where ecslint does not find it out.
# [kinds]
# "deploy/*.tpl" = "task-definition"

# Findings that are not reported. `ecslint ignore FILE:LINE RULE --reason WHY` writes such an entry.
# [[ignore]]
# files = ["deploy/agent.json"]
# rules = ["privileged-container"]
# at = "/containerDefinitions/agent"
# reason = "the agent reads the sockets of the host"
# until = 2027-06-30
"#;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::keys::{ENTRY_KEYS, KEYS};
    use crate::config::reader::read;

    #[test]
    fn the_starter_is_sound_with_and_without_its_marks() {
        let (config, problems) = read(&starter(None));
        assert!(problems.is_empty() && config.baseline.is_none(), "{problems:#?}");
        let (config, problems) = read(&starter(Some("b.json")));
        assert!(problems.is_empty() && config.baseline.is_some(), "{problems:#?}");
        let is_example = |line: &str| line.contains(" = ") || line.starts_with("# [");
        let lines = starter(None);
        let lines: Vec<&str> =
            lines.lines().filter(|line| is_example(line)).map(|line| line.trim_start_matches("# ")).collect();
        let (config, problems) = read(&lines.join("\n"));
        assert!(problems.is_empty(), "{problems:#?}\n{lines:#?}");
        assert_eq!((config.entries.len(), config.kinds.len(), config.severity.len()), (1, 1, 3));
        for key in KEYS.iter().chain(&ENTRY_KEYS) {
            assert!(lines.iter().any(|line| line.contains(key.name)), "{}", key.name);
        }
    }
}
