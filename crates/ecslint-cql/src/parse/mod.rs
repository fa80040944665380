//! The parser: text to tree. It never fails. What is wrong is reported, what was most likely meant goes into the tree,
//! and reading goes on behind it.

mod argument;
mod junction;
mod operator;
mod predicate;

use crate::facts::MAX_CHARACTERS;
use crate::finding::{Code, Finding, MAX_FINDINGS, in_order, quoted};
use crate::scan;
use crate::span::Span;
use crate::tree::{Expression, Node, NodeKind};

/// How many brackets and negations may nest. Deeper ones are left unread: no person writes them, and the tree can be
/// walked with plain recursion.
pub const MAX_DEPTH: usize = 64;

/// A text many times longer than ECS takes is not read at all.
const MAX_READ_BYTES: usize = 16 * MAX_CHARACTERS;

/// What the parser says of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parsed<'t> {
    /// The tree. Where there are errors, it holds what was most likely meant.
    pub expression: Expression<'t>,
    /// What is wrong with the form, in the order of the text.
    pub findings: Vec<Finding>,
}

/// Reads an expression.
///
/// ```
/// let parsed = ecslint_cql::parse("attribute:ecs.os-type==linux and agentConnected == true");
/// assert!(parsed.findings.is_empty());
/// assert_eq!(parsed.expression.to_string(), "attribute:ecs.os-type == linux and agentConnected == true");
/// ```
pub fn parse(text: &str) -> Parsed<'_> {
    let mut parser = Parser::new(text);
    let root = parser.root();
    Parsed { expression: Expression { text, root }, findings: in_order(parser.findings) }
}

pub(crate) struct Parser<'t> {
    text: &'t str,
    position: usize,
    findings: Vec<Finding>,
    /// A placeholder stands where a comparison or a connective is due. It may hold brackets and connectives, so nothing
    /// is said about missing ones.
    has_loose_placeholder: bool,
    /// The mistake just reported explains why no connective follows.
    excuses_connective: bool,
    reported_double_quotes: bool,
}

impl<'t> Parser<'t> {
    fn new(text: &'t str) -> Self {
        Self {
            text,
            position: 0,
            findings: Vec::new(),
            has_loose_placeholder: false,
            excuses_connective: false,
            reported_double_quotes: false,
        }
    }

