//! Where something is to be written: what is wanted there, what is replaced, and which commas are missing.

use ecslint_core::{Edit, placeholder};
use ecslint_syntax::{Member, Node, NodeKind, Span};

use crate::completion::Completion;
use crate::completion::candidate::Candidate;
use crate::completion::template::Template;
use crate::model::{MemberModel, ValueModel};
use crate::place::{At, Step, Way};
use crate::view::View;

/// A place to write at.
pub(super) struct Site<'d> {
    view: View<'d>,
    way: Way<'d>,
    /// What is wanted.
    pub(super) want: Want<'d>,
    replace: Span,
    /// What was typed of the word, without its quote.
    typed: String,
}

/// What is wanted at a place.
pub(super) enum Want<'d> {
    /// A member.
    Member(WantedMember<'d>),
    /// A value.
    Value(WantedValue<'d>),
}

/// A member that is wanted.
pub(super) struct WantedMember<'d> {
    /// The object it goes into.
    pub(super) object: Step<'d>,
    /// The path of the object.
    pub(super) path: String,
    /// The member whose key is being written.
    pub(super) key: Option<Member<'d>>,
    /// Whether the key has its value already.
    pub(super) has_value: bool,
}

/// A value that is wanted.
pub(super) struct WantedValue<'d> {
    /// Its path.
    pub(super) path: String,
    /// What the API takes.
    pub(super) model: Option<&'d ValueModel>,
    /// What the API says of the member.
    pub(super) described: Option<&'d MemberModel>,
    /// The value that is being written over.
    pub(super) node: Option<Node<'d>>,
    /// The list whose item it is.
    pub(super) list: Option<Node<'d>>,
}

impl<'d> WantedMember<'d> {
    fn new(object: Step<'d>, path: String, key: Option<Member<'d>>) -> Self {
        let has_value = key.is_some_and(|key| key.colon().is_some() || !key.value.span().is_empty());
        Self { object, path, key, has_value }
    }
}

impl<'d> WantedValue<'d> {
    /// The other items of the list.
    pub(super) fn siblings(&self) -> impl Iterator<Item = Node<'d>> {
        let own = self.node;
        self.list.map(Node::items).into_iter().flatten().filter(move |item| Some(*item) != own)
    }
}

impl<'d> Site<'d> {
    /// The site at `offset`; `None` where nothing of the API may be written.
    pub(super) fn at(view: View<'d>, offset: u32) -> Option<Self> {
        if !view.text.is_char_boundary(offset as usize) || is_in_comment(view, offset) {
            return None;
        }
        let way = way_to(view, offset)?;
        let here = way.innermost()?;
        let word = word_around(view.text, offset);
        let (want, replace) = match way.at {
            At::Key(member) => {
                let span = member.key.span();
                if is_closed(member.key) && span.end == offset {
                    return None;
                }
                let object = here;
                let path = way.path.clone();
                if is_closed(member.key) && span.start == offset {
                    (Want::Member(WantedMember::new(object, path, None)), Span::empty(offset))
                } else {
                    (Want::Member(WantedMember::new(object, path, Some(member))), span)
                }
            }
            At::Between if here.node.is_object() => {
                (Want::Member(WantedMember::new(here, way.path.clone(), None)), word?)
            }
            At::Between => (Want::Value(item_of(here, way.path.clone())), word?),
            At::Value => value_at(&way, here, offset, word)?,
        };
        let typed = view.text.get(replace.start as usize..offset as usize).unwrap_or_default();
        let typed = typed.trim_matches(['"', '\'']).to_owned();
        is_sane(view.text, replace, offset).then_some(Self { view, way, want, replace, typed })
    }

    /// The site of a word that stands at `replace` for what is wanted there, of which so much was `typed`.
    pub(super) fn of_word(view: View<'d>, way: Way<'d>, want: Want<'d>, replace: Span, typed: String) -> Self {
        Self { view, way, want, replace, typed }
    }

