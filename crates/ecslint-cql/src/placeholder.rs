//! Placeholders: parts of an expression that another program fills in before ECS sees it.
//!
//! A doubtful text counts as a placeholder, since nothing is said about one.

/// A placeholder in marks that other text may hold too, as `<NAME>` or `@NAME@`, is at most so long. It also keeps the
/// search short in a text of such marks.
const LONGEST_NAME: usize = 64;

/// What `<`, `{` and `$` may mean where the placeholder stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    /// A subject, a keyword or an operator may begin here.
    Structure,
    /// Inside of a value.
    Value,
    /// Inside of a pattern, where braces count and angle brackets name a group.
    Pattern,
}

/// The offset behind the placeholder that begins at `at`, if one does.
pub(crate) fn end(text: &str, at: usize, place: Place) -> Option<usize> {
    let rest = text.get(at..)?.as_bytes();
    let length = match (*rest.first()?, *rest.get(1)?) {
        (b'$' | b'#' | b'%', b'{') => Some(bracketed(&rest[1..], b'{', b'}') + 1),
        (b'$', b'(') => Some(bracketed(&rest[1..], b'(', b')') + 1),
        (b'$', next) if is_name(next) => Some(1 + name_length(&rest[1..])),
        (b'{', b'{') if rest.get(2) == Some(&b'{') => Some(closed(rest, b"}}}")),
        (b'{', b'{') => Some(closed(rest, b"}}")),
        (b'{', b'%') => Some(closed(rest, b"%}")),
        (b'<', b'%') => Some(closed(rest, b"%>")),
        (b'[', b'[') => marked(rest, b"[[", b"]]"),
        (b'{', next) if is_name(next) && !next.is_ascii_digit() && !follows_escape(text, at) => {
            marked(rest, b"{", b"}")
        }
        (b'<', next) => angle(text, at, next, place),
        (b'%', b'@') => marked(rest, b"%@", b"@%"),
        (b'%', b's' | b'd' | b'v') if !rest.get(2).is_some_and(|&byte| is_name(byte)) => Some(2),
        (b'%', _) => marked(rest, b"%", b"%"),
        (b'@', b'@') => marked(rest, b"@@", b"@@"),
        (b'@', _) => marked(rest, b"@", b"@"),
        (b'_', b'_') => marked(rest, b"__", b"__"),
        _ => None,
    }?;
    // Marks are ASCII, so the end lies between characters, except where a text ends inside of brackets.
    let end = (at + length).min(text.len());
    text.is_char_boundary(end).then_some(end)
}

/// Whether a value stands for something else without any marks: capitals as in documentation, `your-…`, `xxx`.
pub(crate) fn is_stand_in(text: &str) -> bool {
    let shouted = text.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() || b"_-".contains(&byte))
        && text.bytes().any(|byte| byte.is_ascii_uppercase());
    shouted || names_itself(text)
}

/// Whether a value says in words that it stands for something else.
pub(crate) fn names_itself(text: &str) -> bool {
    let lower = text.to_ascii_lowercase();
    let beginnings = ["your", "my-", "my_", "example", "change", "replace", "..."];
    beginnings.iter().any(|word| lower.starts_with(word)) || lower.contains("xxx") || lower.contains("placeholder")
}

fn is_name(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}

fn name_length(rest: &[u8]) -> usize {
    rest.iter().take_while(|&&byte| is_name(byte)).count()
}

/// The length of the brackets that open at the start; all of the rest when they are not closed, since the text is then
/// still being typed.
fn bracketed(rest: &[u8], open: u8, close: u8) -> usize {
    let mut depth = 0_usize;
    for (index, &byte) in rest.iter().enumerate() {
        if byte == open {
            depth += 1;
        } else if byte == close {
            depth -= 1;
            if depth == 0 {
                return index + 1;
            }
        }
    }
    rest.len()
}

/// The length up to and with `closing`; all of the rest when it is missing.
fn closed(rest: &[u8], closing: &[u8]) -> usize {
    rest.windows(closing.len()).position(|window| window == closing).map_or(rest.len(), |found| found + closing.len())
}

/// The length of a name between two marks.
fn marked(rest: &[u8], open: &[u8], close: &[u8]) -> Option<usize> {
    let inner = rest.strip_prefix(open)?;
    let inner = &inner[..inner.len().min(LONGEST_NAME)];
    let mut length = name_length(inner);
    if close == b"__" {
        // The closing mark is made of name characters itself.
        length = inner[..length].windows(2).rposition(|window| window == close)?;
    }
    let closes = inner.get(length..)?.starts_with(close);
    (length > 0 && closes).then_some(open.len() + length + close.len())
}

/// Whether the brace at `at` belongs to `\p{Name}`.
fn follows_escape(text: &str, at: usize) -> bool {
    let before = &text.as_bytes()[..at];
    matches!(before, [.., b'\\', b'p' | b'P' | b'N'])
}

/// The length of `<NAME>`. Inside of a value it may be a phrase; elsewhere `<` is an operator more likely than not.
fn angle(text: &str, at: usize, next: u8, place: Place) -> Option<usize> {
    let before = &text.as_bytes()[..at];
    let names_group = place == Place::Pattern && matches!(before, [.., b'(', b'?'] | [.., b'\\', b'k']);
    if names_group || !(next.is_ascii_alphabetic() || next == b'_') {
        return None;
    }
    let inner = text.get(at + 1..)?.as_bytes();
    let belongs = |byte: u8| is_name(byte) || b"-.:/".contains(&byte) || (byte == b' ' && place != Place::Structure);
    let length = inner.iter().take(LONGEST_NAME).take_while(|&&byte| belongs(byte)).count();
    (inner.get(length) == Some(&b'>')).then_some(length + 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_usual_forms_and_no_others() {
        let whole = [
            "${X}",
            "${a ${b}}",
            "$(X)",
            "$NAME",
            "#{x}",
            "%{x}",
            "{{ x }}",
            "{{{x}}}",
            "{% if x %}",
            "<%= x %>",
            "<X>",
            "<FULL or CORE>",
            "%X%",
            "%s",
            "@x@",
            "@@X@@",
            "__X__",
            "{name}",
            "[[x]]",
            "${unfinished",
        ];
        for text in whole {
            assert_eq!(end(text, 0, Place::Value), Some(text.len()), "{text}");
        }
        for text in ["$", "$ ", "<5", "< a", "{2,3}", "%", "@", "__", "_x_", "[x]", "a", "%sum", "<é>"] {
            assert_eq!(end(text, 0, Place::Value), None, "{text}");
        }
        assert_eq!(end("<FULL or CORE>", 0, Place::Structure), None);
        assert_eq!(end("(?<name>x)", 2, Place::Pattern), None);
        assert_eq!(end("\\p{Alpha}", 2, Place::Pattern), None);
    }
}
