//! The right side of a comparison: a value, a pattern or a list.

use super::Parser;
use crate::facts::Operator;
use crate::finding::{Code, Finding, quoted};
use crate::placeholder::{self, Place};
use crate::scan::{self, Connective, Run};
use crate::span::Span;
use crate::tree::{Argument, List, Quote, Value};

impl<'t> Parser<'t> {
    pub(super) fn argument(&mut self, operator: Operator, operator_span: Span) -> Argument<'t> {
        if operator.is_presence() {
            return Argument::None;
        }
        let at = self.skip_blanks();
        let next = scan::byte(self.text, at);
        let ends = match next {
            None | Some(b')' | b',' | b']') => true,
            // `OR` is a value as well as a connective in the wrong case; only `or` is certain.
            Some(_) => match scan::connective(self.text, at) {
                Some((Connective::Misspelled, _)) => true,
                Some((_, span)) => !span.of(self.text).bytes().any(|byte| byte.is_ascii_uppercase()),
                None => false,
            },
        };
        if ends {
            return self.missing_argument(operator, operator_span);
        }
        if operator.takes_list() {
            return self.list_argument(at);
        }
        let place = if operator.takes_pattern() { Place::Pattern } else { Place::Value };
        let is_placeholder = placeholder::end(self.text, at, Place::Value).is_some();
        match next {
            Some(b'[') if place == Place::Value && !is_placeholder => self.list_for_value(operator, at),
            Some(b'(') if place == Place::Value => self.parenthesised(at),
            _ => match self.value(place) {
                Some(value) => Argument::Value(value),
                None => self.missing_argument(operator, operator_span),
            },
        }
    }

    fn missing_argument(&mut self, operator: Operator, span: Span) -> Argument<'t> {
        let expected = if operator.takes_list() {
            "a list such as `[a, b]`"
        } else if operator.takes_pattern() {
            "a pattern such as `t3.*`"
        } else {
            "a value"
        };
        let message = format!("{} has nothing on its right, expected {expected}", quoted(span.of(self.text)));
        let finding = Finding::new(Code::MissingArgument, span, message);
        self.report(finding.help("write what it is compared with, or `exists` in its place"));
        Argument::Unreadable(Span::new(span.end, span.end))
    }

    /// A value at the present place; `None` when there is none.
    fn value(&mut self, place: Place) -> Option<Value<'t>> {
        let at = self.position;
        match scan::byte(self.text, at)? {
            b'\'' | b'"' => Some(self.quoted_value(at)),
            _ => {
                let run = match place {
                    Place::Pattern => scan::bare_pattern(self.text, at),
                    Place::Structure | Place::Value => scan::bare_value(self.text, at),
                };
                if run.span.is_empty() {
                    return None;
                }
                self.position = run.span.end;
                let value = bare(self.text, run);
                if place == Place::Pattern {
                    self.check_parentheses(&value);
                }
                Some(value)
            }
        }
    }

    fn quoted_value(&mut self, at: usize) -> Value<'t> {
        let (run, closed) = scan::quoted(self.text, at);
        let quote = if scan::byte(self.text, at) == Some(b'"') { Quote::Double } else { Quote::Single };
        let open = Span::new(at, at + 1);
        self.position = run.span.end;
        if !closed && !run.has_placeholder {
            let mark = open.of(self.text);
            let message = format!("`{mark}` is never closed, expected another `{mark}`");
            let finding = Finding::new(Code::UnclosedQuote, open, message);
            self.report(finding.help("close it behind the value"));
        }
        let end = if closed { run.span.end - 1 } else { run.span.end };
        let inner = Span::new(at + 1, end);
        if quote == Quote::Double && closed && !std::mem::replace(&mut self.reported_double_quotes, true) {
            let message =
                format!("{} is in double quotes, the documents show single ones", quoted(inner.of(self.text)));
            let finding = Finding::new(Code::DoubleQuotes, run.span, message).help("write single quotes, or none");
            let single = format!("'{}'", inner.of(self.text));
            self.report(if single[1..single.len() - 1].contains('\'') {
                finding
            } else {
                finding.replace(run.span, single)
            });
        }
        Value { span: run.span, text: inner.of(self.text), quote, has_placeholder: run.has_placeholder }
    }

    fn check_parentheses(&mut self, value: &Value<'t>) {
        if value.has_placeholder || !value.text.contains('(') {
            return;
        }
        let message =
            format!("{} holds a parenthesis, which the documents rule out in a comparison", quoted(value.text));
        let finding = Finding::new(Code::ParenthesisInPattern, value.span, message);
        self.report(finding.help("put the pattern into single quotes, or write several comparisons joined by `or`"));
    }

    /// `(value)` where a value is due.
    fn parenthesised(&mut self, at: usize) -> Argument<'t> {
        let end = self.matching(at, b'(', b')');
        let span = Span::new(at, end.unwrap_or(self.text.len()));
        let inner = Span::new(at + 1, if end.is_some() { span.end - 1 } else { span.end });
        let text = inner.of(self.text).trim();
        let message = format!("{} is in parentheses, expected the value alone", quoted(text));
        let finding = Finding::new(Code::ParenthesisInPredicate, span, message);
        let is_simple = !text.is_empty() && !text.contains(|character: char| "()[],'\" ".contains(character));
        let finding = if is_simple { finding.replace(span, text) } else { finding };
        self.report(finding.help("a comparison holds no parentheses: remove them"));
        self.position = span.end;
        Argument::Unreadable(span)
    }

    /// `[a, b]` where one value is due.
    fn list_for_value(&mut self, operator: Operator, at: usize) -> Argument<'t> {
        let end = self.matching(at, b'[', b']').unwrap_or(self.text.len());
        let span = Span::new(at, end);
        let message = format!("{} is a list, `{}` takes one value", quoted(span.of(self.text)), operator.symbol());
        let help = match operator {
            Operator::NotEquals => "write `!in` to ask for none of several values",
            _ => "write `in` to ask for one of several values",
        };
        self.report(Finding::new(Code::ValueExpected, span, message).help(help));
        self.position = end;
        Argument::Unreadable(span)
    }

    fn list_argument(&mut self, at: usize) -> Argument<'t> {
        let is_placeholder = placeholder::end(self.text, at, Place::Value).is_some();
        match scan::byte(self.text, at) {
            Some(b'[') if !is_placeholder => match self.list(b']') {
                list if list.items.last().is_some_and(|item| item.span.end == list.span.end) => {
                    Argument::Unknown(list.span)
                }
                list => Argument::List(list),
            },
            Some(b'(') => {
                let list = self.list(b')');
                let message = format!("{} is no list, expected `[` and `]`", quoted(list.span.of(self.text)));
                let finding = Finding::new(Code::ListExpected, list.span, message);
                let inner = list.span.of(self.text).trim_start_matches('(').trim_end_matches(')');
                let brackets = format!("[{inner}]");
                self.report(finding.help("write the list in square brackets").replace(list.span, brackets));
                Argument::List(list)
            }
            _ => self.unbracketed_list(at),
        }
    }

    fn unbracketed_list(&mut self, at: usize) -> Argument<'t> {
        let mut items = Vec::new();
        while let Some(item) = self.value(Place::Value) {
            items.push(item);
            let comma = scan::skip_blanks(self.text, self.position);
            let next = scan::skip_blanks(self.text, comma + 1);
            if scan::byte(self.text, comma) != Some(b',') || scan::begins_operand(self.text, next) {
                break;
            }
            self.position = next;
        }
        let span = items.iter().fold(Span::new(at, at), |span, item| span.cover(item.span));
        self.position = span.end.max(self.position);
        if items.iter().any(|item| item.has_placeholder || placeholder::names_itself(item.text)) {
            return Argument::Unknown(span);
        }
        let spelled = span.of(self.text);
        let brackets = format!("[{spelled}]");
        let finding = match items.len() {
            0 | 1 => {
                let message = format!("{} is no list, expected `[` and `]` around it", quoted(spelled));
                Finding::new(Code::ListExpected, span, message)
            }
            _ => {
                let message = format!("{} is a list without brackets, which no document shows", quoted(spelled));
                Finding::new(Code::UnbracketedList, span, message)
            }
        };
        self.report(finding.help(format!("write {}", quoted(&brackets))).replace(span, brackets));
        Argument::List(List { span, items })
    }

    /// A list whose bracket opens at the present place.
    fn list(&mut self, close: u8) -> List<'t> {
        let open = Span::new(self.position, self.position + 1);
        let mut items: Vec<Value<'t>> = Vec::new();
        let mut commas: Vec<Span> = Vec::new();
        // How many commas have to stand before the next item.
        let mut separators = 0_usize;
        self.position += 1;
        let closed = loop {
            let at = self.skip_blanks();
            match scan::byte(self.text, at) {
                None => break false,
                Some(next) if next == close => {
                    self.position += 1;
                    break true;
                }
                Some(b',') => {
                    commas.push(Span::new(at, at + 1));
                    separators += 1;
                    self.position += 1;
                    continue;
                }
                Some(_) if self.leaves_list(at, separators, items.len()) => break false,
                Some(_) => {}
            }
            let Some(item) = self.value(Place::Value) else {
                let span = Span::new(at, at + self.text[at..].chars().next().map_or(1, char::len_utf8));
                let message = format!("{} stands in a list, expected a value", quoted(span.of(self.text)));
                self.report(Finding::new(Code::UnexpectedText, span, message).help("put the value into single quotes"));
                self.position = span.end;
                continue;
            };
            let beside_placeholder = item.has_placeholder || items.last().is_some_and(|last| last.has_placeholder);
            match (items.len(), separators) {
                (0, 0) | (1.., 1) => {}
                (count @ 1.., 0) if !beside_placeholder => self.report_comma(items[count - 1].span.end, &item),
                (0, _) | (_, 2..) if !beside_placeholder => self.report_item(&commas),
                _ => {}
            }
            items.push(item);
            separators = 0;
        };
        let span = Span::new(open.start, self.position);
        let knows_items = !items.iter().any(|item| item.has_placeholder);
        // One that is still being typed runs to the end of the text, closing bracket and all.
        let is_typed =
            !closed && items.last().is_some_and(|item| item.has_placeholder && item.span.end == self.text.len());
        if is_typed {
            self.has_loose_placeholder = true;
        } else if !closed {
            let expected = char::from(close);
            let message = format!("`{}` is never closed, expected a `{expected}`", open.of(self.text));
            let finding = Finding::new(Code::UnclosedBracket, open, message);
            let end = items.last().map_or(open.end, |item| item.span.end);
            self.report(
                finding.help("close it behind the last item").replace(Span::new(end, end), expected.to_string()),
            );
        } else if items.is_empty() && commas.is_empty() {
            let message = format!("{} is empty, no value is in it, expected one at least", quoted(span.of(self.text)));
            self.report(Finding::new(Code::EmptyList, span, message).help("name the values, or remove the comparison"));
        } else if separators > 0 && knows_items {
            self.report_item(&commas);
        }
        List { span, items }
    }

    /// Whether what stands at `at` is no item any more, since the list was never closed.
    fn leaves_list(&self, at: usize, separators: usize, items: usize) -> bool {
        let next = scan::byte(self.text, at);
        let word = scan::word(self.text, at).span.of(self.text);
        matches!(next, Some(b')' | b']' | b'&' | b'|'))
            || (items > 0 && separators == 0 && matches!(word, "and" | "or"))
            || word.starts_with("attribute:")
    }

    /// `end` is the end of the item before.
    fn report_comma(&mut self, end: usize, item: &Value<'t>) {
        let message = format!("{} follows another item, expected a comma between them", quoted(item.text));
        let finding = Finding::new(Code::MissingComma, item.span, message);
        self.report(finding.help("write a comma before it").replace(Span::new(end, end), ","));
    }

    fn report_item(&mut self, commas: &[Span]) {
        let Some(&comma) = commas.last() else { return };
        let message = "`,` has no item on one side, expected a value before and behind it";
        let finding = Finding::new(Code::EmptyListItem, comma, message);
        self.report(finding.help("remove the comma, or write the item").replace(comma, ""));
    }

    /// Skips whatever stands in the place of an argument that cannot be judged.
    pub(super) fn skip_argument(&mut self) -> Span {
        let behind_operator = self.position;
        let at = self.skip_blanks();
        let next = scan::byte(self.text, at);
        let end = match next {
            None | Some(b')' | b',' | b']') => at,
            Some(b'[') => self.matching(at, b'[', b']').unwrap_or(self.text.len()),
            Some(b'(') => self.matching(at, b'(', b')').unwrap_or(self.text.len()),
            Some(b'\'' | b'"') => scan::quoted(self.text, at).0.span.end,
            Some(_) if scan::connective(self.text, at).is_some() || scan::begins_operand(self.text, at) => at,
            Some(_) => scan::bare_pattern(self.text, at).span.end,
        };
        self.position = end;
        if end == at { Span::new(behind_operator, behind_operator) } else { Span::new(at, end) }
    }

    /// The offset behind the bracket that closes the one at `at`.
    pub(super) fn matching(&self, at: usize, open: u8, close: u8) -> Option<usize> {
        let mut depth = 0_usize;
        for (index, &next) in self.text.as_bytes()[at..].iter().enumerate() {
            if next == open {
                depth += 1;
            } else if next == close {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    return Some(at + index + 1);
                }
            }
        }
        None
    }
}

fn bare(text: &str, run: Run) -> Value<'_> {
    Value { span: run.span, text: run.span.of(text), quote: Quote::Bare, has_placeholder: run.has_placeholder }
}
