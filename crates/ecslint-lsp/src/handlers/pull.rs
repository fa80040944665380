//! Findings for clients that ask for them.

use tower_lsp::ls_types::{
    DocumentDiagnosticReport, DocumentDiagnosticReportResult, FullDocumentDiagnosticReport,
    RelatedFullDocumentDiagnosticReport, RelatedUnchangedDocumentDiagnosticReport, UnchangedDocumentDiagnosticReport,
};

use crate::client::ClientFeatures;
use crate::convert;
use crate::snapshot::Snapshot;

/// The findings of a text, or that they are those of `previous`.
pub(crate) fn report(
    snapshot: &Snapshot,
    previous: Option<&str>,
    features: ClientFeatures,
) -> DocumentDiagnosticReportResult {
    // Every change in a session has a number of its own.
    let result_id = snapshot.generation.to_string();
    let report = if previous == Some(result_id.as_str()) {
        DocumentDiagnosticReport::Unchanged(RelatedUnchangedDocumentDiagnosticReport {
            related_documents: None,
            unchanged_document_diagnostic_report: UnchangedDocumentDiagnosticReport { result_id },
        })
    } else {
        let items = convert::diagnostics(snapshot, features);
        full(FullDocumentDiagnosticReport { result_id: Some(result_id), items })
    };
    DocumentDiagnosticReportResult::Report(report)
}

/// That there is nothing to say about a text that is not open.
pub(crate) fn nothing() -> DocumentDiagnosticReportResult {
    DocumentDiagnosticReportResult::Report(full(FullDocumentDiagnosticReport::default()))
}

fn full(report: FullDocumentDiagnosticReport) -> DocumentDiagnosticReport {
    DocumentDiagnosticReport::Full(RelatedFullDocumentDiagnosticReport {
        related_documents: None,
        full_document_diagnostic_report: report,
    })
}
