//! Patterns for the names of files, relative to the folder of the configuration.

use std::ops::Range;
use std::path::PathBuf;

use globset::{ErrorKind, GlobBuilder, GlobMatcher};

/// A pattern with what it was written as.
#[derive(Clone, Debug)]
pub(crate) struct Glob {
    /// As it is written.
    pub(crate) text: String,
    /// The pattern itself, and everything in a folder that it names.
    itself: GlobMatcher,
    below: GlobMatcher,
}

/// Why a text is no pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct GlobError {
    /// What is wrong, behind "it".
    pub(crate) words: String,
    /// Where in the text, in bytes.
    pub(crate) place: Range<usize>,
}

impl Glob {
    /// Reads a pattern as `.gitignore` has them: `*` ends at a slash and `**` does not, a pattern without a slash is a name
    /// at any depth, one that begins with a slash begins in the folder of the configuration, and a folder means all that it
    /// holds.
    ///
    /// # Errors
    /// When it is no pattern.
    pub(crate) fn parse(text: &str) -> Result<Self, GlobError> {
        let wrong = |words: &str, place| Err(GlobError { words: words.to_owned(), place });
        let pattern = text.trim_end_matches('/');
        if pattern.is_empty() {
            return wrong("is empty", 0..text.len());
        }
        if pattern.starts_with('!') {
            return wrong("begins with `!`, and patterns that take back others are not known here", 0..1);
        }
        let pattern = pattern.strip_prefix("./").unwrap_or(pattern);
        if pattern.split('/').any(|part| part == "..") {
            let start = text.find("..").unwrap_or(0);
            let words = "leads out of the folder of the configuration, which holds for the files below it alone";
            return wrong(words, start..start + 2);
        }
        let pattern = match pattern.strip_prefix('/') {
            Some(anchored) => anchored.to_owned(),
            None if pattern.contains('/') => pattern.to_owned(),
            None => format!("**/{pattern}"),
        };
        let compile = |pattern: &str| {
            let glob = GlobBuilder::new(pattern).literal_separator(true).backslash_escape(true).build();
            glob.map(|glob| glob.compile_matcher())
                .map_err(|error| GlobError { words: words_for(error.kind()), place: place_of(error.kind(), text) })
        };
        Ok(Self { text: text.to_owned(), itself: compile(&pattern)?, below: compile(&format!("{pattern}/**"))? })
    }

    /// Whether the file at `relative` is meant.
    pub(crate) fn matches(&self, relative: &str) -> bool {
        self.itself.is_match(relative) || self.below.is_match(relative)
    }

    /// The folder or file below which everything lies that is meant; `None` when that may be anywhere.
    pub(crate) fn place(&self) -> Option<PathBuf> {
        let text = self.text.trim_end_matches('/');
        let text = text.strip_prefix("./").unwrap_or(text);
        if !text.contains('/') {
            return None;
        }
        let is_plain = |part: &&str| !part.contains(['*', '?', '[', '{', '\\']);
        let place: PathBuf = text.trim_start_matches('/').split('/').take_while(is_plain).collect();
        (!place.as_os_str().is_empty()).then_some(place)
    }

    /// Whether it means one file and no others, by its name.
    pub(crate) fn is_literal(&self) -> bool {
        self.text.contains('/') && !self.text.contains(['*', '?', '[', '{'])
    }
}

/// What is wrong, behind "it".
fn words_for(kind: &ErrorKind) -> String {
    match kind {
        ErrorKind::InvalidRange(from, to) => format!("has the range `{from}-{to}`, which ends before it begins"),
        ErrorKind::UnclosedClass => "has a `[` without a `]`".to_owned(),
        ErrorKind::UnclosedAlternates => "has a `{` without a `}`".to_owned(),
        ErrorKind::UnopenedAlternates => "has a `}` without a `{`".to_owned(),
        ErrorKind::DanglingEscape => "ends with a backslash that stands before nothing".to_owned(),
        kind => format!("cannot be read: {kind}"),
    }
}

/// Where in `text` the mistake is; all of it where that is not known.
fn place_of(kind: &ErrorKind, text: &str) -> Range<usize> {
    let found = match kind {
        ErrorKind::InvalidRange(from, to) => {
            let range = format!("{from}-{to}");
            text.find(&range).map(|start| start..start + range.len())
        }
        ErrorKind::UnclosedClass => text.rfind('[').map(|start| start..text.len()),
        ErrorKind::UnclosedAlternates => text.find('{').map(|start| start..text.len()),
        ErrorKind::UnopenedAlternates => text.rfind('}').map(|start| start..start + 1),
        ErrorKind::DanglingEscape => text.rfind('\\').map(|start| start..start + 1),
        _ => None,
    };
    found.unwrap_or(0..text.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_mean_what_they_mean_to_git() {
        for (pattern, path, matches) in [
            ("task.json", "task.json", true),
            ("task.json", "deep/er/task.json", true),
            ("/task.json", "task.json", true),
            ("/task.json", "deep/task.json", false),
            ("deploy/*.json", "deploy/a.json", true),
            ("deploy/*.json", "deploy/x/a.json", false),
            ("deploy/*.json", "x/deploy/a.json", false),
            ("deploy/**/*.json", "deploy/a.json", true),
            ("deploy/**/*.json", "deploy/x/y/a.json", true),
            ("legacy", "legacy/a/b.json", true),
            ("legacy/", "x/legacy/b.json", true),
            ("./legacy/old", "legacy/old/b.json", true),
            ("*.{json,tpl}", "a.tpl", true),
            ("a[1-3].json", "a2.json", true),
            ("**", "a/b.json", true),
        ] {
            assert_eq!(Glob::parse(pattern).expect("a pattern").matches(path), matches, "{pattern} {path}");
        }
    }

    #[test]
    fn what_is_no_pattern_is_told() {
        for (pattern, place, words) in [
            ("", "", "is empty"),
            ("/", "/", "is empty"),
            ("x/a[1-", "[1-", "has a `[`"),
            ("a[9-1].json", "9-1", "has the range `9-1`"),
            ("x/{a,b", "{a,b", "has a `{`"),
            ("x/a}", "}", "has a `}`"),
            ("a\\", "\\", "ends with a backslash"),
            ("!a", "!", "begins with"),
            ("../a", "..", "leads out"),
            ("a/../b", "..", "leads out"),
        ] {
            let error = Glob::parse(pattern).map(|_| ()).expect_err(pattern);
            assert_eq!(&pattern[error.place], place, "{pattern}");
            assert!(error.words.starts_with(words), "{pattern}: {}", error.words);
        }
    }

    #[test]
    fn the_place_is_what_lies_before_the_first_sign() {
        for (pattern, place) in [
            ("deploy/*.json", Some("deploy")),
            ("/deploy/old", Some("deploy/old")),
            ("./deploy/a/**", Some("deploy/a")),
            ("legacy/", None),
            ("*.json", None),
            ("/*.json", None),
            ("**/a.json", None),
        ] {
            assert_eq!(Glob::parse(pattern).expect("a pattern").place(), place.map(PathBuf::from), "{pattern}");
        }
    }
}
