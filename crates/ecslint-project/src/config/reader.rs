//! From the text of a configuration to what it says, with everything that is wrong with it.

use std::ops::Range;
use std::path::PathBuf;

use ecslint_core::engine::Kind;
use ecslint_core::suppression::At;
use ecslint_core::views::Capacity;
use ecslint_core::{Date, Diagnostic, Label, Severity};
use ecslint_syntax::Span;
use toml::de::{DeTable, DeValue, Error};

use super::keys::{ENTRY_KEYS, KEYS};
use super::problem::Problems;
use super::value::{Entry as Pair, Value, entries, span, span_of, unknown_key};
use super::{Config, Entry, Glob, Level, Written};
use crate::selector::{Selector, SetupError};

const SEVERITIES: [(&str, Severity); 3] =
    [("error", Severity::Error), ("warning", Severity::Warning), ("advice", Severity::Advice)];
const LEVELS: [(&str, Level); 4] = [
    ("error", Level::At(Severity::Error)),
    ("warning", Level::At(Severity::Warning)),
    ("advice", Level::At(Severity::Advice)),
    ("off", Level::Off),
];
const KINDS: [(&str, Kind); 1] = [("task-definition", Kind::TaskDefinition)];

/// Reads a configuration. What cannot be read becomes a problem, and the rest holds.
pub(super) fn read(text: &str) -> (Config, Vec<Diagnostic>) {
    let (table, errors) = DeTable::parse_recoverable(text);
    let mut reader = Reader { text, config: Config::default(), problems: Problems::default() };
    for error in &errors {
        reader.report_syntax(error);
    }
    for pair in entries(table.get_ref()) {
        reader.take(&pair);
    }
    reader.look_for_clashes();
    let Reader { config, mut problems, .. } = reader;
    // What stands behind a bracket that is not closed is read as something else than it is.
    if let Some(broken) = errors.iter().filter(|error| !is_local(error)).map(place_of).min() {
        problems.keep_before(broken);
    }
    (config, problems.into_vec())
}

fn place_of(error: &Error) -> Span {
    error.span().map_or(Span::empty(0), span)
}

/// Whether the mistake is in one value or key, and what follows is read as it is meant.
fn is_local(error: &Error) -> bool {
    error.message().starts_with("duplicate key") || error.message().starts_with("invalid")
}

struct Reader<'t> {
    text: &'t str,
    config: Config,
    problems: Problems,
}

impl<'t> Reader<'t> {
    fn report_syntax(&mut self, error: &Error) {
        let place = place_of(error);
        let written = self.text.get(place.range()).unwrap_or_default().trim();
        let is_short = !written.is_empty() && !written.contains('\n') && written.len() <= 40;
        let words = error.message().lines().next().unwrap_or("it cannot be read");
        if words.starts_with("duplicate key") {
            let help = match written {
                "ignore" => {
                    "`ignore` is written in one way: as a list of rules, or as `[[ignore]]` entries; beside entries turn a \
                     rule off with `severity.RULE = \"off\"`"
                }
                _ => "a key stands once in a table",
            };
            return self.problems.report(place, format!("`{written}` stands twice"), help);
        }
        let message =
            if is_short { format!("`{written}`: {words}") } else { format!("`ecslint.toml` is no TOML: {words}") };
        let is_date = place.start > 0 && self.line_of(place).trim_start().starts_with("until");
        let help = if is_date { "write a day of the calendar, such as 2027-01-31" } else { "see https://toml.io" };
        self.problems.report(place, message, help);
    }