    fn replaced(&self) -> &'d str {
        self.view.text.get(self.replace.range()).unwrap_or_default()
    }

    /// Where the replaced text begins.
    pub(super) fn start(&self) -> u32 {
        self.replace.start
    }

    /// What was typed of the word, without its quote.
    pub(super) fn typed(&self) -> &str {
        &self.typed
    }

    /// The value on the way whose path is `path`.
    pub(super) fn step(&self, path: &str) -> Option<Step<'d>> {
        self.way.steps.iter().find(|step| self.way.path_of(step) == path).copied()
    }

    /// The innermost object around the place.
    pub(super) fn holder(&self) -> Option<Node<'d>> {
        self.way.object().map(|step| step.node)
    }

    /// The completion that puts `candidate` here.
    pub(super) fn place(&self, candidate: Candidate, rank: u32) -> Completion {
        let mut also = self.comma_before();
        let mut body = Template::default();
        // Two insertions at one place would have no order.
        if also.take_if(|edit| edit.span.end == self.replace.start).is_some() {
            body.push(", ");
        }
        body.append(candidate.body);
        if self.needs_comma_behind() {
            body.push(",");
        }
        let quote = self.replaced().chars().next().filter(|first| matches!(first, '"' | '\''));
        let filter = match quote {
            Some(quote) => format!("{quote}{}{quote}", candidate.filter),
            None => candidate.filter,
        };
        Completion {
            label: candidate.label,
            kind: candidate.kind,
            detail: candidate.detail,
            documentation: candidate.documentation,
            replace: self.replace,
            text: body.plain(),
            snippet: body.snippet(),
            rank,
            standing: candidate.standing,
            filter,
            also: also.into_iter().collect(),
        }
    }

    /// Whether another member or item follows without a comma between.
    fn needs_comma_behind(&self) -> bool {
        if let Want::Member(wanted) = &self.want
            && wanted.has_value
        {
            return false;
        }
        let next = next_byte(self.view, self.replace.end as usize);
        let is_in_list = matches!(&self.want, Want::Value(WantedValue { list: Some(_), .. }));
        match next {
            None | Some(b',' | b'}' | b']' | b':') => false,
            Some(b'"' | b'\'') => true,
            Some(_) => is_in_list,
        }
    }

    /// The comma that is missing behind what stands before.
    fn comma_before(&self) -> Option<Edit> {
        if let Want::Value(WantedValue { list: None, .. }) = &self.want {
            return None;
        }
        let end = previous_end(self.view, self.replace.start as usize)?;
        let last = *self.view.text.as_bytes().get(end.checked_sub(1)?)?;
        if matches!(last, b',' | b'{' | b'[' | b':') {
            return None;
        }
        let end = u32::try_from(end).ok()?;
        Some(Edit { span: Span::empty(end), text: ",".to_owned() })
    }
}

/// Whether the replaced text is one line around the place and no placeholder.
pub(super) fn is_sane(whole: &str, replace: Span, offset: u32) -> bool {
    let text = whole.get(replace.range()).unwrap_or_default();
    let content = text.trim_start_matches(['"', '\'']);
    let marks = ["__", "@@", "[[", "(("];
    let is_template = content.contains(['$', '{', '<', '%', '#'])
        || marks.iter().any(|mark| content.contains(mark))
        || placeholder::find(content).is_some();
    let before = whole.get(..replace.start as usize).unwrap_or_default();
    let openings = ["{{", "${", "{%", "#{", "%{"];
    let follows_mark =
        before.ends_with(['$', '%', '<', '@', '#', '\\']) || openings.iter().any(|opening| before.ends_with(opening));
    let behind = whole.get(replace.end as usize..).unwrap_or_default();
    let precedes_mark =
        behind.starts_with(['$', '%', '<', '@']) || openings.iter().any(|opening| behind.starts_with(opening));
    replace.touches(offset) && !precedes_mark && !text.contains('\n') && !is_template && !follows_mark
}

/// What is wanted in the list at the end of the way.
fn item_of(list: Step<'_>, path: String) -> WantedValue<'_> {
    let model = match list.model {
        Some(ValueModel::List(inner)) => Some(&**inner),
        _ => None,
    };
    WantedValue { path: format!("{path}[]"), model, described: None, node: None, list: Some(list.node) }
}

/// What is wanted at a value that holds no other, or at the edge of one that does.
fn value_at<'d>(way: &Way<'d>, here: Step<'d>, offset: u32, word: Option<Span>) -> Option<(Want<'d>, Span)> {
    let span = here.node.span();
    let parent = way.steps.len().checked_sub(2).and_then(|index| way.steps.get(index)).copied()?;
    let list = parent.node.is_array().then_some(parent.node);
    let is_at_edge = match here.node.kind() {
        NodeKind::Expression => return None,
        NodeKind::Object(_) | NodeKind::Array(_) => true,
        NodeKind::String(_) => is_closed(here.node) && (offset == span.start || offset == span.end),
        _ => false,
    };
    if is_at_edge {
        let is_before_item = list.is_some() && (offset == span.start || !here.node.is_string());
        let path = way.path_of(&parent).to_owned();
        return is_before_item.then(|| (Want::Value(item_of(parent, path)), Span::empty(offset)));
    }
    let is_missing = span.is_empty();
    let wanted = WantedValue {
        path: way.path.clone(),
        model: here.model,
        described: here.described,
        node: Some(here.node),
        list,
    };
    Some((Want::Value(wanted), if is_missing { word? } else { span }))
}

