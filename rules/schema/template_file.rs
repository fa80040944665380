//! A template of JSON is no JSON yet; it is checked as far as it can be read.

use ecslint_core::{Check, Context, Group, Outcome, Rule, Severity};
use ecslint_syntax::{Document, Syntax, SyntaxErrorKind};

pub(crate) static RULE: Rule = Rule {
    name: "template-file",
    summary: "The file is a template: a template value stands where JSON or YAML wants a value.",
    group: Group::Schema,
    severity: Severity::Warning,
    outcome: Outcome::Rejected { operation: "client", says: &[] },
    fixable: false,
    since: "0.1.0",
    page: include_str!("template-file.md"),
    needs: &[],
    check: Check::Document(check),
};

fn check<'d>(document: &'d Document<'d>, context: &mut Context<'_>) {
    let mut templates = document.errors().iter().filter(|error| error.kind == SyntaxErrorKind::Template);
    let Some(first) = templates.next() else { return };
    let text = document.text().get(first.span.range()).unwrap_or_default();
    let shown: String = text.lines().next().unwrap_or_default().chars().take(40).collect();
    let language = if document.syntax() == Syntax::Yaml { "YAML" } else { "JSON" };
    context
        .report(first.span, format!("`{shown}` stands where {language} wants a value: the file is a template"))
        .help("what the template fills in is not checked; check the rendered file too");
}
