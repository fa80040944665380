//! What is said about an expression. Plain data.

use crate::span::Span;

/// How bad a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// It works, and can be said better.
    Advice,
    /// The form is documented nowhere, or the expression cannot do what it says.
    Warning,
    /// It is no expression of the language, or asks what the language cannot answer.
    Error,
}

impl Severity {
    /// The name in reports: `error`, `warning` or `advice`.
    pub const fn name(self) -> &'static str {
        match self {
            Severity::Advice => "advice",
            Severity::Warning => "warning",
            Severity::Error => "error",
        }
    }
}

/// What is wrong, as a stable name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Code {
    /// Nothing but blanks.
    EmptyExpression,
    /// More characters than ECS takes.
    TooLong,
    /// More nested brackets and negations than this parser follows; the rest is not looked at.
    NestedTooDeep,
    /// An operator with nothing on its left.
    MissingSubject,
    /// A subject that is neither a field nor `attribute:NAME`.
    UnknownSubject,
    /// `attribute:` without a name.
    EmptyAttributeName,
    /// An attribute name that no attribute can have.
    InvalidAttributeName,
    /// A subject alone.
    MissingOperator,
    /// A word or sign where an operator is due.
    UnknownOperator,
    /// An operator that the subject does not take.
    OperatorNotForSubject,
    /// An operator with nothing on its right.
    MissingArgument,
    /// Text behind a complete comparison.
    TrailingArgument,
    /// An argument of the wrong type: a word for a number, a date in a foreign form.
    ArgumentType,
    /// `in` with something else than a list.
    ListExpected,
    /// A list for an operator that takes one value.
    ValueExpected,
    /// A list without items.
    EmptyList,
    /// Two commas in a row, or a comma at an end of the list.
    EmptyListItem,
    /// Two items of a list side by side.
    MissingComma,
    /// `[` without `]`.
    UnclosedBracket,
    /// A quote that is never closed.
    UnclosedQuote,
    /// `(` without `)` or the other way round.
    UnbalancedParenthesis,
    /// `()`.
    EmptyParentheses,
    /// A parenthesis inside of a comparison.
    ParenthesisInPredicate,
    /// Two comparisons side by side.
    MissingConnective,
    /// `and` or `or` with nothing on one side.
    DanglingConnective,
    /// `&`, `|` or a comma between two comparisons.
    UnknownConnective,
    /// Text that belongs to nothing.
    UnexpectedText,
    /// A pattern that `java.util.regex` does not compile.
    BadRegex,
    /// A keyword that is not in lower case.
    KeywordCase,
    /// A string in double quotes.
    DoubleQuotes,
    /// `and` beside `or` without parentheses.
    MixedConnectives,
    /// Several values behind `in` without `[` and `]`.
    UnbracketedList,
    /// `not` or `!` before a comparison without parentheses.
    BareNegation,
    /// A parenthesis in a pattern without quotes.
    ParenthesisInPattern,
    /// A name that only ECS hands out, and that ECS does not know.
    UnknownAttribute,
    /// A capability that current agents do not report any more.
    CapabilityNotReported,
    /// A comparison with an attribute that is reported without a value.
    AttributeWithoutValue,
    /// A known value in the wrong case.
    ValueCase,
    /// A value that the attribute never has.
    ValueUnknown,
    /// A value that does not have the form of the attribute's values.
    ValueShape,
    /// A character that no attribute value can hold.
    ValueCharacters,
    /// `==` with what reads as a pattern.
    PatternWithEquality,
    /// `=~` with what reads as a glob.
    GlobNotRegex,
    /// `=~` with a plain value, whose dots match any character.
    UnescapedDot,
    /// No instance can match.
    Contradiction,
    /// Every instance matches.
    Tautology,
}

