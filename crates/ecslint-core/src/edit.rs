//! Building and applying fixes: edits that keep the author's formatting.

mod block;
mod yaml;

use std::ops::Range;

use ecslint_syntax::{Document, Member, Node, Span, Syntax, SyntaxErrorKind};
use yaml::Style;

use crate::diagnostic::{Edit, Fix};
use crate::field::Object;

/// Replaces the value at `node` by `json`, a piece of JSON, which is YAML too.
pub fn replace(node: Node<'_>, json: impl Into<String>) -> Edit {
    let json = json.into();
    if !is_yaml(node) {
        return Edit { span: node.span(), text: json };
    }
    let document = ecslint_syntax::parse(&json, Syntax::Json);
    match document.root().and_then(Node::as_str) {
        Some(text) => replace_string(node, text),
        None => replace_in_yaml(node, json.clone()),
    }
}

/// Replaces the string at `node` by another.
pub fn replace_string(node: Node<'_>, text: &str) -> Edit {
    match is_yaml(node) {
        true => replace_in_yaml(node, yaml::string(text, Style::of(node))),
        false => Edit { span: node.span(), text: quote(text) },
    }
}

fn replace_in_yaml(node: Node<'_>, text: String) -> Edit {
    let is_block = node.is_unquoted() && (node.is_object() || node.is_array());
    if is_block || node.span().is_empty() {
        return block::replace_value(node, text);
    }
    Edit { span: node.span(), text }
}

fn is_yaml(node: Node<'_>) -> bool {
    node.document().syntax() == Syntax::Yaml
}

/// Replaces a part of the string at `node`, given as a range of what it decodes to; `None` where the part has no place
/// in the file.
pub fn replace_inside(node: Node<'_>, decoded: Range<usize>, text: &str) -> Option<Edit> {
    let span = node.span_inside(decoded.clone())?;
    if is_yaml(node) && Style::of(node) != Style::Double {
        // Without escapes not every text can stand everywhere, so the whole string is written anew.
        let mut whole = node.as_str()?.to_owned();
        whole.replace_range(decoded, text);
        return Some(replace_string(node, &whole));
    }
    let quoted = quote(text);
    Some(Edit { span, text: quoted[1..quoted.len() - 1].to_owned() })
}

/// Puts several strings in place of `item` in the list `list`.
pub fn replace_by_items(list: Node<'_>, item: Node<'_>, items: &[&str]) -> Edit {
    if is_yaml(list) && list.is_unquoted() {
        let style = Style::of(item);
        let [before @ .., last] = items else { return replace_in_yaml(item, String::new()) };
        let before: String = before.iter().map(|text| block::item_before(list, &yaml::string(text, style))).collect();
        return Edit { span: item.span(), text: before + &yaml::string(last, style) };
    }
    let items: Vec<String> = items.iter().map(|text| quote(text)).collect();
    Edit { span: item.span(), text: items.join(", ") }
}

/// Inserts a string before `item` in the list `list`.
pub fn insert_item_before(list: Node<'_>, item: Node<'_>, text: &str) -> Edit {
    let text = if is_yaml(list) && list.is_unquoted() {
        block::item_before(list, &yaml::string(text, Style::Plain))
    } else {
        format!("{}, ", quote(text))
    };
    Edit { span: Span::empty(item.span().start), text }
}

/// Adds a copy of `source` as the last item of `list`; `None` where some of it is unknown.
pub fn append_copy(list: Node<'_>, source: Node<'_>) -> Option<Edit> {
    if !is_yaml(list) {
        return Some(match list.items().last() {
            Some(last) => {
                let before = list.document().text().get(..last.span().start as usize).unwrap_or_default();
                let blanks = &before[before.trim_end().len()..];
                let blanks = if blanks.is_empty() { " " } else { blanks };
                Edit { span: Span::empty(last.span().end), text: format!(",{blanks}{}", source.text()) }
            }
            None => replace(list, format!("[{}]", source.text())),
        });
    }
    let json = to_json(source)?;
    Some(match list.items().last() {
        Some(_) if list.is_unquoted() => block::append_item(list, &json),
        Some(last) => Edit { span: Span::empty(last.span().end), text: format!(", {json}") },
        None => replace(list, format!("[{json}]")),
    })
}

/// The value at `node` as JSON: as it is written, where that is JSON. `None` where some of it is unknown.
pub fn to_json(node: Node<'_>) -> Option<String> {
    if is_yaml(node) { yaml::to_json(node) } else { Some(node.text().to_owned()) }
}

/// Renames the key of `member`.
pub fn rename_key(member: Member<'_>, name: &str) -> Edit {
    replace_string(member.key, name)
}

