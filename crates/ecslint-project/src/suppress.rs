//! Keeping findings silent: comments in the file and entries of the configuration.

use ecslint_core::engine::INTERNAL_ERROR;
use ecslint_core::place::{Place, Places};
use ecslint_core::suppression::{Directive, directive};
use ecslint_core::{Diagnostic, Rule};
use ecslint_syntax::{Comment, LineIndex, Span, Syntax, parse};
use rustc_hash::FxHashMap;

use crate::config::{Entry, FileOfConfig, finding};
use crate::project::Project;
use crate::report::Suppression;
use crate::selector::{Selector, SetupError};

/// The rule that speaks of suppressions which suppress nothing.
pub(crate) const UNUSED_SUPPRESSION: &str = "unused-suppression";

/// What keeps findings of one text silent.
pub(crate) struct Silence<'a> {
    project: &'a Project,
    about: Option<&'a FileOfConfig<'a>>,
    text: &'a str,
    comments: Vec<Order<'a>>,
    /// Which comments are about a line.
    lines: FxHashMap<u32, Vec<usize>>,
    entries: Vec<(usize, &'a Entry)>,
}

/// A comment that speaks to ecslint.
struct Order<'a> {
    span: Span,
    /// The line that it is about, from 0 on.
    line: u32,
    names: Vec<Name<'a>>,
    reason: &'a str,
}

/// A name in a comment.
struct Name<'a> {
    span: Span,
    text: &'a str,
    selector: Result<Selector, SetupError>,
    is_used: bool,
}

impl<'a> Silence<'a> {
    /// What the comments and the entries of the configuration say about a text.
    pub(crate) fn new(
        project: &'a Project,
        about: Option<&'a FileOfConfig<'a>>,
        text: &'a str,
        comments: &'a [Comment],
    ) -> Self {
        let comments = if comments.is_empty() { Vec::new() } else { orders(text, comments) };
        let mut lines: FxHashMap<u32, Vec<usize>> = FxHashMap::default();
        for (number, order) in comments.iter().enumerate() {
            lines.entry(order.line).or_default().push(number);
        }
        let today = project.settings().today;
        let entries = about.into_iter().flat_map(FileOfConfig::entries).filter(|(_, entry)| !entry.is_over(today));
        Self { project, about, text, comments, lines, entries: entries.collect() }
    }

    /// Whether nothing is said.
    pub(crate) fn is_empty(&self) -> bool {
        self.comments.is_empty() && self.entries.is_empty()
    }

    /// Takes the silent findings out of `found`; returns them, and what is to be said about comments.
    pub(crate) fn apply(
        mut self,
        syntax: Syntax,
        found: &mut Vec<Diagnostic>,
    ) -> (Vec<(Diagnostic, Suppression)>, Vec<Diagnostic>) {
        let index = LineIndex::new(self.text);
        let asks_places = !found.is_empty() && self.entries.iter().any(|(_, entry)| !entry.at.is_empty());
        let document = asks_places.then(|| parse(self.text, syntax));
        let mut places = document.as_ref().map(Places::new);
        let (mut suppressed, mut kept) = (Vec::new(), Vec::new());
        for diagnostic in found.drain(..) {
            let by_comment = self.by_comment(&diagnostic, index.line_of(diagnostic.span.start));
            let mut place = None;
            let mut find = || places.as_mut().map(|places| places.find(&diagnostic.pointer));
            let by_entry = by_comment
                .is_none()
                .then(|| self.by_entry(&diagnostic, &mut || place.get_or_insert_with(&mut find).clone()));
            match by_comment.or(by_entry.flatten()) {
                Some(suppression) => suppressed.push((diagnostic, suppression)),
                None => kept.push(diagnostic),
            }
        }
        *found = kept;
        (suppressed, self.complaints())
    }

    fn by_comment(&mut self, diagnostic: &Diagnostic, line: u32) -> Option<Suppression> {
        if diagnostic.rule.name == INTERNAL_ERROR {
            return None;
        }
        let mut suppression = None;
        for number in self.lines.get(&line).into_iter().flatten() {
            let order = &mut self.comments[*number];
            for name in &mut order.names {
                if name.selector.as_ref().is_ok_and(|selector| selector.means(diagnostic.rule)) {
                    name.is_used = true;
                    suppression = Some(Suppression::Comment { span: order.span, reason: order.reason.to_owned() });
                }
            }
        }
        suppression
    }

    fn by_entry<'p>(
        &self,
        diagnostic: &Diagnostic,
        place: &mut dyn FnMut() -> Option<Place<'p>>,
    ) -> Option<Suppression> {
        let config = self.about?.config;
        let holds = |entry: &Entry, place: &mut dyn FnMut() -> Option<Place<'p>>| {
            entry.means(diagnostic.rule)
                && (entry.at.is_empty()
                    || place().is_some_and(|place| entry.at.iter().any(|at| at.value.holds(&place))))
        };
        let (number, entry) = self.entries.iter().find(|(_, entry)| holds(entry, place))?;
        let place = config.place(entry.span);
        Some(Suppression::Entry { place, number: *number, reason: entry.reason.clone() })
    }

    /// What is to be said about comments that suppress nothing.
    fn complaints(&self) -> Vec<Diagnostic> {
        let mut said = Vec::new();
        for order in &self.comments {
            if order.names.is_empty() {
                let message = "`ecslint:` is followed by nothing that ecslint knows".to_owned();
                said.extend(complaint(order.span, message, "write `ecslint: ignore[RULE] REASON`"));
            }
            for name in order.names.iter().filter(|name| !name.is_used) {
                let text = name.text;
                match &name.selector {
                    Ok(selector) if self.may_speak(*selector) => {
                        let message = format!("`{text}` says nothing here that could be ignored");
                        let help = "remove it; it would hide the next finding. A comment is about its own line or, alone on \
                                    its line, about the next";
                        said.extend(complaint(name.span, message, help));
                    }
                    Ok(_) => {}
                    Err(error) => {
                        let help = match error {
                            SetupError::UnknownRule { suggestion: Some(near), .. } => format!("did you mean `{near}`?"),
                            _ => "`ecslint rules` lists them".to_owned(),
                        };
                        said.extend(complaint(name.span, format!("`{text}` is no rule and no group"), &help));
                    }
                }
            }
        }
        said.retain(|diagnostic| self.project.runs(diagnostic.rule));
        said
    }

    /// Whether all that the selector means runs: else its silence tells nothing.
    fn may_speak(&self, selector: Selector) -> bool {
        ecslint_rules::all().filter(|rule| selector.means(rule)).all(|rule| self.project.runs(rule))
    }
}

