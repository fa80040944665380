//! Words of a file in Markdown.

/// Longer texts of a file are cut.
const LONGEST_CODE: usize = 80;

/// A text of the file as code, on one line and not too long.
pub(crate) fn code(text: &str) -> String {
    let mut short: String =
        text.chars().take(LONGEST_CODE).map(|character| if character.is_control() { ' ' } else { character }).collect();
    if text.chars().nth(LONGEST_CODE).is_some() {
        short.push('…');
    }
    // A fence is longer than any run of backticks inside.
    let longest = short.split(|character| character != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest + 1);
    let blank = if short.is_empty() || short.starts_with('`') || short.ends_with('`') { " " } else { "" };
    format!("{fence}{blank}{short}{blank}{fence}")
}

/// `a`, `a and b`, `a, b and c`.
pub(crate) fn listed<T: AsRef<str>>(words: &[T]) -> String {
    match words {
        [] => String::new(),
        [only] => only.as_ref().to_owned(),
        [first @ .., last] => {
            let first: Vec<&str> = first.iter().map(AsRef::as_ref).collect();
            format!("{} and {}", first.join(", "), last.as_ref())
        }
    }
}

/// The words as code: `` `a`, `b` and `c` ``.
pub(crate) fn listed_code<T: AsRef<str>>(words: &[T]) -> String {
    let words: Vec<String> = words.iter().map(|word| code(word.as_ref())).collect();
    listed(&words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_is_fenced() {
        assert_eq!(code("a"), "`a`");
        assert_eq!(code("a`b"), "``a`b``");
        assert_eq!(code("`"), "`` ` ``");
        assert_eq!(code("a\nb"), "`a b`");
        assert_eq!(code(&"ü".repeat(100)).chars().count(), LONGEST_CODE + 3);
    }

    #[test]
    fn lists_read_well() {
        assert_eq!(listed::<&str>(&[]), "");
        assert_eq!(listed(&["a"]), "a");
        assert_eq!(listed_code(&["a", "b", "c"]), "`a`, `b` and `c`");
    }
}
