//! `ecslint query`

use std::io::{self, BufWriter, Write};
use std::path::Path;

use ecslint_cql::{Query, Verdict};
use ecslint_project::Severity;

use super::instances::{STDIN, read_all, read_text, refuse_stdin_twice};
use super::{CommandError, Ending, written};
use crate::cli::{QueryArguments, QueryFormat};
use crate::report::expression::{Checked, severity_of};
use crate::report::matches::{self, Match};
use crate::terminal::Terminal;

/// Checks an expression, and asks it of instances where there are some.
pub(crate) fn run(arguments: &QueryArguments, terminal: Terminal) -> Result<Ending, CommandError> {
    let expression = Path::new(&arguments.expression);
    refuse_stdin_twice(std::iter::once(expression).chain(arguments.instances.iter().map(AsRef::as_ref)))?;
    let (name, text) = match arguments.expression.as_str() {
        "-" => (STDIN, read_text(expression)?),
        text => ("<expression>", text.to_owned()),
    };
    // A file ends in a line feed, and nobody means it.
    let text = text.strip_suffix('\n').map_or(text.as_str(), |text| text.strip_suffix('\r').unwrap_or(text));
    let findings = ecslint_cql::check(text);
    let checked = Checked { name, text, findings: &findings };
    let worst = findings.iter().map(severity_of).max();
    if arguments.instances.is_empty() {
        let fails = worst.is_some_and(|worst| worst >= arguments.fail_on.into());
        let ending = if fails { Ending::Findings } else { Ending::Clean };
        return print(ending, |out| write_findings(out, checked, arguments.format, terminal));
    }
    let instances = read_all(&arguments.instances)?;
    if worst == Some(Severity::Error) {
        return print(Ending::Failed, |out| write_findings(out, checked, arguments.format, terminal));
    }
    let parsed = ecslint_cql::parse(text);
    let query = Query::new(&parsed.expression);
    let matches = instances.iter().map(|instance| Match { instance, explanation: query.explain(&instance.facts) });
    let matches: Vec<Match<'_>> = matches.collect();
    let ending = if matches::count(&matches, Verdict::Yes) > 0 { Ending::Clean } else { Ending::Findings };
    print(ending, |out| match arguments.format {
        QueryFormat::Human => {
            checked.write_human(out, terminal)?;
            matches::write_human(out, checked, &matches, terminal)
        }
        QueryFormat::Concise => {
            checked.write_concise(out, terminal)?;
            matches::write_concise(out, checked, &matches)
        }
        QueryFormat::Json => matches::write_json(out, checked, Some(&matches)),
    })
}

fn write_findings(
    out: &mut impl Write,
    checked: Checked<'_>,
    format: QueryFormat,
    terminal: Terminal,
) -> io::Result<()> {
    match format {
        QueryFormat::Human => {
            checked.write_human(out, terminal)?;
            writeln!(out, "{}", checked.summary())
        }
        QueryFormat::Concise => checked.write_concise(out, terminal),
        QueryFormat::Json => matches::write_json(out, checked, None),
    }
}

fn print(
    ending: Ending,
    write: impl FnOnce(&mut BufWriter<io::StdoutLock<'static>>) -> io::Result<()>,
) -> Result<Ending, CommandError> {
    let mut out = BufWriter::new(io::stdout().lock());
    written(write(&mut out).and_then(|()| out.flush()), ending)
}
