//! Placeholders: parts of a text that another program fills in before AWS sees it.
//!
//! The forms are those that real task definitions hold: `${VAR}`, `$VAR`, `{{ x }}`, `<NAME>`, `%X%`, `#{x}`, `__X__`,
//! `@@X@@`, `@x@`, `{x}`, `[[x]]`, `((x))`, `<%= x %>`. A doubtful text counts as a placeholder: nothing is said then.

use std::ops::Range;

/// The range of the first placeholder in `text`, in bytes.
pub fn find(text: &str) -> Option<Range<usize>> {
    let bytes = text.as_bytes();
    let mut search = Search::default();
    (0..bytes.len()).find_map(|start| {
        let rest = &bytes[start..];
        let length = match bytes[start] {
            b'$' => search.dollar(rest),
            b'{' => search
                .between(rest, &DOUBLE_BRACES)
                .or_else(|| search.between(rest, &BRACE_PERCENT))
                .or_else(|| word_between(rest, b"{", b"}")),
            b'<' => search.between(rest, &ANGLE_PERCENT).or_else(|| phrase_between(rest)),
            b'%' => word_between(rest, b"%", b"%"),
            b'#' => search.between(rest, &HASH_BRACE),
            b'_' => word_between(rest, b"__", b"__"),
            b'@' => word_between(rest, b"@@", b"@@").or_else(|| word_between(rest, b"@", b"@")),
            b'[' => search.between(rest, &DOUBLE_BRACKETS),
            b'(' => search.between(rest, &DOUBLE_PARENTHESES),
            _ => None,
        }?;
        Some(start..start + length)
    })
}

/// Marks around anything at all.
struct Marks {
    open: &'static [u8],
    close: &'static [u8],
    /// Their bit in [`Search::unclosed`].
    bit: u8,
}

const DOUBLE_BRACES: Marks = Marks { open: b"{{", close: b"}}", bit: 1 };
const BRACE_PERCENT: Marks = Marks { open: b"{%", close: b"%}", bit: 2 };
const ANGLE_PERCENT: Marks = Marks { open: b"<%", close: b"%>", bit: 4 };
const HASH_BRACE: Marks = Marks { open: b"#{", close: b"}", bit: 8 };
const DOUBLE_BRACKETS: Marks = Marks { open: b"[[", close: b"]]", bit: 16 };
const DOUBLE_PARENTHESES: Marks = Marks { open: b"((", close: b"))", bit: 32 };

/// Behind so many `${` without an end all of the rest is a template in doubt; counting on would take quadratic time.
const MOST_UNBALANCED: u8 = 16;

/// What a search has learnt on its way, so that a long text of opening marks is not read once for each of them.
#[derive(Default)]
struct Search {
    /// The marks whose closing one is not in the rest of the text.
    unclosed: u8,
    unbalanced: u8,
}

impl Search {
    fn between(&mut self, rest: &[u8], marks: &Marks) -> Option<usize> {
        let inner = rest.strip_prefix(marks.open)?;
        if self.unclosed & marks.bit != 0 {
            return None;
        }
        let Some(end) = memchr::memmem::find(inner, marks.close) else {
            self.unclosed |= marks.bit;
            return None;
        };
        Some(marks.open.len() + end + marks.close.len())
    }

    /// `${…}` with nested braces, or `$NAME`; `$(…)` too, which some tools expand.
    fn dollar(&mut self, rest: &[u8]) -> Option<usize> {
        match rest.get(1)? {
            b'{' => self.balanced(rest, b'{', b'}'),
            b'(' => self.balanced(rest, b'(', b')'),
            byte if byte.is_ascii_alphabetic() || *byte == b'_' => {
                let name = rest[1..].iter().take_while(|byte| byte.is_ascii_alphanumeric() || **byte == b'_').count();
                Some(1 + name)
            }
            _ => None,
        }
    }

    fn balanced(&mut self, rest: &[u8], open: u8, close: u8) -> Option<usize> {
        if self.unbalanced == MOST_UNBALANCED {
            return Some(rest.len());
        }
        let mut depth = 0_u32;
        for (index, byte) in rest.iter().enumerate() {
            if *byte == open {
                depth += 1;
            } else if *byte == close {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    return Some(index + 1);
                }
            }
        }
        self.unbalanced += 1;
        None
    }
}

/// Whether a text is shortened with `...`, as documents do. Most texts have no dot at all, and one look says so.
pub fn is_shortened(text: &str) -> bool {
    memchr::memchr(b'.', text.as_bytes())
        .is_some_and(|dot| text.as_bytes()[dot..].windows(3).any(|part| part == b"..."))
}

/// What is known of a text around its placeholders.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Template<'t> {
    /// The text before the first placeholder.
    pub prefix: &'t str,
    /// The text behind the last placeholder.
    pub suffix: &'t str,
}

