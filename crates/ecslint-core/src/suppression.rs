//! What an author writes to keep a finding from being reported: comments in a file, and patterns for places.

use std::ops::Range;

use crate::place::{Place, unescaped};

/// What a comment tells ecslint.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Directive<'c> {
    /// `ecslint: ignore[rule, group] reason`
    Ignore {
        /// The names, each with its place in the comment.
        names: Vec<(Range<usize>, &'c str)>,
        /// Why; empty where nothing is said.
        reason: &'c str,
    },
    /// A comment that speaks to ecslint, and not in words that it knows.
    Unknown,
}

/// Reads a comment with its markers; `None` where it does not begin with `ecslint:`.
pub fn directive(comment: &str) -> Option<Directive<'_>> {
    let inner = match comment.as_bytes() {
        [b'/', b'/', ..] => &comment[2..],
        [b'/', b'*', ..] => comment[2..].strip_suffix("*/").unwrap_or(&comment[2..]),
        [b'#', ..] => &comment[1..],
        _ => comment,
    };
    let words = inner.trim_start().strip_prefix("ecslint:")?.trim_start();
    let Some(list) = words.strip_prefix("ignore").and_then(|rest| rest.trim_start().strip_prefix('[')) else {
        return Some(Directive::Unknown);
    };
    let Some((list, reason)) = list.split_once(']') else { return Some(Directive::Unknown) };
    let place = |part: &str| part.as_ptr() as usize - comment.as_ptr() as usize;
    let names: Vec<_> = list
        .split(',')
        .map(str::trim)
        .filter(|name| !name.is_empty())
        .map(|name| (place(name)..place(name) + name.len(), name))
        .collect();
    Some(if names.is_empty() { Directive::Unknown } else { Directive::Ignore { names, reason: reason.trim() } })
}

/// Which places an entry of the configuration is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum At {
    /// A value and all that it holds. `None` stands for any key or item.
    Pointer(Vec<Option<String>>),
    /// All that stands in a container of this name; `*` in it stands for anything.
    Container(String),
}

impl At {
    /// Reads a JSON Pointer, in which `*` stands for any key or item and a name for the item of a list, or the name of a
    /// container.
    ///
    /// # Errors
    /// When the text is empty or no pointer; the words say why.
    pub fn parse(text: &str) -> Result<Self, &'static str> {
        if text.is_empty() {
            return Err("is empty");
        }
        if !text.starts_with('/') {
            return Ok(At::Container(text.to_owned()));
        }
        let tokens = || text[1..].split('/');
        let is_escaped = |token: &str| token.split('~').skip(1).all(|rest| rest.starts_with(['0', '1']));
        if !tokens().all(is_escaped) {
            return Err("is no JSON Pointer: `~` is written `~0`, and `/` in a key `~1`");
        }
        Ok(At::Pointer(tokens().map(|token| (token != "*").then(|| unescaped(token))).collect()))
    }

    /// Whether the place is meant, or lies in what is meant.
    pub fn holds(&self, place: &Place<'_>) -> bool {
        match self {
            At::Container(pattern) => place.container.as_ref().is_some_and(|name| fits(pattern, name)),
            At::Pointer(wanted) => {
                wanted.len() <= place.steps.len()
                    && wanted.iter().zip(&place.steps).all(|(wanted, step)| {
                        wanted.as_ref().is_none_or(|wanted| *wanted == step.key || Some(wanted) == step.name.as_ref())
                    })
            }
        }
    }
}

/// Whether `name` is `pattern`, in which `*` stands for anything.
fn fits(pattern: &str, name: &str) -> bool {
    let mut parts = pattern.split('*');
    let Some(mut rest) = parts.next().and_then(|first| name.strip_prefix(first)) else { return false };
    let Some(last) = parts.next_back() else { return rest.is_empty() };
    for part in parts {
        let Some(at) = rest.find(part) else { return false };
        rest = &rest[at + part.len()..];
    }
    rest.ends_with(last)
}

#[cfg(test)]
mod tests {
    use ecslint_syntax::{Syntax, parse};

    use super::*;
    use crate::place::Places;

    #[test]
    fn comments_name_rules_and_a_reason() {
        for (comment, expected) in [
            ("// ecslint: ignore[a, b-c] it is so", Some((vec!["a", "b-c"], "it is so"))),
            ("/* ecslint:ignore [ a ] */", Some((vec!["a"], ""))),
            ("/*ecslint: ignore[a,]why*/", Some((vec!["a"], "why"))),
        ] {
            let Some(Directive::Ignore { names, reason }) = directive(comment) else { panic!("{comment}") };
            assert!(names.iter().all(|(place, name)| comment[place.clone()] == **name), "{comment}");
            let names: Vec<&str> = names.into_iter().map(|(_, name)| name).collect();
            assert_eq!(Some((names, reason)), expected);
        }
        for comment in ["// ecslint: ignore", "// ecslint: ignore[]", "// ecslint: ignore[a", "// ecslint: disable[a]"]
        {
            assert_eq!(directive(comment), Some(Directive::Unknown), "{comment}");
        }
        for comment in ["// a word about ecslint: it is good", "/* */", "//", "/"] {
            assert_eq!(directive(comment), None, "{comment}");
        }
    }

    #[test]
    fn patterns_mean_a_value_and_what_it_holds() {
        let text =
            r#"{ "containerDefinitions": [{ "name": "app-1", "environment": [{ "name": "A", "value": "1" }] }] }"#;
        let document = parse(text, Syntax::Json);
        let place = Places::new(&document).find("/containerDefinitions/0/environment/0/value");
        for (pattern, holds) in [
            ("/containerDefinitions/0/environment/0/value", true),
            ("/containerDefinitions/*/environment", true),
            ("/containerDefinitions/app-1/environment/A", true),
            ("/containerDefinitions/app-1/environment/B", false),
            ("/containerDefinitions/1", false),
            ("/containerDefinitions/*/environment/*/value/deeper", false),
            ("app-1", true),
            ("app-*", true),
            ("*1", true),
            ("a*-*", true),
            ("app", false),
            ("*2", false),
        ] {
            assert_eq!(At::parse(pattern).expect("a pattern").holds(&place), holds, "{pattern}");
        }
        assert!(At::parse("").is_err() && At::parse("/a~2").is_err() && At::parse("/a~0b~1").is_ok());
    }
}