/// `text` as a JSON string.
pub fn quote(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

/// Removes some members of `object`, each with its comma and its line. Comments and templates around them stay.
pub fn remove_members(object: Node<'_>, gone: impl Fn(Member<'_>) -> bool) -> Vec<Edit> {
    let entries = object.members().map(|member| (member.span(), gone(member)));
    remove(object, entries.collect())
}

/// Removes one member of `object`.
pub fn remove_member(object: Object<'_>, member: Member<'_>) -> Vec<Edit> {
    remove_members(object.node(), |other| other.key == member.key)
}

/// Removes some items of the array at `list`, each with its comma and its line. Comments and templates around them stay.
pub fn remove_items(list: Node<'_>, gone: impl Fn(Node<'_>) -> bool) -> Vec<Edit> {
    let entries = list.items().map(|item| (item.span(), gone(item)));
    remove(list, entries.collect())
}

fn remove(container: Node<'_>, mut entries: Vec<(Span, bool)>) -> Vec<Edit> {
    if !is_yaml(container) {
        return Removal::new(container, entries).edits();
    }
    // What an alias brings in stands elsewhere.
    entries.retain(|(span, _)| container.span().contains(*span));
    match entries.iter().any(|(_, gone)| *gone) {
        false => Vec::new(),
        true if container.is_unquoted() => block::remove(container, &entries),
        true => Removal::new(container, entries).edits(),
    }
}

/// The entries of a container, with those that are to go.
struct Removal<'d> {
    document: &'d Document<'d>,
    /// What lies between the brackets.
    inner: Span,
    entries: Vec<(Span, bool)>,
    edits: Vec<Edit>,
}

/// What stands between two entries.
struct Gap {
    comma: Option<Span>,
    /// Nothing but blanks and the comma.
    is_plain: bool,
}

impl<'d> Removal<'d> {
    fn new(container: Node<'d>, entries: Vec<(Span, bool)>) -> Self {
        let span = container.span();
        let inner = Span::new(span.start + 1, span.end.saturating_sub(1));
        Self { document: container.document(), inner, entries, edits: Vec::new() }
    }

    fn edits(mut self) -> Vec<Edit> {
        let count = self.entries.len();
        let Some(last_kept) = self.entries.iter().rposition(|(_, gone)| !gone) else {
            return self.remove_all();
        };
        for index in (0..last_kept).filter(|&index| self.entries[index].1).collect::<Vec<_>>() {
            let gap = self.gap_behind(index);
            if gap.is_plain {
                // Up to the next entry: the blanks before the removed one are then those before the next.
                self.remove(Span::new(self.entries[index].0.start, self.entries[index + 1].0.start));
            } else {
                self.remove_carefully(index, gap.comma);
            }
        }
        if (last_kept..count - 1).all(|index| self.gap_behind(index).is_plain) {
            self.remove(Span::new(self.entries[last_kept].0.end, self.entries[count - 1].0.end));
        } else {
            for index in last_kept + 1..count {
                self.remove_carefully(index, self.gap_behind(index - 1).comma);
            }
        }
        self.edits
    }

    fn remove_all(mut self) -> Vec<Edit> {
        let Some((first, _)) = self.entries.first() else { return self.edits };
        let before = self.gap(Span::new(self.inner.start, first.start));
        let count = self.entries.len();
        if before.is_plain && (0..count).all(|index| self.gap_behind(index).is_plain) {
            self.remove(self.inner);
        } else {
            for index in 0..count {
                self.remove_carefully(index, self.gap_behind(index).comma);
            }
        }
        self.edits
    }

    /// Removes one entry and a comma, and nothing else that is not blank.
    fn remove_carefully(&mut self, index: usize, comma: Option<Span>) {
        let text = self.document.text();
        let mut span = self.entries[index].0;
        let mut behind = None;
        if let Some(comma) = comma {
            if comma.start < span.start {
                self.remove(comma);
            } else if is_blank(text, Span::new(span.end, comma.start)) {
                span.end = comma.end;
            } else {
                behind = Some(comma);
            }
        }
        let rest = text.get(span.end as usize..self.inner.end as usize).unwrap_or_default();
        let blanks = rest.len() - rest.trim_start_matches([' ', '\t']).len();
        if rest[blanks..].starts_with(['\r', '\n']) {
            // The entry ends its line. The line end in its place also ends a comment that stands before it.
            let done = self.edits.last().map_or(self.inner.start, |edit| edit.span.end);
            span.start = blanks_before(text, span.start).max(done);
        } else {
            span.end += blanks as u32;
        }
        self.remove(span);
        if let Some(comma) = behind {
            self.remove(comma);
        }
    }

