//! The XML of Checkstyle, which most review tools read.

use std::io::{self, Write};

use ecslint_project::{Checked, LineIndex, Report, Severity};
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, Event};

use super::names::Names;
use super::xml::attribute;

/// The version of Checkstyle whose form this is.
const VERSION: &str = "4.3";

/// Writes an element for each file, those without findings too, and first for those with which something could not be done.
pub(crate) fn write(out: &mut impl Write, report: &Report, names: &Names) -> io::Result<()> {
    let mut writer = Writer::new_with_indent(&mut *out, b' ', 2);
    writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    writer.create_element("checkstyle").with_attribute(("version", VERSION)).write_inner_content(|writer| {
        for failure in &report.failures {
            let name = names.of(&failure.path);
            writer.create_element("file").with_attribute(("name", &*attribute(&name))).write_inner_content(
                |writer| {
                    let message = failure.to_string();
                    // Readers want a line.
                    let error = writer.create_element("error").with_attribute(("line", "1"));
                    let error = error.with_attribute(("severity", "error"));
                    let error = error.with_attribute(("message", &*attribute(&message)));
                    error.with_attribute(("source", "ecslint")).write_empty().map(drop)
                },
            )?;
        }
        report.files.iter().try_for_each(|file| write_file(writer, file, names))
    })?;
    writeln!(out)
}

fn write_file<W: Write>(writer: &mut Writer<W>, file: &Checked, names: &Names) -> io::Result<()> {
    let name = names.of(&file.path);
    let element = writer.create_element("file").with_attribute(("name", &*attribute(&name)));
    if file.diagnostics.is_empty() {
        return element.write_empty().map(drop);
    }
    let index = LineIndex::new(&file.text);
    element
        .write_inner_content(|writer| {
            for diagnostic in &file.diagnostics {
                let place = index.position(&file.text, diagnostic.span.start);
                let severity = match diagnostic.severity {
                    Severity::Error => "error",
                    Severity::Warning => "warning",
                    Severity::Advice => "info",
                };
                let source = format!("ecslint.{}.{}", diagnostic.rule.group.name(), diagnostic.rule.name);
                writer
                    .create_element("error")
                    .with_attribute(("line", &*place.line.to_string()))
                    .with_attribute(("column", &*place.column.to_string()))
                    .with_attribute(("severity", severity))
                    .with_attribute(("message", &*attribute(&diagnostic.message)))
                    .with_attribute(("source", &*source))
                    .write_empty()?;
            }
            Ok(())
        })
        .map(drop)
}
