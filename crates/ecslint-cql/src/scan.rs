//! The lexer. What a character means depends on where it stands: `*` and `|` are plain in a pattern, `:` in a value. So
//! there is one function for each place, and the parser asks the right one.

use crate::facts::Operator;
use crate::placeholder::{self, Place};
use crate::span::Span;

/// Characters that stand together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Run {
    pub(crate) span: Span,
    pub(crate) has_placeholder: bool,
}

/// What joins two comparisons.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Connective {
    And,
    Or,
    /// `&`, `|` and longer runs of them.
    Misspelled,
}

/// The byte at `at`, when there is one.
pub(crate) fn byte(text: &str, at: usize) -> Option<u8> {
    text.as_bytes().get(at).copied()
}

/// The offset of the first character from `at` on that is no blank.
pub(crate) fn skip_blanks(text: &str, at: usize) -> usize {
    let at = at.min(text.len());
    at + text.as_bytes()[at..].iter().take_while(|byte| byte.is_ascii_whitespace()).count()
}

/// Whether this byte begins an operator made of signs.
pub(crate) fn is_sign(byte: u8) -> bool {
    matches!(byte, b'=' | b'!' | b'<' | b'>' | b'~')
}

fn is_delimiter(byte: u8) -> bool {
    byte.is_ascii_whitespace() || matches!(byte, b'(' | b')' | b'[' | b']' | b',' | b'\'' | b'"')
}

/// Reads on from `at` until `stops`; placeholders are read whole.
fn run(text: &str, at: usize, place: Place, stops: impl Fn(usize, u8) -> bool) -> Run {
    let mut end = at;
    let mut has_placeholder = false;
    while let Some(next) = byte(text, end) {
        if let Some(behind) = placeholder::end(text, end, place) {
            end = behind;
            has_placeholder = true;
        } else if stops(end, next) {
            break;
        } else {
            end += 1;
        }
    }
    Run { span: Span::new(at, end), has_placeholder }
}

/// A subject or a keyword.
pub(crate) fn word(text: &str, at: usize) -> Run {
    run(text, at, Place::Structure, |_, next| is_delimiter(next) || is_sign(next) || matches!(next, b'&' | b'|'))
}

/// The signs of an operator.
pub(crate) fn signs(text: &str, at: usize) -> Span {
    let mut end = at;
    while byte(text, end).is_some_and(is_sign) && (end == at || placeholder::end(text, end, Place::Value).is_none()) {
        end += 1;
    }
    Span::new(at, end)
}

/// A value without quotes.
pub(crate) fn bare_value(text: &str, at: usize) -> Run {
    run(text, at, Place::Value, |_, next| is_delimiter(next) || matches!(next, b'&' | b'|'))
}

/// A pattern without quotes: up to a blank, a doubled connective, or a closing parenthesis that it did not open itself.
pub(crate) fn bare_pattern(text: &str, at: usize) -> Run {
    let bytes = text.as_bytes();
    let doubled = |from: usize| matches!(bytes.get(from..from + 2), Some(b"&&" | b"||"));
    let whole = run(text, at, Place::Pattern, |from, next| {
        next.is_ascii_whitespace() || matches!(next, b'\'' | b'"') || doubled(from)
    });
    let mut open = 0_usize;
    let mut from = at;
    while from < whole.span.end {
        if let Some(behind) = placeholder::end(text, from, Place::Pattern) {
            from = behind;
            continue;
        }
        match bytes[from] {
            // The character behind a backslash may be longer than a byte; its other bytes are no brackets.
            b'\\' => from += 1,
            b'(' => open += 1,
            b')' if open == 0 => return Run { span: Span::new(at, from), ..whole },
            b')' => open -= 1,
            _ => {}
        }
        from += 1;
    }
    whole
}

/// A quoted string, quotes included, and whether it is closed.
pub(crate) fn quoted(text: &str, at: usize) -> (Run, bool) {
    let quote = byte(text, at);
    let mut end = at + 1;
    let mut has_placeholder = false;
    let mut looks_for_placeholders = true;
    while let Some(next) = byte(text, end) {
        if looks_for_placeholders && let Some(behind) = placeholder::end(text, end, Place::Value) {
            has_placeholder = true;
            // One that is never closed would swallow the closing quote.
            looks_for_placeholders = behind < text.len();
            if looks_for_placeholders {
                end = behind;
                continue;
            }
        }
        end += 1;
        if Some(next) == quote {
            return (Run { span: Span::new(at, end), has_placeholder }, true);
        }
    }
    (Run { span: Span::new(at, text.len()), has_placeholder }, false)
}

/// The connective at `at`. Words count in any case.
pub(crate) fn connective(text: &str, at: usize) -> Option<(Connective, Span)> {
    if matches!(byte(text, at)?, b'&' | b'|') {
        let length = text.as_bytes()[at..].iter().take_while(|byte| matches!(byte, b'&' | b'|')).count();
        let span = Span::new(at, at + length);
        let connective = match span.of(text) {
            "&&" => Connective::And,
            "||" => Connective::Or,
            _ => Connective::Misspelled,
        };
        return Some((connective, span));
    }
    let span = word(text, at).span;
    let spelled = span.of(text);
    if spelled.eq_ignore_ascii_case("and") {
        Some((Connective::And, span))
    } else if spelled.eq_ignore_ascii_case("or") {
        Some((Connective::Or, span))
    } else {
        None
    }
}

/// Whether an operator, or something in its place, begins at `at`.
pub(crate) fn begins_operator(text: &str, at: usize) -> bool {
    if byte(text, at).is_some_and(is_sign) && placeholder::end(text, at, Place::Structure).is_none() {
        return true;
    }
    is_operator_word(word(text, at).span.of(text))
}

/// Whether a word is an operator, in any case.
pub(crate) fn is_operator_word(word: &str) -> bool {
    Operator::from_spelling(&word.to_ascii_lowercase()).is_some()
}

/// Whether a comparison, a negation or a parenthesis begins at `at`.
pub(crate) fn begins_operand(text: &str, at: usize) -> bool {
    match byte(text, at) {
        None => return false,
        Some(b'(') => return true,
        Some(b'!') => return !matches!(byte(text, at + 1), Some(b'=' | b'~')) && !begins_negated_word(text, at),
        Some(_) => {}
    }
    let word = word(text, at);
    let spelled = word.span.of(text);
    if word.span.is_empty() {
        return false;
    }
    spelled.eq_ignore_ascii_case("not")
        || looks_like_subject(spelled)
        || begins_operator(text, skip_blanks(text, word.span.end))
}

/// Whether `!in` or `!exists` stands at `at`.
pub(crate) fn begins_negated_word(text: &str, at: usize) -> bool {
    let word = word(text, at + 1).span;
    let spelled = word.of(text);
    spelled.eq_ignore_ascii_case("in") || spelled.eq_ignore_ascii_case("exists")
}

/// Whether a word is a subject, or was meant as one.
pub(crate) fn looks_like_subject(word: &str) -> bool {
    let lower = word.to_ascii_lowercase();
    lower.starts_with("attribute") && lower.contains([':', '.'])
        || crate::facts::SUBJECTS.iter().any(|row| row.name.eq_ignore_ascii_case(word))
}