    fn root(&mut self) -> Node<'t> {
        let whole = Span::new(0, self.text.len());
        if self.text.trim_ascii().is_empty() {
            let finding = Finding::new(Code::EmptyExpression, whole, "`expression` is empty, expected a comparison");
            self.report(finding.help("say which instances are meant, as in `attribute:ecs.os-type == linux`"));
            return Node { span: whole, kind: NodeKind::Unreadable };
        }
        self.check_length();
        if self.text.len() > MAX_READ_BYTES {
            return Node { span: whole, kind: NodeKind::Unreadable };
        }
        let mut parts = vec![self.any(0, None)];
        while self.skip_blanks() < self.text.len() {
            // Only a closing parenthesis ends an expression before its end.
            self.report_unopened();
            self.position += 1;
            self.excuses_connective = true;
            let connective = scan::connective(self.text, self.skip_blanks());
            if let Some((_, span)) = connective {
                self.position = span.end;
            }
            if self.skip_blanks() < self.text.len() && scan::byte(self.text, self.position) != Some(b')') {
                parts.push(self.any(0, connective.map(|(_, span)| span)));
            }
        }
        // A parenthesis that closes nothing may belong to what a placeholder opens.
        join(parts, if self.has_loose_placeholder { NodeKind::Unknown } else { NodeKind::All })
    }

    fn check_length(&mut self) {
        let Some((start, _)) = self.text.char_indices().nth(MAX_CHARACTERS) else { return };
        let count = self.text.chars().count();
        let message = format!("`expression` has {count} characters, the limit is {MAX_CHARACTERS}");
        let finding = Finding::new(Code::TooLong, Span::new(start, self.text.len()), message);
        self.report(finding.help("split it at its `and` into several constraints: all of them have to hold"));
    }

    fn report_unopened(&mut self) {
        if self.has_loose_placeholder {
            return;
        }
        let span = Span::new(self.position, self.position + 1);
        let finding = Finding::new(Code::UnbalancedParenthesis, span, "`)` closes nothing, expected a `(` before it");
        self.report(finding.help("remove it, or open the parenthesis").replace(span, ""));
    }

    /// Parts joined by `or`, up to a closing parenthesis or the end. `after` is the connective before them.
    fn any(&mut self, depth: usize, after: Option<Span>) -> Node<'t> {
        let mut parts = vec![self.all(depth, after)];
        while let Some(span) = self.take_or() {
            parts.push(self.all(depth, Some(span)));
        }
        self.check_mixed(&parts);
        join(parts, NodeKind::Any)
    }

    fn check_mixed(&mut self, parts: &[Node<'t>]) {
        if parts.len() < 2 {
            return;
        }
        let Some(mixed) = parts.iter().find(|part| matches!(part.kind, NodeKind::All(_))) else { return };
        let span = mixed.span;
        let message = "`and` stands beside `or` without parentheses, no document says which binds closer";
        let bracketed = format!("({})", span.of(self.text));
        let finding = Finding::new(Code::MixedConnectives, span, message);
        self.report(finding.help("put parentheses around what belongs together").replace(span, bracketed));
    }

    fn group(&mut self, depth: usize) -> Node<'t> {
        let open = Span::new(self.position, self.position + 1);
        self.position += 1;
        let inner = if scan::byte(self.text, self.skip_blanks()) == Some(b')') {
            let span = Span::new(open.start, self.position + 1);
            let finding = Finding::new(Code::EmptyParentheses, span, "`()` is empty, expected a comparison inside");
            self.report(finding.help("remove the parentheses, or fill them"));
            Node { span: Span::new(self.position, self.position), kind: NodeKind::Unreadable }
        } else {
            self.any(depth + 1, None)
        };
        // The parenthesis is closed when the group ends behind what it holds; the printer relies on that.
        let mut span = open.cover(inner.span);
        if scan::byte(self.text, self.skip_blanks()) == Some(b')') {
            self.position += 1;
            span.end = self.position;
        } else if !self.has_loose_placeholder {
            let finding = Finding::new(Code::UnbalancedParenthesis, open, "`(` is never closed, expected a `)`");
            let end = Span::new(self.text.len(), self.text.len());
            self.report(finding.help("close it behind what belongs together").replace(end, ")"));
        }
        Node { span, kind: NodeKind::Group(Box::new(inner)) }
    }

    fn negation(&mut self, sign: Span, depth: usize) -> Node<'t> {
        self.position = sign.end;
        let inner = self.operand(depth + 1, Some(sign));
        if matches!(inner.kind, NodeKind::Predicate(_) | NodeKind::Not(_)) {
            let word = quoted(sign.of(self.text));
            let message = format!("{word} stands before a comparison without parentheses, which no document shows");
            let bracketed = format!("not({})", inner.span.of(self.text));
            let span = sign.cover(inner.span);
            let finding = Finding::new(Code::BareNegation, sign, message);
            self.report(finding.help(format!("write {}", quoted(&bracketed))).replace(span, bracketed));
        }
        Node { span: sign.cover(inner.span), kind: NodeKind::Not(Box::new(inner)) }
    }

    /// Says that a keyword is in the wrong case.
    fn check_case(&mut self, span: Span) {
        let spelled = span.of(self.text);
        let lower = spelled.to_ascii_lowercase();
        if spelled != lower {
            let message = format!("{} is not in lower case, the only documented form is `{lower}`", quoted(spelled));
            let finding = Finding::new(Code::KeywordCase, span, message);
            self.report(finding.help(format!("write `{lower}`")).replace(span, lower));
        }
    }

    fn report(&mut self, finding: Finding) {
        // Sorting comes later, so more are kept than are shown; the bound only keeps memory in check.
        if self.findings.len() < 16 * MAX_FINDINGS {
            self.findings.push(finding);
        }
    }

    /// Goes to the next character that is no blank.
    fn skip_blanks(&mut self) -> usize {
        self.position = scan::skip_blanks(self.text, self.position);
        self.position
    }
}

/// One part stays as it is; several are joined.
fn join<'t>(mut parts: Vec<Node<'t>>, kind: fn(Vec<Node<'t>>) -> NodeKind<'t>) -> Node<'t> {
    let span = match parts.as_slice() {
        [first, .., last] => first.span.cover(last.span),
        _ => Span::default(),
    };
    match parts.pop() {
        Some(only) if parts.is_empty() => only,
        last => {
            parts.extend(last);
            Node { span, kind: kind(parts) }
        }
    }
}
