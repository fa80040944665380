//! Patterns: whether Java takes them, and whether they say what was meant.

use super::value;
use crate::facts::{AttributeInfo, Operator, Values};
use crate::finding::{Code, Finding, quoted, quoted_short};
use crate::pattern::{Compiled, Mistake, MistakeKind, Shape, first_mistake, literal_beginning, shape};
use crate::span::Span;
use crate::suggest::one_of;
use crate::tree::{Argument, Predicate, Value};

fn pattern<'p, 't>(predicate: &'p Predicate<'t>) -> Option<(&'p Value<'t>, &'t str)> {
    let Argument::Value(value) = &predicate.argument else { return None };
    Some((value, value.known()?))
}

/// Reports what `java.util.regex` refuses.
pub(super) fn check_syntax(predicate: &Predicate<'_>, operator: Operator, findings: &mut Vec<Finding>) {
    if !operator.takes_pattern() {
        return;
    }
    let Some((value, text)) = pattern(predicate) else { return };
    let Some(mistake) = first_mistake(text) else { return };
    let inner = value.inner_span();
    let start = inner.start + mistake.start;
    // What is pointed at may begin with the first byte of a longer character.
    let mut end = inner.start + mistake.end;
    while !text.is_char_boundary((end - inner.start).min(text.len())) {
        end += 1;
    }
    let span = Span::new(start, end.min(inner.end));
    let shown = quoted(text.get(span.start - inner.start..span.end - inner.start).unwrap_or_default());
    let message = format!("{shown} {}", what(mistake));
    findings.push(Finding::new(Code::BadRegex, span, message).help(help(mistake, text)));
}

fn what(mistake: Mistake) -> &'static str {
    match mistake.kind {
        MistakeKind::DanglingQuantifier => "repeats nothing in this pattern, expected a character or `.` before it",
        MistakeKind::IllegalRepetition => "is no count in this pattern, expected digits, as in `{2}` or `{2,3}`",
        MistakeKind::RepetitionRange => "counts backwards, expected the smaller number first",
        MistakeKind::UnclosedGroup => "opens a group that is never closed in this pattern, expected a `)`",
        MistakeKind::UnopenedGroup => "closes no group in this pattern, expected a `(` before it",
        MistakeKind::UnclosedClass => "opens a class that is never closed in this pattern, expected a `]`",
        MistakeKind::ClassRange => "is a range that runs backwards, expected the smaller character first",
        MistakeKind::UnknownGroup => "begins no kind of group that Java knows, expected one such as `(?:`",
        MistakeKind::UnknownEscape => "means nothing in Java, expected a backslash before a sign or a known letter",
        MistakeKind::TrailingBackslash => "ends this pattern, expected a character behind it",
    }
}

fn help(mistake: Mistake, text: &str) -> String {
    match (mistake.kind, shape(text)) {
        (MistakeKind::DanglingQuantifier, Shape::Glob { meant, .. }) => {
            format!("patterns are Java regular expressions, not globs: did you mean {}?", quoted(&meant))
        }
        _ => "patterns are Java regular expressions, and Java does not compile this one".to_owned(),
    }
}

/// Reports patterns that likely do not say what was meant, whatever the subject.
pub(super) fn check_meaning(predicate: &Predicate<'_>, findings: &mut Vec<Finding>) {
    let Some((value, text)) = pattern(predicate) else { return };
    if first_mistake(text).is_some() {
        return;
    }
    let span = value.inner_span();
    match shape(text) {
        Shape::Glob { meant, star } => {
            let before = &text[star.saturating_sub(1)..star];
            let message = format!("{} reads as a glob, but `*` only repeats {}", quoted(text), quoted(before));
            let finding = Finding::new(Code::GlobNotRegex, span, message);
            findings.push(finding.help(format!("did you mean {}?", quoted(&meant))).replace(span, meant));
        }
        Shape::Plain if text.contains('.') => {
            let equal = match predicate.operator {
                Some(Operator::NotMatches) => "!=",
                _ => "==",
            };
            let message = format!("{} is a plain value, in which `.` stands for any character", quoted(text));
            let finding = Finding::new(Code::UnescapedDot, span, message);
            findings.push(finding.help(format!("write `{equal}`")).replace(predicate.operator_span, equal));
        }
        Shape::Plain | Shape::Regular => {}
    }
}

/// Reports patterns that match no value of a built-in attribute. Whole values are matched: no document says so, but all
/// examples end in `.*`.
pub(super) fn check_against(row: &AttributeInfo, predicate: &Predicate<'_>, findings: &mut Vec<Finding>) {
    let Some((value, text)) = pattern(predicate) else { return };
    if first_mistake(text).is_some() {
        return;
    }
    let span = value.inner_span();
    if shape(text) == Shape::Plain {
        findings.extend(value::built_in(row, text, span));
        return;
    }
    let beginning = literal_beginning(text);
    let finding = match row.values {
        Values::Only(known) => {
            let compiled = Compiled::new(text);
            let never = known.iter().all(|known| compiled.is_match(known) == Some(false));
            never.then(|| {
                let expected = one_of(known);
                let message = format!("{} matches no value of `{}`, expected {expected}", quoted_short(text), row.name);
                Finding::new(Code::ValueUnknown, span, message).help("no instance ever matches it")
            })
        }
        Values::InstanceType | Values::Zone if beginning.bytes().any(|byte| byte.is_ascii_uppercase()) => {
            let lower = format!("{}{}", beginning.to_ascii_lowercase(), &text[beginning.len()..]);
            let shown = (quoted_short(text), quoted_short(&lower));
            let message = format!("{} is in the wrong case for `{}`, expected {}", shown.0, row.name, shown.1);
            let finding = Finding::new(Code::ValueCase, span, message);
            Some(finding.help(format!("write {}", shown.1)).replace(span, lower))
        }
        Values::Zone if !may_begin_zone(beginning) => {
            let message = format!("{} matches no zone, expected a pattern such as `us-east-1.*`", quoted(text));
            Some(Finding::new(Code::ValueShape, span, message).help("no instance ever matches it"))
        }
        _ => None,
    };
    findings.extend(finding);
}

/// Zones begin with a word of letters and a dash.
fn may_begin_zone(beginning: &str) -> bool {
    let word = beginning.split('-').next().unwrap_or_default();
    word.bytes().all(|byte| byte.is_ascii_lowercase())
}
