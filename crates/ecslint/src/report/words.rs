//! All that is said about a finding, as text.

use ecslint_project::Diagnostic;

use super::human::speaker;

/// The message, what AWS says, what to do, and what fixes do: a paragraph each.
pub(super) fn paragraphs(diagnostic: &Diagnostic) -> Vec<String> {
    let mut paragraphs = vec![diagnostic.message.clone()];
    if let Some(says) = &diagnostic.says {
        paragraphs.push(format!("{}: \"{says}\"", speaker(diagnostic.rule)));
    }
    let is_fix = |help: &&String| diagnostic.fixes.iter().any(|fix| fix.title == **help);
    if let Some(help) = diagnostic.help.as_ref().filter(|help| !is_fix(help)) {
        paragraphs.push(format!("help: {help}"));
    }
    paragraphs.extend(diagnostic.fixes.iter().map(|fix| format!("fix: {}", fix.title)));
    paragraphs
}
