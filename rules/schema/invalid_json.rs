//! What is wrong with the text itself, in words.

use ecslint_core::{Check, Context, Edit, Fix, Group, Outcome, Rule, Severity};
use ecslint_syntax::{Document, Span, Syntax, SyntaxError, SyntaxErrorKind};

pub(crate) static RULE: Rule = Rule {
    name: "invalid-json",
    summary: "The file is not valid JSON.",
    group: Group::Schema,
    severity: Severity::Error,
    outcome: Outcome::Rejected { operation: "client", says: &["Invalid JSON received."] },
    fixable: true,
    since: "0.1.0",
    page: include_str!("invalid-json.md"),
    needs: &[],
    check: Check::Document(check),
};

fn check<'d>(document: &'d Document<'d>, context: &mut Context<'_>) {
    if document.syntax() == Syntax::Yaml {
        return;
    }
    let mut comments = document.errors().iter().filter(|error| error.kind == SyntaxErrorKind::Comment);
    if let Some(first) = comments.next() {
        let count = 1 + comments.count();
        let message = match count {
            1 => format!("`{}` is a comment, and JSON has none", beginning(document, first.span)),
            _ => format!("`{}` is the first of {count} comments, and JSON has none", beginning(document, first.span)),
        };
        context.report(first.span, message).help("remove the comments before the file goes to AWS");
    }
    for error in document.errors() {
        if let Some(words) = words(document, error) {
            let found = context.report(error.span, words.message);
            found.help(words.help);
            if let Some((span, text)) = words.related {
                found.related(span, text);
            }
            if let Some((title, edit)) = words.fix {
                found.fix(Fix::safe(title, vec![edit]));
            }
        }
    }
}

/// What is said about one mistake.
struct Words {
    message: String,
    help: String,
    related: Option<(Span, &'static str)>,
    fix: Option<(&'static str, Edit)>,
}

impl Words {
    fn new(message: impl Into<String>, help: impl Into<String>) -> Self {
        Self { message: message.into(), help: help.into(), related: None, fix: None }
    }

    fn fix(mut self, title: &'static str, span: Span, text: &str) -> Self {
        self.fix = Some((title, Edit { span, text: text.to_owned() }));
        self
    }
}

/// `None` for what another rule speaks of, or what was said already.
fn words(document: &Document<'_>, error: &SyntaxError) -> Option<Words> {
    let shown = beginning(document, error.span);
    let words = match &error.kind {
        SyntaxErrorKind::Comment
        | SyntaxErrorKind::DuplicateKey { .. }
        | SyntaxErrorKind::Template
        | SyntaxErrorKind::InvalidYaml { .. }
        | SyntaxErrorKind::UnknownAnchor => return None,
        SyntaxErrorKind::EmptyDocument => {
            Words::new("`{` expected, but the file holds no value", "write a task definition, or remove the file")
        }
        SyntaxErrorKind::UnexpectedCharacter => {
            Words::new(format!("`{shown}` is unexpected here"), "remove it, or put the text in double quotes")
        }
        SyntaxErrorKind::UnclosedBracket { opened } => {
            let bracket = beginning(document, *opened);
            let mut words = Words::new(
                format!("`{bracket}` is not closed before the file ends"),
                format!("add the closing `{}`", if bracket == "[" { "]" } else { "}" }),
            );
            words.related = Some((*opened, "opens here"));
            words
        }
        SyntaxErrorKind::UnmatchedBracket => {
            Words::new(format!("`{shown}` closes nothing that is open here"), "remove it, or open the bracket before")
        }
        SyntaxErrorKind::MissingComma => Words::new("`,` is missing here", "separate members and items by commas").fix(
            "insert the comma",
            Span::empty(error.span.start),
            ",",
        ),
        SyntaxErrorKind::TrailingComma => Words::new(
            "`,` has nothing behind it",
            "remove the comma behind the last entry",
        )
        .fix("remove the comma", error.span, ""),
        SyntaxErrorKind::ExtraComma => {
            Words::new("`,` stands where a value should", "remove the comma").fix("remove the comma", error.span, "")
        }
        SyntaxErrorKind::MissingColon => Words::new("`:` is missing here", "write `:` between key and value"),
        SyntaxErrorKind::MissingValue => Words::new("`:` has no value behind it", "write a value, or remove the key"),
        SyntaxErrorKind::MissingKey => {
            Words::new(format!("`{shown}` stands where a key should"), "write `\"key\": value`, or remove it")
        }
        SyntaxErrorKind::UnquotedKey => Words::new(
            format!("`{shown}` is a key without quotes"),
            "put the key in double quotes",
        )
        .fix("put the key in double quotes", error.span, &format!("\"{shown}\"")),
        SyntaxErrorKind::UnquotedString => Words::new(
            format!("`{shown}` is no JSON value"),
            "write `true`, `false`, `null`, a number, or text in double quotes",
        ),
        SyntaxErrorKind::SingleQuotedString => {
            Words::new(format!("`{shown}` is in single quotes"), "JSON strings are in double quotes")
        }
        SyntaxErrorKind::UnterminatedString => {
            Words::new(format!("`{shown}` has no closing quote"), "add the closing `\"`")
        }
        SyntaxErrorKind::ControlCharacter => {
            let code = document.text()[error.span.range()].chars().next().map_or(0, u32::from);
            Words::new(
                format!("`U+{code:04X}` is a control character inside a string"),
                "write it as an escape, such as `\\t` or `\\n`",
            )
        }
        SyntaxErrorKind::InvalidEscape => {
            Words::new(format!("`{shown}` is no escape that JSON has"), "write `\\\\` for a backslash")
        }
        SyntaxErrorKind::LoneSurrogate => {
            Words::new(format!("`{shown}` is half of a character"), "write both halves of the surrogate pair")
        }
        SyntaxErrorKind::InvalidNumber => Words::new(
            format!("`{shown}` is no number as JSON writes them"),
            "write it without leading zeros, plus sign or base",
        ),
        SyntaxErrorKind::UnterminatedComment => {
            Words::new(format!("`{shown}` is a comment without end"), "remove the comment")
        }
        SyntaxErrorKind::TrailingContent => {
            Words::new(format!("`{shown}` follows after the end of the document"), "keep one value in the file")
        }
        SyntaxErrorKind::TooDeep => Words::new(
            format!("`{shown}` is nested deeper than {} levels; it is not checked", ecslint_syntax::MAX_DEPTH),
            "no task definition is nested this deep",
        ),
        SyntaxErrorKind::ByteOrderMark => Words::new(
            "`U+FEFF` begins the file, a byte order mark",
            "save the file as UTF-8 without one",
        )
        .fix("remove the byte order mark", error.span, ""),
        SyntaxErrorKind::InvalidUtf8 => {
            Words::new(format!("`{shown}` stands for bytes that are not UTF-8"), "save the file as UTF-8")
        }
        SyntaxErrorKind::Utf16 => {
            Words::new("`UTF-16` is not what AWS reads; the file must be UTF-8", "save the file as UTF-8")
        }
    };
    Some(words)
}

/// The first characters at `span`, on one line.
fn beginning<'d>(document: &Document<'d>, span: Span) -> &'d str {
    let text = document.text().get(span.range()).unwrap_or_default();
    let line = text.lines().next().unwrap_or_default().trim_end();
    line.char_indices().nth(30).map_or(line, |(end, _)| &line[..end])
}
