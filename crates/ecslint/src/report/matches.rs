//! Which instances match an expression, in every format.

use std::io::{self, Write};

use ecslint_cql::{Explanation, Verdict};
use ecslint_place::ContainerInstance;
use serde::Serialize;

use super::expression::{Checked, FindingJson};
use super::table;
use crate::terminal::{Terminal, printable};

/// Grows when a reader of the report has to change.
const VERSION: u32 = 1;

/// An instance with the answer to an expression.
#[derive(Clone, Debug)]
pub(crate) struct Match<'m> {
    pub(crate) instance: &'m ContainerInstance,
    pub(crate) explanation: Explanation,
}

impl Match<'_> {
    fn word(&self) -> &'static str {
        match self.explanation.verdict {
            Verdict::Yes => "yes",
            Verdict::No => "no",
            Verdict::Unknown => "unknown",
        }
    }

    /// Each comparison that decides against the instance, with what the instance has to say to it.
    fn parts(&self, text: &str) -> String {
        if self.explanation.verdict == Verdict::Yes {
            return String::new();
        }
        let parts = self.explanation.reasons.iter().map(|reason| {
            // Under a negation a comparison says no by holding.
            let is_negated = self.explanation.verdict == Verdict::No && reason.verdict == Verdict::Yes;
            let holds = if is_negated { " holds" } else { "" };
            format!("`{}`{holds}: {}", reason.span.of(text), reason.message)
        });
        parts.collect::<Vec<_>>().join("; ")
    }
}

/// How many instances have this verdict.
pub(crate) fn count(matches: &[Match<'_>], verdict: Verdict) -> usize {
    matches.iter().filter(|one| one.explanation.verdict == verdict).count()
}

/// Writes a table with the numbers behind it.
pub(crate) fn write_human(
    out: &mut impl Write,
    checked: Checked<'_>,
    matches: &[Match<'_>],
    terminal: Terminal,
) -> io::Result<()> {
    let attribute = |one: &Match<'_>, name| one.instance.attribute(name).unwrap_or_default().to_owned();
    let rows = matches.iter().map(|one| {
        [
            one.word().to_owned(),
            one.instance.name().to_owned(),
            attribute(one, "ecs.instance-type"),
            attribute(one, "ecs.availability-zone"),
            one.parts(checked.text),
        ]
    });
    let rows: Vec<[String; 5]> = rows.collect();
    table::write(out, Some(["MATCHES", "INSTANCE", "TYPE", "ZONE", "WHY NOT"]), &rows, terminal)?;
    if !rows.is_empty() {
        writeln!(out)?;
    }
    let unknown = match count(matches, Verdict::Unknown) {
        0 => String::new(),
        count => format!("; of {count} it cannot be told"),
    };
    writeln!(out, "{} of {} instances match{unknown}", count(matches, Verdict::Yes), matches.len())
}

/// Writes one line for each instance.
pub(crate) fn write_concise(out: &mut impl Write, checked: Checked<'_>, matches: &[Match<'_>]) -> io::Result<()> {
    for one in matches {
        let parts = one.parts(checked.text);
        let why = if parts.is_empty() { String::new() } else { format!(": {parts}") };
        writeln!(out, "{}", printable(&format!("{}: {}{why}", one.instance.name(), one.word())))?;
    }
    Ok(())
}

#[derive(Serialize)]
struct Document<'r> {
    version: u32,
    expression: &'r str,
    findings: Vec<FindingJson<'r>>,
    /// `None` when no instances were given.
    instances: Option<Vec<InstanceJson<'r>>>,
    summary: Summary,
}

#[derive(Serialize)]
struct InstanceJson<'r> {
    name: &'r str,
    arn: Option<&'r str>,
    verdict: &'static str,
    reasons: Vec<ReasonJson<'r>>,
}

#[derive(Serialize)]
struct ReasonJson<'r> {
    expression: &'r str,
    message: &'r str,
}

#[derive(Serialize)]
struct Summary {
    errors: usize,
    warnings: usize,
    matching: usize,
    not_matching: usize,
    unknown: usize,
}

/// Writes findings and instances as one line of JSON.
pub(crate) fn write_json<'r>(
    out: &mut impl Write,
    checked: Checked<'r>,
    matches: Option<&'r [Match<'r>]>,
) -> io::Result<()> {
    let instances = matches.map(|matches| {
        let instance = |one: &'r Match<'r>| {
            let Match { instance, explanation } = one;
            let reasons = explanation.reasons.iter();
            let reasons =
                reasons.map(|reason| ReasonJson { expression: reason.span.of(checked.text), message: &reason.message });
            InstanceJson {
                name: instance.name(),
                arn: instance.arn.as_deref(),
                verdict: one.word(),
                reasons: reasons.collect(),
            }
        };
        matches.iter().map(instance).collect()
    });
    let matches = matches.unwrap_or_default();
    let counts = checked.counts();
    let document = Document {
        version: VERSION,
        expression: checked.text,
        findings: checked.json(),
        instances,
        summary: Summary {
            errors: counts.errors,
            warnings: counts.warnings,
            matching: count(matches, Verdict::Yes),
            not_matching: count(matches, Verdict::No),
            unknown: count(matches, Verdict::Unknown),
        },
    };
    serde_json::to_writer(&mut *out, &document)?;
    writeln!(out)
}