impl Code {
    /// Every code, in the order of their definition.
    pub const ALL: &[Code] = &[
        Code::EmptyExpression,
        Code::TooLong,
        Code::NestedTooDeep,
        Code::MissingSubject,
        Code::UnknownSubject,
        Code::EmptyAttributeName,
        Code::InvalidAttributeName,
        Code::MissingOperator,
        Code::UnknownOperator,
        Code::OperatorNotForSubject,
        Code::MissingArgument,
        Code::TrailingArgument,
        Code::ArgumentType,
        Code::ListExpected,
        Code::ValueExpected,
        Code::EmptyList,
        Code::EmptyListItem,
        Code::MissingComma,
        Code::UnclosedBracket,
        Code::UnclosedQuote,
        Code::UnbalancedParenthesis,
        Code::EmptyParentheses,
        Code::ParenthesisInPredicate,
        Code::MissingConnective,
        Code::DanglingConnective,
        Code::UnknownConnective,
        Code::UnexpectedText,
        Code::BadRegex,
        Code::KeywordCase,
        Code::DoubleQuotes,
        Code::MixedConnectives,
        Code::UnbracketedList,
        Code::BareNegation,
        Code::ParenthesisInPattern,
        Code::UnknownAttribute,
        Code::CapabilityNotReported,
        Code::AttributeWithoutValue,
        Code::ValueCase,
        Code::ValueUnknown,
        Code::ValueShape,
        Code::ValueCharacters,
        Code::PatternWithEquality,
        Code::GlobNotRegex,
        Code::UnescapedDot,
        Code::Contradiction,
        Code::Tautology,
    ];
    /// The name in reports, in kebab-case. It never changes.
    pub const fn name(self) -> &'static str {
        match self {
            Code::EmptyExpression => "empty-expression",
            Code::TooLong => "too-long",
            Code::NestedTooDeep => "nested-too-deep",
            Code::MissingSubject => "missing-subject",
            Code::UnknownSubject => "unknown-subject",
            Code::EmptyAttributeName => "empty-attribute-name",
            Code::InvalidAttributeName => "invalid-attribute-name",
            Code::MissingOperator => "missing-operator",
            Code::UnknownOperator => "unknown-operator",
            Code::OperatorNotForSubject => "operator-not-for-subject",
            Code::MissingArgument => "missing-argument",
            Code::TrailingArgument => "trailing-argument",
            Code::ArgumentType => "argument-type",
            Code::ListExpected => "list-expected",
            Code::ValueExpected => "value-expected",
            Code::EmptyList => "empty-list",
            Code::EmptyListItem => "empty-list-item",
            Code::MissingComma => "missing-comma",
            Code::UnclosedBracket => "unclosed-bracket",
            Code::UnclosedQuote => "unclosed-quote",
            Code::UnbalancedParenthesis => "unbalanced-parenthesis",
            Code::EmptyParentheses => "empty-parentheses",
            Code::ParenthesisInPredicate => "parenthesis-in-predicate",
            Code::MissingConnective => "missing-connective",
            Code::DanglingConnective => "dangling-connective",
            Code::UnknownConnective => "unknown-connective",
            Code::UnexpectedText => "unexpected-text",
            Code::BadRegex => "bad-regex",
            Code::KeywordCase => "keyword-case",
            Code::DoubleQuotes => "double-quotes",
            Code::MixedConnectives => "mixed-connectives",
            Code::UnbracketedList => "unbracketed-list",
            Code::BareNegation => "bare-negation",
            Code::ParenthesisInPattern => "parenthesis-in-pattern",
            Code::UnknownAttribute => "unknown-attribute",
            Code::CapabilityNotReported => "capability-not-reported",
            Code::AttributeWithoutValue => "attribute-without-value",
            Code::ValueCase => "value-case",
            Code::ValueUnknown => "value-unknown",
            Code::ValueShape => "value-shape",
            Code::ValueCharacters => "value-characters",
            Code::PatternWithEquality => "pattern-with-equality",
            Code::GlobNotRegex => "glob-not-regex",
            Code::UnescapedDot => "unescaped-dot",
            Code::Contradiction => "contradiction",
            Code::Tautology => "tautology",
        }
    }

    /// How bad it is. An error is what the documents rule out; what they leave open, and what is well formed and in
    /// vain, is a warning.
    pub const fn severity(self) -> Severity {
        match self {
            Code::UnescapedDot => Severity::Advice,
            Code::NestedTooDeep
            | Code::KeywordCase
            | Code::DoubleQuotes
            | Code::MixedConnectives
            | Code::UnbracketedList
            | Code::BareNegation
            | Code::ParenthesisInPattern
            | Code::UnknownAttribute
            | Code::CapabilityNotReported
            | Code::AttributeWithoutValue
            | Code::ValueCase
            | Code::ValueUnknown
            | Code::ValueShape
            | Code::ValueCharacters
            | Code::PatternWithEquality
            | Code::GlobNotRegex
            | Code::Contradiction
            | Code::Tautology => Severity::Warning,
            _ => Severity::Error,
        }
    }
}

