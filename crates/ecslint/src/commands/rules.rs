//! `ecslint rules`

use std::io::{self, BufWriter, Write};

use anstyle::Style;
use ecslint_project::{Group, Rule, rule_url, rules};
use serde::Serialize;

use super::{CommandError, Ending, written};
use crate::cli::{ListFormat, RulesArguments};
use crate::severity;
use crate::terminal::Terminal;

/// Prints the list of rules.
pub(crate) fn run(arguments: &RulesArguments, terminal: Terminal) -> Result<Ending, CommandError> {
    let mut out = BufWriter::new(io::stdout().lock());
    let outcome = match arguments.format {
        ListFormat::Human => write_table(&mut out, terminal),
        ListFormat::Json => write_json(&mut out),
    };
    written(outcome.and_then(|()| out.flush()), Ending::Clean)
}

#[derive(Serialize)]
struct Row {
    name: &'static str,
    group: &'static str,
    severity: &'static str,
    outcome: &'static str,
    fixable: bool,
    since: &'static str,
    summary: &'static str,
    url: String,
}

fn write_json(out: &mut impl Write) -> io::Result<()> {
    let rows: Vec<Row> = rules()
        .map(|rule| Row {
            name: rule.name,
            group: rule.group.name(),
            severity: rule.severity.name(),
            outcome: rule.outcome.name(),
            fixable: rule.fixable,
            since: rule.since,
            summary: rule.summary,
            url: rule_url(rule),
        })
        .collect();
    serde_json::to_writer_pretty(&mut *out, &rows)?;
    writeln!(out)
}

fn write_table(out: &mut impl Write, terminal: Terminal) -> io::Result<()> {
    let longest = rules().map(|rule| rule.name.len()).max().unwrap_or(0);
    for group in Group::ALL {
        let rows: Vec<&Rule> = rules().filter(|rule| rule.group == group).collect();
        if rows.is_empty() {
            continue;
        }
        writeln!(out, "{}", terminal.styling.paint(Style::new().bold(), group.name()))?;
        for rule in rows {
            let severity = format!("{:<7}", rule.severity.name());
            let severity = terminal.styling.paint(severity::appearance(rule.severity).style, &severity);
            let (name, outcome) = (rule.name, rule.outcome.name());
            let fix = if rule.fixable { "fix" } else { "" };
            writeln!(out, "  {name:<longest$}  {severity}  {outcome:<14}  {fix:<3}  {}", rule.summary)?;
        }
        writeln!(out)?;
    }
    writeln!(out, "{} rules; `ecslint explain RULE` prints the page of one", rules().count())
}
