//! JSON readers keep one of two members with the same key, mostly the last.

use ecslint_core::{Check, Context, Group, Outcome, Rule, Severity};
use ecslint_syntax::{Document, Syntax, SyntaxErrorKind};

pub(crate) static RULE: Rule = Rule {
    name: "duplicate-key",
    summary: "A key stands twice in one object.",
    group: Group::Schema,
    severity: Severity::Warning,
    outcome: Outcome::SilentlyWrong,
    fixable: false,
    since: "0.1.0",
    page: include_str!("duplicate-key.md"),
    needs: &[],
    check: Check::Document(check),
};

fn check<'d>(document: &'d Document<'d>, context: &mut Context<'_>) {
    // In YAML it is a mistake of its own, of which `invalid-yaml` speaks.
    if document.syntax() == Syntax::Yaml {
        return;
    }
    for error in document.errors() {
        let SyntaxErrorKind::DuplicateKey { first } = error.kind else { continue };
        let key = document.text().get(error.span.range()).unwrap_or_default().trim_matches('"');
        context
            .report(error.span, format!("`{key}` stands twice in this object, and only this one counts"))
            .related(first, "the value here is ignored")
            .help("remove one of the two");
    }
}
