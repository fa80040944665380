//! The keys of `ecslint.toml`: the one list behind the reader's "did you mean", the schema and the documents.

/// A key with what is written behind it.
#[derive(Clone, Copy, Debug)]
pub struct Key {
    /// Its name.
    pub name: &'static str,
    /// What it is for, a sentence.
    pub summary: &'static str,
    /// What its value looks like.
    pub shape: Shape,
}

/// Forms of values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// A list of names of rules and groups.
    Rules,
    /// The same with at least one name.
    RulesToIgnore,
    /// A list of such names, or of entries.
    RulesOrEntries,
    /// A table from rules and groups to levels.
    Levels,
    /// A severity.
    Severity,
    /// A list of globs.
    Globs,
    /// A table from globs to kinds.
    Kinds,
    /// A launch type.
    LaunchType,
    /// The name of a file.
    File,
    /// A place, or a list of places.
    Places,
    /// A text.
    Text,
    /// A day.
    Day,
}

/// The keys at the top of the file.
pub const KEYS: [Key; 8] = [
    Key { name: "select", summary: "The rules and groups that run. Without it all do.", shape: Shape::Rules },
    Key {
        name: "ignore",
        summary: "The rules and groups that do not run; or, as `[[ignore]]` tables, findings that are not reported.",
        shape: Shape::RulesOrEntries,
    },
    Key {
        name: "severity",
        summary: "The severity of what rules and groups find, in place of their own; `off` turns them off.",
        shape: Shape::Levels,
    },
    Key {
        name: "fail-on",
        summary: "The lowest severity that makes the exit code 1; `error` where nothing is written.",
        shape: Shape::Severity,
    },
    Key {
        name: "exclude",
        summary: "Globs of files that are not checked, not even when they are named on the command line.",
        shape: Shape::Globs,
    },
    Key {
        name: "kinds",
        summary: "What files hold, by glob, where it is not to be found out. Such files are found whatever they are called.",
        shape: Shape::Kinds,
    },
    Key {
        name: "launch-type",
        summary: "What a file without `requiresCompatibilities` runs on.",
        shape: Shape::LaunchType,
    },
    Key {
        name: "baseline",
        summary: "A file with findings that are known and not reported, written by `--write-baseline`.",
        shape: Shape::File,
    },
];

/// The keys of an `[[ignore]]` entry.
pub const ENTRY_KEYS: [Key; 5] = [
    Key {
        name: "rules",
        summary: "The rules and groups whose findings are not reported. Required.",
        shape: Shape::RulesToIgnore,
    },
    Key { name: "reason", summary: "Why they are not reported. Required.", shape: Shape::Text },
    Key { name: "files", summary: "Globs of the files it holds for. Without it all files.", shape: Shape::Globs },
    Key {
        name: "at",
        summary: "The value it holds for, as JSON Pointer with `*` for anything and names for items of lists; or a container's \
                  name. Without it the whole file.",
        shape: Shape::Places,
    },
    Key { name: "until", summary: "The last day on which it holds. Without it always.", shape: Shape::Day },
];
