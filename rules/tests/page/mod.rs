//! A rule's page as a test: its sections and its examples.

use crate::new_checker;
use ecslint_core::engine::Kind;
use ecslint_core::member_names::MEMBER_NAMES;
use ecslint_core::views::{Architecture, Assumption, Capacity};
use ecslint_core::{Check, Checker, Diagnostic, Rule, edit};
use ecslint_syntax::{Document, LineIndex, Syntax, parse, parse_with_names};

/// Rules whose failing example is too long for a page; `tests/large.rs` has it.
const TOO_LONG_TO_SHOW: [&str; 1] = ["task-definition-too-large"];

/// A page with the rule that it belongs to.
pub(crate) struct Page {
    rule: &'static Rule,
}

/// A fenced block: its information line and its lines.
struct Block {
    syntax: Syntax,
    info: String,
    /// What is assumed, as `--assume` takes it; empty for nothing.
    assumed: String,
    lines: Vec<String>,
}

impl Page {
    pub(crate) fn new(rule: &'static Rule) -> Self {
        Self { rule }
    }

    pub(crate) fn text(&self) -> &'static str {
        self.rule.page
    }

    /// The page's file below the crate.
    pub(crate) fn path(&self) -> String {
        format!("{}/{}.md", self.rule.group.name(), self.rule.name)
    }

    pub(crate) fn check_sections(&self, complaints: &mut Vec<String>) {
        let mut lines = self.text().lines().filter(|line| !line.is_empty());
        if lines.next() != Some(&format!("# {}", self.rule.name)) {
            complaints.push(format!("the page does not begin with `# {}`", self.rule.name));
        }
        let paragraph = self.text().split("\n\n").nth(1).unwrap_or_default().replace('\n', " ");
        if paragraph != self.rule.summary {
            complaints.push(format!("the first paragraph is not the summary:\n  {paragraph}\n  {}", self.rule.summary));
        }
        let sections: Vec<&str> = self.text().lines().filter_map(|line| line.strip_prefix("## ")).collect();
        if sections != ["Why", "Examples", "When it is silent", "Sources"] {
            complaints.push(format!("sections are {sections:?}"));
        }
        if matches!(self.rule.check, Check::Engine) {
            return;
        }
        let infos = self.text().lines().filter_map(|line| line.strip_prefix("```").and_then(example_of));
        let infos: Vec<&str> = infos.map(|(_, kind)| kind.split(" assume=").next().unwrap_or(kind)).collect();
        for wanted in ["fail", "pass", "pass unknown"] {
            if wanted == "fail" && TOO_LONG_TO_SHOW.contains(&self.rule.name) {
                continue;
            }
            if !infos.iter().any(|info| *info == wanted || (wanted == "pass" && *info == "pass unknown")) {
                complaints.push(format!("no example `{wanted}`"));
            }
        }
        if self.rule.fixable && !infos.contains(&"fixed") {
            complaints.push("the rule is fixable and no example is `fixed`".to_owned());
        }
    }

    /// Runs the examples; returns the page as it should be.
    pub(crate) fn run(&self, checker: &Checker, complaints: &mut Vec<String>) -> String {
        let mut output = String::new();
        let mut mended: Option<String> = None;
        let mut lines = self.text().lines();
        while let Some(line) = lines.next() {
            output.push_str(line);
            output.push('\n');
            let Some((syntax, info)) = line.strip_prefix("```").and_then(example_of) else { continue };
            let (info, assumed) = info.split_once(" assume=").unwrap_or((info, ""));
            let body = lines.by_ref().take_while(|line| *line != "```").map(str::to_owned).collect();
            let block = Block { syntax, info: info.to_owned(), assumed: assumed.to_owned(), lines: body };
            let expected = self.expect(checker, &block, &mut mended, complaints);
            output.push_str(&expected);
            output.push_str("```\n");
        }
        output
    }

    fn expect(
        &self,
        checker: &Checker,
        block: &Block,
        mended: &mut Option<String>,
        complaints: &mut Vec<String>,
    ) -> String {
        let source: String = block
            .lines
            .iter()
            .filter(|line| !is_caret_line(line, block.syntax))
            .map(|line| format!("{line}\n"))
            .collect();
        let written: String = block.lines.iter().map(|line| format!("{line}\n")).collect();
        let found = self.findings(checker, &source, block);
        let expected = match block.info.as_str() {
            "fail" => {
                if found.is_empty() {
                    complaints.push(format!("says nothing about\n{source}"));
                }
                for diagnostic in &found {
                    check_wording(diagnostic, complaints);
                }
                let fixes: Vec<_> = found.iter().filter_map(|diagnostic| diagnostic.fixes.first()).collect();
                *mended = (!fixes.is_empty()).then(|| edit::apply(&source, fixes).0);
                annotate(&source, &found, self.rule, block.syntax)
            }
            "fixed" => {
                if !found.is_empty() {
                    complaints.push(format!(
                        "still speaks about the mended text\n{}",
                        annotate(&source, &found, self.rule, block.syntax)
                    ));
                }
                mended.take().unwrap_or_else(|| {
                    complaints.push("`fixed` does not follow a `fail` that offers a fix".to_owned());
                    source.clone()
                })
            }
            "pass" | "pass unknown" => {
                if !found.is_empty() {
                    complaints.push(format!(
                        "speaks where it should be silent\n{}",
                        annotate(&source, &found, self.rule, block.syntax)
                    ));
                }
                source.clone()
            }
            other => {
                complaints.push(format!("unknown kind of example `{other}`"));
                source.clone()
            }
        };
        if expected != written {
            complaints.push(format!("example `{}` is\n{written}but should be\n{expected}", block.info));
        }
        expected
    }

    /// What the rule says, whether or not the parser knows the names of members.
    fn findings(&self, checker: &Checker, source: &str, block: &Block) -> Vec<Diagnostic> {
        let mut assuming = None;
        let checker = match assumption(&block.assumed) {
            Some(assumption) => assuming.insert(new_checker().assuming(assumption)),
            None => checker,
        };
        let check = |document: &Document<'_>| checker.check(document, Kind::TaskDefinition).diagnostics;
        let mut found = check(&parse_with_names(source, block.syntax, &MEMBER_NAMES));
        // Without names every rule is asked: what is said must be the same, and not by this rule alone.
        let with_all = check(&parse(source, block.syntax));
        let says = |found: &[Diagnostic]| -> Vec<_> {
            found.iter().map(|diagnostic| (diagnostic.rule.name, diagnostic.span, diagnostic.message.clone())).collect()
        };
        assert_eq!(says(&found), says(&with_all), "{source}");
        found.retain(|diagnostic| diagnostic.rule.name == self.rule.name);
        found
    }
}

