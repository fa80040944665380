//! What `java.util.regex.Pattern` certainly refuses. Anything else is accepted in silence: look-arounds, possessive
//! quantifiers, named groups, properties and intersections are all fine there.
//!
//! Sources: the documentation of the class (Java 6 to 21) and its behaviour, from general knowledge; 2026-11-22.

/// A place that Java refuses, in bytes of the pattern.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Mistake {
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) kind: MistakeKind,
}

/// What Java refuses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum MistakeKind {
    /// `*`, `+` or `?` with nothing before it.
    DanglingQuantifier,
    /// `{` that is no count.
    IllegalRepetition,
    /// `{2,1}`
    RepetitionRange,
    /// `(` without `)`.
    UnclosedGroup,
    /// `)` without `(`.
    UnopenedGroup,
    /// `[` without `]`.
    UnclosedClass,
    /// `[z-a]`
    ClassRange,
    /// `(?` with something that is no flag and no kind of group.
    UnknownGroup,
    /// A backslash before a letter that means nothing.
    UnknownEscape,
    /// A backslash at the end.
    TrailingBackslash,
}

/// Letters that mean nothing behind a backslash, in any version of Java.
const UNKNOWN_ESCAPES: &[u8] = b"gijlmoqyCFIJKLMOTUY";

struct Reader<'p> {
    bytes: &'p [u8],
    at: usize,
    open: Vec<usize>,
}

/// What the reader may do after one piece.
enum Step {
    Atom,
    /// Nothing a quantifier may follow.
    Boundary,
    /// From here on this reader cannot be sure any more.
    Doubt,
}

/// The first mistake in `pattern`.
pub(crate) fn first_mistake(pattern: &str) -> Option<Mistake> {
    let mut reader = Reader { bytes: pattern.as_bytes(), at: 0, open: Vec::new() };
    reader.read().err()
}

