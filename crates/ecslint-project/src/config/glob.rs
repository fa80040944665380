//! Patterns for the names of files, relative to the folder of the configuration.

use globset::{GlobBuilder, GlobMatcher};

/// A pattern with what it was written as.
#[derive(Clone, Debug)]
pub(crate) struct Glob {
    /// As it is written.
    pub(crate) text: String,
    /// The pattern itself, and everything in a folder that it names.
    itself: GlobMatcher,
    below: GlobMatcher,
}

impl Glob {
    /// Reads a pattern as `.gitignore` has them: `*` ends at a slash and `**` does not, a pattern without a slash is a name
    /// at any depth, one that begins with a slash begins in the folder of the configuration, and a folder means all that it
    /// holds.
    ///
    /// # Errors
    /// When it is no pattern; the words say why.
    pub(crate) fn parse(text: &str) -> Result<Self, String> {
        let pattern = text.trim_end_matches('/');
        if pattern.is_empty() {
            return Err("is empty".to_owned());
        }
        if pattern.starts_with('!') {
            return Err("begins with `!`, and patterns that take back others are not known here".to_owned());
        }
        let pattern = pattern.strip_prefix("./").unwrap_or(pattern);
        if pattern.split('/').any(|part| part == "..") {
            return Err(
                "leads out of the folder of the configuration, which holds for the files below it alone".to_owned()
            );
        }
        let pattern = match pattern.strip_prefix('/') {
            Some(anchored) => anchored.to_owned(),
            None if pattern.contains('/') => pattern.to_owned(),
            None => format!("**/{pattern}"),
        };
        let compile = |pattern: &str| {
            let glob = GlobBuilder::new(pattern).literal_separator(true).backslash_escape(true).build();
            glob.map(|glob| glob.compile_matcher()).map_err(|error| error.kind().to_string())
        };
        Ok(Self { text: text.to_owned(), itself: compile(&pattern)?, below: compile(&format!("{pattern}/**"))? })
    }

    /// Whether the file at `relative` is meant.
    pub(crate) fn matches(&self, relative: &str) -> bool {
        self.itself.is_match(relative) || self.below.is_match(relative)
    }

    /// Whether it means one file and no others, by its name.
    pub(crate) fn is_literal(&self) -> bool {
        self.text.contains('/') && !self.text.contains(['*', '?', '[', '{'])
    }
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
        for pattern in ["", "/", "a[1-", "{a", "!a", "../a", "a/../b"] {
            assert!(Glob::parse(pattern).is_err(), "{pattern}");
        }
        assert_eq!(Glob::parse("a[1-").map(|_| ()), Err("unclosed character class; missing ']'".to_owned()));
    }
}
