//! The operator of a comparison, and what people write in its place.

use super::Parser;
use crate::facts::{OPERATORS, Operator};
use crate::finding::{Code, Finding, quoted};
use crate::placeholder::{self, Place};
use crate::scan;
use crate::span::Span;
use crate::suggest;
use crate::tree::{Subject, SubjectKind};

/// What stands in the place of an operator.
pub(super) enum Read {
    /// An operator, or what was certainly meant as one.
    Operator(Operator),
    /// A placeholder.
    Unknown,
    /// Something that is none.
    Bad,
    /// Nothing.
    Missing,
}

/// Spellings of other languages.
static FOREIGN: &[(&str, Operator)] = &[
    ("=", Operator::Equals),
    ("===", Operator::Equals),
    ("eq", Operator::Equals),
    ("is", Operator::Equals),
    ("<>", Operator::NotEquals),
    ("!==", Operator::NotEquals),
    ("=!", Operator::NotEquals),
    ("ne", Operator::NotEquals),
    ("neq", Operator::NotEquals),
    ("gt", Operator::Greater),
    (">>", Operator::Greater),
    ("ge", Operator::GreaterOrEqual),
    ("gte", Operator::GreaterOrEqual),
    ("=>", Operator::GreaterOrEqual),
    ("lt", Operator::Less),
    ("<<", Operator::Less),
    ("le", Operator::LessOrEqual),
    ("lte", Operator::LessOrEqual),
    ("=<", Operator::LessOrEqual),
    ("~", Operator::Matches),
    ("~=", Operator::Matches),
    ("~~", Operator::Matches),
    ("=~=", Operator::Matches),
    ("like", Operator::Matches),
    ("regex", Operator::Matches),
    ("regexp", Operator::Matches),
    ("contains", Operator::Matches),
    ("match", Operator::Matches),
    ("!=~", Operator::NotMatches),
    ("~!", Operator::NotMatches),
    ("notin", Operator::NotIn),
    ("exist", Operator::Exists),
    ("present", Operator::Exists),
];

impl Parser<'_> {
    /// Reads the operator behind `subject`.
    pub(super) fn operator(&mut self, subject: &Subject<'_>) -> (Read, Span) {
        let at = self.skip_blanks();
        let nothing = Span::new(subject.span.end, subject.span.end);
        if placeholder::end(self.text, at, Place::Structure).is_some() {
            let word = scan::word(self.text, at).span;
            self.position = word.end;
            return (Read::Unknown, word);
        }
        let signs = scan::signs(self.text, at);
        let negated = scan::word(self.text, signs.end);
        if signs.of(self.text) == "!" && negated.has_placeholder {
            self.position = negated.span.end;
            return (Read::Unknown, signs.cover(negated.span));
        }
        let span = match signs.of(self.text) {
            "!" => self.negated_word(at),
            "" => scan::word(self.text, at).span,
            _ => signs,
        };
        let is_missing = span.is_empty()
            || scan::connective(self.text, at).is_some()
            || scan::looks_like_subject(span.of(self.text))
            || (subject.kind == SubjectKind::Unreadable && !scan::begins_operator(self.text, at));
        if is_missing {
            self.report_missing(subject, at);
            return (Read::Missing, nothing);
        }
        self.position = span.end;
        let spelled = span.of(self.text);
        if let Some(operator) = Operator::from_spelling(spelled) {
            return (Read::Operator(operator), span);
        }
        if let Some(operator) = Operator::from_spelling(&spelled.to_ascii_lowercase()) {
            self.check_case(span);
            return (Read::Operator(operator), span);
        }
        self.misspelled(span)
    }

    /// The span of `!in`, `!exists`, or of `! in` when a blank stands between.
    fn negated_word(&self, at: usize) -> Span {
        let word = scan::word(self.text, scan::skip_blanks(self.text, at + 1)).span;
        let spelled = word.of(self.text);
        let negates = spelled.eq_ignore_ascii_case("in") || spelled.eq_ignore_ascii_case("exists");
        if negates || word.start == at + 1 { Span::new(at, word.end) } else { Span::new(at, at + 1) }
    }

    fn report_missing(&mut self, subject: &Subject<'_>, at: usize) {
        let ends = matches!(scan::byte(self.text, at), None | Some(b')')) || scan::connective(self.text, at).is_some();
        self.excuses_connective = !ends;
        if !matches!(subject.kind, SubjectKind::Unreadable | SubjectKind::Unknown) {
            let span = subject.span;
            let message = format!("{} stands alone, expected an operator behind it", quoted(span.of(self.text)));
            let finding = Finding::new(Code::MissingOperator, span, message);
            self.report(finding.help("write `exists` to ask whether it is there, or compare it, as in `== value`"));
        }
        // A value or a list without an operator belongs to the mistake.
        let rest = !ends && !scan::begins_operand(self.text, at) && scan::byte(self.text, at) != Some(b',');
        if rest {
            self.skip_argument();
        }
    }

    fn misspelled(&mut self, span: Span) -> (Read, Span) {
        let spelled = span.of(self.text);
        let lower = spelled.to_ascii_lowercase();
        let (span, meant) = if lower == "not" {
            self.negation_in_words(span)
        } else if spelled.starts_with('!') && spelled.contains(|character: char| character.is_ascii_whitespace()) {
            (span, Some(if lower.ends_with("in") { Operator::NotIn } else { Operator::NotExists }))
        } else {
            let foreign = FOREIGN.iter().find(|(foreign, _)| *foreign == lower).map(|(_, operator)| *operator);
            let near = || suggest::nearest(&lower, OPERATORS.iter().map(|row| row.word));
            (span, foreign.or_else(|| near().and_then(Operator::from_spelling)))
        };
        self.position = span.end;
        let message = format!("{} is no operator", quoted(span.of(self.text)));
        let Some(meant) = meant else {
            let message = format!("{message}, expected one such as `==`, `in` or `exists`");
            let help =
                "the operators are `==`, `!=`, `>`, `>=`, `<`, `<=`, `exists`, `!exists`, `in`, `!in`, `=~` and `!~`";
            self.report(Finding::new(Code::UnknownOperator, span, message).help(help));
            return (Read::Bad, span);
        };
        let info = meant.info();
        let forms = if info.symbol == info.word {
            format!("`{}`", info.symbol)
        } else {
            format!("`{}` or `{}`", info.symbol, info.word)
        };
        let finding = Finding::new(Code::UnknownOperator, span, format!("{message}, expected {forms}"));
        self.report(finding.help(format!("write `{}`", info.symbol)).replace(span, info.symbol));
        (Read::Operator(meant), span)
    }

    /// `not in`, `not exists` and the like: one operator in two words.
    fn negation_in_words(&self, not: Span) -> (Span, Option<Operator>) {
        let next = scan::skip_blanks(self.text, not.end);
        let signs = scan::signs(self.text, next);
        let word = if signs.is_empty() { scan::word(self.text, next).span } else { signs };
        let second = Operator::from_spelling(&word.of(self.text).to_ascii_lowercase());
        match second.filter(|operator| !operator.info().word.starts_with("not_")) {
            Some(operator) => (not.cover(word), Some(operator.opposite())),
            None => (not, None),
        }
    }
}
