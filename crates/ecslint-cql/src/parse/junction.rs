//! What stands between comparisons: connectives, and what people write in their place.

use super::Parser;
use crate::finding::{Code, Finding, quoted};
use crate::placeholder::{self, Place};
use crate::scan::{self, Connective};
use crate::span::Span;
use crate::tree::{Node, NodeKind};

use super::{MAX_DEPTH, join};

/// What follows a complete part of an expression.
enum Junction {
    /// `and`, or what was meant as it.
    And(Span),
    /// A comparison follows without a connective, where a placeholder may hold one.
    Unknown,
    /// A comparison follows without a connective; that is reported already.
    Side,
    /// `or`, a closing parenthesis or the end.
    Done,
}

/// What stands before a junction.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Before {
    Comparison,
    /// A placeholder for anything.
    Unknown,
    Other,
}

impl<'t> Parser<'t> {
    /// Parts joined by `and`, up to an `or`, a closing parenthesis or the end.
    pub(super) fn all(&mut self, depth: usize, after: Option<Span>) -> Node<'t> {
        let mut parts = vec![self.operand(depth, after)];
        let mut is_known = true;
        loop {
            let before = match parts.last().map(|part| &part.kind) {
                Some(NodeKind::Unknown(_)) => Before::Unknown,
                Some(NodeKind::Predicate(_)) => Before::Comparison,
                _ => Before::Other,
            };
            let after = match self.junction(before) {
                Junction::And(span) => Some(span),
                Junction::Unknown => {
                    is_known = false;
                    None
                }
                Junction::Side => None,
                Junction::Done => break,
            };
            parts.push(self.operand(depth, after));
        }
        if is_known {
            return join(parts, NodeKind::All);
        }
        join(parts, NodeKind::Unknown)
    }

    /// Takes an `or`.
    pub(super) fn take_or(&mut self) -> Option<Span> {
        let (Connective::Or, span) = scan::connective(self.text, self.skip_blanks())? else { return None };
        self.take_connective(span);
        Some(span)
    }

    fn take_connective(&mut self, span: Span) {
        self.check_case(span);
        self.position = span.end;
        self.excuses_connective = false;
    }

    fn junction(&mut self, before: Before) -> Junction {
        loop {
            let at = self.skip_blanks();
            match scan::connective(self.text, at) {
                Some((Connective::And, span)) => {
                    self.take_connective(span);
                    return Junction::And(span);
                }
                Some((Connective::Or, _)) => return Junction::Done,
                Some((Connective::Misspelled, span)) => {
                    self.report_connective(span);
                    self.position = span.end;
                    return Junction::And(span);
                }
                None => {}
            }
            if matches!(scan::byte(self.text, at), None | Some(b')')) {
                return Junction::Done;
            }
            if before == Before::Unknown || placeholder::end(self.text, at, Place::Structure).is_some() {
                self.has_loose_placeholder = true;
                return Junction::Unknown;
            }
            if scan::byte(self.text, at) == Some(b',')
                && scan::begins_operand(self.text, scan::skip_blanks(self.text, at + 1))
            {
                let span = Span::new(at, at + 1);
                self.report_connective(span);
                self.position = span.end;
                return Junction::And(span);
            }
            if scan::begins_operand(self.text, at) {
                self.report_side_by_side(at);
                return Junction::Side;
            }
            self.skip_stray(before);
        }
    }

    fn report_connective(&mut self, span: Span) {
        let spelled = span.of(self.text);
        let meant = if spelled.starts_with('|') { "or" } else { "and" };
        let message = format!("{} does not join comparisons, expected `and` or `or`", quoted(spelled));
        let finding = Finding::new(Code::UnknownConnective, span, message).help(format!("write `{meant}`"));
        let blank = if spelled == "," { " " } else { "" };
        self.report(finding.replace(span, format!("{blank}{meant}")));
    }

    fn report_side_by_side(&mut self, at: usize) {
        if std::mem::take(&mut self.excuses_connective) {
            return;
        }
        let word = scan::word(self.text, at).span;
        let span = if word.is_empty() { Span::new(at, at + 1) } else { word };
        let message =
            format!("{} begins a second comparison, expected `and` or `or` before it", quoted(span.of(self.text)));
        let finding = Finding::new(Code::MissingConnective, span, message);
        self.report(finding.help("join the two with `and` or `or`").replace(Span::new(at, at), "and "));
    }

    /// Skips text that belongs to nothing.
    fn skip_stray(&mut self, before: Before) {
        let start = self.position;
        let mut end = start;
        let mut pieces = 0_usize;
        loop {
            let at = self.skip_blanks();
            let done = match scan::byte(self.text, at) {
                None | Some(b')') => true,
                Some(_) => {
                    scan::connective(self.text, at).is_some()
                        || placeholder::end(self.text, at, Place::Structure).is_some()
                        || (at > start && scan::begins_operand(self.text, at))
                }
            };
            if done {
                break;
            }
            self.position = self.stray_end(at);
            end = self.position;
            pieces += 1;
        }
        let span = Span::new(start, end);
        let spelled = span.of(self.text);
        let is_word = pieces == 1 && spelled.bytes().all(|byte| byte.is_ascii_alphabetic());
        if is_word && scan::begins_operand(self.text, self.position) {
            self.report_connective(span);
            self.excuses_connective = true;
            return;
        }
        let (code, place) = match before {
            Before::Comparison => (Code::TrailingArgument, "a complete comparison"),
            Before::Unknown | Before::Other => (Code::UnexpectedText, "a complete expression"),
        };
        let message = format!("{} follows {place}, expected `and`, `or` or the end", quoted(spelled));
        let help = "remove it, or put a value that holds blanks into single quotes";
        self.report(Finding::new(code, span, message).help(help));
    }

    /// The end of one piece of text that belongs to nothing; always behind `at`.
    fn stray_end(&self, at: usize) -> usize {
        let next = scan::byte(self.text, at).unwrap_or_default();
        let end = match next {
            b'\'' | b'"' => scan::quoted(self.text, at).0.span.end,
            _ if scan::is_sign(next) => scan::signs(self.text, at).end,
            _ => scan::bare_value(self.text, at).span.end,
        };
        end.max(at + 1)
    }

    /// A comparison, a negation or a parenthesis. `after` is the connective or the negation before it.
    pub(super) fn operand(&mut self, depth: usize, after: Option<Span>) -> Node<'t> {
        let mut after = after;
        loop {
            let at = self.skip_blanks();
            if matches!(scan::byte(self.text, at), None | Some(b')')) {
                self.report_dangling(after);
                return Node { span: Span::new(at, at), kind: NodeKind::Unreadable };
            }
            if let Some((_, span)) = scan::connective(self.text, at) {
                self.report_dangling(Some(span));
                after = None;
                self.position = span.end;
                continue;
            }
            if scan::byte(self.text, at) == Some(b',') {
                let span = Span::new(at, at + 1);
                let finding = Finding::new(Code::UnexpectedText, span, "`,` separates nothing, expected a comparison");
                self.report(finding.help("remove it").replace(span, ""));
                after = None;
                self.position = span.end;
                continue;
            }
            return self.operand_at(at, depth);
        }
    }

    fn operand_at(&mut self, at: usize, depth: usize) -> Node<'t> {
        if depth >= MAX_DEPTH {
            let span = Span::new(at, self.text.len());
            let message = format!("`expression` nests deeper than {MAX_DEPTH} levels, the rest is not looked at");
            self.report(Finding::new(Code::NestedTooDeep, span, message).help("write it with fewer parentheses"));
            self.position = self.text.len();
            self.has_loose_placeholder = true;
            return Node { span, kind: NodeKind::Unknown(Vec::new()) };
        }
        let word = scan::word(self.text, at);
        match scan::byte(self.text, at) {
            _ if word.has_placeholder => return self.loose_placeholder(word),
            Some(b'(') => return self.group(depth),
            Some(b'!') if scan::begins_operand(self.text, at) => return self.negation(Span::new(at, at + 1), depth),
            _ => {}
        }
        if word.span.of(self.text).eq_ignore_ascii_case("not") {
            self.check_case(word.span);
            return self.negation(word.span, depth);
        }
        self.excuses_connective = false;
        self.predicate(word, depth)
    }

    /// A placeholder where a comparison begins: the subject when an operator follows, otherwise anything at all.
    fn loose_placeholder(&mut self, word: scan::Run) -> Node<'t> {
        if scan::begins_operator(self.text, scan::skip_blanks(self.text, word.span.end)) {
            return self.predicate(word, 0);
        }
        self.has_loose_placeholder = true;
        self.position = word.span.end;
        Node { span: word.span, kind: NodeKind::Unknown(Vec::new()) }
    }

    fn report_dangling(&mut self, connective: Option<Span>) {
        let Some(span) = connective.filter(|_| !self.has_loose_placeholder) else { return };
        let spelled = quoted(span.of(self.text));
        let message = format!("{spelled} lacks a side, expected a comparison before and behind it");
        let message = match span.of(self.text) {
            "!" => "`!` stands before nothing, expected a comparison behind it".to_owned(),
            word if word.eq_ignore_ascii_case("not") => {
                format!("{spelled} stands before nothing, expected a comparison behind it")
            }
            _ => message,
        };
        self.report(Finding::new(Code::DanglingConnective, span, message).help("remove it, or write what is missing"));
    }
}