/// What `assume=` behind the kind of an example means.
fn assumption(assumed: &str) -> Option<Assumption> {
    let capacity = Capacity::ALL.into_iter().find(|capacity| capacity.name() == assumed);
    let architecture = (assumed == "arm64").then_some(Architecture::Arm64);
    let known = capacity.is_some() || architecture.is_some();
    assert!(known || assumed.is_empty(), "nothing is called {assumed}");
    known.then_some(Assumption { capacity, architecture, otherwise: None })
}

/// The language of an example and what it shows; `None` for other blocks.
fn example_of(info: &str) -> Option<(Syntax, &str)> {
    let (language, kind) = info.split_once(' ')?;
    // Examples are read as JSON, in which comments are a mistake.
    let syntax = [("jsonc", Syntax::Json), ("yaml", Syntax::Yaml)].into_iter().find(|(name, _)| *name == language)?;
    Some((syntax.1, kind))
}

/// What a line of carets begins with: a comment.
fn comment_of(syntax: Syntax) -> &'static str {
    if syntax == Syntax::Yaml { "#" } else { "//" }
}

fn is_caret_line(line: &str, syntax: Syntax) -> bool {
    line.trim_start().strip_prefix(comment_of(syntax)).is_some_and(|rest| rest.trim_start().starts_with('^'))
}

/// The text with a line of carets and words under every finding. Carets directly behind the slashes stand for the
/// beginning of the line, where no room is left for the slashes.
fn annotate(source: &str, found: &[Diagnostic], rule: &Rule, syntax: Syntax) -> String {
    let comment = comment_of(syntax);
    let index = LineIndex::new(source);
    let mut output = String::new();
    for (number, line) in source.lines().enumerate() {
        output.push_str(line);
        output.push('\n');
        for diagnostic in found {
            let start = index.position(source, diagnostic.span.start);
            if start.line as usize != number + 1 {
                continue;
            }
            let end = index.position(source, diagnostic.span.end);
            let line_length = line.chars().count() as u32;
            let last = if end.line == start.line { end.column - 1 } else { line_length };
            let width = (last + 1).saturating_sub(start.column).max(1) as usize;
            let column = start.column as usize - 1;
            let carets = "^".repeat(width);
            let severity = if diagnostic.severity == rule.severity {
                String::new()
            } else {
                format!("{}: ", diagnostic.severity.name())
            };
            let line = match column.checked_sub(comment.len()) {
                Some(blanks) if blanks > 0 => {
                    format!("{comment}{}{carets} {severity}{}\n", " ".repeat(blanks), diagnostic.message)
                }
                _ => format!("{comment}{carets} {severity}{}\n", diagnostic.message),
            };
            output.push_str(&line);
        }
    }
    output
}

/// What holds for every message: see CONTRIBUTING.md.
fn check_wording(diagnostic: &Diagnostic, complaints: &mut Vec<String>) {
    let message = &diagnostic.message;
    if message.ends_with('.') {
        complaints.push(format!("the message ends with a period: {message}"));
    }
    if !message.starts_with('`') {
        complaints.push(format!("the message does not begin with a value or key in backticks: {message}"));
    }
    if message.chars().count() > 120 {
        complaints.push(format!("the message is longer than 120 characters: {message}"));
    }
    if message.to_lowercase().contains("please") || diagnostic.help.as_ref().is_some_and(|help| help.contains("please"))
    {
        complaints.push(format!("the message begs: {message}"));
    }
    if diagnostic.help.is_none() && diagnostic.fixes.is_empty() {
        complaints.push(format!("the finding does not say what to do: {message}"));
    }
    if diagnostic.severity > diagnostic.rule.severity {
        complaints.push(format!("the severity is above the rule's: {message}"));
    }
}
