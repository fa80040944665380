//! From templates of JSON to the same in YAML, in blocks and without quotes.

use ecslint_syntax::{Node, NodeKind, Syntax, is_plain_yaml, parse};

use crate::completion::template::{Part, Template, escaped};

/// What a template of JSON holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Content {
    /// Members without the braces around them.
    Members,
    /// A value behind a key.
    Value,
    /// A value behind a dash, or a key.
    Item,
}

/// How strings are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Quotes {
    /// Only where they would be read as something else.
    Needed,
    /// `'…'`
    Single,
    /// `"…"`
    Double,
}

/// One level of indentation.
const UNIT: &str = "  ";

/// Stands for the first gap in a text; the next character stands for the next gap, and so on. Nobody gives these a meaning.
const FIRST_MARK: u32 = 0xE000;
const LAST_MARK: u32 = 0xF8FF;

/// `json` in YAML; `None` where it is no piece of JSON that can be rewritten. Further lines begin with `indentation`, which
/// is the column of the first one.
pub(super) fn rewritten(json: &Template, content: Content, quotes: Quotes, indentation: &str) -> Option<Template> {
    let (text, gaps) = marked(json)?;
    let text = if content == Content::Members { format!("{{{text}}}") } else { text };
    let document = parse(&text, Syntax::Json);
    let root = document.root().filter(|_| document.errors().is_empty())?;
    let mut writer = Writer { gaps: &gaps, quotes, out: Template::default() };
    match content {
        Content::Members => writer.members(root, indentation),
        Content::Value => writer.value(root, indentation),
        Content::Item => writer.item(root, indentation),
    }
    Some(writer.out)
}

/// The text with a mark for each gap: a string where the gap is a value, a member where it stands for members.
fn marked(json: &Template) -> Option<(String, Vec<Gap>)> {
    let mut text = String::new();
    let mut gaps = Vec::new();
    let (mut is_in_string, mut is_escaped) = (false, false);
    for part in json.parts() {
        let Part::Text(written) = part else {
            let mark = char::from_u32(FIRST_MARK + u32::try_from(gaps.len()).ok()?)?;
            gaps.push(Gap { part: part.clone(), is_in_string });
            if is_in_string {
                text.push(mark);
            } else if text.ends_with('{') {
                text.push_str(&format!("\"{mark}\":null"));
            } else {
                text.push_str(&format!("\"{mark}\""));
            }
            continue;
        };
        for character in written.chars() {
            if (FIRST_MARK..=LAST_MARK).contains(&u32::from(character)) {
                return None;
            }
            match character {
                _ if is_escaped => is_escaped = false,
                '\\' => is_escaped = is_in_string,
                '"' => is_in_string = !is_in_string,
                _ => {}
            }
        }
        text.push_str(written);
    }
    Some((text, gaps))
}

/// A gap of a template.
struct Gap {
    part: Part,
    /// Whether it is part of a string, and no value of its own.
    is_in_string: bool,
}

struct Writer<'g> {
    gaps: &'g [Gap],
    quotes: Quotes,
    out: Template,
}

impl<'g> Writer<'g> {
    fn break_line(&mut self, indentation: &str) {
        self.out.push("\n");
        self.out.push(indentation);
    }

    /// The members of an object, which begin at the column `indentation`.
    fn members(&mut self, object: Node<'_>, indentation: &str) {
        for (place, member) in object.members().enumerate() {
            if place > 0 {
                self.break_line(indentation);
            }
            match self.bare_gap(member.name()) {
                Some(gap) => self.out.push_part(gap.part.clone()),
                None => {
                    self.string(member.name(), Quotes::Needed);
                    self.out.push(":");
                    self.value(member.value, indentation);
                }
            }
        }
    }

    /// A value behind a key that begins at the column `indentation`.
    fn value(&mut self, node: Node<'_>, indentation: &str) {
        let deeper = format!("{indentation}{UNIT}");
        if node.is_empty() {
            self.out.push(" ");
            self.scalar(node);
        } else {
            self.break_line(&deeper);
            self.entries(node, &deeper);
        }
    }

    fn entries(&mut self, node: Node<'_>, indentation: &str) {
        self.members(node, indentation);
        for (place, item) in node.items().enumerate() {
            if place > 0 {
                self.break_line(indentation);
            }
            self.out.push("- ");
            self.item(item, &format!("{indentation}{UNIT}"));
        }
    }

    /// A value that begins at the column `indentation`.
    fn item(&mut self, node: Node<'_>, indentation: &str) {
        if node.is_empty() {
            self.scalar(node);
        } else {
            self.entries(node, indentation);
        }
    }

    fn scalar(&mut self, node: Node<'_>) {
        match node.kind() {
            NodeKind::String(text) => match self.bare_gap(text) {
                Some(gap) => self.out.push_part(gap.part.clone()),
                None => self.string(text, self.quotes),
            },
            NodeKind::Array(_) => self.out.push("[]"),
            NodeKind::Object(_) => self.out.push("{}"),
            _ => self.out.push(node.text()),
        }
    }

    /// The gap that stands for the whole text, without quotes around it.
    fn bare_gap(&self, text: &str) -> Option<&'g Gap> {
        self.gap(text.chars().next()?).filter(|gap| !gap.is_in_string)
    }

    fn gap(&self, mark: char) -> Option<&'g Gap> {
        let number = u32::from(mark).checked_sub(FIRST_MARK)?;
        self.gaps.get(usize::try_from(number).ok()?)
    }

    fn string(&mut self, text: &str, quotes: Quotes) {
        let quotes = match quotes {
            Quotes::Needed if !self.is_plain(text) => Quotes::Double,
            Quotes::Single if !self.fits_single(text) => Quotes::Double,
            quotes => quotes,
        };
        let mark = match quotes {
            Quotes::Needed => "",
            Quotes::Single => "'",
            Quotes::Double => "\"",
        };
        self.out.push(mark);
        for character in text.chars() {
            match self.gap(character) {
                Some(gap) => self.out.push_part(gap.part.clone()),
                None if quotes == Quotes::Double => self.out.push(&escaped(&character.to_string())),
                None => self.out.push(character.encode_utf8(&mut [0; 4])),
            }
        }
        self.out.push(mark);
    }

    /// Whether the text reads as itself without quotes, with every proposal in its gaps.
    fn is_plain(&self, text: &str) -> bool {
        let gaps: Vec<&Gap> = text.chars().filter_map(|character| self.gap(character)).collect();
        let most = gaps.iter().map(|gap| proposals(gap).len()).max().unwrap_or(1);
        (0..most).all(|choice| {
            let filled: String = text
                .chars()
                .map(|character| match self.gap(character) {
                    Some(gap) => proposals(gap).get(choice).or(proposals(gap).first()).cloned().unwrap_or_default(),
                    None => character.to_string(),
                })
                .collect();
            is_plain_yaml(&filled)
        })
    }

    /// Whether the text can stand between single quotes, which know no escapes.
    fn fits_single(&self, text: &str) -> bool {
        let is_simple = |text: &str| !text.contains(['\\', '\'', '"']) && !text.chars().any(char::is_control);
        is_simple(text)
            && text.chars().filter_map(|character| self.gap(character)).flat_map(proposals).all(|text| is_simple(text))
    }
}

/// What may stand in a gap.
fn proposals(gap: &Gap) -> &[String] {
    match &gap.part {
        Part::Text(text) | Part::Gap(text) => std::slice::from_ref(text),
        Part::Choice(options) => options,
    }
}
