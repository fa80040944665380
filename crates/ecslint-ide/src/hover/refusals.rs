//! Which launch types, systems and network modes refuse a member, and what AWS says then.

use ecslint_schemas::facts::support::{Column, Outcome, Refusal, Row, When};

use super::page::Page;
use crate::markdown::{code, listed, listed_code};
use crate::view::View;

/// The launch types, each with the columns in which its refusals stand.
const CAPACITIES: [(Column, &str); 4] = [
    (Column::Ec2, "EC2"),
    (Column::Fargate, "Fargate"),
    (Column::External, "EXTERNAL instances"),
    (Column::ManagedInstances, "Managed Instances"),
];

/// Tells who refuses the member at `path`, or what it stands in.
pub(super) fn tell<'d>(page: &mut Page<'d>, view: View<'d>, path: &str) {
    let rows: Vec<&Row> = view.facts.support.rows.iter().filter(|row| covers(&row.path, path)).collect();
    if rows.is_empty() {
        return;
    }
    page.paragraph("**Where it is refused**");
    for row in &rows {
        let what = condition(row, path);
        for (column, refusal) in &row.refused_by {
            let says = refusal.says.first().map(|says| format!(": “{}”", says.replace("%s", "…"))).unwrap_or_default();
            page.item(format!("{}{what}: {}{says}", place(*column), outcome(refusal)));
            page.cite(&[&view.facts.support.sources], &refusal.source, &refusal.date);
        }
    }
    let is_refused = |column: &Column| {
        rows.iter().any(|row| [*column, Column::Any].iter().any(|one| row.refused_by.contains_key(one)))
    };
    let free: Vec<&str> = CAPACITIES.iter().filter(|(column, _)| !is_refused(column)).map(|(_, name)| *name).collect();
    // Rows of network modes and systems say nothing of launch types.
    if !free.is_empty() && free.len() < CAPACITIES.len() {
        page.paragraph(format!("No refusal is known on {}.", listed(&free)));
    }
}

/// Whether the member at `row` is the one at `path`, or one that it stands in.
fn covers(row: &str, path: &str) -> bool {
    path.strip_prefix(row).is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']))
}

/// Which values are refused, as in ", when `true`".
fn condition(row: &Row, path: &str) -> String {
    if row.path != path {
        let name = row.path.rsplit('.').next().unwrap_or(&row.path);
        return format!(", all of {}", code(name.trim_end_matches("[]")));
    }
    match &row.when {
        When::Equals(value) => format!(", when `{value}`"),
        When::Present(_) | When::NotEmpty(_) => String::new(),
        When::In(values) => format!(", when {}", listed_code(values)),
        When::NotIn(values) => format!(", unless {}", listed_code(values)),
        When::AnyItemNotIn(values) => format!(", all but {}", listed_code(values)),
    }
}

fn outcome(refusal: &Refusal) -> &'static str {
    match refusal.outcome {
        Outcome::Doubtful => "documented as unsupported",
        Outcome::Ignored => "has no effect",
        Outcome::Fails => "the task does not start",
        Outcome::Rejected => "rejected",
    }
}

/// The column as the beginning of a line.
pub(super) fn place(column: Column) -> &'static str {
    match column {
        Column::Any => "Everywhere",
        Column::Fargate => "On Fargate",
        Column::FargateWindows => "For Windows on Fargate",
        Column::Windows => "For Windows",
        Column::Ec2 => "On EC2",
        Column::External => "On EXTERNAL instances",
        Column::ManagedInstances => "On Managed Instances",
        Column::Awsvpc => "In mode `awsvpc`",
        Column::Bridge => "In mode `bridge`",
        Column::Host => "In mode `host`",
        Column::None => "In mode `none`",
    }
}
