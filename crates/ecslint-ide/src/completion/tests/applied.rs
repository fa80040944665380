use ecslint_core::engine::{Checker, Kind};
use ecslint_core::views::Assumption;
use ecslint_core::{Diagnostic, Group, Severity};
use ecslint_syntax::{Document, Node, Span, Syntax};

use super::everywhere::RICH;
use super::{Completion, applied, complete, errors, ide};
use crate::completion::{CompletionKind, Standing};
use crate::{Ide, View};

fn completions(ide: &Ide, text: &str, offset: u32) -> Vec<Completion> {
    let look = |view: View<'_>| complete(view, offset);
    ide.look(text, Syntax::Json, Kind::TaskDefinition, Assumption::default(), look).unwrap_or_default()
}

/// The text without the part from `start` on up to, not including, `end`.
fn without(text: &str, start: usize, end: usize) -> String {
    format!("{}{}", &text[..start], &text[end..])
}

/// Texts that someone is writing at a place: the rich definition whole, cut off, without the word at the place, and
/// without the comma before or behind.
fn texts() -> Vec<(String, usize)> {
    let mut found = Vec::new();
    for at in (0..RICH.len()).filter(|at| RICH.is_char_boundary(*at)) {
        let before = RICH.as_bytes()[at.saturating_sub(1)];
        let here = RICH.as_bytes()[at];
        if !matches!(before, b'"' | b'{' | b'[' | b' ' | b',') && at % 5 != 0 {
            continue;
        }
        found.push((RICH.to_owned(), at));
        found.push((RICH[..at].to_owned(), at));
        if before == b'"'
            && let Some(length) = RICH[at..].find('"')
        {
            found.push((without(RICH, at, at + length), at));
            found.push((without(RICH, at - 1, at + length + 1), at - 1));
            found.push((without(RICH, at, at + length + 1), at));
        }
        if before == b',' {
            found.push((without(RICH, at - 1, at), at - 1));
        }
        if here == b',' {
            found.push((without(RICH, at, at + 1), at));
        }
    }
    found
}

#[test]
fn what_is_written_can_be_read() {
    let ide = ide();
    let mut count = 0;
    for (text, at) in texts() {
        let offset = u32::try_from(at).expect("a short text");
        let before = errors(&ecslint_syntax::parse(&text, Syntax::Json));
        for completion in completions(&ide, &text, offset) {
            let written = applied(&text, &completion);
            let after = errors(&ecslint_syntax::parse(&written, Syntax::Json));
            count += 1;
            assert!(after.len() <= before.len(), "{} at {at}: {before:?} to {after:?} in\n{written}", completion.label);
        }
    }
    assert!(count > 5_000, "{count}");
}

/// The errors that touch `span`.
fn errors_at(checker: &Checker, text: &str, span: Span) -> Vec<String> {
    findings_at(checker, text, span).into_iter().map(|found| found.message).collect()
}

fn findings_at(checker: &Checker, text: &str, span: Span) -> Vec<Diagnostic> {
    let (_, findings) = checker.check_bytes(text.as_bytes(), Syntax::Json, Kind::TaskDefinition);
    let is_meant = |found: &Diagnostic| {
        found.severity == Severity::Error && found.span.start < span.end && span.start < found.span.end
    };
    findings.diagnostics.into_iter().filter(is_meant).collect()
}

