//! The JSON parser: one pass over the bytes, an explicit stack of open containers, no recursion.
//!
//! The parser never gives up. Each module below answers one question about the text; this one holds the state they
//! share and the loop that ties them together.

mod bare;
mod brackets;
mod classes;
mod clean;
mod duplicates;
mod items;
mod members;
mod mend;
mod number;
mod outside;
mod string;
mod template;
mod tokens;
mod trivia;
mod value;

use crate::document::{Comment, Document, INCOMPLETE, Kind, NodeData, Syntax};
use crate::error::{SyntaxError, SyntaxErrorKind};
use crate::names::{NameSet, Names};
use crate::span::Span;
use crate::yaml;
pub(crate) use string::placeholder_flag;
pub(crate) use template::Templates;

use duplicates::SeenKeys;
use std::ops::Range;

/// How deep arrays and objects may be nested. A container below this depth becomes one error node, and its content is
/// skipped. Task definitions need a tenth of it.
pub const MAX_DEPTH: u32 = 128;

/// How many errors a document lists at most; further ones are dropped. Nobody reads them, and a binary file would
/// yield millions.
pub const MAX_ERRORS: usize = 1_000;

/// Reads `text` into a tree. Never fails: what is wrong is listed in [`Document::errors`].
///
/// A text of 4 GiB or more does not fit the offsets; it yields a document without a value and with the one error
/// [`SyntaxErrorKind::EmptyDocument`]. Callers refuse such files before they read them.
pub fn parse(text: &str, syntax: Syntax) -> Document<'_> {
    read(text, syntax, None)
}

/// Like [`parse`]; keys that are one of `names` are then found by number, see [`Node::known_member`].
///
/// [`Node::known_member`]: crate::Node::known_member
pub fn parse_with_names<'t>(text: &'t str, syntax: Syntax, names: &'static Names) -> Document<'t> {
    read(text, syntax, Some(names))
}

fn read<'t>(text: &'t str, syntax: Syntax, names: Option<&'static Names>) -> Document<'t> {
    if text.len() >= u32::MAX as usize {
        return Document::without_value(text, syntax, SyntaxErrorKind::EmptyDocument);
    }
    if syntax == Syntax::Yaml {
        return yaml::read(text, names);
    }
    clean::read(text, syntax, names).unwrap_or_else(|| read_with_care(text, syntax, names))
}

/// Reads text that may hold any mistake.
fn read_with_care<'t>(text: &'t str, syntax: Syntax, names: Option<&'static Names>) -> Document<'t> {
    let mut parser = Parser::new(text, syntax, names);
    parser.run();
    parser.finish()
}

/// How many nodes to make room for. Pretty-printed task definitions have a node every 12 to 16 bytes, compact ones a few
/// more.
fn usual_nodes(text: &str) -> usize {
    (text.len() / 10 + 8).min(1 << 20)
}

/// The kind of container that is being read; the document itself counts as the outermost one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shape {
    Document,
    Array,
    Object,
}

/// What may come next inside a container.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Expect {
    /// Right behind the opening bracket: an item or the end.
    First,
    /// Behind an item: a comma or the end.
    Comma,
    /// Behind a comma: an item.
    Item,
    /// Behind a template or a mistake: a comma, an item or the end, and none of them is worth a further error.
    Anything,
    /// Behind a string without its closing quote: like `Anything`, and the next line may go on with the string.
    AfterBrokenString,
}

/// How deep containers are nested in most documents.
const USUAL_DEPTH: usize = 12;
/// How many keys the open objects of most documents have together.
const USUAL_KEYS: usize = 64;

/// The number of no node.
const NEVER: u32 = u32::MAX;

/// A container whose end has not been reached.
#[derive(Clone, Copy, Debug)]
struct Open {
    shape: Shape,
    /// `INCOMPLETE` or nothing.
    flags: u8,
    /// An object whose opening brace is not in the text.
    implied: bool,
    /// Templates stand between the members, so that keys may stand twice for good reason.
    templated: bool,
    node: u32,
    count: u32,
    /// The child that was closed last; `NEVER` before that.
    last_closed: u32,
    /// Where the keys of this object begin in `Parser::keys`.
    first_key: u32,
}

/// The state of the parse.
struct Parser<'t> {
    text: &'t str,
    names: Option<&'static Names>,
    mentioned: NameSet,
    bytes: &'t [u8],
    position: usize,
    syntax: Syntax,
    nodes: Vec<NodeData>,
    decoded: Vec<String>,
    comments: Vec<Comment>,
    errors: Vec<SyntaxError>,
    /// The innermost open container, kept out of `parents` because every step looks at it.
    current: Open,
    parents: Vec<Open>,
    /// What may come next in it. In each parent that is a comma, so nothing has to be kept for them.
    expect: Expect,
    /// The nodes of the keys of all open objects.
    keys: Vec<u32>,
    /// What was seen of the keys of each open object.
    seen: Vec<SeenKeys>,
    open_arrays: u32,
    open_objects: u32,
    /// The end of the last thing that was read other than blanks and comments.
    last_end: usize,
    last_comma: usize,
    /// How many bytes may still be looked at in vain for the end of a template. It keeps the whole parse linear.
    search_budget: usize,
    /// The same for the ends of blocks such as `{{ if … }} … {{ end }}`.
    block_budget: usize,
    /// A part of the text that is known to hold no line end, up to one; the lines of compact files are long.
    known_line: Range<usize>,
}

