//! SARIF 2.1.0, the form of code scanning.

mod form;
mod places;
mod rules;

use std::collections::BTreeMap;
use std::io::{self, Write};

use ecslint_project::{Applicability, Checked, Diagnostic, Failure, Fix, Report, Severity, Suppression};

use self::form::{
    ArtifactChange, Content, Driver, FixObject, Folder, Invocation, Location, Log, LogicalLocation, Message,
    Notification, Replacement, ResultObject, Run, SuppressionObject, Tool,
};
use self::places::{Places, line_of};
use self::rules::Rules;
use super::fingerprints::fingerprints_of;
use super::names::Names;
use super::words::paragraphs;

const SCHEMA: &str = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
/// The folder that relative names are seen from.
const ROOT: &str = "%SRCROOT%";
/// The name of our fingerprints. The one that code scanning looks at itself, `primaryLocationLineHash`, is made by it.
const FINGERPRINT: &str = "ecslint/v1";

/// Writes one run with all findings of severity `lowest` and above, those that are suppressed too.
pub(crate) fn write(out: &mut impl Write, report: &Report, names: &Names, lowest: Severity) -> io::Result<()> {
    let rules = Rules::of(report);
    let mut results = Vec::new();
    for file in &report.files {
        add_results(&mut results, file, &rules, names, lowest);
    }
    let is_undone = !report.failures.is_empty() || report.has_config_mistakes();
    let folder =
        Folder { description: Message::plain("The root of the repository, or the folder in which ecslint ran.") };
    let run = Run {
        tool: Tool {
            driver: Driver {
                name: "ecslint",
                version: env!("CARGO_PKG_VERSION"),
                semantic_version: env!("CARGO_PKG_VERSION"),
                information_uri: env!("CARGO_PKG_REPOSITORY"),
                rules: rules.into_descriptors(),
            },
        },
        invocations: [Invocation {
            execution_successful: !is_undone,
            tool_execution_notifications: report.failures.iter().map(|failure| notification(failure, names)).collect(),
        }],
        original_uri_base_ids: BTreeMap::from([(ROOT, folder)]),
        column_kind: "utf16CodeUnits",
        results,
    };
    serde_json::to_writer(&mut *out, &Log { schema: SCHEMA, version: "2.1.0", runs: [run] })?;
    writeln!(out)
}

fn notification(failure: &Failure, names: &Names) -> Notification {
    Notification {
        level: "error",
        message: Message::plain(failure.to_string()),
        locations: [Location::of_file(places::artifact(names, &failure.path))],
    }
}

/// Adds what is found in one file, in the order of the text.
fn add_results<'r>(
    results: &mut Vec<ResultObject<'r>>,
    file: &'r Checked,
    rules: &Rules,
    names: &Names,
    lowest: Severity,
) {
    // What makes the run fail is shown, whatever is asked for.
    let lowest = lowest.min(file.fail_on);
    let suppressed = file.suppressed.iter().filter(|(diagnostic, _)| diagnostic.severity >= lowest);
    let mut found: Vec<(&Diagnostic, Option<&Suppression>)> =
        file.diagnostics.iter().map(|diagnostic| (diagnostic, None)).collect();
    found.extend(suppressed.map(|(diagnostic, suppression)| (diagnostic, Some(suppression))));
    if found.is_empty() {
        return;
    }
    found.sort_by_key(|(diagnostic, _)| (diagnostic.span, diagnostic.rule.name, &diagnostic.message));
    let places = Places::new(file, names);
    let fingerprints = fingerprints_of(file, found.iter().map(|(diagnostic, _)| *diagnostic), &names.of(&file.path));
    for ((diagnostic, suppression), fingerprint) in found.into_iter().zip(fingerprints) {
        results.push(ResultObject {
            rule_id: diagnostic.rule.name,
            rule_index: rules.number_of(diagnostic.rule),
            level: level(diagnostic.severity),
            message: Message::plain(unlinked(&paragraphs(diagnostic).join("\n"))),
            locations: [location(diagnostic, &places)],
            related_locations: related(diagnostic, &places),
            partial_fingerprints: BTreeMap::from([(FINGERPRINT, fingerprint)]),
            fixes: fixes(diagnostic, &places),
            suppressions: suppression.map(|one| suppression_object(one, &places, names)).into_iter().collect(),
        });
    }
}

const fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Advice => "note",
    }
}

/// `[words](1)` is a link to a place in SARIF; what stands in a file is no link.
fn unlinked(text: &str) -> String {
    if text.contains("](") { text.replace('[', "\\[").replace(']', "\\]") } else { text.to_owned() }
}

fn location(diagnostic: &Diagnostic, places: &Places<'_>) -> Location {
    let pointer = diagnostic.pointer.as_str();
    let logical = LogicalLocation { fully_qualified_name: pointer.to_owned() };
    Location {
        logical_locations: if pointer.is_empty() { Vec::new() } else { vec![logical] },
        ..Location::of(places.physical(diagnostic.span))
    }
}

fn related(diagnostic: &Diagnostic, places: &Places<'_>) -> Vec<Location> {
    let labels = (1..).zip(&diagnostic.related);
    labels
        .map(|(id, label)| Location {
            id: Some(id),
            message: Some(Message::plain(unlinked(&label.message))),
            ..Location::of(places.physical(label.span))
        })
        .collect()
}

/// The fixes that can be applied.
fn fixes<'r>(diagnostic: &'r Diagnostic, places: &Places<'_>) -> Vec<FixObject<'r>> {
    let object = |fix: &'r Fix| FixObject {
        description: Message::plain(fix.title.clone()),
        artifact_changes: [ArtifactChange {
            artifact_location: places.artifact(),
            replacements: fix
                .edits
                .iter()
                .map(|edit| Replacement {
                    deleted_region: places.region(edit.span),
                    inserted_content: Content { text: &edit.text },
                })
                .collect(),
        }],
        properties: BTreeMap::from([("applicability", fix.applicability.name())]),
    };
    diagnostic.fixes.iter().filter(|fix| fix.applicability != Applicability::DisplayOnly).map(object).collect()
}

fn suppression_object(suppression: &Suppression, places: &Places<'_>, names: &Names) -> SuppressionObject {
    match suppression {
        Suppression::Comment { span, reason } => SuppressionObject {
            kind: "inSource",
            justification: (!reason.is_empty()).then(|| reason.clone()),
            location: Location::of(places.physical(*span)),
        },
        Suppression::Entry { place, reason, .. } => SuppressionObject {
            kind: "external",
            justification: Some(reason.clone()),
            location: Location::of(line_of(names, place)),
        },
        Suppression::Baseline { path, .. } => SuppressionObject {
            kind: "external",
            justification: Some("it is in the baseline".to_owned()),
            location: Location::of_file(places::artifact(names, path)),
        },
    }
}
