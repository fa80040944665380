//! How often each rule speaks.

use std::collections::BTreeMap;
use std::io::{self, Write};

use ecslint_project::{Report, Rule, Severity};

use crate::severity;
use crate::terminal::Terminal;

/// Writes one line for each rule that speaks, the most frequent first.
pub(crate) fn write(out: &mut impl Write, report: &Report, terminal: Terminal) -> io::Result<()> {
    let mut counts: BTreeMap<&str, (&Rule, Severity, usize)> = BTreeMap::new();
    for diagnostic in report.diagnostics() {
        let (_, severity, count) = counts.entry(diagnostic.rule.name).or_insert((diagnostic.rule, Severity::Advice, 0));
        *severity = diagnostic.severity.max(*severity);
        *count += 1;
    }
    let mut rows: Vec<_> = counts.into_values().collect();
    rows.sort_by_key(|(_, severity, count)| (std::cmp::Reverse(*count), std::cmp::Reverse(*severity)));
    let digits = rows.first().map_or(0, |(_, _, count)| count.to_string().len());
    let longest = rows.iter().map(|(rule, ..)| rule.name.len()).max().unwrap_or(0);
    for (rule, severity, count) in rows {
        let name = format!("{:<7}", severity.name());
        let name = terminal.styling.paint(severity::appearance(severity).style, &name);
        writeln!(out, "{count:>digits$}  {name}  {:<longest$}  {}", rule.name, rule.summary)?;
    }
    Ok(())
}
