//! One comparison, and its subject.

use super::Parser;
use super::operator::Read;
use crate::facts::{self, ATTRIBUTES, Field, MAX_ATTRIBUTE_CHARACTERS, SUBJECTS};
use crate::finding::{Code, Finding, quoted};
use crate::scan::{self, Run};
use crate::span::Span;
use crate::tree::{Argument, Node, NodeKind, Predicate, Subject, SubjectKind};

const PREFIX: &str = "attribute:";

impl<'t> Parser<'t> {
    /// A comparison whose subject is `word`, or whatever stands in its place.
    pub(super) fn predicate(&mut self, word: Run, depth: usize) -> Node<'t> {
        if word.span.is_empty() && !scan::begins_operator(self.text, word.span.start) {
            return self.no_subject(word.span.start);
        }
        let subject = self.subject(word);
        if subject.kind == SubjectKind::Unreadable && scan::byte(self.text, self.position) == Some(b'(') {
            // `memberOf(…)`: what is inside is what was meant.
            return self.group(depth);
        }
        let (read, operator_span) = self.operator(&subject);
        let (operator, argument) = match read {
            Read::Operator(operator) => (Some(operator), self.argument(operator, operator_span)),
            Read::Unknown => (None, Argument::Unknown(self.skip_argument())),
            Read::Bad => (None, Argument::Unreadable(self.skip_argument())),
            Read::Missing => (None, Argument::Unreadable(operator_span)),
        };
        let last = argument.span().unwrap_or(operator_span);
        let span = subject.span.cover(operator_span).cover(last);
        let predicate = Predicate { subject, operator, operator_span, argument };
        Node { span, kind: NodeKind::Predicate(Box::new(predicate)) }
    }

    /// A quote or a bracket where a subject is due.
    fn no_subject(&mut self, at: usize) -> Node<'t> {
        let next = scan::byte(self.text, at).unwrap_or_default();
        let end = match next {
            b'\'' | b'"' => scan::quoted(self.text, at).0.span.end,
            b'[' => self.matching(at, b'[', b']').unwrap_or(at + 1),
            _ => at + self.text[at..].chars().next().map_or(1, char::len_utf8),
        };
        let span = Span::new(at, end);
        self.position = end;
        self.excuses_connective = true;
        let spelled = quoted(span.of(self.text));
        let finding = if matches!(next, b'\'' | b'"') {
            let message = format!("{spelled} is quoted, expected a subject such as `attribute:NAME`");
            Finding::new(Code::UnknownSubject, span, message).help("remove the quotes")
        } else {
            let message = format!("{spelled} begins no comparison, expected a subject such as `attribute:NAME`");
            Finding::new(Code::UnexpectedText, span, message).help("remove it")
        };
        self.report(finding);
        if scan::begins_operator(self.text, self.skip_blanks()) {
            // The rest of the comparison belongs to the mistake.
            let subject = Subject { span, kind: SubjectKind::Unreadable };
            if let (Read::Operator(operator), operator_span) = self.operator(&subject) {
                self.argument(operator, operator_span);
            }
            self.excuses_connective = false;
        }
        Node { span: Span::new(at, self.position.max(end)), kind: NodeKind::Unreadable }
    }

    fn subject(&mut self, word: Run) -> Subject<'t> {
        let span = word.span;
        let spelled = span.of(self.text);
        if spelled.is_empty() || scan::is_operator_word(spelled) {
            // The word is an operator, which is read next.
            let operator = if spelled.is_empty() { scan::signs(self.text, span.start) } else { span };
            let message = format!(
                "{} has nothing on its left, expected a subject such as `attribute:NAME`",
                quoted(operator.of(self.text))
            );
            let finding = Finding::new(Code::MissingSubject, operator, message);
            self.report(finding.help("write what is compared before it"));
            let nothing = Span::new(span.start, span.start);
            self.position = span.start;
            return Subject { span: nothing, kind: SubjectKind::Unreadable };
        }
        self.position = span.end;
        if word.has_placeholder {
            return Subject { span, kind: SubjectKind::Unknown };
        }
        if let Some(field) = Field::from_name(spelled) {
            return Subject { span, kind: SubjectKind::Field(field) };
        }
        if let Some(name) = spelled.strip_prefix(PREFIX) {
            return self.attribute(span, name);
        }
        self.report_subject(span);
        Subject { span, kind: SubjectKind::Unreadable }
    }

    fn attribute(&mut self, span: Span, name: &'t str) -> Subject<'t> {
        if name.is_empty() {
            let finding = Finding::new(
                Code::EmptyAttributeName,
                span,
                "`attribute:` has no name behind it, expected `attribute:NAME` without a blank",
            );
            self.report(finding.help("write the name of the attribute directly behind the colon"));
            // `attribute: name == value`: the word behind the blank is the name, not an operator.
            let word = scan::word(self.text, scan::skip_blanks(self.text, self.position));
            let behind = scan::skip_blanks(self.text, word.span.end);
            let begins_operator = scan::begins_operator(self.text, word.span.start);
            if !word.span.is_empty() && !begins_operator && scan::begins_operator(self.text, behind) {
                self.position = word.span.end;
                return Subject { span: span.cover(word.span), kind: SubjectKind::Unreadable };
            }
            return Subject { span, kind: SubjectKind::Unreadable };
        }
        if let Some((index, character)) =
            name.char_indices().find(|(_, character)| !facts::is_name_character(*character))
        {
            let start = span.end - name.len() + index;
            let at = Span::new(start, start + character.len_utf8());
            let message =
                format!("{} is in the name of an attribute, which no attribute can have", quoted(at.of(self.text)));
            let help = "names consist of letters, digits, `-`, `_`, `/`, `\\` and `.`";
            self.report(Finding::new(Code::InvalidAttributeName, at, message).help(help));
        } else if name.len() > MAX_ATTRIBUTE_CHARACTERS {
            let message = format!(
                "{} has {} characters, the limit for a name is {MAX_ATTRIBUTE_CHARACTERS}",
                quoted(name),
                name.len()
            );
            self.report(Finding::new(Code::InvalidAttributeName, span, message).help("no attribute has such a name"));
        }
        Subject { span, kind: SubjectKind::Attribute(name) }
    }

    fn report_subject(&mut self, span: Span) {
        let spelled = span.of(self.text);
        let message = format!("{} is no subject, expected `attribute:NAME` or a field", quoted(spelled));
        let finding = Finding::new(Code::UnknownSubject, span, message);
        if scan::byte(self.text, span.end) == Some(b'(') {
            let help = if spelled == "memberOf" || spelled == "distinctInstance" {
                "the type of a constraint does not belong into its expression: write what is inside of the brackets"
            } else {
                "the language has no functions"
            };
            self.report(finding.help(help));
            return;
        }
        self.report(match meant(spelled) {
            Some(meant) => finding.help(format!("did you mean {}?", quoted(&meant))).replace(span, meant),
            None => finding.help(
                "the fields are `agentConnected`, `agentVersion`, `ec2InstanceId`, `registeredAt`, `runningTasksCount` \
                 and `task:group`",
            ),
        });
    }
}

/// The subject that was most likely meant.
fn meant(spelled: &str) -> Option<String> {
    let lower = spelled.to_ascii_lowercase();
    for beginning in ["attributes:", "attributes.", "attributes/", "attribute:", "attribute.", "attribute/", "attr:"] {
        if lower.starts_with(beginning) && lower.len() > beginning.len() {
            return Some(format!("{PREFIX}{}", &spelled[beginning.len()..]));
        }
    }
    let is_built_in = |name: &str| name == lower || name.strip_prefix("ecs.") == Some(&lower);
    if let Some(row) = ATTRIBUTES.iter().find(|row| is_built_in(row.name)) {
        return Some(format!("{PREFIX}{}", row.name));
    }
    if lower.starts_with("ecs.") || lower.starts_with("com.amazonaws.ecs.") {
        return Some(format!("{PREFIX}{spelled}"));
    }
    let fields = SUBJECTS.iter().map(|row| row.name).filter(|name| *name != PREFIX);
    crate::suggest::nearest(spelled, fields).map(str::to_owned)
}
