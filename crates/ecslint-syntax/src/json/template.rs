//! Templates outside of strings: `${PORT}`, `{{ port }}`, `{% if x %}`, `<PORT>`, `%PORT%`, `#{port}`, `@@PORT@@`,
//! `__PORT__`, `<%= port %>`. The file becomes JSON only when a tool has filled them in.

use super::{Expect, Parser, is_name_byte};
use crate::document::{INCOMPLETE, Syntax};
use crate::error::SyntaxErrorKind;
use memchr::memmem;

/// `<PORT>` and its like are short; further away, `>` means something else.
const LONGEST_ANGLE_TEMPLATE: usize = 64;

/// What a directive does to the nesting of blocks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Directive {
    Begins,
    Ends,
    /// `else`, a comment, an assignment.
    Other,
}

/// Where a template may stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    Key,
    Value,
}

/// Finds templates in text that is no JSON.
pub(crate) struct Templates<'t>(Parser<'t>);

impl<'t> Templates<'t> {
    pub(crate) fn new(text: &'t str) -> Self {
        Self(Parser::new(text, Syntax::Json, None))
    }

    /// The end of the template that begins at `at`.
    pub(crate) fn end_of(&mut self, at: usize) -> Option<usize> {
        self.0.template_end(at)
    }
}

impl Parser<'_> {
    /// The end of the characters that stand together from `start` on, when there is a template among them, as in
    /// `10${X}` or `${A}-${B}`.
    pub(super) fn template_run(&mut self, start: usize, place: Place) -> Option<usize> {
        let mut at = start;
        let mut found = false;
        loop {
            if let Some(end) = self.template_end(at) {
                at = end;
                found = true;
                continue;
            }
            match (self.word_length(at), self.byte_at(at)) {
                (0, Some(b':' | b'=')) if place == Place::Value && at > start => {
                    // `repository:${TAG}`; a colon at the end of the word has another meaning.
                    let goes_on = self.word_length(at + 1) > 0 || self.template_end(at + 1).is_some();
                    if !goes_on {
                        break;
                    }
                    at += 1;
                }
                (0, Some(b'#')) if found => at += 1,
                (0, _) => break,
                (length, _) => at += length,
            }
        }
        if !found {
            return self.unfinished_template_end(start);
        }
        Some(at)
    }

    /// The end of the template that begins at `at`.
    pub(super) fn template_end(&mut self, at: usize) -> Option<usize> {
        let second = self.byte_at(at + 1);
        match (self.byte_at(at)?, second) {
            (b'$', Some(b'{')) | (b'%', Some(b'{')) => self.bracketed_end(at + 1, b'{', b'}'),
            (b'$', Some(b'(')) => self.bracketed_end(at + 1, b'(', b')'),
            (b'$', Some(byte)) if is_name_byte(byte) => Some(self.name_end(at + 1)),
            (b'#', Some(b'{')) => self.is_hash_template(at).then(|| self.bracketed_end(at + 1, b'{', b'}'))?,
            (b'{', Some(b'{')) => self.double_brace_end(at),
            (b'{', Some(b'%')) => self.end_on_line(at + 2, b"%}"),
            (b'{', Some(b'#')) => self.end_on_line(at + 2, b"#}"),
            (b'<', Some(b'%')) => self.end_on_line(at + 2, b"%>"),
            (b'<', Some(_)) => self.angle_end(at),
            (b'%', Some(_)) => self.marked_end(at, b'%'),
            (b'@', Some(_)) => self.marked_end(at, b'@'),
            (b'_', Some(b'_')) => self.dunder_end(at),
            _ => None,
        }
    }

    /// Whether `#` begins `#{name}` here, and no comment such as `#{ "name": "web" }`.
    pub(super) fn is_hash_template(&self, at: usize) -> bool {
        let inner = self.after_spaces(at + 2);
        let begins_name = |byte: u8| is_name_byte(byte) || matches!(byte, b'.' | b'$' | b'@');
        if self.byte_at(at + 1) != Some(b'{') || !self.byte_at(inner).is_some_and(begins_name) {
            return false;
        }
        let rest = &self.bytes[inner..];
        let length = rest.iter().take(256).take_while(|byte| !matches!(byte, b'}' | b'\n')).count();
        rest.get(length) == Some(&b'}')
    }

    fn name_end(&self, at: usize) -> usize {
        at + self.bytes[at..].iter().take_while(|&&byte| is_name_byte(byte)).count()
    }

    /// The end of the brackets that open at `at`, on the same line. Brackets nest; those in quotes do not count.
    fn bracketed_end(&mut self, at: usize, open: u8, close: u8) -> Option<usize> {
        let mut depth = 0_usize;
        let mut quoted = false;
        for (length, &byte) in self.bytes[at..].iter().enumerate().take(self.search_budget) {
            match byte {
                b'\n' => {
                    self.search_budget -= length;
                    return None;
                }
                b'"' => quoted = !quoted,
                _ if quoted => {}
                _ if byte == open => depth += 1,
                _ if byte == close => {
                    depth -= 1;
                    if depth == 0 {
                        return Some(at + length + 1);
                    }
                }
                _ => {}
            }
        }
        self.search_budget = self.search_budget.saturating_sub(self.bytes.len() - at);
        None
    }

    /// The end of `{{ … }}`. Two braces may also be two objects, the inner one lacking its key.
    fn double_brace_end(&mut self, at: usize) -> Option<usize> {
        let triple = self.byte_at(at + 2) == Some(b'{');
        let content = if triple { at + 3 } else { at + 2 };
        let end = self.end_on_line(content, b"}}")?;
        let inner = self.text.get(content..end - 2).unwrap_or_default().trim();
        let is_object = inner.starts_with('"') && has_colon_outside_quotes(inner);
        if inner.is_empty() || inner.starts_with('{') || is_object {
            return None;
        }
        Some(if triple && self.byte_at(end) == Some(b'}') { end + 1 } else { end })
    }

    /// The offset behind the next `closing` on the line that does not stand in quotes.
    fn end_on_line(&mut self, at: usize, closing: &[u8; 2]) -> Option<usize> {
        let mut quoted = false;
        for (length, &byte) in self.bytes.get(at..)?.iter().enumerate().take(self.search_budget) {
            match byte {
                b'\n' => {
                    self.search_budget -= length;
                    return None;
                }
                b'"' => quoted = !quoted,
                _ if !quoted && byte == closing[0] && self.byte_at(at + length + 1) == Some(closing[1]) => {
                    return Some(at + length + 2);
                }
                _ => {}
            }
        }
        self.search_budget = self.search_budget.saturating_sub(self.bytes.len() - at);
        None
    }

    /// The end of `<PORT>`.
    fn angle_end(&self, at: usize) -> Option<usize> {
        let inner = &self.bytes[at + 1..];
        let stops = |byte: &&u8| !matches!(byte, b'>' | b'<' | b'"' | b'{' | b'}' | b',' | b'\n' | b'\r');
        let length = inner.iter().take(LONGEST_ANGLE_TEMPLATE).take_while(stops).count();
        (length > 0 && inner[0] != b' ' && inner.get(length) == Some(&b'>')).then_some(at + 1 + length + 1)
    }

    /// The end of `%PORT%`, `@PORT@` or `@@PORT@@`.
    fn marked_end(&self, at: usize, mark: u8) -> Option<usize> {
        let marks = |from: usize| self.bytes[from..].iter().take(2).take_while(|&&byte| byte == mark).count();
        let name = at + marks(at);
        let end = self.name_end(name);
        let closing = marks(end);
        (end > name && closing > 0).then_some(end + closing)
    }

    /// The end of `__PORT__`.
    fn dunder_end(&self, at: usize) -> Option<usize> {
        let name = &self.bytes[at..self.name_end(at)];
        let last = memmem::rfind(name, b"__")?;
        (last > 2).then_some(at + last + 2)
    }

    /// The end of a template that is still being typed: `${POR`, `{{ po`.
    fn unfinished_template_end(&mut self, at: usize) -> Option<usize> {
        let rest = self.bytes.get(at..)?;
        if rest.starts_with(b"${") {
            let name = rest[2..].iter().take_while(|&&byte| is_name_byte(byte) || matches!(byte, b'.' | b'-')).count();
            return Some(at + 2 + name);
        }
        if !rest.starts_with(b"{{") && !rest.starts_with(b"{%") {
            return None;
        }
        let inner = self.after_spaces(at + 2);
        let begins_name = |byte: u8| is_name_byte(byte) || matches!(byte, b'.' | b'-' | b'$');
        if matches!(self.byte_at(inner), None | Some(b',' | b'\r' | b'\n')) {
            return Some(at + 2);
        }
        if !self.byte_at(inner).is_some_and(begins_name) {
            return None;
        }
        let line_end = self.line_end(inner);
        let line = &self.bytes[inner..line_end];
        let plain = !line.iter().any(|byte| matches!(byte, b'"' | b':' | b'{' | b'['));
        plain.then(|| self.mend_unterminated(inner, line_end)).filter(|&end| end > inner)
    }

    /// Skips a directive that stands between items or members, as a comment would. What it does to them is unknown.
    pub(super) fn skip_directive(&mut self, byte: u8) -> bool {
        let at = self.position;
        let may_begin = match byte {
            b'{' => matches!(self.byte_at(at + 1), Some(b'{' | b'%' | b'#')),
            _ => matches!(byte, b'<' | b'%'),
        };
        if !may_begin {
            return false;
        }
        let Some(end) = self.template_end(at).filter(|&end| self.directive(at, end).is_some()) else { return false };
        self.skip_template(end);
        true
    }

    /// Skips a template that stands for an unknown number of items or members.
    pub(super) fn skip_template(&mut self, end: usize) {
        self.error_in_container(SyntaxErrorKind::Template, self.position, end);
        self.position = end;
        self.last_end = end;
        self.current.templated = true;
        self.current.flags |= INCOMPLETE;
        self.expect = Expect::Anything;
    }

    /// When the template from `at` to `end` controls the text around it instead of standing for a value: how.
    fn directive(&self, at: usize, end: usize) -> Option<Directive> {
        let text = self.text.get(at..end)?;
        let always = text.starts_with("{%") || text.starts_with("{#") || text.starts_with("%{");
        let erb = text.starts_with("<%") && !text.starts_with("<%=") && !text.starts_with("<%-=");
        if !always && !erb && !text.starts_with("{{") {
            return None;
        }
        let inner = text[2..].trim_start_matches(['-', '~', '{', ' ', '\t']);
        let word = inner.split(|character: char| !character.is_ascii_alphanumeric()).next().unwrap_or_default();
        match word {
            "if" | "unless" | "for" | "range" | "with" | "each" | "foreach" | "block" | "define" => {
                Some(Directive::Begins)
            }
            _ if word.starts_with("end") => Some(Directive::Ends),
            "else" | "elif" | "elsif" => Some(Directive::Other),
            _ if inner.starts_with('/') && text.starts_with("{{") && !inner.starts_with("/*") => Some(Directive::Ends),
            _ if inner.starts_with('#') && text.starts_with("{{") => Some(Directive::Begins),
            _ if inner.starts_with(['^', '!', '/']) => Some(Directive::Other),
            _ => (always || erb).then_some(Directive::Other),
        }
    }

    /// Where a value is due and a directive begins a block, such as `{% if x %} 1 {% else %} 2 {% endif %}`: the end
    /// of the block.
    pub(super) fn block_end(&mut self, at: usize) -> Option<usize> {
        let end = self.template_end(at)?;
        if self.directive(at, end) != Some(Directive::Begins) {
            return None;
        }
        let opening = [self.bytes[at], self.bytes[at + 1]];
        let mut depth = 1_usize;
        let mut behind = end;
        while self.block_budget > 0 {
            let rest = self.bytes.get(behind..)?;
            let Some(length) = memmem::find(rest, &opening) else { break };
            let next = behind + length;
            let Some(next_end) = self.template_end(next) else {
                behind = next + 2;
                continue;
            };
            match self.directive(next, next_end) {
                Some(Directive::Begins) => depth += 1,
                Some(Directive::Ends) => depth -= 1,
                Some(Directive::Other) | None => {}
            }
            if depth == 0 {
                return Some(next_end);
            }
            behind = next_end;
        }
        self.block_budget = self.block_budget.saturating_sub(self.bytes.len() - end);
        None
    }
}

fn has_colon_outside_quotes(text: &str) -> bool {
    let mut quoted = false;
    text.bytes().any(|byte| {
        quoted ^= byte == b'"';
        byte == b':' && !quoted
    })
}
