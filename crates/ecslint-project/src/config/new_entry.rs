//! Writing an `[[ignore]]` entry into a configuration that a person wrote.

use std::fmt::Write as _;

use ecslint_core::edit::quote;
use ecslint_core::place::Places;
use ecslint_core::{Date, Diagnostic, Edit};
use ecslint_syntax::{Span, parse};
use toml::de::{DeTable, DeValue};

use super::value::{entries, span_of};
use crate::language::syntax_of;
use crate::report::Checked;

/// An `[[ignore]]` entry that is to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewEntry {
    /// Globs of files.
    pub files: Vec<String>,
    /// Names of rules.
    pub rules: Vec<String>,
    /// Places, as JSON Pointers in which names stand for the numbers of items; empty for the whole file.
    pub at: Vec<String>,
    /// Why.
    pub reason: String,
    /// The last day on which it holds.
    pub until: Option<Date>,
}

/// The entry that keeps a finding in `checked` silent and nothing else. `relative_path` is the name of the file, seen from
/// the folder of the configuration.
pub fn ignore_entry(checked: &Checked, diagnostic: &Diagnostic, relative_path: &str, reason: &str) -> NewEntry {
    let document = parse(&checked.text, syntax_of(&checked.path, &checked.text));
    let at = Places::new(&document).find(&diagnostic.pointer).named_pointer();
    NewEntry {
        // A name without a slash would mean files in folders below as well.
        files: vec![format!("/{}", globset::escape(relative_path.trim_start_matches('/')))],
        rules: vec![diagnostic.rule.name.to_owned()],
        at: if at.is_empty() { Vec::new() } else { vec![at] },
        reason: reason.to_owned(),
        until: None,
    }
}

impl NewEntry {
    /// The change to the text of a configuration that adds the entry. Everything that is there stays as it is.
    pub fn insert_into(&self, config: &str) -> Edit {
        let (table, _) = DeTable::parse_recoverable(config);
        let written = entries(table.get_ref()).into_iter().find(|pair| pair.name == "ignore");
        let list = written.filter(|pair| {
            let behind = config.get(pair.place.end as usize..).unwrap_or_default();
            behind.trim_start().starts_with('=')
        });
        if let Some((pair, DeValue::Array(items))) = list.as_ref().map(|pair| (pair, pair.value.get_ref())) {
            let inline = format!("{{ {} }}", self.members().join(", "));
            return match items.last() {
                Some(last) => behind(config, Span::new(span_of(last).end, span_of(pair.value).end), &inline),
                None => Edit { span: span_of(pair.value), text: format!("[\n  {inline},\n]") },
            };
        }
        let mut text = String::new();
        if !config.is_empty() && !config.ends_with('\n') {
            text.push('\n');
        }
        if !config.trim().is_empty() {
            text.push('\n');
        }
        let _ = write!(text, "[[ignore]]\n{}\n", self.members().join("\n"));
        Edit { span: Span::empty(config.len() as u32), text }
    }

    /// `config` with the entry in it.
    pub fn added_to(&self, config: &str) -> String {
        let edit = self.insert_into(config);
        let (before, behind) = (config.get(..edit.span.start as usize), config.get(edit.span.end as usize..));
        format!("{}{}{}", before.unwrap_or_default(), edit.text, behind.unwrap_or_default())
    }

    fn members(&self) -> Vec<String> {
        let mut members = Vec::new();
        if !self.files.is_empty() {
            members.push(format!("files = {}", list(&self.files)));
        }
        members.push(format!("rules = {}", list(&self.rules)));
        match self.at.as_slice() {
            [] => {}
            [one] => members.push(format!("at = {}", text(one))),
            many => members.push(format!("at = {}", list(many))),
        }
        members.push(format!("reason = {}", text(&self.reason)));
        members.extend(self.until.map(|until| format!("until = {until}")));
        members
    }
}

/// Puts another item behind the last one of a list; `rest` is what stands between that and the end of the list. Comments stay
/// with what they are about.
fn behind(config: &str, rest: Span, item: &str) -> Edit {
    let text = config.get(rest.range()).unwrap_or_default();
    let inner = text.strip_suffix(']').unwrap_or(text);
    if !inner.contains('\n') {
        return Edit { span: Span::empty(rest.start), text: format!(", {item}") };
    }
    let has_comma = inner.lines().any(|line| line.split('#').next().is_some_and(|line| line.contains(',')));
    let comma = if has_comma { "" } else { "," };
    Edit { span: rest, text: format!("{comma}{}\n  {item},\n]", inner.trim_end()) }
}

fn list(items: &[String]) -> String {
    let items: Vec<String> = items.iter().map(|item| text(item)).collect();
    format!("[{}]", items.join(", "))
}

/// A TOML string: JSON's escapes are TOML's, and the one control character that JSON leaves plain is not.
fn text(text: &str) -> String {
    quote(text).replace('\u{7f}', "\\u007F")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::reader::read;

    fn entry() -> NewEntry {
        NewEntry {
            files: vec!["/a.json".to_owned()],
            rules: vec!["ports".to_owned()],
            at: vec!["/x/\u{7f}\"".to_owned()],
            reason: "so\nit is".to_owned(),
            until: Date::new(2027, 1, 31),
        }
    }

    #[test]
    fn comments_stay_with_what_they_are_about() {
        let entry = NewEntry { files: Vec::new(), at: Vec::new(), until: None, reason: "so".to_owned(), ..entry() };
        let text = entry.added_to("ignore = [\n  \"iam\" # no roles, yet\n  # end\n]\nfail-on = \"error\"\n");
        assert_eq!(
            text,
            "ignore = [\n  \"iam\", # no roles, yet\n  # end\n  { rules = [\"ports\"], reason = \"so\" },\n]\nfail-on = \"error\"\n"
        );
    }

    #[test]
    fn entries_are_added_to_whatever_is_there() {
        for (config, rules, entries) in [
            ("", 0, 1),
            ("# only a comment", 0, 1),
            ("fail-on = \"warning\" # why\n[severity]\nports = \"error\"", 0, 1),
            ("ignore = []", 0, 1),
            ("ignore = [\"iam\"]\n", 1, 1),
            ("ignore = [\n  \"iam\", # first\n  \"secrets\" # last\n]\nfail-on = \"error\"\n", 2, 1),
            ("ignore = [\n  \"iam\",\n]\n", 1, 1),
            ("[[ignore]]\nrules = [\"iam\"]\nreason = \"x\"\n", 0, 2),
        ] {
            let text = entry().added_to(config);
            let (read, problems) = read(&text);
            assert!(problems.is_empty(), "{text}\n{problems:#?}");
            assert_eq!((read.ignore.len(), read.entries.len()), (rules, entries), "{text}");
            let last = read.entries.last().expect("an entry");
            assert_eq!(
                (last.reason.as_str(), last.until.as_ref().map(|until| until.value)),
                ("so\nit is", entry().until)
            );
            let kept = |line: &str| text.contains(line.trim_end_matches(['[', ']', ',', ' ']));
            assert!(config.lines().flat_map(|line| line.split(" #")).all(kept), "{text}");
        }
    }
}