impl Reader<'_> {
    fn peek(&self, ahead: usize) -> Option<u8> {
        self.bytes.get(self.at + ahead).copied()
    }

    fn mistake<T>(&self, start: usize, end: usize, kind: MistakeKind) -> Result<T, Mistake> {
        Err(Mistake { start, end, kind })
    }

    fn read(&mut self) -> Result<(), Mistake> {
        let mut may_repeat = false;
        while let Some(next) = self.peek(0) {
            if matches!(next, b'*' | b'+' | b'?') {
                if !may_repeat {
                    return self.mistake(self.at, self.at + 1, MistakeKind::DanglingQuantifier);
                }
                self.at += 1;
                self.skip_mode();
                may_repeat = false;
                continue;
            }
            if next == b'{' {
                self.count()?;
                self.skip_mode();
                may_repeat = false;
                continue;
            }
            match self.piece(next)? {
                Step::Atom => may_repeat = true,
                Step::Boundary => may_repeat = false,
                Step::Doubt => return Ok(()),
            }
        }
        match self.open.first() {
            Some(&start) => self.mistake(start, start + 1, MistakeKind::UnclosedGroup),
            None => Ok(()),
        }
    }

    /// `?` or `+` behind a quantifier: reluctant, possessive.
    fn skip_mode(&mut self) {
        if matches!(self.peek(0), Some(b'?' | b'+')) {
            self.at += 1;
        }
    }

    fn piece(&mut self, next: u8) -> Result<Step, Mistake> {
        match next {
            b'(' => self.group(),
            b')' => {
                if self.open.pop().is_none() {
                    return self.mistake(self.at, self.at + 1, MistakeKind::UnopenedGroup);
                }
                self.at += 1;
                Ok(Step::Atom)
            }
            b'|' => {
                self.at += 1;
                Ok(Step::Boundary)
            }
            b'[' => self.class(),
            b'\\' => self.escape(),
            _ => {
                self.at += 1;
                Ok(Step::Atom)
            }
        }
    }

    /// `{2}`, `{2,}` or `{2,3}`.
    fn count(&mut self) -> Result<(), Mistake> {
        let start = self.at;
        let rest = &self.bytes[start + 1..];
        let length = rest.iter().position(|&byte| byte == b'}');
        let Some(length) = length.filter(|_| rest[0].is_ascii_digit()) else {
            return self.mistake(start, start + 1, MistakeKind::IllegalRepetition);
        };
        let inner = std::str::from_utf8(&rest[..length]).unwrap_or_default();
        let end = start + length + 2;
        let (low, high) = inner.split_once(',').map_or((inner, None), |(low, high)| (low, Some(high)));
        let is_number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        if !is_number(low) || !high.is_none_or(is_number) {
            return self.mistake(start, end, MistakeKind::IllegalRepetition);
        }
        let high = high.filter(|high| !high.is_empty());
        if let Some(high) = high
            && let (Ok(low), Ok(high)) = (low.parse::<u32>(), high.parse::<u32>())
            && high < low
        {
            return self.mistake(start, end, MistakeKind::RepetitionRange);
        }
        self.at = end;
        Ok(())
    }

    fn group(&mut self) -> Result<Step, Mistake> {
        let start = self.at;
        if self.peek(1) != Some(b'?') {
            self.open.push(start);
            self.at += 1;
            return Ok(Step::Boundary);
        }
        match self.peek(2) {
            Some(b':' | b'=' | b'!' | b'>') => {
                self.open.push(start);
                self.at += 3;
                Ok(Step::Boundary)
            }
            Some(b'<') => {
                self.open.push(start);
                self.at += 3;
                if matches!(self.peek(0), Some(b'=' | b'!')) {
                    self.at += 1;
                } else {
                    let name = self.bytes[self.at..].iter().take_while(|&&byte| byte != b'>').count();
                    self.at = (self.at + name + 1).min(self.bytes.len());
                }
                Ok(Step::Boundary)
            }
            Some(b'i' | b'd' | b'm' | b's' | b'u' | b'c' | b'x' | b'U' | b'-' | b')') => self.flags(),
            Some(_) => self.mistake(start, start + 3, MistakeKind::UnknownGroup),
            None => self.mistake(start, start + 1, MistakeKind::UnclosedGroup),
        }
    }

    fn flags(&mut self) -> Result<Step, Mistake> {
        let start = self.at;
        let flags = self.bytes[start + 2..].iter().take_while(|&&byte| !matches!(byte, b')' | b':')).count();
        let end = start + 2 + flags;
        // In comments mode blanks and `#` mean something else.
        if self.bytes[start..end].contains(&b'x') {
            return Ok(Step::Doubt);
        }
        match self.bytes.get(end) {
            Some(b':') => self.open.push(start),
            Some(_) => {}
            None => return self.mistake(start, start + 1, MistakeKind::UnclosedGroup),
        }
        self.at = end + 1;
        // Java is at odds with itself about a quantifier behind flags; nothing is claimed.
        Ok(if self.bytes[end] == b')' { Step::Atom } else { Step::Boundary })
    }

    fn escape(&mut self) -> Result<Step, Mistake> {
        let start = self.at;
        let Some(next) = self.peek(1) else {
            return self.mistake(start, start + 1, MistakeKind::TrailingBackslash);
        };
        if UNKNOWN_ESCAPES.contains(&next) {
            return self.mistake(start, start + 2, MistakeKind::UnknownEscape);
        }
        self.at += 2;
        match next {
            b'Q' => {
                let quoted = &self.bytes[self.at..];
                match quoted.windows(2).position(|pair| pair == b"\\E") {
                    Some(length) => self.at += length + 2,
                    None => return Ok(Step::Doubt),
                }
            }
            // Braces that are no count, or an octal, a hexadecimal or a control character.
            b'p' | b'P' | b'x' | b'N' => self.skip_braces(),
            b'k' => self.skip_to(b'>'),
            b'c' if self.peek(0).is_some() => self.at += 1,
            b'E' => return Ok(Step::Doubt),
            _ => {}
        }
        Ok(Step::Atom)
    }

    fn skip_braces(&mut self) {
        if self.peek(0) == Some(b'{') {
            self.skip_to(b'}');
        }
    }

    fn skip_to(&mut self, close: u8) {
        let length = self.bytes[self.at..].iter().take_while(|&&byte| byte != close).count();
        self.at = (self.at + length + 1).min(self.bytes.len());
    }

    /// `[…]`, which may hold classes itself.
    fn class(&mut self) -> Result<Step, Mistake> {
        let start = self.at;
        // For each open bracket, whether something stands in it: `]` right behind `[` is a plain character.
        let mut open: Vec<(usize, bool)> = Vec::new();
        while let Some(next) = self.peek(0) {
            match next {
                b'[' => {
                    if let Some((_, is_filled)) = open.last_mut() {
                        *is_filled = true;
                    }
                    open.push((self.at, false));
                    self.at += if self.peek(1) == Some(b'^') { 2 } else { 1 };
                    continue;
                }
                b']' if open.last().is_some_and(|(_, is_filled)| *is_filled) => {
                    open.pop();
                    self.at += 1;
                    if open.is_empty() {
                        return Ok(Step::Atom);
                    }
                    continue;
                }
                // Intersections have corners of their own.
                b'&' if self.peek(1) == Some(b'&') => return Ok(Step::Doubt),
                b'\\' => {
                    if let Step::Doubt = self.escape()? {
                        return Ok(Step::Doubt);
                    }
                }
                low => {
                    self.range(low)?;
                    self.at += 1;
                }
            }
            if let Some((_, is_filled)) = open.last_mut() {
                *is_filled = true;
            }
        }
        let start = open.last().map_or(start, |(start, _)| *start);
        self.mistake(start, start + 1, MistakeKind::UnclosedClass)
    }

    fn range(&self, low: u8) -> Result<(), Mistake> {
        let (Some(b'-'), Some(high)) = (self.peek(1), self.peek(2)) else { return Ok(()) };
        // Behind a `-` that is itself the end of a range, this is no range.
        let begins = !matches!(self.at.checked_sub(1).and_then(|before| self.bytes.get(before)), Some(b'-'));
        if begins && low.is_ascii_alphanumeric() && high.is_ascii_alphanumeric() && high < low {
            return self.mistake(self.at, self.at + 3, MistakeKind::ClassRange);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accepts_what_java_accepts() {
        let fine = [
            "",
            "t3.*",
            "t2\\..*",
            "(a|b)+",
            "(?:a)",
            "(?i)linux",
            "(?i:a)b",
            "(?<zone>a)\\k<zone>",
            "(?=a)b",
            "(?!a)b",
            "(?<=a)b",
            "(?<!a)b",
            "(?>a)",
            "a*+",
            "a++",
            "a?+",
            "a{2}+",
            "a{2,}?",
            "a{2}{3}",
            "^*a",
            "[]a]",
            "[^]a]",
            "[a[bc]]",
            "[a-z&&[^b]]",
            "[a-]",
            "[-a]",
            "\\p{Alpha}+",
            "\\pL",
            "\\Q[(*\\E*",
            "\\x41",
            "\\x{41}",
            "\\u0041",
            "a||b",
            "(|a)",
            "()",
            "a}",
            "a]",
            "(p[2,3]|g[3,4]|f[1]).*",
            "[*+?]",
            "[\\]]",
            "\\d{3}",
            "é*",
            "[é]",
            "\\cA",
            "[a&&",
            "(?x) # (",
            "\\Q(",
            "(?i)*",
            ".*",
            "[--a]",
        ];
        for pattern in fine {
            assert_eq!(first_mistake(pattern), None, "{pattern}");
        }
    }

    #[test]
    fn refuses_what_java_refuses() {
        use MistakeKind::*;
        let bad = [
            ("*", 0, 1, DanglingQuantifier),
            ("+a", 0, 1, DanglingQuantifier),
            ("a**", 2, 3, DanglingQuantifier),
            ("a*++", 3, 4, DanglingQuantifier),
            ("a|*b", 2, 3, DanglingQuantifier),
            ("(*a)", 1, 2, DanglingQuantifier),
            ("a{", 1, 2, IllegalRepetition),
            ("a{x}", 1, 2, IllegalRepetition),
            ("a{,3}", 1, 2, IllegalRepetition),
            ("a{2x}", 1, 5, IllegalRepetition),
            ("a{3,2}", 1, 6, RepetitionRange),
            ("(a", 0, 1, UnclosedGroup),
            ("(a(b)", 0, 1, UnclosedGroup),
            ("(?", 0, 1, UnclosedGroup),
            ("a)", 1, 2, UnopenedGroup),
            ("[", 0, 1, UnclosedClass),
            ("[]", 0, 1, UnclosedClass),
            ("[^]", 0, 1, UnclosedClass),
            ("x[a[b]", 1, 2, UnclosedClass),
            ("[z-a]", 1, 4, ClassRange),
            ("(?P<zone>a)", 0, 3, UnknownGroup),
            ("(?#a)", 0, 3, UnknownGroup),
            ("a\\y", 1, 3, UnknownEscape),
            ("a\\", 1, 2, TrailingBackslash),
        ];
        for (pattern, start, end, kind) in bad {
            assert_eq!(first_mistake(pattern), Some(Mistake { start, end, kind }), "{pattern}");
        }
    }
}