/// The known ends of `text`; `None` when it holds no placeholder.
pub fn template(text: &str) -> Option<Template<'_>> {
    let first = find(text)?;
    let mut suffix = &text[first.end..];
    while let Some(next) = find(suffix) {
        suffix = &suffix[next.end..];
    }
    Some(Template { prefix: &text[..first.start], suffix })
}

/// Whether `text` is a word that stands for a value without any marks, as in `arn:aws:iam::ACCOUNT_ID:role/name`:
/// capitals, digits and underscores that begin with a capital, or one of the usual "your-…" words.
pub fn is_bare_word(text: &str) -> bool {
    const WORDS: [&str; 10] =
        ["your", "my-", "my_", "example", "account", "region", "xxx", "placeholder", "change", "replace"];
    let bytes = text.as_bytes();
    let Some(first) = bytes.first() else { return false };
    let shouted = first.is_ascii_uppercase()
        && bytes.iter().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() || *byte == b'_');
    let begins_with = |word: &[u8]| bytes.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word));
    let first = first.to_ascii_lowercase();
    shouted || WORDS.iter().any(|word| word.as_bytes()[0] == first && begins_with(word.as_bytes()))
}

/// A word of letters, digits, `_`, `-` and `.` between two marks, beginning with a letter.
fn word_between(rest: &[u8], open: &[u8], close: &[u8]) -> Option<usize> {
    let inner = rest.strip_prefix(open)?;
    if !inner.first()?.is_ascii_alphabetic() {
        return None;
    }
    let belongs = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.');
    let end = (0..inner.len()).find(|&at| inner[at..].starts_with(close) || !belongs(inner[at]))?;
    inner[end..].starts_with(close).then_some(open.len() + end + close.len())
}

/// `<IMAGE1_NAME>`, `<your account id>`: words between angle brackets.
fn phrase_between(rest: &[u8]) -> Option<usize> {
    let inner = rest.get(1..)?;
    if !inner.first()?.is_ascii_alphabetic() {
        return None;
    }
    let end = inner.iter().position(|byte| !(byte.is_ascii_alphanumeric() || b"_-. :/'".contains(byte)))?;
    (inner[end] == b'>').then_some(end + 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Option<&str>) {
        assert_eq!(find(text).map(|range| &text[range]), expected, "in {text:?}");
    }

    #[test]
    fn finds_every_form_seen_in_the_wild() {
        check("web:${TAG}", Some("${TAG}"));
        check("${a${b}}x", Some("${a${b}}"));
        check("$IMAGE_TAG", Some("$IMAGE_TAG"));
        check("x $(date) y", Some("$(date)"));
        check("{{ image }}:1", Some("{{ image }}"));
        check("<IMAGE1_NAME>", Some("<IMAGE1_NAME>"));
        check("<your account id>", Some("<your account id>"));
        check("%TAG%", Some("%TAG%"));
        check("#{tag}", Some("#{tag}"));
        check("__TAG__", Some("__TAG__"));
        check("@@TAG@@", Some("@@TAG@@"));
        check("@project.version@", Some("@project.version@"));
        check("web:{tag}", Some("{tag}"));
        check("{% if x %}web", Some("{% if x %}"));
        check("[[tag]]", Some("[[tag]]"));
        check("((tag))", Some("((tag))"));
        check("<%= tag %>", Some("<%= tag %>"));
    }

    #[test]
    fn leaves_ordinary_text_alone() {
        for text in [
            "nginx:1.27",
            "a__b",
            "100%",
            "50% of 80%",
            "costs $5",
            "mail@example.com",
            "if [ 1 < 2 ] && [ 3 > 2 ]",
            "{\"a\": 1}",
            "repo@sha256:abc",
            "#!/bin/sh",
            "größer als 5 € – ganz",
            "",
        ] {
            check(text, None);
        }
    }

    #[test]
    fn a_long_text_of_opening_marks_is_read_once() {
        for mark in ["((", "{{", "{%", "<%", "[[", "#{", "<a ", "{a", "%a ", "@a ", "_", "( "] {
            check(&mark.repeat(300_000), None);
        }
        assert!(template(&"${".repeat(300_000)).is_some());
        check(&format!("${{ {}", "${a}"), Some("${a}"));
    }

    #[test]
    fn knows_both_ends_of_a_template() {
        let found = template("arn:aws:s3:::${BUCKET}/${KEY}.env").expect("has placeholders");
        assert_eq!((found.prefix, found.suffix), ("arn:aws:s3:::", ".env"));
        assert_eq!(template("plain"), None);
    }

    #[test]
    fn knows_words_that_stand_for_values() {
        assert!(is_bare_word("ACCOUNT_ID"));
        assert!(is_bare_word("your-account"));
        assert!(!is_bare_word("123456789012"));
        assert!(!is_bare_word("eu-west-1"));
        assert!(!is_bare_word("512MB"));
    }
}
