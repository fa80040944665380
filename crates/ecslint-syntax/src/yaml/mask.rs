//! Templates in YAML: `${PORT}`, `{{ port }}`, `{% if x %}`. A reader of YAML would take their brackets for its own, so it
//! is given a text in which plain characters stand in their place, byte for byte.

use std::borrow::Cow;

use crate::document::Comment;
use crate::json::Templates;
use crate::span::Span;

/// A text as it is given to the reader, and where it differs from what the author wrote.
pub(super) struct Mask<'t> {
    pub(super) text: Cow<'t, str>,
    /// The templates, in the order of the text.
    pub(super) templates: Vec<Span>,
    /// Places at which an unknown part of the document may stand: lines of nothing but templates, and lines that could not
    /// be read. In the order of the text.
    pub(super) holes: Vec<Span>,
}

impl<'t> Mask<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        let templates = find_templates(text);
        if templates.is_empty() {
            return Self { text: Cow::Borrowed(text), templates, holes: Vec::new() };
        }
        let mut masked = text.as_bytes().to_vec();
        for template in &templates {
            masked[template.range()].fill(b'x');
        }
        let holes = lines_of_templates(text, &templates);
        for hole in &holes {
            masked[hole.range()].fill(b'x');
            masked[hole.start as usize] = b'#';
        }
        let masked = String::from_utf8(masked).map_or(Cow::Borrowed(text), Cow::Owned);
        Self { text: masked, templates, holes }
    }

    /// Takes the line around `offset` out of the text, as one that cannot be read; false when there is nothing left on it.
    pub(super) fn take_out_line(&mut self, offset: usize) -> bool {
        let line = line_around(&self.text, offset);
        let Some(content) = self.text.get(line.range()) else { return false };
        let blanks = content.len() - content.trim_start().len();
        let span = Span::new(line.start + blanks as u32, line.start + content.trim_end().len() as u32);
        if span.is_empty() || self.holes.iter().any(|hole| hole.touches(span.start)) {
            return false;
        }
        let blank = " ".repeat(span.range().len());
        self.text.to_mut().replace_range(span.range(), &blank);
        let place = self.holes.partition_point(|hole| hole.start < span.start);
        self.holes.insert(place, span);
        true
    }

    /// The holes that begin in `span` or right behind it.
    pub(super) fn holes_in(&self, span: Span) -> &[Span] {
        let first = self.holes.partition_point(|hole| hole.start < span.start);
        let end = self.holes.partition_point(|hole| hole.start <= span.end);
        self.holes.get(first..end).unwrap_or_default()
    }

    /// Whether the comment is one that only stands in place of a template.
    pub(super) fn is_made_up(&self, comment: Comment) -> bool {
        self.holes.binary_search_by_key(&comment.span.start, |hole| hole.start).is_ok()
    }

    /// The first template that begins at `start` or behind it.
    pub(super) fn next_template(&self, start: u32) -> Option<Span> {
        self.templates.get(self.templates.partition_point(|template| template.start < start)).copied()
    }
}

/// The templates in `text`. Those that YAML reads as text anyway (`$NAME`, `__NAME__`) are not among them.
fn find_templates(text: &str) -> Vec<Span> {
    let bytes = text.as_bytes();
    let may_begin = |at: usize| match (bytes[at], bytes.get(at + 1)) {
        (b'{', Some(b'{' | b'%' | b'#')) | (b'$', Some(b'{' | b'(')) | (b'%', Some(b'{')) | (b'<', Some(_)) => true,
        (b'[', Some(b'[')) => true,
        // These begin a template only where no plain text may begin with them.
        (b'%' | b'@', Some(_)) => at == 0 || matches!(bytes[at - 1], b' ' | b'\t' | b'\n' | b'[' | b','),
        (b'#', Some(b'{')) => true,
        _ => false,
    };
    let mut found = Vec::new();
    let mut finder = None;
    let mut at = 0;
    while at < bytes.len() {
        if !may_begin(at) {
            at += 1;
            continue;
        }
        let end = if bytes[at] == b'[' {
            end_of_brackets(bytes, at)
        } else {
            finder.get_or_insert_with(|| Templates::new(text)).end_of(at)
        };
        match end {
            Some(end) if text.is_char_boundary(end) => {
                found.push(Span::new(at as u32, end as u32));
                at = end;
            }
            _ => at += 1,
        }
    }
    found
}

/// The end of `[[ name ]]`, as some template engines are told to write; the blanks tell it from a list in a list.
fn end_of_brackets(bytes: &[u8], at: usize) -> Option<usize> {
    const LONGEST: usize = 128;
    let inner = bytes.get(at + 2..)?.strip_prefix(b" ")?;
    let is_name = |byte: &&u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'-' | b'$' | b' ');
    let length = inner.iter().take(LONGEST).take_while(is_name).count();
    let ends = inner[..length].ends_with(b" ") && inner[length..].starts_with(b"]]");
    ends.then_some(at + 3 + length + 2)
}

/// What stands on lines that hold templates and nothing else.
fn lines_of_templates(text: &str, templates: &[Span]) -> Vec<Span> {
    let mut lines = Vec::new();
    let mut rest = templates;
    while let Some(first) = rest.first() {
        let line = line_around(text, first.start as usize);
        let count = rest.partition_point(|template| template.start < line.end);
        let (here, later) = rest.split_at(count.max(1));
        rest = later;
        let mut position = line.start;
        let mut is_alone = true;
        let is_blank =
            |start: u32, end: u32| text.get(start as usize..end as usize).is_some_and(|text| text.trim().is_empty());
        for template in here {
            is_alone = is_alone && is_blank(position, template.start);
            position = template.end;
        }
        if is_alone && is_blank(position, line.end) {
            lines.push(Span::new(first.start, position));
        }
    }
    lines
}

/// The line around an offset, without its end.
fn line_around(text: &str, offset: usize) -> Span {
    let bytes = text.as_bytes();
    let offset = offset.min(bytes.len());
    let start = memchr::memrchr(b'\n', &bytes[..offset]).map_or(0, |end| end + 1);
    let end = memchr::memchr(b'\n', &bytes[offset..]).map_or(bytes.len(), |length| offset + length);
    Span::new(start as u32, end as u32)
}
