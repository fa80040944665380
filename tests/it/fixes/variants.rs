//! Other ways to write a text, and texts made of two.

use ecslint_syntax::{Document, Node, NodeKind, Syntax, parse};

/// How a text is laid out.
#[derive(Clone, Copy, Debug)]
pub(super) struct Style {
    pub(super) name: &'static str,
    /// One level of it; `None` for everything on one line.
    indent: Option<&'static str>,
    line_end: &'static str,
    /// Between brackets and what they hold, and behind commas, on one line.
    blank: &'static str,
    colon: &'static str,
    /// A comma behind the last entry: comments and these are what JSONC has on top of JSON.
    has_trailing_comma: bool,
    is_reversed: bool,
}

const TWO_BLANKS: Style = Style {
    name: "two blanks",
    indent: Some("  "),
    line_end: "\n",
    blank: "",
    colon: ": ",
    has_trailing_comma: false,
    is_reversed: false,
};

pub(super) const STYLES: [Style; 7] = [
    TWO_BLANKS,
    Style { name: "reversed", is_reversed: true, ..TWO_BLANKS },
    Style { name: "tabs", indent: Some("\t"), ..TWO_BLANKS },
    Style { name: "Windows", indent: Some("    "), line_end: "\r\n", colon: " : ", ..TWO_BLANKS },
    Style { name: "trailing commas", has_trailing_comma: true, ..TWO_BLANKS },
    Style { name: "one line", indent: None, line_end: "", blank: " ", ..TWO_BLANKS },
    Style { name: "no blanks", indent: None, line_end: "", colon: ":", ..TWO_BLANKS },
];

impl Style {
    /// A name that says which language the text is written in.
    pub(super) fn file_name(self) -> &'static str {
        if self.has_trailing_comma { "a.jsonc" } else { "a.json" }
    }

    /// The text in this style; `None` when it is not clean JSON.
    pub(super) fn write(self, text: &str) -> Option<String> {
        let document = clean(text)?;
        Some(self.print(&Tree::of(document.root()?)))
    }

    pub(super) fn print(self, tree: &Tree) -> String {
        let mut out = String::new();
        self.put(tree, 0, &mut out);
        out.push_str(self.line_end);
        out
    }

    fn put(self, tree: &Tree, depth: usize, out: &mut String) {
        match tree {
            Tree::Scalar(text) => out.push_str(text),
            Tree::Array(items) => {
                let items = items.iter().map(|item| (None, item)).collect();
                self.put_all(('[', ']'), items, depth, out);
            }
            Tree::Object(members) => {
                let members = members.iter().map(|(key, value)| (Some(key), value)).collect();
                self.put_all(('{', '}'), members, depth, out);
            }
        }
    }

    fn put_all(
        self,
        (open, close): (char, char),
        mut entries: Vec<(Option<&String>, &Tree)>,
        depth: usize,
        out: &mut String,
    ) {
        if self.is_reversed && open == '{' {
            entries.reverse();
        }
        out.push(open);
        let count = entries.len();
        for (at, (key, value)) in entries.into_iter().enumerate() {
            self.put_break(depth + 1, if at == 0 && open == '[' { "" } else { self.blank }, out);
            if let Some(key) = key {
                out.push_str(key);
                out.push_str(self.colon);
            }
            self.put(value, depth + 1, out);
            if at + 1 < count || self.has_trailing_comma {
                out.push(',');
            }
        }
        if count > 0 {
            self.put_break(depth, if open == '[' { "" } else { self.blank }, out);
        }
        out.push(close);
    }

    fn put_break(self, depth: usize, blank: &str, out: &mut String) {
        match self.indent {
            Some(indent) => {
                out.push_str(self.line_end);
                out.push_str(&indent.repeat(depth));
            }
            None => out.push_str(blank),
        }
    }
}

/// A text by its values alone.
#[derive(Clone, Debug)]
pub(super) enum Tree {
    /// As it is written.
    Scalar(String),
    Array(Vec<Tree>),
    /// Keys as they are written.
    Object(Vec<(String, Tree)>),
}

impl Tree {
    fn of(node: Node<'_>) -> Self {
        match node.kind() {
            NodeKind::Object(_) => Tree::Object(
                node.members().map(|member| (member.key.text().to_owned(), Tree::of(member.value))).collect(),
            ),
            NodeKind::Array(_) => Tree::Array(node.items().map(Tree::of).collect()),
            _ => Tree::Scalar(node.text().to_owned()),
        }
    }

    /// A text that is clean JSON.
    pub(super) fn read(text: &str) -> Option<Self> {
        Some(Tree::of(clean(text)?.root()?))
    }

    /// The definition inside what a command prints.
    pub(super) fn wrapped(self) -> Self {
        Tree::Object(vec![("\"taskDefinition\"".to_owned(), self)])
    }

    /// Both in one: members of `self` first, lists one behind the other.
    pub(super) fn joined(self, other: Tree) -> Self {
        match (self, other) {
            (Tree::Object(mut members), Tree::Object(others)) => {
                for (key, value) in others {
                    match members.iter_mut().find(|(known, _)| *known == key) {
                        Some((_, Tree::Array(items))) => {
                            if let Tree::Array(more) = value {
                                items.extend(more);
                            }
                        }
                        Some(_) => {}
                        None => members.push((key, value)),
                    }
                }
                Tree::Object(members)
            }
            (tree, _) => tree,
        }
    }
}

fn clean(text: &str) -> Option<Document<'_>> {
    let document = parse(text, Syntax::Json);
    document.errors().is_empty().then_some(document)
}
