//! `ecslint explain`

use std::io::{self, BufWriter, Read, Write};

use ecslint_project::{
    MessageMatch, Outcome, Project, Rule, Settings, find_message, nearest_rule, rule_by_name, rule_url,
};

use super::{CommandError, Ending, written};
use crate::cli::ExplainArguments;
use crate::markdown;
use crate::terminal::{Reader, Terminal};

/// Prints the page of a rule, or finds the rule behind a message of AWS.
pub(crate) fn run(arguments: &ExplainArguments, terminal: Terminal) -> Result<Ending, CommandError> {
    let mut asked = arguments.words.join(" ");
    if asked == "-" {
        asked.clear();
        let read = io::stdin().lock().read_to_string(&mut asked);
        read.map_err(|error| CommandError(format!("cannot read standard input: {error}")))?;
    }
    let asked = asked.trim();
    let mut out = BufWriter::new(io::stdout().lock());
    if let Some(rule) = rule_by_name(asked) {
        return written(write_page(&mut out, rule, terminal).and_then(|()| out.flush()), Ending::Clean);
    }
    if !asked.contains(char::is_whitespace) {
        let hint = match nearest_rule(asked) {
            Some(known) => format!("did you mean `{known}`?"),
            None => "`ecslint rules` lists them; a message of AWS is looked up when it has several words".to_owned(),
        };
        return Err(CommandError(format!("no rule is called `{asked}`; {hint}")));
    }
    let project = Project::new(Settings::default()).map_err(|error| CommandError(error.to_string()))?;
    let found = find_message(asked, &project.known_messages());
    let ending = if found.is_empty() { Ending::Findings } else { Ending::Clean };
    written(write_matches(&mut out, &found, terminal).and_then(|()| out.flush()), ending)
}

fn write_matches(out: &mut impl Write, found: &[MessageMatch], terminal: Terminal) -> io::Result<()> {
    match found {
        [] => writeln!(out, "no rule knows this message; `ecslint rules` lists what ecslint finds"),
        [one] => {
            let words = format!("{} finds this before AWS does. AWS says: \"{}\"", one.rule.name, one.pattern);
            writeln!(out, "{}\n", terminal.wrap(&words, "", ""))?;
            write_page(out, one.rule, terminal)
        }
        several => {
            writeln!(out, "{} rules know this message:\n", several.len())?;
            for one in several {
                writeln!(out, "  {}: {}", one.rule.name, one.rule.summary)?;
                writeln!(out, "    AWS says: \"{}\"", one.pattern)?;
            }
            writeln!(out, "\n`ecslint explain RULE` prints the page of one")
        }
    }
}

fn write_page(out: &mut impl Write, rule: &Rule, terminal: Terminal) -> io::Result<()> {
    match terminal.reader {
        Reader::Program => out.write_all(rule.page.as_bytes()),
        Reader::Person => {
            out.write_all(markdown::render(rule.page, terminal).as_bytes())?;
            writeln!(out, "\n{}\n{}", facts(rule), rule_url(rule))
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
