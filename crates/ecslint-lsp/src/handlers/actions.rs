//! What can be done about a finding.

use ecslint_project::{Applicability, Diagnostic, Fix, Span, apply_fixes, rule_url};
use serde_json::json;
use tower_lsp::ls_types::{CodeAction, CodeActionKind, CodeActionOrCommand, CodeActionParams, Command};

use crate::client::ClientFeatures;
use crate::convert;
use crate::edits;
use crate::handlers::{comment, ignore};
use crate::session::Session;
use crate::snapshot::Snapshot;

/// The command that opens the page of a rule; its argument is the name of the rule.
pub(crate) const OPEN_PAGE: &str = "ecslint.openRulePage";

/// The kind of action that applies every safe fix of a file.
pub(crate) const FIX_ALL: &str = "source.fixAll.ecslint";

/// The actions at a place.
pub(crate) fn actions(
    session: &Session,
    snapshot: &Snapshot,
    params: &CodeActionParams,
    features: ClientFeatures,
) -> Vec<CodeActionOrCommand> {
    let only = params.context.only.as_deref();
    let mut actions = Vec::new();
    let span = snapshot.lines().span(params.range);
    let here: Vec<&Diagnostic> =
        snapshot.checked().diagnostics.iter().filter(|found| touches(found.span, span)).collect();
    if wants(only, CodeActionKind::QUICKFIX.as_str()) {
        for found in &here {
            actions.extend(quick_fixes(snapshot, found, features));
        }
        for found in unique_rules(&here) {
            actions.extend(fix_all_of_rule(snapshot, found, features));
        }
        for found in unique_rules(&here) {
            actions.extend(comment::ignore_here(session, snapshot, found, features));
        }
        for found in &here {
            actions.extend(ignore::ignore_here(session, snapshot, found, features));
        }
        for found in unique_rules(&here) {
            actions.push(open_page(snapshot, found, features));
        }
    }
    if wants(only, FIX_ALL) {
        actions.extend(fix_all(snapshot, features));
    }
    actions.into_iter().map(CodeActionOrCommand::CodeAction).collect()
}

/// Whether two spans share a place where a cursor can stand.
fn touches(one: Span, other: Span) -> bool {
    one.start <= other.end && other.start <= one.end
}

/// Whether the client wants actions of `kind`: asking for `source` means `source.fixAll.ecslint` too.
fn wants(only: Option<&[CodeActionKind]>, kind: &str) -> bool {
    let Some(only) = only else { return true };
    only.iter().any(|wanted| {
        let wanted = wanted.as_str();
        wanted.is_empty() || kind == wanted || kind.strip_prefix(wanted).is_some_and(|rest| rest.starts_with('.'))
    })
}

/// The findings with those rules that did not speak before in the list.
fn unique_rules<'f>(findings: &[&'f Diagnostic]) -> Vec<&'f Diagnostic> {
    let mut unique: Vec<&Diagnostic> = Vec::new();
    for found in findings {
        if !unique.iter().any(|known| known.rule.name == found.rule.name) {
            unique.push(found);
        }
    }
    unique
}

/// Every way to mend one finding, the best first.
fn quick_fixes<'s>(
    snapshot: &'s Snapshot,
    found: &'s Diagnostic,
    features: ClientFeatures,
) -> impl Iterator<Item = CodeAction> + 's {
    let offered = found.fixes.iter().filter(|fix| fix.applicability > Applicability::DisplayOnly);
    offered.enumerate().map(move |(index, fix)| CodeAction {
        title: title(fix),
        kind: Some(CodeActionKind::QUICKFIX),
        diagnostics: Some(vec![convert::diagnostic(snapshot, found, features)]),
        edit: Some(edits::workspace_edit(snapshot, &fix.edits, features)),
        is_preferred: (index == 0 && fix.applicability == Applicability::Safe).then_some(true),
        ..CodeAction::default()
    })
}

/// The title of a fix, as a sentence begins.
fn title(fix: &Fix) -> String {
    let mut characters = fix.title.chars();
    let first = characters.next().map(|first| first.to_uppercase().to_string()).unwrap_or_default();
    let unsure = if fix.applicability == Applicability::Unsafe { " (likely meant)" } else { "" };
    format!("{first}{}{unsure}", characters.as_str())
}

/// Mends everything that one rule found in the file, where that is more than one thing.
fn fix_all_of_rule(snapshot: &Snapshot, found: &Diagnostic, features: ClientFeatures) -> Option<CodeAction> {
    let surest = found.fixes.first()?.applicability;
    if surest == Applicability::DisplayOnly {
        return None;
    }
    let all = snapshot.checked().diagnostics.iter().filter(|other| other.rule.name == found.rule.name);
    let fixes = all.filter_map(|other| other.fixes.first()).filter(|fix| fix.applicability == surest);
    // Fixes that lie too near to each other wait for the next time.
    let (text, applied) = apply_fixes(&snapshot.text, fixes);
    if applied.len() < 2 {
        return None;
    }
    let edits = edits::between(&snapshot.text, &text);
    Some(CodeAction {
        title: format!("Fix all `{}` in the file", found.rule.name),
        kind: Some(CodeActionKind::QUICKFIX),
        diagnostics: Some(vec![convert::diagnostic(snapshot, found, features)]),
        edit: Some(edits::workspace_edit(snapshot, &edits, features)),
        ..CodeAction::default()
    })
}

/// Opens the page of the rule in a browser.
fn open_page(snapshot: &Snapshot, found: &Diagnostic, features: ClientFeatures) -> CodeAction {
    let title = format!("Open the page of `{}`", found.rule.name);
    let arguments = vec![json!(found.rule.name), json!(rule_url(found.rule))];
    CodeAction {
        title: title.clone(),
        kind: Some(CodeActionKind::QUICKFIX),
        diagnostics: Some(vec![convert::diagnostic(snapshot, found, features)]),
        command: Some(Command { title, command: OPEN_PAGE.to_owned(), arguments: Some(arguments) }),
        ..CodeAction::default()
    }
}

/// Applies every safe fix, as `ecslint check --fix` does.
fn fix_all(snapshot: &Snapshot, features: ClientFeatures) -> Option<CodeAction> {
    let mended = snapshot.workspace.mend_text(&snapshot.path, snapshot.text.as_bytes(), Applicability::Safe);
    let change = mended.change?;
    let edits = edits::between(&snapshot.text, &change.text);
    let noun = if change.fixed == 1 { "problem" } else { "problems" };
    Some(CodeAction {
        title: format!("Fix {} {noun} that ecslint can mend safely", change.fixed),
        kind: Some(CodeActionKind::new(FIX_ALL)),
        edit: Some(edits::workspace_edit(snapshot, &edits, features)),
        ..CodeAction::default()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_are_asked_for_by_their_beginning() {
        let kind = |name: &'static str| CodeActionKind::new(name);
        assert!(wants(None, FIX_ALL));
        assert!(wants(Some(&[kind("")]), FIX_ALL));
        assert!(wants(Some(&[kind("source")]), FIX_ALL));
        assert!(wants(Some(&[kind("source.fixAll")]), FIX_ALL));
        assert!(wants(Some(&[kind("quickfix"), kind("source.fixAll.ecslint")]), FIX_ALL));
        assert!(!wants(Some(&[kind("source.fix")]), FIX_ALL));
        assert!(!wants(Some(&[kind("refactor")]), "quickfix"));
    }
}
