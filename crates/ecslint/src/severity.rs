//! The one table of severities: how every output shows them.

use anstyle::{AnsiColor, Style};
use ecslint_project::Severity;

/// How a severity is shown.
#[derive(Debug)]
pub(crate) struct Appearance {
    pub(crate) severity: Severity,
    pub(crate) plural: &'static str,
    pub(crate) style: Style,
}

const TABLE: [Appearance; 3] = [
    Appearance { severity: Severity::Error, plural: "errors", style: AnsiColor::Red.on_default().bold() },
    Appearance { severity: Severity::Warning, plural: "warnings", style: AnsiColor::Yellow.on_default().bold() },
    Appearance { severity: Severity::Advice, plural: "advice", style: AnsiColor::Cyan.on_default().bold() },
];

/// Every severity, the worst first.
pub(crate) fn all() -> impl Iterator<Item = &'static Appearance> {
    TABLE.iter()
}

/// How `severity` is shown.
pub(crate) fn appearance(severity: Severity) -> &'static Appearance {
    match severity {
        Severity::Error => &TABLE[0],
        Severity::Warning => &TABLE[1],
        Severity::Advice => &TABLE[2],
    }
}

impl Appearance {
    /// "1 error", "2 errors".
    pub(crate) fn counted(&self, count: usize) -> String {
        format!("{count} {}", if count == 1 { self.severity.name() } else { self.plural })
    }
}

#[cfg(test)]
mod tests {
    use clap::ValueEnum;

    use super::*;
    use crate::cli::Level;

    #[test]
    fn the_table_names_every_severity_as_core_and_the_options_do() {
        let names: Vec<&str> = all().map(|row| row.severity.name()).collect();
        assert_eq!(names, ["error", "warning", "advice"]);
        for level in Level::value_variants() {
            let severity = Severity::from(*level);
            assert_eq!(appearance(severity).severity, severity);
            assert_eq!(level.to_possible_value().expect("a value").get_name(), severity.name());
        }
    }

    #[test]
    fn the_worst_stands_first() {
        assert!(all().map(|row| row.severity).is_sorted_by(|one, other| one > other));
    }

    #[test]
    fn numbers_read_well() {
        assert_eq!(appearance(Severity::Error).counted(1), "1 error");
        assert_eq!(appearance(Severity::Warning).counted(2), "2 warnings");
        assert_eq!(appearance(Severity::Advice).counted(5), "5 advice");
    }
}
