//! The table of what a person should look at.

/// A line of the table, with the findings below it.
#[derive(Debug)]
pub(crate) struct Row {
    /// The case or file.
    pub(crate) name: String,
    pub(crate) what: &'static str,
    pub(crate) findings: Vec<String>,
    /// Whether the task fails because of it.
    pub(crate) is_miss: bool,
}

impl Row {
    pub(crate) fn new(name: &str, what: &'static str, findings: Vec<String>) -> Self {
        Self { name: name.to_owned(), what, findings, is_miss: false }
    }
}

/// The rows as text, the misses first.
pub(crate) fn table(rows: &[Row]) -> String {
    let width = rows.iter().map(|row| row.name.chars().count()).max().unwrap_or_default();
    let mut table = String::new();
    for (heading, is_miss) in [("missed", true), ("to look at", false)] {
        let mut rows = rows.iter().filter(|row| row.is_miss == is_miss).peekable();
        if rows.peek().is_some() {
            table.push_str(heading);
            table.push('\n');
        }
        for row in rows {
            table.push_str(&format!("  {:width$}  {}\n", row.name, row.what));
            for finding in &row.findings {
                table.push_str(&format!("      {finding}\n"));
            }
        }
    }
    table
}