    fn line_of(&self, place: Span) -> &'t str {
        let start = place.start as usize;
        let begin = self.text.get(..start).and_then(|before| before.rfind('\n')).map_or(0, |at| at + 1);
        self.text.get(begin..).and_then(|rest| rest.lines().next()).unwrap_or_default()
    }

    fn take(&mut self, pair: &Pair<'_, '_>) {
        match pair.name {
            "select" => self.config.select = self.rules(pair),
            "ignore" => self.take_ignore(pair),
            "severity" => self.take_severity(pair),
            "fail-on" => self.config.fail_on = pair.word(&SEVERITIES, &mut self.problems),
            "exclude" => self.config.exclude = self.globs(pair),
            "kinds" => self.take_kinds(pair),
            "launch-type" => {
                let known = Capacity::ALL.map(|capacity| (capacity.name(), capacity));
                self.config.launch_type = pair.word(&known, &mut self.problems);
            }
            "baseline" => {
                let text = pair.text(&mut self.problems);
                self.config.baseline = text.map(|text| Written::new(PathBuf::from(text.value), text.span));
            }
            _ => unknown_key(pair, &KEYS, "`ecslint.toml`", &mut self.problems),
        }
    }

    fn take_ignore(&mut self, pair: &Pair<'_, '_>) {
        const OF: &str = "names of rules and groups, or of entries";
        for item in pair.items(OF, &mut self.problems).unwrap_or_default() {
            if let DeValue::Table(table) = item.get_ref() {
                let entry = self.entry(item, table);
                self.config.entries.extend(entry);
            } else if let Some(name) = pair.item_text(item, OF, &mut self.problems) {
                let selector = self.selector(name.value, name.span);
                self.config.ignore.extend(selector);
            }
        }
    }

    fn take_severity(&mut self, pair: &Pair<'_, '_>) {
        let of = "a table from rules and groups to `error`, `warning`, `advice` or `off`";
        let Some(table) = pair.table(of, &mut self.problems) else { return };
        for pair in entries(table) {
            let selector = self.selector(pair.name, pair.place);
            let level = pair.word(&LEVELS, &mut self.problems);
            self.config.severity.extend(selector.zip(level.map(|level| level.value)));
        }
    }

    fn take_kinds(&mut self, pair: &Pair<'_, '_>) {
        let Some(table) = pair.table("a table from globs to kinds", &mut self.problems) else { return };
        for pair in entries(table) {
            let glob = self.glob(pair.name, pair.place);
            let kind = pair.word(&KINDS, &mut self.problems);
            self.config.kinds.extend(glob.zip(kind.map(|kind| kind.value)));
        }
    }

    fn rules(&mut self, pair: &Pair<'_, '_>) -> Vec<Written<Selector>> {
        let names = pair.texts("names of rules and groups", &mut self.problems);
        names.into_iter().filter_map(|name| self.selector(name.value, name.span)).collect()
    }

    fn selector(&mut self, name: &str, place: Span) -> Option<Written<Selector>> {
        match name.parse::<Selector>() {
            Ok(selector) => Some(Written::new(selector, place)),
            Err(error) => {
                let help = match error {
                    SetupError::UnknownRule { suggestion: Some(near), .. } => format!("did you mean `{near}`?"),
                    _ => "`ecslint rules` lists them".to_owned(),
                };
                self.problems.report(place, format!("`{name}` is no rule and no group"), help);
                None
            }
        }
    }

    fn globs(&mut self, pair: &Pair<'_, '_>) -> Vec<Written<Glob>> {
        let texts = pair.texts("globs", &mut self.problems);
        texts.into_iter().filter_map(|text| self.glob(text.value, text.span)).collect()
    }

    fn glob(&mut self, text: &str, place: Span) -> Option<Written<Glob>> {
        match Glob::parse(text) {
            Ok(glob) => Some(Written::new(glob, place)),
            Err(error) => {
                let help = "`*` ends at a slash, `**` does not, `?` is one character, `{a,b}` and `[a-z]` choose";
                let at = self.inside(place, text, &error.place);
                self.problems.report(at, format!("`{text}` is no glob: it {}", error.words), help);
                None
            }
        }
    }

    /// The place of a part of `text`, which is what the quotes at `whole` hold; all of it where something is escaped there.
    fn inside(&self, whole: Span, text: &str, part: &Range<usize>) -> Span {
        let written = self.text.get(whole.range()).unwrap_or_default();
        let quoted = written.strip_prefix(['"', '\'']).and_then(|rest| rest.strip_suffix(['"', '\'']));
        if quoted != Some(text) || part.is_empty() {
            return whole;
        }
        let start = whole.start + 1 + part.start as u32;
        Span { start, end: start + part.len() as u32 }
    }

    /// Reads an `[[ignore]]` entry; `None` when too little of it can be read to follow it.
    fn entry(&mut self, item: &Value<'_>, table: &DeTable<'_>) -> Option<Entry> {
        let mut header = span_of(item);
        // An entry written as a table of its own spans all its lines; its first one shows it.
        let first = self.text.get(header.range()).and_then(|text| text.lines().next()).unwrap_or_default();
        header.end = header.end.min(header.start + first.len() as u32);
        let mut entry = Entry {
            span: header,
            files: Vec::new(),
            rules: Vec::new(),
            at: Vec::new(),
            until: None,
            reason: String::new(),
        };
        let known = self.problems.count();
        let (mut has_rules, mut has_reason) = (false, false);
        for pair in entries(table) {
            match pair.name {
                "files" => entry.files = self.globs(&pair),
                "rules" => {
                    has_rules = true;
                    entry.rules = self.rules(&pair);
                    if matches!(pair.value.get_ref(), DeValue::Array(items) if items.is_empty()) {
                        let help = "name the rules or groups whose findings are not reported";
                        self.problems.report(span_of(pair.value), "`rules` is empty", help);
                    }
                }
                "at" => entry.at = self.places(&pair),
                "reason" => {
                    has_reason = true;
                    if let Some(reason) = pair.text(&mut self.problems) {
                        entry.reason = reason.value.trim().to_owned();
                        if entry.reason.is_empty() {
                            self.problems.report(
                                reason.span,
                                "`reason` is empty",
                                "say why the findings are not reported",
                            );
                        }
                    }
                }
                "until" => entry.until = self.day(&pair),
                _ => unknown_key(&pair, &ENTRY_KEYS, "an `[[ignore]]` entry", &mut self.problems),
            }
        }
        if !has_rules {
            let help = "add `rules = [\"…\"]`: the rules or groups whose findings are not reported";
            self.problems.report(header, "`rules` is missing in this entry", help);
        }
        if !has_reason {
            let help = "add `reason = \"…\"`: why the findings are not reported";
            self.problems.report(header, "`reason` is missing in this entry", help);
        }
        // Half an entry could suppress more than was meant.
        (self.problems.count() == known).then_some(entry)
    }

    fn places(&mut self, pair: &Pair<'_, '_>) -> Vec<Written<At>> {
        let texts = match pair.value.get_ref() {
            DeValue::String(_) => pair.text(&mut self.problems).into_iter().collect(),
            _ => pair.texts("JSON Pointers and names of containers", &mut self.problems),
        };
        let mut places = Vec::new();
        for text in texts {
            match At::parse(text.value) {
                Ok(at) => places.push(Written::new(at, text.span)),
                Err(words) => {
                    let help = "write `/containerDefinitions/*/image`, or the name of a container";
                    self.problems.report(text.span, format!("`{}` {words}", text.value), help);
                }
            }
        }
        places
    }

    fn day(&mut self, pair: &Pair<'_, '_>) -> Option<Written<Date>> {
        let place = span_of(pair.value);
        let text = self.text.get(place.range()).unwrap_or_default();
        let day = match pair.value.get_ref() {
            DeValue::Datetime(_) => Date::parse(text),
            DeValue::String(text) => Date::parse(text),
            _ => None,
        };
        // What is no date to TOML was reported when it was parsed.
        if day.is_none() && !self.problems.is_reported(place) {
            let shown = text.trim_matches(['"', '\'']);
            let help = "write a day of the calendar, such as 2027-01-31";
            self.problems.report(place, format!("`{shown}` is no day for `until`"), help);
        }
        day.map(|day| Written::new(day, place))
    }

    /// Reports what stands in two places that contradict each other.
    fn look_for_clashes(&mut self) {
        let Config { select, ignore, severity, .. } = &self.config;
        let off = severity.iter().filter(|(_, level)| *level == Level::Off);
        let on = severity.iter().filter(|(_, level)| *level != Level::Off);
        let mut clashes = Vec::new();
        for (written, key) in ignore.iter().map(|one| (one, "ignore")) {
            clashes.extend(
                select.iter().filter(|other| other.value == written.value).map(|other| (written, key, other, "select")),
            );
            clashes.extend(
                on.clone()
                    .filter(|(other, _)| other.value == written.value)
                    .map(|(other, _)| (written, key, other, "severity")),
            );
        }
        for (written, _) in off {
            let both = select.iter().filter(|other| other.value == written.value);
            clashes.extend(both.map(|other| (written, "severity", other, "select")));
        }
        for (written, key, other, other_key) in clashes {
            let name = written.value.name();
            let message = match key {
                "ignore" => format!("`{name}` is turned off here and stands in `{other_key}` as well"),
                _ => format!("`{name}` is `off` here and stands in `{other_key}` as well"),
            };
            let label = Label { span: other.span, message: format!("`{other_key}` wants it") };
            self.problems.report_clash(written.span, message, "keep one of the two", label);
        }
    }
}
