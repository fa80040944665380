//! `ecslint explain`

use std::io::{self, BufWriter, Read, Write};

use ecslint_project::{Explainer, MessageMatch, Outcome, Page, Rule, rule_url};

use super::{CommandError, Ending, written};
use crate::cli::ExplainArguments;
use crate::markdown;
use crate::terminal::{Reader, Terminal};

/// Prints the page of a rule or a cause, or finds the one behind a message of AWS.
pub(crate) fn run(arguments: &ExplainArguments, terminal: Terminal) -> Result<Ending, CommandError> {
    let asked = asked(arguments)?;
    let asked = asked.trim();
    let explainer = Explainer::new().map_err(|error| CommandError(error.to_string()))?;
    let name = asked.trim_matches(|character: char| "`'\"[]".contains(character)).to_ascii_lowercase();
    if let Some(page) = explainer.by_name(&name) {
        return print(Ending::Clean, |out| write_page(out, page, &explainer, terminal));
    }
    let pages = explainer.by_control(&name);
    if !pages.is_empty() {
        return print(Ending::Clean, |out| write_pages(out, "name this control", &pages, &explainer, terminal));
    }
    // Names have hyphens; words of AWS such as `OutOfMemoryError` have none.
    let is_word = !asked.contains(char::is_whitespace);
    let meant = if is_word { explainer.nearest_name(&name) } else { None };
    let found = explainer.find(asked);
    if !found.is_empty() && (meant.is_none() || !asked.contains('-')) {
        return print(Ending::Clean, |out| write_matches(out, &found, &explainer, terminal));
    }
    if is_word {
        let hint = match meant {
            Some(known) => format!("did you mean `{known}`?"),
            None => "`ecslint rules` lists the rules; messages of AWS are looked up too".to_owned(),
        };
        return Err(CommandError(format!("no rule or cause is called `{asked}`; {hint}")));
    }
    print(Ending::Findings, |out| write_nothing_known(out, &explainer.nearest(asked)))
}

/// What the user wants to know: the words on the command line, or standard input.
fn asked(arguments: &ExplainArguments) -> Result<String, CommandError> {
    let asked = arguments.words.join(" ");
    if asked != "-" {
        return Ok(asked);
    }
    let mut bytes = Vec::new();
    let read = io::stdin().lock().read_to_end(&mut bytes);
    read.map_err(|error| CommandError(format!("cannot read standard input: {error}")))?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

fn print(ending: Ending, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<Ending, CommandError> {
    let mut out = BufWriter::new(io::stdout().lock());
    written(write(&mut out).and_then(|()| out.flush()), ending)
}

fn write_matches(
    out: &mut dyn Write,
    found: &[MessageMatch<'_>],
    explainer: &Explainer,
    terminal: Terminal,
) -> io::Result<()> {
    let [one] = found else {
        writeln!(out, "{} pages know this message:\n", found.len())?;
        for one in found {
            writeln!(out, "  {}: {}", one.page.name(), one.page.summary())?;
            writeln!(out, "    AWS says: \"{}\"", one.wording)?;
        }
        return writeln!(out, "\n`ecslint explain NAME` prints the page of one");
    };
    let words = match one.page {
        Page::Rule(rule) => format!("{} finds this before AWS does. AWS says: \"{}\"", rule.name, one.wording),
        Page::Cause(cause) => format!("{}: no file alone shows this. AWS says: \"{}\"", cause.name, one.wording),
    };
    writeln!(out, "{}\n", terminal.wrap(&words, "", ""))?;
    write_page(out, one.page, explainer, terminal)
}

fn write_pages(
    out: &mut dyn Write,
    what: &str,
    pages: &[Page<'_>],
    explainer: &Explainer,
    terminal: Terminal,
) -> io::Result<()> {
    if let [one] = pages {
        return write_page(out, *one, explainer, terminal);
    }
    writeln!(out, "{} pages {what}:\n", pages.len())?;
    write_summaries(out, pages)
}

fn write_summaries(out: &mut dyn Write, pages: &[Page<'_>]) -> io::Result<()> {
    for page in pages {
        writeln!(out, "  {}: {}", page.name(), page.summary())?;
    }
    writeln!(out, "\n`ecslint explain NAME` prints the page of one")
}

fn write_nothing_known(out: &mut dyn Write, nearest: &[Page<'_>]) -> io::Result<()> {
    if nearest.is_empty() {
        return writeln!(out, "no page knows this message; `ecslint rules` lists what ecslint finds");
    }
    writeln!(out, "no page knows this message; these share words with it:\n")?;
    write_summaries(out, nearest)
}

fn write_page(out: &mut dyn Write, page: Page<'_>, explainer: &Explainer, terminal: Terminal) -> io::Result<()> {
    let text = match page {
        Page::Rule(rule) => rule.page.to_owned(),
        Page::Cause(cause) => explainer.cause_page(cause),
    };
    match terminal.reader {
        Reader::Program => out.write_all(text.as_bytes()),
        Reader::Person => {
            out.write_all(markdown::render(&text, terminal).as_bytes())?;
            match page {
                Page::Rule(rule) => writeln!(out, "\n{}\n{}", facts(rule), rule_url(rule)),
                Page::Cause(_) => Ok(()),
            }
        }
    }
}

/// What a person wants to know of a rule beside its page.
fn facts(rule: &Rule) -> String {
    let outcome = match rule.outcome {
        Outcome::Rejected { operation: "client", .. } => "refused by the AWS CLI and the SDKs".to_owned(),
        Outcome::Rejected { operation, .. } => format!("rejected by {operation}"),
        Outcome::FailsAtStart { .. } => "registers, but the task does not start".to_owned(),
        Outcome::SilentlyWrong => "registers, but does not run as written".to_owned(),
        Outcome::Advice => "works; something else would be better".to_owned(),
    };
    let fix = if rule.fixable { ", with a fix" } else { "" };
    format!("{} in the group {}: {outcome}{fix}. Since {}.", rule.severity.name(), rule.group.name(), rule.since)
}