/// Text to put in the place of a span.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Replacement {
    /// What is replaced; empty for an insertion.
    pub span: Span,
    /// The new text.
    pub text: String,
}

/// One finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// What is wrong.
    pub code: Code,
    /// The smallest span that shows it.
    pub span: Span,
    /// What is wrong with which value: at most [`Finding::LONGEST_MESSAGE`] characters, no period at the end.
    pub message: String,
    /// What to do.
    pub help: Option<String>,
    /// The other side of a contradiction.
    pub related: Option<Span>,
    /// What was most likely meant.
    pub replacement: Option<Replacement>,
}

impl Finding {
    /// The greatest number of characters in a message.
    pub const LONGEST_MESSAGE: usize = 120;

    /// How bad it is.
    pub const fn severity(&self) -> Severity {
        self.code.severity()
    }

    pub(crate) fn new(code: Code, span: Span, message: impl Into<String>) -> Self {
        Self { code, span, message: message.into(), help: None, related: None, replacement: None }
    }

    pub(crate) fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    pub(crate) fn related(mut self, span: Span) -> Self {
        self.related = Some(span);
        self
    }

    pub(crate) fn replace(mut self, span: Span, text: impl Into<String>) -> Self {
        self.replacement = Some(Replacement { span, text: text.into() });
        self
    }
}

/// How many findings are listed at most.
pub const MAX_FINDINGS: usize = 100;

/// Puts findings into the order of the text, and leaves out the last of too many. What concerns the whole text stays.
pub(crate) fn in_order(mut findings: Vec<Finding>) -> Vec<Finding> {
    let place = |finding: &Finding| (finding.span.start, finding.span.end);
    let concerns_part = |finding: &Finding| !matches!(finding.code, Code::TooLong | Code::NestedTooDeep);
    findings.sort_by_key(|finding| (concerns_part(finding), place(finding)));
    findings.truncate(MAX_FINDINGS);
    findings.sort_by_key(place);
    findings
}

/// How many characters of a value a message shows.
const LONGEST_QUOTE: usize = 40;

/// How many it shows when two values stand in a long sentence.
const SHORT_QUOTE: usize = 25;

/// A text for a message: in backticks, in one line, and cut when it is long.
pub(crate) fn quoted(text: &str) -> String {
    cut(text, LONGEST_QUOTE)
}

/// The same for a message with two values.
pub(crate) fn quoted_short(text: &str) -> String {
    cut(text, SHORT_QUOTE)
}

fn cut(text: &str, longest: usize) -> String {
    let mut shown = String::with_capacity(text.len().min(longest * 4) + 5);
    shown.push('`');
    for (index, character) in text.chars().enumerate() {
        if index == longest {
            shown.push('…');
            break;
        }
        shown.push(if character.is_control() || character == '`' { ' ' } else { character });
    }
    shown.push('`');
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_is_listed_once_in_order() {
        // The last code numbers them: none is left out when the numbers have no gap.
        assert_eq!(Code::ALL.len(), Code::Tautology as usize + 1);
        assert!(Code::ALL.iter().enumerate().all(|(number, code)| *code as usize == number));
    }
}