impl Entry {
    /// Whether one of its rules is `rule`.
    pub(crate) fn means(&self, rule: &Rule) -> bool {
        rule.name != INTERNAL_ERROR && self.rules.iter().any(|selector| selector.value.means(rule))
    }
}

/// A finding in the name of `unused-suppression`.
pub(crate) fn complaint(span: Span, message: String, help: &str) -> Option<Diagnostic> {
    finding(UNUSED_SUPPRESSION, span, message, help.to_owned())
}

/// The comments that speak to ecslint, each with the line that it is about.
fn orders<'a>(text: &'a str, comments: &'a [Comment]) -> Vec<Order<'a>> {
    let written = |span: Span| text.get(span.range()).unwrap_or_default();
    let mut lines = None;
    let spoken = comments.iter().filter_map(|comment| {
        let directive = directive(written(comment.span))?;
        let lines = lines.get_or_insert_with(|| Lines { text, comments, index: LineIndex::new(text), last: None });
        let (names, reason) = match directive {
            Directive::Unknown => (Vec::new(), ""),
            Directive::Ignore { names, reason } => (names, reason),
        };
        let offset = comment.span.start;
        let names = names.into_iter().map(|(place, name)| Name {
            span: Span::new(offset + place.start as u32, offset + place.end as u32),
            text: name,
            selector: name.parse(),
            is_used: false,
        });
        Some(Order { span: comment.span, line: lines.meant_by(comment.span), names: names.collect(), reason })
    });
    spoken.collect()
}

/// Finds out which line a comment is about.
struct Lines<'a> {
    text: &'a str,
    comments: &'a [Comment],
    index: LineIndex,
    /// The last search for a line with more than comments: from where, and what it found.
    last: Option<(u32, u32)>,
}

impl Lines<'_> {
    /// The line where the comment ends, or where it stands alone there the next that holds more than comments.
    fn meant_by(&mut self, comment: Span) -> u32 {
        let (first, last) = (self.index.line_of(comment.start), self.index.line_of(comment.end));
        if !self.is_bare(last) {
            return last;
        }
        if !self.is_bare(first) {
            return first;
        }
        let from = last + 1;
        // Comments that stand below each other mean the same line, which is looked for once.
        if let Some((_, found)) = self.last.filter(|(start, found)| (*start..=*found).contains(&from)) {
            return found;
        }
        let found = (from..self.index.line_count()).find(|line| !self.is_bare(*line)).unwrap_or(last);
        self.last = Some((from, found));
        found
    }

    /// Whether the line holds nothing but blanks and comments.
    fn is_bare(&self, line: u32) -> bool {
        let whole = self.index.line_span(line);
        let mut at = whole.start;
        // Comments stand in the order of the text.
        let first = self.comments.partition_point(|other| other.span.end <= whole.start);
        for other in self.comments.iter().skip(first).take_while(|other| other.span.start < whole.end) {
            if !is_blank(self.text, Span::new(at, other.span.start.max(at))) {
                return false;
            }
            at = other.span.end.max(at);
        }
        is_blank(self.text, Span::new(at, whole.end.max(at)))
    }
}

fn is_blank(text: &str, span: Span) -> bool {
    text.get(span.range()).is_none_or(|text| text.trim().is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The line, from 1 on, that each comment to ecslint is about.
    fn lines(text: &str) -> Vec<u32> {
        let document = parse(text, Syntax::Jsonc);
        orders(text, document.comments()).iter().map(|order| order.line + 1).collect()
    }

    #[test]
    fn a_comment_is_about_its_line_or_the_next() {
        for (text, expected) in [
            ("{ \"a\": 1 } // ecslint: ignore[ports]", vec![1]),
            ("{\n// ecslint: ignore[ports]\n\"a\": 1 }", vec![3]),
            ("{\n// ecslint: ignore[ports]\n// ecslint: ignore[iam] why\n\n// another\n\"a\": 1 }", vec![6, 6]),
            ("{ \"a\": /* ecslint: ignore[ports] */ 1 }", vec![1]),
            ("{ /* ecslint: ignore[ports]\n   and more */\n\"a\": 1 }", vec![1]),
            ("{\n/* ecslint: ignore[ports]\n   and more */ \"a\": 1 }", vec![3]),
            ("{\n}\n// ecslint: ignore[ports]", vec![3]),
            ("{ // about ecslint\n}", vec![]),
        ] {
            assert_eq!(lines(text), expected, "{text}");
        }
    }

    #[test]
    fn many_comments_are_read_in_linear_time() {
        let text = format!("{{\n{}\"a\": 1 }}", "// ecslint: ignore[ports]\n".repeat(20_000));
        let start = std::time::Instant::now();
        let lines = lines(&text);
        assert!(lines.iter().all(|line| *line == 20_002));
        assert!(start.elapsed().as_secs() < 5, "{:?}", start.elapsed());
    }
}