/// The way to `offset`. In a text that is still being written the innermost brackets may be open although what was read
/// of them ended before the place.
fn way_to(view: View<'_>, offset: u32) -> Option<Way<'_>> {
    let way = Way::to(view, offset);
    if way.as_ref().is_some_and(|way| !matches!(way.at, At::Between)) {
        return way;
    }
    let before = word_around(view.text, offset)?.start as usize;
    let end = previous_end(view, before)?;
    let without_comma = end - usize::from(view.text.as_bytes().get(end - 1) == Some(&b','));
    for end in [end, previous_end(view, without_comma)?] {
        let Some(mut inner) = u32::try_from(end).ok().and_then(|end| Way::to(view, end)) else { continue };
        let is_open = |step: &Step<'_>| step.node.span().end as usize == end && is_open(step.node);
        let Some(place) = inner.steps.iter().rposition(is_open) else { continue };
        let depth = way.as_ref().map_or(0, |way| way.steps.len());
        if place < depth {
            continue;
        }
        inner.steps.truncate(place + 1);
        let path = inner.innermost().map(|step| inner.path_of(&step).to_owned())?;
        inner.path = path;
        inner.at = At::Between;
        return Some(inner);
    }
    way
}

/// Whether the closing bracket of a container is missing.
fn is_open(node: Node<'_>) -> bool {
    let end = node.span().end;
    let last = match node.kind() {
        NodeKind::Array(items) => items.last(),
        NodeKind::Object(members) => members.last().map(|member| member.value),
        _ => return false,
    };
    let closing = if node.is_array() { ']' } else { '}' };
    !node.text().ends_with(closing) || node.span().len() < 2 || last.is_some_and(|last| last.span().end == end)
}

/// Whether a string has both of its quotes.
fn is_closed(node: Node<'_>) -> bool {
    let text = node.text();
    let quote = text.chars().next().filter(|first| matches!(first, '"' | '\''));
    text.len() >= 2 && quote.is_some_and(|quote| text.ends_with(quote) && !ends_with_escape(text))
}

/// Whether the last quote of a string is an escaped one.
fn ends_with_escape(text: &str) -> bool {
    let inner = &text[..text.len() - 1];
    let slashes = inner.len() - inner.trim_end_matches('\\').len();
    slashes % 2 == 1
}

/// The word around `offset` outside of strings; empty between blanks. `None` inside of something else.
fn word_around(text: &str, offset: u32) -> Option<Span> {
    let offset = offset as usize;
    let bytes = text.as_bytes();
    let is_word = |byte: &&u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.');
    let before = bytes.get(..offset)?.iter().rev().take_while(is_word).count();
    let behind = bytes.get(offset..)?.iter().take_while(is_word).count();
    Some(Span::new(u32::try_from(offset - before).ok()?, u32::try_from(offset + behind).ok()?))
}

fn is_in_comment(view: View<'_>, offset: u32) -> bool {
    let comments = view.document.comments();
    let next = comments.partition_point(|comment| comment.span.start < offset);
    let last = next.checked_sub(1).and_then(|last| comments.get(last));
    last.is_some_and(|comment| {
        let text = view.text.get(comment.span.range()).unwrap_or_default();
        offset < comment.span.end || (offset == comment.span.end && !text.ends_with("*/"))
    })
}

/// The first byte from `at` on that is neither blank nor in a comment.
fn next_byte(view: View<'_>, at: usize) -> Option<u8> {
    let comments = view.document.comments();
    let mut at = at;
    loop {
        let byte = *view.text.as_bytes().get(at)?;
        if byte.is_ascii_whitespace() {
            at += 1;
            continue;
        }
        let start = u32::try_from(at).ok()?;
        match comments.binary_search_by_key(&start, |comment| comment.span.start) {
            Ok(index) => at = (comments[index].span.end as usize).max(at + 1),
            Err(_) => return Some(byte),
        }
    }
}

/// The end of the last byte before `at` that is neither blank nor in a comment.
fn previous_end(view: View<'_>, at: usize) -> Option<usize> {
    let comments = view.document.comments();
    let mut at = at;
    loop {
        let end = u32::try_from(at).ok()?;
        if let Ok(index) = comments.binary_search_by_key(&end, |comment| comment.span.end) {
            at = (comments[index].span.start as usize).min(at - 1);
            continue;
        }
        let last = at.checked_sub(1)?;
        if !view.text.as_bytes().get(last)?.is_ascii_whitespace() {
            return Some(at);
        }
        at = last;
    }
}
