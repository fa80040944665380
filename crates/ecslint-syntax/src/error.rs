//! What can be wrong with the text itself.

use crate::span::Span;

/// One thing that is wrong with the text, at the smallest span that shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SyntaxError {
    /// What is wrong.
    pub kind: SyntaxErrorKind,
    /// Where; empty when something is missing at a place.
    pub span: Span,
}

/// The kinds of syntax error. Wording belongs to whoever reports them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SyntaxErrorKind {
    /// The text holds no value at all: empty, or blanks and comments alone.
    EmptyDocument,
    /// A character that cannot begin anything here.
    UnexpectedCharacter,
    /// The text ends inside the array or object that opens at `opened`, or something begins there that cannot belong
    /// to it.
    UnclosedBracket {
        /// The span of the opening bracket.
        opened: Span,
    },
    /// A closing bracket that closes nothing, or the wrong kind of one.
    UnmatchedBracket,
    /// A comma is missing before this value or key.
    MissingComma,
    /// A comma with nothing behind it before the closing bracket.
    TrailingComma,
    /// A comma where a value should stand, such as `[1,,2]`.
    ExtraComma,
    /// A colon is missing between key and value.
    MissingColon,
    /// A key without a value.
    MissingValue,
    /// A value stands where a key should.
    MissingKey,
    /// A key that is not in double quotes.
    UnquotedKey,
    /// A bare word that is no JSON literal, such as `True` or `yes`.
    UnquotedString,
    /// A string in single quotes.
    SingleQuotedString,
    /// A string without its closing quote on the same line.
    UnterminatedString,
    /// A control character (tab, line feed, …) that must be escaped inside a string.
    ControlCharacter,
    /// An escape that JSON does not have, such as `\x41`.
    InvalidEscape,
    /// Half of a UTF-16 surrogate pair, such as `\ud83d` alone.
    LoneSurrogate,
    /// A number that JSON does not allow, such as `01`, `.5`, `1.` or `0x1F`.
    InvalidNumber,
    /// A comment; JSON has none.
    Comment,
    /// A block comment without its end.
    UnterminatedComment,
    /// More text behind the value of the document.
    TrailingContent,
    /// A key that stands twice in one object; the span is the later one.
    DuplicateKey {
        /// The span of the earlier key.
        first: Span,
    },
    /// Arrays and objects nested deeper than the parser follows; what lies below is skipped.
    TooDeep,
    /// An unquoted template value such as `${PORT}`, `{{ port }}` or `<PORT>`: the file is a template of JSON.
    Template,
    /// YAML that its reader cannot read; the rest of the line is left out.
    InvalidYaml {
        /// What the reader says of it.
        reason: String,
    },
    /// A YAML alias `*name` that no anchor `&name` stands before.
    UnknownAnchor,
    /// A byte order mark at the beginning.
    ByteOrderMark,
    /// Bytes that are not UTF-8; the text has `?` in their place.
    InvalidUtf8,
    /// The file is UTF-16.
    Utf16,
}
