//! Patterns that can be tried on a value.

use regex::Regex;

use super::java::first_mistake;

/// How large a compiled pattern may become, in bytes. `a{1000}{1000}` is answered with "unknown" rather than built.
const SIZE_LIMIT: usize = 1 << 20;

/// A pattern ready to be tried.
#[derive(Clone, Debug)]
pub(crate) struct Compiled {
    /// `None` when it holds constructs that mean something else, or nothing, outside of Java.
    regex: Option<Regex>,
}

impl Compiled {
    pub(crate) fn new(pattern: &str) -> Self {
        if !is_portable(pattern) || first_mistake(pattern).is_some() {
            return Self { regex: None };
        }
        let whole = format!("^(?:{pattern})$");
        Self { regex: regex::RegexBuilder::new(&whole).size_limit(SIZE_LIMIT).build().ok() }
    }

    /// Whether the whole of `value` matches; `None` when that cannot be told.
    pub(crate) fn is_match(&self, value: &str) -> Option<bool> {
        let regex = self.regex.as_ref()?;
        // Java's classes such as `\d` are ASCII, those of the other library are not; on ASCII values they agree.
        value.is_ascii().then(|| regex.is_match(value))
    }
}

/// Whether both libraries read every construct in the pattern alike.
fn is_portable(pattern: &str) -> bool {
    let bytes = pattern.as_bytes();
    let mut at = 0;
    let mut in_class = false;
    let mut behind_quantifier = false;
    while let Some(&next) = bytes.get(at) {
        let following = bytes.get(at + 1).copied();
        let mut is_quantifier = false;
        let mut length = 1;
        match next {
            b'\\' => {
                let escape = following.unwrap_or_default();
                let is_sign = escape.is_ascii_punctuation() && !b"<>".contains(&escape);
                if !is_sign && !b"dDwWsS".contains(&escape) {
                    return false;
                }
                length = 2;
            }
            // Nested classes, and operators between them.
            b'[' if in_class || matches!(following, Some(b']')) => return false,
            b'[' if following == Some(b'^') && bytes.get(at + 2) == Some(&b']') => return false,
            b'[' => in_class = true,
            b']' => in_class = false,
            b'&' | b'-' | b'~' if in_class && following == Some(next) => return false,
            b'(' if !in_class && following == Some(b'?') => {
                if bytes.get(at + 2) != Some(&b':') {
                    return false;
                }
                length = 3;
            }
            // A possessive quantifier gives nothing back.
            b'+' if !in_class && behind_quantifier => return false,
            b'*' | b'+' | b'?' | b'}' if !in_class => is_quantifier = true,
            b'^' | b'$' if !in_class => return is_anchored_only(pattern),
            b'{' if !in_class && (behind_quantifier || !following.is_some_and(|byte| byte.is_ascii_digit())) => {
                return false;
            }
            0x80.. => return false,
            _ => {}
        }
        behind_quantifier = is_quantifier;
        at += length;
    }
    true
}

/// `^…$` around a pattern changes nothing, since all of the value has to match.
fn is_anchored_only(pattern: &str) -> bool {
    let inner = pattern.strip_prefix('^').unwrap_or(pattern);
    let inner = inner.strip_suffix('$').filter(|rest| !rest.ends_with('\\')).unwrap_or(inner);
    !inner.contains(['^', '$', '|']) && is_portable(inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn matches_whole_values() {
        let cases = [
            ("t3.*", "t3.micro", Some(true)),
            ("t3", "t3.micro", Some(false)),
            ("^t3.*$", "t3.micro", Some(true)),
            ("g4*", "g4dn.xlarge", Some(false)),
            ("a|ab", "ab", Some(true)),
            ("(p[2,3]|g[3,4]).*", "p3.2xlarge", Some(true)),
            ("t\\d\\..*", "t3.micro", Some(true)),
            ("t{2}", "tt", Some(true)),
            ("(?=t).*", "t3.micro", None),
            ("a*+b", "ab", None),
            ("[a&&b]", "a", None),
            ("\\p{L}", "a", None),
            ("[", "[", None),
            ("(a{1000}){1000}", "a", None),
            (".*", "é", None),
        ];
        for (pattern, value, expected) in cases {
            assert_eq!(Compiled::new(pattern).is_match(value), expected, "{pattern} on {value}");
        }
    }
}
