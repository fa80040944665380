//! The quick way through text without mistakes.
//!
//! Nearly every file is plain JSON: no comments, no templates, nothing missing. Such text is read here with hardly a
//! question asked. Whatever is out of the ordinary makes the reader give up, and the parser, which knows what to do about
//! it, begins anew. Where this reader finishes, the tree is the one that the parser would have made; a test holds the two
//! against each other.

use super::duplicates::SeenKeys;
use super::number::number_length;
use super::string::{decode, placeholder_flag};
use super::tokens::{self, Tokens};
use super::value::ends_value;
use super::{MAX_DEPTH, USUAL_DEPTH, span};
use crate::document::{Document, ESCAPED, Kind, NUMBERED, NodeData, Syntax};
use crate::names::{NameSet, Names, Print};
use crate::span::Span;

/// Reads `text` if there is nothing at all to say about it.
pub(super) fn read<'t>(text: &'t str, syntax: Syntax, names: Option<&'static Names>) -> Option<Document<'t>> {
    let marks = tokens::mark(text.as_bytes())?;
    let mut reader = Reader {
        text,
        bytes: text.as_bytes(),
        names,
        nodes: Vec::with_capacity(super::usual_nodes(text)),
        decoded: Vec::new(),
        mentioned: if names.is_some() { NameSet::EMPTY } else { NameSet::ALL },
        parents: Vec::with_capacity(USUAL_DEPTH),
        seen: Vec::with_capacity(USUAL_DEPTH),
    };
    reader.read_document(Tokens::of(&marks))?;
    let Reader { names, nodes, decoded, mentioned, .. } = reader;
    let (comments, errors, shared) = (Vec::new(), Vec::new(), Vec::new());
    Some(Document { text, syntax, names, mentioned, nodes, decoded, comments, errors, shared })
}

struct Reader<'t> {
    text: &'t str,
    bytes: &'t [u8],
    names: Option<&'static Names>,
    nodes: Vec<NodeData>,
    decoded: Vec<String>,
    mentioned: NameSet,
    /// The containers around the innermost open one.
    parents: Vec<Open>,
    /// What was seen of the keys of each open object.
    seen: Vec<SeenKeys>,
}

/// A container whose end has not been reached.
#[derive(Clone, Copy)]
struct Open {
    kind: Kind,
    node: u32,
    /// How many items or members it has.
    count: u32,
}

impl Open {
    /// What is around the outermost container.
    const NOTHING: Self = Self { kind: Kind::Null, node: 0, count: 0 };
}