impl<'t> Parser<'t> {
    fn new(text: &'t str, syntax: Syntax, names: Option<&'static Names>) -> Self {
        let document = Open {
            shape: Shape::Document,
            flags: 0,
            implied: false,
            templated: false,
            node: 0,
            count: 0,
            last_closed: NEVER,
            first_key: 0,
        };
        Self {
            text,
            names,
            mentioned: if names.is_some() { NameSet::EMPTY } else { NameSet::ALL },
            bytes: text.as_bytes(),
            position: 0,
            syntax,
            nodes: Vec::with_capacity(usual_nodes(text)),
            decoded: Vec::new(),
            comments: Vec::new(),
            errors: Vec::new(),
            current: document,
            expect: Expect::First,
            parents: Vec::with_capacity(USUAL_DEPTH),
            keys: Vec::with_capacity(USUAL_KEYS),
            seen: Vec::with_capacity(USUAL_DEPTH),
            open_arrays: 0,
            open_objects: 0,
            last_end: 0,
            last_comma: 0,
            search_budget: text.len().saturating_mul(4).saturating_add(4096),
            block_budget: text.len().saturating_mul(4).saturating_add(4096),
            known_line: 0..0,
        }
    }

    fn run(&mut self) {
        self.skip_byte_order_mark();
        loop {
            match self.current.shape {
                Shape::Object => self.read_members(),
                Shape::Array => self.read_items(),
                Shape::Document if self.nodes.is_empty() => {
                    if self.read_root().is_break() {
                        break;
                    }
                }
                Shape::Document => {
                    self.read_rest();
                    if self.current.shape == Shape::Document {
                        break;
                    }
                }
            }
        }
    }

    fn finish(mut self) -> Document<'t> {
        let blank = |error: &SyntaxError| {
            use SyntaxErrorKind::{ByteOrderMark, Comment, UnterminatedComment};
            matches!(error.kind, ByteOrderMark | Comment | UnterminatedComment)
        };
        if self.nodes.is_empty() && self.errors.iter().all(blank) {
            self.errors.truncate(MAX_ERRORS - 1);
            self.error(SyntaxErrorKind::EmptyDocument, self.bytes.len(), self.bytes.len());
        }
        if self.current.flags & INCOMPLETE != 0
            && let Some(root) = self.nodes.first_mut()
            && matches!(root.kind, Kind::Array | Kind::Object)
        {
            root.flags |= INCOMPLETE;
        }
        self.errors.sort_by_key(|error| error.span);
        Document {
            text: self.text,
            syntax: self.syntax,
            names: self.names,
            mentioned: self.mentioned,
            nodes: self.nodes,
            decoded: self.decoded,
            comments: self.comments,
            errors: self.errors,
            shared: Vec::new(),
        }
    }

    fn skip_byte_order_mark(&mut self) {
        if self.text.starts_with('\u{feff}') {
            self.position = '\u{feff}'.len_utf8();
            self.error(SyntaxErrorKind::ByteOrderMark, 0, self.position);
        }
    }

    /// Lists an error, unless there are enough of them already.
    #[cold]
    fn error(&mut self, kind: SyntaxErrorKind, start: usize, end: usize) {
        if self.errors.len() < MAX_ERRORS {
            self.errors.push(SyntaxError { kind, span: span(start, end) });
        }
    }

    /// Lists an error after which the innermost container may hold more than the tree shows.
    #[cold]
    fn error_in_container(&mut self, kind: SyntaxErrorKind, start: usize, end: usize) {
        self.current.flags |= INCOMPLETE;
        self.error(kind, start, end);
    }

    /// Adds a node without children.
    fn push_leaf(&mut self, kind: Kind, flags: u8, start: usize, end: usize, extra: u32) {
        let subtree_end = self.nodes.len() as u32 + 1;
        self.nodes.push(NodeData { kind, flags, span: span(start, end), subtree_end, extra });
    }

    /// Notes that the innermost container got one more item or member.
    fn count_item(&mut self, expect: Expect) {
        self.current.count += 1;
        self.expect = expect;
    }

    /// Takes the leaf that was read last out of the tree again, with the complaints about it and the comments behind
    /// it, to read the text from there in another way.
    fn take_back_leaf(&mut self) {
        let Some(leaf) = self.nodes.pop() else { return };
        if leaf.flags & crate::document::ESCAPED != 0 {
            self.decoded.pop();
        }
        let start = leaf.span.start;
        while self.errors.last().is_some_and(|error| error.span.start >= start) {
            self.errors.pop();
        }
        while self.comments.last().is_some_and(|comment| comment.span.start >= start) {
            self.comments.pop();
        }
        self.position = start as usize;
    }

    fn byte_at(&self, at: usize) -> Option<u8> {
        self.bytes.get(at).copied()
    }
}

/// A span from offsets that `parse` has checked to fit.
fn span(start: usize, end: usize) -> Span {
    Span::new(start as u32, end as u32)
}

/// Whether a byte may stand in a name: a variable, a directive's first word, an unquoted key.
fn is_name_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}
