//! JUnit's XML: a test suite for each file, and a test that fails for each finding.

use std::io::{self, Write};

use ecslint_project::{Checked, Diagnostic, Failure, LineIndex, Position, Report, rule_url};
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};

use super::names::Names;
use super::words::paragraphs;
use super::xml::{attribute, content};

/// Writes all files. One without findings is a test that passed; one that could not be read is an error.
pub(crate) fn write(out: &mut impl Write, report: &Report, names: &Names) -> io::Result<()> {
    let failed: usize = report.files.iter().map(|file| file.diagnostics.len()).sum();
    let passed = report.files.iter().filter(|file| file.diagnostics.is_empty()).count();
    let errors = report.failures.len();
    let mut writer = Writer::new_with_indent(&mut *out, b' ', 2);
    writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    writer
        .create_element("testsuites")
        .with_attribute(("name", "ecslint"))
        .with_attribute(("tests", &*(failed + passed + errors).to_string()))
        .with_attribute(("failures", &*failed.to_string()))
        .with_attribute(("errors", &*errors.to_string()))
        .write_inner_content(|writer| {
            report.failures.iter().try_for_each(|failure| write_failure(writer, failure, names))?;
            report.files.iter().try_for_each(|file| write_file(writer, file, names))
        })?;
    writeln!(out)
}

fn write_failure<W: Write>(writer: &mut Writer<W>, failure: &Failure, names: &Names) -> io::Result<()> {
    let (name, message) = (names.of(&failure.path), failure.to_string());
    let (name, message) = (attribute(&name), attribute(&message));
    let suite = writer.create_element("testsuite").with_attributes([("name", &*name), ("tests", "1")]);
    suite
        .with_attributes([("failures", "0"), ("errors", "1")])
        .write_inner_content(|writer| {
            let test = writer.create_element("testcase").with_attributes([("name", "check"), ("classname", &*name)]);
            test.write_inner_content(|writer| {
                writer.create_element("error").with_attribute(("message", &*message)).write_empty().map(drop)
            })
            .map(drop)
        })
        .map(drop)
}

fn write_file<W: Write>(writer: &mut Writer<W>, file: &Checked, names: &Names) -> io::Result<()> {
    let name = names.of(&file.path);
    let name = attribute(&name);
    let index = LineIndex::new(&file.text);
    let failures = file.diagnostics.len();
    writer
        .create_element("testsuite")
        .with_attributes([("name", &*name), ("tests", &*failures.max(1).to_string())])
        .with_attributes([("failures", &*failures.to_string()), ("errors", "0")])
        .write_inner_content(|writer| {
            if file.diagnostics.is_empty() {
                let test =
                    writer.create_element("testcase").with_attributes([("name", "check"), ("classname", &*name)]);
                return test.write_empty().map(drop);
            }
            file.diagnostics.iter().try_for_each(|diagnostic| {
                let place = index.position(&file.text, diagnostic.span.start);
                write_finding(writer, diagnostic, place, &name)
            })
        })
        .map(drop)
}

fn write_finding<W: Write>(
    writer: &mut Writer<W>,
    diagnostic: &Diagnostic,
    place: Position,
    file: &str,
) -> io::Result<()> {
    let test = format!("{} in line {}, column {}", diagnostic.rule.name, place.line, place.column);
    let text = format!(
        "{file}:{}:{}: {}[{}]\n{}\n{}",
        place.line,
        place.column,
        diagnostic.severity.name(),
        diagnostic.rule.name,
        paragraphs(diagnostic).join("\n"),
        rule_url(diagnostic.rule),
    );
    writer
        .create_element("testcase")
        .with_attributes([("name", &*test), ("classname", file)])
        .write_inner_content(|writer| {
            writer
                .create_element("failure")
                .with_attributes([("message", &*attribute(&diagnostic.message)), ("type", diagnostic.severity.name())])
                .write_text_content(BytesText::new(&content(&text)))
                .map(drop)
        })
        .map(drop)
}
