//! What is wrong with the text of a file in YAML, in words.

use ecslint_core::{Check, Context, Group, Outcome, Rule, Severity};
use ecslint_syntax::{Document, Syntax, SyntaxError, SyntaxErrorKind};

pub(crate) static RULE: Rule = Rule {
    name: "invalid-yaml",
    summary: "The file is not YAML that the AWS CLI reads.",
    group: Group::Schema,
    severity: Severity::Error,
    outcome: Outcome::Rejected { operation: "client", says: &["Invalid YAML received."] },
    fixable: false,
    since: "0.1.0",
    page: include_str!("invalid-yaml.md"),
    needs: &[],
    check: Check::Document(check),
};

fn check<'d>(document: &'d Document<'d>, context: &mut Context<'_>) {
    if document.syntax() != Syntax::Yaml {
        return;
    }
    for error in document.errors() {
        let Some((message, help)) = words(document, error) else { continue };
        let found = context.report(error.span, message);
        found.help(help);
        if let SyntaxErrorKind::DuplicateKey { first } = error.kind {
            found.related(first, "the first one");
        }
    }
}

/// Message and help; `None` for what another rule speaks of.
fn words(document: &Document<'_>, error: &SyntaxError) -> Option<(String, &'static str)> {
    let text = document.text().get(error.span.range()).unwrap_or_default();
    let line = text.lines().next().unwrap_or_default().trim_end();
    let shown = line.char_indices().nth(30).map_or(line, |(end, _)| &line[..end]);
    Some(match &error.kind {
        SyntaxErrorKind::InvalidYaml { reason } => {
            let shown = if shown.is_empty() { "the end" } else { shown };
            let reason: String = reason.replace('`', "'").chars().take(80).collect();
            (format!("`{shown}` cannot be read: {reason}"), "check the indentation, quotes and brackets around it")
        }
        SyntaxErrorKind::UnknownAnchor => (
            format!("`{shown}` has no anchor before it"),
            "write `&name` before the value that is meant, or the value itself",
        ),
        SyntaxErrorKind::DuplicateKey { .. } => {
            (format!("`{shown}` stands twice in this mapping, and YAML has each key once"), "remove one of the two")
        }
        SyntaxErrorKind::TrailingContent => {
            (format!("`{shown}` begins a second document, and the AWS CLI reads one"), "put it into a file of its own")
        }
        SyntaxErrorKind::EmptyDocument => {
            ("`{}` expected, but the file holds no value".to_owned(), "write a task definition, or remove the file")
        }
        SyntaxErrorKind::TooDeep => (
            format!("`{shown}` is nested deeper than {} levels; it is not checked", ecslint_syntax::MAX_DEPTH),
            "no task definition is nested this deep",
        ),
        SyntaxErrorKind::InvalidUtf8 => {
            (format!("`{shown}` stands for bytes that are not UTF-8"), "save the file as UTF-8")
        }
        SyntaxErrorKind::Utf16 => {
            ("`UTF-16` is not what the AWS CLI reads; the file must be UTF-8".to_owned(), "save the file as UTF-8")
        }
        _ => return None,
    })
}
