//! Building and applying fixes: edits that keep the author's formatting.

use ecslint_syntax::{Member, Node, Span};

use crate::diagnostic::{Edit, Fix};
use crate::field::Object;

/// Replaces the value at `node` by `json`, a piece of JSON.
pub fn replace(node: Node<'_>, json: impl Into<String>) -> Edit {
    Edit { span: node.span(), text: json.into() }
}

/// Replaces the string at `node` by another.
pub fn replace_string(node: Node<'_>, text: &str) -> Edit {
    replace(node, quote(text))
}

/// Renames the key of `member`.
pub fn rename_key(member: Member<'_>, name: &str) -> Edit {
    Edit { span: member.key.span(), text: quote(name) }
}

/// `text` as a JSON string.
pub fn quote(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

/// Removes some members of `object`, each with its comma and the blanks before it.
pub fn remove_members(object: Node<'_>, gone: impl Fn(Member<'_>) -> bool) -> Vec<Edit> {
    let entries: Vec<(Span, bool)> = object.members().map(|member| (member.span(), gone(member))).collect();
    remove_entries(object, &entries)
}

/// Removes one member of `object`.
pub fn remove_member(object: Object<'_>, member: Member<'_>) -> Vec<Edit> {
    remove_members(object.node(), |other| other.key == member.key)
}

/// Removes some items of the array at `list`, each with its comma and the blanks before it.
pub fn remove_items(list: Node<'_>, gone: impl Fn(Node<'_>) -> bool) -> Vec<Edit> {
    let entries: Vec<(Span, bool)> = list.items().map(|item| (item.span(), gone(item))).collect();
    remove_entries(list, &entries)
}

fn remove_entries(container: Node<'_>, entries: &[(Span, bool)]) -> Vec<Edit> {
    let text = container.document().text();
    let inner = Span::new(container.span().start + 1, container.span().end.saturating_sub(1));
    let kept = entries.iter().rposition(|(_, gone)| !gone);
    let mut edits = Vec::new();
    let Some(last_kept) = kept else {
        if !entries.is_empty() {
            edits.push(Edit { span: inner, text: String::new() });
        }
        return edits;
    };
    for (index, (span, gone)) in entries.iter().enumerate().filter(|(index, _)| *index < last_kept) {
        if *gone {
            // An entry before a kept one: from the end of what stands before it up to its own comma.
            let next = entries[index + 1].0;
            edits.push(Edit {
                span: Span::new(blanks_before(text, span.start), comma_end(text, *span, next)),
                text: String::new(),
            });
        }
    }
    let end = entries[last_kept].0.end;
    if let Some((last, _)) = entries[last_kept + 1..].last() {
        edits.push(Edit { span: Span::new(end, last.end), text: String::new() });
    }
    edits
}

/// The offset behind the comma that follows `entry`; the end of `entry` where the comma is missing.
fn comma_end(text: &str, entry: Span, next: Span) -> u32 {
    let gap = text.get(entry.end as usize..next.start as usize).unwrap_or_default();
    memchr::memchr(b',', gap.as_bytes()).map_or(entry.end, |comma| entry.end + comma as u32 + 1)
}

fn blanks_before(text: &str, offset: u32) -> u32 {
    text.get(..offset as usize).map_or(offset, |before| before.trim_end_matches([' ', '\t', '\r', '\n']).len() as u32)
}

/// Inserts `"name": json` as the last member of `object`, in the style of the members that are there.
pub fn insert_member(object: Node<'_>, name: &str, json: &str) -> Edit {
    let text = object.document().text();
    let Some(last) = object.members().last() else {
        let start = object.span().start;
        return Edit { span: Span::new(start, object.span().end), text: format!("{{ {}: {json} }}", quote(name)) };
    };
    let start = last.key.span().start;
    let separator = &text[blanks_before(text, start) as usize..start as usize];
    let separator = if separator.is_empty() { " " } else { separator };
    Edit { span: Span::empty(last.span().end), text: format!(",{separator}{}: {json}", quote(name)) }
}

/// Applies the fixes that do not overlap an earlier one; returns the new text and how many were applied.
///
/// Fixes with equal edits count once. A fix is applied whole or not at all.
pub fn apply<'f>(text: &str, fixes: impl IntoIterator<Item = &'f Fix>) -> (String, usize) {
    let mut taken: Vec<&Edit> = Vec::new();
    let mut applied = 0;
    for fix in fixes {
        let known = fix.edits.iter().all(|edit| taken.contains(&edit));
        let free = fix.edits.iter().all(|edit| taken.iter().all(|other| !clash(edit.span, other.span)));
        if known || fix.edits.is_empty() {
            continue;
        }
        if free {
            taken.extend(&fix.edits);
            applied += 1;
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