impl Reader<'_> {
    /// The tokens and the innermost open container change with every step. They are no part of the reader, so that they
    /// need not lie in memory.
    fn read_document(&mut self, mut tokens: Tokens<'_>) -> Option<()> {
        let mut current = Open::NOTHING;
        let mut at = tokens.next()?;
        loop {
            // A value begins at `at`.
            match self.bytes[at] {
                b'"' => self.read_string(at, &mut tokens)?,
                b'{' => {
                    current = self.open(Kind::Object, at, current)?;
                    self.seen.push(SeenKeys::NONE);
                    at = tokens.next()?;
                    if self.bytes[at] != b'}' {
                        at = self.read_key(at, &mut tokens)?;
                        continue;
                    }
                    current = self.close_object(at, current)?;
                }
                b'[' => {
                    current = self.open(Kind::Array, at, current)?;
                    at = tokens.next()?;
                    if self.bytes[at] != b']' {
                        continue;
                    }
                    current = self.close(at, current)?;
                }
                byte => self.read_scalar(byte, at)?,
            }
            // Behind a value: another one, or the end of the container.
            at = loop {
                current.count += 1;
                let Some(next) = tokens.next() else {
                    return (current.kind == Kind::Null).then_some(());
                };
                let byte = self.bytes[next];
                match current.kind {
                    Kind::Object if byte == b',' => {
                        let key = tokens.next()?;
                        break self.read_key(key, &mut tokens)?;
                    }
                    Kind::Object if byte == b'}' => current = self.close_object(next, current)?,
                    Kind::Array if byte == b',' => break tokens.next()?,
                    Kind::Array if byte == b']' => current = self.close(next, current)?,
                    _ => return None,
                }
            };
        }
    }

    /// Reads the key that begins at `at` and its colon; returns where its value begins.
    #[inline(always)]
    fn read_key(&mut self, at: usize, tokens: &mut Tokens<'_>) -> Option<usize> {
        if self.bytes[at] != b'"' {
            return None;
        }
        // Behind a quote the next token is the other one.
        let end = tokens.next()?;
        let print = Print::behind(self.bytes, at, end);
        let seen = self.seen.last_mut()?;
        let (number, mut flags) = match self.names {
            Some(names) => {
                let number = names.number_at(print, self.bytes, at + 1);
                seen.note(number, print);
                (number, NUMBERED)
            }
            None => {
                seen.note_print(print);
                (0, 0)
            }
        };
        // No name of a list could hold a placeholder or an escape.
        if number == 0 && tokens.is_unusual(end) {
            if self.bytes[at..end].contains(&b'\\') {
                return None;
            }
            flags |= placeholder_flag(&self.bytes[at + 1..end]);
        }
        self.push(Kind::String, flags, span(at, end + 1), number.into());
        let colon = tokens.next()?;
        if self.bytes[colon] == b':' { tokens.next() } else { None }
    }

    /// Reads the string that begins at `at`.
    #[inline(always)]
    fn read_string(&mut self, at: usize, tokens: &mut Tokens<'_>) -> Option<()> {
        let end = tokens.next()?;
        if tokens.is_unusual(end) {
            return self.read_unusual_string(at, end);
        }
        self.push(Kind::String, 0, span(at, end + 1), 0);
        Some(())
    }

    /// Reads a string that may hold escapes or placeholders.
    #[cold]
    fn read_unusual_string(&mut self, at: usize, end: usize) -> Option<()> {
        let content = &self.bytes[at + 1..end];
        let (mut flags, mut extra) = (placeholder_flag(content), 0);
        if content.contains(&b'\\') {
            let (decoded, damaged) = decode(self.text, at + 1, end, |_, _, _| ());
            if damaged != 0 {
                return None;
            }
            flags |= ESCAPED;
            extra = self.decoded.len() as u32;
            self.decoded.push(decoded);
        }
        self.push(Kind::String, flags, span(at, end + 1), extra);
        Some(())
    }

    /// Reads the number or word that begins with `byte` at `at`.
    #[inline(never)]
    fn read_scalar(&mut self, byte: u8, at: usize) -> Option<()> {
        let bytes = &self.bytes[at..];
        let (kind, length) = match byte {
            b'-' | b'0'..=b'9' => (Kind::Number, number_length(bytes)?),
            b't' if bytes.starts_with(b"true") => (Kind::True, 4),
            b'f' if bytes.starts_with(b"false") => (Kind::False, 5),
            b'n' if bytes.starts_with(b"null") => (Kind::Null, 4),
            _ => return None,
        };
        if !ends_value(bytes.get(length).copied()) {
            return None;
        }
        self.push(kind, 0, span(at, at + length), 0);
        Some(())
    }

    #[inline(always)]
    fn push(&mut self, kind: Kind, flags: u8, span: Span, extra: u32) {
        let subtree_end = self.nodes.len() as u32 + 1;
        self.nodes.push(NodeData { kind, flags, span, subtree_end, extra });
    }

    /// Opens the container whose bracket stands at `at`, inside of `parent`.
    #[inline(always)]
    fn open(&mut self, kind: Kind, at: usize, parent: Open) -> Option<Open> {
        if self.parents.len() >= MAX_DEPTH as usize {
            return None;
        }
        let node = self.nodes.len() as u32;
        self.push(kind, 0, span(at, at), 0);
        self.parents.push(parent);
        Some(Open { kind, node, count: 0 })
    }

    /// Closes an object, the innermost container, with the bracket at `at`; returns the container around it.
    #[inline(always)]
    fn close_object(&mut self, at: usize, object: Open) -> Option<Open> {
        let parent = self.close(at, object)?;
        let seen = self.seen.pop()?;
        self.mentioned = self.mentioned.or(seen.numbered());
        (!seen.may_have_twins() || !self.has_twins(object.node)).then_some(parent)
    }

    /// Closes the innermost container with the bracket at `at`; returns the one around it.
    #[inline(always)]
    fn close(&mut self, at: usize, container: Open) -> Option<Open> {
        let subtree_end = self.nodes.len() as u32;
        let data = &mut self.nodes[container.node as usize];
        data.span.end = at as u32 + 1;
        data.subtree_end = subtree_end;
        data.extra = container.count;
        self.parents.pop()
    }

    /// Whether a key stands twice in the object at `node`.
    #[cold]
    fn has_twins(&self, node: u32) -> bool {
        let object = &self.nodes[node as usize];
        let mut keys = Vec::with_capacity(object.extra as usize);
        let mut next = node + 1;
        while next < object.subtree_end {
            let key = &self.nodes[next as usize];
            keys.push(&self.bytes[key.span.range()]);
            next = self.nodes[key.subtree_end as usize].subtree_end;
        }
        keys.sort_unstable();
        keys.windows(2).any(|pair| pair[0] == pair[1])
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Syntax, TWINS};
    use proptest::prelude::*;

    const WEB: &str = include_str!("../../tests/fixtures/web.json");

    static NAMES: Names = Names::new(&["name", "image", "a", "containerDefinitions"]);

    /// Where the reader reads `text`, it makes of it what the parser does, which has nothing to say about it then.
    fn is_read(text: &str) -> bool {
        let quick = [None, Some(&NAMES)].map(|names| {
            let quick = read(text, Syntax::Json, names)?;
            let parsed = super::super::read_with_care(text, Syntax::Json, names);
            let nodes = |document: &Document<'_>| -> Vec<String> {
                let nodes = document.nodes.iter();
                // The parser only knows which objects may hold twins.
                nodes.map(|node| format!("{:?}", NodeData { flags: node.flags & !TWINS, ..*node })).collect()
            };
            assert_eq!(nodes(&quick), nodes(&parsed), "{text}");
            assert_eq!((&quick.decoded, quick.mentioned), (&parsed.decoded, parsed.mentioned), "{text}");
            assert!(parsed.errors.is_empty() && parsed.comments.is_empty(), "{text}");
            Some(quick)
        });
        assert_eq!(quick[0].is_some(), quick[1].is_some(), "{text}");
        quick[0].is_some()
    }

    fn check(text: &str, is_clean: bool) {
        assert_eq!(is_read(text), is_clean, "{text}");
    }

    /// Mostly JSON, so that it is often clean, and always cut up at places where the reader could stumble.
    const PIECES: [&str; 26] = [
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        "\"",
        "\\",
        "\\n",
        "\\u00e9",
        "__",
        "${",
        "é",
        "\n    ",
        "\t",
        "0",
        "-1.5",
        "true",
        "null",
        "/*",
        "{\"name\": ",
        "\"image\": [",
        "\"a-b\": {",
        "\"web\"",
        "[1, 2],",
        "                                ",
    ];

    proptest! {
        #[test]
        fn any_text_is_read_alike(pieces in prop::collection::vec(prop::sample::select(&PIECES[..]), 0..24)) {
            is_read(&pieces.concat());
        }

        #[test]
        fn damaged_text_is_read_alike(cut in 0..WEB.len(), length in 0..3_usize, piece in prop::sample::select(&PIECES[..])) {
            let end = (cut + length).min(WEB.len());
            if let (Some(before), Some(behind)) = (WEB.get(..cut), WEB.get(end..)) {
                is_read(&[before, piece, behind].concat());
            }
        }
    }

    #[test]
    fn clean_text_has_the_tree_of_the_parser() {
        for text in [
            "1",
            " \"a\" ",
            "[]",
            "{ }",
            "\r\n\t[ 1 , -2.5e3,\"\", true,false,null]\n",
            r#"{"name":"web","a":{"name":[{}, {"image" : "x${TAG}"}]},"other__name":"b__c","other_name":"b_c"}"#,
            r#"{"containerDefinitions":[{"name":"\"q\" \u00e9\n{"},"größe €"],"":0,"containerDefinition":[[[]]]}"#,
            r#"{"a1":1,"a2":1,"a3":1,"a4":1,"a5":1,"a6":1,"a7":1,"a8":1,"a9":1,"b1":1,"b2":1,"b3":1,"b4":1,"b5":1}"#,
        ] {
            check(text, true);
        }
        check(&format!("{}{}", "[".repeat(128), "]".repeat(128)), true);
    }

    #[test]
    fn anything_else_is_left_to_the_parser() {
        for text in [
            "",
            " ",
            "\u{feff}{}",
            "{",
            "[",
            "[1",
            "{\"a\"",
            "{\"a\":",
            "{\"a\":1",
            "{\"a\":1,",
            "{\"a\":1,}",
            "[1,]",
            "[,]",
            "[1 2]",
            "[1]]",
            "[1] 2",
            "{\"a\" 1}",
            "{\"a\":1 \"b\":2}",
            "{\"a\":1]",
            "[1}",
            "{a:1}",
            "{'a':1}",
            "{1:1}",
            "{\"a\":01}",
            "{\"a\":1.}",
            "{\"a\":12abc}",
            "{\"a\":tru}",
            "{\"a\":trueish}",
            "{\"a\":${PORT}}",
            "{\"a\":{{ x }}}",
            "{\"a\":1} // why",
            "{} \"a\tb\"",
            "{} {}",
            "[1\"a\"]",
            "[true\"a\"]",
            "[/* none */]",
            "# why\n[]",
            "[\u{c}1]",
            "[\"a\tb\"]",
            "[\"a\nb\"]",
            "[\"a",
            "[\"a\\",
            "[\"a\\\"",
            "[\"a\\x\"]",
            "[\"\\ud83d\"]",
            "{\"\\u0061\":1}",
            "{\"a\":1,\"a\":2}",
            "{\"b\":1,\"b\":2}",
            "{\"a\":1,\"b\":{\"a\":1},\"a\":2}",
        ] {
            check(text, false);
        }
        check(&format!("{}{}", "[".repeat(129), "]".repeat(129)), false);
    }
}