#[test]
fn what_is_offered_is_right() {
    let ide = ide();
    let checker = Checker::new(ecslint_rules::all()).expect("the tables load");
    let fargate = RICH.replace("[\"EC2\"]", "[\"FARGATE\"]").replace("\"bridge\"", "\"awsvpc\"");
    let mut wrong = Vec::new();
    let mut count = 0;
    for text in [RICH, &fargate] {
        let mut last = Span::default();
        for at in (0..text.len()).filter(|at| text.is_char_boundary(*at)) {
            let found = completions(&ide, text, u32::try_from(at).expect("a short text"));
            let Some(replace) = found.first().map(|first| first.replace).filter(|replace| *replace != last) else {
                continue;
            };
            last = replace;
            for completion in found.iter().filter(|completion| is_whole_value(completion)) {
                let written = applied(text, completion);
                let end = replace.start + u32::try_from(completion.text.len()).expect("a short text");
                let errors = errors_at(&checker, &written, Span::new(replace.start, end));
                count += 1;
                if errors.len() > errors_at(&checker, text, replace).len() {
                    wrong.push(format!("{} for {}: {errors:?}", completion.label, &text[replace.range()]));
                }
            }
        }
    }
    assert!(count > 100, "{count}");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Whether a completion is recommended and writes a value from its beginning to its end.
fn is_whole_value(completion: &Completion) -> bool {
    use CompletionKind::{Container, Port, Reference, Size, Value, Volume};
    let is_value = matches!(completion.kind, Container | Port | Reference | Size | Value | Volume);
    is_value && completion.snippet.is_none() && completion.standing == Standing::Usual && !completion.replace.is_empty()
}

#[test]
fn whole_objects_are_right() {
    let ide = ide();
    let checker = Checker::new(ecslint_rules::all()).expect("the tables load");
    let mut wrong = Vec::new();
    for (text, is_whole) in [
        ("{|}", true),
        ("{\"family\": \"a\", \"containerDefinitions\": [|]}", false),
        ("{\"family\": \"a\", \"volumes\": [|]}", false),
        ("{\"family\": \"a\", \"containerDefinitions\": [{\"name\": \"a\", \"image\": \"b:1\", |}]}", false),
        ("{\"family\": \"a\", \"containerDefinitions\": [{\"name\": \"a\", \"secrets\": [|]}]}", false),
        ("{\"family\": \"a\", \"requiresCompatibilities\": [\"FARGATE\"], |}", false),
        ("{\"family\": \"a\", \"requiresCompatibilities\": [\"EC2\"], |}", false),
    ] {
        let (text, offset) = super::split(text);
        for completion in completions(&ide, &text, offset) {
            let is_object = completion.kind == CompletionKind::Snippet || (!is_whole && completion.text.contains('['));
            // What the user has yet to fill in is of no concern here.
            if !is_object || completion.standing != Standing::Usual || completion.text.contains("\"\"") {
                continue;
            }
            let written = applied(&text, &completion);
            let start = completion.replace.start;
            let end = start + u32::try_from(completion.text.len()).expect("a short text");
            let mut errors = findings_at(&checker, &written, Span::new(start, end));
            // What else a part of a definition needs, a volume or a role, is written next.
            errors.retain(|found| is_whole || found.rule.group == Group::Schema);
            if !errors.is_empty() {
                wrong.push(format!("{}: {errors:?}", completion.label));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A member or string, and what it is called or reads.
type Part = (Span, String);

/// All members and strings of the rich definition, outermost first.
fn parts(document: &Document<'_>) -> (Vec<Part>, Vec<Part>) {
    let (mut members, mut strings) = (Vec::new(), Vec::new());
    let mut open: Vec<Node<'_>> = document.root().into_iter().collect();
    while let Some(node) = open.pop() {
        for member in node.members() {
            members.push((member.span(), member.name().to_owned()));
            open.push(member.value);
        }
        strings.extend(node.as_str().map(|text| (node.span(), text.to_owned())));
        open.extend(node.items());
    }
    (members, strings)
}

/// The rich definition with `typed` in the place of `span`, whole and cut off behind that, and the offset behind it.
fn retyped(span: Span, typed: &str) -> [(String, u32); 2] {
    let before = &RICH[..span.start as usize];
    let offset = span.start + u32::try_from(typed.trim_end_matches('|').len()).expect("a short text");
    let offset = if typed.ends_with('|') { offset - 1 } else { offset };
    let typed = typed.trim_end_matches('|');
    [(format!("{before}{typed}{}", &RICH[span.end as usize..]), offset), (format!("{before}{typed}"), offset)]
}

#[test]
fn what_was_written_would_have_been_offered() {
    let ide = ide();
    let document = ecslint_syntax::parse(RICH, Syntax::Json);
    let (members, strings) = parts(&document);
    let mut missing = Vec::new();
    let mut look = |name: &str, span: Span, forms: &[String]| {
        for (place, form) in forms.iter().enumerate() {
            for (text, offset) in retyped(span, form) {
                let is_cut = text.len() == offset as usize;
                let found = completions(&ide, &text, offset);
                if !found.iter().any(|found| found.label == name || found.filter.trim_matches('"') == name) {
                    missing.push(format!("{name} form {place} cut {is_cut}"));
                }
            }
        }
    };
    let labels = RICH.find("\"a\": \"b\"").expect("names of the user's own");
    for (span, name) in members.iter().filter(|(span, _)| span.start as usize != labels) {
        let begun: String = name.chars().take(2).collect();
        look(name, *span, &[format!("\"{begun}\"|"), format!("\"{begun}"), begun.clone(), String::new()]);
    }
    for (span, text) in &strings {
        // Texts of the user's own are not offered, and names of what was cut off cannot be.
        let offered = completions(&ide, RICH, span.start + 1);
        let is_fixed = |found: &&Completion| matches!(found.kind, CompletionKind::Value | CompletionKind::Size);
        if offered.iter().filter(is_fixed).any(|found| found.label == *text) {
            let begun: String = text.chars().take(2).collect();
            look(text, *span, &[format!("\"{begun}\"|"), format!("\"{begun}"), begun.clone(), String::new()]);
        }
    }
    assert!(missing.is_empty(), "{}", missing.join("\n"));
}