    fn remove(&mut self, span: Span) {
        if !span.is_empty() {
            self.edits.push(Edit { span, text: String::new() });
        }
    }

    /// What stands between an entry and the next one, or the end.
    fn gap_behind(&self, index: usize) -> Gap {
        let end = self.entries.get(index + 1).map_or(self.inner.end, |next| next.0.start);
        self.gap(Span::new(self.entries[index].0.end, end))
    }

    fn gap(&self, span: Span) -> Gap {
        let text = self.document.text();
        let bytes = text.as_bytes().get(span.range()).unwrap_or_default();
        // A comma in a comment or in a template separates nothing.
        let comments = self.document.comments().iter().map(|comment| comment.span);
        let templates = self.document.errors().iter().filter(|error| error.kind == SyntaxErrorKind::Template);
        let others: Vec<Span> = comments.chain(templates.map(|error| error.span)).collect();
        let comma = memchr::memchr_iter(b',', bytes)
            .map(|at| Span::new(span.start + at as u32, span.start + at as u32 + 1))
            .find(|comma| !others.iter().any(|other| other.contains(*comma)));
        let is_plain = match comma {
            Some(comma) => {
                is_blank(text, Span::new(span.start, comma.start)) && is_blank(text, Span::new(comma.end, span.end))
            }
            None => is_blank(text, span),
        };
        Gap { comma, is_plain }
    }
}

fn is_blank(text: &str, span: Span) -> bool {
    text.get(span.range()).is_some_and(|text| text.chars().all(|character| BLANKS.contains(&character)))
}

const BLANKS: [char; 4] = [' ', '\t', '\r', '\n'];

fn blanks_before(text: &str, offset: u32) -> u32 {
    text.get(..offset as usize).map_or(offset, |before| before.trim_end_matches(BLANKS).len() as u32)
}

/// Inserts `"name": json` as the last member of `object`, in the style of the members that are there.
pub fn insert_member(object: Node<'_>, name: &str, json: &str) -> Edit {
    let text = object.document().text();
    if is_yaml(object) && object.is_unquoted() {
        return block::insert_member(object, name, json);
    }
    let Some(last) = object.members().last() else {
        let inner = Span::new(object.span().start + 1, object.span().end.saturating_sub(1));
        if is_blank(text, inner) {
            return Edit { span: inner, text: format!(" {}: {json} ", quote(name)) };
        }
        return Edit { span: Span::empty(inner.start), text: format!(" {}: {json}", quote(name)) };
    };
    let (key, value) = (last.key.span(), last.value.span());
    let colon = text.get(key.end as usize..value.start as usize).unwrap_or_default();
    let is_plain = colon.trim_matches(BLANKS) == ":";
    let colon = if is_plain { colon } else { ": " };
    let blanks = &text[blanks_before(text, key.start) as usize..key.start as usize];
    // The first member of a line without blanks does not show what stands behind a comma.
    let separator = if blanks.is_empty() && colon != ":" { " " } else { blanks };
    Edit { span: Span::empty(last.span().end), text: format!(",{separator}{}{colon}{json}", quote(name)) }
}

/// Applies the fixes that do not overlap an earlier one; returns the new text and which of the fixes it holds.
///
/// A fix is applied whole or not at all. Fixes with equal edits are all held.
pub fn apply<'f>(text: &str, fixes: impl IntoIterator<Item = &'f Fix>) -> (String, Vec<usize>) {
    let mut taken: Vec<&Edit> = Vec::new();
    let mut applied = Vec::new();
    for (index, fix) in fixes.into_iter().enumerate() {
        let is_known = fix.edits.iter().all(|edit| taken.contains(&edit));
        let is_free = fix.edits.iter().all(|edit| taken.iter().all(|other| !clash(edit.span, other.span)));
        if fix.edits.is_empty() || !(is_known || is_free) {
            continue;
        }
        applied.push(index);
        if !is_known {
            taken.extend(&fix.edits);
        }
    }
    taken.sort();
    let mut result = String::with_capacity(text.len());
    let mut position = 0;
    for edit in taken {
        result.push_str(text.get(position..edit.span.start as usize).unwrap_or_default());
        result.push_str(&edit.text);
        position = edit.span.end as usize;
    }
    result.push_str(text.get(position..).unwrap_or_default());
    (result, applied)
}

/// Two insertions at one place clash too: their order would be chance.
fn clash(one: Span, other: Span) -> bool {
    (one.start < other.end && other.start < one.end)
        || one.start == other.start
        || (one.is_empty() && other.contains(one))
}
