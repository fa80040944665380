//! `ecslint ignore`

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use ecslint_project::{
    CONFIG_NAME, Checked, Configuration, Diagnostic, LineIndex, NewEntry, Selector, Settings, Workspace, ignore_entry,
    path_text, read_file,
};

use super::{CommandError, Ending, today, written};
use crate::cli::IgnoreArguments;
use crate::terminal::printable;

/// Writes an entry for the findings of a rule on a line.
pub(crate) fn run(arguments: &IgnoreArguments) -> Result<Ending, CommandError> {
    if arguments.reason.trim().is_empty() {
        return Err(CommandError("--reason is empty; say why the finding is ignored".to_owned()));
    }
    let (path, line) = place(&arguments.place)?;
    let configuration = arguments.config.clone().map_or(Configuration::Nearest, Configuration::File);
    let settings = Settings { configuration, today: Some(today()), ..Settings::default() };
    let workspace = Workspace::new(settings).map_err(|error| CommandError(error.to_string()))?;
    let name = path_text(&path);
    let bytes = read_file(&path).map_err(|words| CommandError(format!("cannot read {name}: {words}")))?;
    let checked = workspace.check_text(&path, &bytes);
    let index = LineIndex::new(&checked.text);
    let is_meant = |diagnostic: &&Diagnostic| {
        index.line_of(diagnostic.span.start) + 1 == line && means(arguments.rule, diagnostic)
    };
    let meant: Vec<&Diagnostic> = checked.diagnostics.iter().filter(is_meant).collect();
    let Some(first) = meant.first() else { return Err(nothing(&checked, &index, line, arguments.rule)) };
    let placed = workspace.write_entry(&path, Path::new(CONFIG_NAME), |relative| {
        let mut entry: NewEntry = ignore_entry(&checked, first, relative, arguments.reason.trim());
        for other in &meant[1..] {
            let NewEntry { rules, at, .. } = ignore_entry(&checked, other, relative, "");
            entry.rules.extend(rules);
            entry.at.extend(at);
        }
        for list in [&mut entry.rules, &mut entry.at] {
            list.sort();
            list.dedup();
        }
        entry.until = arguments.until;
        entry
    });
    let placed = placed.map_err(CommandError)?;
    let rule = arguments.rule.name();
    let words = format!("ignored `{rule}` in line {line} of {name}: see {placed}");
    written(writeln!(io::stdout().lock(), "{}", printable(&words)), Ending::Clean)
}

/// The file and the line, from 1 on; a column behind it does not matter.
fn place(text: &str) -> Result<(PathBuf, u32), CommandError> {
    let wrong = || CommandError(format!("`{text}` names no line; write FILE:LINE, such as web.json:12"));
    let (rest, last) = text.rsplit_once(':').ok_or_else(wrong)?;
    let last: u32 = last.parse().map_err(|_| wrong())?;
    let (path, line) = match rest.rsplit_once(':').map(|(path, line)| (path, line.parse::<u32>())) {
        Some((path, Ok(line))) => (path, line),
        _ => (rest, last),
    };
    if path.is_empty() { Err(wrong()) } else { Ok((PathBuf::from(path), line)) }
}

fn means(selector: Selector, diagnostic: &Diagnostic) -> bool {
    match selector {
        Selector::Rule(rule) => rule.name == diagnostic.rule.name,
        Selector::Group(group) => group == diagnostic.rule.group,
    }
}

/// Why there is nothing to ignore, with what there is.
fn nothing(checked: &Checked, index: &LineIndex, line: u32, selector: Selector) -> CommandError {
    let (name, file) = (selector.name(), path_text(&checked.path));
    if let Some(place) = &checked.excluded {
        return CommandError(format!("{file} is excluded by {place}"));
    }
    let line_of = |diagnostic: &Diagnostic| index.line_of(diagnostic.span.start) + 1;
    let is_silent = checked.suppressed.iter().any(|(known, _)| line_of(known) == line && means(selector, known));
    if is_silent {
        return CommandError(format!("`{name}` is ignored in line {line} of {file} already"));
    }
    let list = |mut items: Vec<String>| {
        items.dedup();
        items.join(", ")
    };
    let here = checked.diagnostics.iter().filter(|diagnostic| line_of(diagnostic) == line);
    let here = list(here.map(|diagnostic| format!("`{}`", diagnostic.rule.name)).collect());
    let elsewhere = checked.diagnostics.iter().filter(|diagnostic| means(selector, diagnostic));
    let elsewhere = list(elsewhere.map(|diagnostic| line_of(diagnostic).to_string()).collect());
    let mut words = format!("`{name}` says nothing about line {line} of {file}");
    if !elsewhere.is_empty() {
        words.push_str(&format!("; it speaks in line {elsewhere}"));
    }
    if !here.is_empty() {
        words.push_str(&format!("; in this line {here} speaks"));
    }
    CommandError(words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_read() {
        for (text, expected) in [
            ("a.json:3", Some(("a.json", 3))),
            ("C:/a.json:3", Some(("C:/a.json", 3))),
            ("a.json:3:14", Some(("a.json", 3))),
            ("a.json", None),
            ("a.json:x", None),
            (":3", None),
        ] {
            let place = place(text).ok();
            assert_eq!(place, expected.map(|(path, line)| (PathBuf::from(path), line)), "{text}");
        }
    }
}
