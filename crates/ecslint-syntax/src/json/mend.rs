//! Strings with a quote too few or too many: where did the author mean them to end?

use super::number::looks_like_number;
use super::string::StringEnd;
use super::value::Outcome;
use super::{Expect, Parser, Shape, is_name_byte};
use memchr::memchr;

impl Parser<'_> {
    /// The end of the content of a string without a closing quote that would run from `start` to `end`, the end of the
    /// line: a comma and brackets at the end of the line were not meant to be part of it.
    pub(super) fn mend_unterminated(&self, start: usize, end: usize) -> usize {
        let content = &self.bytes[start..end];
        let count = |bracket: u8| memchr::memchr_iter(bracket, content).count();
        let mut extra_braces = count(b'}').saturating_sub(count(b'{'));
        let mut extra_brackets = count(b']').saturating_sub(count(b'['));
        let mut length = content.len();
        while let Some(&last) = content[..length].last() {
            match last {
                b' ' | b'\t' | b'\r' | b',' => {}
                b'}' if extra_braces > 0 => extra_braces -= 1,
                b']' if extra_brackets > 0 => extra_brackets -= 1,
                _ => break,
            }
            length -= 1;
        }
        start + length
    }

    /// Looks again at the string that was read last and begins at `start`, because something is glued to its closing
    /// quote. Either the quote belongs to a template inside the string, or it is the opening quote of the next key.
    #[cold]
    pub(super) fn mend_string(&mut self, start: usize) -> Option<Outcome> {
        if matches!(self.byte_at(self.position), Some(b':' | b'/' | b'#')) {
            return None;
        }
        if let Some(end) = self.end_of_string_with_template(start) {
            self.take_back_leaf();
            self.push_template(end);
            return Some(Outcome::Template);
        }
        let content_end = self.end_before_next_key(start)?;
        self.end_string_at(start, content_end);
        Some(Outcome::BrokenString)
    }

    /// Reads the string that was read last again, with its content ending at `content_end` for want of a quote.
    fn end_string_at(&mut self, start: usize, content_end: usize) {
        self.take_back_leaf();
        self.finish_string(start, content_end, StringEnd::Missing);
    }

    /// `"name: "web"`: ends a key at the colon in it when its closing quote is the opening quote of the value.
    pub(super) fn mend_key(&mut self, start: usize) -> Option<Outcome> {
        match self.colon_behind_name(start) {
            Some(colon) if self.after_spaces(colon + 1) == self.position - 1 => {
                self.end_string_at(start, colon);
                Some(Outcome::BrokenString)
            }
            _ => self.mend_string(start),
        }
    }

    /// `"{{ env "PORT" }}"`: the end of the whole string when a template inside it holds the quotes.
    fn end_of_string_with_template(&mut self, start: usize) -> Option<usize> {
        let line_end = self.line_end(self.position);
        let mut quote = self.position - 1;
        let mut at = start + 1;
        let mut held_quote = false;
        while at < line_end {
            if at == quote {
                return held_quote.then_some(quote + 1);
            }
            if matches!(self.bytes[at], b'$' | b'{' | b'<')
                && let Some(end) = self.template_end(at)
            {
                if end > quote {
                    held_quote = true;
                    quote = end + memchr(b'"', &self.bytes[end..line_end])?;
                }
                at = end;
                continue;
            }
            at += 1;
        }
        None
    }

    /// `"web, "cpu": 256`: the quote that ended the string is the opening quote of the key `cpu`.
    fn end_before_next_key(&self, start: usize) -> Option<usize> {
        let quote = self.position - 1;
        let name = self.bytes[self.position..].iter().take_while(|&&byte| is_name_byte(byte)).count();
        let behind = self.position + name;
        let is_key =
            name > 0 && self.byte_at(behind) == Some(b'"') && self.byte_at(self.after_spaces(behind + 1)) == Some(b':');
        if !is_key {
            return None;
        }
        let content = &self.bytes[start + 1..quote];
        let separators = |byte: &&u8| matches!(byte, b' ' | b'\t' | b',' | b'{' | b'}' | b'[' | b']');
        let end = quote - content.iter().rev().take_while(separators).count();
        memchr(b',', &self.bytes[end..quote]).is_some().then_some(end)
    }

    /// The colon directly behind the name at the beginning of a string.
    fn colon_behind_name(&self, start: usize) -> Option<usize> {
        let name = self.bytes[start + 1..].iter().take_while(|&&byte| is_name_byte(byte)).count();
        let colon = start + 1 + name;
        (name > 0 && self.byte_at(colon) == Some(b':')).then_some(colon)
    }

    /// `"cpu: 256,`: ends a key without its closing quote at the colon in it.
    pub(super) fn end_broken_key_at_colon(&mut self, start: usize) {
        if let Some(colon) = self.colon_behind_name(start).filter(|&colon| colon < self.position) {
            self.end_string_at(start, colon);
        }
    }

    /// Skips the second and later lines of a string that was wrongly spread over several lines. False when what stands
    /// here looks like something else.
    pub(super) fn skip_rest_of_string(&mut self, byte: u8) -> bool {
        let start = self.position;
        if matches!(byte, b'"' | b'\'' | b'{' | b'[' | b':' | b'$' | b'<' | b'%' | b'#') {
            return false;
        }
        if self.byte_at(self.after_spaces(self.bare_key_end(start))) == Some(b':') {
            return false;
        }
        let line_end = self.line_end(start);
        for length in memchr::memchr_iter(b'"', &self.bytes[start..line_end]) {
            let behind = start + length + 1;
            if matches!(self.byte_at(self.after_spaces(behind)), None | Some(b',' | b'}' | b']' | b'\r' | b'\n')) {
                self.position = behind;
                self.last_end = behind;
                self.expect = Expect::Comma;
                return true;
            }
        }
        let word = &self.text[start..self.bare_value_end(start)];
        let is_value = self.current.shape == Shape::Array
            && (matches!(word, "true" | "false" | "null") || looks_like_number(word));
        if is_value || memchr(b'"', &self.bytes[start..line_end]).is_some() {
            return false;
        }
        let end = self.mend_unterminated(start, line_end);
        if end == start {
            return false;
        }
        self.position = end;
        self.last_end = end;
        true
    }
}
